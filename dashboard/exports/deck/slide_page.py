"""Writes one slide into a presentation, in reading order."""

import copy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.exports.deck.canvas import FOOT, NOTE
from dashboard.exports.deck.charts import add_chart
from dashboard.exports.deck.marks import Chart, Ink, Mark, Paragraph, Run, line
from dashboard.exports.deck.sections.model import Cover
from dashboard.exports.deck.slide_drawing import (
    TITLE_LINE,
    SlideDrawing,
    footer_line,
    quiet,
    speaker_notes,
)
from dashboard.exports.deck.slide_xml import SlideXml, element
from dashboard.exports.deck.template import Template, box_of, kind_of
from dashboard.exports.deck.template_contrast import keep_readable
from dashboard.language.markup import clean
from dashboard.style.box import Box


class SlideWriter:
    """A slide of a presentation being written."""

    def __init__(self, template: Template, drawing: SlideDrawing) -> None:
        self.template, self.drawing, self.words = template, drawing, drawing.words
        content = drawing.section.content
        self.is_cover = isinstance(content, Cover)
        layout = template.headline
        if self.is_cover:
            layout = template.cover
        elif content.mapped and template.mapped is not None:
            layout = template.mapped
        self.layout = layout
        self.slide = template.slides.slides.add_slide(layout)
        if not template.canvas.own:
            keep_readable(self.slide, layout)
        self.xml = SlideXml(template.canvas.palette, self.words.tag, self._link)
        self.xml.next_id()  # the title's

    @property
    def tree(self) -> Any:
        """The shapes of the slide, in the order in which they are read."""
        return self.slide.shapes._spTree

    def write(self) -> None:
        """Write the slide."""
        self._title()
        for mark in self.drawing.marks:
            self._mark(mark)
        if self.drawing.note:
            note = quiet(self.drawing.note.text, NOTE)
            self._text(self.drawing.note_box, note, self.words.text("Note"), "b")
        self._footers()
        self._drop_empty()
        self.slide.notes_slide.notes_text_frame.text = speaker_notes(
            self.drawing.section, self.words, self.drawing.deck.footer
        )

    def _mark(self, mark: Mark) -> None:
        if isinstance(mark, Chart):
            palette, number = self.template.canvas.palette, self.xml.next_id()
            add_chart(self.slide, mark, palette, self.drawing.face, self.words, number)
        else:
            self.tree.append(element(self.xml.mark(mark)))

    def _text(self, box: Box, paragraph: Paragraph, name: str, anchor: str = "t") -> None:
        self.drawing.text(box, paragraph, name=name, anchor=anchor)
        self._mark(self.drawing.marks.pop())

    def _link(self, address: str) -> str:
        """Return the id of a relationship to a web address; none for another kind of address."""
        if not address.startswith(("https://", "http://")):
            return ""
        return str(self.slide.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True))

    def _title(self) -> None:
        fitted = self.drawing.title
        colour = Ink.ACCENT if self.is_cover else Ink.TEXT
        run = Run(fitted.text, fitted.size, True, colour)
        said = Paragraph((run,), spacing=TITLE_LINE)
        title = self.slide.shapes.title
        if title is None:
            self._text(self.drawing.title_box, said, self.words.text("Title"))
            return
        own = self.template.canvas.own
        moved = own if self.is_cover else self.drawing.title_box != self.drawing.frame.title
        self._fill(
            title, [said], self.words.text("Title"), self.drawing.title_box if moved else None
        )
        if self.is_cover and not own:
            self._template_cover(title)

    def _template_cover(self, title: Any) -> None:
        """Write the lines of the cover into a template's subtitle, or into the room below it."""
        content, face = self.drawing.section.content, self.drawing.face
        if not isinstance(content, Cover):
            return
        texts = [clean(one) for one in (content.fund, content.meeting, content.coverage)]
        below = next((one for one in self.slide.placeholders if kind_of(one) == "subTitle"), None)
        box = self.template.canvas.wide.body if below is None else box_of(below)
        across = box.width - 15
        for size in (20.0, 18.0, 16.0, 14.0):
            if sum(face.height(one, across, size) for one in texts if one) <= box.height - 8:
                break
        down = max(size * 1.25, (box.height - 8) / len(texts))
        said = [
            line(face.fit(text, across, down, (size,)).text, size, bold=at == 0)
            for at, text in enumerate(texts)
            if text
        ]
        if below is None:
            for at, paragraph in enumerate(said):
                row = Box(box.left, box.top + at * 30, box.width, 28)
                self._text(row, paragraph, paragraph.runs[0].text)
        else:
            self._fill(below, said, self.words.text("About"), None)

    def _fill(
        self, placeholder: Any, paragraphs: list[Paragraph], name: str, box: Box | None
    ) -> None:
        """Write into a placeholder, and place it where `box` says if its layout does not."""
        for side in ("left", "top", "width", "height") if box else ():
            setattr(placeholder, side, Pt(getattr(box, side)))
        placeholder._element.nvSpPr.cNvPr.set("name", name)
        self._rewrite(placeholder._element.txBody, paragraphs)

    def _rewrite(self, body: Any, paragraphs: list[Paragraph]) -> None:
        for old in body.p_lst:
            body.remove(old)
        for new in element(f"<p:txBody>{self.xml.paragraphs(paragraphs)}</p:txBody>"):
            body.append(new)

    def _footers(self) -> None:
        own, box = self.template.canvas.own, self.template.canvas.footer
        if self.is_cover and not own:
            return
        said = quiet(footer_line(self.drawing.deck.footer, box.width, self.drawing.face), FOOT)
        kinds = {kind_of(one): one.element for one in self.layout.placeholders}
        if own:
            footer = self._copied(kinds["ftr"], self.words.text("Footer"))
            self.tree.append(footer)
            self._rewrite(footer.txBody, [said])
        else:
            self._text(box, said, self.words.text("Footer"), "b")
        if "sldNum" in kinds:
            self.tree.append(self._copied(kinds["sldNum"], self.words.text("Slide number")))

    def _copied(self, footer: Any, name: str) -> Any:
        """Return a slide's own copy of a layout's footer, which takes place and look from there."""
        own = copy.deepcopy(footer)
        for child in list(own.spPr):
            own.spPr.remove(child)
        styles = own.txBody.find(qn("a:lstStyle"))
        for child in list(styles if styles is not None else ()):
            styles.remove(child)
        own.nvSpPr.cNvPr.set("name", name)
        own.nvSpPr.cNvPr.set("id", str(self.xml.next_id()))
        return own

    def _drop_empty(self) -> None:
        """Take away placeholders that nothing was written into; number what stays."""
        for one in list(self.slide.placeholders):
            written = one.has_text_frame and one.text_frame.text
            if kind_of(one) not in ("sldNum", "dt", "ftr") and not written:
                one.element.getparent().remove(one.element)
        used: set[str] = {"1"}
        for one in self.tree.iter(qn("p:cNvPr")):
            if one.get("id") in used and one.getparent().tag.rpartition("}")[2] != "nvGrpSpPr":
                one.set("id", str(self.xml.next_id()))
            used.add(one.get("id"))
