"""Date parsing, in French and English: the only date reader in the project.

A day is read from *4 février 2021*, *jeudi 4 févr. 21*, *04/02/2021 14:30*, *2021-02-04T00:00Z*,
*Feb 4th, 2021* or a spreadsheet's number of days. A month, a year, half a year or a season is never
turned into a day: it is returned as the period that it is.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.text.folding import folded
from loaders.text.word_tables import phrases

_MONTHS = (
    ("janvier", "janv", "jan", "january"),
    ("février", "fevrier", "févr", "fevr", "fév", "fev", "february", "feb"),
    ("mars", "mar", "march"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("août", "aout", "aoû", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("décembre", "decembre", "déc", "dec", "december"),
)
_MONTH_OF = {name: at for at, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH = rf"(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\b\.?"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th|er)?|premier|1\s+er)\b"
_YEAR = r"(?:(?:19|20|21)\d\d|(?:(?<=[-/.])|['’])\d\d|\d\d$)"
_SEPARATOR = r"[\s\-/.,]*"

_DAYS = re.compile(
    rf"""
      (?<![\d/.-])
      (?: (?P<y1>(?:19|20|21)\d\d)(?P<s1>[-/.\s])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})
        | (?P<y2>20[0-4]\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?=$|T\d)
        | (?P<d3>\d{{1,2}}|1er|premier)\s?(?P<s3>[-/.])\s?(?P<m3>\d{{1,2}})\s?[-/.]\s?
          (?P<y3>(?:19|20|21)\d\d|\d\d)
        | (?P<d4>{_DAY}){_SEPARATOR}(?P<m4>{_MONTH}){_SEPARATOR}(?P<y4>{_YEAR})
        | (?P<m5>{_MONTH})\s*(?P<d5>{_DAY}){_SEPARATOR}(?P<y5>(?:19|20|21)\d\d)
        | (?P<d6>\d{{1,2}})\s(?P<m6>\d{{1,2}})\s(?P<y6>(?:19|20|21)\d\d)
      )
      (?![\d/-]|\.\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"\s*(?:T|à|at|,)?\s*\b(\d{1,2}\s?(?::|h)\s?(?:\d{2})?(?::\d{2})?(?:[.,]\d+)?)\s*"
    r"(?:Z|UTC|[ap]\.?m\.?|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\bn\s?[°º]\s?\d+", re.IGNORECASE)
"""The number of a committee, which is no day: *CS n°4 - 22/11/2022*."""
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_MONTH_ALONE = re.compile(
    rf"(?P<m1>{_MONTH}){_SEPARATOR}(?P<y1>(?:19|20|21)\d\d|['’]\d\d|(?<=[-/])\d\d)"
    rf"|(?P<m2>0?[1-9]|1[0-2])\s?[-/.]\s?(?P<y2>(?:19|20|21)\d\d)"
    rf"|(?P<y3>(?:19|20|21)\d\d)\s?[-/.]\s?(?P<m3>0[1-9]|1[0-2])"
    rf"|(?P<y4>(?:19|20|21)\d\d)\s+(?P<m4>{_MONTH})",
    re.IGNORECASE,
)
_MONTH_NAME = re.compile(rf"\b{_MONTH}", re.IGNORECASE)
_YEARS = re.compile(
    r"(?P<first>(?:19|20|21)\d\d)\s?(?:[-–—/]|à|to)\s?(?P<last>(?:(?:19|20|21)\d\d|\d\d))\b"
)
_YEAR_ALONE = re.compile(r"(?<![\d/.-])(?:19|20|21)\d\d(?![\d/-]|\.\d)")

