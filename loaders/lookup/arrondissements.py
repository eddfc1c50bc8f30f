"""Arrondissements of Paris, Lyon and Marseille: *Lyon 8e*, *13ème arrondissement de Paris*."""

import re
from collections.abc import Collection

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII",
          "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX")  # fmt: skip
_NTH = (
    r"(?P<n>\d{1,2}|X?(?:IX|IV|V?I{0,3})(?<=[IVX])|XX)\s?(?:ers?|re|e|è|ème|eme|nde?|th|st|rd)?s?"
)
_DISTRICT = r"(?:\s*(?:arrondissements?|arrdts?|arr|ardt|districts?)\b\.?)"
_CITY = r"(?P<city>paris|lyon|marseille)"
_ARRONDISSEMENTS = (
    re.compile(rf"{_CITY}[\s,(–—-]*{_NTH}{_DISTRICT}?\)?", re.IGNORECASE),
    re.compile(rf"{_NTH}{_DISTRICT}\s*(?:de\s+|d['’]|,\s*|\(|à\s+)?\s*{_CITY}\)?", re.IGNORECASE),
)
CITY = re.compile(_CITY, re.IGNORECASE)
NTH = re.compile(rf"{_NTH}{_DISTRICT}?", re.IGNORECASE)
CITIES = {"paris": ("75056", "751"), "lyon": ("69123", "6938"), "marseille": ("13055", "132")}
"""The commune of each city, and how the codes of its arrondissements begin."""


def district_of(text: str, codes: Collection[str]) -> tuple[str, ...]:
    """Return the keys of the city and the arrondissement, of `codes`, that a text names, or none.

    The keys are those that `PlaceFinder.place` takes.
    """
    for pattern in _ARRONDISSEMENTS:
        said = pattern.fullmatch(text)
        if said is None:
            continue
        roman = said["n"].upper()
        number = _ROMAN.index(roman) if roman in _ROMAN else int(said["n"])
        commune, prefix = CITIES[said["city"].lower()]
        code = f"{prefix}{number:0{5 - len(prefix)}d}" if number else ""
        if code in codes:
            return f"commune {commune}", f"arrondissement {code}"
    return ()
