"""Escapes text that a spreadsheet program would run as a formula."""

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What makes a program take a cell for a formula, the full-width forms included.
Source: OWASP, CSV injection."""


def could_be_formula(text: str) -> bool:
    """Return whether a spreadsheet program might compute `text`; blanks before it do not help."""
    return text.lstrip().startswith(_STARTS) or text[:1] in ("\t", "\r", "\n")


def as_shown(text: str) -> str:
    """Return `text` for a CSV file, with an apostrophe before what could be a formula."""
    return f"'{text}" if could_be_formula(text) else text
