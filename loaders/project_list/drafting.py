"""Drafts table rows from the rows of a list, one after the other."""

from collections.abc import Mapping
from decimal import Decimal

from loaders.lookup.new_rows import NewRows
from loaders.lookup.places import PlaceFinder
from loaders.package.frame_rows import frame_cells
from loaders.package.load import Tables
from loaders.project_list.cell_reading import CellReader
from loaders.project_list.cells import ON_THE_WEB, Cell, first_text
from loaders.project_list.column_guess import ColumnMapping
from loaders.project_list.doubts import Answers, Doubt
from loaders.project_list.follow_up import OWN, FollowUp
from loaders.project_list.name_cells import NameCells
from loaders.project_list.number_cells import NumberCells
from loaders.project_list.numbers import NumberRead
from loaders.project_list.payment_cells import PaymentCells
from loaders.project_list.place_cells import PlaceCells
from loaders.project_list.repeats import (
    ADD,
    APART,
    ONCE,
    REPLACE,
    Earlier,
    ProjectsTold,
    names_part,
    names_payment,
    names_prize,
)
from loaders.project_list.row import RowCells
from loaders.project_list.row_kinds import says_it_ended, says_not_selected
from loaders.project_list.table import ListRow, ListTable, Why
from loaders.project_list.targets import BY_KEY
from loaders.project_list.theme_cells import ThemeCells
from loaders.project_list.title_cells import title_of
from loaders.project_list.when import Committees
from loaders.spreadsheet.problems import ImportProblem, ImportRule

_TEXTS = ("title_en", "subtitle", "summary_fr", "summary_en", "note_fr")
_LONGEST_TITLE = 90
"""Characters of a title in English, as the descriptor has it."""
_AROUND = frozenset({Why.ABOVE, Why.NOTE})
_LEFT_OUT = frozenset({ImportRule.ROW_PART, ImportRule.ROW_BARE})
"""Why a row is no project until somebody says that it is one."""


def _place(row: ListRow) -> str:
    return f"{row.sheet}\n{row.number}"


