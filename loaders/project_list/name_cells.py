"""Reads name cells into landlords and organisations, known or new."""

import re
from collections.abc import Mapping
from dataclasses import replace

from loaders.announcement.well_known import well_known_landlords
from loaders.lookup.names import KnownNames
from loaders.lookup.new_rows import NewRows
from loaders.lookup.territories import Territories
from loaders.package.load import Tables
from loaders.project_list.cells import Cell, one_line
from loaders.project_list.column_guess import LABEL
from loaders.project_list.row import RowCells
from loaders.project_list.row_patterns import pattern_of
from loaders.project_list.theme_cells import theme_names
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded
from loaders.text.not_stated import says_nothing

_SIGNS = re.compile(r"\s*(?:[/+,&]|(?<!-)\bet\b(?!-)|\band\b|\s[-–—]\s)\s*", re.IGNORECASE)


_REACHED = r"(?:\+33|0)[ .]?[1-9](?:[ .-]?\d\d){4}|[\w.+-]+@[\w-]+\.[\w.]+"
_CONTACT = re.compile(
    rf"\s*[(\[][^()\[\]]*(?:{_REACHED})[^()\[\]]*[)\]]"
    rf"|\s*(?:[-–—,:]\s*)?(?:\b(?:M\.|Mme|Mlle|Mr)\s+[^,;()\d]*?)?\s*(?:t[ée]l\.?\s*:?\s*)?(?:{_REACHED})",
    re.IGNORECASE,
)
"""A telephone number or an address of mail behind a name, with the person whose it is."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_CODE_BEHIND = re.compile(r"\b(?:\d{2,3}|2[AB])$", re.IGNORECASE)
"""The code of a département for its name: *OPH 30*."""
_PERSON = re.compile(r"(?:M\.|Mr\.?|Mme|Mlle|Monsieur|Madame|Mrs\.?|Ms\.?)\s+\S")
_UNNAMED = pattern_of("unnamed")
"""What stands for a body without naming it, folded: *un bailleur local*, *OPH non précisé*."""
_SHARED = re.compile(r"\d ?[%€]|https?:")
"""What says more than a name: *Seqens (60 %) 3F (40 %)*."""
_QUESTIONED = re.compile(
    r"\s*(?:\?+|[(\[]\s*(?:\?+|(?:le|la|les)?quel(?:le)?s?\b[^()\[\]]*\?"
    r"|(?:nom )?(?:à|a) (?:confirmer|préciser|vérifier|valider)\s*\??"
    r"|sous réserve|pressentie?|probable|non confirmée?|en attente|tbc)\s*[)\]]"
    r"|,?\s+(?:à confirmer|à vérifier))+\s*$",
    re.IGNORECASE,
)
"""What people put behind a name of which they are not sure."""
_JOINED = re.compile(r"(?:\)|\S+ \S+ \S+) +(?:et|and|avec) +\S", re.IGNORECASE)
"""A name that may be two: *Lille Métropole Habitat (LMH) et Tisserin*."""
_FORMER = re.compile(
    r"\s*[(\[]\s*(?:ex[- ]|ancien(?:nement|ne)?\b|formerly\b)[^()\[\]]*[)\]]", re.IGNORECASE
)
"""An earlier name behind that of today: *Vilogia (ex-Logis 62)*."""
_YES = re.compile(r"(?:oui|yes)\s*[:,–—-]\s*", re.IGNORECASE)
_OR = re.compile(r"\s+(?:et\s?/\s?)?ou\s+|\s+or\s+", re.IGNORECASE)
_OF_OTHER = {
    "organisations": ImportRule.NAME_LANDLORD,
    "landlords": ImportRule.NAME_ORGANISATION,
}
_AUTHORITY = re.compile(
    r"(?:la )?(?:ville|mairie|commune|ccas|caf|conseil (?:departemental|regional)|prefecture"
    r"|region|departement|communaute (?:urbaine|d agglomeration|de communes))\b(?: de| d| du|$)"
)


def known_values(tables: Tables) -> Mapping[str, KnownNames]:
    """Return the names by which the values of a column can say what it holds, by target."""
    well_known = [one.name for one in well_known_landlords().values()]
    return {
        "themes": theme_names(tables["themes"]),
        "landlords": KnownNames.of(tables["landlords"], well_known),
        "carriers": KnownNames.of(tables["organisations"]),
    }


class NameCells:
    """The names that are known so far, by table, and the ids that they have taken."""

    def __init__(self, tables: Tables, territories: Territories, new: NewRows) -> None:
        well_known = [one.name for one in well_known_landlords().values()]
        landlords = [*well_known, *tables["landlords"]["name"]]
        also = {"landlords": well_known, "organisations": landlords}
        self._of_row: set[str] = set()
        self._known = {name: KnownNames.of(tables[name], words) for name, words in also.items()}
        self._new = new
        self._there = {name: frozenset(tables[name]["id"]) for name in also}
        self._departements = territories.names["departement"]
        self._place_words = territories.words

    def ids(self, said: RowCells, target: str, table: str) -> list[tuple[str, str]]:
        """Return the ids that the cells of `target` name, each with the name as it is written."""
        found: dict[str, str] = {}
        over = [] if said.of(target) or target != "landlords" else self._over(said)
        for cell in said.of(target) or over:
            for name in self._parts(said, cell, table):
                for key in self._meant(said, cell, table, name):
                    found.setdefault(key, name)
        if table == "landlords":
            self._of_row = {self._known[table].name_of(key) for key in found}
        return list(found.items())

    def _over(self, said: RowCells) -> list[Cell]:
        """Return the known landlord that stands over the row and others, and tell it."""
        known = self._known["landlords"]
        found = [Cell("", LABEL.sub("", one)) for one in said.over()]
        found = [cell for cell in found if known.is_whole(cell.text)][:1]
        for cell in found:
            said.doubt(ImportRule.OF_GROUP, cell)
        return found

    def _parts(self, said: RowCells, cell: Cell, table: str) -> list[str]:
        """Return the names in a cell, as answered where that was asked."""
        if _CONTACT.search(cell.text):
            bare = replace(cell, text=_CONTACT.sub("", cell.text).strip(" ,;:-–—"))
            said.doubt(ImportRule.NAME_CONTACT, cell, details={"name": bare.text})
            cell = bare
        answer = said.answer(table, cell.text)
        parted = self._known[table].parts(cell.text)
        if answer is not None and parted.names != (one_line(cell.text),):
            return [name for name in answer.split("\n") if name]
        if parted.guessed:
            several = "\n".join(parted.names)
            said.doubt(
                ImportRule.NAMES_PARTED, cell, about=table, taken=several,
                choices=(several, one_line(cell.text)),
            )  # fmt: skip
        names = [one_line(name) for name in parted.names]
        unnamed = [*parted.unnamed, *filter(says_nothing, names)]
        for piece in unnamed if len(unnamed) < len(names) + len(parted.unnamed) else ():
            said.doubt(ImportRule.NOT_STATED, cell, value=piece)
        return [LABEL.sub("", name) for name in names if not says_nothing(name)]

    def _meant(self, said: RowCells, cell: Cell, table: str, name: str) -> list[str]:
        """Return the ids that a name means: as answered, known, or new."""
        known = self._known[table]
        answer = said.answer(table, name)
        if answer is not None:
            return [self._exact(table, part) for part in answer.split("\n") if folded(part)]
        if meant := self._unsure(table, name):
            taken = meant[0] if len(meant) == 1 else ""
            several = ("\n".join(meant),) if len(meant) > 1 else ()
            said.doubt(
                ImportRule.NAME_UNSURE, cell, value=name, about=table, taken=taken, asks=True,
                choices=(*meant, *several, name), lost=not taken,
            )  # fmt: skip
            return [self._exact(table, taken)] if taken else []
        if found := known.find(name):
            return [found]
        letters = re.search(r"[^\W\d_]", name)
        if not letters or _is_doubtful(name, table):
            rule = ImportRule.NAME_DOUBTFUL if letters else ImportRule.NO_NAME
            of_row = sorted(self._of_row) if table != "landlords" and letters else ()
            inside = _IN_BRACKETS.findall(name) if letters else ()
            choices = (*of_row, *(one for one in inside if known.is_whole(one)), name)
            said.doubt(
                rule, cell, value=name, about=table, choices=tuple(dict.fromkeys(choices)),
                asks=True, lost=True,
            )  # fmt: skip
            return []
        spelled = _CODE_BEHIND.sub(self._departement, name)
        near = tuple(dict.fromkeys((*known.near(name), *known.near(spelled))))
        form, similar = known.find_form(name), self._similar(table, name)
        if form or similar:
            taken = known.name_of(form) if form else similar or ""
            said.doubt(
                ImportRule.NAME_FORM if form else ImportRule.SIMILAR_NAME, cell, value=name,
                about=table, taken=taken, asks=not form or "?" in name,
                choices=tuple(dict.fromkeys((taken, *near, name))), details={"similar": taken},
            )  # fmt: skip
            return [form or self._exact(table, taken)]
        official = known.well_known(name) or ""
        alike = known.is_alike(name) or known.is_alike(spelled)
        written = official if name.isupper() and official else _FORMER.sub("", name)
        rule = ImportRule.NEAR_NAME if alike else ImportRule.NEW_NAME
        alike = alike or "?" in name or bool(_JOINED.search(name))
        if self._is_of(name, next(other for other in self._known if other != table)):
            rule, alike = _OF_OTHER[table], True
        said.doubt(
            rule, cell, value=name, about=table, taken=written,
            asks=alike,
            choices=tuple(dict.fromkeys((written, name, *near, *_apart(name)))),
        )  # fmt: skip
        return [self._exact(table, written)]

    def _departement(self, code: re.Match[str]) -> str:
        return self._departements.get(code[0].upper(), code[0])

    def _unsure(self, table: str, name: str) -> tuple[str, ...]:
        """Return the names that a cell holds without being sure of them, none where it is sure.

        It says so itself: *Vilogia ?*, *Vilogia (à confirmer)*, *Vilogia ou Néolia*.
        """
        known = self._known[table]
        bare = _YES.sub("", _QUESTIONED.sub("", name)).strip(" ?")
        either = [part.strip() for part in _OR.split(bare)]
        if len(either) > 1 and all(map(folded, either)) and any(map(known.is_whole, either)):
            return tuple(self._written(table, one) for one in either)
        if bare == name.strip() or not folded(bare) or _is_doubtful(bare, table):
            return ()
        return (self._written(table, bare),)

    def _is_of(self, name: str, table: str) -> bool:
        """Return whether a name is known in a table, and not as a landlord of this row."""
        known = self._known[table]
        found = known.find(name) or known.find_form(name)
        if found is None or found not in self._there[table]:
            official = known.well_known(name) if table == "landlords" else None
            return official is not None and official not in self._of_row
        return known.name_of(found) not in self._of_row

    def _written(self, table: str, name: str) -> str:
        """Return a known name as its row has it, another as it stands."""
        known = self._known[table]
        found = known.find(name) or known.find_form(name)
        return known.name_of(found) if found else name

    def _similar(self, table: str, name: str) -> str | None:
        """Return the known name that `name` misspells; not one of another place.

        *Les Francas de l'Aube* is another body than *Les Francas de l'Aude*.
        """
        similar = self._known[table].similar(name)
        if similar is None:
            return None
        differ = set(folded(name).split()) - set(folded(similar).split())
        return None if differ & self._place_words else similar

    def _exact(self, table: str, name: str) -> str:
        """Return the id of a name as it stands, new where no row has it."""
        known = self._known[table]
        found = known.find(name)
        if found:
            return found
        identifier = self._new.add_name(table, name)
        known.add(name, identifier)
        return identifier


def _is_doubtful(name: str, table: str) -> bool:
    """Return whether a new name is that of a person, or of several bodies that are not named.

    In a column of landlords, also that of an authority: *Ville de Rouen*.
    """
    said = folded(name)
    authority = table == "landlords" and _AUTHORITY.match(said)
    bare = folded(_QUESTIONED.sub("", name))
    unnamed = _UNNAMED.fullmatch(said) or _UNNAMED.fullmatch(bare)
    odd = _SHARED.search(name) or _PERSON.match(name.lstrip("([ ")) or unnamed
    return bool(odd or authority)


def _apart(name: str) -> tuple[str, ...]:
    """Return the names that the signs in a new name would part, as one choice."""
    parts = [part for part in _SIGNS.split(name) if folded(part)]
    return ("\n".join(parts),) if len(parts) > 1 else ()
