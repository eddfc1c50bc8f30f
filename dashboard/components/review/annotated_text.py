"""The announcement's text beside the draft, with the extracted words marked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import streamlit as st

from dashboard.components.review.open_review import OpenReview
from dashboard.components.session.browser_part import browser_part
from dashboard.language.translation import N_, Words
from loaders.review.document import Review, ReviewedProject

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


def annotated_text(
    opened: OpenReview, picked: Callable[[int, int], None], added: Callable[[str, int, int], None]
) -> None:
    """Draw the text. `picked` is given the words of a mark that was clicked, `added` the kind of
    value that a person makes of words, and these.
    """
    words = opened.screen.words

    def on_picked() -> None:
        start, end = st.session_state[KEY]["picked"]
        picked(int(start), int(end))

    def on_added() -> None:
        said = st.session_state[KEY]["added"]
        if said["kind"] in ADDED:
            start, end = map(int, said["words"])
            added(said["kind"], max(0, start), min(end, len(opened.review.text)))

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
