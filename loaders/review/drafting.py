"""Turns a review into new table rows, as a change that only adds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from loaders.announcement.model import Name, PlaceKind
from loaders.editing.changes import TableChanges
from loaders.lookup.names import KnownNames
from loaders.lookup.new_rows import NewRows, with_all_columns
from loaders.lookup.places import FoundPlace, PlaceFinder
from loaders.package.frame_rows import frame_cells
from loaders.package.load import Tables
from loaders.package.schema import PackageSchema
from loaders.review.document import PlaceItem, Review, ReviewedProject, waiting
from loaders.text.folding import folded
from loaders.text.plain_text import clean, number_text

_WHOLE_TERRITORY = {PlaceKind.DEPARTEMENT: "departement", PlaceKind.REGION: "region"}


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
    added = {name: TableChanges(added=tuple(rows)) for name, rows in drafting.new.rows.items()}
    return ReviewDrafts(
        with_all_columns(added, schema), MappingProxyType(ids), tuple(drafting.left_out)
    )


class _Drafting:
    """The rows made so far, and the names that are known."""

    def __init__(self, review: Review, tables: Tables, places: PlaceFinder) -> None:
        self.new = NewRows(tables)
        self.left_out: list[str] = []
        self._review = review
        self._places = places
        self._known = {name: KnownNames.of(tables[name]) for name in ("landlords", "organisations")}
        committees = tables["committees"]
        self._committees = dict(frame_cells(committees, ("date", "id")))

    def take(self, said: ReviewedProject) -> str:
        """Make the rows of one project; return its id."""
        project = self.new.add_project(
            _line(said.title),
            committee=self._committee(said.date),
            title_is_given=str(said.title_is_given).lower(),
            summary_fr=_line(said.summary_fr),
            summary_en=_line(said.summary_en),
            duration_years=_number(said.duration_years),
            record_status="whole",  # the person had the whole text in view
            source_url=self._review.committee.source_url.strip(),
        )
        for item in said.landlords:
            if landlord := self._name("landlords", item):
                as_written = _line(item.as_written) or _line(item.name)
                self.new.add_landlord(project, landlord, as_written)
        for role, items in (("carrier", said.carriers), ("partner", said.partners)):
            for item in items:
                if organisation := self._name("organisations", item):
                    self.new.add_organisation(project, organisation, role)
        for place in [one for one in said.places if _line(one.name)]:
            if found := self._place(place):
                self.new.add_place(project, found)
            else:
                self.left_out.append(place.name)
        self.new.add_themes(project, said.themes)
        for figure in said.figures:
            self.new.add_figure(
                project, number_text(figure.value), figure.unit.value, figure.role.value,
                approximate=figure.approximate, as_written=figure.as_written,
            )  # fmt: skip
        return project

    def _committee(self, own: dt.date | None) -> str:
        """Return the id of the committee, known or made from what the review says.

        `own` is the day of another committee than that of the review, which told its counts.
        """
        said = self._review.committee
        day = own or said.date
        date = day.isoformat() if day else ""
        counted = day == said.date
        known = self._committees.get(date)
        if known is None:
            self._committees[date] = known = date
            self.new.rows["committees"].append(
                {
                    "id": known,
                    "date": date,
                    "announced": _number(said.announced if counted else None),
                    "auditioned": _number(said.auditioned if counted else None),
                    "source_url": said.source_url.strip(),
                }
            )
        return str(known)

    def _name(self, table: str, item: Name) -> str:
        """Return the id of a name, known or new; empty where there is no name."""
        name = _line(item.name)
        if item.id in self.new.taken[table]:
            return item.id
        if known := self._known[table].find(name):
            return known
        if not folded(name):  # a sign is no name
            return ""
        identifier = self.new.add_name(table, name)
        self._known[table].add(name, identifier)
        return identifier

    def _place(self, item: PlaceItem) -> FoundPlace | None:
        """Return a place, known or new; None where it is not certain which it is."""
        name = _line(item.name)
        if item.kind in _WHOLE_TERRITORY:
            read = self._places.territories.one(item.code or name, _WHOLE_TERRITORY[item.kind])
            return self._places.place(read.keys[0]) if len(read.keys) == 1 else None
        if item.kind is not PlaceKind.COMMUNE:
            return self._places.named(name, item.kind.value, item.code)
        if item.code and (found := self._places.place(f"commune {item.code}")):
            return found
        keys = [key for read in self._places.names.read(name) for key in read.keys]
        return self._places.place(keys[0]) if len(keys) == 1 else None


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _number(value: float | None) -> str:
    return "" if value is None else number_text(value)
