"""Amounts, counts and durations in a cell, as people write them: *12 k€ HT*, *env. 120*, *18 mois*.

A number is read with what stands around it. What can mean several numbers gives none until somebody
says which; an identifier (SIRET, telephone, postcode) is never one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from loaders.announcement.numbers import NUMBER as SPELLED
from loaders.announcement.numbers import parse_number
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded
from loaders.text.word_tables import phrases

Measure = Literal["amount", "count", "duration"]

PLAUSIBLE: dict[Measure, tuple[Decimal, Decimal]] = {
    "amount": (Decimal(1_000), Decimal(1_000_000)),
    "count": (Decimal(1), Decimal(20_000)),
    "duration": (Decimal("0.25"), Decimal(10)),
}
"""The least and most that is taken without asking. The fund's grants have a mean of 34,500 €, and
thirty times less or more is out of proportion (lemoniteur.fr, *Les ESH accompagnent l'innovation
sociale locale*, 2017); its projects last 2 or 3 years (rules of 2026)."""

_LONGEST_WITHOUT_UNIT = 3
"""Years that a duration without any unit can be: more may be months, as few as 3 are not."""

_TOKEN = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?(?![\d])"
    r"|(?<![\w.,])\d+(?:[.,]\d+)*(?!\d)"
)
_SCALE = re.compile(
    r"\s?(k\s?(?:€|euros?|eur|e\b|\b)|m\s?(?:€|euros?|eur|e\b|\b)|milliers?\b|mille\b|millions?\b)"
    r"(?:\s+d['’e]\s?(?:€|euros?|eur)\b|\s+(?:€|euros?|eur)\b)?",
    re.IGNORECASE,
)
_EURO = re.compile(r"\s?(?:€|euros?\b|eur\b)", re.IGNORECASE)
_TAX = re.compile(r"\s?\(?\b(H\.?\s?T\.?|T\.?T\.?C\.?)(?=\W|$)\)?", re.IGNORECASE)
_NET = re.compile(r"H\.?\s?T\.?", re.IGNORECASE)
_OTHER_MONEY = re.compile(
    r"\s*(?:CHF|FF?\b|francs?\b|XPF|CFP|US\s?\$|USD|\$|£|GBP|dollars?\b|livres?\b|%)\s*",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\s?(?:/\s?(?:an|année)\b|\bpar an(?:née)?\b|\bannuels?\b|p\.a\.|per year)", re.I
)
_MONTHS = re.compile(r"\s?(?:mois|months?|m)\b", re.IGNORECASE)
_YEARS = re.compile(r"\s?(?:ans?|années?|annees?|years?|yrs?)\b", re.IGNORECASE)
LENGTH = re.compile(
    r"\b(?:\d+(?:[.,]\d+)?|une?|deux|trois|quatre)\s?(?:ans?|années?|mois|years?|months?)\b"
    r"(?:\s*(?:et demie?\b|½|1/2|(?:et\s)?\d{1,2}\s?mois\b))?",
    re.IGNORECASE,
)
"""A length of time within a text."""

_PARTS_OF_YEAR = (
    (_MONTHS, 12),
    (re.compile(r"\s?(?:semaines?|weeks?)\b", re.IGNORECASE), 52),
    (re.compile(r"\s?(?:trimestres?|quarters?)\b", re.IGNORECASE), 4),
    (re.compile(r"\s?(?:semestres?|half-years?)\b", re.IGNORECASE), 2),
)
"""What is shorter than a year, and how many of it a year has."""
_ONE = re.compile(
    r"\bune?(?= (?:ans?|années?|annees?|mois|semestres?|trimestres?)\b)", re.IGNORECASE
)
_WRAPPED = re.compile(r"\((.*)\)|\[(.*)\]|[-–—]\s?(.*?)\s?[-–—]|[«“\"](.*)[»”\"]")
"""A length of time between brackets, dashes or guillemets, as people set it off in a text."""
_BRACKETED = re.compile(r"\([^()]*\)")
_UNIT_BEHIND = re.compile(r"\s?\(\s?([kM]?\s?(?:€|euros?|eur))\s?\)", re.IGNORECASE)
_MORE = re.compile(r"(?:[;,+]|\bet\b|\bpuis\b)\s*(\d[\d .,]*\s?(?:k\s?)?(?:€|eur))", re.IGNORECASE)
"""Another amount behind the first, to be added or not: *10 000 € en 2021, 5 000 € en 2022*."""
_BESIDE = re.compile(
    r"\bdont\D{0,20}(\d[\d .,]*\d\s?(?:k\s?)?(?:€|eur)?)|(\d[\d .,]*\s?(?:k\s?)?(?:€|eur))", re.I
)
"""Another amount in the cell, which may be what counts: *60 000 € dont 20 000 FIS*."""
_FUND = re.compile(r"\b(?:FIS|fonds)\b", re.IGNORECASE)
_MORE_COUNTED = re.compile(r"(?:[;,+]|\bet\b)\s*(\d+) ?[^\W\d_]{3,}", re.IGNORECASE)
"""More of what is counted behind the first number: *200 enfants, 60 parents*."""
_HALF = re.compile(r"\s*(?:et demie?\b|(?:et )?(?:1/2|½))", re.IGNORECASE)
_AND_MONTHS = re.compile(r"\s*(?:et|and|,|\+)?\s*(\d{1,2})\s?(?:mois|months?)\b", re.IGNORECASE)
_UNITS: dict[str, re.Pattern[str]] = {
    "homes": re.compile(
        r"\s?(?:logements?|logts?|lgts?|lls|homes?|dwellings?|appartements?)\b", re.I),
    "households": re.compile(
        r"\s?(?:ménages?|menages?|mén\b|foyers?|familles?|fam|households?)\b\.?", re.I),
    "tenants": re.compile(r"\s?(?:locataires?|tenants?)\b", re.I),
    "people": re.compile(
        r"\s?(?:personnes?|pers\b\.?|habitants?|hab\b\.?|bénéficiaires?|beneficiaires?|people|"
        r"residents?|résidents?|jeunes|seniors?|séniors?|enfants?|femmes|hommes|adultes|aînés?|"
        r"stagiaires?|participant(?:e?s|\.e\.s|\(e\)s)?|élèves?|étudiant(?:e?s|\.e\.s|\(e\)s)?|"
        r"salariés?|gardien(?:ne)?s?|usagers?|ados?\b|adolescents?|retraités?|aidants?|demandeurs?|allocataires?|children|women"
        r"|young people"
        r")\b", re.I),
}  # fmt: skip
_NO_UNIT = frozenset({
    "dont", "en", "par", "sur", "soit", "et", "ou", "pour", "env", "environ", "mini", "minimum",
    "min", "max", "maxi", "maximum", "au", "aux", "la", "le", "les", "de", "des", "du", "avec",
    "including", "of", "per", "about", "approx", "estime", "estimes", "prevus", "prevu",
    "previsionnel", "previsionnels", "total", "ca", "voire", "plus", "puis", "chaque", "hors",
    "a", "to", "and", "or",
})  # fmt: skip
"""Words, folded, that go on behind a number without saying what it counts."""

_OTHER_UNIT = re.compile(r"\s?(?:%|m²|m2|ha\b|km\b|jours?\b|h\b)", re.IGNORECASE)
_ABOUT = phrases("""
    environ, env, pres de, plus de, + de, moins de, - de, autour de, about, around, nearly, over,
    under, circa, ca, approx, approximativement, quelque, quelques, au moins, minimum, mini, min,
    jusqu a, maximum, maxi, max, up to, at least, more than, less than, presque, a peu pres
    """)
"""What stands before or behind a number that is not exact, as `folded` writes it."""

_LABEL = re.compile(r"[^\d\n]{0,30}[:=]|(?:soit|de|d['’]un montant de|€|eur|euros?|total)", re.I)
_BETWEEN = re.compile(
    r"\s*(?:[-–—−/+x×*&]|à|a|et|ou|to|or|and|puis)\s*(?:près de|environ)?\s*", re.I
)
_POWER = re.compile(r"(\d+(?:[.,]\d+)?)[eE]\+?(\d{1,2})")
"""How a spreadsheet program writes a large number in a narrow cell: *1,5E+04*."""

_FILLER = re.compile(r"20[0-3]\d|9{4,}")
"""What a bare number is that counts nothing, mostly: a year, and what fills a field by force."""

_IDENTIFIER_LENGTHS = frozenset({9, 10, 14})  # SIREN, telephone, SIRET
_CENTS = 2


@dataclass(frozen=True)
class NumberRead:
    """What a cell says of one number.

    Attributes:
        value: the number with a decimal point, in euros, units or years; empty where none is taken.
        approximate: whether the cell says *about*.
        unit: of a count, what it counts where the cell says so (`homes`, `people`, …).
        rules: what is to be told, with `rest` for what of the cell was not read.
        choices: the numbers that can be meant.
    """

    value: str = ""
    approximate: bool = False
    unit: str = ""
    rules: tuple[ImportRule, ...] = ()
    rest: str = ""
    choices: tuple[str, ...] = ()


def read_number(text: str, measure: Measure, unit: str = "") -> NumberRead:
    """Return the number that a cell means; `unit` is what its heading says (`k€`, `mois`).

    Three digits behind one dot or comma are thousands in an amount or a count: `12.000 €` cannot
    be cents.
    """
    lines = re.sub(r"(?<=\d)[^\S\n]*\n\s*(?=\d)", " + ", text)
    bare = re.sub(r"[\s\u00a0\u202f]+", " ", lines).strip()
    if measure == "duration":
        wrapped = _WRAPPED.fullmatch(bare)
        bare = _ONE.sub("1", next(filter(None, wrapped.groups()), "") if wrapped else bare)
    else:
        bare = _UNIT_BEHIND.sub(r" \1", bare)
    if power := _POWER.fullmatch(bare):
        bare = str(int(Decimal(power[1].replace(",", ".")) * 10 ** int(power[2])))
    if _is_identifier(bare):
        return NumberRead(rules=(ImportRule.NUMBER_IDENTIFIER,))
    tokens = list(_TOKEN.finditer(bare))
    if not tokens:
        return _spelled(bare, measure)
    first = tokens[0]
    if measure == "amount" and len(tokens) == 1 and _SCALE.fullmatch(bare[: first.start()].strip()):
        before = bare[: first.start()].strip()  # *M€ 1,2*
        return read_number(f"{first[0]} {before}{bare[first.end() :]}", measure, unit)
    broken = len(tokens) > 1 and bare[first.end() : tokens[1].start()] == " "  # *1 8000*
    number = _value(first[0] + (tokens[1][0] if broken else ""), measure)
    if number is None or broken or _negative(bare, first):
        meant = [number] if broken else []  # of a negative one, what it is without its sign is none
        return NumberRead(rules=(ImportRule.NUMBER_UNREADABLE,), choices=_choices(meant))
    if measure == "amount" and (
        _OTHER_MONEY.match(bare, first.end()) or _OTHER_MONEY.fullmatch(bare, 0, first.start())
    ):
        return NumberRead(rules=(ImportRule.AMOUNT_CURRENCY,), choices=_choices([number]))
    several = _several(bare, tokens, measure, unit)
    return several or _one(bare, first, number, measure, unit)


def middle_of(amounts: Sequence[str]) -> Decimal | None:
    """Return the middle one of the amounts of a column, None where there are fewer than four."""
    numbers = sorted(Decimal(amount) for amount in amounts if amount)
    return numbers[len(numbers) // 2] if len(numbers) >= 4 else None


def out_of_line(value: str, middle: Decimal | None) -> bool:
    """Return whether an amount is fifty times more or less than the middle one of its column."""
    if middle is None or not value:
        return False
    return not middle / 50 < Decimal(value) < middle * 50


def _one(
    text: str, token: re.Match[str], number: Decimal, measure: Measure, unit: str
) -> NumberRead:
    before, rest = text[: token.start()].strip(" :=("), text[token.end() :]
    about = folded(before)
    approximate = (
        about in _ABOUT
        or before in _ABOUT
        or before.strip() in {"~", "≈", "±", "+/-", "+-", ">", "<", "≥", "≤", "+"}
    )
    explicit, said_unit = False, ""
    rules: list[ImportRule] = []
    match measure:
        case "amount":
            number, rest, explicit = _money(number, rest, unit)
        case "duration":
            number, rest, explicit = _time(number, rest, unit)
        case "count":
            said_unit, rest = _counted(rest)
    if unsure := _for_another(text, rest, number, measure, stated=bool(said_unit) or explicit):
        return unsure
    if measure != "amount" and (_OTHER_UNIT.match(rest) or _EURO.match(rest)):
        return NumberRead(rules=(ImportRule.NUMBER_UNREADABLE,), choices=_choices([number]))
    if measure == "amount" and (tax := _TAX.match(rest)):
        rules += [ImportRule.AMOUNT_NET] if _NET.fullmatch(tax[1]) else []
        rest = rest[tax.end() :]
        explicit = explicit or bool(_EURO.match(rest))
        rest = _EURO.sub("", rest, count=1)
    said_about, rest = _about(rest)
    approximate = approximate or said_about
    rest = rest.strip(" .;,")
    if measure == "duration" and not (explicit or unit) and number > _LONGEST_WITHOUT_UNIT:
        choices = _choices([number, number / 12])
        return NumberRead("", approximate, "", (ImportRule.NUMBER_FAR,), choices=choices)
    if about and not approximate and not _LABEL.fullmatch(before):
        rest = f"{before} … {rest}".strip(" …") if rest else before
    if rest:
        rules.append(ImportRule.NUMBER_REST)
    if approximate and measure == "amount":
        rules.append(ImportRule.AMOUNT_APPROXIMATE)
    read = NumberRead(_text(number), approximate, said_unit, tuple(rules), rest)
    if _FILLER.fullmatch(token[0]) and not said_unit and measure == "count":
        rules.append(ImportRule.NUMBER_FAR)
        return replace(read, value="", rules=tuple(rules), choices=(read.value,))
    return _in_proportion(read, number, measure, explicit=explicit)


def _about(rest: str) -> tuple[bool, str]:
    """Return whether what is behind a number begins by saying that it is not exact; the rest."""
    first, _, more = rest.strip().partition(" ")
    if folded(rest) in _ABOUT:
        return True, ""
    return (True, more) if folded(first) in _ABOUT else (False, rest)


def _for_another(
    text: str, rest: str, number: Decimal, measure: Measure, *, stated: bool
) -> NumberRead | None:
    """Return the reading of a number that what stands behind makes another: *3 résidences*."""
    if measure == "duration" and _FILLER.fullmatch(text.strip()):
        return NumberRead(rules=(ImportRule.NUMBER_UNREADABLE,))  # a year
    if measure != "amount":
        more = _MORE_COUNTED.search(rest) if measure == "count" and stated else None
        if not more and (stated or not _counts_other(rest)):
            return None
        others = [_value(one[0], measure) for one in _TOKEN.finditer(text)]
        if more:
            others.insert(0, number + Decimal(more[1]))
        rule = ImportRule.NUMBER_SEVERAL if more else ImportRule.UNIT_UNKNOWN
        return NumberRead(rules=(rule,), rest=rest.strip(" .;,"), choices=_choices(others))
    outside = _BRACKETED.sub(" ", rest)
    more = _MORE.search(outside)
    yearly = not more and _YEARLY.search(rest)
    beside = more or yearly or _BESIDE.search(rest if _FUND.search(rest) else outside)
    if not beside:
        return None
    if yearly:
        choices = _choices([number, number * 2, number * 3])
        return NumberRead(rules=(ImportRule.AMOUNT_YEARLY,), choices=choices)
    second = Decimal(read_number(beside[1] or beside[2], measure).value or 0)
    choices = _choices([*([number + second] if more else []), number, second])
    return NumberRead(rules=(ImportRule.NUMBER_SEVERAL,), choices=choices)


def _in_proportion(
    read: NumberRead, number: Decimal, measure: Measure, *, explicit: bool
) -> NumberRead:
    least, most = PLAUSIBLE[measure]
    if number == 0:
        rules = (*read.rules, ImportRule.NUMBER_ZERO)
        return replace(read, value="", rules=rules, choices=("0",))
    if measure == "count" and number != number.to_integral_value():
        return NumberRead(rules=(ImportRule.NUMBER_UNREADABLE,))
    if least <= number <= most:
        return read
    other = {"amount": number * 1000 if number < least else number / 1000, "duration": number / 12}
    choices = _choices([number, other.get(measure)])
    value = read.value if explicit else ""
    return replace(read, value=value, rules=(*read.rules, ImportRule.NUMBER_FAR), choices=choices)


def _money(number: Decimal, rest: str, unit: str) -> tuple[Decimal, str, bool]:
    if scale := _SCALE.match(rest):
        thousands = scale[1].lower().startswith(("k", "mille", "millier"))
        return number * (1_000 if thousands else 1_000_000), rest[scale.end() :], True
    if euro := _EURO.match(rest):
        return number, rest[euro.end() :], True
    return number * {"k€": 1_000, "M€": 1_000_000}.get(unit, 1), rest, False


def _time(number: Decimal, rest: str, unit: str) -> tuple[Decimal, str, bool]:
    years = _YEARS.match(rest)
    if years:
        rest = rest[years.end() :]
        if half := _HALF.match(rest):
            return number + Decimal("0.5"), rest[half.end() :], True
        if months := _AND_MONTHS.match(rest):
            return number + Decimal(months[1]) / 12, rest[months.end() :], True
        return number, rest, True
    for pattern, in_a_year in _PARTS_OF_YEAR:
        if part := pattern.match(rest):
            return number / in_a_year, rest[part.end() :], True
    return (number / 12 if unit == "mois" else number), rest, unit == "ans"


def _counted(rest: str) -> tuple[str, str]:
    """Return what a count counts where the cell says so, and what stands behind."""
    for name, pattern in _UNITS.items():
        if found := pattern.match(rest):
            return name, rest[found.end() :]
    return "", rest


def _counts_other(rest: str) -> bool:
    """Return whether a word behind a number says what it counts: *3 résidences*."""
    word = re.match(r"\s?([^\W\d_]{2,})", rest)
    return bool(word) and folded(word[1] if word else "") not in _NO_UNIT


def _several(
    text: str, tokens: list[re.Match[str]], measure: Measure, unit: str
) -> NumberRead | None:
    """Return the reading of two numbers that stand side by side: a range, a sum, a product."""
    if len(tokens) < 2:
        return None
    first, second = tokens[:2]
    between = text[first.end() : second.start()]
    years = _YEARS.match(text, first.end())
    if measure == "duration" and _AND_MONTHS.match(text, years.end() if years else first.end()):
        return None
    bare = _EURO.sub("", _SCALE.sub("", between)) if measure == "amount" else between
    if measure == "duration":
        bare = _YEARS.sub("", _MONTHS.sub("", bare))
    numbers = [_value(token[0], measure) for token in (first, second)]
    if measure == "amount" and bare.strip() in {"", ";"}:
        bare = "+"
    sign = _BETWEEN.fullmatch(bare)
    if not sign:
        return None
    scaled = []
    for number, token in zip(numbers, (first, second), strict=True):
        if number is not None:
            rest = text[token.end() :]
            if measure == "amount" and not _SCALE.match(rest) and not _EURO.match(rest):
                rest = text[second.end() :]  # *50 à 60 k€*
            read = {"amount": _money, "duration": _time}.get(measure)
            scaled.append(read(number, rest, unit)[0] if read else number)
    if len(scaled) == 2 and measure == "duration" and min(scaled) > 1900:
        scaled = [scaled[1] - scaled[0], scaled[1] - scaled[0] + 1]
    operation = folded(bare) or bare.strip()
    if len(scaled) == 2 and bare.strip() == "+":
        scaled.insert(0, scaled[0] + scaled[1])
    elif len(scaled) == 2 and operation in {"x", "×", "*"}:
        scaled = [scaled[0] * scaled[1], scaled[1]]
    elif measure == "amount" and len(scaled) == 2 and scaled[0] * 1000 <= scaled[1]:
        scaled.insert(0, scaled[0] * 1000)  # *20 à 25 000 €*
    others = [_value(token[0], measure) for token in tokens[2:]] if measure == "count" else []
    return NumberRead(
        approximate=True, rules=(ImportRule.NUMBER_SEVERAL,), choices=_choices([*scaled, *others])
    )


def _spelled(text: str, measure: Measure) -> NumberRead:
    """Return the number of a cell that has it in words: *cent vingt*, *une trentaine*."""
    found = list(SPELLED.finditer(text))
    values = [parse_number(one[0]) for one in found]
    if not found or None in values:
        return NumberRead(rules=(ImportRule.NUMBER_UNREADABLE,))
    numbers = iter(_text(Decimal(str(value))) for value in values)
    read = read_number(SPELLED.sub(lambda _: next(numbers), text), measure)
    return replace(read, approximate=read.approximate or found[0]["collective"] is not None)


def _is_identifier(text: str) -> bool:
    digits = re.sub(r"[ .\-/]", "", text)
    if not digits.lstrip("+").isdecimal():
        return False
    if text.startswith("+") and len(digits) > 8:
        return True
    if re.fullmatch(r"[1-9][\d .]* ?[-/] ?[1-9][\d .]*", text):
        return False  # from … to …
    grouped = re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", text) and not digits.startswith("0")
    if len(digits) in _IDENTIFIER_LENGTHS and not (grouped and len(digits) == 10):
        return True
    return len(digits) > 1 and digits.startswith("0") and text.replace(" ", "").isdecimal()


def _negative(text: str, token: re.Match[str]) -> bool:
    before = text[: token.start()].rstrip()
    return before in {"-", "−", "–", "€ -", "-€"} or (before == "(" and text.endswith(")"))


def _value(text: str, measure: Measure) -> Decimal | None:
    """Return the number that digits with blanks, dots, commas and apostrophes mean."""
    bare = re.sub(r"[ '’]", "", text)
    dots, commas = bare.count("."), bare.count(",")
    if dots and commas:
        decimal = "." if bare.rindex(".") > bare.rindex(",") else ","
        group = "," if decimal == "." else "."
        if bare.count(decimal) > 1:
            return None
        return Decimal(bare.replace(group, "").replace(decimal, "."))
    sign = "." if dots else ","
    if not dots and not commas:
        return Decimal(bare)
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{sign}\d{{3}})+", bare):
        thousands = measure != "duration" and " " not in text
        return Decimal(bare.replace(sign, "" if thousands else "."))
    return Decimal(bare.replace(sign, ".")) if bare.count(sign) == 1 else None


def _choices(numbers: Sequence[Decimal | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_text(number) for number in numbers if number is not None))


def _text(number: Decimal) -> str:
    """Write a number without the zeros that it does not need, with cents at most."""
    if number == number.to_integral_value():
        return str(number.to_integral_value().quantize(Decimal(1)))
    return f"{round(number, _CENTS):f}" if number >= 100 else f"{round(number, 2).normalize():f}"
