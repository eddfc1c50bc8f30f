"""Lineage: projects that follow one another, in time, with the landlords that joined or left."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.chain import chain_drawing
from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import show_chart
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_
from dashboard.measures.chains import Chain, chains
from dashboard.texts.coverage import coverage_note

PER_PAGE = 5

CHANGES = {
    "there": N_("takes part"),
    "stayed": N_("already there, and stays"),
    "joined": N_("joins"),
    "left": N_("no longer named"),
    "unstated": N_("takes part; before, not stated"),
}


def page(screen: Screen) -> None:
    """Draw the chains that the selected projects are part of."""
    words = screen.words
    if not screen.selection.size:
        page_title(screen, words.text("Chains of projects"))
        say_if_empty(screen)
        return
    found, coverage = chains(screen.selection, words)
    page_title(
        screen,
        words.plural(
            "{count} chain of projects is recorded",
            "{count} chains of projects are recorded",
            len(found),
        )
        if found
        else words.text("Chains of projects"),
    )
    if not found:
        st.info(
            words.text(
                "No selected project is recorded as following an earlier one, or as followed by a "
                "later one."
            )
        )
        return
    st.caption(
        escaped(
            coverage_note(coverage, words)
            + " "
            + words.text(
                "A chain is shown whole, with projects outside the selection. Only what an "
                "announcement says is drawn: a project may follow another without saying so."
            )
        )
    )
    number = 1
    pages = -(-len(found) // PER_PAGE)
    if pages > 1:
        number = st.pagination(pages, key="chains-page")
    for chain in found[(number - 1) * PER_PAGE : number * PER_PAGE]:
        _chain(screen, chain)


def _chain(screen: Screen, chain: Chain) -> None:
    words = screen.words
    days = [day or words.text("day not recorded") for day in chain.projects["when"]]
    note = _membership(screen, chain)
    if not chain.projects["recorded"].all():
        note += " " + words.text(
            "A project in italics behind a dotted line is not recorded here: only a later "
            "announcement speaks of it, so its day and its other landlords are not known."
        )
    show_chart(
        screen,
        f"chain-{chain.key}",
        lambda scheme: chain_drawing(
            chain.projects,
            chain.landlords,
            scheme,
            days=days,
            changes={change: words.text(name) for change, name in CHANGES.items()},
            narrow=screen.narrow,
        ),
        lambda: _table(screen, chain, days),
        FigureText(
            subject=" → ".join(chain.projects["title"]),
            headline=_headline(screen, chain),
            note=note,
            rule=words.text("Each row is a landlord in a project of the chain."),
        ),
    )
    _sources(screen, chain)


def _membership(screen: Screen, chain: Chain) -> str:
    """Say how many projects of the chain are selected, and how many are shown beside them."""
    words = screen.words
    selected = set(screen.portfolio.projects["id"][screen.selection.mask])
    within = int(chain.projects["id"].isin(selected).sum())
    recorded = int(chain.projects["recorded"].sum())
    return words.plural(
        "{count} project in the chain: {within} in the selection, {outside} outside it, "
        "{missing} not recorded.",
        "{count} projects in the chain: {within} in the selection, {outside} outside it, "
        "{missing} not recorded.",
        len(chain.projects),
        within=words.number(within),
        outside=words.number(recorded - within),
        missing=words.number(len(chain.projects) - recorded),
    )


def _headline(screen: Screen, chain: Chain) -> str:
    """Say what the landlords do in the last project of the chain."""
    words = screen.words
    last = chain.landlords[chain.landlords["project"] == chain.key]
    counts = last["change"].value_counts()
    said = {
        "stayed": words.plural("{count} landlord stays", "{count} landlords stay",
                               int(counts.get("stayed", 0))),
        "joined": words.plural("{count} joins", "{count} join", int(counts.get("joined", 0))),
        "left": words.plural("{count} is no longer named", "{count} are no longer named",
                             int(counts.get("left", 0))),
        "unstated": words.plural(
            "{count} landlord, of which nothing says whether it took part before",
            "{count} landlords, of which nothing says whether they took part before",
            int(counts.get("unstated", 0)),
        ),
    }  # fmt: skip
    parts = [text for change, text in said.items() if counts.get(change, 0)]
    return " · ".join(parts) or words.text("No landlord stated")


def _table(screen: Screen, chain: Chain, days: list[str]) -> pd.DataFrame:
    words = screen.words
    about = chain.projects.assign(day=days)[["id", "title", "recorded", "day"]]
    rows = about.merge(chain.landlords, left_on="id", right_on="project", how="left")
    recorded = {True: words.text("yes"), False: words.text("no")}
    return pd.DataFrame(
        {
            words.text("Project"): rows["title"],
            words.text("Day"): rows["day"],
            words.text("Recorded"): rows["recorded"].map(recorded),
            words.text("Landlord"): rows["label"].fillna(words.text("landlord not stated")),
            words.text("In the chain"): [
                words.text(CHANGES[change]) if pd.notna(change) else "" for change in rows["change"]
            ],
        }
    )


def _sources(screen: Screen, chain: Chain) -> None:
    """Give the words that each link rests on, and the way to the sheets."""
    words = screen.words
    titles = dict(zip(chain.projects["id"], chain.projects["title"], strict=True))
    columns = ["earlier", "later", "relation_label", "as_written"]
    for earlier, later, relation, written in chain.links[columns].itertuples(
        index=False, name=None
    ):
        said = f"**{escaped(titles[later])}** {escaped(relation)} **{escaped(titles[earlier])}**"
        st.markdown(words.text("{what}: “{quote}”", what=said, quote=escaped(written)))
    with st.container(horizontal=True, gap="small"):
        for project in chain.projects.loc[chain.projects["recorded"], "id"]:
            st.page_link(
                screen.pages["projects"],
                label=words.text("Sheet: {title}", title=escaped(titles[project])),
                query_params=screen.address(project=project),
            )


def figures(screen: Screen) -> Mapping[str, Callable[[Screen], None]]:
    """Return the figures of this page that can stand alone, by the name in their address."""
    found, _ = chains(screen.selection, screen.words)
    return {f"chain-{chain.key}": partial(_chain, chain=chain) for chain in found}
