"""The announcement's text beside the draft: the words read from it are marked, others taken."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import streamlit as st

from dashboard.components.review.open_review import OpenReview
from dashboard.components.review.places import commune_item, known_name
from dashboard.components.session.browser_part import browser_part
from dashboard.language.translation import N_, Words
from loaders.announcement.model import Name, NumberRole, StatedNumber, Unit
from loaders.project_list.numbers import read_number
from loaders.review.document import NameList, Review, ReviewedProject

KEY = "review-text"

FIELDS: dict[str, tuple[str, str]] = {
    "title": ("T", N_("Title")),
    "landlords": ("B", N_("Landlord")),
    "carriers": ("A", N_("Lead organisation")),
    "partners": ("P", N_("Partner")),
    "places": ("L", N_("Place")),
    "figures": ("#", N_("Figure")),
    "duration": ("D", N_("Duration")),
    "committee": ("C", N_("Committee")),
}
"""What a mark can be, with its sign (that of the French word) and its name."""

ADDED = ("landlords", "carriers", "partners", "places", "figures", "title")
"""What selected words can be made."""

_HTML = """
<div class="legend"></div>
<div class="text" tabindex="0" role="region"></div>
<p class="hint"></p>
<div class="add"></div>
"""


@dataclass(frozen=True)
class Mark:
    """Words of the text and what was read from them, in the project of that number (-1: none).

    `widget` is the key, within the review, of the widget that holds the value.
    """

    start: int
    end: int
    field: str
    value: str
    project: int
    widget: tuple[object, ...]


def marks_of(review: Review) -> list[Mark]:
    """Return the marks of a review by their place. Of two that overlap the shorter one is kept."""
    found = sorted(_marks(review), key=lambda mark: (mark.end - mark.start, mark.start))
    kept: list[Mark] = []
    taken = bytearray(len(review.text))
    for mark in found:
        if 0 <= mark.start < mark.end <= len(taken) and not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _marks(review: Review) -> Iterator[Mark]:
    said = review.committee
    for part in ("date", "announced", "auditioned"):
        words: tuple[int, int] | None = getattr(said, f"{part}_words")
        if words:
            yield Mark(*words, "committee", review.text[slice(*words)], -1, (part,))
    for number, project in enumerate(review.projects):
        for field, value, read_from, widget in _values(project):
            if read_from:
                yield Mark(*read_from, field, value, number, (number, *widget))


def _values(
    project: ReviewedProject,
) -> Iterator[tuple[str, str, tuple[int, int] | None, tuple[object, ...]]]:
    yield "title", project.title, project.title_words, ("title",)
    yield "committee", str(project.date), project.date_words, ("date",)
    yield "duration", str(project.duration_years), project.duration_words, ("duration",)
    for field in ("landlords", "carriers", "partners", "places", "figures"):
        for position, item in enumerate(getattr(project, field)):
            value = item.as_written if field == "figures" else item.name
            yield field, value, item.words, (field, position)


def pieces_of(review: Review, shown: int, words: Words) -> list[dict[str, Any]]:
    """Return the text in pieces, marked or not; `here` are those of the project `shown`."""
    project = review.projects[shown] if shown < len(review.projects) else ReviewedProject()
    first, last = project.words or (0, 0)
    cuts = {0, len(review.text), first, last}
    by_start = {}
    for mark in marks_of(review):
        by_start[mark.start] = mark
        cuts |= {mark.start, mark.end}
    pieces = []
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(review.text))
    for start, end in pairwise(ordered):
        piece: dict[str, Any] = {
            "text": review.text[start:end],
            "start": start,
            "here": first <= start < last,
        }
        if start in by_start:
            piece |= _said(by_start[start], words)
        pieces.append(piece)
    return pieces


def _said(mark: Mark, words: Words) -> dict[str, Any]:
    tag, name = FIELDS[mark.field]
    label = f"{words.text(name)}: {mark.value}"
    return {"field": mark.field, "tag": tag, "label": label, "words": [mark.start, mark.end]}


def annotated_text(opened: OpenReview) -> None:
    """Draw the text: a mark that is clicked brings its value into view, and words become one."""
    words = opened.screen.words

    def on_picked() -> None:
        start, end = st.session_state[KEY]["picked"]
        _pick(opened, int(start), int(end))

    def on_added() -> None:
        said = st.session_state[KEY]["added"]
        if said["kind"] in ADDED:
            start, end = map(int, said["words"])
            take_words(opened, said["kind"], max(0, start), min(end, len(opened.review.text)))

    browser_part("annotated_text", _HTML, isolated=True)(
        key=KEY,
        data={
            "pieces": pieces_of(opened.review, opened.number, words),
            "legend": [
                {"field": field, "tag": tag, "label": words.text(name)}
                for field, (tag, name) in FIELDS.items()
            ],
            "label": words.text("Text of the announcement"),
            "hint": words.text("Select words in the text, then say what they are:"),
            "adds": [{"kind": kind, "label": words.text(FIELDS[kind][1])} for kind in ADDED],
            "focus": list(opened.focus) if opened.focus else None,
            "show": opened.take_shown(),
        },
        on_picked_change=on_picked,
        on_added_change=on_added,
    )


def _pick(opened: OpenReview, start: int, end: int) -> None:
    """Bring the value into view that was read from the marked words, and point at these."""
    for mark in marks_of(opened.review):
        if mark.start == start:
            opened.show(*mark.widget)
            if mark.project >= 0:
                opened.turn_to(mark.project)
    opened.point_at((start, end))


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
                return project.with_new_item(field, Name(text, known, text, words))
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


def _figure(text: str, words: tuple[int, int]) -> StatedNumber:
    read = read_number(text, "count")
    value = float(read.value or next(iter(read.choices), 0))
    unit = Unit(read.unit) if read.unit else Unit.HOMES
    written = " ".join(text.split()[:8])
    return StatedNumber(value, unit, NumberRole.TARGETED, read.approximate, written, words)
