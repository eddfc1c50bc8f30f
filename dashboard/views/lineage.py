"""Lineage: projects that follow one another, in time, with the landlords that joined or left."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from dashboard.charts.chain import chain_drawing
from dashboard.components.figures.figure import how_counted, show_figure
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.session.say import say, say_info
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import page_of
from dashboard.language.markdown import escaped
from dashboard.measures.chains import Chain, chains
from dashboard.texts.coverage import coverage_note
from dashboard.texts.figures.chains import CHANGES, chain_figure

PER_PAGE = 6


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
        say_info(
            words,
            "No selected project is recorded as following an earlier one, or as followed by a "
            "later one. Take a filter away: chains are rare.",
        )
        return
    how_counted(
        words,
        coverage_note(coverage, words),
        words.text(
            "A chain is shown whole, with projects outside the selection. Only what an "
            "announcement says is drawn: a project may follow another without saying so."
        ),
    )
    shown = page_of(found, PER_PAGE, key="chains-page")
    columns = st.columns(2)
    for at, chain in enumerate(shown):
        with columns[at % 2]:
            _chain(screen, chain)


def _chain(screen: Screen, chain: Chain) -> None:
    words = screen.words
    said = chain_figure(screen.selection, chain, words)
    drawn = partial(
        chain_drawing,
        said.frame,
        chain.landlords,
        changes={change: words.text(name) for change, name in CHANGES.items()},
        narrow=screen.narrow,
    )
    show_figure(screen, said, drawn)
    _sources(screen, chain)


def _sources(screen: Screen, chain: Chain) -> None:
    """Give the words that each link rests on, and the way to the sheets."""
    words = screen.words
    titles = dict(zip(chain.projects["id"], chain.projects["title"], strict=True))
    columns = ["earlier", "later", "relation_label", "as_written"]
    for earlier, later, relation, written in chain.links[columns].itertuples(
        index=False, name=None
    ):
        said = f"**{escaped(titles[later])}** {escaped(relation)} **{escaped(titles[earlier])}**"
        say(words, "{what}: “{quote}”", what=said, quote=escaped(written))
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
