"""Reads an announcement that was brought, a file or a pasted text, in a process of its own."""

from pathlib import Path

from loaders.announcement.errors import AnnouncementError, Refusal
from loaders.announcement.knowledge import knowledge_of
from loaders.announcement.model import Announcement
from loaders.announcement.reader import read_announcement
from loaders.announcement.text_input import checked_text, text_of_bytes
from loaders.package.load import load_portfolio
from loaders.system.apart import TooHeavyError, begin, read_apart


def try_announcement(content: bytes, name: str, directory: Path) -> Announcement | Refusal:
    """Return what `announcement_apart` returns or raises, read here; a text has no name."""
    try:
        text = text_of_bytes(content, name) if name else content.decode()
        known = knowledge_of(load_portfolio(directory))
        begin()
        return read_announcement(text, known)
    except AnnouncementError as error:
        return error.code


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
    if isinstance(tried, Refusal):
        raise AnnouncementError(tried)
    return tried
