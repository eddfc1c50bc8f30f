"""A PDF with text becomes text, page after page.

PDFium reads it, which Chromium shows PDFs with: of two readers it alone tells a gap between
letters from a space where a soft hyphen has no width.
"""

import re
from threading import Lock

import pypdfium2

from loaders.announcement.errors import AnnouncementError, Refusal, check_length

PAGES = 60
"""Of a file that is read."""

_PASSWORD_WANTED = 4
"""FPDF_ERR_PASSWORD of PDFium's fpdfview.h."""

_ENDS_EARLY = 0.8
"""Of the longest line: what ends below it was not broken for width."""

_SENTENCE_END = re.compile(r"[.!?…][ »]*$")

_ONE_AT_A_TIME = Lock()
"""PDFium is not safe for threads."""


def text_of_pdf(content: bytes) -> str:
    """Return the text layer of a PDF; a scanned page has none.

    Raises `AnnouncementError` for too many pages, too much text, a password, or a file that is no
    PDF.
    """
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == _PASSWORD_WANTED
            if locked:
                raise AnnouncementError(Refusal.PDF_ENCRYPTED) from error
            raise AnnouncementError(Refusal.FILE_UNREADABLE) from error
        try:
            return _text(document)
        except pypdfium2.PdfiumError as error:
            raise AnnouncementError(Refusal.FILE_UNREADABLE) from error
        finally:
            document.close()


def _text(document: pypdfium2.PdfDocument) -> str:
    if len(document) > PAGES:
        raise AnnouncementError(Refusal.TOO_MANY_PAGES)
    pages: list[str] = []
    total = 0
    for page in document:
        text = page.get_textpage()
        total += text.count_chars()
        check_length(total)
        pages.append(text.get_text_range())
    return _parted(re.sub(r"\r\n?", "\n", "\n".join(pages)).replace("\x00", "\ufffd"))


def _parted(text: str) -> str:
    """Put an empty line between paragraphs, which a PDF sets apart by space alone: below a line
    that ends a sentence well before the width of the text.
    """
    lines = text.split("\n")
    width = max(map(len, lines)) * _ENDS_EARLY
    return "\n".join(
        f"{line}\n" if len(line) < width and _SENTENCE_END.search(line) else line for line in lines
    )
