"""The finding of a page as its title, and beside it the ways to the other pages of its place."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen


def page_title(
    screen: Screen, finding: str, ways: Sequence[tuple[str, str]] = (), current: str = ""
) -> None:
    """Draw the page's one `h1`, in the largest type of a page (30 px on lines of 36, bold).

    `finding` is plain text: what the page found, with a verb, or what it is about where there is
    none. `ways` are the pages of one place as they stand in a row of links at the right, each by
    its name in the address and its words; `current` is the name of this one. The links keep the
    filters.
    """
    here = ' aria-current="page"'
    links = "".join(
        f'<a href="{escape(page_address(screen, name))}"'
        f"{here if name == current else ''}>{escape(label)}</a>"
        for name, label in ways
    )
    row = f'<nav class="ways">{links}</nav>' if links else ""
    st.html(f'<div class="page-title"><h1>{escape(finding)}</h1>{row}</div>')


def page_address(screen: Screen, name: str) -> str:
    """Return the address of the page `name` with the filters, beside that of this page."""
    return sheet_address(screen, "./" if name == "overview" else name)
