"""Guesses what each column of a list means, from its heading and its values.

`loaders.project_list.targets` has what a column can hold and what it goes by.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import groupby
from types import MappingProxyType

from rapidfuzz import fuzz, process

from loaders.lookup.names import KnownNames
from loaders.project_list.numbers import LENGTH, read_number
from loaders.project_list.repeats import says_planned
from loaders.project_list.row_kinds import is_number, rank_of_tick, tick
from loaders.project_list.row_patterns import pattern_of
from loaders.project_list.state_cells import plain_state
from loaders.project_list.table import Column, ListTable
from loaders.project_list.targets import BY_KEY, TARGETS, Target
from loaders.project_list.units import unit_in, without_unit
from loaders.text.dates import read_date
from loaders.text.folding import folded
from loaders.text.word_tables import rows_beside

CLOSE = 88.0
"""Likeness, of 100, from which a name of a column is taken for one we know: *Bailleur(s)* is, and
*Date de fin* for *Date* is not."""

_LONGEST = 500
"""Characters of a heading, a question of a form among them, at most; what is longer is none."""

_LONG_ENOUGH = 6
"""Letters from which a heading may be like a name without being it."""

_NUMBER_BEHIND = re.compile(r"\s+\d{1,2}$")
_PLURAL_MARK = re.compile(r"\((?:s|es|e|x)\)|[·.](?:e[·.])?s\b", re.I)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAMEL = re.compile(r"(?<=[a-zéèê])(?=[A-Z])")
_IDENTIFIES = frozenset({
    "id", "identifiant", "identifier", "code", "numero", "no", "n", "num", "nro", "ref",
    "reference", "siret", "siren", "rna",
})  # fmt: skip
"""Words of which one at the beginning, or `SIRET` anywhere, says that a column identifies."""

_FURTHER = 8
"""How surely a heading names what another column begins: *Co-bailleurs*."""

_KNOWN: dict[str, dict[str, int]] = {}
for _target in TARGETS:
    _ranked = [
        *enumerate(_target.names),
        (0, (_target.key, folded(_target.key))),
        (_FURTHER, _target.further),
    ]
    for _rank, _names in _ranked:
        for _name in _names:
            _KNOWN.setdefault(_name, {}).setdefault(_target.key, _rank)

_QUALIFIED = re.compile(
    r"(?<!^date) (?:(?:concerne|touche|vise|cible|impacte|implique|engage|mobilise)\w*|du projet"
    r"|de l action|laureats?|principale?s?|associatifs?|d implantation|d intervention"
    r"|de realisation|fis|chefs? de file|financeurs?|pilotes?|referents?)$"
)
"""What people put behind a name without changing what it means: *Commune(s) concernée(s)*."""

_SPELT = {row["short"]: row["word"] for row in rows_beside(__file__, "short_words.csv")}
"""What people shorten words of headings to, folded."""

_GRANTED = pattern_of("granted-heading")
"""What the amount that was granted is called, folded."""

_LANGUAGE = re.compile(
    r"(?<=\w) (?:(?:en|in|version) )?(?:fr|francais\w*|french|en|anglais\w*|english)$"
    r"|^(?:french|english) (?=\w)"
)
"""The language that a heading states, folded: *Titre (EN)*, *Résumé en français*."""

_SHARE = re.compile(r"\(?\d+ ?%\)?")
_PAID = re.compile(
    r"(?P<day>(?:date|jour) (?:(?:du|de la|de l|de|d) )?)?(?:montant (?:(?:du|de la|de l|de|d) )?)?"
    r"(?:(?:\d+ ?(?:er|ere|e|eme|nd|nde)?|premiere?|deuxieme|seconde?|troisieme|dernier) )?"
    r"(?:acompte|avance|vers(?:ement|e)?|tranche|paiement|(?P<rest>solde))s?(?: (?:n )?\d+)?"
)
"""What a payment is called, folded, and its day: *2e versement*, *Date du solde*."""

_OF_UPPER = frozenset({"date", "montant", "le", "eur", "euros", "somme", "amount"})
"""What a lower heading says of a payment that the one above it names: *Acompte 1 – montant*."""

_ASKED = re.compile(
    r"^.*?\b(?:quel(?:le)?s?|which|what) (?:(?:est|sont|is|are) )?(?:(?:le|la|les|l|the) )?"
)
"""How the heading of a form's question begins: *Quel bailleur ?*, *Avec quelle association …*"""

