"""Extracts the text of a file, which all spans of the drafts refer to."""

from collections.abc import Callable
from pathlib import Path

from loaders.announcement.docx_input import text_of_docx
from loaders.announcement.errors import LIMITS, AnnouncementError, Limits, Refusal
from loaders.announcement.html_input import text_of_html
from loaders.announcement.pdf_input import text_of_pdf
from loaders.announcement.table_cells import with_tables_told
from loaders.announcement.typesetting import with_whole_words
from loaders.text.decoding import decoded_from_outside


def content_of(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return what the file of an announcement holds.

    Raises `AnnouncementError` for a file that is missing, too large, or cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise _too_large(size, limits)
        return path.read_bytes()
    except OSError as error:
        code = (
            Refusal.FILE_MISSING
            if isinstance(error, FileNotFoundError)
            else (Refusal.FILE_UNREADABLE)
        )
        raise AnnouncementError(code, name=path.name) from error


def text_of_bytes(content: bytes, name: str, limits: Limits = LIMITS) -> str:
    """Return the text of an uploaded file: `content`, with the suffix of `name` as its format.

    Raises `AnnouncementError` for a file that is too large, of no known format, that cannot be
    read, or that holds no text.
    """
    if len(content) > limits.file_bytes:
        raise _too_large(len(content), limits)
    reader = READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise AnnouncementError(
            Refusal.FORMAT_UNKNOWN, name=name, formats=", ".join(sorted(READERS))
        )
    return checked_text(reader(content, limits), limits)


def checked_text(text: str, limits: Limits = LIMITS) -> str:
    """Return `text` with its words whole, if it can be read; raise `AnnouncementError` if not."""
    if len(text) > limits.text_characters:
        raise AnnouncementError(
            Refusal.TEXT_TOO_LONG, length=str(len(text)), limit=str(limits.text_characters)
        )
    if not text.strip():
        raise AnnouncementError(Refusal.TEXT_EMPTY)
    return with_whole_words(with_tables_told(text))


def _plain_text(content: bytes, _: Limits) -> str:
    text = decoded_from_outside(content).text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def _too_large(size: int, limits: Limits) -> AnnouncementError:
    return AnnouncementError(Refusal.FILE_TOO_LARGE, size=str(size), limit=str(limits.file_bytes))


READERS: dict[str, Callable[[bytes, Limits], str]] = {
    ".txt": _plain_text,
    ".md": _plain_text,
    ".markdown": _plain_text,
    ".html": text_of_html,
    ".htm": text_of_html,
    ".docx": text_of_docx,
    ".pdf": text_of_pdf,
}
