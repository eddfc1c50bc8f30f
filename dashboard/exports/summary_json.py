"""The overview's figures of a selection as JSON; `summary.schema.json` beside it is their form."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from dashboard.exports.json_head import json_bytes, json_head
from dashboard.language.translation import Words
from dashboard.measures.overview import summary
from dashboard.selection.selection import Selection


def summary_json(selection: Selection, words: Words, today: dt.date) -> bytes:
    """Return `summary_members` in UTF-8."""
    return json_bytes(summary_members(selection, words, today))


def summary_members(selection: Selection, words: Words, today: dt.date) -> dict[str, Any]:
    """Return the members of `json_head` and those of `summary`."""
    selection = selection.outgoing()
    return {**json_head(selection, words, today), **summary(selection, words)}


def summary_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `summary_json` writes."""
    content = Path(__file__).with_name("summary.schema.json").read_bytes()
    schema: dict[str, Any] = json.loads(content)
    return schema
