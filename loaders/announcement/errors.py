"""Reasons for refusing an announcement, as codes with parameters, and the size limits."""

from dataclasses import dataclass
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
    """An announcement that is refused. `code` says why, `params` what a sentence needs."""

    def __init__(self, code: Refusal, **params: str) -> None:
        super().__init__(code.value, params)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Limits:
    """What an upload may weigh. An announcement is two pages; these leave ample room.

    `file_bytes` counts the file, `expanded_bytes` what a .docx unpacks to, `expansion` how many
    times larger than its packed form one part of it may be, `text_characters` the text read.
    Of one project `project_characters` and `project_names` are looked at (the most seen are 1,800
    and 20); that more was left out is said (`DoubtCode.READ_IN_PART`).
    """

    file_bytes: int = 10_000_000
    expanded_bytes: int = 50_000_000
    expansion: int = 200
    pages: int = 60
    project_characters: int = 6_000
    project_names: int = 150
    text_characters: int = 60_000


LIMITS = Limits()
