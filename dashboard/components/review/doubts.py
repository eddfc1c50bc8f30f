"""The doubts about a draft, each with its words, until they are settled."""

from dataclasses import replace

import streamlit as st

from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.components.session.say import say_warning
from dashboard.language.markdown import escaped
from dashboard.selection.facets import committee_labels
from dashboard.texts.announcement_doubts import doubt_text
from loaders.announcement.model import Doubt
from loaders.review.document import Review, ReviewedProject
from loaders.review.missing import likely_duplicate

QUOTED = 60
"""Characters of the words that a doubt is about."""


def doubts_form(opened: OpenReview, number: int) -> None:
    """Draw the doubts of a project, and say where it may be in the data set already."""
    project = opened.review.projects[number]
    _duplicate(opened, project)
    _list(opened, project.doubts, number)


_STYLE = """<style>
[class*="st-key-row-"] {flex-wrap: nowrap;}
[class*="st-key-row-"] > :first-child {flex: 1 1 auto; width: auto; min-width: 0;}
</style>"""
"""A doubt stays on one line with its buttons. For this page alone: see style/sheet.css."""


def whole_doubts_form(opened: OpenReview) -> None:
    """Draw the doubts about the announcement as a whole."""
    st.html(_STYLE)
    _list(opened, opened.review.doubts, None)


def _list(opened: OpenReview, doubts: tuple[Doubt, ...], number: int | None) -> None:
    words = opened.screen.words
    for position, doubt in enumerate(doubts):
        key = opened.key("doubt", number, position)
        with st.container(
            horizontal=True, gap="xsmall", vertical_alignment="center", key=f"row-{key}"
        ):
            said = doubt_text(doubt.code, _named(opened, doubt), words)
            quoted = _quoted(opened.review, doubt, number)
            if quoted and quoted not in said:
                said = words.text("{doubt} — “{words}”", doubt=said, words=quoted)
            st.markdown(f"⚠️ {escaped(said)}")
            words_button(opened, f"{key}-words", doubt.words)
            st.button(
                words.text("Checked"),
                key=f"{key}-settled",
                on_click=_settle,
                args=(opened, number, position),
            )


def _named(opened: OpenReview, doubt: Doubt) -> dict[str, str]:
    """Return what a sentence about the doubt needs, with the known name for its id."""
    known = doubt.params.get("known")
    if not known:
        return doubt.params
    tables = opened.screen.text().tables
    names = {
        identifier: name
        for table in ("organisations", "landlords")
        for identifier, name in zip(tables[table]["id"], tables[table]["name"], strict=True)
    }
    return {**doubt.params, "known": names.get(known, known)}


def _quoted(review: Review, doubt: Doubt, number: int | None) -> str:
    """Return the words that a doubt is about; none where that is the whole of a text."""
    whole = (0, len(review.text)) if number is None else review.projects[number].words
    if not doubt.words or not whole or (doubt.words[0] <= whole[0] and doubt.words[1] >= whole[1]):
        return ""
    start, end = doubt.words
    quoted = " ".join(review.text[start:end].split())
    return quoted if len(quoted) <= QUOTED else quoted[: QUOTED - 1] + "…"


def _settle(opened: OpenReview, number: int | None, position: int) -> None:
    if number is not None:
        opened.edit_project(number, lambda project: project.without_item("doubts", position))
        return

    def settled(review: Review) -> Review:
        left = (*review.doubts[:position], *review.doubts[position + 1 :])
        return replace(review, doubts=left)

    opened.edit(settled)


def _duplicate(opened: OpenReview, project: ReviewedProject) -> None:
    words, projects = opened.screen.words, opened.screen.portfolio.projects
    found = None if project.added_as else likely_duplicate(project, projects)
    if found is None:
        return
    row = projects.set_index("id").loc[found]
    with st.container(gap="xsmall", key="links-duplicate"):
        say_warning(
            words,
            "The data set has a project of this title ({committee}): “{title}”. Leave this "
            "draft out if it is the same.",
            committee=committee_labels(opened.screen.portfolio, words).get(
                str(row["committee"]), str(row["committee"])
            ),
            title=str(row["title"]),
        )
        st.page_link(
            opened.screen.pages["projects"],
            label=words.text("See it"),
            query_params=[("project", found), ("lang", words.language)],
        )
