"""Matches the names of landlords and organisations in a cell with known ones, by spelling."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from loaders.text.folding import folded
from loaders.text.word_tables import phrases

if TYPE_CHECKING:  # whoever only reads a list in a process of its own need not load pandas
    import pandas as pd

SIMILAR = 87.0
"""Likeness, of 100, from which a name is taken for a known one, and asked about."""

NEAR = 65.0
"""Likeness, of 100, from which a known name is offered to choose from."""

ALIKE = 75.0
"""Likeness, of 100, from which somebody is asked whether a new name is the known one."""

MOST_NEAR = 5

_SURE = re.compile(r"\s*(?:[;\n\r\t|•·▪●■◦‣⁃]|(?:^|(?<=\n))\s*[-–—*]\s+)\s*")
_BULLET = re.compile(r"^\s*(?:[-–—*•·▪●]+|\(?\d{1,2}[.)°]|[a-d]\))\s+")
_LOOSE = re.compile(
    r"(,?\s+(?:en (?:lien|partenariat|association|collaboration) avec"
    r"|avec (?:l['’](?:appui|aide)|le (?:soutien|concours)) (?:de la |de l['’]|des |du |de |d['’]))"
    r"\s*|\s*/\s*|\s*,\s+|,(?=\S)|\s+\+\s+|\+(?=\S)|\s+&\s+"
    r"|\s+(?:et|and|avec|ainsi que|puis)\s+|\s+[-–—]\s+)(?![^()]*\))",
    re.IGNORECASE,
)
_SURELY_PARTS = re.compile(r",?\s+(?:en|avec) .*|\s*/\s+|\s+/\s*|\s*,\s*|\s+\+\s+")
"""What parts names that nobody knows too: a slash or a plus with a blank, a comma."""

_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^a-z0-9]+")
_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_ROLES = re.compile(
    r"\s*[(\[]\s*(?:chef de file|mandataire|pilote|porteur|coordinateur|coordinatrice|lead"
    r"|principal|bailleur|asso(?:ciation)?|ESH|OPH|SEM|coop(?:érative)?|SA d['’]HLM)\s*[)\]]",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[]\s*(?:avec\s+|et\s+)?([^()\[\]]+?)\s*[)\]]")
"""A name that stands wholly in brackets: *(avec Présence Habitat)*."""
_LEGAL_FORM = re.compile(
    r"\b(?:sa d hlm|sa hlm|s a d hlm|s a hlm|sa|s a|sas|sarl|sem|saem|spl|esh|oph|opac|opdhlm"
    r"|office public (?:de l habitat|d hlm)(?: (?:de la|de l|du|des|de|d))?"
    r"|entreprise sociale pour l habitat|societe anonyme(?: d hlm| d habitations a loyer modere)?"
    r"|societe cooperative(?: d hlm)?|cooperative hlm|scic(?: hlm| d hlm)?|coop hlm|hlm"
    r"|association loi 1901|association|asso|assoc|loi 1901)\b"
)
"""Legal forms of landlords and associations, folded: they tell no two of them apart."""

_INITIALS = re.compile(r"\w(?: \w)+")
_ARTICLE = re.compile(r"^(?:la|le|les|l) ")
_COMMON = phrases(
    "habitat, habitations, logement, logements, logis, residences, residence, immobiliere, groupe,"
    "foyer, social, sociale, ville, de, du, des, la, le, les, l, d, et, en, association, centre,"
    "maison"
)
"""Words that many names share: two names are not alike for one of them."""


@dataclass(frozen=True)
class Parted:
    """The names in a cell, and whether signs that names can hold too have parted them.

    `unnamed` are the pieces beside them that hold no letter: the `?` of *Vilogia + ?*.
    """

    names: tuple[str, ...]
    guessed: bool = False
    unnamed: tuple[str, ...] = ()


class KnownNames:
    """The names and aliases of one table, each with the id of its row.

    A text without a letter or a digit is never a name: it neither finds one nor is one to find.
    """

    def __init__(self, names: Iterable[tuple[str, str]], also: Iterable[str] = ()) -> None:
        self._ids: dict[str, str] = {}
        self._loose: dict[str, set[str]] = {}
        self._known: list[str] = []
        self._sorted: list[str] = []
        self._initials: dict[str, set[int]] = {}
        self._holding: dict[str, set[int]] = {}
        self._led: dict[str, set[int]] = {}
        self._own: list[set[str]] = []
        self._spellings: dict[str, list[tuple[str, float]]] = {}
        self._written: dict[str, str] = {}
        self._also = {folded(name): name for name in also if folded(name)}
        for name, key in names:
            self.add(name, key)

    @classmethod
    def of(cls, frame: "pd.DataFrame", also: Iterable[str] = ()) -> "KnownNames":
        """Return the names of a frame of text with `id`, `name` and perhaps `aliases`.

        `also` are names that are left whole in a cell, though no row has them.
        """
        keys = frame["id"].tolist()
        pairs = list(zip(frame["name"].tolist(), keys, strict=True))
        if "aliases" in frame:
            for aliases, key in zip(frame["aliases"].tolist(), keys, strict=True):
                pairs += [(alias, key) for alias in aliases.split(";")]
        return cls(pairs, also)

    def add(self, name: str, key: str) -> None:
        """Let `name` be found from now on."""
        said = folded(name)
        if said:
            if said not in self._ids:
                self._place(said)
            self._ids[said] = key
            self._written.setdefault(key, name)
            self._loose.setdefault(_bare(said), set()).add(key)

    def _place(self, said: str) -> None:
        """Let a folded name be found by its spelling, its initials and its words."""
        at, words = len(self._known), said.split()
        self._known.append(said)
        self._sorted.append(" ".join(sorted(words)))
        self._spellings.clear()
        self._initials.setdefault("".join(word[0] for word in words), set()).add(at)
        self._own.append(set(words) - _COMMON)
        for word in self._own[at]:
            self._holding.setdefault(word, set()).add(at)
        if self._own[at]:
            rarest = min(sorted(self._own[at]), key=lambda word: len(self._holding[word]))
            self._led.setdefault(rarest, set()).add(at)

    def find(self, name: str) -> str | None:
        """Return the id of `name`, whatever its case, accents and punctuation."""
        said = folded(name)
        initials = said.replace(" ", "") if _INITIALS.fullmatch(said) else said  # *S.H.L.M.R.*
        return self._ids.get(said) or self._ids.get(initials)

    def find_form(self, name: str) -> str | None:
        """Return the id of the one name that differs from `name` by no more than its legal form.

        That is a form before or behind it, an article, or what stands in brackets.
        """
        for said in (folded(name), folded(_IN_BRACKETS.sub(" ", name))):
            keys = self._loose.get(_bare(said), set()) if _bare(said) else set()
            if len(keys) == 1:
                return next(iter(keys))
            if self._ids.get(said):
                return self._ids[said]
        return None

    def is_whole(self, name: str) -> bool:
        """Return whether `name` is known as it stands, here or to anybody in the field."""
        return self._is_known(folded(name)) or self.find_form(name) is not None

    def _is_known(self, said: str) -> bool:
        return said in self._ids or said in self._also

    def well_known(self, name: str) -> str | None:
        """Return how a name that anybody in the field knows is written."""
        return self._also.get(folded(name))

    def name_of(self, key: str) -> str:
        """Return the first name that an id was given."""
        return self._written[key]

    def similar(self, name: str) -> str | None:
        """Return the known name that `name` most likely misspells, None where there is none.

        Names with other numbers in them are not alike: *13 Habitat* is not *14 Habitat*. Nor is a
        name that anybody in the field knows as another's.
        """
        said = folded(name)
        if said in self._also or not said:
            return None
        words, numbers = set(said.split()), _NUMBERS.findall(said)
        spelled = [known for known, score in self._spelled(said) if score >= SIMILAR]
        for known in spelled[:10]:
            other = set(known.split())
            if _NUMBERS.findall(known) == numbers and not (words < other or other < words):
                return self._written[self._ids[known]]
        return None

    def near(self, name: str) -> tuple[str, ...]:
        """Return the known names that `name` may mean, the most alike first."""
        return tuple(self._written[key] for key, _ in self._scored(folded(name)))[:MOST_NEAR]

    def is_alike(self, name: str) -> bool:
        """Return whether a known name is so much like `name` that somebody should say if it is it.

        The one is within the other, is its initials, or is spelled much like it.
        """
        scored = self._scored(folded(name))
        return bool(scored) and scored[0][1] >= ALIKE and folded(name) not in self._also

    def _spelled(self, said: str) -> list[tuple[str, float]]:
        """Return the known names spelled like a folded one, in any order of words, best first."""
        if said not in self._spellings:
            words = " ".join(sorted(said.split()))
            best = process.extract(
                words, self._sorted, scorer=fuzz.ratio, score_cutoff=NEAR, limit=30
            )
            self._spellings[said] = [(self._known[at], score) for _, score, at in best]
        return self._spellings[said]

    def _scored(self, said: str) -> list[tuple[str, float]]:
        """Return the ids of names that are like a folded name, the most alike first."""
        if not said:
            return []
        numbers = _NUMBERS.findall(said)
        best: dict[str, float] = {}
        for known, score in self._spelled(said):
            if _NUMBERS.findall(known) == numbers:
                best[self._ids[known]] = max(score, best.get(self._ids[known], 0))
        letters = said.replace(" ", "")
        short = self._initials.get(letters, set()) if len(letters) > 1 else set()
        for at in sorted(short | self._within(said)):
            known = self._known[at]
            if at in short or _NUMBERS.findall(known) == numbers:
                best[self._ids[known]] = max(best.get(self._ids[known], 0), ALIKE)
        return sorted(best.items(), key=lambda one: -one[1])

    def _within(self, said: str) -> set[int]:
        """Return the places of the names that hold all words of a folded one, or it theirs."""
        wanted = set(said.split()) - _COMMON
        if not wanted:
            return set()
        holding = [self._holding.get(word, set()) for word in wanted]
        led = set().union(*(self._led.get(word, set()) for word in wanted))
        inside = {at for at in led if self._own[at] <= wanted}
        return inside.union(set.intersection(*sorted(holding, key=len)))

    def parts(self, cell: str) -> Parted:
        """Return the names in a cell, parted by whatever people part them with.

        A line break, `;`, `|` and bullets always part, unless what they part is a known name. Where
        none of them does, a comma parts, and so does ` / `; else these, and always `/`, `+`, `&`,
        *et* and ` - `, part where a name beside them is known. A known name that holds such a sign
        stays whole.
        """
        names: list[str] = []
        guessed = False
        unnamed: list[str] = []
        pieces = [_BULLET.sub("", piece) for piece in _SURE.split(cell.strip())]
        pieces = [piece.strip() for piece in pieces if piece.strip()]
        for piece in self._rejoined(pieces):
            whole = _ROLES.sub("", piece).strip(" ,;/+&")
            if aside := _ASIDE.fullmatch(whole):
                whole = aside[1]
            found, unsure = self._loosely(whole, alone=len(pieces) == 1)
            names += found
            guessed = guessed or unsure
            tokens = map(str.strip, _LOOSE.split(whole)[::2])
            unnamed += [one for one in tokens if one and not folded(one)]
        return Parted(tuple(dict.fromkeys(filter(None, names))), guessed, tuple(unnamed))

    def _rejoined(self, pieces: list[str]) -> list[str]:
        """Join the pieces of a known name that a line break parts: *Val d'Oise* + *Habitat*."""
        joined: list[str] = []
        at = 0
        while at < len(pieces):
            size = next(
                (
                    size
                    for size in range(min(4, len(pieces) - at), 1, -1)
                    if self._is_known(folded(" ".join(pieces[at : at + size])))
                    and all(map(folded, pieces[at : at + size]))
                    and not all(self.is_whole(piece) for piece in pieces[at : at + size])
                ),
                1,
            )
            joined.append(" ".join(pieces[at : at + size]))
            at += size
        return joined

    def _loosely(self, text: str, *, alone: bool) -> tuple[list[str], bool]:
        """Return the names in a piece of a cell; `alone`: nothing surer parts the cell."""
        tokens = _LOOSE.split(text)
        if self.is_whole(text) and all(map(folded, tokens[::2])):
            return [text], False
        found: list[str] = []
        guessed = False
        at = 0
        while at < len(tokens):
            size = self._longest(tokens, at)
            name = "".join(tokens[at : at + size])
            sign = tokens[at - 1] if at else ""
            if found and not self._parts_here(sign, found[-1], name, alone=alone):
                found[-1] = f"{found[-1]}{sign}{name}"
            else:
                guessed = guessed or bool(at and not _SURELY_PARTS.fullmatch(sign))
                found.append(name)
            at += size + 1
        return [name.strip(" ,;/-–—") for name in found if folded(name)], guessed

    def _longest(self, tokens: list[str], at: int) -> int:
        """Return how many tokens from `at` on, names and signs, are one known name; 1 for none."""
        for end in range(len(tokens), at + 2, -2):
            if all(map(folded, tokens[at:end:2])) and self.is_whole("".join(tokens[at:end])):
                return end - at
        return 1

    def _parts_here(self, sign: str, left: str, right: str, *, alone: bool) -> bool:
        if sign.strip() == "," and not _bare(folded(right)):
            return False  # *Vilogia, SA d'HLM*
        sure = (alone and _SURELY_PARTS.fullmatch(sign)) or not (folded(left) and folded(right))
        return bool(sure) or self.is_whole(left) or self.is_whole(right)


def is_common(name: str) -> bool:
    """Return whether a name is made of words alone that many of the field share: *Logement*."""
    return set(folded(name).split()) <= _COMMON


def _bare(said: str) -> str:
    """Return a folded name without its article and legal forms."""
    bare = " ".join(_LEGAL_FORM.sub(" ", said).split())
    return _ARTICLE.sub("", bare)


def slug(name: str, taken: Mapping[str, object] | set[str]) -> str:
    """Return an id made of `name` that is not in `taken`: `mom-bordeaux`, then `mom-bordeaux-2`."""
    base = _WORDS.sub("-", folded(name)).strip("-")[:60].strip("-") or "x"
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
