"""Places within a département as people write them: *93000 Bobigny*, *Vitry s/ Seine*."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
from rapidfuzz import fuzz, process

from loaders.lookup.arrondissements import CITIES, CITY, NTH, district_of
from loaders.lookup.former_communes import HEAD, agglomerations, former_communes, without_head
from loaders.lookup.territories import NEAR, VAGUE, PlaceRead, Territories
from loaders.package.frame_rows import frame_cells
from loaders.package.load import Tables
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded

_SURE = re.compile(r"\s*[;\n|•·▪]\s*")
_LOOSE = re.compile(r"\s*[,/+]\s*(?![^()]*\))|\s+(?:et|and|&|ainsi que|puis)\s+|\s+[-–—]\s+")
_SLASHED = re.compile(r"([^\W\d_][^\W\d_-]*)\s?/\s?(?=[A-ZÀ-Ý])([^\W\d_]+)")
"""What may be a commune *sur* something: *Boulogne/Mer*."""
_DASHES = frozenset("-–—")
_POSTCODE = re.compile(r"(?<![^\W_])\d{5}(?![^\W_])")
_ANY_CODE = re.compile(r"\(?\b(?:\d{2,5}|2[AB])\b\)?", re.IGNORECASE)
_CODE_WITHIN = re.compile(r"\(\d{5}\)\s*(?:[,/+;]|et\b)")
_CODE = r"(?:0?2[ABab]|0[1-9]|[1-9]\d|97[1-6])"
_CODE_FIRST = re.compile(rf"\(?(?P<code>{_CODE})\)?\s*[-–—:/ ]\s*(?P<name>[^\d\s].*)")
_CODE_LAST = re.compile(rf"(?P<name>.*[^\d\s(,–—-])[\s,–—-]+(?P<code>{_CODE})")
_OVER = re.compile(r"(?P<over>[^:]*[^\W\d_][^:]*?)\s*:\s*(?P<name>\S.*)")
"""A département or region over its communes: *30 - Gard : Nîmes, Alès*."""
_COUNTED = re.compile(r"(?:(?:\d+|les|des) )?(?:communes?|villes?|sites|territoires|lieux)")
_BRACKETS = re.compile(r"(?P<name>[^()\[\]]+?)\s*[(\[]\s*(?P<inner>[^()\[\]]+?)\s*[)\]]")
_ANY_FIGURE = re.compile(r"\d")
_SHORT = re.compile(r"\s*\d{1,2}\s*")
_NO_CODE = re.compile(r"\d|\d{4}")
_CEDEX = re.compile(r"\bcedex\b(?:\s*\d{1,2}\b)?", re.IGNORECASE)
_SHORTENED = (
    (re.compile(r"\bs\s?/\s?s\b\.?-?|\bss\b", re.I), "sous"),
    (re.compile(r"\bs\s?/|\bs\.\s", re.I), "sur "),
)
_WHOLE = re.compile(
    r"^(?:(?:toute?|ensemble) (?:de |du )?(?:le |la |l )?)?(?:departement|region)"
    r"(?: (?:de la|de l|du|des|de|d))? "
)
_INNER = re.compile(
    r"(?P<kind>qpv|quartiers?|q\.|secteur|résidences?|residences?|cités?|cites?|site|immeubles?|"
    r"grand ensemble|zup|zac|hameau|tour)\b\s*(?:politique de la ville\s*)?:?\s*"
    r"(?:de\s+la\s+|de\s+l['’]|des\s+|du\s+|de\s+|d['’])?(?P<name>[^\s,;/](?:(?!\s[-–—]\s)[^,;/])*)",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?P<inner>.+?)(?:\s+(?:à|a|au|-|–|—)\s+|\s*,\s*)(?P<commune>[^\s].*)", re.IGNORECASE
)
"""A quartier or a site and its commune: *quartier Maurepas à Rennes*; *de* is part of its name."""
_SITES = ("résidence", "residence", "site", "immeuble", "tour")
_ARTICLES = ("le", "la", "les", "l")
_MOST_NEAR = 5
_OF_A_TOWN = 10_000
_MUCH_LARGER = 5
_OF_A_CITY = 100_000
"""Inhabitants of a commune that is meant by its name, though a département has it too."""


class PlaceNames:
    """The communes of France, former ones, agglomerations and the places of a data set, by name."""

    def __init__(self, tables: Tables, communes: pd.DataFrame, territories: Territories) -> None:
        # `to_dict` asks Arrow for each of 35,000 communes by itself: a quarter of a second more.
        codes = communes.index.tolist()
        said = [communes[c].astype(str).tolist() for c in ("name", "departement", "region")]
        self.told: dict[str, tuple[str, str, str]] = dict(
            zip(codes, zip(*said, strict=True), strict=True)
        )
        self._whole = frozenset(communes.index[communes["kind"] == "COM"])
        self._postcodes = communes["postcodes"].fillna("")
        self._people = dict(zip(codes, communes["population"].fillna(0).tolist(), strict=True))
        self._territories = territories
        self._places = tables["places"]
        self._nears: dict[tuple[str, _Within], tuple[str, ...]] = {}
        self._names_of: dict[_Within, list[str]] = {}

    def read(
        self, cell: str, departements: Collection[str] = (), regions: Collection[str] = ()
    ) -> list[PlaceRead]:
        """Return what each part of a cell of places names.

        `departements` and `regions` are those that the line states: of communes of one name those
        within them are meant, and a name that is only found elsewhere is told.
        """
        within = _Within(frozenset(departements), frozenset(regions))
        reads: list[PlaceRead] = []
        for part in _SURE.split(cell.strip()):
            if part:
                reads += self._loose(part, within)
        communes = [k for read in reads for k in read.keys if k.startswith("commune ")]
        reads = [self._not_around(read, communes) for read in reads]
        return [_inside(self._with_near(read, within), communes) for read in reads]

    def _not_around(self, read: PlaceRead, communes: Sequence[str]) -> PlaceRead:
        """Leave out, and tell, a territory that only says where a commune of its cell is."""
        around = {
            key
            for commune in communes
            for _, departement, region in [self.told[commune.removeprefix("commune ")]]
            for key in (f"departement {departement}", f"region {region}")
        }
        if not read.keys or not around.issuperset(read.keys):
            return read
        details = {"rest": read.written}
        return replace(read, keys=(), rule=ImportRule.PLACE_REST, choices=(), details=details)

    def _loose(self, text: str, within: "_Within") -> Iterator[PlaceRead]:
        """Yield the parts of a text that commas, slashes, *et* and spaced dashes may part."""
        text = _SLASHED.sub(self._sur, text)
        if over := _OVER.fullmatch(text):
            keys = self._territories.one(over["over"], "departement").keys
            if _COUNTED.fullmatch(folded(over["over"])):
                yield from self._loose(over["name"], within)
                return
            if len(keys) == 1:
                kind, _, number = keys[0].partition(" ")
                yield from self._loose(over["name"], within.narrowed(number, kind))
                return
        whole = self._one(text, within)
        parts = [part for part in _LOOSE.split(text) if part and part.strip()]
        several = len(parts) > 1 and _CODE_WITHIN.search(text)  # *Marseille (13014), Aubagne*
        if not several and (whole.rule is not ImportRule.PLACE_UNKNOWN or len(parts) < 2):
            yield whole
            return
        if CITY.search(parts[0]) and _ANY_FIGURE.search(parts[0]):  # *Lyon 3, 7*
            parts = [f"{part.strip()}e" if _SHORT.fullmatch(part) else part for part in parts]
        code = re.fullmatch(_CODE, parts[-1].strip())
        if code:  # *Bobigny, 93*
            within = within.narrowed(_departement(parts.pop()))
        elif not self._candidates(parts[-1]) and (around := self._territory(text, parts[-1])):
            said = [key.partition(" ") for key in around.keys]  # *Saint-Denis, Seine-Saint-Denis*
            kinds = ("departement", "region")
            within = _Within(*(frozenset(c for k, _, c in said if k == kind) for kind in kinds))
        first = CITY.search(text)
        city = first[0] if first and NTH.fullmatch(parts[0].strip()) else ""  # *13e, 14e Marseille*
        found = False
        for sign, part in zip(["", *_LOOSE.findall(text)], parts, strict=False):
            cited = CITY.search(part)
            city = cited[0] if cited else city
            alone = NTH.fullmatch(part.strip())  # *Marseille 13e et 14e*
            read = self._one(f"{city} {part}" if alone and city else part.strip(), within)
            if found and sign.strip() in _DASHES and read.rule is ImportRule.PLACE_UNKNOWN:
                rest = part.strip()  # *Dijon - Les Grésilles*
                read = replace(read, rule=ImportRule.PLACE_REST, details={"rest": rest})
            found = found or any(key.startswith("commune ") for key in read.keys)
            yield replace(read, written=part.strip())

    def _sur(self, slashed: re.Match[str]) -> str:
        name = f"{slashed[1]} sur {slashed[2]}"
        return name if self._candidates(name) else slashed[0]

    def _one(self, text: str, within: "_Within") -> PlaceRead:
        bare = _CEDEX.sub("", " ".join(text.split())).strip(" .,;:-–—")
        for pattern, word in _SHORTENED:
            bare = pattern.sub(word, bare)
        district = district_of(bare, self.told)
        if district:
            return PlaceRead(text, district)
        whole = _WHOLE.sub("", folded(bare), count=1)  # *tout le département 44*
        if whole != folded(bare) and (territory := self._territory(text, whole)):
            return territory
        if _POSTCODE.search(bare):
            return self._with_postcode(text, bare, within)
        for pattern in (_CODE_FIRST, _CODE_LAST):
            said = pattern.fullmatch(bare)
            if said and _departement(said["code"]) in self._territories.names["departement"]:
                return self._named(text, said["name"], within.narrowed(_departement(said["code"])))
        brackets = _BRACKETS.fullmatch(bare)
        if brackets:
            return self._bracketed(text, brackets["name"], brackets["inner"], within)
        return self._named(text, bare, within)

    def _bracketed(self, text: str, name: str, inner: str, within: "_Within") -> PlaceRead:
        if folded(inner) in {"le", "la", "les", "l"}:
            return self._named(text, f"{inner} {name}", within)
        said = self._territories.one(inner, "departement")
        if said.keys:
            kind, _, code = said.keys[0].partition(" ")
            return self._named(text, name, within.narrowed(code, kind))
        parts = self._territories.read(inner, "departement")
        if len(parts) > 1 and all(one.keys for one in parts) and self._territory(text, name):
            keys = tuple(key for one in parts for key in one.keys)  # *Bretagne (35, 22 et 56)*
            return PlaceRead(text, keys, ImportRule.PLACE_PARTED, (";".join(keys),))
        if self._inner(text, name, within) and self._candidates(inner):  # *QPV Kercado (Vannes)*
            name, inner = inner, name
        outside = self._named(text, name, within)
        inside = self._inner(text, inner, within)
        if outside.keys and inside:
            return replace(outside, keys=(*outside.keys, *_inside(inside, outside.keys).keys))
        if outside.keys and outside.rule is None:
            return replace(outside, rule=ImportRule.PLACE_REST, details={"rest": inner})
        return outside

    def _with_postcode(self, text: str, bare: str, within: "_Within") -> PlaceRead:
        code = _POSTCODE.findall(bare)[0]
        before, _, behind = bare.partition(code)
        street = before.strip(" .,;:-–—()")
        if street and behind.strip(" .,;:-–—()") and not self._inner(text, street, within):
            read = self._with_postcode(text, f"{code}{behind}", within)
            if read.keys and read.rule is None:
                return replace(read, rule=ImportRule.PLACE_REST, details={"rest": street})
        name = _POSTCODE.sub(" ", bare, count=1).strip(" .,;:-–—()")
        brackets = _BRACKETS.fullmatch(f"{name})" if name.count("(") > name.count(")") else name)
        if brackets and not self._territories.one(brackets["inner"], "departement").keys:
            read = self._with_postcode(text, f"{code} {brackets['name']}", within)
            if read.keys and read.rule is None:
                return replace(
                    read, rule=ImportRule.PLACE_REST, details={"rest": brackets["inner"]}
                )
        communes = self._by_postcode.get(code, [])
        if code in self.told and not name:  # an INSEE code, or a postcode
            cities = [_city(c) if self._communes_kind(c) == "ARM" else c for c in communes]
            communes = list(dict.fromkeys([code, *cities]))
        elif code in self.told and not communes:
            communes = [code]
        districts = [c for c in communes if self._communes_kind(c) == "ARM"]
        if len(districts) == 1 and (not name or folded(name) in CITIES):
            whole = _city(districts[0])
            return PlaceRead(text, (f"commune {whole}", f"arrondissement {districts[0]}"))
        communes = [c for c in communes if self._communes_kind(c) == "COM"]
        if not name:
            return self._among(text, communes)
        alike = [c for c in communes if c in self._candidates(name)]
        if alike:
            return self._among(text, alike)
        departement = self.told[communes[0]][1] if communes else ""
        if not communes:
            departement = _departement(code[:2] if code[:2] < "96" else code[:3])
        read = self._named(text, name, within.narrowed(departement) if departement else within)
        choices = (*read.choices, *_keys(communes[:_MOST_NEAR]))
        return read if read.keys else replace(read, choices=tuple(dict.fromkeys(choices)))

    def _named(self, text: str, name: str, within: "_Within") -> PlaceRead:
        """Return the place of a bare name, the surest way of meaning one first."""
        said = folded(name)
        found = self._candidates(name)
        here = [code for code in found if self._is_within(code, within)]
        if here:
            among = self._among(text, here, former=not self._is_current(said, here))
            whole = self._territory(text, name)  # *Bretagne*, *Landes*
            city = self._people.get(here[0], 0) > _OF_A_CITY  # *Paris* is no département
            if larger := self._larger(said, here, within):
                return PlaceRead(text, (), ImportRule.PLACE_AMBIGUOUS, _keys([*larger, *here]))
            if whole and (len(here) > 1 or not (within.departements or city)):
                choices = (*whole.keys, *(among.choices or _keys(here)))
                return PlaceRead(text, (), ImportRule.PLACE_AMBIGUOUS, choices)
            return among
        read = self._known(text, said, within) or self._territory(text, name)
        if read is None and VAGUE.fullmatch(said):
            read = PlaceRead(text, (), ImportRule.PLACE_VAGUE)
        read = read or self._inner(text, name, within) or self._agglomeration(text, said)
        if read is None and found:  # only elsewhere than the line says
            codes = [*self._longer(said, within), *self._by_size(found)[:_MOST_NEAR]]
            choices = (*_keys(codes), *within.keys)
            read = PlaceRead(text, (), ImportRule.PLACE_ELSEWHERE, choices)
        joined = self._joined(name, within) if read is None else ()
        if joined:
            read = PlaceRead(text, joined, ImportRule.PLACE_PARTED, (";".join(joined),))
        nothing = ImportRule.PLACE_UNKNOWN if said else ImportRule.NOT_STATED
        return read or PlaceRead(text, (), nothing)

    def _territory(self, text: str, name: str) -> PlaceRead | None:
        if _NO_CODE.fullmatch(name.strip()):  # the *4000* of La Courneuve are not 04000
            return None
        read = self._territories.one(name, "departement")
        unknown = read.rule is ImportRule.PLACE_UNKNOWN
        return None if unknown else replace(read, written=text)

    def _candidates(self, name: str) -> list[str]:
        """Return the communes of a name, also under a former name or with the article it lacks.

        *Havre* is Le Havre, but *La Seyne* is not Seyne.
        """
        said = folded(name)
        for wanted in (said, *(f"{article} {said}" for article in _ARTICLES)):
            former = (code for code in former_communes().get(wanted, ()) if code in self.told)
            found = [*self._by_name.get(wanted, ()), *former]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _among(self, text: str, codes: Sequence[str], *, former: bool = False) -> PlaceRead:
        if len(codes) == 1:
            now = self.told[codes[0]][0]
            rule = ImportRule.PLACE_FORMER if former else None
            return PlaceRead(text, _keys(codes), rule, _keys(codes) if former else (), {"now": now})
        choices = _keys(self._by_size(codes)[:8])
        rule = ImportRule.PLACE_AMBIGUOUS if codes else ImportRule.PLACE_UNKNOWN
        return PlaceRead(text, (), rule, choices)

    def _larger(self, said: str, found: Sequence[str], within: "_Within") -> list[str]:
        """Return the towns whose names begin as that of the much smaller communes found.

        *Boulogne* is a former commune of Vendée, and *Aix* one of Corrèze.
        """
        if not found:
            return []
        own = max(self._people.get(code, 0) for code in found) if said in self._by_name else 0
        least = max(_OF_A_TOWN, _MUCH_LARGER * own)
        return [one for one in self._longer(said, within) if self._people.get(one, 0) > least]

    def _longer(self, said: str, within: "_Within") -> list[str]:
        """Return the largest communes whose names begin with a folded one and go on."""
        codes = [
            code
            for name in self._begun.get(said.partition(" ")[0], ())
            if name.startswith(f"{said} ")
            for code in self._by_name[name]
            if self._is_within(code, within)
        ]
        return self._by_size(codes)[:_MOST_NEAR]

    def _is_current(self, said: str, codes: Sequence[str]) -> bool:
        return any(code in self._by_name.get(said, ()) for code in codes) or not any(
            code in former_communes().get(said, ()) for code in codes
        )

    def _is_within(self, code: str, within: "_Within") -> bool:
        _, departement, region = self.told[code]
        inside = not within.departements or departement in within.departements
        return inside and (not within.regions or region in within.regions)

    def _known(self, text: str, said: str, within: "_Within") -> PlaceRead | None:
        """Return the place of the data set that has this name, where it is one."""
        found = [
            row
            for row in self._known_places.get(said, [])
            if (not within.departements or row[1] in within.departements)
            and (not within.regions or row[2] in within.regions)
        ]
        return PlaceRead(text, (f"known {found[0][0]}",)) if len(found) == 1 else None

    def _inner(self, text: str, name: str, within: "_Within") -> PlaceRead | None:
        """Return a quartier or a site, which is within the one commune of its cell."""
        said = _INNER.fullmatch(name)
        if said is None:
            return None
        at = _AT.fullmatch(name)
        communes = (
            [c for c in self._candidates(at["commune"]) if self._is_within(c, within)] if at else []
        )
        if at and len(communes) == 1:
            read = self._inner(text, at["inner"], within)
            return read and _inside(
                replace(read, keys=(*_keys(communes), *read.keys)), _keys(communes)
            )
        site = said["kind"].lower().startswith(_SITES)
        qpv = " qpv" if said["kind"].lower() == "qpv" else ""
        whole = site or (said["kind"][0] in "cC" and said["name"][0].isdecimal())  # *Cité 12*
        written = name if whole else name[said.start("name") :]
        return PlaceRead(text, (f"{'site' if site else 'quartier' + qpv} {written.strip()}",))

    def _agglomeration(self, text: str, said: str) -> PlaceRead | None:
        for wanted in (said, *(f"{head} {said}" for head in ("metropole de", "ca", "cc", "cu"))):
            row = agglomerations().get(wanted)
            if row:
                return PlaceRead(text, (f"agglomeration {row}",))
        head = HEAD.match(said)
        if not head:
            return None
        bare = said[head.end() :]
        found = [name for key, name in agglomerations().items() if without_head(key) == bare]
        if len(found) == 1:
            return PlaceRead(text, (f"agglomeration {found[0]}",))
        choices = tuple(f"agglomeration {name}" for name in found[:_MOST_NEAR])
        choices = (*choices, *_keys(self._by_size(self._candidates(bare))[:_MOST_NEAR]))
        rule = ImportRule.PLACE_AMBIGUOUS if choices else ImportRule.PLACE_UNKNOWN
        return PlaceRead(text, (), rule, choices)

    def _joined(self, name: str, within: "_Within") -> tuple[str, ...]:
        """Return the communes whose names stand with hyphens between them: *Bobigny-Drancy*."""
        words = [word for word in re.split(r"[\s\-–—/]+", name) if word]
        if not 1 < len(words) <= 10:
            return ()
        best: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(1, len(words) + 1):
            for start in range(end):
                if start not in best or (start == 0 and end == len(words)):
                    continue
                here = [
                    code
                    for code in self._by_name.get(folded(" ".join(words[start:end])), ())
                    if self._is_within(code, within)
                ]
                if self._larger(folded(" ".join(words[start:end])), here, within):
                    continue
                if len(here) == 1 and (end not in best or len(best[start]) + 1 < len(best[end])):
                    best[end] = (*best[start], *_keys(here))
        return best.get(len(words), ())

    def _with_near(self, read: PlaceRead, within: "_Within") -> PlaceRead:
        """Offer the places that are most like a text that is not understood."""
        if read.rule is ImportRule.PLACE_ELSEWHERE:
            near = self._with_near(replace(read, rule=ImportRule.PLACE_UNKNOWN, choices=()), within)
            return replace(read, choices=tuple(dict.fromkeys((*read.choices, *near.choices))))
        if read.keys or read.choices or read.rule is not ImportRule.PLACE_UNKNOWN:
            return read
        said = folded(_ANY_CODE.sub("", read.written))
        if (said, within) not in self._nears:
            names = self._names_within(within)
            found = process.extract(said, names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=6)
            longer = [
                name for name in self._begun.get(said.partition(" ")[0], ())
                if (f"{name} ".startswith(f"{said} ")
                    or (len(name) > 3 and said.startswith(f"{name} ")))
                and any(self._is_within(code, within) for code in self._by_name[name])
            ]  # fmt: skip
            codes = [
                code
                for name in dict.fromkeys([*longer[:6], *(name for name, *_ in found)])
                for code in self._by_size(self._by_name[name])
                if self._is_within(code, within)
            ]
            territories = self._territories.one(read.written, "departement").choices
            choices = (*_keys(dict.fromkeys(codes[:8])), *territories[:2])
            self._nears[said, within] = choices
        return replace(read, choices=self._nears[said, within])

    def _names_within(self, within: "_Within") -> list[str]:
        if within not in self._names_of:
            self._names_of[within] = [
                name
                for name, codes in self._by_name.items()
                if any(self._is_within(code, within) for code in codes)
            ]
        return self._names_of[within]

    def _by_size(self, codes: Sequence[str]) -> list[str]:
        return sorted(codes, key=lambda code: -int(self._people.get(code, 0)))

    def _communes_kind(self, code: str) -> str:
        return "COM" if code in self._whole else "ARM"

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for insee, (name, *_) in self.told.items():
            if insee in self._whole:
                found.setdefault(folded(name), []).append(insee)
        return found

    @cached_property
    def _begun(self) -> dict[str, list[str]]:
        """The names of communes by their first word."""
        found: dict[str, list[str]] = {}
        for name in self._by_name:
            found.setdefault(name.partition(" ")[0], []).append(name)
        return found

    @cached_property
    def _by_postcode(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for insee, codes in self._postcodes.items():
            for code in str(codes).split():
                found.setdefault(code, []).append(str(insee))
        return found

    @cached_property
    def _known_places(self) -> dict[str, list[tuple[str, str, str]]]:
        found: dict[str, list[tuple[str, str, str]]] = {}
        columns = ("id", "name", "departement", "region")
        for key, name, departement, region in frame_cells(self._places, columns):
            found.setdefault(folded(name), []).append((key, departement, region))
        return found


@dataclass(frozen=True)
class _Within:
    """The départements and regions in which a place must lie; nothing where none is stated."""

    departements: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()

    @property
    def keys(self) -> tuple[str, ...]:
        """The territories as keys of places."""
        return tuple(f"departement {code}" for code in sorted(self.departements))

    def narrowed(self, code: str, kind: str = "departement") -> "_Within":
        """Return the territory that the text itself names, in place of the line's."""
        return replace(_Within(), **{f"{kind}s": frozenset({code})})


def _departement(code: str) -> str:
    bare = code.strip().upper()
    return bare.lstrip("0") if bare.startswith("02") and bare[-1] in "AB" else bare


def _city(district: str) -> str:
    """Return the INSEE code of the city that an arrondissement is of."""
    return next(code for code, begins in CITIES.values() if district.startswith(begins))


def _keys(codes: Collection[str]) -> tuple[str, ...]:
    return tuple(f"commune {code}" for code in codes)


def _inside(read: PlaceRead, communes: Sequence[str]) -> PlaceRead:
    """Put the quartiers and sites of a reading into the commune of its cell, where it is one."""
    kinds = ("quartier", "site")
    if len(set(communes)) != 1 or not any(key.split(" ")[0] in kinds for key in read.keys):
        return read
    insee = communes[0].partition(" ")[2]
    keys = (
        f"{key} @{insee}" if key.split(" ")[0] in kinds and " @" not in key else key
        for key in read.keys
    )
    return replace(read, keys=tuple(keys))
