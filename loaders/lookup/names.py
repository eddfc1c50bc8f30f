"""Names in a cell, found among those the data set knows, by spelling alone."""

import re
from collections.abc import Iterable, Mapping

import pandas as pd
from rapidfuzz import fuzz, process

from loaders.folding import folded

SIMILAR = 88.0
"""Likeness, of 100, from which a known name is offered for one that is not known."""

_SURE = re.compile(r"\s*[;\n|]\s*")
_LOOSE = re.compile(r"\s*[;\n|]\s*|\s+/\s+|\s*,\s+")
_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^a-z0-9]+")


class KnownNames:
    """The names and aliases of one table, each with the id of its row."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._ids = {folded(name): key for name, key in names if folded(name)}
        self._written = {folded(name): name for name, key in names if folded(name)}

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "KnownNames":
        """Return the names of a frame of text with `id`, `name` and perhaps `aliases`."""
        pairs = list(zip(frame["name"], frame["id"], strict=True))
        if "aliases" in frame:
            for aliases, key in zip(frame["aliases"], frame["id"], strict=True):
                pairs += [(alias, key) for alias in aliases.split(";")]
        return cls(pairs)

    def add(self, name: str, key: str) -> None:
        """Let `name` be found from now on."""
        self._ids[folded(name)] = key
        self._written[folded(name)] = name

    def find(self, name: str) -> str | None:
        """Return the id of `name`, whatever its case, accents and punctuation."""
        return self._ids.get(folded(name))

    def similar(self, name: str) -> str | None:
        """Return the known name that is most like `name`, None where none is alike.

        Names with other numbers in them are not alike: *13 Habitat* is not *14 Habitat*.
        """
        wanted = folded(name)
        numbers = _NUMBERS.findall(wanted)
        found = process.extract(
            wanted, list(self._ids), scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR
        )
        alike = (known for known, *_ in found if _NUMBERS.findall(known) == numbers)
        return next((self._written[known] for known in alike), None)

    def parts(self, cell: str) -> list[str]:
        """Return the names in a cell, parted by `;`, a line break, `|`, ` / ` or a comma.

        *et*, `&` and dashes do not part, for names hold them. A comma does not where the whole
        is a known name, or where something surer parts too.
        """
        if self.find(cell):
            return [cell.strip()]
        parting = _SURE if _SURE.search(cell.strip()) else _LOOSE
        return list(dict.fromkeys(part.strip() for part in parting.split(cell) if part.strip()))


def slug(name: str, taken: Mapping[str, object] | set[str]) -> str:
    """Return an id made of `name` that is not in `taken`: `mom-bordeaux`, then `mom-bordeaux-2`."""
    base = _WORDS.sub("-", folded(name)).strip("-")[:60].strip("-") or "x"
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
