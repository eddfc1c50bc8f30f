"""A comparison as a sentence and a table, with percentages only for large counts."""

from dataclasses import asdict

import pandas as pd

from dashboard.language.grammar import capital, number_of, the_value
from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.measures.amounts import spread
from dashboard.measures.compared import LEAST, PERCENT_FROM, SPARE, TIMES, Compared
from dashboard.measures.key_figures import key_figures, reach
from dashboard.selection.comparison import Comparison, side_names
from dashboard.selection.selection import Selection
from dashboard.texts.amounts import amounts_note
from dashboard.texts.overview import key_figure_label


def comparison_sentence(comparison: Comparison, words: Words) -> str:
    """Say both sides, each with how many projects it has."""
    sides = zip(side_names(comparison, words), (comparison.one, comparison.other), strict=True)
    return " — ".join(
        words.text(
            "{side} ({count} of {total})",
            side=name,
            count=words.plural("{count} project", "{count} projects", side.size),
            total=words.number(side.total),
        )
        for name, side in sides
    )


def difference_text(row: pd.Series, facet: str, words: Words, side: str = "") -> str:
    """Say one difference: *Culture: 4 of 9 against 2 of 12*; the side that leads comes first.

    `row` is one of `differences`, `facet` the name of its facet in the reader's language. With
    the name of the `side` that leads it is a sentence: *Culture sets Occitanie apart: 4 of 9 …*.
    """
    first, second = ("one", "other") if row["leads"] == "one" else ("other", "one")
    label = row["label"]
    if row["facet"] in ("joint", "qpv"):
        label = words.text("{facet} ({value})", facet=facet, value=label)
    if side:
        label = words.plural(
            "{label} sets {side} apart",
            "{label} set {side} apart",
            number_of(row["facet"], row["id"], label, words),
            label=capital(the_value(row["facet"], row["id"], label, words)),
            side=side,
        )
    said = words.text(
        "{label}: {more} of {more_of} against {fewer} of {fewer_of}",
        label=label,
        more=words.number(row[first]),
        more_of=words.number(row[f"{first}_of"]),
        fewer=words.number(row[second]),
        fewer_of=words.number(row[f"{second}_of"]),
    )
    if min(row["one_of"], row["other_of"]) < PERCENT_FROM:
        return said
    return words.text(
        "{said} ({more} against {fewer})",
        said=said,
        more=words.share(row[first] / row[f"{first}_of"]),
        fewer=words.share(row[second] / row[f"{second}_of"]),
    )


def rules_text(words: Words) -> list[str]:
    """Say when a difference is named, one rule a line."""
    numbers = {"least": LEAST, "times": TIMES, "spare": SPARE, "many": PERCENT_FROM}
    said = {name: words.number(number) for name, number in numbers.items()}
    return [words.text(rule, **said) for rule in names_of("difference").values()]


def lead_text(compared: Compared, words: Words) -> str:
    """Say how many projects of each side a chart counts."""
    sides = [
        words.text(
            "{letter}: {side}", letter=letter, side=stating(side.shown, side.selected, words)
        )
        for letter, side in (("A", compared.one), ("B", compared.other))
    ]
    return " · ".join(sides)


def figures_table(comparison: Comparison, words: Words, *, euros: bool = False) -> pd.DataFrame:
    """Return the key figures of both sides, and what their projects aim at, a row each.

    With `euros` the amounts granted, too.

    Columns are headed for a reader; cells are texts, as a sum says how many projects state one.
    """
    sides = (comparison.one, comparison.other)
    figures = [asdict(key_figures(side)) for side in sides]
    rows = [
        (
            key_figure_label(name, 2, words).capitalize(),
            *(words.number(each[name]) for each in figures),
        )
        for name in figures[0]
    ]
    if euros:
        amounts = [amounts_note(spread(side), words).removesuffix(".") for side in sides]
        rows.append((words.text("Amounts granted"), *amounts))
    aims = [_aims(side, words) for side in sides]
    for unit in dict.fromkeys([*aims[0], *aims[1]]):
        cells = [aim.get(unit, words.text("none stated")) for aim in aims]
        rows.append((words.text("Targeted: {unit}", unit=unit), *cells))
    return pd.DataFrame(rows, columns=[words.text("Figure"), *side_names(comparison, words)])


def _aims(side: Selection, words: Words) -> dict[str, str]:
    """Return what the projects of a side aim at, by unit, with how many of them state it."""
    frame = reach(side, words).frame[["label", "total", "approximate", "projects_stating"]]
    aims = {}
    for label, total, approximate, count in frame.itertuples(index=False, name=None):
        stated = stating(count, side.size, words)
        aims[label] = f"{'≈ ' if approximate else ''}{words.number(total)} ({stated})"
    return aims


def stating(count: int, total: int, words: Words) -> str:
    """Say how many projects of so many state something."""
    return words.plural(
        "stated by {count} project of {total}",
        "stated by {count} projects of {total}",
        count,
        total=words.number(total),
    )
