"""What the selected projects do: the themes, main and other, each of which can be chosen."""

from dashboard.charts.share_bars import ShareBar, share_bars
from dashboard.components.figures.amounts import show_amounts
from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import show_chart
from dashboard.components.session.links import onward, with_sheets
from dashboard.components.session.screen import Screen
from dashboard.measures.counts import projects_by
from dashboard.measures.measure import Measure
from dashboard.style.scheme import Scheme
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import counted_without, coverage_note, joined_note
from dashboard.texts.home import what_finding
from dashboard.texts.tables import themes_table
from dashboard.texts.themes import both_numbers, several_themes, theme_parts, themes_measured

SAVED_WIDTH = 640
"""Pixels of the picture that is taken away."""


def show_themes(screen: Screen) -> None:
    """Draw the bars of the themes with their table and menu, and the way to what is behind them."""
    words = screen.words
    if screen.in_amounts:
        show_amounts(screen, "themes", "theme", words.text("Amounts by theme"))
        return
    measure = projects_by(screen.selection.without("theme"), "theme", words)
    ordered = measure.frame.sort_values(
        ["projects", "projects_main"], ascending=False, kind="stable"
    )
    measure = Measure(ordered.reset_index(drop=True), measure.coverage)
    short = screen.selection.index.labels("theme", words, short=True)
    columns = ("id", "label", "projects", "projects_main")
    rows = [
        ShareBar(
            theme,
            (label, label.split(",")[0], short[theme]),
            main,
            count,
            words.text("{label}: {count}", label=label, count=both_numbers(count, main, words)),
        )
        for theme, label, count, main in zip(
            *(measure.frame[name].tolist() for name in columns), strict=True
        )
    ]

    def drawn(scheme: Scheme, *, width: int | None = None) -> str:
        return share_bars(
            rows,
            "theme",
            scheme,
            parts=theme_parts(words),
            chosen=screen.chosen("theme"),
            narrow=screen.narrow and not width,
            width=width,
        )

    show_chart(
        screen,
        "themes",
        drawn,
        lambda: with_sheets(
            screen, themes_table(measure.frame, words), "theme", measure.frame["id"]
        ),
        FigureText(
            subject=words.text("What"),
            headline=what_finding(screen.selection, words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                several_themes(words),
                counted_without(screen.selection, ["theme"], words),
            ),
            rule=words.text(RULES["theme"]),
            bars=(words.text("Projects"), words.text("of which as main theme")),
        ),
        facets=["theme"],
        clicked=on_part(["theme"]),
        saved=lambda scheme: drawn(scheme, width=SAVED_WIDTH),
        described=themes_measured(measure, words),
    )
    onward(screen, "compare", words.text("Details"))
