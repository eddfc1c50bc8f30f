"""The style sheets of every page, which the HTML page brings once and no rerun sends again."""

from functools import cache
from pathlib import Path

_SHEETS = (
    "tokens.css",
    "sheet.css",
    "streamlit.css",
    "page_head.css",
    "cards.css",
    "home.css",
    "map.css",
    "sheets.css",
    "print.css",
)


@cache
def every_page() -> str:
    """Return the rules, in their order; the colours of a scheme come with the page."""
    return "".join(Path(__file__).with_name(name).read_text("utf-8") for name in _SHEETS)
