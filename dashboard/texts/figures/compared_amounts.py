"""Two selections side by side by their amounts."""

from dataclasses import replace

import pandas as pd

from dashboard.language.grammar import capital, number_of, the_value
from dashboard.language.translation import Words
from dashboard.measures.amounts import spread
from dashboard.measures.compared import amounts_compared
from dashboard.selection.comparison import Comparison
from dashboard.texts.amounts import RULE, amount_said, amounts_note, euros, total_text
from dashboard.texts.figures.comparison import CHARTS, compared_figure
from dashboard.texts.figures.figure_text import FigureText


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
        headline=_widest_gap(frame, facet, words) or _both_totals(comparison, words),
        note=compared_note(comparison, words),
        rule=words.text(RULE),
        frame=frame.assign(**{side: frame[side].fillna(0) for side in sides}, **beside),
        table=lambda: pd.DataFrame(table),
        rows=("", ()) if facet == "committee" else (facet, frame["id"]),
        bars=(),
        internal=words.text("amounts granted") if own else "",
    )


def _widest_gap(frame: pd.DataFrame, facet: str, words: Words) -> str:
    """Say which row of `amounts_compared` sets the sides furthest apart, where a single one does.

    A side without a project in a row has zero there; a row whose amount is not known has no gap.
    """
    sums = frame[["one", "other"]]
    without = frame[["one_projects", "other_projects"]].eq(0).to_numpy()
    gaps = sums.mask(sums.isna() & without, 0).diff(axis="columns")["other"].abs()
    if not gaps.max() > 0 or (gaps == gaps.max()).sum() > 1:
        return ""
    widest = frame.iloc[gaps.argmax()].fillna(0)
    return words.plural(
        "{label} sets the sides furthest apart: {first} for A, {second} for B",
        "{label} set the sides furthest apart: {first} for A, {second} for B",
        number_of(facet, widest["id"], widest["label"], words),
        label=capital(the_value(facet, widest["id"], widest["label"], words)),
        first=euros(widest["one"], words),
        second=euros(widest["other"], words),
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
