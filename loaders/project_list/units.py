"""Units stated in a heading, or in a line above a table."""

import re

_OF_EUROS = r"(?:€|EUR\b|euros?\b)"
_UNITS = tuple(
    (unit, re.compile(pattern, re.I))
    for unit, pattern in (
        ("M€", rf"\bM\s?{_OF_EUROS}|\bmillions?\s+(?:d['’]\s?)?{_OF_EUROS}"),
        ("k€", rf"\bk\s?{_OF_EUROS}|\bKE\b|\bmilliers?\s+(?:d['’]\s?)?{_OF_EUROS}"),
        ("€", r"€|\b(?:EUR|euros?)\b"),
        ("%", r"%|\bpourcentage\b"),
        ("mois", r"\b(?:mois|months?)\b"),
        ("ans", r"(?<!^)\b(?:ans?|années?|annees?|years?)\b"),
    )
)
"""The larger unit first: `k€` holds a `€`."""

_BARE_THOUSANDS = re.compile(r"\ben milliers\b|\bthousands\b", re.I)
_NET = re.compile(r"\bH\.?T\b", re.I)
_TAX = re.compile(rf"{_NET.pattern}|\bT\.?T\.?C\b", re.I)
_SAID_ABOVE = re.compile(r"\b(?:en|in|unité|unit)\b\s*:?\s*(.{1,25})", re.I)
_LEFT_OVER = re.compile(r"\s+(?:en|in)\s*$", re.I)
_IN_BRACKETS = re.compile(r"\(([^()]{1,30})\)")


def unit_in(heading: str) -> str:
    """Return the unit that a heading states: `k€` for `Subvention (k€)`, empty where none."""
    found = (unit for unit, pattern in _UNITS if pattern.search(heading))
    return next(found, "k€" if _BARE_THOUSANDS.search(heading) else "")


def is_net(heading: str) -> bool:
    """Return whether a heading says that its amounts are without tax (`HT`)."""
    return bool(_NET.search(heading))


def money_unit_above(text: str) -> str:
    """Return the unit that a line outside the table states for all its amounts, empty where none.

    Only what says so counts: `Montants en k€`, `(en milliers d'euros)`, `Unité : k€`, `(k€)`.
    """
    said = [*_SAID_ABOVE.findall(text), *_IN_BRACKETS.findall(text)]
    return next((unit for unit in map(unit_in, said) if unit.endswith("€")), "")


def without_unit(heading: str) -> str:
    """Return a heading without the unit that it states and the brackets around it."""
    bare = _TAX.sub(" ", heading)
    for _, pattern in _UNITS[:4]:
        bare = pattern.sub(" ", bare)
    return _LEFT_OVER.sub("", bare)
