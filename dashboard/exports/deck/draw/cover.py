"""The first slide."""

import io

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.drawing import QUIET, Box, line
from dashboard.exports.deck.fit import clean
from dashboard.exports.deck.layout import TEMPLATE_INSET
from dashboard.exports.deck.master import COVER_LOGO, COVER_TEXT, COVER_TITLE, fitted
from dashboard.exports.deck.page import Page, speaker_notes
from dashboard.exports.deck.sections.model import Cover, Section
from dashboard.exports.deck.stage import box_of

_TITLE_SIZES = (40, 36, 32, 28, 24, 22, 20, 18, 16, 14)
_TEXT_SIZES = (20, 18, 16, 14, 12, 11, 10, 9)


def draw_cover(book: Book, section: Section, content: Cover) -> None:
    """Add the title slide."""
    stage = book.stage
    page = Page(stage, stage.cover, book.words, stage.room.body)
    title = page.placeholder("ctrTitle") or page.placeholder("title")
    text = page.placeholder("subTitle")
    title_box = COVER_TITLE if stage.own else box_of(title)
    text_box = COVER_TEXT if stage.own else box_of(text) if text else stage.room.body
    _write(page, title, title_box, [clean(content.title)], bold=True)
    subtitle = [clean(content.subtitle)] if content.subtitle else []
    _write(page, text, text_box, [*subtitle, *map(clean, content.lines)], bold=False)
    page.drop_empty()
    if not stage.own and stage.logo:
        _logo(page, title_box, text_box)
    speaker_notes(page, section, book.footer)


def _write(page: Page, placeholder, box: Box, texts: list[str], *, bold: bool) -> None:  # type: ignore[no-untyped-def]
    """Write paragraphs at the largest size at which all fit."""
    inset = 0.0 if page.stage.own else TEMPLATE_INSET
    across, down = box.width - inset, box.height - inset / 2
    sizes = _TITLE_SIZES if bold else _TEXT_SIZES
    for size in sizes:
        heights = [page.face.height(text, across, size, bold=bold) for text in texts]
        if sum(heights) + 0.5 * size * (len(texts) - 1) <= down:
            break
    else:
        share = down / max(1, len(texts)) - 0.5 * size
        texts = [page.face.fit(text, across, share, (size,), bold=bold).text for text in texts]
    paragraphs = [
        line(text, size, bold=bold, colour="tx1" if bold or place == 0 else QUIET,
             before=0.4 * size if place else 0)
        for place, text in enumerate(texts)
    ]  # fmt: skip
    if placeholder is None:
        page.text(box, paragraphs, name="Title" if bold else "About")
    else:
        page.fill(placeholder, paragraphs, None)


def _logo(page: Page, *taken: Box) -> None:
    """Put the logo into the upper left corner of a template's first slide, if that is free."""
    if page.stage.logo is None or min(box.top for box in taken) < COVER_LOGO.bottom:
        return
    place = fitted(page.stage.logo, COVER_LOGO, align_right=False)
    picture = page.slide.shapes.add_picture(
        io.BytesIO(page.stage.logo.data), *(round(side * 12_700) for side in (
            place.left, place.top, place.width, place.height))
    )  # fmt: skip
    picture.name = "Logo"
    picture._element.nvPicPr.cNvPr.set("id", str(page.shapes.next_id()))
