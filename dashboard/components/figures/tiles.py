"""Key figures side by side: what is counted, how many, and what there is to add."""

import html
from collections.abc import Iterable
from typing import NamedTuple

import streamlit as st


class Tile(NamedTuple):
    """One key figure: what is counted, the number as it is written, and what there is to add.

    `meaning` explains what is added to whoever points at it.
    """

    label: str
    value: str
    added: str = ""
    meaning: str = ""


def tiles(shown: Iterable[Tile]) -> None:
    """Draw the key figures in a row, or as many rows as the window needs.

    One list for all: each of Streamlit's own figures is an element more to send and to draw.
    """
    st.html(listed(shown))


def listed(shown: Iterable[Tile]) -> str:
    """Return the key figures as a list in HTML, with all that they say escaped."""
    return f'<dl class="tiles">{"".join(map(_tile, shown))}</dl>'


def _tile(tile: Tile) -> str:
    label, value, added, meaning = map(html.escape, tile)
    more = f'<dd class="added" title="{meaning}">{added}</dd>' if added else ""
    return f"<div><dt>{label}</dt><dd>{value}</dd>{more}</div>"
