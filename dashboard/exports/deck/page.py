"""One slide being filled: its headline, what it covers, its footers and speaker notes."""

import copy
from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from dashboard.exports.deck.drawing import (
    QUIET,
    Box,
    Paragraph,
    Shapes,
    element,
    line,
    paragraphs_xml,
)
from dashboard.exports.deck.fit import clean
from dashboard.exports.deck.ground import keep_readable
from dashboard.exports.deck.layout import FOOTER_SIZES, Layout, layout_of
from dashboard.exports.deck.master import KICKER_INDEX, NOTE_INDEX
from dashboard.exports.deck.sections.model import Section
from dashboard.exports.deck.stage import Stage
from dashboard.words import Words

FIRST_ID = 1_000
"""Ids of our shapes start above those that the layouts' placeholders take."""

FOOTERS = ("sldNum", "dt", "ftr")


class Page:
    """A slide. `body` is the room under the headline and above the note."""

    def __init__(self, stage: Stage, layout: Any, words: Words, body: Box) -> None:
        self.stage = stage
        self.words = words
        self.face = stage.face
        self.accent = stage.accent
        self.body = body
        self.slide = stage.slides.slides.add_slide(layout)
        if not stage.own:
            keep_readable(self.slide, layout)
        self.lang = "fr-FR" if words.language == "fr" else "en-GB"
        self.shapes = Shapes(FIRST_ID, self.lang)

    def draw(self, xml: str) -> None:
        """Put a shape made by `shapes` on the slide."""
        self.slide.shapes._spTree.append(element(xml))

    def text(
        self, box: Box, paragraphs: Sequence[Paragraph], *, name: str, anchor: str = "t"
    ) -> None:
        """Put a text box on the slide; its text has been fitted before."""
        self.draw(self.shapes.text(box, paragraphs, name=name, anchor=anchor))

    def fill(self, placeholder: Any, paragraphs: Sequence[Paragraph], box: Box | None) -> None:
        """Write into a placeholder, and place it where `box` says if its layout does not."""
        for side in ("left", "top", "width", "height") if box else ():
            setattr(placeholder, side, Pt(getattr(box, side)))
        body = placeholder._element.txBody
        for old in body.p_lst:
            body.remove(old)
        for new in element(f"<p:txBody>{paragraphs_xml(paragraphs, self.lang)}</p:txBody>"):
            body.append(new)

    def link(self, address: str) -> str:
        """Return the id of a relationship to a web address; none for another kind of address."""
        if not address.startswith(("https://", "http://")):
            return ""
        return str(self.slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True))

    def placeholder(self, kind: str, index: int | None = None) -> Any | None:
        """Return the slide's placeholder of this type (and index), None where there is none."""
        for one in self.slide.placeholders:
            ph = one.element.ph
            if ph.get("type", "obj") == kind and index in (None, ph.idx):
                return one
        return None

    def drop_empty(self) -> None:
        """Take away placeholders that nothing was written into: they ask for a click."""
        for one in list(self.slide.placeholders):
            written = one.has_text_frame and one.text_frame.text
            if one.element.ph.get("type") not in FOOTERS and not written:
                one.element.getparent().remove(one.element)


def content_page(
    stage: Stage, section: Section, words: Words, *, footer: str, part: tuple[int, int] = (1, 1)
) -> Page:
    """Add a slide for `section` with everything but its content.

    `footer` is the filter sentence with source and date. `part` is which slide of how many of the
    same section it is.
    """
    layout = layout_of(stage, section, part)
    page = Page(stage, stage.headline, words, layout.body)
    _headline(page, section, layout)
    if layout.note:
        said = line(layout.note.text, layout.note.size, colour=QUIET)
        _place(page, NOTE_INDEX, layout.note_box, said, "Coverage")
    _footers(page, footer)
    page.drop_empty()
    speaker_notes(page, section, footer)
    return page


def _headline(page: Page, section: Section, layout: Layout) -> None:
    said = line(layout.title.text, layout.title.size, bold=True)
    title = page.placeholder("title")
    if title is None:
        page.text(layout.title_box, [said], name="Title")
    else:
        moved = layout.title_box != page.stage.room.title
        page.fill(title, [said], layout.title_box if moved else None)
    kicker = layout.kicker_box
    subject = page.face.one_line(clean(section.subject), kicker.width, 13, bold=True)
    paragraph = line(subject, 13, bold=True, colour=page.accent)
    _place(page, KICKER_INDEX, kicker, paragraph, "Subject")


def _place(page: Page, index: int, box: Box, paragraph: Paragraph, name: str) -> None:
    """Write into the own master's placeholder, or into a text box where a template has none."""
    own = page.placeholder("body", index) if page.stage.own else None
    if own is None:
        page.text(box, [paragraph], name=name, anchor="b")
    else:
        known = (page.stage.room.kicker, page.stage.room.note)
        page.fill(own, [paragraph], None if box in known else box)


def _footers(page: Page, footer: str) -> None:
    box = page.stage.room.footer
    fitted = page.face.fit(clean(footer), box.width, box.height, FOOTER_SIZES)
    said = line(fitted.text, fitted.size, colour=QUIET)
    for one in page.stage.headline.placeholders:
        kind = one.element.ph.get("type")
        if kind == "sldNum" or (page.stage.own and kind == "ftr"):
            own = _without_box(one.element)
            own.nvSpPr.cNvPr.set("id", str(page.shapes.next_id()))
            page.slide.shapes._spTree.append(own)
    placed = page.placeholder("ftr") if page.stage.own else None
    if placed is None:
        page.text(box, [said], name="Footer")
    else:
        page.fill(placed, [said], None)


def _without_box(footer: Any) -> Any:
    """Return a slide's own copy of a layout's footer, which takes place and look from there."""
    own = copy.deepcopy(footer)
    for child in list(own.spPr):
        own.spPr.remove(child)
    styles = own.txBody.find("{http://schemas.openxmlformats.org/drawingml/2006/main}lstStyle")
    for child in list(styles if styles is not None else ()):
        styles.remove(child)
    return own


def speaker_notes(page: Page, section: Section, footer: str) -> None:
    """Write the notes: all the slide says in short, method, the picture in words, sources."""
    words = page.words
    parts = [section.headline, section.note, section.method]
    if section.alt:
        parts.append(words.text("In words: {text}", text=section.alt))
    parts.append(footer)
    if section.sources:
        parts += [words.text("Sources:"), *section.sources]
    text = "\n".join(clean(part) for part in parts if part)
    page.slide.notes_slide.notes_text_frame.text = text
