"""A PDF with text becomes text, page after page."""

import io

from pypdf import PdfReader
from pypdf.errors import LimitReachedError

from loaders.announcement.errors import AnnouncementError, Limits, Refusal


def text_of_pdf(content: bytes, limits: Limits) -> str:
    """Return the text layer of a PDF; a scanned page has none.

    Raises `AnnouncementError` for too many pages, a password, a stream that unpacks to more than
    pypdf's own limits allow, or a file that is no PDF.
    """
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise AnnouncementError(Refusal.PDF_ENCRYPTED)
        count = len(reader.pages)
        if count > limits.pages:
            raise AnnouncementError(
                Refusal.TOO_MANY_PAGES, pages=str(count), limit=str(limits.pages)
            )
        return _text(reader, limits)
    except AnnouncementError:
        raise
    except LimitReachedError as error:
        raise AnnouncementError(
            Refusal.EXPANDS_TOO_MUCH, limit=str(limits.expanded_bytes)
        ) from error
    except Exception as error:  # broken files raise far more than pypdf's own errors
        raise AnnouncementError(Refusal.FILE_UNREADABLE, name="pdf") from error


def _text(reader: PdfReader, limits: Limits) -> str:
    pages: list[str] = []
    total = 0
    for page in reader.pages:
        text = page.extract_text().replace("\x00", "\ufffd")
        total += len(text)
        if total > limits.text_characters:
            raise AnnouncementError(
                Refusal.TEXT_TOO_LONG, length=str(total), limit=str(limits.text_characters)
            )
        pages.append(text)
    return "\n".join(pages)
