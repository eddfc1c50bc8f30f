"""Landlords: who takes part most, their networks, and who works with whom."""

from collections.abc import Callable, Collection, Mapping

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.web import PROJECT, drawn_landlords, web_drawing
from dashboard.components.clicks import on_mark
from dashboard.components.empty import say_if_empty
from dashboard.components.export_menu import Said
from dashboard.components.figure import section, show_chart
from dashboard.components.links import with_sheets
from dashboard.components.organisations_table import organisations_tables
from dashboard.components.screen import PHONE_WIDTH, Screen
from dashboard.counting import RULES
from dashboard.headlines import leading, web_headline
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.records import project_list
from dashboard.measures.web import Web, joint_web
from dashboard.notes import counted_without, coverage_note, joined_note
from dashboard.style.palette import ThemeLook, look_at
from dashboard.tables import counted_table
from dashboard.words import Words

MOST_BARS = 15
"""Landlords, or networks, that a chart shows: what fits on a screen; its table has them all."""


WEB_WIDTH = 1000
"""Pixels that the web is laid out in on a desktop; it stretches with the window."""


_OPENED = "web-opened"
"""The project whose square was clicked: a page can be left only while it is drawn."""


def page(screen: Screen) -> None:
    """Draw the landlords of the selection."""
    opened = st.session_state.pop(_OPENED, None)
    if opened is not None:
        st.switch_page(screen.pages["projects"], query_params=screen.address(project=opened))
    if say_if_empty(screen):
        return
    left, right = st.columns(2, gap="large")
    with left:
        _ranking(screen)
    with right:
        _networks(screen)
    _web(screen)
    organisations_tables(screen)


def _ranking(screen: Screen) -> None:
    words = screen.words
    measure = ranked(projects_by(screen.selection.without("landlord"), "landlord", words))
    first = _first(measure.frame, screen.chosen("landlord"))
    hidden = len(measure.frame) - len(first)
    show_chart(
        screen,
        "landlords",
        lambda scheme: bars(
            first,
            scheme,
            hover=words.text("projects"),
            highlighted=screen.chosen("landlord"),
        ),
        lambda: with_sheets(
            screen,
            counted_table(measure.frame, words.text("Landlord"), words),
            "landlord",
            measure.frame["id"],
        ),
        Said(
            subject=words.text("Projects by landlord"),
            headline=leading(screen.selection, "landlord", words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                words.plural(
                    "{count} more landlord, with {projects} of these, stands in the table.",
                    "{count} more landlords, with {projects} of these, stand in the table.",
                    hidden,
                    projects=words.number(_hidden_projects(measure.frame, first)),
                )
                if hidden
                else "",
                counted_without(screen.selection, ["landlord"], words),
            ),
            rule=words.text(RULES["landlord"]),
        ),
        facets=["landlord"],
    )


def _first(frame: pd.DataFrame, chosen: Collection[str]) -> pd.DataFrame:
    """Return the rows that a chart has room for; what is chosen is always among them."""
    shown = frame["id"].isin(chosen)
    shown[:MOST_BARS] = True
    return frame[shown]


def _hidden_projects(every: pd.DataFrame, drawn: pd.DataFrame) -> int:
    """Return what the rows add up to that are not drawn."""
    return int(every["projects"].sum() - drawn["projects"].sum())


def _networks(screen: Screen) -> None:
    words = screen.words
    measure = ranked(projects_by(screen.selection.without("network"), "network", words))
    first = _first(measure.frame, screen.chosen("network"))
    hidden = len(measure.frame) - len(first)
    show_chart(
        screen,
        "networks",
        lambda scheme: bars(
            first,
            scheme,
            hover=words.text("projects"),
            highlighted=screen.chosen("network"),
        ),
        lambda: with_sheets(
            screen,
            counted_table(measure.frame, words.text("Landlord network"), words),
            "network",
            measure.frame["id"],
        ),
        Said(
            subject=words.text("Projects by landlord network"),
            headline=leading(screen.selection, "network", words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                words.text(
                    "A network is the group, or the local authority, that a landlord belonged to "
                    "when the project was selected. A group inside another counts in both."
                ),
                words.plural(
                    "{count} more network, with {projects} of these, stands in the table.",
                    "{count} more networks, with {projects} of these, stand in the table.",
                    hidden,
                    projects=words.number(_hidden_projects(measure.frame, first)),
                )
                if hidden
                else "",
                counted_without(screen.selection, ["network"], words),
            ),
            rule=words.text(RULES["network"]),
        ),
        facets=["network"],
    )


def _web(screen: Screen) -> None:
    words = screen.words
    web = joint_web(screen.selection.without("landlord"), screen.words)
    if web.edges.empty:
        section(words.text("Who works with whom"))
        st.info(words.text("No selected project is backed by several landlords."))
        return
    show_chart(
        screen,
        "web",
        lambda scheme: web_drawing(
            web.nodes,
            web.members,
            scheme,
            width=PHONE_WIDTH if screen.narrow else WEB_WIDTH,
            looks=_project_looks(screen),
            projects=words.text("projects"),
            highlighted=screen.chosen("landlord"),
        ),
        lambda: web.edges[["one_label", "other_label", "projects"]].set_axis(
            [
                words.text("Landlord"),
                words.text("works with"),
                words.text("Projects together"),
            ],
            axis=1,
        ),
        Said(
            subject=words.text("Who works with whom"),
            headline=web_headline(screen.selection, words),
            note=joined_note(
                words.text(
                    "A square is a joint project, in its main theme's colour; lines tie it to its "
                    "landlords."
                ),
                _lines_note(web, words),
                coverage_note(web.coverage, words),
                counted_without(screen.selection, ["landlord"], words),
            ),
            rule=words.text("A project counts once for each pair of its landlords."),
        ),
        facets=["landlord"],
        clicked=_clicked,
    )


def _clicked(mark: object) -> None:
    """Choose the landlord of a disc, or have the next run open the project of a square."""
    match mark:
        case [kind, str(project)] if kind == PROJECT:
            st.session_state[_OPENED] = project
        case _:
            on_mark(["landlord"])(mark)


def _lines_note(web: Web, words: Words) -> str:
    """Say how many lines are drawn, and how many landlords there was no room for."""
    drawn = set(drawn_landlords(web.nodes))
    lines = int(web.members["landlord"].isin(drawn).sum())
    said = words.plural("{count} line is drawn.", "{count} lines are drawn.", lines)
    more = len(web.nodes) - len(drawn)
    if not more:
        return said
    return said + " " + words.plural(
        "{count} more landlord stands in the table.",
        "{count} more landlords stand in the table.",
        more,
    )  # fmt: skip


def _project_looks(screen: Screen) -> dict[str, ThemeLook]:
    projects = project_list(screen.selection.without("landlord"), screen.words)
    return {
        project: screen.looks[theme] if pd.notna(theme) else look_at(None)
        for project, theme in zip(projects["id"], projects["theme"], strict=True)
    }


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "landlords": _ranking,
    "networks": _networks,
    "web": _web,
}
"""The figures of this page that can stand alone, by the name in their address."""
