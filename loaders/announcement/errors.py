"""Reasons for refusing an announcement, as codes."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why a file or a text cannot be read as an announcement."""

    FORMAT_UNKNOWN = "format-unknown"
    FILE_TOO_LARGE = "file-too-large"
    FILE_UNREADABLE = "file-unreadable"
    FILE_MISSING = "file-missing"
    TEXT_TOO_LONG = "text-too-long"
    TEXT_EMPTY = "text-empty"
    TOO_MANY_PAGES = "too-many-pages"
    EXPANDS_TOO_MUCH = "expands-too-much"
    ENTITIES_FORBIDDEN = "entities-forbidden"
    PDF_ENCRYPTED = "pdf-encrypted"
    TOO_HEAVY = "too-heavy"


class AnnouncementError(Exception):
    """An announcement that is refused. `code` says why."""

    def __init__(self, code: Refusal) -> None:
        super().__init__(code.value)
        self.code = code


TEXT_CHARACTERS = 60_000
"""Of a text that is read. An announcement is two pages: this and its like leave ample room."""


def check_length(characters: int) -> None:
    """Raise `AnnouncementError` for a text of more characters than are read."""
    if characters > TEXT_CHARACTERS:
        raise AnnouncementError(Refusal.TEXT_TOO_LONG)
