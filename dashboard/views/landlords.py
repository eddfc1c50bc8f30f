"""Landlords: who takes part most, their networks, and who works with whom."""

from collections.abc import Callable, Collection, Mapping

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.landlord_web import WebLook, WebText, drawn_projects, web_drawing
from dashboard.charts.landlord_web_list import FEW, web_list
from dashboard.components.figures.amounts import amounts_switch, show_amounts
from dashboard.components.figures.clicks import toggle
from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import section, show_chart
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.records.organisations_table import organisations_tables
from dashboard.components.session.links import link_row, sheet_address, sheet_kind, with_sheets
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import Words
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.landlord_web import Web, joint_web
from dashboard.measures.sheets.subject import KINDS
from dashboard.style.palette import look_at
from dashboard.style.scheme import Scheme
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import counted_without, coverage_note, joined_note
from dashboard.texts.headlines import leading, web_headline
from dashboard.texts.home import FEW as FEW_PROJECTS
from dashboard.texts.tables import counted_table, joint_table

MOST_BARS = 10
"""Landlords, or networks, that a chart shows: what fits on a screen; its table has them all."""


def page(screen: Screen) -> None:
    """Draw the landlords of the selection."""
    if not screen.selection.size:
        page_title(screen, screen.words.text("Actors"))
        say_if_empty(screen)
        return
    page_title(screen, web_headline(screen.selection, screen.words).removesuffix("."))
    amounts_switch(screen)
    joint = joint_web(screen.selection.without("landlord", "network"), screen.words)
    if joint.projects.empty:  # the title says so, and the rankings have the whole width
        left, right = st.columns(2, gap="large")
        with left:
            _ranking(screen)
        with right:
            _networks(screen)
    else:
        left, right = st.columns([5, 3], gap="large")
        with left:
            _web(screen)
        with right:
            _ranking(screen)
            _networks(screen)
    organisations_tables(screen)


def _ranking(screen: Screen) -> None:
    words = screen.words
    if screen.in_amounts:
        show_amounts(screen, "landlords", "landlord", words.text("Amounts by landlord"))
        return
    measure = ranked(projects_by(screen.selection.without("landlord"), "landlord", words))
    if _named(screen, "landlord", measure.frame):
        return
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
        FigureText(
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
            bars=[words.text("Projects")],
        ),
        facets=["landlord"],
    )


def _named(screen: Screen, facet: str, frame: pd.DataFrame) -> bool:
    """Name, in place of bars that would all be one project long, whom few projects have."""
    few = screen.selection.size <= FEW_PROJECTS and not screen.embedded
    if not few or frame.empty or frame["projects"].max() > 1:
        return False
    kind, words = sheet_kind(facet), screen.words
    links = [(kind, key, escaped(name)) for key, name in frame[["id", "label"]].to_numpy()]
    link_row(screen, f"named-{facet}", links, title=words.text(KINDS[facet]))
    return True


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
    if screen.in_amounts:
        show_amounts(screen, "networks", "network", words.text("Amounts by landlord network"))
        return
    measure = ranked(projects_by(screen.selection.without("network"), "network", words))
    if _named(screen, "network", measure.frame):
        return
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
        FigureText(
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
            bars=[words.text("Projects")],
        ),
        facets=["network"],
    )


def _web(screen: Screen) -> None:
    words = screen.words
    selection = screen.selection.without("landlord", "network")
    web = joint_web(selection, words)
    if web.projects.empty:
        section(words.text("Who works with whom"))
        st.info(words.text("No selected project is backed by several landlords."))
        return
    look = _web_look(screen, web)

    def drawn(scheme: Scheme) -> str:
        return web_drawing(web.members, web.projects, look, scheme)

    def listed(_: Scheme) -> str:
        return web_list(web.members, web.projects, look)

    show_chart(
        screen,
        "web",
        listed if screen.narrow or len(web.projects) <= FEW else drawn,
        lambda: joint_table(web.members, words),
        FigureText(
            subject=words.text("Who works with whom"),
            headline=web_headline(screen.selection, words),
            note=joined_note(
                words.text("The network is the one that a landlord belonged to at the time."),
                _room_note(web, words),
                coverage_note(web.coverage, words),
                counted_without(screen.selection, ["landlord", "network"], words),
            ),
            rule=words.text("A multi-landlord project is one that two or more landlords back."),
        ),
        facets=["landlord"],
        clicked=_clicked,
        saved=drawn,
        titled=not screen.embedded,
    )


def _web_look(screen: Screen, web: Web) -> WebLook:
    words, frame = screen.words, web.projects
    columns = [frame[name].tolist() for name in ("project", "theme", "landlords", "place", "year")]
    rows = list(zip(*columns, strict=True))
    return WebLook(
        WebText(
            network=words.text("Network at the time"),
            landlord=words.text("Landlord"),
            project=words.text("Multi-landlord project"),
            authorities=words.text("Local authorities"),
            unknown=words.text("Network not known"),
        ),
        looks={
            project: screen.looks[theme] if pd.notna(theme) else look_at(None)
            for project, theme, *_ in rows
        },
        facts={
            project: joint_facts(landlords, place, year, words)
            for project, _, landlords, place, year in rows
        },
        sheets={
            project: sheet_address(screen, "projects", project=project) for project, *_ in rows
        },
        leader=web.leader.network if web.leader else "",
        landlords=screen.chosen("landlord"),
        networks=screen.chosen("network"),
    )


def joint_facts(landlords: int, place: str, year: str, words: Words) -> str:
    """Say in a line of how many landlords a joint project is, where, and of which year."""
    count = words.plural("{count} landlord", "{count} landlords", landlords)
    return " · ".join(filter(None, (count, place, year)))


def _clicked(mark: object) -> None:
    """Choose a landlord or a network."""
    match mark:
        case ["landlord" | "network" as facet, str(value)]:
            toggle(facet, value)


def _room_note(web: Web, words: Words) -> str:
    """Say how many projects there was no room for."""
    more = len(web.projects) - len(drawn_projects(web.projects))
    if not more:
        return ""
    return words.plural(
        "{count} more project stands in the table.",
        "{count} more projects stand in the table.",
        more,
    )


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "landlords": _ranking,
    "networks": _networks,
    "web": _web,
}
"""The figures of this page that can stand alone, by the name in their address."""
