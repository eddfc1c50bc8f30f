"""The overview: what the selection amounts to, in key figures and five pictures."""

from collections.abc import Callable, Mapping
from dataclasses import asdict

import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.committees import committee_columns
from dashboard.charts.heatmap import heatmap
from dashboard.components.figures.export_menu import Said
from dashboard.components.figures.figure import show_chart
from dashboard.components.figures.reach import show_reach
from dashboard.components.figures.tiles import Tile, tiles
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.records.completeness import show_completeness
from dashboard.components.session.links import with_sheets
from dashboard.components.session.screen import Screen
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.measures.key_figures import key_figures
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import counted_without, coverage_note, joined_note
from dashboard.texts.headlines import (
    cells_headline,
    committees_headline,
    regions_headline,
    themes_headline,
)
from dashboard.texts.overview import key_figure_label
from dashboard.texts.recorded_share import committees_note
from dashboard.texts.tables import counted_table, crossed_table, themes_table
from dashboard.texts.themes import several_themes, theme_bars, theme_parts, themes_measured


def page(screen: Screen) -> None:
    """Draw the overview."""
    if say_if_empty(screen):
        return
    top = st.container()
    left, right = st.columns(2, gap="large")
    with left:  # the charts that are clicked first are sent first
        _themes(screen)
    with right:
        _regions(screen)
    with top:
        _key_figures(screen)
    with left:
        show_reach(screen)
    _committees(screen)
    _themes_by_region(screen)
    show_completeness(screen)


def _key_figures(screen: Screen) -> None:
    words = screen.words
    figures = asdict(key_figures(screen.selection))
    participations = figures.pop("landlord_participations")
    added = {
        "landlords": (
            words.plural("{count} participation", "{count} participations", participations),
            words.text("A landlord counts once for each of its projects."),
        )
    }
    tiles(
        Tile(
            key_figure_label(name, value, words).capitalize(),
            words.number(value),
            *added.get(name, ()),
        )
        for name, value in figures.items()
    )


def _themes(screen: Screen) -> None:
    words = screen.words
    measure = projects_by(screen.selection.without("theme"), "theme", words)
    show_chart(
        screen,
        "themes",
        lambda scheme: bars(
            theme_bars(measure.frame, words),
            scheme,
            hover=words.text("projects"),
            highlighted=screen.chosen("theme"),
            parts=theme_parts(words),
        ),
        lambda: with_sheets(
            screen, themes_table(measure.frame, words), "theme", measure.frame["id"]
        ),
        Said(
            subject=words.text("Projects by theme"),
            headline=themes_headline(screen.selection, words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                several_themes(words),
                counted_without(screen.selection, ["theme"], words),
            ),
            rule=words.text(RULES["theme"]),
        ),
        facets=["theme"],
        described=themes_measured(measure, words),
    )


def _regions(screen: Screen) -> None:
    words = screen.words
    others = screen.selection.without("region")
    measure = ranked(projects_by(others, "region", words, without_projects=True))
    show_chart(
        screen,
        "regions",
        lambda scheme: bars(
            measure.frame,
            scheme,
            hover=words.text("projects"),
            highlighted=screen.chosen("region"),
        ),
        lambda: with_sheets(
            screen,
            counted_table(measure.frame, words.text("Region"), words),
            "region",
            measure.frame["id"],
        ),
        Said(
            subject=words.text("Projects by region"),
            headline=regions_headline(screen.selection, words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                counted_without(screen.selection, ["region"], words),
            ),
            rule=words.text(RULES["region"]),
        ),
        facets=["region"],
    )


def _committees(screen: Screen) -> None:
    words = screen.words
    measure = projects_by_committee(screen.selection.without("committee"), words)
    show_chart(
        screen,
        "committees",
        lambda scheme: committee_columns(
            measure.frame,
            scheme,
            selected=words.text("selected projects"),
            announced=words.text("laureates announced"),
            highlighted=screen.chosen("committee"),
            narrow=screen.narrow,
        ),
        lambda: counted_table(
            measure.frame,
            words.text("Committee"),
            words,
            recorded=words.text("Recorded"),
            announced=words.text("Announced"),
        ),
        Said(
            subject=words.text("Projects by committee"),
            headline=committees_headline(screen.selection, words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                committees_note(measure.frame, words),
                counted_without(screen.selection, ["committee"], words),
            ),
            rule=words.text(RULES["committee"]),
        ),
        facets=["committee"],
    )


def _themes_by_region(screen: Screen) -> None:
    words, selection = screen.words, screen.selection.without("theme", "region")
    measure = projects_by_two(selection, "theme", "region", words)
    themes = projects_by(selection, "theme", words).frame
    regions = ranked(projects_by(selection, "region", words)).frame
    rows = list(zip(regions["id"], regions["label"], strict=True))
    short = selection.index.labels("theme", words, short=True)
    columns = [(theme, short[theme]) for theme in themes["id"]]
    show_chart(
        screen,
        "themes-regions",
        lambda scheme: heatmap(
            measure.frame.rename(columns={"first": "second", "second": "first"}),
            scheme,
            rows=rows,
            columns=[(key, screen.looks[key].glyph + " " + name) for key, name in columns],
            hover=words.text("projects"),
            highlighted=_chosen_cells(screen, rows, columns),
            narrow=screen.narrow,
        ),
        lambda: crossed_table(measure.frame, words.text("Region"), rows, columns),
        Said(
            subject=words.text("Themes by region"),
            headline=cells_headline(screen.selection, words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                counted_without(screen.selection, ["theme", "region"], words),
            ),
            rule=joined_note(words.text(RULES["theme"]), words.text(RULES["region"])),
        ),
        facets=["region", "theme"],
    )


def _chosen_cells(
    screen: Screen, rows: list[tuple[str, str]], columns: list[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Return the cells of the chosen regions and themes, none where neither is chosen."""
    regions, themes = screen.chosen("region"), screen.chosen("theme")
    if not regions and not themes:
        return set()
    return {
        (region, theme)
        for region, _ in rows
        for theme, _ in columns
        if (not regions or region in regions) and (not themes or theme in themes)
    }


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "themes": _themes,
    "regions": _regions,
    "reach": show_reach,
    "committees": _committees,
    "themes-regions": _themes_by_region,
}
"""The figures of this page that can stand alone, by the name in their address."""
