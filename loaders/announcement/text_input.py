"""Extracts the text of a file, which all spans of the drafts refer to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from loaders.announcement.docx_input import text_of_docx
from loaders.announcement.errors import LIMITS, AnnouncementError, Limits, Refusal
from loaders.announcement.html_input import text_of_html
from loaders.announcement.pdf_input import text_of_pdf
from loaders.announcement.table_cells import with_tables_told
from loaders.announcement.typesetting import with_whole_words
from loaders.system.apart import TooHeavyError, read_apart
from loaders.text.decoding import decoded_from_outside


def text_of_file(path: Path, limits: Limits = LIMITS, *, apart: bool = False) -> str:
    """Return the text of the announcement in `path`; the suffix tells its format.

    `apart`: read in a process of its own, within its limits of time and memory.
    Raises `AnnouncementError` for a file that is missing, too large, of no known format, that
    cannot be read, or that holds no text.
    """
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise _too_large(size, limits)
        content = path.read_bytes()
    except OSError as error:
        code = (
            Refusal.FILE_MISSING
            if isinstance(error, FileNotFoundError)
            else (Refusal.FILE_UNREADABLE)
        )
        raise AnnouncementError(code, name=path.name) from error
    return text_apart(content, path.name) if apart else text_of_bytes(content, path.name, limits)


def text_of_bytes(content: bytes, name: str, limits: Limits = LIMITS) -> str:
    """Return the text of an uploaded file: `content`, with the suffix of `name` as its format.

    Raises `AnnouncementError` as `text_of_file` does.
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


@dataclass(frozen=True)
class ReadText:
    """The text of a file, or why it is refused."""

    text: str = ""
    code: Refusal | None = None
    params: Mapping[str, str] = field(default_factory=dict)


def try_text(content: bytes, name: str) -> ReadText:
    """Return what `text_of_bytes` returns or raises."""
    try:
        return ReadText(text_of_bytes(content, name))
    except AnnouncementError as error:
        return ReadText(code=error.code, params=error.params)


def text_apart(content: bytes, name: str) -> str:
    """Return the text of an uploaded file, read in a process of its own.

    Raises `AnnouncementError` as `text_of_bytes` does, and where reading is given up.
    """
    try:
        read = read_apart(try_text, content, name)
    except TooHeavyError as error:
        raise AnnouncementError(Refusal.TOO_HEAVY) from error
    if read.code is not None:
        raise AnnouncementError(read.code, **read.params)
    return read.text


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
