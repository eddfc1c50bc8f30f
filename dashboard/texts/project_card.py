"""Place and landlords of a project as its card names them, each in a line."""

from dashboard.language.translation import Words
from dashboard.measures.cards import Card
from dashboard.selection.index import Index

MOST_LANDLORDS = 3
"""Landlords that a card names; of more it names two, and counts the others."""


def place_text(index: Index, card: Card, words: Words) -> str:
    """Say where a project is: *Arles (13)*, *Moselle et Meurthe-et-Moselle*; empty if not known.

    A town, or another place, stands with the number of its département, but for one of that name.
    """
    where = card.where
    departements = index.labels("departement", words)
    if where.named:
        said = _some(where.named, words)
        code = where.departements[0] if len(where.departements) == 1 else ""
        own = departements.get(code, "").startswith(where.named[0])
        return said if not code or own else f"{said} ({code})"
    if where.departements:
        return words.all_of([departements.get(code, code) for code in where.departements])
    if where.regions:
        regions = index.labels("region", words)
        return words.all_of([regions.get(code, code) for code in where.regions])
    return _some(where.sites, words)


def _some(names: tuple[str, ...], words: Words) -> str:
    if len(names) <= 2:
        return words.all_of(list(names))
    return words.plural(
        "{name} and {count} other place",
        "{name} and {count} other places",
        len(names) - 1,
        name=names[0],
    )


def landlords_text(card: Card, words: Words) -> str:
    """Name the landlords: *Immobilière 3F, Erigère et 4 autres*; empty where none is known."""
    names = list(card.landlords)
    if len(names) <= MOST_LANDLORDS:
        return words.all_of(names)
    return words.plural(
        "{names} and {count} other",
        "{names} and {count} others",
        len(names) - 2,
        names=", ".join(names[:2]),
    )
