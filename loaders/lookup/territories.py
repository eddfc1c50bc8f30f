"""Départements and regions as people write them: `93 - Seine-Saint-Denis`, `75, 93`, *IDF*."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd
from rapidfuzz import fuzz, process

from loaders.geography.former_regions import former_regions
from loaders.package.frame_rows import frame_cells
from loaders.package.load import Tables
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded

_SHORT_REGIONS = {
    "idf": "11", "region parisienne": "11", "paca": "93", "sud": "93", "region sud": "93",
    "aura": "84", "ara": "84", "hdf": "32", "bfc": "27", "cvl": "24", "centre": "24", "naq": "75",
    "occ": "76", "pdl": "52", "pdll": "52", "bzh": "53", "grand est": "44", "alca": "44",
    "reunion": "04", "ile de la reunion": "04", "guyane francaise": "03",
}  # fmt: skip
"""What regions are called beside their names, folded. *Centre* is Centre-Val de Loire now."""

_LEADING = re.compile(
    r"^(?:(?:départements?|departements?|dépts?|depts?|déps?|deps?|régions?|regions?|dpt)\b\.?\s*"
    r"(?:de\s+l['’]|de\s+la\s+|du\s+|des\s+|de\s+|d['’])?|n°\s*|d(?=\d))", re.IGNORECASE,
)  # fmt: skip
_CODE = r"(?:0?2[ABab]|\d{1,3})"
_POSTCODE = re.compile(r"\d{4,5}|2[ABab]\d{3}")
"""A postcode or INSEE code; a spreadsheet takes the zero in front from *01000*."""

_CODE_AND_NAME = re.compile(
    rf"(?P<c1>{_CODE})\s*[-–—:.)/(\s]\s*(?P<n1>\D.*?)\)?|(?P<n2>\D+?)[\s,(–—:-]+(?P<c2>{_CODE})\)?"
)
_OVERSEAS = re.compile(r"^97[- ](?=[1-6]$)")
VAGUE = re.compile(
    r"(?:plusieurs|divers|diverses|differente?s?|multi|toute?s?|ensemble|several|various|many)\b.*"
    r"|multi ?sites?|france entiere|france|nationale?|inter ?regional|region|departement"
    r"|d?r?om|dom tom|outre mer|hexagone|metropole"
)
"""What stands for places without naming one, folded."""

_PARTING = re.compile(r"\s*[;,\n|/+•&]\s*|\s+(?:et|and|ou)\s+|\s+[-–—]\s+|(?<=\d\d)[-–—](?=\d\d)")
NEAR = 70.0
"""Likeness, of 100, from which a place is offered for a name that is not known."""

CORSICA = "20"
"""The département that became 2A and 2B in 1976, still written so."""


@dataclass(frozen=True)
class PlaceRead:
    """What a text, or one of its parts, says of a place.

    Attributes:
        written: the part of the text.
        keys: the places meant, as `PlaceFinder.place` takes them; empty where none is taken.
        rule: what is to be told, None where the text says it plainly.
        choices: what can be meant, each as keys with `;` between them.
    """

    written: str
    keys: tuple[str, ...] = ()
    rule: ImportRule | None = None
    choices: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Territories:
    """The départements and regions of a data package, by all their names."""

    def __init__(self, tables: Tables) -> None:
        departements, regions = tables["departements"], tables["regions"]
        self.region_of = dict(frame_cells(departements, ("code", "region")))
        self.names = {"departement": _names(departements), "region": _names(regions)}
        self._departements = _by_name(departements)
        self._regions = {**_SHORT_REGIONS, **_by_name(regions)}
        self.words = {
            word
            for name in (*self._departements, *self._regions)
            for word in name.split()
        } | {"nord", "sud", "est", "ouest", "atlantique"}  # fmt: skip
        self._former = {folded(name): parts for name, parts in former_regions().items()}

    def read(self, text: str, column: str) -> list[PlaceRead]:
        """Return what a cell of the column `departement` or `region` names, part by part."""
        whole = self.one(text, column)
        if whole.rule is not ImportRule.PLACE_UNKNOWN:
            return [whole]
        parts = [part for part in _PARTING.split(text.strip()) if part]
        return [self.one(part, column) for part in parts] if len(parts) > 1 else [whole]

    def one(self, text: str, column: str) -> PlaceRead:
        """Return what a text that names one territory means."""
        bare = _LEADING.sub("", " ".join(text.split())).strip(" .,;()")
        bare = _OVERSEAS.sub("97", bare)
        if re.fullmatch(_CODE, bare):
            return self._of_code(text, bare.upper(), column)
        if _POSTCODE.fullmatch(bare):
            return self._of_code(text, _within_postcode(bare.upper()), "departement")
        both = _CODE_AND_NAME.fullmatch(bare)
        if both:
            code, name = both["c1"] or both["c2"], both["n1"] or both["n2"]
            named, coded = self._of_name(text, name, column), self._code(code.upper())
            if named.keys and (not coded or set(named.keys) & set(coded)):
                return named
            if named.keys and coded:
                choices = (*named.keys, *coded)
                return PlaceRead(text, (), ImportRule.PLACE_ELSEWHERE, choices)
        return self._of_name(text, bare, column)

    def _of_name(self, text: str, name: str, column: str) -> PlaceRead:
        said = folded(name)
        kinds = {"departement": self._departements, "region": self._regions}
        for kind in (column, *(kind for kind in kinds if kind != column)):
            if code := kinds[kind].get(said) or kinds[kind].get(_bare(said)):
                return PlaceRead(text, (f"{kind} {code}",))
        former = self._former.get(said)
        if former:
            whole, parts = f"region {former[0]}", ";".join(f"departement {c}" for c in former[1])
            return PlaceRead(text, (whole,), ImportRule.REGION_FORMER, (whole, parts))
        if VAGUE.fullmatch(said):
            return PlaceRead(text, (), ImportRule.PLACE_VAGUE)
        return PlaceRead(text, (), ImportRule.PLACE_UNKNOWN, self._near(said))

    def _near(self, said: str) -> tuple[str, ...]:
        keys = {name: f"region {code}" for name, code in self._regions.items()}
        keys |= {name: f"departement {code}" for name, code in self._departements.items()}
        found = process.extract(said, keys.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=5)
        return tuple(dict.fromkeys(keys[name] for name, *_ in found))

    def _of_code(self, text: str, code: str, column: str) -> PlaceRead:
        if code == CORSICA:
            choices = ("region 94", "departement 2A", "departement 2B")
            return PlaceRead(text, choices[:1], ImportRule.PLACE_AMBIGUOUS, choices)
        keys = self._code(code)
        if not keys:
            return PlaceRead(text, (), ImportRule.PLACE_UNKNOWN)
        if column == "region" and len(keys) > 1:
            return PlaceRead(text, (), ImportRule.PLACE_AMBIGUOUS, tuple(reversed(keys)))
        return PlaceRead(text, keys[:1])

    def _code(self, code: str) -> tuple[str, ...]:
        """Return the keys of a code: the département's first, then the region's."""
        padded = (code[1:] if len(code) == 3 and code[0] == "0" else code).zfill(2)
        kinds = ("departement", "region")
        return tuple(f"{kind} {padded}" for kind in kinds if padded in self.names[kind])


def _names(frame: pd.DataFrame) -> dict[str, str]:
    return dict(frame_cells(frame, ("code", "name")))


def _by_name(frame: pd.DataFrame) -> dict[str, str]:
    return {folded(name): code for code, name in _names(frame).items()} | {
        _bare(folded(name)): code for code, name in _names(frame).items()
    }


def _bare(name: str) -> str:
    return re.sub(r"^(?:la|le|les|l) ", "", name)


def _within_postcode(code: str) -> str:
    """Return the département of a postcode or an INSEE code, by its first figures."""
    whole = code.zfill(5)
    if whole[:2] == "20":  # 200 and 201: Corse-du-Sud, 202 and 206: Haute-Corse
        return "2A" if whole[2] in "01" else "2B"
    return whole[:3] if whole[:2] == "97" else whole[:2]
