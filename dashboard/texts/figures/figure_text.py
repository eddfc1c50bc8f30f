"""A figure without its picture: what is said of it, and the numbers that it is drawn of."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.amounts import spread
from dashboard.measures.measure import Measure
from dashboard.selection.index import Mask
from dashboard.selection.selection import Selection
from dashboard.texts.amounts import RULE, amounts_note
from dashboard.texts.coverage import counted_without, coverage_note, joined_note
from dashboard.texts.home import FEW

Table = Callable[[], pd.DataFrame]

Rows = tuple[str, Iterable[str]]
"""The facet whose values the rows of a table are, or `projects`, and their ids; or nothing."""


@dataclass(frozen=True)
class FigureScope:
    """What a figure is drawn of: the filter in words, and the projects it looks at."""

    sentence: str
    projects: Mask


@dataclass(frozen=True, eq=False)
class FigureText:
    """What a page, a file, a slide and the address of one figure alone say of it: the same.

    `key` is its name in an address. `subject` says what is counted, `headline` what is seen,
    `note` what is left out and why, `rule` how it counts. `frame` is what is drawn; `table` draws
    up, once it is asked for, what a reader sees of it, with headings, and `rows` say what its rows
    are. `facets` are those that a mark chooses. `described` adds to what those hear who cannot see
    the picture. `bars` are the columns of the table that its workbook draws as bars. `scope` is
    what it is drawn of, where that is not the selection; `internal` names what in it is the fund's
    own.
    """

    key: str
    subject: str
    headline: str
    note: str
    rule: str
    frame: pd.DataFrame
    table: Table
    facets: Sequence[str] = ()
    rows: Rows = ("", ())
    described: str = ""
    bars: Sequence[str] = ()
    scope: FigureScope | None = None
    internal: str = ""


def first_rows(frame: pd.DataFrame, chosen: Collection[str], most: int) -> pd.DataFrame:
    """Return the rows that a chart has room for, `most`; those `chosen` (ids) are among them."""
    return frame[frame["id"].isin(chosen) | (frame.index < most)]


def more_rows(hidden: int, words: Words) -> str:
    """Say how many rows there was no room for; empty where none is hidden."""
    said = words.plural(
        "{count} more row stands in the table.", "{count} more rows stand in the table.", hidden
    )
    return said if hidden else ""


def each_once(selection: Selection, figure: FigureText) -> bool:
    """Return whether all marks would be one project, of so few projects that names say more."""
    few = selection.size <= FEW and not figure.frame.empty
    return bool(few and figure.frame["projects"].max() == 1)


def facet_note(
    selection: Selection,
    measure: Measure,
    facets: Sequence[str],
    words: Words,
    *more: str,
    dimmed: bool = True,
) -> str:
    """Say what a figure covers, `more` of it, and which of the chosen `facets` it sets aside.

    It sets none aside where it does not show, `dimmed`, what the filters on them leave out.
    """
    return joined_note(
        coverage_note(measure.coverage, words),
        *more,
        counted_without(selection, facets if dimmed else (), words),
    )


def around(selection: Selection, *facets: str, dimmed: bool) -> Selection:
    """Return what a figure counts: also, to be shown `dimmed`, what filters on `facets` leave out.

    A page shows that; a slide or a sheet of paper, on which nothing is clicked, what is selected.
    """
    return selection.without(*facets) if dimmed else selection


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
