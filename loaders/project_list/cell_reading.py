"""Reads the cells of a row: what each holds, without marks, placeholders and *idem*."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.package.problems import Loss
from loaders.project_list.cells import ON_THE_WEB, Cell, one_line, visible
from loaders.project_list.column_guess import (
    LABEL,
    ColumnMapping,
    identifies,
    is_further,
    is_of_one,
    is_requested,
    parts_of,
    role_of,
    target_named,
    targets_in,
)
from loaders.project_list.doubts import ABOVE, Answers, Doubt
from loaders.project_list.notes import amounts_in, notes_of, without_mark
from loaders.project_list.repeats import pays_in_part
from loaders.project_list.row import RowCells
from loaders.project_list.row_kinds import (
    decision_columns,
    flag_columns,
    is_awaited,
    is_number,
    rank_of_tick,
    says_not_selected,
    tick,
)
from loaders.project_list.state_cells import says_selected
from loaders.project_list.table import Column, ListRow, ListTable
from loaders.project_list.targets import BY_KEY
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded
from loaders.text.not_stated import is_ditto, is_error, says_nothing

LACKING: Mapping[ImportRule, set[str]] = {
    ImportRule.NO_LANDLORD_COLUMN: {"landlords"},
    ImportRule.NO_CARRIER_COLUMN: {"carriers"},
    ImportRule.NO_AMOUNT_COLUMN: {"amount_eur"},
    ImportRule.NO_PLACE_COLUMN: {"communes", "departement", "region"},
}
_NAMED = frozenset({"landlords", "organisations", "themes", "places"})
_STATED: Mapping[str, frozenset[str]] = {
    "title": frozenset({"sans bailleur", "sans porteur", "en attente", "a venir", "a voir"}),
    "state": frozenset({"en cours"}),
}
"""What says nothing in most columns, and something in these."""
_REMARKS = frozenset({"remarks", "own_note", "note_fr"})
"""What holds a person's own words: *à confirmer* is one of them."""
_GROUPED = frozenset(
    {"date", "landlords", "carriers", "themes", "communes", "departement", "region", "state"}
)
"""What a list that is sorted by it says once, over lines that leave it empty."""
_BEFORE_TITLE = _GROUPED - {"date", "landlords"}
"""What does so only where its column stands before that of the titles: others are often empty."""
_LEGEND = frozenset({"legende", "legend", "code couleur", "codes couleur"})
"""What stands beside a table and says nothing of its lines."""
_FULLER = 4
"""Where one row of four states two things more than a title and an amount, these may be none."""
_EXAMPLE = 25
"""Characters of a value that is told of a column."""
_ROLES = ("landlords", "carriers", "partners")
_ADDRESSES = frozenset({"source_url", "evaluation_url"})
"""What is an address: that to which the cell leads counts before what it shows."""
_LINES = re.compile(r"\s*[\n;]\s*")
_LABEL = re.compile(r"([^\W\d_][^:\n]{1,40}?)\s*:\s*(?!//)(.+)")
"""A line of a cell that says itself what it holds."""
_ABOUT = {"carriers": "organisations", "partners": "organisations", "communes": "places"}
"""What a doubt about a cell is about, see `loaders.project_list.doubts`; else its target."""


