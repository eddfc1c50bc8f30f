"""Rows that may tell of a project that is there already: doubles, payments, amendments."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from loaders.project_list.row_patterns import pattern_of
from loaders.project_list.table import ListRow
from loaders.text.folding import bare, folded

APART = "apart"
"""The answer that a row is a project of its own."""

ADD = "add"
"""The answer that the amount of a row is added to that of the row that told of its project."""

ONCE = "once"
"""The answer that a row is put together with that one, which has the amount already."""

REPLACE = "replace"
"""The answer that a row takes the place of the one that told of its project, which is left out."""

_ALIKE = 88.0
"""Likeness of two titles, of 100, whatever the order of their words, from which they may name one
project."""

_PAID_ALIKE = 75.0
"""The same where the row says itself that it is a payment or an amendment, of their common words:
an amendment names its project in other words."""

_FIGURES = re.compile(r"\d+")
"""Titles that differ in nothing else are two: *Jardin 1* and *Jardin 2*."""

_PAYMENT = pattern_of("payment")
"""What a payment or an amendment is called, folded, with its number and its share; *(suite)*."""

_BESIDE_PAYMENT = re.compile(
    r"\d|\b(?:janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)\w*|\b(?:de|du|d|le|la|n|au|en)\b"
)
"""What stands beside the name of a payment without naming a project, folded: *(oct. 2022)*."""

_PRIZE = pattern_of("prize")

_PART_OF = pattern_of("part-of")
"""How the title of a part of the project above begins, folded."""

_GOES_ON = re.compile(
    r"\s*(?:(?:idem|id\.|ibid\.?|ditt?o|même projet|same project)[\s:,–—-]+|[-–—+&…]+\s*(?=\w)"
    r"|(?=(?:suite|phase|volet|tranche|lot|partie|part)\s+(?:n°\s?)?(?:\d+|[IVX]+|[A-D])\s*$))",
    re.IGNORECASE,
)
"""How a title begins that goes on with the one above."""

_PLANNED = pattern_of("planned")
"""What is said, folded, of a payment that was not made yet, or may not have been."""

_PAID_BY_HEADING = re.compile(r"versement|paiement|tranche|echeance|payment|instal?lment")
_PART = pattern_of("payment-alone")
_WHOLE = re.compile(r"\b(?:unique|total|integral|complet|single|full)\w*")


@dataclass(frozen=True)
class Earlier:
    """A project that was told of before a row: by the list (`project`, `row`) or by the data set.

    `same`: title and time are the same, so that the row cannot be a project of its own; `above`:
    the row names no project, but a payment or an amendment of the one above it.
    """

    title: str
    when: str = ""
    project: str = ""
    row: ListRow | None = None
    same: bool = False
    above: bool = False


def pays_in_part(heading: str, text: str) -> bool:
    """Return whether a cell says that its row is one payment of several: *Acompte*, *Solde*."""
    said = bare(text).strip(" .:")
    if not _PAID_BY_HEADING.search(folded(heading)) or text.strip().endswith("é"):
        return False
    return bool(_PART.fullmatch(said)) and not _WHOLE.search(said)


def names_payment(title: str) -> bool:
    """Return whether a title begins or ends with a payment or an amendment: *Solde 40 % - …*."""
    said = folded(title)
    found = list(_PAYMENT.finditer(said))
    return any(one.start() == 0 or one.end() == len(said) for one in found)


def names_part(title: str) -> bool:
    """Return whether a title is that of a part of the project above: *- dont action jardins*."""
    return bool(_PART_OF.match(folded(title))) or title.lstrip()[:1] in ("↳", "└")


def goes_on(title: str, above: str) -> str:
    """Return the title with what it leaves to that of the line above; empty where it leaves none.

    *Id. – phase 2* and *– volet mobilité* go on with it, *Phase 2* too.
    """
    begun = _GOES_ON.match(title)
    rest = title[begun.end() :].strip() if begun else ""
    return f"{above} – {rest}" if above and rest and not names_part(title) else ""


def says_planned(text: str) -> bool:
    """Return whether a text says of a payment that it is to come: *prév. mai 24*, *à verser*."""
    return bool(_PLANNED.search(folded(text)))


def names_prize(title: str) -> bool:
    """Return whether a title begins with a prize, as that of a row does that is no project."""
    return bool(_PRIZE.match(folded(title)))


class ProjectsTold:
    """The projects told of so far, by their titles."""

    def __init__(self, projects: Iterable[tuple[str, str, str]]) -> None:
        """`projects` are the titles of the data set, each with its committee and its id."""
        self._same: dict[tuple[str, str], Earlier] = {}
        self._words: dict[str, Earlier] = {}
        self._unpaid: dict[str, Earlier] = {}
        self._quoted: dict[str, Earlier] = {}
        self._last: Earlier | None = None
        for title, committee, project in projects:
            self.add(Earlier(title, committee, project))

    @property
    def above(self) -> tuple[str, ...]:
        """The title of the row above, none where there is no such row."""
        return (self._last.title,) if self._last else ()

    def add(self, told: Earlier) -> None:
        """Let a project be found from now on."""
        self._last = told if told.row else None
        self._same.setdefault((folded(told.title), told.when), told)
        self._words.setdefault(_words(folded(told.title)), told)
        if unpaid := _without_payment(told.title):
            self._unpaid.setdefault(unpaid, told)
        if quoted := _quoted(told.title):
            self._quoted.setdefault(quoted, told)

    def earlier(self, title: str, when: str) -> Earlier | None:
        """Return the project that a row with this title may tell of once more, None where none."""
        if same := self._same.get((folded(title), when)):
            return replace(same, same=True)
        words = _words(folded(title))
        near, *_ = process.extractOne(
            words, self._words.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE
        ) or [""]
        if near and (near == words or _FIGURES.sub("", near) != _FIGURES.sub("", words)):
            return self._words[near]
        unpaid = _without_payment(title)
        if not names_payment(title):
            return self._unpaid.get(unpaid)
        if not _BESIDE_PAYMENT.sub("", unpaid).strip():
            return replace(self._last, above=True) if self._last else None
        if told := self._unpaid.get(unpaid) or self._quoted.get(_quoted(title)):
            return told
        ours = [said for said, told in self._unpaid.items() if told.row]
        best = process.extractOne(
            unpaid, ours, scorer=fuzz.token_set_ratio, score_cutoff=_PAID_ALIKE
        )
        return self._unpaid[best[0]] if best else None


def _without_payment(title: str) -> str:
    return " ".join(_PAYMENT.sub(" ", folded(title)).split())


def _quoted(title: str) -> str:
    """Return what stands between guillemets in a title, folded: *Avenant – projet « Un four »*."""
    found = re.search(r"[«“\"]([^«»“”\"]{3,})[»”\"]", title)
    return folded(found[1]) if found else ""


def _words(said: str) -> str:
    return " ".join(sorted(said.split()))
