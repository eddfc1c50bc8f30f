"""Two selections side by side: one figure for each facet, and the differences in words."""

import pandas as pd

from dashboard.language.grammar import capital
from dashboard.language.translation import Words
from dashboard.measures.amounts import spread
from dashboard.measures.compared import LEAST, NAMED, Compared, compared_by, differences, most_first
from dashboard.selection.comparison import Comparison, plain_names, side_names
from dashboard.selection.facets import facets_with
from dashboard.texts.amounts import total_text
from dashboard.texts.comparison import comparison_sentence, difference_text, lead_text
from dashboard.texts.coverage import RULES, coverage_note, joined_note
from dashboard.texts.figures.figure_text import FigureScope, FigureText, more_rows
from dashboard.texts.themes import several_themes, theme_pairs

CHARTS = facets_with("pairs")

_SIDES = ("one", "other")

MOST_BARS = 12
"""Networks that a chart shows; its table has them all."""

MOST_NAMED = 6
"""Differences that are put into words; more than that nobody keeps in mind."""


def compared_figure(comparison: Comparison, facet: str, words: Words) -> FigureText:
    """Both sides by a facet, the widest difference as the headline: columns of `compared_by`.

    By theme, also what `theme_pairs` adds: the projects whose main theme it is.
    """
    compared = compared_by(comparison, facet, words)
    if facet != "committee":
        compared = most_first(compared)
    every = compared.frame
    frame = every.head(MOST_BARS) if facet == "network" else every
    by_theme = "one_main" in frame
    return FigureText(
        key=f"pairs-{facet}",
        subject=words.text(CHARTS[facet]),
        headline=_headline(comparison, compared, facet, words),
        note=joined_note(
            lead_text(compared, words) + ".",
            _note(comparison, compared, facet, words),
            more_rows(len(every) - len(frame), words),
        ),
        rule=joined_note(words.text(RULES[facet]), words.text("Both sides count alike.")),
        frame=theme_pairs(frame, words) if by_theme else frame,
        table=lambda: _table(comparison, compared, facet, words),
        rows=("", ()) if facet == "committee" else (facet, every["id"]),
        bars=(words.text("A: projects"), words.text("B: projects")),
        scope=FigureScope(
            comparison_sentence(comparison, words), comparison.one.mask | comparison.other.mask
        ),
    )


def _headline(comparison: Comparison, compared: Compared, facet: str, words: Words) -> str:
    found = differences(comparison, words)
    found = found[found["facet"] == facet]
    if len(found):
        row = found.iloc[0]
        side = plain_names(comparison, words)[_SIDES.index(row["leads"])]
        return _difference(comparison, row, words, side)
    if facet in NAMED:
        return words.text("No difference is clear")
    first, second = plain_names(comparison, words)
    return words.plural(
        "{first} is in {count} committee, {second} in {other}",
        "{first} is in {count} committees, {second} in {other}",
        int((compared.frame["one"] > 0).sum()),
        first=capital(first),
        second=second,
        other=words.number(int((compared.frame["other"] > 0).sum())),
    )


def comparison_finding(comparison: Comparison, words: Words, *, euros: bool) -> str:
    """Say how many differences there are, where both sides have projects; or their `euros`."""
    if not comparison.one.size or not comparison.other.size:
        return words.text("Compare")
    one, other = plain_names(comparison, words)
    sums = [spread(side) for side in (comparison.one, comparison.other)]
    if euros and all(found.known for found in sums):
        return words.text(
            "{first}: the fund granted {one}; {second}: {other}",
            first=capital(one),
            second=other,
            one=total_text(sums[0], words),
            other=total_text(sums[1], words),
        )
    if euros:
        both = ((capital(one), comparison.one), (other, comparison.other))
        return " · ".join(
            words.text("{label}: {count}", label=name, count=total_text(spread(side), words))
            for name, side in both
        )
    found = len(differences(comparison, words))
    sides = {"first": capital(one), "second": other}
    if not found:
        return words.text("Nothing clearly sets {first} apart from {second}", **sides)
    return words.plural(
        "{first} and {second} clearly differ on {count} point",
        "{first} and {second} clearly differ on {count} points",
        found,
        **sides,
    )


def _difference(comparison: Comparison, row: pd.Series, words: Words, side: str = "") -> str:
    facet = words.text(comparison.one.index.facets[row["facet"]].label)
    return difference_text(row, facet, words, side)


def named_differences(
    comparison: Comparison, words: Words
) -> tuple[list[tuple[str, list[str]]], int]:
    """Return the widest differences, by the side that leads, and how many narrower ones there are.

    Each side that leads in some is what is said of it, and its differences in words.
    """
    found = differences(comparison, words)
    named = found.head(MOST_NAMED)
    said = []
    for side in _SIDES:
        rows = [row for _, row in named.iterrows() if row["leads"] == side]
        if rows:
            lines = [_difference(comparison, row, words) for row in rows]
            name = plain_names(comparison, words)[_SIDES.index(side)]
            said.append((words.text("More often: {side}", side=name), lines))
    return said, len(found) - len(named)


def why_nothing(comparison: Comparison, words: Words) -> str:
    """Say why no difference is named."""
    sizes = (comparison.one.size, comparison.other.size)
    if sizes == (comparison.shared, comparison.shared):
        return words.text("Nothing differs: both sides have the same projects.")
    if min(sizes) < LEAST:
        return words.text(
            "Nothing is named: with {one} against {other} projects any difference may be "
            "chance. The charts show the counts.",
            one=words.number(sizes[0]),
            other=words.number(sizes[1]),
        )
    stating = [
        min(compared.one.shown, compared.other.shown)
        for key in NAMED
        if key not in comparison.telling_apart
        for compared in [compared_by(comparison, key, words)]
    ]
    if max(stating, default=0) < LEAST:
        return words.text(
            "Nothing is named: too few projects of one side state what could be compared."
        )
    return words.text("No difference is large enough to be named. The charts show the counts.")


def _table(comparison: Comparison, compared: Compared, facet: str, words: Words) -> pd.DataFrame:
    frame = compared.frame
    columns = {
        words.text(comparison.one.index.facets[facet].label): frame["label"],
        words.text("A: projects"): frame["one"],
        words.text("A: of which as main theme"): frame.get("one_main"),
        words.text("A: of"): compared.one.shown,
        words.text("B: projects"): frame["other"],
        words.text("B: of which as main theme"): frame.get("other_main"),
        words.text("B: of"): compared.other.shown,
    }
    return pd.DataFrame({name: column for name, column in columns.items() if column is not None})


def _note(comparison: Comparison, compared: Compared, facet: str, words: Words) -> str:
    first, second = side_names(comparison, words)
    return joined_note(
        f"{first} — {coverage_note(compared.one, words)}",
        f"{second} — {coverage_note(compared.other, words)}",
        ""
        if facet in NAMED
        else words.text(
            "No difference is named here: how many projects of a committee are recorded varies."
        ),
        several_themes(words) if facet == "theme" else "",
    )
