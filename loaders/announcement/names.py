"""Finds the proper names in a passage, and what the preceding noun says of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from loaders.announcement.evidence import key_of
from loaders.announcement.french import sentences
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.markers import Marked, after_article, marker_before, self_marked
from loaders.announcement.name_extent import CALLED_AFTER, Extent
from loaders.announcement.words import ORDINARY, Word, words
from loaders.text.folding import folded

_ARTICLES = {"L'", "D'", "Le", "La", "Les", "Un", "Une", "Des", "Au"}
_OFFICES = {"OPH", "OPAC", "Oph", "Opac"}  # *l'OPH d'Amiens* has no other name
_OF_A_TOWN = re.compile(r"[A-ZÉ]\w+(?:ois|ais|ien|éen|andais)")  # *OPH Montreuillois*
_FORM = re.compile(
    r"(?:(?:SA|Société) (?:d')?(?:HLM|Hlm)|Office [Pp]ublic de l'[Hh]abitat) "
    r"(?:du |de la |de l'|des |de |d')(?=[A-ZÉ])"
)
_APPOSED = re.compile(r"(?:[A-ZÉ][\w'-]*|\d), l'$")
_WITH_NOUN = re.compile(
    r"(?:compagnie|cie|troupe|collectif|régie de quartier|centre social|mjc|fédération|ressourcerie"
    r"|recyclerie|maison de quartier) (?:du |de la |des |de |de l'|d')",
    re.IGNORECASE,
)
"""A noun that is part of the name which is its complement: *la compagnie du Hasard*."""
_LOCATIVE = re.compile(r"\s*(?:[ÀA]|Sur|Dans|Au|Aux|En) (?:(?:la|le|les) |l')?")


@dataclass(frozen=True)
class Mention:
    """One name where it stands: in the view, in its sentence, after which noun."""

    start: int
    end: int
    sentence: tuple[int, int]
    marked: Marked
    marker_start: int
    known: bool = False


class NameFinder:
    """Finds the names of a passage. `is_place` tells a place of so many inhabitants."""

    def __init__(
        self,
        text: str,
        knowledge: Knowledge,
        is_place: Callable[[str, int], bool],
        headed: frozenset[str] = frozenset(),
    ) -> None:
        """`headed`: keys of the names that stand beside the title, see `entities.key_of`."""
        self._text = text
        self._headed = headed
        self._knowledge = knowledge
        self._heads = knowledge.name_heads | {key.split(" ")[0] for key in headed if key}
        self._is_place = is_place
        self._extent = Extent(text, is_place)

    def find(self, start: int, end: int) -> list[Mention]:
        """Return the names of `text[start:end]` in their order."""
        found: list[Mention] = []
        for first, last in sentences(self._text, start, end):
            found += self._in_sentence(first, last)
        return found

    def _in_sentence(self, first: int, last: int) -> list[Mention]:
        tokens = list(words(self._text, first, last))
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            if tokens[at].text == "«":
                at = self._quoted(tokens, at, (first, last), found)
                continue
            initial = at <= 2 and all(token.kind == "sign" for token in tokens[:at])
            stop = self._name(tokens, at, initial, first)
            if stop is None:
                at += 1
                continue
            mention = self._mention(tokens[at].start, tokens[stop - 1].end, (first, last), found)
            found.append(mention)
            at = stop
        return found

    def _mention(
        self, start: int, end: int, sentence: tuple[int, int], found: list[Mention]
    ) -> Mention:
        floor = found[-1].end if found else sentence[0]
        marked, marker_start = marker_before(self._text, start, max(floor, sentence[0]))
        own = self_marked(self._text, start)
        if own is not Marked.NOTHING:
            marked, marker_start = own, start
            if (
                own is Marked.INSTITUTION and not self._text[sentence[0] : start].strip()
            ):  # *La Ville* opens a sentence
                start = after_article(self._text, start)
        elif marked is Marked.NOTHING and _LOCATIVE.fullmatch(self._text, sentence[0], start):
            marked, marker_start = Marked.PLACE, start
        whole = _WITH_NOUN.match(self._text, marker_start, start)
        if whole and whole.end() == start and not self._is_place(self._text[start:end], 0):
            start = marker_start
        known = self._is_known(self._text[start:end])
        return Mention(start, end, sentence, marked, marker_start, known)

    def _is_known(self, name: str) -> bool:
        return self._is_recorded(name) or bool(self._knowledge.well_known_landlord(name))

    def _is_recorded(self, name: str) -> bool:
        knowledge = self._knowledge
        return key_of(name) in self._headed or bool(
            knowledge.landlord_ids(name) or knowledge.organisation_ids(name)
        )

    def _quoted(
        self, tokens: list[Word], at: int, sentence: tuple[int, int], found: list[Mention]
    ) -> int:
        """Read a name in guillemets after a noun that calls for one; skip any other quotation."""
        close = next(
            (k for k in range(at, min(len(tokens), at + 25)) if tokens[k].text == "»"), None
        )
        if close is None:
            return at + 1
        if close > at + 1:
            mention = self._mention(tokens[at + 1].start, tokens[close - 1].end, sentence, found)
            marked, marker_start = marker_before(self._text, tokens[at].start, sentence[0])
            if marked is Marked.ASSOCIATION:
                found.append(replace(mention, marked=marked, marker_start=marker_start))
        return close + 1

    def _name(self, tokens: list[Word], at: int, initial: bool, floor: int) -> int | None:
        """Return where the name that begins at `tokens[at]` ends, or None if none begins there."""
        known = self._known_end(tokens, at)
        head = self._head(tokens, at, initial, floor)
        if head is None:
            return known
        marked = marker_before(self._text, tokens[at].start, floor)[0]
        own = self_marked(self._text, tokens[at].start)
        stop = self._extent.end(tokens, head, own if own is Marked.ASSOCIATION else marked)
        wide = self._extent.end(tokens, head, Marked.ASSOCIATION)
        if wide > stop and CALLED_AFTER.match(self._text, tokens[wide - 1].end):
            stop = wide
        if known and stop > known and not tokens[known].capital:
            whole = self._text[tokens[at].start : tokens[known - 1].end]
            return known if self._is_recorded(whole) else stop
        return max(stop, known or 0)

    def _known_end(self, tokens: list[Word], at: int) -> int | None:
        first = tokens[at]
        if not (first.capital or first.kind == "number" or first.text in ("L'", "D'")):
            return None
        if first.kind == "elided" and not (at + 1 < len(tokens) and tokens[at + 1].capital):
            return None
        after_article = at + 1 if first.text in _ARTICLES and at + 1 < len(tokens) else at
        heads = folded(tokens[after_article].text).split(" ")[:1]
        if not heads or heads[0] not in self._heads:
            return None
        for stop in range(min(len(tokens), at + 10), at, -1):
            if tokens[stop - 1].kind == "sign" and tokens[stop - 1].text != "!":
                continue
            words_here = self._text[first.start : tokens[stop - 1].end]
            if len(words_here) > 1 and self._is_known(words_here):
                return stop
        return None

    def _head(self, tokens: list[Word], at: int, initial: bool, floor: int) -> int | None:
        """Return the position after the first word of a name, its article included."""
        token, after = tokens[at], tokens[at + 1 : at + 4]
        if token.text in _ARTICLES and not (after and _FORM.match(self._text, after[0].start)):
            named = bool(after) and after[0].capital and not after[0].common
            marked = marker_before(self._text, token.start, floor)[0]
            called = not initial and marked is Marked.ASSOCIATION and bool(after)
            return at + 2 if named or (called and after[0].kind == "word") else None
        if token.kind == "number" and after and token.text.isdigit() and len(token.text) <= 4:
            named = after[0].capital and not after[0].common and after[0].start == token.end + 1
            return at + 2 if named else None
        lead = self._lead(tokens, at, floor)
        if lead:
            return at + lead
        if not token.capital or token.common:
            return None
        if token.lower in ORDINARY and (initial or token.lower in ("a", "à")):
            return None
        return at + 1

    def _lead(self, tokens: list[Word], at: int, floor: int) -> int:
        """Return how many words lead into a name that opens with its legal form, or 0.

        *SA HLM du Beauvaisis*, *OPH d'Amiens*, *OPH Montreuillois*.
        """
        token, after = tokens[at], tokens[at + 1 : at + 4]
        form = _FORM.match(self._text, token.start)
        if form:
            return 1 + sum(1 for word in tokens[at : at + 8] if word.start < form.end())
        if token.text not in _OFFICES:
            return 0
        beside_name = _APPOSED.search(self._text[max(floor, token.start - 30) : token.start])
        named = len(after) > 1 and after[1].capital
        if named and not beside_name and after[0].text in ("de", "d'", "du"):
            return 3
        article = len(after) > 2 and after[0].text == "de" and after[1].text in ("la", "l'")
        if article and after[2].capital and not beside_name:  # *OPH de la Sarthe*
            return 4
        return 2 if after and not named and _OF_A_TOWN.fullmatch(after[0].text) else 0
