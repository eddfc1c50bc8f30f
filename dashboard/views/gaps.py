"""Without projects: the regions, départements and landlords that the selection does not reach."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from dashboard.charts.against_homes import against_homes
from dashboard.charts.bars import bars
from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.figure import how_counted, section, show_figure
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.session.say import say, say_info, say_small
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.maps.gap_map import gap_map
from dashboard.measures.against_homes import FEW
from dashboard.measures.committees import recorded_of_all
from dashboard.style.scheme import Scheme
from dashboard.texts.coverage import all_recorded
from dashboard.texts.figures.without_projects import (
    against_homes_figure,
    anywhere,
    departements_figure,
    empty_regions,
    landlords_figure,
)
from dashboard.texts.headlines import gaps_finding


def page(screen: Screen) -> None:
    """Draw what the selection does not reach."""
    if anywhere(screen.selection).size == 0:
        page_title(screen, screen.words.text("Territories without a project"))
        say_if_empty(screen)
        return
    page_title(screen, gaps_finding(anywhere(screen.selection), screen.words))
    if screen.in_amounts:
        say_small(
            screen.words,
            "Projects are counted here, not amounts: what has no project has none. What each "
            "region was granted stands on the map.",
        )
    _say_partial(screen)
    # A table of thirteen columns needs all of the page.
    table = st.session_state.get("view-against-homes") == "table"
    left, right = (st.container(), st.container()) if table else st.columns(2)
    with left:
        _regions(screen)
    with right:
        _departements(screen)
    # While nothing is chosen every landlord of the data has a project, and where nothing is
    # selected none: that says nothing.
    if screen.selection.size and screen.selection.without("landlord").choices.pairs():
        _landlords(screen)


def _say_partial(screen: Screen) -> None:
    words, index = screen.words, screen.selection.index
    if not recorded_of_all(index).partly:
        return
    say(words, "What looks empty here may have a project that the data set does not know yet.")
    how_counted(words, all_recorded(index, words))


def _regions(screen: Screen) -> None:
    words = screen.words
    said = against_homes_figure(screen.selection, words)
    columns = {
        words.text("projects"): said.frame["projects_text"].tolist(),
        words.text("expected from the social homes"): said.frame["expected_text"].tolist(),
        words.text("social homes"): said.frame["homes_text"].tolist(),
    }
    drawn = partial(
        against_homes,
        said.frame,
        columns=dict(list(columns.items())[: 2 if screen.narrow else 3]),
        projects=words.text("projects"),
        few=words.text("under {few} projects", few=words.number(FEW)),
        expected=words.text("if spread like the homes"),
        highlighted=screen.chosen("region"),
        narrow=screen.narrow,
    )
    show_figure(screen, said, drawn, titled=not screen.embedded)


def _departements(screen: Screen) -> None:
    words = screen.words
    said = departements_figure(screen.selection, words, narrow=screen.narrow)

    def drawn(scheme: Scheme) -> str:
        return gap_map(
            shared_geography(),
            said.frame,
            scheme,
            legend=(words.text("with a project"), words.text("without a project")),
            empty_regions=empty_regions(screen.selection, words),
            narrow=screen.narrow,
            chosen=screen.chosen("departement"),
            within=screen.chosen("region"),
        )

    clicked = on_part(said.facets)
    show_figure(screen, said, drawn, clicked=clicked, picture=words.text("Map"))


def _landlords(screen: Screen) -> None:
    words = screen.words
    said = landlords_figure(screen.selection, words)
    if said.frame.empty:
        section(said.subject)
        say_info(
            words,
            "Every landlord of the data set has a selected project. Choose a theme, a year or "
            "a network to see which landlords have none there.",
        )
        return

    hover = words.text("projects outside the selection")
    show_figure(screen, said, partial(bars, said.frame, hover=hover))


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "against-homes": _regions,
    "gap-map": _departements,
    "landlords-without": _landlords,
}
"""The figures of this page that can stand alone, by the name in their address."""
