"""The option `--where` of the commands: an address in, a selection out."""

import sys

from dashboard.choices import read_address
from dashboard.index import Index
from dashboard.selection import Selection
from dashboard.terminal import shown
from dashboard.words import Words


def selection_where(address: str, index: Index, words: Words) -> Selection:
    """Return the selection of `address`; tell on the error output what of it means nothing."""
    choices, ignored = read_address(address, index)
    for part in ignored:
        said = words.text(
            "Ignored: {key}={value} ({reason}).",
            key=part.key,
            value=part.value,
            reason=words.text(part.reason),
        )
        sys.stderr.write(shown(said) + "\n")
    return Selection(index, choices)
