"""Projects as their cards show them: what each is, does, where, with whom and when."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
    return [
        Card(
            str(project),
            str(title),
            str(subtitle),
            str(summary),
            *_themes(index, position),
            _year(index, position),
            _landlords(index, position, words),
            _where(index, position, words),
        )
        for position, (project, title, subtitle, summary) in zip(places, texts, strict=True)
    ]


def _themes(index: Index, position: int) -> tuple[str, tuple[str, ...]]:
    """Return the main theme, and the others by their rank."""
    table = index.portfolio.tables["project_themes"]
    rows = table.iloc[index.rows_of("project_themes", position)]
    first, *others = dict.fromkeys(rows.sort_values("rank", kind="stable")["theme"]) or [""]
    return str(first), tuple(map(str, others))


def _landlords(index: Index, position: int, words: Words) -> tuple[str, ...]:
    """Return the names of the landlords, in the order of the source."""
    table = index.portfolio.tables["project_landlords"]
    names = index.labels("landlord", words)
    landlords = table["landlord"].iloc[index.rows_of("project_landlords", position)]
    return tuple(names[str(landlord)] for landlord in dict.fromkeys(landlords.dropna()))


def _year(index: Index, position: int) -> str:
    first, last = (years[position] for years in index.years)
    if np.isnan(first):
        return ""
    return f"{first:.0f}" if first == last else f"{first:.0f}\N{EN DASH}{last:.0f}"


def _where(index: Index, position: int, words: Words) -> Where:
    rows = index.portfolio.project_territories.iloc[index.rows_of("territories", position)]
    return where_of(list(rows.astype("object").itertuples(index=False)), _communes(index, words))


@once_for_data
def _communes(index: Index, _words: Words) -> dict[str, str]:
    return commune_names(index.portfolio)