_NAME_OF = re.compile(r"^(?:noms? (?:(?:du|de la|de l|des|de) )?|raison sociale )")
"""What stands in a heading before what it names: *Nom du bailleur*."""

_OWN = re.compile(r"\b(?:votre|vos|notre|nos|your|our)\b")
_SHORTEST_QUESTION = 4
"""Words of a heading from which a known name at the head of its question is enough."""

_ENGLISH = frozenset({"award date", "amount awarded", "recipient org name"})
"""Headings of 360Giving, whose descriptions are in English."""

_REQUESTED = pattern_of("requested")
_OTHER_AMOUNT = re.compile(f"{pattern_of('other-amount').pattern}|{_REQUESTED.pattern}")
"""What makes of an amount another one than what the fund has granted."""

_PLAIN_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_EUROS = re.compile(r"\d\s?(?:k?€|k?euros?\b|keur\b)", re.I)

_OF_FUND = re.compile(r"(?:dont )?(?:(?:part|aide|subvention|budget) )?(?:du )?(?:fis|fonds)")

_OF_PERSONS = frozenset({"prenom", "prenoms", "civilite", "first name"})
"""Headings beside which *Nom* is that of a person, and no title."""

_WHOSE = frozenset({"landlords", "carriers", "amount_eur"})
"""What a sheet of payments does not say of its projects."""

_CODE = re.compile(r"[A-Za-z]{0,6}[-_/ .°]{0,2}\d{1,8}(?:[-_/.]\w{1,6}){0,3}")
_IDENTIFIER = re.compile(r"\d{9}|\d{14}")
_COMMUNE_CODE = re.compile(r"\d{4,5}")  # a spreadsheet takes the zero in front from *01004*
_HEADING_SIGNS = re.compile(r"\s*[/+&]\s*|\s+[-–—]\s+|\s+(?:et|and)\s+")
_OUTER_AND_INNER = 2
_INNER = re.compile(r"(.*\S) ?[(\[]([^()\[\]]+)[)\]]")
"""A heading, and cells under it, with another thing in brackets: *Projet (porteur)*."""

_CELL_SIGNS = (
    re.compile(r"\n+"), re.compile(r"\s*[;|]\s*"), re.compile(r"\s+[-–—]\s+"),
    re.compile(r"\s+/\s+"),
)  # fmt: skip
"""What parts the things of a cell whose heading names several, the surest first."""

LABEL = re.compile(
    r"^(?:(?:\d+\s+)?(?:asso(?:ciation)?|bailleur(?: social)?|porteur|ville|commune|autre|esh|oph"
    r"|organisme|structure)s?"
    r"(?:\s*\([^()]*\))?\s*:\s*"
    r"|assos?\.?\s+(?!(?:de|du|des|d['’]|\w{1,2}$)))",
    re.I,
)
"""What stands before a name to say what it is: *bailleur : Vilogia*; not *asso de quartier*."""

_ROLES = frozenset({"landlords", "carriers", "partners"})

_OF_SEVERAL = 9
"""How surely a heading that names a title among several things names it: least of all."""

_DAY_ALONE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:er)?")

_UNSURE_TITLE = 2
"""The rank from which a name of titles (*Projet*) can be one of codes, as *Titre* cannot."""

_ADDRESS = ("http://", "https://")
"""How a link begins: a column of results that has nothing else leads to evaluations."""

_ANY_DIGIT = re.compile(r"\d")
_NOT_STATED = re.compile(r"\W*|n\W?[cdar]\W?|s\W?o\W?|x", re.I)


