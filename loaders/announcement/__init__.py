"""From the prose of an announcement to draft records that point at the words they come from."""

from loaders.announcement.errors import LIMITS, AnnouncementError, Limits, Refusal
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import Announcement, DoubtCode
from loaders.announcement.output import to_json
from loaders.announcement.reader import read_announcement, read_file

__all__ = [
    "LIMITS",
    "Announcement",
    "AnnouncementError",
    "DoubtCode",
    "Knowledge",
    "Limits",
    "Refusal",
    "read_announcement",
    "read_file",
    "to_json",
]
