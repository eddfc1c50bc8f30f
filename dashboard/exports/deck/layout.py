"""How the room of a slide is shared out between headline, content and notes, before it is drawn."""

from dataclasses import dataclass, replace

from dashboard.exports.deck.drawing import Box
from dashboard.exports.deck.fit import Fitted, clean
from dashboard.exports.deck.sections.model import Section
from dashboard.exports.deck.stage import Stage

NOTE_SIZES = (11.0, 10.0, 9.0)
FOOTER_SIZES = (9.0,)

MOST_TITLE = 0.4
"""Share of a slide that a headline may take before it is shortened; the notes have it whole."""

MOST_NOTE = 96.0
"""Points that a note may grow to."""

TEMPLATE_INSET = 14.4
"""Points that a template's title keeps free on both sides together (ECMA-376, bodyPr lIns)."""


@dataclass(frozen=True)
class Layout:
    """Fitted texts and their boxes; `body` is what is left for the content."""

    title: Fitted
    title_box: Box
    kicker_box: Box
    note: Fitted | None
    note_box: Box
    body: Box


def layout_of(stage: Stage, section: Section, part: tuple[int, int]) -> Layout:
    """Lay out a slide of `section`; `part` is which of how many slides it has."""
    room = stage.room
    title, title_box = _title(stage, section, part)
    over = title_box.height - room.title.height
    kicker = room.kicker if stage.own else replace(room.kicker, top=room.kicker.top + over)
    body = room.body.below(over)
    note, note_box = None, room.note
    if section.note:
        note, note_box = _note(stage, section)
        grown = note_box.height - room.note.height
        body = replace(body, height=body.height - grown)
    else:
        body = replace(body, height=room.note.bottom - body.top)
    return Layout(title, title_box, kicker, note, note_box, body)


def _title(stage: Stage, section: Section, part: tuple[int, int]) -> tuple[Fitted, Box]:
    room, face = stage.room, stage.face
    inset = 0.0 if stage.own else TEMPLATE_INSET
    number, parts = part
    ending = f" ({number}/{parts})" if parts > 1 else ""
    across = room.title.width - inset
    text = clean(section.headline)
    fitted = face.fit(text + ending, across, room.title.height, room.title_sizes, bold=True)
    if not fitted.whole:
        least = room.title_sizes[-1:]
        tallest = MOST_TITLE * (room.note.bottom - room.title.top)
        fitted = face.fit(text + ending, across, tallest, least, bold=True)
        if not fitted.whole:
            fitted = face.fit(text, across - face.width(ending, least[0]), tallest, least,
                              bold=True)  # fmt: skip
            fitted = replace(fitted, text=fitted.text + ending)
    over = max(0.0, fitted.height + inset / 2 - room.title.height)
    return fitted, replace(room.title, height=room.title.height + over)


def _note(stage: Stage, section: Section) -> tuple[Fitted, Box]:
    box = stage.room.note
    text = clean(section.note)
    fitted = stage.face.fit(text, box.width, box.height, NOTE_SIZES)
    if not fitted.whole:
        # What is left out is said in full, even where the content gets less room for it.
        fitted = stage.face.fit(text, box.width, MOST_NOTE, NOTE_SIZES[-1:])
    over = max(0.0, fitted.height - box.height)
    return fitted, Box(box.left, box.top - over, box.width, box.height + over)
