"""Reads an announcement that was brought, a file or a pasted text, in a process of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from loaders.announcement.errors import AnnouncementError, Refusal
from loaders.announcement.knowledge import knowledge_of
from loaders.announcement.model import Announcement
from loaders.announcement.reader import read_announcement
from loaders.announcement.text_input import checked_text, text_of_bytes
from loaders.package.load import load_portfolio
from loaders.system.apart import TooHeavyError, begin, read_apart


@dataclass(frozen=True)
class Tried:
    """What an announcement says, or why it is refused."""

    announcement: Announcement | None = None
    code: Refusal | None = None
    params: Mapping[str, str] = field(default_factory=dict)


def try_announcement(content: bytes, name: str, directory: Path) -> Tried:
    """Return what `announcement_apart` returns or raises, read here; a text has no name."""
    try:
        text = text_of_bytes(content, name) if name else content.decode()
        known = knowledge_of(load_portfolio(directory))
        begin()
        return Tried(read_announcement(text, known))
    except AnnouncementError as error:
        return Tried(code=error.code, params=error.params)


def announcement_apart(brought: bytes | str, name: str, directory: Path) -> Announcement:
    """Return what an announcement says: the file called `name`, or a text.

    The names of the data in `directory` are known. Raises `AnnouncementError` for a file or a text
    that its form or the limits rule out, and where reading is given up.
    """
    if isinstance(brought, str):
        brought, name = checked_text(brought).encode(errors="replace"), ""
    try:
        tried = read_apart(try_announcement, brought, name, directory)
    except TooHeavyError as error:
        raise AnnouncementError(Refusal.TOO_HEAVY) from error
    if tried.announcement is None:
        raise AnnouncementError(tried.code or Refusal.FILE_UNREADABLE, **tried.params)
    return tried.announcement
