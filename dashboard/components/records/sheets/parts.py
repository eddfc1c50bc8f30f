"""Parts that several kinds of sheets have: projects, history, and what goes with them."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.components.figures.figure import section
from dashboard.components.figures.selection_figures import show_reach
from dashboard.components.records.history import show_history
from dashboard.components.records.project_card import project_cards
from dashboard.components.records.sheets.sheet_frame import Step, looking_at, subject_head
from dashboard.components.session.links import link_box, link_row, project_link
from dashboard.components.session.say import say, say_info
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.amounts import spread
from dashboard.measures.cards import cards, newest
from dashboard.measures.sheets.subject import KINDS, Subject, first_and_latest, history, others
from dashboard.texts.amounts import total_text

LISTED = 6
"""Projects that a sheet lists; the page of projects has them all."""

TOLD_IN_TIME = 3
"""Dated projects from which a picture in time says more than the list."""


def opening(
    screen: Screen, about: Subject, facts: Sequence[str], steps: Sequence[Step] = ()
) -> None:
    """Draw what a sheet starts with: its head, with what was granted, and its projects."""
    found = spread(about.selection)
    if found.known:
        said = total_text(found, screen.words)
        granted = screen.words.text(
            "{fact}: {quote}", fact=screen.words.text("Granted"), quote=said
        )
        mark = screen.words.text("{what} (internal)", what=granted) if found.own else granted
        facts = [*facts, mark]
    subject_head(screen, about, facts, steps, below=lambda: first_latest(screen, about))
    list_projects(screen, about)


def first_latest(screen: Screen, about: Subject) -> None:
    """Say which project was the first, and which is the latest."""
    words = screen.words
    first, latest = first_and_latest(about, words)
    if first.empty:
        return
    if about.selection.size == 1:
        ends = [(words.text("Only project"), first)]
    elif first["id"].equals(latest["id"]):
        ends = [(words.text("First and latest"), first)]
    else:
        ends = [(words.text("First"), first), (words.text("Latest"), latest)]
    for said, projects in ends:
        with link_box(f"ends-{said}"):
            committee = projects["committee"].iloc[0]
            st.markdown(f"**{escaped(said)}** — {escaped(committee)}", width="content")
            for project, name in zip(projects["id"], projects["title"], strict=True):
                project_link(screen, project, escaped(name))


def list_projects(screen: Screen, about: Subject) -> None:
    """Draw the projects, the latest first, and in time."""
    words, size = screen.words, about.selection.size
    if not size:
        say_info(words, "No recorded project.")
        return
    section(words.plural("{count} project", "{count} projects", size))
    shown = newest(about.selection, LISTED)
    project_cards(screen, cards(about.selection.index, shown, words))
    if size > LISTED:
        said = words.plural("See the {count} project", "See the {count} projects", size)
        pairs = looking_at(screen, about).address()
        st.page_link(screen.pages["projects"], label=said, query_params=pairs)
    if len(history(about.selection, words)) >= TOLD_IN_TIME:
        show_history(looking_at(screen, about))


def around(
    screen: Screen,
    about: Subject,
    left: Sequence[str | Callable[[], None]],
    right: Sequence[str] = ("theme", "region", "departement", "commune"),
) -> None:
    """Draw on two sides what the projects have to do with, and below what they aim at.

    Each is a kind of sheets, or on the `left` what draws something else.
    """
    for side, parts in zip(st.columns(2), (left, right), strict=True):
        with side:
            for part in parts:
                if isinstance(part, str):
                    goes_with(screen, about, part)
                else:
                    part()
    figures(screen, about)


def goes_with(screen: Screen, about: Subject, kind: str) -> None:
    """Draw what of a kind of sheets the projects have to do with, most projects first."""
    words, index = screen.words, screen.selection.index
    if not about.selection.size:
        return
    measure = others(about, kind, words)
    section(_title(screen, about, kind))
    rows = measure.frame[["id", "label", "projects"]].itertuples(index=False, name=None)
    labels = [(kind, key, f"{escaped(name)} ({words.number(count)})") for key, name, count in rows]
    link_row(screen, f"with-{kind}", labels)
    unstated = sum(part.projects for part in measure.coverage.left_out)
    if unstated:
        reason = words.text(index.facets[kind].unstated)
        said = words.plural(
            "{count} project: {reason}", "{count} projects: {reason}", unstated, reason=reason
        )
        st.caption(escaped(said))
    elif not labels:
        say(words, "None in the recorded projects.")


def _title(screen: Screen, about: Subject, kind: str) -> str:
    words = screen.words
    if kind == about.kind == "landlord":
        return words.text("Landlords it worked with")
    if kind == about.kind:
        return words.text("{kind}: others in the same projects", kind=words.text(KINDS[kind]))
    return words.text(KINDS[kind])


def figures(screen: Screen, about: Subject) -> None:
    """Draw what the projects aim at."""
    if about.selection.size:
        show_reach(looking_at(screen, about))
