"""Projects as their cards show them: what each is, does, where, with whom and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from math import inf
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.whereabouts import Where, where_of
from dashboard.selection.facets import commune_names
from dashboard.selection.index import Index, once_for_data
from dashboard.selection.selection import Selection, once_for_selection

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Card:
    """What the card of a project says; what is not known is empty.

    `title` and `subtitle` are the readable ones. `theme` and `others` are ids, the main theme
    apart. `year` is *2021*, or *2018–2019* where only a season is known. `landlords` are names.
    """

    project: str
    title: str
    subtitle: str
    summary: str
    theme: str
    others: tuple[str, ...]
    year: str
    landlords: tuple[str, ...]
    where: Where


@once_for_selection
def newest(selection: Selection, most: int | None = None) -> Positions:
    """Return the places of the selected projects, the latest first, of unknown year last."""
    order = selection.index.newest_first
    found = order[selection.mask[order]]
    return found if most is None else found[:most]


def cards(index: Index, positions: Iterable[int], words: Words) -> list[Card]:
    """Return the cards of the projects at `positions` of `Portfolio.projects`, in their order.

    They do not depend on the selection, and each is made once.
    """
    kept = _kept(index, words)
    places = [int(position) for position in positions]
    new = [position for position in places if position not in kept]
    if new:
        kept.update(zip(new, _made(index, new, words), strict=True))
    return [kept[position] for position in places]


@once_for_data
def _kept(_index: Index, _words: Words) -> dict[int, Card]:
    return {}


def _made(index: Index, places: list[int], words: Words) -> list[Card]:
    rows = index.portfolio.projects.iloc[places]
    readable = rows[f"title_{words.language}"].fillna(rows["title_fr"])
    # Where the source's own title is shown, the subtitle is the source's own.
    subtitles = rows[f"subtitle_{words.language}"].where(readable.notna(), rows["subtitle"])
    texts = zip(
        rows["id"],
        readable.fillna(rows["title"]),
        subtitles.fillna(""),
        rows[f"summary_{words.language}"].fillna(""),
        strict=True,
    )
    tables = index.portfolio.tables
    themes = _rows(index, "project_themes", tables["project_themes"][["theme", "rank"]], places)
    landlords = _rows(index, "project_landlords", tables["project_landlords"][["landlord"]], places)
    territories = _rows(index, "territories", index.portfolio.project_territories, places)
    names = index.labels("landlord", words)
    communes = _communes(index, words)
    return [
        Card(
            str(project),
            str(title),
            str(subtitle),
            str(summary),
            *_themes(themes[at]),
            _year(index, places[at]),
            tuple(names[one] for one in dict.fromkeys(row.landlord for row in landlords[at])),
            where_of(territories[at], communes),
        )
        for at, (project, title, subtitle, summary) in enumerate(texts)
    ]


def _rows(index: Index, name: str, table: pd.DataFrame, places: list[int]) -> list[list[Any]]:
    """Return for each project its rows of a table, in the table's order, as named tuples.

    All are taken at once: pandas needs as long for the rows of one project as for those of all.
    """
    rows = [index.rows_of(name, place) for place in places]
    taken = table.iloc[np.concatenate(rows)].astype("object").itertuples(index=False)
    return [list(islice(taken, len(each))) for each in rows]


def _themes(rows: list[Any]) -> tuple[str, tuple[str, ...]]:
    """Return the main theme, and the others by their rank."""
    ranked = sorted(rows, key=lambda row: inf if pd.isna(row.rank) else row.rank)
    first, *others = dict.fromkeys(row.theme for row in ranked) or [""]
    return str(first), tuple(map(str, others))


def _year(index: Index, position: int) -> str:
    first, last = (years[position] for years in index.years)
    if np.isnan(first):
        return ""
    return f"{first:.0f}" if first == last else f"{first:.0f}\N{EN DASH}{last:.0f}"


@once_for_data
def _communes(index: Index, _words: Words) -> dict[str, str]:
    return commune_names(index.portfolio)
