"""Extracts the text of a file, which all spans of the drafts refer to."""

from collections.abc import Callable
from pathlib import Path

from loaders.announcement.docx_input import text_of_docx
from loaders.announcement.errors import AnnouncementError, Refusal, check_length
from loaders.announcement.html_input import text_of_html
from loaders.announcement.pdf_input import text_of_pdf
from loaders.announcement.table_cells import with_tables_told
from loaders.announcement.typesetting import with_whole_words
from loaders.text.decoding import decoded_from_outside

FILE_BYTES = 10_000_000
"""Of a file that is read."""


def content_of(path: Path) -> bytes:
    """Return what the file of an announcement holds.

    Raises `AnnouncementError` for a file that is missing, too large, or cannot be read.
    """
    try:
        if path.stat().st_size > FILE_BYTES:
            raise AnnouncementError(Refusal.FILE_TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise AnnouncementError(Refusal.FILE_MISSING) from error
    except OSError as error:
        raise AnnouncementError(Refusal.FILE_UNREADABLE) from error


def text_of_bytes(content: bytes, name: str) -> str:
    """Return the text of an uploaded file: `content`, with the suffix of `name` as its format.

    Raises `AnnouncementError` for a file that is too large, of no known format, that cannot be
    read, or that holds no text.
    """
    if len(content) > FILE_BYTES:
        raise AnnouncementError(Refusal.FILE_TOO_LARGE)
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise AnnouncementError(Refusal.FORMAT_UNKNOWN)
    return checked_text(reader(content))


def checked_text(text: str) -> str:
    """Return `text` with its words whole, if it can be read; raise `AnnouncementError` if not."""
    check_length(len(text))
    if not text.strip():
        raise AnnouncementError(Refusal.TEXT_EMPTY)
    return with_whole_words(with_tables_told(text))


def _plain_text(content: bytes) -> str:
    text = decoded_from_outside(content).text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": _plain_text,
    ".md": _plain_text,
    ".markdown": _plain_text,
    ".html": text_of_html,
    ".htm": text_of_html,
    ".docx": text_of_docx,
    ".pdf": text_of_pdf,
}
