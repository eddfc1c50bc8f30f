"""Rows of a flat table turned into draft rows of the tables, one after the other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

from loaders.cell_text import date_text
from loaders.column_guess import BY_KEY, ColumnMapping
from loaders.flat_numbers import number_in
from loaders.lookup.places import PlaceFinder
from loaders.folding import folded
from loaders.import_problems import ImportProblem, ImportRule
from loaders.lookup.names import KnownNames, slug
from loaders.package import Tables
from loaders.problems import Loss
from loaders.project_list.table import ListRow
from loaders.validation import LEXICAL

_SEASON = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4})")

_KEPT = frozenset({ImportRule.SIMILAR_NAME, ImportRule.NEW_NAME})
_DOUBTS = frozenset(
    {ImportRule.THEME_UNKNOWN, ImportRule.PLACE_UNKNOWN, ImportRule.PLACE_AMBIGUOUS}
)


class RefusedRowError(Exception):
    """A row gives no draft; `problems` says why."""

    def __init__(self, problems: list[ImportProblem]) -> None:
        super().__init__()
        self.problems = problems


@dataclass(frozen=True)
class Answers:
    """What a person says where the rows of a flat table say nothing or are in doubt.

    `everywhere`: a text for each target that a row leaves empty. `names`: the known name that is
    meant, by table (`landlords`, `organisations`) and name as written. `communes`: the INSEE
    code that is meant, by number of the row and name as written.
    """

    everywhere: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    communes: Mapping[tuple[int, str], str] = field(default_factory=dict)


NO_ANSWERS = Answers()


class Drafting:
    """The rows drafted so far, and the names and ids that they have taken."""

    def __init__(
        self,
        headings: tuple[str, ...],
        mapping: ColumnMapping,
        tables: Tables,
        places: PlaceFinder,
        answers: Answers,
    ) -> None:
        self.rows: dict[str, list[dict[str, str]]] = {name: [] for name in tables}
        self.doubts: list[ImportProblem] = []
        self.lines: dict[str, int] = {}
        self._columns = [(i, h, mapping.columns.get(h)) for i, h in enumerate(headings)]
        self._places = places
        self._answers = answers
        self._names = {name: KnownNames.of(tables[name]) for name in ("landlords", "organisations")}
        self._themes = _theme_names(tables["themes"])
        self._taken = {
            name: set(tables[name]["id"]) for name in ("projects", "landlords", "organisations")
        }
        committees = tables["committees"]
        self._committees = set(committees["id"])
        self._by_date = {
            d: i for i, d in zip(committees["id"], committees["date"], strict=True) if d
        }
        projects = tables["projects"]
        self._titles = {
            (folded(title), committee)
            for title, committee in zip(projects["title"], projects["committee"], strict=True)
        }

    def take(self, row: ListRow) -> None:
        """Draft one row; raise where it cannot be, before anything of it is kept."""
        cells = self._cells(row)
        problems: list[ImportProblem] = []
        numbers = self._numbers(row, cells, problems)
        committee = self._committee(row, cells, problems)
        title = " ".join(cells.get("title", [""])[0].split())
        if not title:
            problems.append(self._problem(row, ImportRule.NO_TITLE, "title"))
        elif (folded(title), committee) in self._titles:
            problems.append(self._problem(row, ImportRule.SAME_TITLE, "title", title))
        if problems:
            raise RefusedRowError(problems)
        self._titles.add((folded(title), committee))
        project = slug(title, self._taken["projects"])
        self._taken["projects"].add(project)
        self.lines[project] = row.number
        self._add_committee(committee, cells)
        texts = ("subtitle", "summary_fr", "summary_en", "source_url", "note_fr")
        self.rows["projects"].append(
            {
                "id": project,
                "committee": committee,
                "title": title,
                "title_is_given": "true",
                "record_status": "partial",  # a line of a table is not an announcement read whole
                **{key: cells[key][0] for key in texts if key in cells},
                **{k: numbers[k][0] for k in ("duration_years", "amount_eur") if k in numbers},
            }
        )
        self._add_names(row, project, cells)
        self._add_themes(row, project, cells)
        self._add_places(row, project, cells)
        self._add_figures(project, cells, numbers)

    def _cells(self, row: ListRow) -> dict[str, list[str]]:
        """Return the filled cells of a row by what they hold."""
        found: dict[str, list[str]] = {}
        for position, _, target in self._columns:
            if target and row.cells[position]:
                found.setdefault(target, []).append(row.cells[position])
        return {**{t: [said] for t, said in self._answers.everywhere.items() if said}, **found}

    def _numbers(
        self, row: ListRow, cells: dict[str, list[str]], problems: list[ImportProblem]
    ) -> dict[str, tuple[str, bool]]:
        """Return the numbers of a row, each with whether it is approximate."""
        found = {}
        for key in cells:
            target = BY_KEY[key]
            if target.kind not in ("number", "figure"):
                continue
            number = number_in(cells[key][0], whole=target.kind == "figure")
            if number is None:
                problems.append(
                    self._problem(row, ImportRule.NUMBER_UNREADABLE, key, cells[key][0])
                )
            else:
                found[key] = number
        return found

    def _committee(
        self, row: ListRow, cells: dict[str, list[str]], problems: list[ImportProblem]
    ) -> str:
        text = cells.get("date", [""])[0]
        if not text:
            problems.append(self._problem(row, ImportRule.NO_COMMITTEE, "date"))
            return ""
        season = _SEASON.fullmatch(text)
        if season and int(season[2]) == int(season[1]) + 1:
            return f"saison-{season[1]}-{season[2]}"
        day = date_text(text)
        if re.fullmatch(LEXICAL["date"], day) and pd.notna(pd.to_datetime(day, errors="coerce")):
            return str(self._by_date.get(day, day))
        problems.append(self._problem(row, ImportRule.DATE_UNREADABLE, "date", text))
        return ""

    def _add_committee(self, committee: str, cells: dict[str, list[str]]) -> None:
        if committee in self._committees:
            return
        self._committees.add(committee)
        season = committee.removeprefix("saison-")
        when = {"season": season} if season != committee else {"date": committee}
        source = cells.get("source_url", [""])[0]
        self.rows["committees"].append({"id": committee, **when, "source_url": source})

    def _add_names(self, row: ListRow, project: str, cells: dict[str, list[str]]) -> None:
        taken: set[str] = set()
        for key, table, role in (
            ("landlords", "landlords", ""),
            ("carriers", "organisations", "carrier"),
            ("partners", "organisations", "partner"),
        ):
            known = self._names[table]
            names = [name for cell in cells.get(key, ()) for name in known.parts(cell)]
            for name in names:
                meant = self._answers.names.get((table, name), "")
                found = known.find(name) or known.find(meant)
                found = found or self._new_name(row, key, table, name)
                if found in taken:  # one organisation has one role in a project, the first named
                    continue
                taken.add(found)
                link = {"project": project, table.removesuffix("s"): found}
                said = {"role": role} if role else {"name_as_written": name}
                self.rows[f"project_{table}"].append({**link, **said})

    def _new_name(self, row: ListRow, key: str, table: str, name: str) -> str:
        similar = self._names[table].similar(name)
        rule = ImportRule.SIMILAR_NAME if similar else ImportRule.NEW_NAME
        self.doubts.append(self._problem(row, rule, key, name, similar=similar or ""))
        identifier = slug(name, self._taken[table])
        self._taken[table].add(identifier)
        self._names[table].add(name, identifier)
        self.rows[table].append({"id": identifier, "name": name})
        return identifier

    def _add_themes(self, row: ListRow, project: str, cells: dict[str, list[str]]) -> None:
        found: list[str] = []
        for cell in cells.get("themes", ()):
            for name in self._themes.parts(cell):
                theme = self._themes.find(name)
                if theme is None:
                    self.doubts.append(self._problem(row, ImportRule.THEME_UNKNOWN, "themes", name))
                elif theme not in found:
                    found.append(theme)
        self.rows["project_themes"] += [
            {"project": project, "theme": theme, "rank": str(rank)}
            for rank, theme in enumerate(found, start=1)
        ]

    def _add_places(self, row: ListRow, project: str, cells: dict[str, list[str]]) -> None:
        inside: dict[str, str | None] = {"departements": None, "regions": None}
        for key in ("departement", "region"):
            text = cells.get(key, [""])[0]
            inside[f"{key}s"] = self._places.territory(f"{key}s", text) if text else None
            if text and inside[f"{key}s"] is None:
                self.doubts.append(self._problem(row, ImportRule.PLACE_UNKNOWN, key, text))
        departement, region = inside["departements"], inside["regions"]
        names = [n for cell in cells.get("communes", ()) for n in KnownNames([]).parts(cell)]
        meant = self._answers.communes
        found = [
            (name, self._places.commune(name, departement, region, meant.get((row.number, name))))
            for name in names
        ]
        if not names and (code := departement or region):
            kind = "departements" if departement else "regions"
            found = [(code, self._places.whole(kind, code))]
        placed: set[str] = set()
        for name, place in found:
            if place.row is None:
                rule = place.doubt or ImportRule.PLACE_UNKNOWN
                self.doubts.append(
                    self._problem(row, rule, "communes", name, candidates=place.candidates)
                )
                continue
            if place.new:
                self.rows["places"].append(place.row)
            if place.row["id"] not in placed:
                placed.add(place.row["id"])
                link = {"project": project, "place": place.row["id"]}
                self.rows["project_places"].append(link)

    def _add_figures(
        self,
        project: str,
        cells: dict[str, list[str]],
        numbers: dict[str, tuple[str, bool]],
    ) -> None:
        units = [key for key in numbers if BY_KEY[key].kind == "figure"]
        for position, unit in enumerate(units, start=1):
            value, approximate = numbers[unit]
            self.rows["figures"].append(
                {
                    "project": project,
                    "position": str(position),
                    "value": value,
                    "unit": unit,
                    "role": "targeted",
                    "approximate": str(approximate).lower(),
                    "as_written": " ".join(cells[unit][0].split()[:8]),
                }
            )

    def _problem(
        self, row: ListRow, rule: ImportRule, target: str, value: str = "", **details: str
    ) -> ImportProblem:
        heading = next((h for _, h, t in self._columns if t == target), None)
        lost = Loss.NOTHING if rule in _KEPT else Loss.VALUE if rule in _DOUBTS else Loss.ROW
        parameters = MappingProxyType(details)
        return ImportProblem("", rule, lost, row.number, heading, value or None, parameters)


def _theme_names(themes: pd.DataFrame) -> KnownNames:
    columns = ("id", "name_fr", "name_en", "short_fr", "short_en")
    return KnownNames([(row[c], row["id"]) for row in themes.to_dict("records") for c in columns])
