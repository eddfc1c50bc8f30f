"""Determines where a proper name ends: links, numbers, trailing small words."""

import re
from collections.abc import Callable

from loaders.announcement.gazetteer import SMALL
from loaders.announcement.markers import Marked
from loaders.announcement.patterns import FUTURE, finite
from loaders.announcement.words import LINKS, PLACE_NAME_LINKS, WIDE_LINKS, Word

_HEADS_OF_INSTITUTIONS = re.compile(
    r"Club|Centre|Conseil|Maison|Mission|Régie|Pôle|Atelier|Archives|Ligue|Fédération|Union|Réseau"
    r"|Comité|Foyer|Société|Office|École|Amis|Restos|Banque|Secours|Mutuelle|Amicale"
)
_PLACE_LINKS = {"à", "au", "aux", "en", "sur", "dans", "sous"}
_LOWER_TAIL_ENDS = re.compile(
    rf"(?:pour|afin|qui|que|dont|y|où|se|s'|en|à|au|aux|dans|sur|avec|par|et|ou|lui|leur|est|sont"
    rf"|va|la|le|les|l'|des|du|un|une|ce|cette|autour|lors|entre|chez|sans|selon|pendant|durant|via"
    rf"|contre|vers|depuis|sous|dès|vont|a|ont|{FUTURE}|\w{{2,}}(?:ait|aient))"
)
_ADJECTIVES_OF_INSTITUTIONS = {
    "départemental", "départementale", "départementales", "régional", "régionale", "populaire",
    "catholique", "alimentaire", "locale", "laïque", "socioculturel", "rural", "rurale",
}  # fmt: skip
_OF_A_TOWN = re.compile(r"[a-zà-ÿ]{3,}(?:oise?s?|aise?s?|ienne|éenne)")
"""What a body is called after its town: *Société havraise*."""
_LONE_VERB = re.compile(r"(?!Foyer)[A-ZÉ][a-zà-ÿ]*(?:[^i]er|[^o]ir|[dtv]re)")
"""What is no name without its complement: *Habiter en Bretagne*."""
_IN_NAMES = ("ville", "scène", "herbe", "fête", "mouvement", "transition", "chœur", "partage")
"""What names have behind *en*: *Terre en ville*, *Femmes en mouvement*."""
_ARTICLES = {"la", "le", "les", "l'"}
_AUTHORITY = re.compile(r"Ville|Mairie|Métropole|Région|Département|Conseil|Commune|C[A-Z]{2,}")
CALLED_AFTER = re.compile(r", (?:une |l'|jeune |petite |grande )*association\b")
_NOT_TOWNS = {"Ville", "Cité"}  # communes bear these names, but *dans la Ville* is no address
_FORMS = {"SA", "SEM", "HLM"}  # inside a name: *Patrimoine SA Languedocienne*
_INFINITIVE = re.compile(r"[a-zà-ÿ]{2,}(?:er|ir|re)")
_FINITE = re.compile(finite())
_FUTURE = re.compile(FUTURE)
_NOT_IN_TAIL = re.compile(
    r".*(?:ée?s?|ante?s?)$|loca(?:le|les|ux)|déjà|bien|très|présentes?|actives?|reconnues?|connues?"
    r"|expertes?|façon|manière|longue|proximité|partenaires?|son|sa|ses|leurs?|ce|cette|ces|depuis"
    r"|lors|ainsi|également|aussi|donc|issues?|afin|ses"
)


_OBJECT_BEGINS = {
    "des", "du", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leurs", "chaque",
    "plusieurs", "quelques", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "dix",
    "quinze", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "mille",
}  # fmt: skip
"""What follows a verb, and no name without one: *Ressort monte des décors*."""
_ASIDE_BEGINS = {
    "à", "au", "aux", "en", "dans", "sur", "avec", "par", "pour", "chez", "sans", "entre", "contre",
    "vers", "depuis", "sous", "dès", "via", "lors", "pendant", "durant", "autour", "selon",
}  # fmt: skip
"""What follows a name or a verb: *Ressort* chante *pour les aînés*, *Ressort* pour les aînés."""
_ADVERBS = {"ici", "là", "ensemble", "ailleurs", "souvent", "parfois", "toujours"}
_OPENS_SENTENCE = {"l'", "la", "le", "les", "une", "un", "cette", "notre", "deux"}
_CLAUSE_BEGINS = {"et", "mais", "que", "qui", "dont", "où", "puis", "car"}
_LOOKED_AHEAD = 12
"""Words after a name in which its verb is looked for."""


