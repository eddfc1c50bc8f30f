"""Turns text that a person selected into a value of the current project."""

from dataclasses import replace

from dashboard.components.review.open_review import OpenReview
from dashboard.components.review.places import commune_item, known_name
from loaders.announcement.model import NumberRole, Unit
from loaders.project_list.numbers import read_number
from loaders.review.document import NameItem, NameList, NumberItem, ReviewedProject


def take_words(opened: OpenReview, kind: str, start: int, end: int) -> None:
    """Add the words from `start` to `end` to the project in view as a value of that kind."""
    text = " ".join(opened.review.text[start:end].split())
    if not text or not opened.review.projects:
        return
    number, words = opened.number, (start, end)

    def taken(project: ReviewedProject) -> ReviewedProject:
        names: tuple[NameList, ...] = ("landlords", "carriers", "partners")
        for field in names:
            if kind == field:
                known = known_name(opened.screen, field, text)
                return project.with_new_item(field, NameItem(text, known, text, words))
        match kind:
            case "places":
                return project.with_new_item("places", commune_item(text, words))
            case "figures":
                return project.with_new_item("figures", _figure(text, words))
            case _:
                title = text.strip('«»“”" \N{NO-BREAK SPACE}')
                return replace(project, title=title, title_is_given=True, title_words=words)

    opened.edit_project(number, taken, text)
    opened.point_at(words)


def _figure(text: str, words: tuple[int, int]) -> NumberItem:
    read = read_number(text, "count")
    value = float(read.value or next(iter(read.choices), 0))
    unit = Unit(read.unit) if read.unit else Unit.HOMES
    written = " ".join(text.split()[:8])
    return NumberItem(value, unit, NumberRole.TARGETED, read.approximate, written, words)