class CellReader:
    """The columns of a list and what they hold, and the last cell of each that stated something."""

    def __init__(self, table: ListTable, mapping: ColumnMapping, answers: Answers) -> None:
        self._table = table
        self._answers = answers
        self._columns = [
            (at, column, mapping.columns.get(column.heading, ""))
            for at, column in enumerate(table.columns)
        ]
        self._of_several = {
            column.heading: parts
            for _, column, held in self._columns
            if held and (parts := targets_in(column.written)) and set(parts) - {held, ""}
        }
        self._written = {column.heading: column.written for column in table.columns}
        read = [at for at, _, held in self._columns if held]
        self._stated_by = Counter(sum(bool(row.cells[at]) for at in read) for row in table.rows)
        self._notes = notes_of(table.listed)
        self._said = decision_columns([column.written for column in table.columns])
        self._decided = self._decisions()
        self._outline = {
            at: {row.cells[at] for row in table.rows if row.cells[at].isdecimal()}
            for at, column, held in self._columns
            if not held and (identifies(column.heading) or folded(column.heading) == "wbs")
        }
        self._above: dict[tuple[str, str, str], Cell] = {}
        title = next((at for at, _, held in self._columns if held == "title"), -1)
        self._grouped = {
            column.heading
            for at, column, held in self._columns
            if held in _GROUPED
            and not (is_further(column) or (held in _BEFORE_TITLE and at > title))
            and _given_once([(row.sheet, row.cells[at]) for row in table.rows])
        }

    def _decisions(self) -> dict[int, set[str]]:
        """Return the columns that say which projects were selected, each with its sheets.

        They are ticked for laureates, or say *Favorable* of some; nothing else is read from them.
        """
        written = [column.written for column in self._table.columns]
        flags = [at for at, counts in flag_columns(written).items() if counts]
        said = [at for at in self._said if not self._columns[at][2]]
        found = {
            at: {row.sheet for row in self._table.rows if says_selected(row.cells[at])}
            for at in (*flags, *said)
        }
        return {at: sheets for at, sheets in found.items() if sheets}

    def cells(self, row: ListRow) -> RowCells:
        """Return the cells of a row that state something, by what they hold."""
        said = RowCells(row, {}, self._answers)
        mapped = {column.heading for _, column, target in self._columns if target}
        said.doubts += [Doubt(**vars(fault)) for fault in row.faults if fault.column in mapped]
        crossed: dict[str, list[tuple[int, Cell]]] = {}
        for at, column, target in self._columns:
            text = visible(row.cells[at]) if target else ""
            text = row.links.get(at, text) if target in _ADDRESSES else text
            if not text:
                self._left_blank(said, column, target)
                continue
            rank = rank_of_tick(text) if is_of_one(column, target) else None
            if rank is not None:
                named = Cell(column.heading, column.written[-1], "", at)
                crossed.setdefault(target, []).extend([(rank, named)] if rank else [])
                if rank and (text.startswith("(") or "?" in text):
                    said.doubt(ImportRule.NAME_UNSURE, named, value=f"{named.text} {text}")
                continue
            text = self._without_mark(said, column.heading, text, target)
            parts = self._labelled(said, column.heading, text, target)
            parts = parts or self._parted(said, column.heading, text) or [(target, text)]
            for held, part in parts:
                cell = self._stated(said, Cell(column.heading, part, column.unit, at), held)
                if cell is not None:
                    said.cells.setdefault(held, []).append(cell)
                    self._above[row.sheet, column.heading, held] = cell
        for at in self._said:  # *Favorable, ramené à 8 000 €*
            if amounts_in(row.cells[at]) and not is_number(row.cells[at]):
                decided = Cell(self._table.columns[at].heading, row.cells[at])
                said.cells.setdefault("remarks", []).append(decided)
        for target, ticked in crossed.items():
            self._take_crossed(said, target, ticked)
        self._take_role(said)
        for target, text in self._answers.everywhere.items():
            if text and target not in said.cells and target != "date":
                said.cells[target] = [Cell("", text)]
        return said

    def _without_mark(self, said: RowCells, heading: str, text: str, target: str) -> str:
        """Return the text of a cell without the mark of a note, and tell the note."""
        if BY_KEY[target].kind == "text" and target != "title":
            return text
        bare, mark, note = without_mark(text, said.row.sheet, self._notes)
        if mark:
            details = {"mark": mark, "note": note[:200]}
            said.doubt(ImportRule.FOOTNOTE, Cell(heading, text), details=details)
            if target == "amount_eur" and amounts_in(note):
                said.cells.setdefault("remarks", []).append(Cell(heading, note))
        return bare

    def _take_crossed(
        self, said: RowCells, target: str, crossed: Sequence[tuple[int, Cell]]
    ) -> None:
        """Take what the columns that are crossed say; tell which theme is taken as the first."""
        ranks = sorted(rank for rank, _ in crossed)
        cells = [cell for _, cell in sorted(crossed, key=lambda one: one[0])]
        if ranks:
            said.cells.setdefault(target, []).extend(cells)
        if target == "themes" and len(ranks) > 1 and ranks[0] == ranks[1]:
            names = " · ".join(cell.text for cell in cells)
            details = {"first": cells[0].text}
            said.doubt(ImportRule.THEMES_CROSSED, cells[0], value=names, details=details)

    def _left_blank(self, said: RowCells, column: Column, target: str) -> None:
        """Ask whether an empty cell says what stands above, where a list states that once."""
        above = self._above.get((said.row.sheet, column.heading, target))
        if column.heading not in self._grouped or above is None or target in said.cells:
            return
        if self._answers.everywhere.get(target):
            return
        answer = said.doubt(
            ImportRule.LEFT_BLANK, replace(above, text=""), about=_ABOUT.get(target, target),
            within=above.text, choices=(ABOVE,), asks=True, details={"above": above.text},
        )  # fmt: skip
        if answer:
            said.cells[target] = [above if answer == ABOVE else replace(above, text=answer)]

    def _labelled(
        self, said: RowCells, heading: str, text: str, target: str
    ) -> list[tuple[str, str]]:
        """Return the lines of a cell that say themselves what they hold: *Bailleur : Vilogia*."""
        found: list[tuple[str, str]] = []
        labelled = False
        for line in _LINES.split(text) if _is_labelled(target) else ():
            label = _LABEL.fullmatch(line)
            held = target_named(label[1]) if label else ""
            labelled = labelled or bool(held)
            found.append((held, label[2]) if label and held else ("", line))
        if not labelled:
            return []
        own = [line for held, line in found if not held and target not in dict(found)]
        kept = [*([(target, "\n".join(own))] if own else []), *(one for one in found if one[0])]
        if [held for held, _ in kept] != [target] or len(kept) < len(found):
            shown = " · ".join(part for _, part in kept)
            cell = Cell(heading, text)
            said.doubt(ImportRule.CELL_PARTED, cell, lost=len(kept) < len(found),
                       details={"parts": shown})  # fmt: skip
        return kept

    def _take_role(self, said: RowCells) -> None:
        """Give the body of a row the role that a column of roles says."""
        cell, named = said.first("role"), [held for held in _ROLES if said.of(held)]
        role = role_of(cell.text) if cell else ""
        if role and len(named) == 1:
            said.cells[role] = said.cells.pop(named[0])
        elif cell and named:
            said.doubt(ImportRule.ROLE_UNKNOWN, cell)

    def _parted(self, said: RowCells, heading: str, text: str) -> list[tuple[str, str]]:
        """Return the parts of a cell whose heading names several things, each with what it is.

        Nothing where the heading names one, or the cell has not as many parts: the whole of it is
        then what its column was said to hold.
        """
        targets = self._of_several.get(heading)
        if not targets:
            return []
        parts = parts_of(text, self._written[heading], len(targets))
        if parts == [text]:
            return []
        if parts is None:
            said.doubt(ImportRule.HEADING_OF_SEVERAL, Cell(heading, ""), lost=True)
            return []
        named = [
            (target, LABEL.sub("", part) if target != "title" else part)
            for target, part in zip(targets, parts, strict=True)
            if target
        ]
        shown = " · ".join(part for _, part in named)
        said.doubt(ImportRule.CELL_PARTED, Cell(heading, text), details={"parts": shown})
        return named

    def missing(self) -> list[Doubt]:
        """Return a doubt for each of the things that count most that no column holds."""
        held = {target for _, _, target in self._columns}.union(*self._of_several.values())
        held |= {
            target_named(label[1])
            for at, _, target in self._columns
            for row in self._table.rows if _is_labelled(target)
            for line in _LINES.split(row.cells[at]) if (label := _LABEL.fullmatch(line))
        }  # fmt: skip
        if not self._table.rows or "title" not in held:
            return []
        lacking = [rule for rule, targets in LACKING.items() if not held & targets]
        landlords = [column for _, column, target in self._columns if target == "landlords"]
        if landlords and all(map(is_further, landlords)):
            lacking.append(ImportRule.NO_FIRST_LANDLORD)
        doubts = [Doubt("", rule, Loss.NOTHING) for rule in lacking]
        sheets = dict.fromkeys(row.sheet for row in self._table.rows)
        for rule, targets in LACKING.items() if len(sheets) > 1 else ():
            places = [
                at
                for at, column, target in self._columns
                if {target, *self._of_several.get(column.heading, ())} & targets
            ]
            told = {row.sheet for row in self._table.rows if any(row.cells[at] for at in places)}
            doubts += [
                Doubt(sheet, rule, Loss.NOTHING, value=sheet)
                for sheet in sheets
                if rule not in lacking and sheet not in told
            ]
        targets = {target for _, _, target in self._columns}  # what is left is compared with these
        for at, column, target in self._columns:
            read = target in _ADDRESSES or (target == "title" and "source_url" not in targets)
            led = [row.links[at] for row in self._table.rows if at in row.links]
            led = [to for to in led if not (read and ON_THE_WEB.match(to))]
            if led:
                doubts.append(Doubt("", ImportRule.LINKS, Loss.VALUE, None, column.heading,
                                    _cut(led[0]), {"count": str(len(led))}))  # fmt: skip
        unread = [
            one for at, one, held in self._columns
            if one.filled and at not in self._decided
            and (not held or (held == "remaining_eur" and "paid_eur" not in targets))
        ]  # fmt: skip
        return doubts + [
            Doubt("", ImportRule.COLUMN_REQUESTED if is_requested(column) else
                  ImportRule.COLUMN_UNREAD, Loss.VALUE, None, column.heading,
                  " · ".join(_cut(one_line(visible(text))) for text in column.examples))
            for column in unread
            if not identifies(column.heading) or target_named(column.heading)  # *Code postal*
        ]  # fmt: skip

    def _stated(self, said: RowCells, cell: Cell, target: str) -> Cell | None:
        """Return the cell where it states something; what stands above it where it says *idem*."""
        about = _ABOUT.get(target, target)
        answer = said.answer(about, cell.text)
        if is_ditto(cell.text):
            text = visible(said.row.above.get(cell.at, ""))
            above = None if says_nothing(text) else replace(cell, text=text)
            if cell.heading in self._of_several:  # of what stands there, the part that is meant
                above = self._above.get((said.row.sheet, cell.heading, target))
            if above and (answer == ABOVE or target == "title"):
                if target == "title":  # whether the line is one of that project is asked
                    said.doubt(ImportRule.DITTO, cell, details={"above": above.text})
                return above
            said.doubt(
                ImportRule.DITTO if above else ImportRule.NOT_STATED, cell, about=about, lost=True,
                choices=(ABOVE,) if above else (), asks=bool(above),
                details={"above": above.text if above else ""},
            )  # fmt: skip
            return replace(cell, text=answer) if answer not in (None, "", ABOVE) else None
        if is_error(cell.text):
            said.doubt(ImportRule.ERROR_VALUE, cell, lost=True)
            return None
        words = folded(cell.text)
        stated = words in _STATED.get(target, ()) or (target in _REMARKS and " " in words)
        if says_nothing(cell.text) and not answer and not stated:
            choices = (cell.text,) if about in _NAMED and folded(cell.text) else ()
            said.doubt(ImportRule.NOT_STATED, cell, about=about, choices=choices)
            self._above.pop((said.row.sheet, cell.heading, target), None)
            return None
        return cell

    def not_selected(self, row: ListRow) -> str:
        """Return what a column of decisions says of this row, where it is not that it was selected.

        What was refused is no row to draft from, see `loaders.project_list.row_kinds`.
        """
        open_ = [
            at for at, sheets in self._decided.items()
            if row.sheet in sheets and not says_selected(row.cells[at])
        ]  # fmt: skip
        at = next((at for at in open_ if row.cells[at]), next(iter(open_), -1))
        told = f"{self._table.columns[at].heading} {one_line(row.cells[at]) or '–'}"
        return told if open_ else ""

    def is_bare(self, said: RowCells) -> bool:
        """Return whether a row itself states its title and an amount at most, and others more."""
        own = {
            key for key, cells in said.cells.items() for c in cells if c.at not in said.row.carried
        }
        if any(doubt.rule is ImportRule.DITTO for doubt in said.doubts):
            return False  # it says more, by what stands above
        fuller = sum(rows for count, rows in self._stated_by.items() if count > len(own) + 1)
        return own <= {"title", "amount_eur"} and fuller * _FULLER >= len(self._table.rows)

    def is_within(self, row: ListRow) -> bool:
        """Return whether the number of a row is within that of another: *2.1* is a part of *2*."""
        return any(row.cells[at].rpartition(".")[0] in said for at, said in self._outline.items())

    def unselected(self, row: ListRow) -> str:
        """Return a text from which the project of a row may be no laureate, empty where none is.

        Titles and states say it in their own way, and a payment may be given up alone.
        """
        for at, _, held in self._columns:
            text = visible(row.cells[at])
            own = held in ("title", "state") or (held and BY_KEY[held].kind == "payments")
            own = own or folded(self._table.columns[at].heading) in _LEGEND
            if not own and tick(text) is None and says_not_selected(text):
                return text
            if held == "date" and is_awaited(text):
                return text
        return ""

    def pays_in_part(self, row: ListRow) -> bool:
        """Return whether a column says that a row is one payment of several."""
        return any(pays_in_part(column.heading, row.cells[at]) for at, column, _ in self._columns)

    def heading(self, target: str) -> str | None:
        """Return the heading of the first column that holds `target`, None where there is none."""
        return next((c.heading for _, c, held in self._columns if held == target), None)

    def columns(self, target: str) -> list[Cell]:
        """Return the columns that hold `target`, each as a cell without a text."""
        return [Cell(c.heading, "", c.unit, at) for at, c, held in self._columns if held == target]

    def texts(self, target: str) -> list[tuple[str, str]]:
        """Return the texts of all rows that hold `target`, each with the unit of its heading."""
        places = [(at, column.unit) for at, column, held in self._columns if held == target]
        return [
            (visible(row.cells[at]), unit) for row in self._table.rows for at, unit in places
            if row.cells[at]
        ]  # fmt: skip


def _is_labelled(target: str) -> bool:
    """Return whether the lines of such a cell may say what they hold; a text holds any colon."""
    return target not in ("", "communes") and BY_KEY[target].kind != "text"


def _cut(text: str) -> str:
    return text if len(text) <= _EXAMPLE else f"{text[: _EXAMPLE - 1]}…"


def _given_once(cells: Sequence[tuple[str, str]]) -> bool:
    """Return whether a column (sheet, text) may state a value once for several lines below.

    It has several, none of them in two lines that follow one another.
    """
    several = len({text for _, text in cells if text}) > 1
    return several and not any(a == b and a[1] for a, b in pairwise(cells))
