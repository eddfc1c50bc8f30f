"""The committee of a row, or the date it states instead."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.package.frame_rows import frame_cells
from loaders.package.load import Tables
from loaders.project_list.cells import Cell
from loaders.project_list.numbers import LENGTH
from loaders.project_list.row import RowCells
from loaders.project_list.row_patterns import pattern_of
from loaders.spreadsheet.problems import ImportRule
from loaders.text.dates import DateRead, Period, dates_in, other_weekday, read_date, rest_of_date
from loaders.text.folding import folded

FOUNDED = 2007
"""The year of the fund: no committee met before. Source: lemoniteur.fr, *Les ESH accompagnent
l'innovation sociale locale*, 2017."""

_COMMITTEE = pattern_of("committee")
"""How a text begins, folded, whose year is that of the projects; not *aidés depuis 2016*."""

_WRITTEN = pattern_of("of-the-file")
"""What a text says, folded, whose day is that of the file and of no committee."""

_YEAR = re.compile(r"\b(?:20|19)\d\d\b")
_DAY_MONTH = re.compile(r"\b\d{1,2}(?:er)? [a-zéû]{3,9}\b(?! \d)", re.I)
_MONTH_YEAR = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])[/.-](\d\d)(?![\d/.-])")
"""A month and the end of its year: *06/23*."""


@dataclass(frozen=True)
class When:
    """The id of a committee, or what is known of the date (`projects.selected`), or neither."""

    committee: str = ""
    selected: str = ""


