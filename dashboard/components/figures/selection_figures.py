"""The selection by committee, and by theme and region at once."""

import pandas as pd

from dashboard.charts.committees import committee_columns
from dashboard.charts.figure import Figure
from dashboard.charts.heatmap import heatmap
from dashboard.charts.sentence import sentence_drawing
from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import show_chart
from dashboard.components.session.screen import Screen
from dashboard.language.translation import Words
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.style.scheme import Scheme
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import counted_without, coverage_note, joined_note
from dashboard.texts.headlines import cells_headline, committees_headline
from dashboard.texts.recorded_share import committees_note
from dashboard.texts.tables import counted_table, crossed_table


def show_committees(screen: Screen) -> None:
    """Draw the projects of each committee, and how many were announced."""
    words = screen.words
    measure = projects_by_committee(screen.selection.without("committee"), words)

    def drawn(scheme: Scheme) -> Figure | str:
        if len(measure.frame) == 1:
            return sentence_drawing(_one_committee(measure.frame.iloc[0], words), scheme)
        return committee_columns(
            measure.frame,
            scheme,
            selected=words.text("selected projects"),
            announced=words.text("winning projects announced"),
            highlighted=screen.chosen("committee"),
            narrow=screen.narrow,
        )

    show_chart(
        screen,
        "committees",
        drawn,
        lambda: counted_table(
            measure.frame,
            words.text("Committee"),
            words,
            recorded=words.text("Recorded"),
            announced=words.text("Announced"),
            date=words.text("Date"),
        ),
        FigureText(
            subject=words.text("Projects by committee"),
            headline=committees_headline(screen.selection, words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                committees_note(measure.frame, words),
                counted_without(screen.selection, ["committee"], words),
            ),
            rule=words.text(RULES["committee"]),
            bars=(words.text("Projects"), words.text("Announced")),
        ),
        facets=["committee"],
    )


def _one_committee(row: pd.Series, words: Words) -> str:
    count = words.plural("{count} project", "{count} projects", int(row["projects"]))
    said = words.text("{label}: {count}", label=row["label"], count=count)
    if pd.isna(row["announced"]):
        return said
    announced = words.plural(
        "{count} winning project announced",
        "{count} winning projects announced",
        int(row["announced"]),
    )
    return f"{said} · {announced}"


def show_themes_by_region(screen: Screen) -> None:
    """Draw the table of themes and regions, shaded by the projects in each cell."""
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
        lambda: crossed_table(
            measure.frame,
            words.text("Region"),
            rows,
            list(zip(themes["id"], themes["label"], strict=True)),
            words.text("INSEE code"),
        ),
        FigureText(
            subject=words.text("Themes by region"),
            headline=cells_headline(screen.selection, words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                counted_without(screen.selection, ["theme", "region"], words),
            ),
            rule=joined_note(words.text(RULES["theme"]), words.text(RULES["region"])),
            bars=[name for _, name in columns],
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