def line_of(row: ListRow, sheet: str) -> str:
    """Return the number of a row as it is named on `sheet`: with its own where that is another."""
    return f"{row.number} ({row.sheet})" if row.sheet != sheet else str(row.number)


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
        self.new = NewRows(tables)
        self.lines: dict[str, ListRow] = {}
        self._reader = CellReader(table, mapping, answers)
        self.doubts: list[Doubt] = self._reader.missing()
        self._names = NameCells(tables, places.territories, self.new)
        self._places = PlaceCells(places)
        self._themes = ThemeCells(tables["themes"])
        dates = dict.fromkeys(text for text, _ in self._reader.texts("date"))
        around = [(row.sheet, row.text) for row in table.listed if row.why in _AROUND]
        around += [(sheet.name, sheet.name) for sheet in table.sheets]
        self._committees = Committees(tables, dates, around)
        self._numbers = NumberCells(self._reader.texts("amount_eur"))
        projects = tables["projects"]
        self._told = ProjectsTold(frame_cells(projects, ("title", "committee", "id")))
        paid, days = map(self._reader.columns, ("paid_eur", "paid_date"))
        self.follow_up = FollowUp(tables, PaymentCells(paid, days))
        self.followed: list[tuple[ListRow, str]] = []
        self.replaced: dict[tuple[str, int], ListRow] = {}

    def take(self, row: ListRow) -> None:
        """Draft one row; raise where it cannot be, with what it was in doubt of all the same."""
        said = self._reader.cells(row)
        self._draft(said)
        if all(problem.rule is not ImportRule.ROW_LEFT_OUT for problem in said.problems):
            self.doubts += said.doubts
        if said.problems:
            raise RefusedRowError(said.problems)

    def _draft(self, said: RowCells) -> None:
        row = said.row
        when = self._committees.when(said)
        title = title_of(said, _place(row))
        recorded = self.follow_up.recorded(said, title, when.committee)
        if not title:
            self._refuse_untitled(said)
        elif not recorded:
            recorded = self._ask_whether_project(said, title, when.committee or when.selected)
        if said.problems:
            return
        if recorded:
            self._follow(said, recorded)
            return
        source = self._source(said)
        if self._committees.is_new(when.committee):
            season = when.committee.removeprefix("saison-")
            own = {"season": season} if season != when.committee else {"date": when.committee}
            self.new.rows["committees"].append({"id": when.committee, **own, "source_url": source})
        project = self.new.add_project(
            title,
            committee=when.committee,
            selected=when.selected,
            title_is_given="true",
            record_status="partial",  # a line of a table is not an announcement read whole
            source_url=self._behind_title(said) or source,
        )
        self._told.add(Earlier(title, when.committee or when.selected, project, row))
        self.lines[project] = row
        self._add(said, project)

    def _add(self, said: RowCells, project: str) -> None:
        """Take what a row says of a project of the list, beside what rows before it have said."""
        row = self.new.projects[project]
        numbers = self._numbers.of(said)
        more = numbers.pop("amount_eur", NumberRead()).value
        amounts = [amount for amount in (row.get("amount_eur"), more) if amount]
        if amounts:
            row["amount_eur"] = f"{sum(map(Decimal, amounts)):f}"
        stated = {key: first_text(said.of(key)) for key in _TEXTS}
        if len(stated["title_en"]) > _LONGEST_TITLE:
            said.doubt(ImportRule.TITLE_LONG, said.first("title_en"), lost=True)
            stated["title_en"] = ""
        stated["duration_years"] = numbers.get("duration_years", NumberRead()).value
        for key, value in stated.items():
            if value and row.setdefault(key, value) != value:
                first = {"first": row[key][:80]}
                said.doubt(ImportRule.OWN_DIFFERS, said.first(key), lost=True, details=first)
        self._add_names(said, project)
        self.new.add_themes(project, self._themes.ids(said))
        for place in self._places.found(said):
            self.new.add_place(project, place)
        self._add_figures(said, project, numbers)
        self.follow_up.take(said, project, numbers)

    def _follow(self, said: RowCells, project: str) -> None:
        """Take what a row says of the follow-up of a recorded project, and nothing else of it."""
        said.doubts = [doubt for doubt in said.doubts if doubt.about != "date"]
        said.doubt(ImportRule.ROW_FOLLOWS, said.first("title"))
        self.follow_up.take(said, project, self._numbers.of(said))
        self.followed.append((said.row, project))

    def _ask_whether_project(self, said: RowCells, title: str, when: str) -> str:
        """Ask where a row may be no project of its own; refuse it where that is what is answered.

        While nobody has answered, it is one, unless another has its title at the same time.
        Returns the recorded project that it is said to be, empty where it is none.
        """
        earlier = self._told.earlier(title, when)
        if earlier and earlier.same and earlier.row is None:
            said.refuse(ImportRule.SAME_TITLE, self._reader.heading("title"), title)
            return ""
        cell = said.first("title")
        goes_on = bool(earlier and earlier.same and cell and cell.at in said.row.carried)
        remark = self._unselected(said, title)
        if earlier:
            again = ImportRule.ROW_GOES_ON if goes_on else ImportRule.ROW_AGAIN
            near = ImportRule.ROW_PART if earlier.above else ImportRule.TITLE_NEAR
            rule = again if earlier.same else near
        else:
            bare = self._reader.is_bare(said)
            unsure = (
                (ImportRule.ROW_PAYMENT, names_payment(title)),
                (ImportRule.ROW_PART, names_part(title) or self._reader.is_within(said.row)),
                (ImportRule.ROW_PART, bare and said.of("amount_eur")),
                (ImportRule.ROW_BARE, bare),
                (ImportRule.ROW_PRIZE, names_prize(title)),
                (ImportRule.ROW_REJECTED, remark),
            )
            found = next((rule for rule, is_so in unsure if is_so), None)
            if found is None:
                if self._reader.pays_in_part(said.row):
                    said.doubt(ImportRule.PAYMENT_PART, said.first("amount_eur"))
                return ""
            rule = found
        place = _place(said.row)
        apart = () if earlier and earlier.same else (APART,)
        other = earlier.row if earlier else None
        adds = (ADD, ONCE, REPLACE) if other else (ADD,) if earlier and OWN & {*said.cells} else ()
        line = line_of(other, said.row.sheet) if other else ""
        details = {"title": earlier.title if earlier else "", "line": line, "remark": remark[:80]}
        joined = goes_on and all(one.at in said.row.carried for one in said.of("amount_eur"))
        taken = ADD if goes_on else "" if rule in _LEFT_OUT else next(iter(apart), "")
        answer = said.doubt(
            rule, said.first("title"), value=title, about="row", within=place, taken=taken,
            choices=(*apart, *adds), asks=not joined, lost=not taken, details=details,
        )  # fmt: skip
        if rule in _LEFT_OUT and answer is None:
            said.doubts = [one for one in said.doubts if one.about == "row" or not one.asks]
        does = taken if answer is None else answer
        if does == ADD and earlier and not earlier.row:
            return earlier.project
        if does == REPLACE and other:
            self.replaced[other.sheet, other.number] = said.row
        if does in (APART, REPLACE):
            return ""
        if does == ONCE:
            said.cells.pop("amount_eur", None)
        if does in (ADD, ONCE) and earlier:
            self._go_on(said, earlier.project, goes_on=goes_on)
        why = rule if answer is None else ImportRule.ROW_LEFT_OUT
        why = ImportRule.ROW_ADDED if does in (ADD, ONCE) else why
        said.refuse(why, self._reader.heading("title"), title, line=line)
        return ""

    def _unselected(self, said: RowCells, title: str) -> str:
        """Return what a row says from which its project may be no laureate, empty where nothing."""
        rests = [one.details["rest"] for one in said.doubts if one.rule is ImportRule.DATE_REST]
        told = next(filter(says_not_selected, rests), "") or self._reader.unselected(said.row)
        if told:
            return told
        return title if says_it_ended(title) else self._reader.not_selected(said.row)

    def _go_on(self, said: RowCells, project: str, *, goes_on: bool) -> None:
        """Take what a row says of a project that a row above told of; a merged cell counts once.

        Where it `goes_on` with the title of that row, its figures count beside those above; else
        the line repeats them.
        """
        cells = {
            target: [cell for cell in cells if cell.at not in said.row.carried]
            for target, cells in said.cells.items()
        }
        said.cells = {target: kept for target, kept in cells.items() if kept}
        if not goes_on:
            counted = {row["unit"] for row in self.new.of("figures", project)}
            said.cells = {t: kept for t, kept in said.cells.items() if t not in counted}
        self._add(said, project)

    def _refuse_untitled(self, said: RowCells) -> None:
        """Note why there is no title: the cell is empty, or what it holds could not be read."""
        heading = self._reader.heading("title")
        fault = next((one for one in said.row.faults if one.column == heading), None)
        missing = ImportRule.NO_TITLE if heading else ImportRule.NO_TITLE_COLUMN
        rule = fault.rule if fault else missing
        said.doubts = [doubt for doubt in said.doubts if not doubt.asks]
        said.refuse(rule, heading, (fault and fault.value) or "")
        if heading and (said.of("landlords") or said.of("carriers")):
            said.doubt(
                ImportRule.NO_TITLE, Cell(heading, ""), about="title", within=_place(said.row),
                choices=self._told.above, asks=True, lost=True,
            )  # fmt: skip

    def _behind_title(self, said: RowCells) -> str:
        """Return the address to which the title leads, where no column holds the sources."""
        title = said.first("title")
        led = ON_THE_WEB.match(said.row.links.get(title.at, "")) if title else None
        if led is None or self._reader.heading("source_url"):
            return ""
        said.doubt(ImportRule.LINK_TAKEN, title, value=led[0])
        return led[0]

    def _source(self, said: RowCells) -> str:
        cell = said.first("source_url")
        if cell is None:
            return ""
        answer = said.answer("source_url", cell.text)
        found = ON_THE_WEB.findall(cell.text if answer is None else answer)
        if len(found) == 1:
            return str(found[0]).rstrip(".,;)")
        said.doubt(
            ImportRule.NO_ADDRESS, cell, about="source_url", choices=tuple(found), asks=True,
            lost=True,
        )  # fmt: skip
        return ""

    def _add_names(self, said: RowCells, project: str) -> None:
        for key, name in self._names.ids(said, "landlords", "landlords"):
            self.new.add_landlord(project, key, name)
        for target, role in (("carriers", "carrier"), ("partners", "partner")):
            for key, name in self._names.ids(said, target, "organisations"):
                if not self.new.add_organisation(project, key, role):
                    said.doubt(ImportRule.ROLE_TWICE, said.first(target), value=name, lost=True)

    def _add_figures(self, said: RowCells, project: str, numbers: Mapping[str, NumberRead]) -> None:
        for target in [key for key in numbers if BY_KEY[key].kind == "figure"]:
            read = numbers[target]
            unit = read.unit if read.unit and read.unit not in numbers else target
            as_written = first_text(said.of(target))
            self.new.add_figure(
                project, read.value, unit, "targeted", approximate=read.approximate,
                as_written=as_written,
            )  # fmt: skip