@dataclass(frozen=True)
class ColumnMapping:
    """Which heading of a flat table holds which target; headings that are absent are not read."""

    columns: Mapping[str, str]

    def twice(self) -> dict[str, list[str]]:
        """Return the targets that take one column and have several, with their headings."""
        found: dict[str, list[str]] = {}
        for heading, target in self.columns.items():
            found.setdefault(target, []).append(heading)
        return {
            target: headings
            for target, headings in found.items()
            if len(headings) > 1 and not BY_KEY[target].several
        }

    def to_json(self) -> str:
        """Return the mapping as JSON, to be kept for the next file of the same form."""
        return json.dumps({"columns": dict(self.columns)}, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> "ColumnMapping":
        """Return the mapping that was kept; raise `ValueError` where the text is none."""
        kept = json.loads(text)
        columns = kept.get("columns") if isinstance(kept, dict) else None
        if not isinstance(columns, dict) or not all(
            isinstance(target, str) and target in ("", *BY_KEY) for target in columns.values()
        ):
            raise ValueError("no mapping of columns")
        return cls(MappingProxyType(columns))

    def fitted(self, headings: Sequence[str]) -> "ColumnMapping":
        """Return the part that `headings` have, whatever their case, accents and punctuation."""
        kept = {folded(heading): target for heading, target in self.columns.items()}
        found = {h: kept[folded(h)] for h in headings if folded(h) in kept}
        return ColumnMapping(MappingProxyType(found))


@dataclass(frozen=True)
class Proposal:
    """What the columns of a list are taken for, for a person to confirm or change.

    `ties` has the headings of which each could hold a target as well as the others, or which may
    hold it by their values alone; none of them is in `mapping`: somebody has to say.
    """

    mapping: ColumnMapping
    ties: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def corrected(self, said: ColumnMapping) -> "Proposal":
        """Return the proposal with what a person said of some columns; the others stay guessed.

        But for a value that one column has, no other column is guessed beside the one named.
        """
        named = {
            target for target in said.columns.values() if target and not BY_KEY[target].several
        }
        guessed = {h: t for h, t in self.mapping.columns.items() if t not in named}
        columns = {h: t for h, t in {**guessed, **said.columns}.items() if t}
        ties = {target: headings for target, headings in self.ties.items() if target not in named}
        return Proposal(ColumnMapping(MappingProxyType(columns)), MappingProxyType(ties))


def proposed(table: ListTable, names: Mapping[str, KnownNames] | None = None) -> Proposal:
    """Return what the columns of `table` are taken for, by their headings and examples.

    Of several columns for one value the surest name is taken (*Intitulé du projet* before
    *Projet*); where two are as sure, neither. Names may stand in several columns (*Bailleur 1*,
    *Bailleur 2*). A column that cannot be seen in the file is not proposed, nor a column of codes
    for a title, of words for a number, or of identifiers for a count. `names` are those known of
    `themes`, `landlords`, `carriers`. Columns of crosses side by side hold one theme each where it
    has one of their headings or what resembles two; where no heading says landlords, carriers or
    the committee, columns with such values are tied.
    """
    names = names or {}
    seen = [column for column in table.columns if not column.hidden]
    found = {c.heading: _candidates(c) for c in seen}
    if len(_ENGLISH & {folded(heading) for heading in found}) > 1:
        for ranks in found.values():
            if "summary_fr" in ranks:
                ranks["summary_en"] = ranks.pop("summary_fr")
    if _OF_PERSONS & {folded(heading) for heading in found}:
        for heading in filter(lambda one: folded(one) in ("nom", "name"), found):
            found[heading].pop("title", None)
    columns: dict[str, str] = {}
    ties: dict[str, tuple[str, ...]] = {}
    for target in TARGETS:
        ranks = {
            heading: ranks[target.key]
            for heading, ranks in found.items()
            if target.key in ranks and heading not in columns
        }
        further = {_FURTHER} if target.several else set()
        best = [h for h, rank in ranks.items() if rank in {min(ranks.values()), *further}]
        if len(best) > 1 and not target.several:
            filled = {column.heading for column in seen if column.filled}
            best = [heading for heading in best if heading in filled] or best
        if len(best) == 1 or target.several:
            columns |= dict.fromkeys(best, target.key)
        elif best:
            ties[target.key] = tuple(best)
    columns |= _of_payments(seen, columns)
    columns |= _of_crosses(seen, columns, names.get("themes"))
    columns, by_values = _by_values(seen, columns, names)
    ties |= {target: found for target, found in by_values.items() if target not in ties}
    in_order = {c.heading: columns[c.heading] for c in seen if c.heading in columns}
    return Proposal(ColumnMapping(MappingProxyType(in_order)), MappingProxyType(ties))


def _by_values(
    seen: Sequence[Column], columns: Mapping[str, str], names: Mapping[str, KnownNames]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the columns that are sure, and those of which only the values say what they may hold.

    A *date de clôture* ends a project where another column dates its committee; in an export of
    decisions it is that date itself.
    """
    found: dict[str, tuple[str, ...]] = {}
    kept = dict(columns)
    lacking = [key for key in _BY_VALUES if key not in kept.values()]
    if "date" in lacking:
        kept = {h: t for h, t in kept.items() if not (t == "end_date" and _may_be(h, "date"))}
    free = [column for column in seen if column.heading not in kept and column.examples]
    for target in lacking:
        known = names.get(target)
        held = known.is_whole if known else _BY_VALUES[target]
        found[target] = tuple(
            column.heading
            for column in free
            if _may_be(column.heading, target) or _says(column, target, held)
        )
    return kept, {target: headings for target, headings in found.items() if headings}


def _says(column: Column, target: str, held: Callable[[str], bool]) -> bool:
    """Return whether the values of a column say that it holds `target`."""
    if target == "amount_eur" and _OTHER_AMOUNT.search(folded(column.heading)):
        return False
    return _fits(BY_KEY[target], 0, column.examples) and any(map(held, column.examples))


def _may_be(heading: str, target: str) -> bool:
    return bool({*_forms(heading)} & {*BY_KEY[target].maybe})


def _is_day(text: str) -> bool:
    """Return whether a text is a day, and no number that a spreadsheet might count as one."""
    return bool(read_date(text).day) and not _PLAIN_NUMBER.fullmatch(text.strip())


def _counts(unit: str, text: str) -> bool:
    return read_number(text, "count").unit == unit


_BY_VALUES: Mapping[str, Callable[[str], bool]] = {
    "date": _is_day,
    "landlords": lambda _: False,
    "carriers": lambda _: False,
    "themes": lambda _: False,
    "amount_eur": lambda text: bool(_EUROS.search(text)),
    "duration_years": lambda text: bool(LENGTH.fullmatch(text.strip())),
    "state": lambda text: bool(plain_state(text)),
    **{unit: partial(_counts, unit) for unit in ("homes", "households", "tenants", "people")},
}
"""What a value says of its column where no heading does; of names, where none are known."""


def _of_payments(seen: Sequence[Column], columns: Mapping[str, str]) -> dict[str, str]:
    """Return the columns that only those beside them show to be of payments.

    *Solde* is one where another column has payments; else it is what is left to pay. *Date* right
    behind a payment is its day.
    """
    if "paid_eur" not in columns.values():
        return {}
    found: dict[str, str] = {}
    if not _WHOSE & {*columns.values()}:  # a sheet of payments: its day is that of the payment
        found = {h: "paid_date" for h, t in columns.items() if t == "date" and folded(h) == "date"}
    before = ""
    for column in seen:
        said = folded(_SHARE.sub("", column.written[-1] if column.written else column.heading))
        target = columns.get(column.heading, "")
        if not target and said == "solde" and any(map(_ANY_DIGIT.search, column.examples)):
            target = found[column.heading] = "paid_eur"
        elif said in ("date", "le", "du") and before == "paid_eur":
            target = found[column.heading] = "paid_date"
        before = target
    return found


def _of_crosses(
    seen: Sequence[Column], columns: Mapping[str, str], themes: KnownNames | None
) -> dict[str, str]:
    """Return the columns of crosses that stand beside one another, each for one theme."""
    found: dict[str, str] = {}
    if themes is None:
        return found
    for crossed, side_by_side in groupby(seen, lambda c: _is_crossed(c, columns)):
        names = {c.heading: c.written[-1] for c in side_by_side} if crossed else {}
        known = [one for one in names.values() if themes.find(one) or themes.similar(one)]
        if len(known) > 1 or any(map(themes.find, known)):
            found |= dict.fromkeys(names, "themes")
    return found


def _is_crossed(column: Column, columns: Mapping[str, str]) -> bool:
    """Return whether a column that holds nothing else has only crosses in it."""
    free = column.heading not in columns and bool(column.written)
    return free and all(rank_of_tick(text) is not None for text in column.examples)


def parts_of(text: str, heading: Sequence[str], count: int) -> list[str] | None:
    """Return the `count` parts of a cell whose heading names as many things, None without them."""
    if _bracketed(heading):
        inner = _INNER.fullmatch(text)
        if inner is None:
            return None if any(sign.search(text) for sign in _CELL_SIGNS) else [text]
        inside = [inner[2]] if count == _OUTER_AND_INNER else _HEADING_SIGNS.split(inner[2])
        return [inner[1], *inside] if len(inside) + 1 == count else None
    for sign in _CELL_SIGNS:
        parts = [part.strip() for part in sign.split(text)]
        if len(parts) == count and all(parts):
            return parts
    return None


def role_of(text: str) -> str:
    """Return the target that the role of a body in its project is, empty where it is none."""
    named = target_named(text)
    return named if named in _ROLES else ""


def is_further(column: Column) -> bool:
    """Return whether a column goes on with what another one begins: *Co-bailleurs*."""
    return _FURTHER in _ranks(column.written).values()


def is_requested(column: Column) -> bool:
    """Return whether a column has amounts that were asked for, and not what was granted."""
    asked = _REQUESTED.search(folded(column.heading))
    return bool(asked) and any(map(is_number, column.examples))


def is_of_one(column: Column, target: str) -> bool:
    """Return whether the heading of a column is itself what its crosses say: a theme, *Seqens*."""
    if target == "themes":
        return bool(column.written) and target not in _ranks(column.written[-1:])
    named = target != "" and BY_KEY[target].several and BY_KEY[target].kind != "payments"
    return named and len(column.written) > 1 and not _ranks(column.written[-1:])


def known_headings(headings: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """Return the targets that a line of headings names, each with its texts from top to bottom."""
    return frozenset(target for parts in headings for target in _ranks(parts))


def target_named(label: str) -> str:
    """Return the target that a label names, empty where it names none: *Bailleur*, *Durée*."""
    ranks = _exact(label)
    return min(ranks, key=ranks.__getitem__, default="")


def targets_in(written: Sequence[str]) -> tuple[str, ...]:
    """Return what each part of a heading of several things names, empty where a part is not known.

    *Titre / Bailleur* is `title` and `landlords`; a heading of one thing has no parts.
    """
    if inside := _bracketed(written):
        return inside
    parts = _HEADING_SIGNS.split(written[-1]) if written else []
    if len(parts) < 2:
        parts = written[-1].split(",") if written else []
        if len(parts) < 2 or target_named(parts[0].strip()) != "title":
            return ()
    named = [min((ranks := _ranks((part,))), key=ranks.__getitem__, default="") for part in parts]
    return tuple(named) if any(named) else ()


def _bracketed(written: Sequence[str]) -> tuple[str, ...]:
    """Return what a heading names before its bracket and in it: *Projet (porteur / bailleur)*."""
    inner = _INNER.fullmatch(" ".join(written[-1].split())) if written else None
    if inner is None:
        return ()
    named = tuple(map(target_named, (inner[1], *_HEADING_SIGNS.split(inner[2]))))
    bodies = {one for one in named if one == "title" or (one and BY_KEY[one].kind == "names")}
    return named if len(bodies) > 1 else ()


def _candidates(column: Column) -> dict[str, int]:
    parts = column.written or (column.heading,)
    ranks, said = _ranks(parts), column.examples
    if "result" in ranks and said and all(text.startswith(_ADDRESS) for text in said):
        return {"evaluation_url": 0}
    return {t: r for t, r in ranks.items() if _fits(BY_KEY[t], r, column.examples)}


def _ranks(parts: Sequence[str]) -> dict[str, int]:
    """Return the targets that a heading may name and how surely: 0 is the surest.

    Of a heading in several lines, the lowest says most; else all of it together, or the upper.
    """
    together = " ".join(parts)
    if not parts or len(together) > _LONGEST:
        return {}
    turned = " ".join(reversed(parts[-2:])) if folded(parts[-1]) in _OF_UPPER else ""
    paid = {t: r for t, r in _exact(turned).items() if BY_KEY[t].kind == "payments"}
    ranks = {**(paid or _exact(parts[-1]) or _exact(together) or _alike(together))}
    ranks = ranks or {**next(filter(None, map(_exact, reversed(parts))), {})}
    if not ranks:
        named = targets_in(parts)
        told = ["title", "communes", "themes", *(named[:1] if len({*named}) == 1 else ())]
        ranks = {one: _OF_SEVERAL for one in told if one and one in named}
        ranks = dict(list(ranks.items())[:1])
    of_fund = _OF_FUND.fullmatch(folded(parts[-1]))
    if (_OTHER_AMOUNT.search(folded(together)) and not of_fund) or unit_in(together) == "%":
        ranks.pop("amount_eur", None)
    if says_planned(together):
        return {t: r for t, r in ranks.items() if BY_KEY[t].kind != "payments"}
    return ranks


@lru_cache(maxsize=4096)  # the same few lines are looked at as headings again and again
def _exact(text: str) -> Mapping[str, int]:
    said = folded(text[:200])
    if (mark := _LANGUAGE.search(said)) and text not in BY_KEY:
        held = {*_exact(said.replace(mark[0], ""))}
        english = mark[0].split()[-1].startswith(("en", "ang"))
        if "title" in held:
            return {"title_en": 0, "title": _OF_SEVERAL} if english else {"title": 0}
        if held & {"summary_fr", "summary_en"}:
            return {"summary_en" if english else "summary_fr": 0}
    named = next((_KNOWN[form] for form in _forms(text) if form in _KNOWN), {})
    inner = None if named else _INNER.fullmatch(" ".join(text.split()))
    within = _KNOWN.get(folded(inner[2]), {}) if inner else {}  # *Applicant (landlord)*
    return named or {key: rank for key, rank in within.items() if key in _ROLES}


@lru_cache(maxsize=4096)
def _alike(text: str) -> Mapping[str, int]:
    """Return the targets of a name that is nearly the same, none where the heading identifies."""
    forms = list(_forms(text))
    words = [form.split() for form in forms if form]
    if identifies(text) or any("oeuvre" in said for said in words):
        return {}  # the *maître d'œuvre* builds for the *maître d'ouvrage*
    for wanted in forms:
        if len(wanted) >= _LONG_ENOUGH:
            found = process.extractOne(wanted, list(_KNOWN), scorer=fuzz.ratio, score_cutoff=CLOSE)
            if found:
                return _KNOWN[found[0]]
    return {}


def identifies(heading: str) -> bool:
    """Return whether a column has the numbers that tell things apart: *N°*, *SIRET*."""
    words = [form.split() for form in _forms(heading) if form]
    return any(said[0] in _IDENTIFIES or {"siret", "siren"} & {*said} for said in words)


def _forms(text: str) -> Iterator[str]:
    """Yield the ways in which a heading may be one that is known, as written first."""
    spaced = _CAMEL.sub(" ", _PLURAL_MARK.sub("", text[:200]))
    forms = [folded(text[:200]), folded(spaced), folded(_BRACKETED.sub(" ", spaced))]
    forms.append(folded(without_unit(_BRACKETED.sub(" ", spaced))))
    forms.append(folded(without_unit(spaced)))
    for form in dict.fromkeys([*forms, *map(_spelt, forms)]):
        bare = " ".join(_OWN.sub(" ", _NUMBER_BEHIND.sub("", form)).split())
        yield "montant accorde" if _GRANTED.fullmatch(bare) else bare
        if not bare and unit_in(text).endswith("€"):
            yield "montant"
        if (paid := _PAID.fullmatch(form)) and (
            paid["day"] or not paid["rest"] or "montant" in form
        ):
            yield "date de versement" if paid["day"] else "montant verse"
        asked = _ASKED.sub("", form).replace("combien de ", "nombre de ")
        yield from _of_question(asked, form)
        yield _QUALIFIED.sub("", bare)
        yield _NAME_OF.sub("", bare)


def _of_question(asked: str, bare: str) -> Iterator[str]:
    """Yield what a question may ask for, its longest beginning first: *association menez vous*."""
    yield asked
    if asked == bare or len(bare.split()) < _SHORTEST_QUESTION:
        return
    words = _OWN.sub("le", asked).replace(" de le ", " du ").split()
    for size in range(min(len(words), 5), 0, -1):
        said = " ".join(words[:size])
        yield said
        yield _NAME_OF.sub("", said)


def _spelt(form: str) -> str:
    """Return a heading with its short words spelt out: *nombre de logements* for *nb logts*."""
    words = " ".join(_SPELT.get(word, word) for word in form.split())
    return re.sub(r"^nombre (?:de |des |d )?", "nombre de ", words)


def _fits(target: Target, rank: int, examples: Sequence[str]) -> bool:
    """Return whether a column with these values, named so surely, can hold `target` at all."""
    said = [text for text in examples if not _NOT_STATED.fullmatch(text)]
    if not said:
        return True
    fits = {
        "day": lambda: all(map(_DAY_ALONE.fullmatch, said)),
        "role": lambda: any(map(role_of, said)),
        "title": lambda: rank < _UNSURE_TITLE or not all(map(_CODE.fullmatch, said)),
        "communes": lambda: (
            all(map(_COMMUNE_CODE.fullmatch, said))
            or (_is_words(said) and any(tick(text) is None for text in said))
        ),
    }
    if target.key in fits:
        return fits[target.key]()
    if target.kind in ("number", "figure", "date", "payments"):
        return any(map(_ANY_DIGIT.search, said)) and not (
            target.kind == "figure"
            and all(_IDENTIFIER.fullmatch(text.replace(" ", "")) for text in said)
        )
    return target.kind != "names" or target.key == "themes" or _is_words(said)


def _is_words(said: Sequence[str]) -> bool:
    """Return whether not all values of a column are numbers."""
    return not all(re.fullmatch(r"[\d\s.,]+", text) for text in said)
