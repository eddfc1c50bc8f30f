"""The `--where` option: parses an address into a selection, or explains the refusal."""

import argparse
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from dashboard.language.translation import Words
from dashboard.selection.choices import Ignored, read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.text.folding import folded

ENOUGH_ALIKE = 60
"""Per cent of letters in their order that a filter or a value must share to be named as near."""

MOST_NAMED = 5
"""Filters or values that are named where one is not understood."""


class WhereError(Exception):
    """Of an address, something means nothing here; `lines` say what, and what is near."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def add_where_option(parser: argparse.ArgumentParser) -> None:
    """Add `--where` to a command."""
    parser.add_argument(
        "--where",
        default="",
        metavar="ADDRESS",
        help='an address, or what it has after "?": "theme=culture&region=76"',
    )


def selection_where(address: str, index: Index, words: Words) -> Selection:
    """Return the selection of `address`, whole or what stands after its `?`.

    Keys that pages read for themselves are left to them. Raises `WhereError` where anything else
    of it means nothing: a command that went on would give everything in place of what was asked.
    """
    # A machine whose encoding is ASCII hands over the bytes of other letters one by one.
    typed = address.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    choices, ignored = read_address(_query(typed), index)
    if ignored:
        raise WhereError([_refused(part, index, words) for part in ignored])
    return Selection(index, choices)


def _refused(part: Ignored, index: Index, words: Words) -> str:
    said = words.text(
        "Not understood: {key}={value} ({reason}).",
        key=part.key,
        value=part.value,
        reason=words.text(part.reason),
    )
    if part.key not in index.facets:
        known = {key: words.text(facet.label) for key, facet in index.facets.items()}
        near = _near(part.key, known) or list(known)
    elif index.facets[part.key].kind == "text":
        return said
    elif index.facets[part.key].kind == "span":
        return said + " " + words.text("Write a year or two: {example}.", example="2018-2024")
    else:
        labels = index.labels(part.key, words)
        known = {value: labels.get(value, value) for value in index.link(part.key).values}
        near = _near(part.value, known) or [*known][: MOST_NAMED * (len(known) <= MOST_NAMED)]
    if not near:
        return said
    told = [value if folded(known[value]) == folded(value) else f"{value} ({known[value]})"
            for value in near]  # fmt: skip
    return said + " " + words.text("There is: {near}.", near=", ".join(told))


def _near(typed: str, known: Mapping[str, str]) -> list[str]:
    """Return the keys of `known` that are written, or called, much like what was typed."""
    names = {key: folded(key) for key in known}
    names |= {f"\n{key}": folded(name) for key, name in known.items()}
    found = process.extract(
        folded(typed), names, scorer=fuzz.ratio, score_cutoff=ENOUGH_ALIKE, limit=2 * MOST_NAMED
    )
    return list(dict.fromkeys(str(key).removeprefix("\n") for *_, key in found))[:MOST_NAMED]


def _query(address: str) -> str:
    """Return what stands after the `?` of a whole address as a browser copies it."""
    page, mark, query = address.strip().partition("?")
    if "=" in page or not (mark or "://" in page):
        return address
    return query.partition("#")[0]
