"""New rows of a data set: what a list or an announcement adds, project by project."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from loaders.editing.changes import TableChanges
from loaders.lookup.names import slug
from loaders.lookup.places import FoundPlace
from loaders.package.load import Tables
from loaders.package.schema import PackageSchema

Row = dict[str, str]

_MOST_WORDS = 8
"""Words of its source that a figure keeps."""


class NewRows:
    """The rows made so far by table, the new projects by id, and the ids that are taken."""

    def __init__(self, tables: Tables) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in tables}
        self.projects: dict[str, Row] = {}
        named = ("projects", "landlords", "organisations")
        self.taken = {name: set(tables[name]["id"]) for name in named}
        self._of: dict[tuple[str, str], list[Row]] = defaultdict(list)

    def add_project(self, title: str, **cells: str) -> str:
        """Add a project; return its id."""
        row = self._add("projects", title, {"title": title, **cells})
        self.projects[row["id"]] = row
        return row["id"]

    def add_name(self, table: str, name: str) -> str:
        """Add a landlord or an organisation; return its id."""
        return self._add(table, name, {"name": name})["id"]

    def of(self, table: str, project: str) -> list[Row]:
        """Return the rows of a table about a project."""
        return self._of[table, project]

    def add_landlord(self, project: str, landlord: str, as_written: str) -> None:
        """Say that a landlord backs a project."""
        self._tie("project_landlords", project, ("landlord",), landlord=landlord,
                  name_as_written=as_written)  # fmt: skip

    def add_organisation(self, project: str, organisation: str, role: str) -> bool:
        """Say what an organisation is in a project, unless it is something else there already.

        Returns whether that is its role: the table holds one of an organisation in a project.
        """
        told = self._tie("project_organisations", project, ("organisation",),
                         organisation=organisation, role=role)  # fmt: skip
        return told["role"] == role

    def add_themes(self, project: str, themes: Iterable[str]) -> None:
        """Give a project themes, ranked in their order behind those that it has."""
        for theme in themes:
            rank = str(len(self.of("project_themes", project)) + 1)
            self._tie("project_themes", project, ("theme",), theme=theme, rank=rank)

    def add_place(self, project: str, found: FoundPlace) -> None:
        """Say that a project is at a place, which may be new."""
        if found.new:
            self.rows["places"].append(found.row)
        self._tie("project_places", project, ("place",), place=found.row["id"])

    def add_figure(
        self, project: str, value: str, unit: str, role: str, *, approximate: bool, as_written: str
    ) -> None:
        """Give a project a number that its source states."""
        position = str(len(self.of("figures", project)) + 1)
        self._tie("figures", project, ("position",), position=position, value=value, unit=unit,
                  role=role, approximate=str(approximate).lower(),
                  as_written=" ".join(as_written.split()[:_MOST_WORDS]))  # fmt: skip

    def _add(self, table: str, name: str, cells: Row) -> Row:
        row = {"id": slug(name, self.taken[table]), **cells}
        self.taken[table].add(row["id"])
        self.rows[table].append(row)
        return row

    def _tie(self, table: str, project: str, key: tuple[str, ...], **cells: str) -> Row:
        """Return the row of a project that has these cells in the columns of `key`, perhaps new."""
        own = self._of[table, project]
        for row in own:
            if all(row[column] == cells[column] for column in key):
                return row
        row = {"project": project, **cells}
        self.rows[table].append(row)
        own.append(row)
        return row


def with_all_columns(
    changes: Mapping[str, TableChanges], schema: PackageSchema
) -> Mapping[str, TableChanges]:
    """Return the tables that change, the rows added with every column of theirs, empty or not."""
    whole = {
        name: TableChanges(
            tuple(
                MappingProxyType({f.name: row.get(f.name, "") for f in schema.tables[name].fields})
                for row in one.added
            ),
            one.changed,
        )
        for name, one in changes.items()
        if one
    }
    return MappingProxyType(whole)
