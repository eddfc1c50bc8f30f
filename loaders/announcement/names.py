"""The proper names of a passage: where they stand, and what the noun before them says."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from loaders.announcement.entities import key_of
from loaders.announcement.french import sentences
from loaders.announcement.gazetteer import SMALL
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.markers import Marked, marker_before, self_marked
from loaders.announcement.verbs import FUTURE, finite
from loaders.announcement.words import LINKS, ORDINARY, PLACE_NAME_LINKS, WIDE_LINKS, Word, words

_NO_NAMES = frozenset(
    """esh oph qpv hlm npnru anru zup zus zac pdalhpd fsl rsa tpe pme sa état fonds comité internet
    covid république politique ville-vie bts cap bac cdi cdd rgpd apl nb ps tv dvd pc tic ess insee
    sdf afpa pdalpd csv etc janvier février mars avril mai juin juillet août septembre octobre
    novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche noël""".split()
)
_HEADS_OF_INSTITUTIONS = {"Club", "Centre", "Conseil", "Maison", "Mission", "Régie", "Pôle", "Atelier"}
_LOCATIVE = re.compile(r"\s*(?:[ÀA]|Sur|Dans|Au|Aux|En) (?:(?:la|le|les) |l')?")
_PLACE_LINKS = {"à", "au", "aux", "en", "sur", "dans", "sous"}
_LOWER_TAIL_ENDS = re.compile(
    rf"(?:pour|afin|qui|que|dont|y|où|se|s'|en|à|au|aux|dans|sur|avec|par|et|ou|lui|leur|est|sont|va|la|le|les"
    rf"|l'|un|une|ce|cette|autour|lors|entre|chez|sans|selon|pendant|durant|via|contre|vers|depuis|sous|dès"
    rf"|vont|a|ont|{FUTURE})"
)
_FINITE = re.compile(finite())
_NOT_IN_TAIL = re.compile(
    r".*(?:ée?s?|ante?s?)$|loca(?:le|les|ux)|déjà|bien|très|présentes?|actives?|reconnues?|connues?"
    r"|expertes?|façon|manière|longue|proximité|partenaires?|son|sa|ses|leurs?|ce|cette|ces|depuis"
    r"|lors|ainsi|également|aussi|donc|issues?|afin|ses"
)


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
        self._is_place = is_place

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
            stop = self._name(tokens, at, at == 0, first)
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
        elif marked is Marked.NOTHING and _LOCATIVE.fullmatch(self._text, sentence[0], start):
            marked, marker_start = Marked.PLACE, start
        known = self._is_known(self._text[start:end])
        return Mention(start, end, sentence, marked, marker_start, known)

    def _is_known(self, name: str) -> bool:
        knowledge = self._knowledge
        return key_of(name) in self._headed or bool(knowledge.landlord_ids(name) or knowledge.organisation_ids(name))

    def _quoted(
        self, tokens: list[Word], at: int, sentence: tuple[int, int], found: list[Mention]
    ) -> int:
        """Read a name in guillemets after a noun that calls for one; skip any other quotation."""
        close = next((k for k in range(at, min(len(tokens), at + 25)) if tokens[k].text == "»"), None)
        if close is None:
            return at + 1
        if close > at + 1:
            mention = self._mention(tokens[at + 1].start, tokens[close - 1].end, sentence, found)
            marked, marker_start = marker_before(self._text, tokens[at].start, sentence[0])
            if marked is Marked.ASSOCIATION:
                found.append(
                    Mention(mention.start, mention.end, sentence, marked, marker_start, mention.known)
                )
        return close + 1

    def _name(self, tokens: list[Word], at: int, initial: bool, floor: int) -> int | None:
        """Return where the name that begins at `tokens[at]` ends, or None if none begins there."""
        known = self._known_end(tokens, at)
        head = self._head(tokens, at, initial, floor)
        if head is None:
            return known
        marked = marker_before(self._text, tokens[at].start, floor)[0]
        own = self_marked(self._text, tokens[at].start)
        stop = self._extended(tokens, head, own if own is Marked.ASSOCIATION else marked)
        if known and stop > known and not tokens[known].capital:
            return known
        return max(stop, known or 0)

    def _known_end(self, tokens: list[Word], at: int) -> int | None:
        first = tokens[at]
        if not (first.capital or first.kind == "number" or first.text in ("L'", "D'")):
            return None
        if first.kind == "elided" and not (at + 1 < len(tokens) and tokens[at + 1].capital):
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
        token, after = tokens[at], tokens[at + 1 : at + 3]
        if token.text in ("L'", "D'") or token.text in ("Le", "La", "Les", "Un", "Une", "Des", "Au"):
            if after and after[0].capital and not _is_common(after[0]):
                return at + 2
            marked = marker_before(self._text, token.start, floor)[0]
            if not initial and marked is Marked.ASSOCIATION and after and after[0].kind == "word":
                return at + 2
            return None
        if token.kind == "number" and after and token.text.isdigit() and len(token.text) <= 4:
            named = after[0].capital and not _is_common(after[0]) and after[0].start == token.end + 1
            return at + 2 if named else None
        if not token.capital or _is_common(token):
            return None
        if token.lower in ORDINARY and (initial or token.lower in ("a", "à")):
            return None
        return at + 1

    def _extended(self, tokens: list[Word], at: int, marked: Marked) -> int:
        wide = marked is Marked.ASSOCIATION
        links = WIDE_LINKS if wide else (PLACE_NAME_LINKS if marked is Marked.PLACE else LINKS)
        while at < len(tokens):
            token = tokens[at]
            if token.capital and tokens[at - 1].kind != "sign" and not _is_common(token):
                at += 1
                continue
            if self._number_of_name(tokens, at):
                at += 1
                continue
            if marked is Marked.PLACE and self._past_slash(tokens, at):
                at += 2
                continue
            step = self._past_links(tokens, at, links)
            if step and marked is Marked.PLACE and self._leads_to_town(tokens, at, step):
                break
            if step is None:
                break
            at = step
        if tokens[at - 1].text in _HEADS_OF_INSTITUTIONS:
            at = _past_small_complement(tokens, at)
        return self._lower_tail(tokens, at) if wide else at

    def _number_of_name(self, tokens: list[Word], at: int) -> bool:
        token = tokens[at]
        if token.kind != "number" or not token.text.isdigit() or len(token.text) > 3:
            return False
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or after.kind == "sign":
            return after is None or after.text not in "%€"
        return after.capital or bool(_FINITE.match(after.text) or _LOWER_TAIL_ENDS.fullmatch(after.text))

    def _past_links(self, tokens: list[Word], at: int, links: set[str]) -> int | None:
        """Step over *de la*, *du*, *&* to the next capital of the same name."""
        k = at
        while k < len(tokens) and k - at < 4 and tokens[k].text in links:
            k += 1
        if k == at or k >= len(tokens) or not tokens[k].capital or _is_common(tokens[k]):
            return None
        seen = {token.text for token in tokens[at:k]}
        if "et" in seen and (k + 1 < len(tokens) and tokens[k + 1].capital):
            return None  # two names, not one
        if seen & _PLACE_LINKS:
            stop = k + 1
            while stop < len(tokens) and tokens[stop].capital:
                stop += 1
            whole = self._text[tokens[k].start : tokens[stop - 1].end]
            if self._is_place(whole, 0) or self._is_place(tokens[k].text, 0):
                return None
        return k + 1

    def _past_slash(self, tokens: list[Word], at: int) -> bool:
        return at + 1 < len(tokens) and tokens[at].text == "/" and tokens[at + 1].capital

    def _leads_to_town(self, tokens: list[Word], at: int, step: int) -> bool:
        """Say whether *Croix Rouge de Reims* goes on to name the town."""
        return tokens[at].text in ("de", "d'") and self._is_place(tokens[step - 1].text, SMALL)

    def _lower_tail(self, tokens: list[Word], at: int) -> int:
        """Add up to three small words (*Culture du cœur*) when what follows ends a name."""
        for k in range(at, min(len(tokens), at + 4)):
            token = tokens[k]
            if token.kind == "sign" or _LOWER_TAIL_ENDS.fullmatch(token.text) or self._verb_at(token):
                tail = tokens[at:k]
                return at if any(_NOT_IN_TAIL.fullmatch(t.text) for t in tail) else _unlinked(tail, at)
            if token.kind not in ("word", "elided"):
                return at
        return len(tokens) if len(tokens) <= at + 3 else at

    def _verb_at(self, token: Word) -> bool:
        return bool(_FINITE.match(self._text, token.start))


def _past_small_complement(tokens: list[Word], at: int) -> int:
    """Step over *de prévention* after *Club*, *de quartier* after *Maison*."""
    follows = tokens[at : at + 2]
    if len(follows) == 2 and follows[0].text in ("de", "d'") and follows[1].text.islower():
        return at + 2
    return at + 1 if follows and follows[0].lower in ("départemental", "régional") else at


def _unlinked(tail: list[Word], at: int) -> int:
    while tail and tail[-1].text in LINKS:
        tail = tail[:-1]
    return at + len(tail)


def _is_common(token: Word) -> bool:
    return token.lower in _NO_NAMES
