"""A number in a cell of a flat table, with the unit that may stand behind it."""

import re

from loaders.cell_text import decimal_text
from loaders.folding import folded
from loaders.validation import LEXICAL

_NUMBER = re.compile(r"(?P<about>[^\d]*)(?P<number>\d[\d\s\u00a0\u202f.,]*)(?P<unit>\D*)")

_ABOUT = frozenset(
    [
        "environ",
        "env",
        "pres de",
        "plus de",
        "moins de",
        "autour de",
        "about",
        "around",
        "nearly",
        "over",
        "under",
        "circa",
        "ca",
    ]
)
"""What stands before a number that is not exact, as `folded` writes it."""

_UNITS = re.compile(
    r"an(nee)?s?|years?|eur(o)?s?|logements?|homes?|menages?|households?|locataires?|tenants?"
    r"|personnes?|people|habitants?|beneficiaires?"
)


def number_in(text: str, *, whole: bool) -> tuple[str, bool] | None:
    """Return the number in a cell, with a decimal point, and whether it says *about*.

    None where there is none, or more than one: *3 ans*, *environ 200 logements* and *1.224* (where
    only `whole` numbers can be meant) are read, *2 ans et demi* and *-5* are not.
    """
    parts = _NUMBER.fullmatch(text.strip())
    if parts is None:
        return None
    about, unit = parts["about"].strip(), folded(parts["unit"])
    approximate = about == "~" or folded(about) in _ABOUT
    number = decimal_text(parts["number"].strip(), whole=whole)
    known = (approximate or not about) and (not unit or _UNITS.fullmatch(unit))
    if not known or not re.fullmatch(LEXICAL["number"], number):
        return None
    return number, approximate
