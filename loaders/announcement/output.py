"""Drafts as JSON: what the command prints and what other programs read."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from loaders.announcement.model import Announcement, Doubt, Name, Place, Stated, StatedNumber

_WHERE = ("span", "spans", "words")


def to_json(announcement: Announcement) -> dict[str, Any]:
    """Return the drafts as plain values, ready for `json.dumps`.

    Keys: `committee` (`date` as ISO, `announced`, `auditioned`), `projects` and `doubts` (those
    about the announcement as a whole; each project has its own). A value that the text does not
    state is None, or an empty list; `start` and `end` count in the text as read. The `date` of a
    project is that of its committee, `amounts` are the euros that its text states.
    """
    told = ("committee", "projects", "doubts")
    plain = {name: _plain(getattr(announcement, name)) for name in told}
    for project in plain["projects"]:
        project["date"] = project["date"] or plain["committee"]["date"]
    return plain


def _plain(value: Any) -> Any:
    match value:
        case Stated():
            return _plain(value.value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
    if not is_dataclass(value):
        return value
    names = [field.name for field in fields(value) if field.name not in _WHERE]
    told = {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Name):
        del told["as_written"]
        told["id"] = value.id or None
    if isinstance(value, StatedNumber) and value.value.is_integer():
        told["value"] = int(value.value)
    if isinstance(value, Name | Place | StatedNumber | Doubt):
        where = value.span if isinstance(value, Place) else value.words
        told |= dict(zip(("start", "end"), where or (None, None), strict=True))
    return told
