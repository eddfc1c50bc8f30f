"""Amounts in the place of counts: by a facet, by theme and region at once, and of two sides."""

from dataclasses import replace

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.amounts import amounts_by, amounts_by_two, spread
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.compared import amounts_compared
from dashboard.selection.comparison import Comparison
from dashboard.selection.facets import facets_with
from dashboard.selection.selection import Selection
from dashboard.texts.amounts import (
    RULE,
    amount_said,
    amounts_headline,
    amounts_note,
    amounts_of_areas,
    euros,
    leading_amount,
    thousands,
    total_text,
)
from dashboard.texts.figures.comparison import CHARTS, compared_figure
from dashboard.texts.figures.counts import crossed, themes_regions_figure
from dashboard.texts.figures.figure_text import FigureText, facet_note, first_rows
from dashboard.texts.tables import crossed_table

MOST_BARS = 12
"""Values that a chart shows; its table has them all."""

_SUBJECTS = facets_with("euros")


def in_amounts(figure: FigureText, selection: Selection, words: Words) -> FigureText:
    """Return a figure of the amounts of `selection` with what they cover, their rule and mark."""
    found = spread(selection)
    return replace(
        figure,
        note=f"{amounts_note(found, words)} {figure.note}",
        rule=words.text(RULE),
        bars=(),
        internal=words.text("amounts granted") if found.own else "",
    )


def amounts_figure(selection: Selection, facet: str, words: Words) -> FigureText:
    """The amounts by the values of a facet: bars, of committees in their order, of regions a map.

    Bars are drawn of `id`, `label`, `projects` (euros) and `beside` (these in words); the map of
    `id`, `label`, `euros`, `number` (thousands) and `said`.
    """
    around = selection.without(facet)
    measure = amounts_by(around, facet, words, without_projects=facet == "region")
    frame = measure.frame
    if facet == "committee":
        order = projects_by_committee(around, words).frame["id"]
        frame = frame.set_index("id").loc[order].reset_index()
    known = frame[frame["euros"].notna()].reset_index(drop=True)
    drawn, hidden = _regions(frame, words), 0
    if facet != "region":
        most = len(known) if facet == "committee" else MOST_BARS
        drawn = first_rows(known, selection.choices.get(facet), most)
        hidden = len(known) - len(drawn)
        beside = [euros(one, words) for one in drawn["euros"]]
        drawn = drawn.assign(projects=drawn["euros"], beside=beside)
    more = words.plural(
        "{count} more row stands in the table.", "{count} more rows stand in the table.", hidden
    )
    listed = frame[frame["all_projects"] > 0]
    table = {
        words.text(selection.index.facets[facet].label): listed["label"],
        words.text("Amount (€)"): listed["euros"],
        words.text("Projects with a known amount"): listed["projects"],
        words.text("Projects"): listed["all_projects"],
    }
    figure = FigureText(
        key=f"{facet}s",
        subject=words.text(_SUBJECTS[facet]),
        headline=leading_amount(known, spread(around), words),
        note=facet_note(selection, measure, [facet], words, more if hidden else ""),
        rule="",
        frame=drawn,
        table=lambda: pd.DataFrame(table),
        facets=(facet,),
        rows=("", ()) if facet == "committee" else (facet, listed["id"]),
        described="; ".join(
            words.text("{label}: {count}", label=label, count=euros(amount, words))
            for label, amount in zip(known["label"], known["euros"], strict=True)
        ),
    )
    return in_amounts(figure, around, words)


def _regions(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return a row for each region: an amount that is not known is no zero."""
    areas = amounts_of_areas(frame, words)
    said = [words.text("{label}: {count}", label=one.title, count=one.detail) for one in areas]
    return frame.assign(
        euros=frame["euros"].fillna(0), number=[one.shown for one in areas], said=said
    )


def themes_regions_amounts(selection: Selection, words: Words) -> FigureText:
    """Amounts by `first` (region) and `second` (theme): `projects` (euros) and `shown`."""
    figure, around = themes_regions_figure(selection, words), selection.without("theme", "region")
    measure = amounts_by_two(around, "theme", "region", words)
    frame = measure.frame.assign(
        projects=measure.frame["euros"],
        shown=[thousands(amount, words) for amount in measure.frame["euros"]],
    )
    rows, columns = crossed(selection, words)
    figure = replace(
        figure,
        subject=words.text("Amounts by theme and region (€k)"),
        headline=amounts_headline(spread(around), words),
        note=facet_note(selection, measure, ["theme", "region"], words),
        frame=frame.rename(columns={"first": "second", "second": "first"}),
        table=lambda: crossed_table(
            frame, words.text("Region"), rows, columns, words.text("INSEE code")
        ),
    )
    return in_amounts(figure, around, words)


def compared_amounts(comparison: Comparison, facet: str, words: Words) -> FigureText:
    """The amounts of both sides by a facet: columns of `amounts_compared`, and these in words.

    What is not known is drawn without a bar and said beside it.
    """
    frame = amounts_compared(comparison, facet, words)
    sides = {"one": comparison.one, "other": comparison.other}
    beside = {
        f"{side}_beside": [
            amount_said(amount, words) if projects else words.number(0)
            for amount, projects in zip(frame[side], frame[f"{side}_projects"], strict=True)
        ]
        for side in sides
    }
    table = {
        words.text(comparison.one.index.facets[facet].label): frame["label"],
        words.text("A: amount (€)"): frame["one"],
        words.text("A: projects"): frame["one_projects"],
        words.text("B: amount (€)"): frame["other"],
        words.text("B: projects"): frame["other_projects"],
    }
    own = any(spread(side).own for side in sides.values())
    return replace(
        compared_figure(comparison, facet, words),
        subject=words.text("{subject}, in euros", subject=words.text(CHARTS[facet])),
        headline=_widest_gap(frame, words) or _both_totals(comparison, words),
        note=compared_note(comparison, words),
        rule=words.text(RULE),
        frame=frame.assign(**{side: frame[side].fillna(0) for side in sides}, **beside),
        table=lambda: pd.DataFrame(table),
        rows=("", ()) if facet == "committee" else (facet, frame["id"]),
        bars=(),
        internal=words.text("amounts granted") if own else "",
    )


def _widest_gap(frame: pd.DataFrame, words: Words) -> str:
    """Say which row of `amounts_compared` sets the sides furthest apart, where a single one does.

    A side without a project in a row has zero there; a row whose amount is not known has no gap.
    """
    sums = frame[["one", "other"]]
    without = frame[["one_projects", "other_projects"]].eq(0).to_numpy()
    gaps = sums.mask(sums.isna() & without, 0).diff(axis="columns")["other"].abs()
    if not gaps.max() > 0 or (gaps == gaps.max()).sum() > 1:
        return ""
    widest = frame.iloc[gaps.argmax()].fillna(0)
    return words.text(
        "{label} sets the sides furthest apart: {one} for A, {other} for B",
        label=widest["label"],
        one=euros(widest["one"], words),
        other=euros(widest["other"], words),
    )


def _both_totals(comparison: Comparison, words: Words) -> str:
    return " · ".join(
        words.text("{letter}: {side}", letter=letter, side=total_text(spread(side), words))
        for letter, side in zip("AB", (comparison.one, comparison.other), strict=True)
    )


def compared_note(comparison: Comparison, words: Words) -> str:
    """Say of each side what its amounts cover, their total, middle and spread."""
    return " ".join(
        words.text("{letter}: {side}", letter=letter, side=amounts_note(spread(side), words))
        for letter, side in zip("AB", (comparison.one, comparison.other), strict=True)
    )
