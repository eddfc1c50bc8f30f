"""The option `--where` of the commands: an address in, a selection out."""

import sys

from dashboard.choices import read_address
from dashboard.index import Index
from dashboard.selection import Selection
from dashboard.terminal import shown
from dashboard.words import Words


def selection_where(address: str, index: Index, words: Words) -> Selection:
    """Return the selection of `address`, whole or what stands after its `?`.

    What of it means nothing is told on the error output.
    """
    choices, ignored = read_address(_query(address), index)
    for part in ignored:
        said = words.text(
            "Ignored: {key}={value} ({reason}).",
            key=part.key,
            value=part.value,
            reason=words.text(part.reason),
        )
        sys.stderr.write(shown(said) + "\n")
    return Selection(index, choices)


def _query(address: str) -> str:
    """Return what stands after the `?` of a whole address as a browser copies it."""
    page, mark, query = address.strip().partition("?")
    if "=" in page or not (mark or "://" in page):
        return address
    return query.partition("#")[0]
