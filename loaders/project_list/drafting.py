"""Drafts table rows from the rows of a list, one after the other."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from loaders.lookup.names import slug
from loaders.lookup.places import PlaceFinder
from loaders.package.load import Tables
from loaders.package.problems import Loss
from loaders.project_list.cells import Cell, first_text, one_line, visible
from loaders.project_list.column_guess import CELL_SIGNS, LABEL, ColumnMapping, targets_in
from loaders.project_list.doubts import ABOVE, Answers, Doubt
from loaders.project_list.name_cells import NameCells
from loaders.project_list.not_stated import is_ditto, is_error, says_nothing
from loaders.project_list.notes import amounts_in, notes_of, without_mark
from loaders.project_list.numbers import Measure, NumberRead, out_of_line, read_number
from loaders.project_list.place_cells import PlaceCells
from loaders.project_list.repeats import (
    ADD,
    APART,
    Earlier,
    ProjectsTold,
    names_payment,
    pays_in_part,
)
from loaders.project_list.row import RowCells
from loaders.project_list.row_kinds import says_not_selected
from loaders.project_list.table import ListRow, ListTable, Why
from loaders.project_list.targets import BY_KEY
from loaders.project_list.theme_cells import ThemeCells
from loaders.project_list.when import Committees
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.text.folding import folded

_MEASURES: dict[str, Measure] = {"amount_eur": "amount", "duration_years": "duration"}
_ASKED_NUMBERS = frozenset(
    {
        ImportRule.NUMBER_UNREADABLE,
        ImportRule.NUMBER_IDENTIFIER,
        ImportRule.NUMBER_SEVERAL,
        ImportRule.NUMBER_FAR,
        ImportRule.NUMBER_ZERO,
        ImportRule.UNIT_UNKNOWN,
        ImportRule.AMOUNT_YEARLY,
    }
)
_LACKING = {
    ImportRule.NO_LANDLORD_COLUMN: {"landlords"},
    ImportRule.NO_AMOUNT_COLUMN: {"amount_eur"},
    ImportRule.NO_PLACE_COLUMN: {"communes", "departement", "region"},
}
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_NAMED = frozenset({"landlords", "organisations", "themes", "places"})
_CAN_BE_TITLES = frozenset({"sans bailleur", "sans porteur", "en attente", "a venir", "a voir"})
_AROUND = frozenset({Why.ABOVE, Why.NOTE})
_NAME_TABLES = (
    ("landlords", "landlords", ""),
    ("carriers", "organisations", "carrier"),
    ("partners", "organisations", "partner"),
)


class RefusedRowError(Exception):
    """A row gives no draft; `problems` says why."""

    def __init__(self, problems: list[ImportProblem]) -> None:
        super().__init__()
        self.problems = problems


class Drafting:
    """The rows drafted so far, and the names and ids that they have taken."""

    def __init__(
        self,
        table: ListTable,
        mapping: ColumnMapping,
        tables: Tables,
        places: PlaceFinder,
        answers: Answers,
    ) -> None:
        self.rows: dict[str, list[dict[str, str]]] = {name: [] for name in tables}
        self.doubts: list[Doubt] = []
        self.lines: dict[str, ListRow] = {}
        self._columns = [
            (at, column, mapping.columns.get(column.heading, ""))
            for at, column in enumerate(table.columns)
        ]
        self._of_several = {
            column.heading: parts
            for _, column, held in self._columns
            if held and (parts := targets_in(column.written)) and set(parts) - {held, ""}
        }
        self._notes = notes_of(table.listed)
        self._tell_missing(table, set(mapping.columns.values()))
        self._answers = answers
        self._names = NameCells(tables, places.territories)
        self._places = PlaceCells(places)
        self._themes = ThemeCells(tables["themes"])
        around = [(row.sheet, row.text) for row in table.listed if row.why in _AROUND]
        around += [(sheet.name, sheet.name) for sheet in table.sheets]
        self._committees = Committees(tables, self._texts(table, "date"), around)
        self._amounts = [
            read_number(text, "amount", unit).value
            for text, unit in self._with_units(table, "amount_eur")
        ]
        self._above: dict[str, Cell] = {}
        projects = tables["projects"]
        self._taken = set(projects["id"])
        self._told = ProjectsTold(zip(projects["title"], projects["committee"], strict=True))

    def take(self, row: ListRow) -> None:
        """Draft one row; raise where it cannot be, before anything of it is kept."""
        said = self._cells(row)
        when = self._committees.when(said)
        title = one_line(first_text(said.of("title")))
        if not title:
            self._refuse_untitled(said)
        else:
            self._ask_whether_project(said, title, when.committee or when.selected)
        if said.problems:
            raise RefusedRowError(said.problems)
        project = slug(title, self._taken)
        self._taken.add(project)
        self._told.add(Earlier(title, when.committee or when.selected, project, row))
        self.lines[project] = row
        numbers = self._numbers(said)
        source = self._source(said)
        if self._committees.is_new(when.committee):
            season = when.committee.removeprefix("saison-")
            own = {"season": season} if season != when.committee else {"date": when.committee}
            self.rows["committees"].append({"id": when.committee, **own, "source_url": source})
        texts = ("subtitle", "summary_fr", "summary_en", "note_fr")
        self.rows["projects"].append(
            {
                "id": project,
                "committee": when.committee,
                "selected": when.selected,
                "title": title,
                "title_is_given": "true",
                "record_status": "partial",  # a line of a table is not an announcement read whole
                "source_url": source,
                **{key: first_text(said.of(key)) for key in texts if said.of(key)},
                **{k: numbers[k].value for k in ("duration_years", "amount_eur") if k in numbers},
            }
        )
        self._add_names(said, project)
        self.rows["project_themes"] += [
            {"project": project, "theme": theme, "rank": str(rank)}
            for rank, theme in enumerate(self._themes.ids(said), start=1)
        ]
        for place, new in self._places.rows(said):
            if new:
                self.rows["places"].append(place)
            self.rows["project_places"].append({"project": project, "place": place["id"]})
        self._add_figures(said, project, numbers)
        self.doubts += said.doubts

    def _ask_whether_project(self, said: RowCells, title: str, when: str) -> None:
        """Ask where a row may be no project of its own; refuse it where that is what is answered.

        While nobody has answered, it is one, unless another has its title at the same time.
        """
        earlier = self._told.earlier(title, when)
        if earlier and earlier.same and earlier.row is None:
            said.refuse(ImportRule.SAME_TITLE, self._heading("title"), title)
            return
        pays = any(
            pays_in_part(column.heading, said.row.cells[at]) for at, column, _ in self._columns
        )
        remark = first_text(said.of("note_fr"))
        if earlier:
            rule = ImportRule.ROW_AGAIN if earlier.same else ImportRule.TITLE_NEAR
        elif names_payment(title):
            rule = ImportRule.ROW_PAYMENT
        elif says_not_selected(remark):
            rule = ImportRule.ROW_REJECTED
        else:
            if pays:
                said.doubt(ImportRule.PAYMENT_PART, said.first("amount_eur"))
            return
        place = f"{said.row.sheet}\n{said.row.number}"
        apart = () if earlier and earlier.same else (APART,)
        adds = (ADD,) if earlier and earlier.row else ()
        line = str(earlier.row.number) if earlier and earlier.row else ""
        details = {"title": earlier.title if earlier else "", "line": line, "remark": remark[:80]}
        taken = next(iter(apart), "")
        said.doubt(
            rule, said.first("title"), value=title, about="row", within=place, taken=taken,
            choices=(*apart, *adds), asks=True, lost=not taken, details=details,
        )  # fmt: skip
        answer = said.answer("row", title, place)
        if answer == ADD and earlier and earlier.row:
            self._add_amount(said, earlier.project)
        if (taken if answer is None else answer) == APART:
            return
        self.doubts.append(said.doubts[-1])
        why = ImportRule.SAME_TITLE if answer is None else ImportRule.ROW_LEFT_OUT
        why = ImportRule.ROW_ADDED if answer == ADD else why
        said.refuse(why, self._heading("title"), title, line=line)

    def _add_amount(self, said: RowCells, project: str) -> None:
        """Add the amount of a row to that of the project that it is a payment for."""
        row = next(row for row in self.rows["projects"] if row["id"] == project)
        more = self._numbers(said).get("amount_eur")
        amounts = [row.get("amount_eur"), more.value if more else ""]
        total = sum(Decimal(amount) for amount in amounts if amount)
        row["amount_eur"] = f"{total:f}" if total else ""

    def _refuse_untitled(self, said: RowCells) -> None:
        """Note why there is no title: the cell is empty, or what it holds could not be read."""
        heading = self._heading("title")
        fault = next((one for one in said.row.faults if one.column == heading), None)
        rule = fault.rule if fault else ImportRule.NO_TITLE
        said.refuse(rule, heading, (fault and fault.value) or "")

    def _cells(self, row: ListRow) -> RowCells:
        """Return the cells of a row that state something, by what they hold."""
        said = RowCells(row, {}, self._answers)
        mapped = {column.heading for _, column, target in self._columns if target}
        said.doubts += [
            Doubt(p.file, p.rule, Loss.VALUE, p.row, p.column, p.value, p.details, asks=False)
            for p in row.faults
            if p.column in mapped
        ]
        for at, column, target in self._columns:
            text = visible(row.cells[at]) if target else ""
            if not text:
                continue
            text = self._without_mark(said, column.heading, text, target)
            parts = self._parted(said, column.heading, text)
            for held, part in parts or ((target, text),):
                cell = self._stated(said, Cell(column.heading, part, column.unit), held)
                if cell is not None:
                    said.cells.setdefault(held, []).append(cell)
                    self._above[column.heading] = cell
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

    def _parted(self, said: RowCells, heading: str, text: str) -> list[tuple[str, str]]:
        """Return the parts of a cell whose heading names several things, each with what it is.

        Nothing where the heading names one, or the cell has not as many parts: the whole of it is
        then what its column was said to hold.
        """
        targets = self._of_several.get(heading)
        if not targets:
            return []
        parts = next(
            (
                found
                for sign in CELL_SIGNS
                if len(found := [part.strip() for part in sign.split(text)]) == len(targets)
                and all(found)
            ),
            None,
        )
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

    def _tell_missing(self, table: ListTable, held: set[str]) -> None:
        """Tell which of the things that count most no column holds."""
        held = held.union(*self._of_several.values())
        if table.rows and "title" in held:
            self.doubts += [
                Doubt("", rule, Loss.NOTHING)
                for rule, targets in _LACKING.items()
                if not held & targets
            ]

    def _stated(self, said: RowCells, cell: Cell, target: str) -> Cell | None:
        """Return the cell where it states something; what stands above it where it says *idem*."""
        about = _about(target)
        answer = said.answer(about, cell.text)
        if is_ditto(cell.text):
            above = self._above.get(cell.heading)
            if answer == ABOVE and above:
                return above
            if answer is None:
                choices = (ABOVE,) if above else ()
                said.doubt(
                    ImportRule.DITTO, cell, about=about, choices=choices, asks=bool(above),
                    lost=True, details={"above": above.text if above else ""},
                )  # fmt: skip
            return (
                Cell(cell.heading, answer, cell.unit) if answer not in (None, "", ABOVE) else None
            )
        if is_error(cell.text):
            said.doubt(ImportRule.ERROR_VALUE, cell, lost=True)
            return None
        a_title = target == "title" and folded(cell.text) in _CAN_BE_TITLES
        if says_nothing(cell.text) and not answer and not a_title:
            choices = (cell.text,) if about in _NAMED and folded(cell.text) else ()
            if answer is None:
                said.doubt(ImportRule.NOT_STATED, cell, about=about, choices=choices)
            self._above.pop(cell.heading, None)  # *idem* below it states nothing either
            return None
        return cell

    def _numbers(self, said: RowCells) -> dict[str, NumberRead]:
        """Return the numbers of a row by what they count."""
        found = {}
        for target in said.cells:
            cell = said.first(target)
            if (
                cell is None
                or target == "remarks"
                or BY_KEY[target].kind not in ("number", "figure")
            ):
                continue
            measure = _MEASURES.get(target, "count")
            answer = said.answer(target, cell.text, cell.unit)
            read = read_number(cell.text if answer is None else answer, measure, cell.unit)
            if answer is not None:
                plain = read_number(answer, measure)
                if answer and (plain.value or answer in plain.choices):
                    found[target] = NumberRead(plain.value or answer, read.approximate, read.unit)
                continue
            self._tell_number(said, cell, target, read)
            if read.value:
                found[target] = read
        self._ask_remarks(said, found)
        return found

    def _ask_remarks(self, said: RowCells, found: dict[str, NumberRead]) -> None:
        """Ask which amount counts where a remark names another than the cell, or the only one."""
        stated = found["amount_eur"].value if "amount_eur" in found else ""
        for cell in [*said.of("remarks"), *said.of("note_fr")]:
            others = [one for one in amounts_in(cell.text) if one != stated]
            if not others:
                continue
            answer = said.answer("amount_eur", cell.text)
            if answer is None:
                said.doubt(
                    ImportRule.AMOUNT_IN_REMARK, cell, about="amount_eur", taken=stated,
                    choices=tuple(filter(None, (stated, *others))), asks=True, lost=not stated,
                )  # fmt: skip
            elif answer and (plain := read_number(answer, "amount")).value:
                found["amount_eur"] = plain

    def _tell_number(self, said: RowCells, cell: Cell, target: str, read: NumberRead) -> None:
        rules = list(read.rules)
        if target == "amount_eur" and read.value and ImportRule.NUMBER_FAR not in rules:
            rules += [ImportRule.NUMBER_FAR] if out_of_line(read.value, self._amounts) else []
        if read.unit not in ("", target) and BY_KEY[target].kind == "figure":
            rules.append(ImportRule.UNIT_OF_CELL)
        for rule in rules:
            asks = rule in _ASKED_NUMBERS
            said.doubt(
                rule, cell, about=target, within=cell.unit, taken=read.value if asks else "",
                choices=(read.choices or (read.value,)) if asks and (read.choices or read.value)
                else (),
                asks=asks, lost=not read.value or rule is ImportRule.NUMBER_REST,
                details={"rest": read.rest, "number": read.value, "unit": read.unit},
            )  # fmt: skip

    def _source(self, said: RowCells) -> str:
        cell = said.first("source_url")
        if cell is None:
            return ""
        answer = said.answer("source_url", cell.text)
        found = _ADDRESS.findall(cell.text if answer is None else answer)
        if len(found) == 1:
            return str(found[0]).rstrip(".,;)")
        if answer is None:
            said.doubt(
                ImportRule.NO_ADDRESS, cell, about="source_url", choices=tuple(found), asks=True,
                lost=True,
            )  # fmt: skip
        return ""

    def _add_names(self, said: RowCells, project: str) -> None:
        roles: dict[str, str] = {}
        for target, table, role in _NAME_TABLES:
            for key, name in self._names.ids(said, target, table):
                link = {"project": project, table.removesuffix("s"): key}
                if not role:
                    self.rows["project_landlords"].append({**link, "name_as_written": name})
                elif roles.setdefault(key, role) == role:
                    self.rows["project_organisations"].append({**link, "role": role})
                else:  # the table holds one role of an organisation in a project
                    said.doubt(ImportRule.ROLE_TWICE, said.first(target), value=name, lost=True)
        for table, row in self._names.take_new():
            self.rows[table].append(row)

    def _add_figures(self, said: RowCells, project: str, numbers: Mapping[str, NumberRead]) -> None:
        units = [key for key in numbers if BY_KEY[key].kind == "figure"]
        for position, target in enumerate(units, start=1):
            read = numbers[target]
            unit = read.unit if read.unit and read.unit not in numbers else target
            self.rows["figures"].append(
                {
                    "project": project,
                    "position": str(position),
                    "value": read.value,
                    "unit": unit,
                    "role": "targeted",
                    "approximate": str(read.approximate).lower(),
                    "as_written": " ".join(first_text(said.of(target)).split()[:8]),
                }
            )

    def _heading(self, target: str) -> str | None:
        return next((c.heading for _, c, held in self._columns if held == target), None)

    def _with_units(self, table: ListTable, target: str) -> Iterable[tuple[str, str]]:
        places = [(at, column.unit) for at, column, held in self._columns if held == target]
        return [
            (visible(row.cells[at]), unit) for row in table.rows for at, unit in places
            if row.cells[at]
        ]  # fmt: skip

    def _texts(self, table: ListTable, target: str) -> list[str]:
        return list(dict.fromkeys(text for text, _ in self._with_units(table, target)))


def _about(target: str) -> str:
    """Return what a doubt about a cell of `target` is about, see `loaders.project_list.doubts`."""
    tables = {key: table for key, table, _ in _NAME_TABLES}
    return tables.get(target, "places" if target == "communes" else target)
