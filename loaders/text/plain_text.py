"""Clean text and number formatting for the cells of a table."""

import re

_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` as a cell keeps it: trimmed, lines ended by LF, no control characters."""
    if not text.isprintable():  # which is told much sooner, and most texts are
        text = _CONTROL.sub("", _LINE_END.sub("\n", text))
    return text.strip()


def number_text(number: float) -> str:
    """Write a number with a decimal point and no more digits than it has: `36`, `2.3429`."""
    if float(number).is_integer() and abs(number) < 1e15:  # beyond, a float skips whole numbers
        return str(int(number))
    return repr(float(number))