_PART = re.compile(
    r"""
      \b(?: [SH]\s?(?P<half>[12]) | [TQ]\s?(?P<quarter>[1-4]) )\b
    | \b(?P<nth>[1-4])\s?(?:er|re|e|è|ème|eme|nd|nde|st|rd|th)?\s
      (?: (?P<half_name>semestre|half) | (?:trimestre|quarter) )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)

_BESIDE = phrases("""
    comite, comites, cs, ca, cd, commission, jury, seance, session, reunion, bureau,
    selection, selectionne, selectionnee, retenu, retenue, vote, votee, valide, validee,
    accorde, accordee, attribue, attribuee, traite, decide, decidee, decision, notification,
    notifie, signe, signee, passe, passage, projet, projets, laureat, laureats, fis, fonds, n,
    no, nr, numero, du, de, des, d, le, la, les, l, au, a, en, et, un, une, ce, saison, annee,
    exercice, programmation, promotion, duree, depuis, jour, date, verse, versee, paye, payee,
    regle, virement, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, lun, mar, mer,
    jeu, ven, sam, dim, committee, meeting, of, the, on, at, in, season, year, selected, held,
    paid, utc, z, t, h, monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon,
    tue, wed, thu, fri, sat, sun, entre, between, and, from, visio,
    visioconference, presentiel, partir, pour, pendant, sur, electronique
    """)
"""Words, folded, that people put around a date and that say nothing beside it."""

_FIGURES_BEFORE = re.compile(
    r"(?P<number>n\s?[°º]\s?|no\.?\s|cs\s?)?\b(?P<day>\d{1,2})(?:er)?\s*(?:et|au|and|to|[-–&,/])\s*$",
    re.IGNORECASE,
)
"""A further day before a date, or the number of what met on it: *CS n° 4 – 22/11/2022*."""

_FIRST_DAY = dt.date(1899, 12, 30)
"""Day 0 of Excel's calendar, shifted for its 29 February 1900. Source: ECMA-376, 18.17.4.1."""

_SERIALS = range(20_000, 70_000)
"""Numbers that are read as a day: from 1954 to 2091, so that neither a year nor a count is one."""

_BOUNDS = 2
_LONGEST = 20
"""Years that a range can span: more is a mistake."""

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_CENTURY = 70
"""Two figures below it are a year of this century: *04/02/21* is 2021."""


@dataclass(frozen=True)
class Period:
    """What is less than a day, as the data package writes it.

    `text` is a month (`2021-02`), a year (`2021`), or the bounds between which the day lies
    (`2018/2019`, `2021-01/2021-06` for a half, `2021-04/2021-06` for a quarter of a year).
    """

    text: str

    @property
    def season(self) -> str:
        """The season `2018-2019` where the bounds are two years that follow one another."""
        first, _, last = self.text.partition("/")
        follows = len(first) == len(last) == 4 and int(last) == int(first) + 1
        return f"{first}-{last}" if follows else ""


@dataclass(frozen=True)
class DateRead:
    """What a text says of a date.

    Attributes:
        day: the day, None where the text names none, or several.
        other: another day that it can mean: month and day exchanged.
        period: what it says where it names no day.
        several: the days and periods that stand beside one another; none of them is taken.
        month_first: whether it can only be read with the month before the day (02/25/2021).
    """

    day: dt.date | None = None
    other: dt.date | None = None
    period: Period | None = None
    several: tuple[str, ...] = ()
    month_first: bool = False


@dataclass(frozen=True)
class DateFound:
    """A day within a longer text, and where it stands."""

    read: DateRead
    start: int
    end: int


def read_date(text: str) -> DateRead:
    """Return what `text`, a cell or a field, says of a date; nothing where it says none.

    The day stands before the month, as in both languages of the product, unless the text cannot be
    read so. Words around the date (*Comité du …*, *jeudi …*, an hour) change nothing; two dates or
    seasons are told as `several`, and neither is taken.
    """
    bare = _NUMBERED.sub(" ", " ".join(text.split()))
    serial = _SERIAL.fullmatch(bare)
    if serial and int(serial[1]) in _SERIALS:
        return DateRead(_FIRST_DAY + dt.timedelta(days=int(serial[1])))
    found = list(dates_in(bare))
    days = list(dict.fromkeys(one.read.day for one in found if one.read.day))
    if days and (before := _day_before(bare, found[0], days[0])):
        days.insert(0, before)
    if len(days) > 1:
        return DateRead(several=tuple(dict.fromkeys(day.isoformat() for day in days)))
    periods = _periods(_DAYS.sub(" ", bare))
    if days:
        year = str(days[0].year)
        others = [one for one in periods if not one[:4] <= year <= one.split("/")[-1][:4]]
        return DateRead(several=(days[0].isoformat(), *others)) if others else found[0].read
    if found:  # written as a day, and none: 31/02/2021
        return DateRead()
    if len(periods) == 1:
        return DateRead(period=Period(periods[0]))
    return DateRead(several=tuple(periods))


def other_weekday(text: str, day: dt.date) -> str:
    """Return the weekday that a text states where `day` is on another, empty where it is not."""
    named = [word for word in folded(text).split() if word in _WEEKDAYS]
    return next((word for word in named if _WEEKDAYS.index(word) != day.weekday()), "")


def dates_in(text: str) -> Iterator[DateFound]:
    """Yield every day that a text of any length names; one that cannot be has no `day`."""
    for match in _DAYS.finditer(text):
        yield DateFound(_day_of(match), *match.span())


def rest_of_date(text: str) -> str:
    """Return the words of a text that are none of its dates, nor of those that stand around one.

    *Comité n° 4 du 14/03/2023, sous réserve* says *sous réserve* beside its day.
    """
    for dated in (_DAYS, _TIME, _MONTH_ALONE, _YEARS, _YEAR_ALONE, _PART, _MONTH_NAME):
        text = dated.sub(" ", text)
    words = re.findall(r"(?:\d+ )?[^\s,;:.()\[\]/–—-]+", text)
    said = [(word, re.sub(r"[\d°']+", " ", folded(word)).split()) for word in words]
    return " ".join(word for word, parts in said if {*parts} - _BESIDE or "?" in word)


def date_at(text: str, start: int) -> DateFound | None:
    """Return the day that begins at `start` of a text, None where none does."""
    match = _DAYS.match(text, start)
    return DateFound(_day_of(match), *match.span()) if match else None


def _day_of(match: re.Match[str]) -> DateRead:
    said = {name: value for name, value in match.groupdict().items() if value}
    form = next(name[1] for name in said if name[0] == "d")
    day = int(re.sub(r"\D", "", said[f"d{form}"]) or 1)
    month = _month(said[f"m{form}"])
    written = said[f"y{form}"].lstrip("'’")
    year = _whole_year(written)
    exact = _date(year, month, day)
    if form not in "36":
        return DateRead(exact)
    exchanged = _date(year, day, month) if day != month else None
    if exact is None:
        return DateRead(exchanged, month_first=exchanged is not None)
    return DateRead(exact, other=exchanged)


def _day_before(text: str, first: DateFound, day: dt.date) -> dt.date | None:
    """Return the day whose figures stand before a date: *les 4 et 5 février 2021*."""
    figures = _FIGURES_BEFORE.search(text[: first.start])
    if figures is None or figures["number"]:
        return None
    return _date(day.year, day.month, int(figures["day"])) or day


def _periods(text: str) -> list[str]:
    """Return the periods that a text names beside one another, as `Period.text` has them."""
    bare = _TIME.sub(" ", text) if ":" in text else text
    ranges = [bounds for match in _YEARS.finditer(bare) if (bounds := _range(match))]
    if [] in ranges:
        return []
    rest = _YEARS.sub(lambda match: match[0] if _range(match) is None else " ", bare)
    months = _months(rest)
    years = {*_YEAR_ALONE.findall(_MONTH_ALONE.sub(" ", rest))} - {one[:4] for one in months}
    years -= {year for bounds in ranges for year in bounds}
    alone = [_part_of_year(rest, *years)] if len(years) == 1 and not months else sorted(years)
    joined = ["/".join(months)] if 0 < len(months) <= _BOUNDS else months
    return list(dict.fromkeys([*map("/".join, ranges), *joined, *alone]))


def _range(match: re.Match[str]) -> list[str] | None:
    """Return the first and last year; None where they are a month, nothing where they cannot be."""
    first, last = int(match["first"]), int(match["first"][: -len(match["last"])] + match["last"])
    if first < last <= first + _LONGEST:
        return [str(first), str(last)]
    return [] if len(match["last"]) == len("2021") else None


def _months(text: str) -> list[str]:
    months = sorted({_month_of(match) for match in _MONTH_ALONE.finditer(text)})
    named = [_month(name) for name in _MONTH_NAME.findall(text)]
    if len(months) == 1 and len(named) == _BOUNDS:  # *janvier-mars 2021*: of one year
        return [f"{months[0][:4]}-{month:02}" for month in sorted(set(named))]
    return months


def _part_of_year(text: str, year: str) -> str:
    """Return the half or the quarter of a year that a text names, else the year."""
    part = _PART.search(text)
    if part is None:
        return year
    length = 6 if part["half"] or part["half_name"] else 3
    last = int(part["half"] or part["quarter"] or part["nth"]) * length
    return year if last > 12 else f"{year}-{last - length + 1:02}/{year}-{last:02}"


def _month_of(match: re.Match[str]) -> str:
    said = {name: value for name, value in match.groupdict().items() if value}
    form = next(name[1] for name in said)
    year = _whole_year(said[f"y{form}"].lstrip("'’"))
    return f"{year}-{_month(said[f'm{form}']):02}"


def _month(text: str) -> int:
    bare = text.rstrip(".").lower()
    return int(bare) if bare.isdecimal() else _MONTH_OF[bare]


def _whole_year(text: str) -> int:
    number = int(text)
    if len(text) > 2:
        return number
    return number + (2000 if number < _CENTURY else 1900)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