class Committees:
    """The committees that are known so far, by date and season."""

    def __init__(
        self, tables: Tables, dates: Iterable[str], around: Iterable[tuple[str, str]] = ()
    ) -> None:
        """`dates` are all texts of dates in a list, `around` the texts that stand
        around the table of each sheet, the name of the sheet among them.
        """
        frame = tables["committees"]
        self._known = set(frame["id"])
        self._by_date = {d: i for i, d in frame_cells(frame, ("id", "date")) if d}
        self._month_first = any(read_date(text).month_first for text in dates)
        self._around: dict[str, list[str]] = {}
        for sheet, text in around:
            days = [one.read.day.isoformat() for one in dates_in(text) if one.read.day]
            if _WRITTEN.search(folded(text)):
                continue
            days += [day for day in self._by_date if _names(day, text) and day not in days]
            names = text == sheet or _COMMITTEE.match(folded(text))
            period = read_date(text).period if names and not days else None
            self._around.setdefault(sheet, []).extend(days or ([period.text] if period else []))

    def when(self, said: RowCells) -> When:
        """Return what a row says of its committee; doubts and refusals are noted in it."""
        cell = said.first("date")
        if cell is not None:
            _tell_rest(said, cell)
        if cell is None and said.row.group and _says_a_date(read_date(said.row.group)):
            cell = Cell("", said.row.group)
            said.doubt(ImportRule.OF_GROUP, cell)
        if cell is None:
            text = said.answers.everywhere.get("date", "").strip()
            text = text or said.answer("date", "", said.row.sheet) or ""
            cell = Cell("", text) if text else None
        if (month := said.first("month")) and (day := said.first("day")):
            signs = "/" if month.text.isdecimal() else " "
            month = replace(month, text=f"{day.text}{signs}{month.text}")
        if month:
            cell = self._within_year(said, month, cell)
        if cell is None:
            return self._without(said, told=any(d.asks and d.about == "date" for d in said.doubts))
        answer = said.answer("date", cell.text)
        if answer is None:
            return self._read(said, cell)
        found = self._of(read_date(answer)) if answer else When()
        return found if found.committee or found.selected else self._without(said)

    def _within_year(self, said: RowCells, month: Cell, year: Cell | None) -> Cell | None:
        """Return the month of a column of its own with its year; ask where none is stated."""
        if year and not read_date(year.text).period:
            return year
        if _says_a_date(read_date(month.text)):
            return month
        if year:
            text = f"{month.text}{'/' if month.text[-1:].isdecimal() else ' '}{year.text}"
            return replace(month, text=text) if _says_a_date(read_date(text)) else year
        answer = said.doubt(
            ImportRule.YEAR_MISSING, month, about="date", within=said.row.sheet,
            choices=self._with_year(said, month.text), asks=True, lost=True,
        )  # fmt: skip
        return replace(month, text=answer) if answer else None

    def _with_year(self, said: RowCells, text: str) -> tuple[str, ...]:
        """Return what a date without a year is in those that stand around it: *7 janvier*."""
        around = [said.row.group, said.row.sheet, *self._around.get(said.row.sheet, ())]
        years = dict.fromkeys(year for one in around for year in _YEAR.findall(one))
        signs = "/" if text[-1:].isdecimal() else " "
        reads = [read_date(f"{text}{signs}{year}") for year in years]
        found = [one.day.isoformat() if one.day else one.period.text if one.period else ""
                 for one in reads]  # fmt: skip
        known = [day for day in self._by_date if _names(day, text)]
        return tuple(dict.fromkeys(filter(None, (*found, *known))))

    def is_new(self, committee: str) -> bool:
        """Return whether a committee is not yet there; from now on it is."""
        if not committee or committee in self._known:
            return False
        self._known.add(committee)
        return True

    def _read(self, said: RowCells, cell: Cell) -> When:
        read = read_date(cell.text)
        rule, choices = self._unsure(read)
        if rule is ImportRule.DATE_UNREADABLE and (days := self._with_year(said, cell.text)):
            rule, choices = ImportRule.YEAR_MISSING, days
        elif rule is ImportRule.DATE_UNREADABLE and (month := _MONTH_YEAR.search(cell.text)):
            choices = (f"20{month[2]}-{int(month[1]):02}",)
        if rule:
            said.doubt(rule, cell, about="date", choices=choices, asks=True, lost=True)
            return self._without(said, told=True)
        if read.day and cell.text.strip().isdecimal() and len(cell.text.strip()) < 8:
            said.doubt(ImportRule.DATE_SERIAL, cell, details={"day": read.day.isoformat()})
        if read.day and (weekday := other_weekday(cell.text, read.day)):
            said.doubt(ImportRule.DISAGREES, cell, details={"other": weekday})
        if read.month_first and read.day:
            said.doubt(ImportRule.DATE_MONTH_FIRST, cell, details={"day": read.day.isoformat()})
        if read.period and not read.period.season:
            said.doubt(
                ImportRule.DATE_PERIOD, cell, about="date", taken=read.period.text,
                choices=(read.period.text, *self._within(read.period)),
                asks=bool(self._within(read.period)),
                details={"period": read.period.text},
            )  # fmt: skip
        return self._of(read)

    def _unsure(self, read: DateRead) -> tuple[ImportRule | None, tuple[str, ...]]:
        days = [day.isoformat() for day in (read.day, read.other) if day]
        if read.several:
            return ImportRule.DATE_SEVERAL, read.several
        if not days and not read.period:
            return ImportRule.DATE_UNREADABLE, ()
        if read.day and read.other and self._month_first:
            return ImportRule.DATE_AMBIGUOUS, tuple(days)
        told = tuple(days) or ((read.period.text,) if read.period else ())
        latest = dt.datetime.now(tz=dt.UTC).year + 1
        if any(not FOUNDED <= int(one[:4]) <= latest for one in told[0].split("/")):
            return ImportRule.DATE_FAR, told
        return None, ()

    def _of(self, read: DateRead) -> When:
        if read.day:
            day = read.day.isoformat()
            return When(committee=str(self._by_date.get(day, day)))
        if read.period is None:
            return When()
        if read.period.season:
            return When(committee=f"saison-{read.period.season}")
        return When(selected=read.period.text)

    def _within(self, period: Period) -> tuple[str, ...]:
        """Return the days of the known committees that met within a period."""
        first, _, last = period.text.partition("/")
        last = last or first
        return tuple(
            sorted(day for day in self._by_date if first <= day and day[: len(last)] <= last)
        )

    def _without(self, said: RowCells, *, told: bool = False) -> When:
        """Return that nothing is known of the committee, and ask for it."""
        if not told:
            choices = tuple(dict.fromkeys(self._around.get(said.row.sheet, ())))
            said.doubt(
                ImportRule.NO_COMMITTEE, None, about="date", within=said.row.sheet,
                choices=choices, asks=True,
            )  # fmt: skip
        return When()


def _tell_rest(said: RowCells, cell: Cell) -> None:
    """Take the length of time beside a date where no column has one; tell the rest of the cell."""
    text, length = cell.text, LENGTH.search(cell.text)
    if length and not said.of("duration_years"):
        text = f"{text[: length.start()]} {text[length.end() :]}"
        said.cells["duration_years"] = [replace(cell, text=length[0])]
        parts = f"{' '.join(text.split()).strip(' ,;:(–—-)')} · {length[0]}"
        said.doubt(ImportRule.CELL_PARTED, cell, details={"parts": parts})
    if _says_a_date(read_date(text)) and (rest := rest_of_date(text)):
        said.doubt(ImportRule.DATE_REST, cell, lost=True, details={"rest": rest})


def _names(day: str, text: str) -> bool:
    """Return whether a text names a day without its year: *comité du 30 janvier*."""
    read = (read_date(f"{one} {day[:4]}").day for one in _DAY_MONTH.findall(text))
    return any(one is not None and one.isoformat() == day for one in read)


def _says_a_date(read: DateRead) -> bool:
    return bool(read.day or read.period)
