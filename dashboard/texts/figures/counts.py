"""Projects, or amounts, by theme and region at once; one committee; what the projects aim at."""

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.amounts import amounts_by_two, spread
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.measures.key_figures import reach
from dashboard.selection.selection import Selection
from dashboard.texts.amounts import amounts_headline, thousands
from dashboard.texts.comparison import stating
from dashboard.texts.coverage import REACH, RULES, coverage_note, joined_note
from dashboard.texts.figures.figure_text import FigureText, around, facet_note, in_amounts
from dashboard.texts.headlines import cells_headline
from dashboard.texts.tables import crossed_table, headed


def one_committee(frame: pd.DataFrame, words: Words) -> str:
    """Say in a sentence what a figure by committee draws where that is one committee."""
    row = frame.iloc[0]
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


Named = list[tuple[str, str]]
"""Values of a facet in the order that a figure shows them: id and name."""


def crossed(selection: Selection, words: Words, *, short: bool = False) -> tuple[Named, Named]:
    """Return the rows (regions, most projects first) and columns (themes) of their table."""
    around = selection.without("theme", "region")
    regions = ranked(projects_by(around, "region", words)).frame
    themes = projects_by(around, "theme", words).frame
    names = selection.index.labels("theme", words, short=short)
    return (
        list(zip(regions["id"], regions["label"], strict=True)),
        [(theme, names[theme]) for theme in themes["id"]],
    )


def themes_regions_figure(
    selection: Selection, words: Words, *, euros: bool = False, dimmed: bool = True
) -> FigureText:
    """Projects by `first` (region) and `second` (theme), drawn in the order of `crossed`.

    With `euros` these are `projects`, and `shown` what is written of them.
    """
    facets = ("region", "theme")
    counted = around(selection, *facets, dimmed=dimmed)
    measure = (amounts_by_two if euros else projects_by_two)(counted, "theme", "region", words)
    frame = measure.frame
    if euros:
        shown = [thousands(amount, words) for amount in frame["euros"]]
        frame = frame.assign(projects=frame["euros"], shown=shown)
    rows, columns = crossed(selection, words)
    figure = FigureText(
        key="themes-regions",
        subject=words.text("Amounts by theme and region (€k)" if euros else "Themes by region"),
        headline=amounts_headline(spread(counted), words)
        if euros
        else cells_headline(selection, words),
        note=facet_note(selection, measure, ["theme", "region"], words, dimmed=dimmed),
        rule=joined_note(words.text(RULES["theme"]), words.text(RULES["region"])),
        frame=frame.rename(columns={"first": "second", "second": "first"}),
        table=lambda: crossed_table(
            frame, words.text("Region"), rows, columns, words.text("INSEE code")
        ),
        facets=facets,
        bars=[name for _, name in columns],
    )
    return in_amounts(figure, counted, words) if euros else figure


def chosen_cells(selection: Selection, words: Words) -> set[tuple[str, str]]:
    """Return the cells of the chosen regions and themes, none where neither is chosen."""
    regions, themes = selection.choices.get("region"), selection.choices.get("theme")
    if not regions and not themes:
        return set()
    rows, columns = crossed(selection, words)
    return {
        (region, theme)
        for region, _ in rows
        for theme, _ in columns
        if (not regions or region in regions) and (not themes or theme in themes)
    }


def reach_figure(selection: Selection, words: Words) -> FigureText:
    """What the projects aim at, unit by unit: columns of `reach`, `number` and `stating`."""
    measure = reach(selection, words)
    frame = measure.frame
    subject = words.text("Stated targets")
    rows = zip(frame["total"], frame["approximate"], frame["projects_stating"], strict=True)
    said = [
        (("≈ " if about else "") + words.number(total), stating(count, selection.size, words))
        for total, about, count in rows
    ]
    return FigureText(
        key="reach",
        subject=subject,
        headline=subject,
        note=joined_note(
            coverage_note(measure.coverage, words),
            words.text(
                "Only figures that a source states as targeted are added up, unit by unit; what a "
                "landlord owns is context and does not count."
            ),
        ),
        rule=words.text(REACH),
        frame=frame.assign(
            number=[number for number, _ in said], stating=[told for _, told in said]
        ),
        table=lambda: headed(frame, "reach", words),
    )
