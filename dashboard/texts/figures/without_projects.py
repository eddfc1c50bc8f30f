"""What a selection does not reach: regions against their homes, départements, landlords."""

import pandas as pd

from dashboard.language.grammar import named_departement
from dashboard.language.translation import Words
from dashboard.measures.against_homes import CHANCE, FEW, projects_against_homes
from dashboard.measures.counts import departements_lacking, landlords_lacking, projects_by
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import RULES, coverage_note, joined_note
from dashboard.texts.figures.figure_text import FigureText, facet_note
from dashboard.texts.headlines import gaps_finding, without_of
from dashboard.texts.tables import headed

MOST_BARS = 15
"""Landlords that the chart shows; the table has them all."""


def anywhere(selection: Selection) -> Selection:
    """Return the selection in all of the country: inside one territory all others would lack."""
    return selection.without("region", "departement")


def _set_aside(selection: Selection, words: Words) -> str:
    """Say that the territories chosen are set aside, where some are."""
    if selection.choices.get("region") or selection.choices.get("departement"):
        return words.text(
            "The filters on territories are set aside here: inside one, all others would lack."
        )
    return ""


def against_homes_figure(selection: Selection, words: Words) -> FigureText:
    """Projects of each region against its social homes: columns of `projects_against_homes`.

    Beside them `projects_text`, `expected_text` and `homes_text`, the numbers as they are written.
    """
    around = anywhere(selection)
    measure = projects_against_homes(around, words)
    frame = measure.frame
    years = sorted(set(frame["homes_year"].dropna()))
    note = [
        coverage_note(measure.coverage, words),
        words.text(
            "The tick is where a region would stand if these projects were spread like the social "
            "homes of 1 January {year}. Bars under {few} projects are hatched and rank nobody: one "
            "project more or less would change their rate by a fifth at least. Where fewer than "
            "{chance} projects are expected, having none may be chance.",
            year=words.all_of([str(year) for year in years]) or "?",
            few=words.number(FEW),
            chance=words.number(CHANCE),
        ),
        words.plural(
            "The homes of {count} region are not simply stated by the State: the table says how.",
            "The homes of {count} regions are not simply stated by the State: the table says how.",
            int(frame["homes_note"].notna().sum()),
        ),
        _set_aside(selection, words),
    ]

    def written(column: str) -> list[str]:
        return ["" if pd.isna(one) else words.number(float(one)) for one in frame[column]]

    return FigureText(
        key="against-homes",
        subject=words.text("Regions: projects against social homes"),
        headline=gaps_finding(around, words),
        note=joined_note(*note),
        rule=joined_note(
            words.text(RULES["region"]),
            words.text("The rate divides them by the social homes of the region."),
        ),
        frame=frame.assign(
            projects_text=written("projects"),
            expected_text=written("expected"),
            homes_text=written("homes"),
        ),
        table=lambda: _region_table(frame, words),
        facets=("region",),
        rows=("region", frame["id"]),
        bars=(words.text("Projects"), words.text("If spread like the homes")),
    )


def _region_table(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    standings = {
        "gap": words.text("none, where {chance} or more are expected", chance=words.number(CHANCE)),
        "open": words.text("none, which may be chance"),
        "few": words.text("few: no ground for a rank"),
        "counted": words.text("enough to compare"),
    }
    shown = frame.assign(
        homes=frame["homes"].astype("Int64"),
        homes_year=frame["homes_year"].astype("string"),
        per_100k=frame["per_100k"].astype("Float64").round(1),
        expected=frame["expected"].astype("Float64").round(1),
        standing=frame["standing"].map(standings),
    )
    return headed(shown, "homes-columns", words)


def departements_figure(selection: Selection, words: Words, *, narrow: bool) -> FigureText:
    """Départements with and without a project: `id`, `projects`, `text` (for a pointer).

    The table lists those without; on a `narrow` picture empty regions bear a 0, not their name.
    """
    around, within = anywhere(selection), selection.choices.get("region")
    lacking = departements_lacking(around, words, within=within)
    every = projects_by(around, "departement", words, without_projects=True).frame
    regions = selection.portfolio.departements["region"]
    total = int(regions.isin(list(within)).sum()) if within else len(regions)
    rows = zip(every["id"], every["label"], every["projects"], strict=True)
    frame = lacking.frame
    headings = {
        words.text("Département without a project"): [
            named_departement(code, label) for code, label in frame[["id", "label"]].to_numpy()
        ],
        words.text("Region"): frame["region_label"],
        words.text("Projects outside the selection"): frame["elsewhere"],
        words.text("INSEE code"): frame["id"],
    }
    return FigureText(
        key="gap-map",
        subject=words.text("Départements without a project"),
        headline=without_of(around, len(frame), total, words),
        note=joined_note(
            coverage_note(lacking.coverage, words),
            words.text("In a region with a 0 on the map none of these projects is known.")
            if narrow
            else words.text(
                "In a region that is named on the map none of these projects is known."
            ),
            words.text(
                "A département is without a project where none is known to be there: a project of "
                "which only the region is known may be."
            ),
            _set_aside(selection, words),
        ),
        rule=words.text(
            "A département is listed where no selected project is known to be; the projects "
            "outside the selection count once in each département they touch."
        ),
        frame=every.assign(
            text=[
                f"{label} ({code}) · " + words.plural("{count} project", "{count} projects", count)
                for code, label, count in rows
            ]
        ),
        table=lambda: pd.DataFrame(headings),
        facets=("departement",),
        rows=("departement", frame["id"]),
    )


def empty_regions(selection: Selection, words: Words) -> list[str]:
    """Return the codes of the regions without a project, of those chosen where some are."""
    frame = projects_by(anywhere(selection), "region", words, without_projects=True).frame
    within = selection.choices.get("region")
    return [code for code in frame.loc[frame["projects"] == 0, "id"] if code in (within or [code])]


def landlords_figure(selection: Selection, words: Words) -> FigureText:
    """Landlords without a project, by their `projects` outside the selection: the first of them.

    None can be chosen: it has no project here, and would leave an empty page.
    """
    measure = landlords_lacking(selection.without("landlord"), words)
    frame = measure.frame
    headings = {
        "label": words.text("Landlord without a project"),
        "elsewhere": words.text("Projects outside the selection"),
    }
    return FigureText(
        key="landlords-without",
        subject=words.text("Landlords without a project: what they have outside the selection"),
        headline=words.text(
            "{lacking} of the {total} landlords of the data set have none of these projects",
            lacking=words.number(len(frame)),
            total=words.number(len(selection.portfolio.landlords)),
        ),
        note=facet_note(
            selection,
            measure,
            ["landlord"],
            words,
            words.text(
                "Ordered by the projects they have outside the selection, which the bars "
                "count; the table has them all. Landlords that the data set does not know "
                "cannot be listed."
            ),
        ),
        rule=words.text(
            "A landlord is listed where it has no selected project; the projects outside the "
            "selection count once for each of their landlords."
        ),
        frame=frame.head(MOST_BARS).rename(columns={"elsewhere": "projects"}),
        table=lambda: frame[list(headings)].rename(columns=headings),
        rows=("landlord", frame["id"]),
        bars=(headings["elsewhere"],),
    )