class Extent:
    """Finds the ends of names in `text`. `is_place` tells a place of so many inhabitants."""

    def __init__(self, text: str, is_place: Callable[[str, int], bool]) -> None:
        self._text = text
        self._is_place = is_place

    def end(self, tokens: list[Word], at: int, marked: Marked) -> int:
        """Return where the name ends whose first word is before `at`; `marked`: what it is."""
        wide, head = marked is Marked.ASSOCIATION, at
        opens = at <= 5 and tokens[0].lower in _OPENS_SENTENCE
        subject = not self._verb_before(tokens[: at - 1])
        links = WIDE_LINKS if wide else (PLACE_NAME_LINKS if marked is Marked.PLACE else LINKS)
        while at < len(tokens):
            token = tokens[at]
            hlm = token.text == "HLM" and tokens[at - 1].text.isupper()  # *SP HLM*
            of_name = token.text in _FORMS and (hlm or _is_capital(tokens, at + 1))
            named = not token.common or of_name
            capital = token.capital and tokens[at - 1].kind != "sign" and named
            if capital or self._number_of_name(tokens, at):
                at += 1
                continue
            if self._numbered_adjective(tokens, at):
                at += 2
                continue
            step = self._past_links(tokens, at, links)
            if step is None:
                break
            of = marked is Marked.PLACE and tokens[at].text in ("de", "d'")
            if of and self._is_place(tokens[step - 1].text, SMALL):  # *Croix Rouge de Reims*
                break
            at = step
        if _is(tokens, at, "en") and _is(tokens, at + 1, *_IN_NAMES):
            at += 2
        if _HEADS_OF_INSTITUTIONS.fullmatch(tokens[at - 1].text):
            at = self._past_complement(tokens, at)
        if (
            at == head
            and _LONE_VERB.fullmatch(tokens[at - 1].text)
            and _is(tokens, at, "en", "à", "au", "aux")
        ):
            at += 2 * _is_capital(tokens, at + 1)
        if tokens[at - 1].text == "Habitat" and _is(tokens, at, "social", "solidaire"):
            at += 1
        return self._lower_tail(tokens, at, opens=opens, subject=subject) if wide else at

    def _number_of_name(self, tokens: list[Word], at: int) -> bool:
        token = tokens[at]
        if token.kind != "number" or not token.text.isdigit() or len(token.text) > 3:
            return False
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is None or after.kind == "sign":
            return after is None or after.text not in "%€"
        if after.text in ("de", "du") and _is_capital(tokens, at + 2, at + 3):
            return tokens[at - 1].text in ("Office", "Habitat")
        return after.capital or bool(
            _FINITE.match(after.text) or _LOWER_TAIL_ENDS.fullmatch(after.text)
        )

    def _numbered_adjective(self, tokens: list[Word], at: int) -> bool:
        """Say whether *solidaire 38* goes on with the name *Vélo solidaire 38*."""
        small = tokens[at].kind == "word" and tokens[at].text.islower() and len(tokens[at].text) > 4
        return (
            small
            and at + 1 < len(tokens)
            and not self._verb_at(tokens[at])
            and self._number_of_name(tokens, at + 1)
        )

    def _past_links(self, tokens: list[Word], at: int, links: set[str]) -> int | None:
        """Step over *de la*, *du*, *&* to the next capital of the same name."""
        k = at
        while k < len(tokens) and k - at < 4 and tokens[k].text in links:
            k += 1
        if k == at or k >= len(tokens) or not tokens[k].capital or tokens[k].common:
            return None
        seen = {token.text for token in tokens[at:k]}
        if "et" in seen and (k + 1 < len(tokens) and tokens[k + 1].capital):
            return None  # two names, not one
        if "et" in seen and seen & _ARTICLES and "à" not in seen:
            paired = at > 1 and tokens[at - 2].text.lower() in _ARTICLES  # *L'Encre et la Plume*
            return k + 1 if paired and not _AUTHORITY.match(tokens[k].text) else None
        if seen & _PLACE_LINKS:
            stop = k + 1
            while stop < len(tokens) and tokens[stop].capital:
                stop += 1
            whole = self._text[tokens[k].start : tokens[stop - 1].end]
            called = CALLED_AFTER.match(self._text, tokens[stop - 1].end)
            if (
                whole not in _NOT_TOWNS
                and not called
                and (self._is_place(whole, 0) or self._is_place(tokens[k].text, 0))
            ):
                return None
        return k + 1

    def _past_complement(self, tokens: list[Word], at: int) -> int:
        """Step over *de prévention* after *Club*, *de l'enseignement du Cantal* after *Ligue*,
        *locale du bassin de Besançon* after *Mission*, *havraise de logement* after *Société*.
        """
        if at < len(tokens) and _OF_A_TOWN.fullmatch(tokens[at].text):
            return self._past_complement(tokens, at + 1)
        k = at
        if _is(tokens, k, "de", "d'", "du", "des"):
            k += 1
            k += _is(tokens, k, "l'", "la")
        elif not (k < len(tokens) and tokens[k].lower in _ADJECTIVES_OF_INSTITUTIONS):
            return at
        if k >= len(tokens) or tokens[k].kind != "word" or not tokens[k].text.islower():
            return at
        k += 1
        if _is(tokens, k, "du") and _is_capital(tokens, k + 1):
            return k + 2
        area = _is(tokens, k, "du") and _is(tokens, k + 1, "bassin", "pays", "territoire")
        if area and _is(tokens, k + 2, "de", "d'") and _is_capital(tokens, k + 3):
            return k + 4
        return k

    def _verb_before(self, before: list[Word]) -> bool:
        """Say whether the clause has its verb already: *confie à l'association Vélo solidaire*."""
        for word in reversed(before):
            if word.kind == "sign" or word.text in _CLAUSE_BEGINS:
                return False
            if self._verb_at(word):
                return True
        return False

    def _lower_tail(self, tokens: list[Word], at: int, *, opens: bool, subject: bool) -> int:
        """Add up to three small words (*Culture du cœur*) when what follows ends a name.

        Of a name that can be the `subject` the verb follows, surely where it `opens` the sentence.
        """
        for k in range(at, min(len(tokens), at + 4)):
            token = tokens[k]
            if k > at and tokens[k - 1].text in ("de", "d'") and _INFINITIVE.fullmatch(token.text):
                return at
            object_begins = subject and k > at and self._object_at(tokens, k)
            if (
                object_begins
                or token.kind == "sign"
                or _LOWER_TAIL_ENDS.fullmatch(token.text)
                or self._verb_at(token)
            ):
                tail = tokens[at:k]
                if object_begins or (opens and self._verb_is_past(tokens, k)):
                    tail = _without_verb(tail)
                return (
                    at if any(_NOT_IN_TAIL.fullmatch(t.text) for t in tail) else _unlinked(tail, at)
                )
            if token.kind not in ("word", "elided"):
                return at
        return len(tokens) if len(tokens) <= at + 3 else at

    def _verb_is_past(self, tokens: list[Word], at: int) -> bool:
        """Say whether no verb comes after what begins at `at`: it has then come before."""
        if tokens[at].text not in _ASIDE_BEGINS:
            return False
        ahead = tokens[at : at + _LOOKED_AHEAD]
        return not any(self._verb_at(each) or _FUTURE.fullmatch(each.text) for each in ahead)

    def _object_at(self, tokens: list[Word], at: int) -> bool:
        """Say whether an object begins, so that what stands before it is a verb.

        An article may be a pronoun instead: *Vélo solidaire les accompagne*.
        """
        if tokens[at].text in _OBJECT_BEGINS:
            return True
        article = tokens[at].text in _ARTICLES and at + 1 < len(tokens)
        return article and not self._verb_at(tokens[at + 1])

    def _verb_at(self, token: Word) -> bool:
        return bool(_FINITE.match(self._text, token.start))


def _is(tokens: list[Word], at: int, *texts: str) -> bool:
    return at < len(tokens) and tokens[at].text in texts


def _is_capital(tokens: list[Word], *positions: int) -> bool:
    """Say whether a name goes on at one of the positions."""
    return any(k < len(tokens) and tokens[k].capital and not tokens[k].common for k in positions)


def _without_verb(tail: list[Word]) -> list[Word]:
    while tail and tail[-1].text in _ADVERBS:
        tail = tail[:-1]
    return tail[:-1]


def _unlinked(tail: list[Word], at: int) -> int:
    while tail and tail[-1].text in LINKS:
        tail = tail[:-1]
    return at + len(tail)
