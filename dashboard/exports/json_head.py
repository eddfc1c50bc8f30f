"""What every JSON file begins with, and the overview as one."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.language.translation import Words
from dashboard.measures.key_figures import summary
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence

HEAD = ("title", "filter", "data", "date", "language", "licenses", "sources")
"""The members that stand before the figures or projects of a file."""


def json_head(selection: Selection, words: Words, today: dt.date) -> dict[str, Any]:
    """Return the members of `HEAD`.

    `title` of the data set; `filter` with its `address` (what stands after the `?`), its `choices`
    by facet and the `sentence` that says it; `data` with the `version` of the tables' schema and
    the `digest` of the files, which is another one as soon as a file is; `date` of the file
    (ISO 8601); `language` of its texts; `licenses` and `sources` as the descriptor has them.
    """
    schema, choices = selection.portfolio.schema, selection.choices
    return {
        "title": schema.title[words.language],
        "filter": {
            "address": choices.address(),
            "choices": {key: list(values) for key, values in choices.values.items()},
            "sentence": selection_sentence(selection, words),
        },
        "data": {
            "version": str(schema.descriptor.get("version", "")),
            "digest": selection.portfolio.version,
        },
        "date": today.isoformat(),
        "language": words.language,
        "licenses": list(schema.descriptor.get("licenses", ())),
        "sources": list(schema.descriptor.get("sources", ())),
    }


def json_bytes(value: Mapping[str, Any]) -> bytes:
    """Return `value` as JSON in UTF-8, a line for each member, and for each item of a list.

    That can be read, and told apart line by line, and is six times as fast as what indents.
    """
    lines = ",\n".join(f"{_json(name)}: {_lines(member)}" for name, member in value.items())
    return f"{{\n{lines}\n}}\n".encode()


def _lines(member: Any) -> str:
    if isinstance(member, list) and member:
        return "[\n" + ",\n".join(map(_json, member)) + "\n]"
    return _json(member)


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


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
