"""A review: the text of an announcement and the records that a person makes of it.

It starts as what the reader found. Every change gives a new document, so that a page shows what
is stored and nothing else. Texts are as a person typed them; what a table takes is made of them
when they are added to the data set (`loaders.review.drafting`).
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any, Literal

from loaders.announcement.model import Doubt, Name, PlaceKind, StatedNumber, TextSpan

NameList = Literal["landlords", "carriers", "partners"]
ItemList = Literal["landlords", "carriers", "partners", "places", "figures", "doubts"]


@dataclass(frozen=True)
class PlaceItem:
    """A place. `code` is the INSEE code of its commune, of that in which a site or a quartier lies,
    or of the département or region itself; empty where it is not certain.
    """

    name: str
    kind: PlaceKind = PlaceKind.COMMUNE
    code: str = ""
    words: TextSpan = None


@dataclass(frozen=True)
class ReviewedProject:
    """One project. `words` is the whole of its text, `themes` has the primary one first.

    `date` is the day of its committee where that is not the one of the review, `chosen` is whether
    it goes into the data set, `added_as` the id it got there.
    """

    title: str = ""
    title_is_given: bool = True
    title_words: TextSpan = None
    date: dt.date | None = None
    date_words: TextSpan = None
    landlords: tuple[Name, ...] = ()
    carriers: tuple[Name, ...] = ()
    partners: tuple[Name, ...] = ()
    places: tuple[PlaceItem, ...] = ()
    figures: tuple[StatedNumber, ...] = ()
    duration_years: float | None = None
    duration_words: TextSpan = None
    themes: tuple[str, ...] = ()
    summary_fr: str = ""
    summary_en: str = ""
    doubts: tuple[Doubt, ...] = ()
    words: TextSpan = None
    chosen: bool = True
    added_as: str = ""

    def with_item(
        self, field: ItemList, position: int, change: Callable[[Any], Any]
    ) -> "ReviewedProject":
        """Return the project with what `change` makes of one value of a list."""
        items = list(getattr(self, field))
        items[position] = change(items[position])
        return self._with(field, items)

    def without_item(self, field: ItemList, position: int) -> "ReviewedProject":
        """Return the project without one value of a list."""
        items = list(getattr(self, field))
        del items[position]
        return self._with(field, items)

    def with_new_item(self, field: ItemList, item: Any) -> "ReviewedProject":
        """Return the project with one more value in a list."""
        return self._with(field, [*getattr(self, field), item])

    def _with(self, field: ItemList, items: list[Any]) -> "ReviewedProject":
        changed: dict[str, Any] = {field: tuple(items)}
        return replace(self, **changed)


@dataclass(frozen=True)
class ReviewedCommittee:
    """The committee: its date, its counts, where it was announced."""

    date: dt.date | None = None
    announced: int | None = None
    auditioned: int | None = None
    source_url: str = ""
    date_words: TextSpan = None
    announced_words: TextSpan = None
    auditioned_words: TextSpan = None


@dataclass(frozen=True)
class Review:
    """The whole. `name` is what the file was called, `version` counts what was stored of it."""

    id: str
    name: str
    text: str
    committee: ReviewedCommittee
    projects: tuple[ReviewedProject, ...]
    doubts: tuple[Doubt, ...] = ()
    version: int = 0

    def with_project(self, number: int, project: ReviewedProject) -> "Review":
        """Return the review with `project` in place of the one at `number`."""
        projects = (*self.projects[:number], project, *self.projects[number + 1 :])
        return replace(self, projects=projects)

    def with_new_project(self) -> "Review":
        """Return the review with one more project, in which everything is still to be said."""
        return replace(self, projects=(*self.projects, ReviewedProject(title_is_given=False)))

    @property
    def open_doubts(self) -> int:
        """How many doubts nobody has settled yet, in the projects that are to be added."""
        mine = (len(project.doubts) for project in self.projects if waiting(project))
        return len(self.doubts) + sum(mine)


def with_undone(review: Review, recorded: Collection[str]) -> Review:
    """Return the review with what was added and is no more among `recorded` to be added again.

    `recorded` are the ids of the projects of the data set: one that is not there was taken back.
    """
    projects = tuple(
        replace(project, added_as="") if project.added_as not in recorded else project
        for project in review.projects
    )
    return replace(review, projects=projects)


def waiting(project: ReviewedProject) -> bool:
    """Say whether a project is still to be added."""
    return project.chosen and not project.added_as
