"""Turns a review into new table rows, as a change that only adds."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from loaders.announcement.model import PlaceKind
from loaders.editing.changes import TableChanges
from loaders.lookup.names import KnownNames, slug
from loaders.lookup.places import PlaceFinder
from loaders.package.load import Tables
from loaders.package.schema import PackageSchema
from loaders.review.document import (
    NameItem,
    PlaceItem,
    Review,
    ReviewedProject,
    waiting,
)
from loaders.text.folding import folded
from loaders.text.plain_text import clean, number_text

_WHOLE_TERRITORY = {PlaceKind.DEPARTEMENT: "departement", PlaceKind.REGION: "region"}

Row = dict[str, str]


@dataclass(frozen=True)
class ReviewDrafts:
    """What a review adds: new rows by table, and the id of each project by its number.

    `left_out` are the names of the places that could be several or none.
    """

    changes: Mapping[str, TableChanges]
    ids: Mapping[int, str]
    left_out: tuple[str, ...]


def review_drafts(
    review: Review, tables: Tables, schema: PackageSchema, communes: pd.DataFrame
) -> ReviewDrafts:
    """Turn the projects of `review` that are chosen and not added yet into new rows.

    `tables` are those of the data set (text); `communes` is what
    `loaders.geography.geography.read_communes` returns. What nobody has filled in is empty, and
    told by the check of the tables when the change is looked at.
    """
    drafting = _Drafting(review, tables, PlaceFinder(tables, communes))
    ids = {
        number: drafting.take(project)
        for number, project in enumerate(review.projects)
        if waiting(project)
    }
    added = {
        name: TableChanges(added=tuple(_whole(row, schema, name) for row in rows))
        for name, rows in drafting.rows.items()
        if rows
    }
    return ReviewDrafts(MappingProxyType(added), MappingProxyType(ids), tuple(drafting.left_out))


class _Drafting:
    """The rows made so far, and the names and ids that they have taken."""

    def __init__(self, review: Review, tables: Tables, places: PlaceFinder) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in tables}
        self.left_out: list[str] = []
        self._review = review
        self._places = places
        self._known = {name: KnownNames.of(tables[name]) for name in ("landlords", "organisations")}
        self._taken = {
            name: set(tables[name]["id"]) for name in ("projects", "landlords", "organisations")
        }
        committees = tables["committees"]
        self._committees = dict(zip(committees["date"], committees["id"], strict=True))

    def take(self, project: ReviewedProject) -> str:
        """Make the rows of one project; return its id."""
        identifier = slug(project.title, self._taken["projects"])
        self._taken["projects"].add(identifier)
        self.rows["projects"].append(
            {
                "id": identifier,
                "committee": self._committee(),
                "title": _line(project.title),
                "title_is_given": str(project.title_is_given).lower(),
                "summary_fr": _line(project.summary_fr),
                "summary_en": _line(project.summary_en),
                "duration_years": _number(project.duration_years),
                "record_status": "whole",  # the person had the whole text in view
                "source_url": self._review.committee.source_url.strip(),
            }
        )
        self._add_landlords(identifier, project)
        for role, items in (("carrier", project.carriers), ("partner", project.partners)):
            self._add_organisations(identifier, role, items)
        places = {item: self._place(item) for item in project.places if _line(item.name)}
        self.left_out += [item.name for item, place in places.items() if not place]
        for place in dict.fromkeys(filter(None, places.values())):
            self.rows["project_places"].append({"project": identifier, "place": place})
        self._add_themes_and_figures(identifier, project)
        return identifier

    def _committee(self) -> str:
        """Return the id of the committee, known or made from what the review says."""
        said = self._review.committee
        date = said.date.isoformat() if said.date else ""
        known = self._committees.get(date)
        if known is None:
            self._committees[date] = known = date
            self.rows["committees"].append(
                {
                    "id": known,
                    "date": date,
                    "announced": _number(said.announced),
                    "auditioned": _number(said.auditioned),
                    "source_url": said.source_url.strip(),
                }
            )
        return str(known)

    def _add_landlords(self, project: str, said: ReviewedProject) -> None:
        done: set[str] = set()
        for item in said.landlords:
            landlord = self._name("landlords", item)
            if landlord and landlord not in done:
                done.add(landlord)
                self.rows["project_landlords"].append(
                    {
                        "project": project,
                        "landlord": landlord,
                        "name_as_written": _line(item.as_written) or _line(item.name),
                    }
                )

    def _add_organisations(self, project: str, role: str, items: tuple[NameItem, ...]) -> None:
        taken = {row["organisation"] for row in self.rows["project_organisations"]
                 if row["project"] == project}  # fmt: skip
        for item in items:
            organisation = self._name("organisations", item)
            if organisation and organisation not in taken:
                taken.add(organisation)
                self.rows["project_organisations"].append(
                    {"project": project, "organisation": organisation, "role": role}
                )

    def _name(self, table: str, item: NameItem) -> str:
        """Return the id of a name, known or new; empty where there is no name."""
        name = _line(item.name)
        if item.id in self._taken[table]:
            return item.id
        if known := self._known[table].find(name):
            return known
        if not folded(name):  # a sign is no name
            return ""
        identifier = slug(name, self._taken[table])
        self._taken[table].add(identifier)
        self._known[table].add(name, identifier)
        self.rows[table].append({"id": identifier, "name": name})
        return identifier

    def _place(self, item: PlaceItem) -> str:
        """Return the id of a place, known or new; empty where it is not certain which it is."""
        name = _line(item.name)
        if item.kind in _WHOLE_TERRITORY:
            read = self._places.territories.one(item.code or name, _WHOLE_TERRITORY[item.kind])
            found = self._places.place(read.keys[0]) if len(read.keys) == 1 else None
        elif item.kind is PlaceKind.COMMUNE:
            found = self._places.place(f"commune {item.code}") if item.code else None
            if found is None:
                keys = [key for read in self._places.names.read(name) for key in read.keys]
                found = self._places.place(keys[0]) if len(keys) == 1 else None
        else:
            found = self._places.named(name, item.kind.value, item.code) if name else None
        if found is None:
            return ""
        if found.new:
            self.rows["places"].append(found.row)
        return found.row["id"]

    def _add_themes_and_figures(self, project: str, said: ReviewedProject) -> None:
        self.rows["project_themes"] += [
            {"project": project, "theme": theme, "rank": str(rank)}
            for rank, theme in enumerate(said.themes, start=1)
        ]
        self.rows["figures"] += [
            {
                "project": project,
                "position": str(position),
                "value": number_text(figure.value),
                "unit": figure.unit.value,
                "role": figure.role.value,
                "approximate": str(figure.approximate).lower(),
                "as_written": " ".join(figure.as_written.split()[:8]),
            }
            for position, figure in enumerate(said.figures, start=1)
        ]


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _number(value: float | None) -> str:
    return "" if value is None else number_text(value)


def _whole(row: Row, schema: PackageSchema, table: str) -> Mapping[str, str]:
    return MappingProxyType({f.name: row.get(f.name, "") for f in schema.tables[table].fields})
