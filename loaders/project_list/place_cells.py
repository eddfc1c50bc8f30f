"""Reads place cells: communes, départements, regions."""

import re
from collections.abc import Iterable
from dataclasses import replace

from loaders.lookup.places import FoundPlace, PlaceFinder
from loaders.lookup.territories import PlaceRead
from loaders.project_list.cells import Cell
from loaders.project_list.row import RowCells
from loaders.spreadsheet.problems import ImportRule
from loaders.text.dates import dates_in, read_date
from loaders.text.folding import folded

_ASKED = (ImportRule.PLACE_UNKNOWN, ImportRule.PLACE_AMBIGUOUS, ImportRule.PLACE_ELSEWHERE)
"""What somebody has to say something to; of other places it is told how they were understood."""

_QPV = re.compile(r"qpv|prioritaire")
_QUARTIERS = re.compile(r"quartiers?|.*\b(?:qpv|quartiers?(?: s)? prioritaires?)\b.*")
_NO_QUARTIER = re.compile(r"(?:oui|non|yes|no|hors|pas|x|vrai|faux|true|false)\b.*|\d+")
"""What a column of priority neighbourhoods says, folded, without naming one."""
_SEVERAL = re.compile(r"\s*[;\n|,/+&]\s*(?![^()]*\))|\s+et\s+")


class PlaceCells:
    """Finds the places of rows; what is right in a row is kept where its neighbour is not."""

    def __init__(self, finder: PlaceFinder) -> None:
        self._finder = finder

    def found(self, said: RowCells) -> list[FoundPlace]:
        """Return the places that a row names.

        A département that the row states stands for itself where no commune in it is understood,
        and a region where neither is.
        """
        departements = self._territories(said, "departement")
        regions = self._territories(said, "region")
        if not (departements or regions):
            departements = self._of_group(said)
        codes = {
            kind: [key.partition(" ")[2] for key in dict.fromkeys([*departements, *regions])
                   if key.startswith(f"{kind} ")]
            for kind in ("departement", "region")
        }  # fmt: skip
        inside = [] if codes["departement"] else codes["region"]
        keys: list[str] = []
        for cell in said.of("communes"):
            if quartiers := self._of_quartier(said, cell):
                keys += self._communes(said, quartiers, codes["departement"], inside)
        communes = {key.removeprefix("commune ") for key in keys if key.startswith("commune ")}
        keys = [self._inside(said, key, sorted(communes)) for key in keys]
        found = [place for key in dict.fromkeys(keys) if (place := self._finder.place(key))]
        for kind in ("departement", "region"):
            held = {place.row.get(kind, "") for place in found}
            for code in codes[kind]:
                place = self._finder.place(f"{kind} {code}") if code not in held else None
                found += [place] if place else []
        return found

    def _of_quartier(self, said: RowCells, cell: Cell) -> Cell | None:
        """Return a cell of a column of neighbourhoods as one that says so of each of them.

        None where it names none, which is told. The commune of the row beside them stays one.
        """
        heading = folded(cell.heading.rpartition(" – ")[2])
        if not _QUARTIERS.fullmatch(heading):
            return cell
        if _NO_QUARTIER.fullmatch(folded(cell.text)):
            said.doubt(ImportRule.PLACE_VAGUE, cell, lost=True)
            return None
        if _QPV.search(folded(cell.text)):
            return cell
        word = "QPV" if _QPV.search(heading) else "quartier"
        parts = _SEVERAL.split(cell.text)
        if any(map(str.isdecimal, parts)):  # *Croix-Rouge 1 et 2*
            parts = [cell.text]
        others = {folded(one.text) for one in said.of("communes") if one is not cell}
        told = [
            part
            if folded(part).startswith("quartier ") or folded(part) in others
            or (len(parts) > 1 and not others and self._is_commune(part))
            else f"{word} {part}"
            for part in parts
        ]  # fmt: skip
        return replace(cell, text="; ".join(told))

    def _is_commune(self, text: str) -> bool:
        reads = list(self._finder.names.read(text))
        return all(one.rule is None and one.keys[0].startswith("commune ") for one in reads)

    def _inside(self, said: RowCells, key: str, communes: list[str]) -> str:
        """Return the key of a quartier with the commune of its row; ask in which of several."""
        if not key.startswith("quartier ") or " @" in key or not communes:
            return key
        choices = tuple(f"{key} @{commune}" for commune in communes)
        if len(choices) == 1:
            return choices[0]
        name, within = key.removeprefix("quartier ").removeprefix("qpv "), ",".join(communes)
        answer = said.doubt(
            ImportRule.PLACE_AMBIGUOUS, said.first("communes"), value=name, about="places",
            within=within, taken=key, choices=choices, asks=True,
        )  # fmt: skip
        return answer or key

    def _of_group(self, said: RowCells) -> list[str]:
        """Return the one territory that stands over the row and others, and tell it."""
        for over in said.over():
            dated = read_date(over).period or any(dates_in(over))
            reads = [] if dated else self._finder.territories.read(over, "region")
            if len(reads) == 1 and len(reads[0].keys) == 1:
                said.doubt(ImportRule.OF_GROUP, Cell("", over))
                return list(reads[0].keys)
        return []

    def _territories(self, said: RowCells, column: str) -> list[str]:
        keys: list[str] = []
        for cell in said.of(column):
            for read in self._finder.territories.read(cell.text, column):
                keys += self._answered(said, cell, column, read, "")
        return keys

    def _communes(
        self, said: RowCells, cell: Cell, departements: list[str], regions: list[str]
    ) -> list[str]:
        within = ",".join([*departements, *regions])
        answer = said.answer("places", cell.text, within)
        if answer is not None:
            return self._keys_of(answer)
        keys: list[str] = []
        for read in self._finder.names.read(cell.text, departements, regions):
            keys += self._answered(said, cell, "places", read, within)
        return keys

    def _answered(
        self, said: RowCells, cell: Cell, about: str, read: PlaceRead, within: str
    ) -> list[str]:
        answer = said.answer(about, read.written, within)
        if answer is not None:
            return self._keys_of(answer)
        if read.rule:
            nothing = not read.keys and read.rule is not ImportRule.NOT_STATED
            lost = nothing or read.rule is ImportRule.PLACE_REST
            said.doubt(
                read.rule, cell, value=read.written, about=about, within=within,
                taken=";".join(read.keys), choices=read.choices,
                asks=read.rule in _ASKED, lost=lost,
                details=read.details,
            )  # fmt: skip
        return list(read.keys)

    def _keys_of(self, answer: str) -> list[str]:
        """Return the keys of an answer: keys as they are, or a text that names places."""
        keys = [key for key in answer.split(";") if key]
        if all(map(self._finder.knows, keys)):
            return keys
        reads: Iterable[PlaceRead] = self._finder.names.read(answer)
        return [key for read in reads for key in read.keys]
