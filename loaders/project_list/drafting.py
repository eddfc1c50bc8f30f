"""Drafts table rows from the rows of a list, one after the other."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from loaders.lookup.names import slug
from loaders.lookup.places import PlaceFinder
from loaders.package.load import Tables
from loaders.package.problems import Loss
from loaders.project_list.cells import Cell, first_text, one_line, visible
from loaders.project_list.column_guess import ColumnMapping, known_headings
from loaders.project_list.doubts import ABOVE, Answers, Doubt
from loaders.project_list.name_cells import NameCells
from loaders.project_list.not_stated import is_ditto, is_error, says_nothing
from loaders.project_list.numbers import Measure, NumberRead, out_of_line, read_number
from loaders.project_list.place_cells import PlaceCells
from loaders.project_list.row import RowCells
from loaders.project_list.table import Column, ListRow, ListTable, Why
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
        ImportRule.AMOUNT_YEARLY,
    }
)
_ALIKE = 88.0
"""Likeness of two titles, of 100, whatever the order of their words, from which they may name one
project."""

_PARTS = re.compile(r"\s*[/+&]\s*|\s+[-–—]\s+|\s+(?:et|and)\s+")
_FIGURES = re.compile(r"\d+")
"""Titles that differ in nothing else are two: *Jardin 1* and *Jardin 2*."""

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
        self._of_several = {c.heading for _, c, held in self._columns if _names_others(c, held)}
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
        self._titles = {
            (folded(title), committee)
            for title, committee in zip(projects["title"], projects["committee"], strict=True)
        }
        self._by_words = {_words(title): title for title in projects["title"]}

    def take(self, row: ListRow) -> None:
        """Draft one row; raise where it cannot be, before anything of it is kept."""
        said = self._cells(row)
        when = self._committees.when(said)
        title = one_line(first_text(said.of("title")))
        if not title:
            self._refuse_untitled(said)
        elif (folded(title), when.committee or when.selected) in self._titles:
            said.refuse(ImportRule.SAME_TITLE, self._heading("title"), title)
        if said.problems:
            raise RefusedRowError(said.problems)
        self._titles.add((folded(title), when.committee or when.selected))
        words = _words(title)
        near, *_ = process.extractOne(
            words, self._by_words.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE
        ) or [""]
        if near and (near == words or _FIGURES.sub("", near) != _FIGURES.sub("", words)):
            details = {"title": self._by_words[near]}
            said.doubt(ImportRule.TITLE_NEAR, said.first("title"), details=details)
        self._by_words.setdefault(words, title)
        project = slug(title, self._taken)
        self._taken.add(project)
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
            if column.heading in self._of_several:
                said.doubt(ImportRule.HEADING_OF_SEVERAL, Cell(column.heading, ""), lost=True)
            cell = self._stated(said, Cell(column.heading, text, column.unit), target)
            if cell is not None:
                said.cells.setdefault(target, []).append(cell)
                self._above[column.heading] = cell
        for target, text in self._answers.everywhere.items():
            if text and target not in said.cells and target != "date":
                said.cells[target] = [Cell("", text)]
        return said

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
            if cell is None or BY_KEY[target].kind not in ("number", "figure"):
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
        return found

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


def _names_others(column: Column, target: str) -> bool:
    """Return whether a heading names something beside `target`: *Titre / Bailleur*."""
    heading = column.written[-1] if column.written else ""
    parts = [known_headings([(part,)]) for part in _PARTS.split(heading)]
    return bool(target) and len(parts) > 1 and any(p and target not in p for p in parts)


def _words(title: str) -> str:
    return " ".join(sorted(folded(title).split()))


def _about(target: str) -> str:
    """Return what a doubt about a cell of `target` is about, see `loaders.project_list.doubts`."""
    tables = {key: table for key, table, _ in _NAME_TABLES}
    return tables.get(target, "places" if target == "communes" else target)
