"""Truncates long text: at the end of a sentence, or with an ellipsis."""

import re

_END = re.compile(r"[.!?…](?= )")


def shortened(text: str, most: int) -> str:
    """Return `text` in at most `most` characters: where it is longer, words and then `…`."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    at = kept.rfind(" ")
    return (kept[:at] if at > most // 2 else kept).rstrip(" ,;:.–—-") + "…"


def whole_sentences(text: str, most: int) -> str:
    """Return the first sentences of `text` that fit `most` characters; all where not even one does.

    A no-break space ends no sentence: in French it stands before the sign, and in figures.
    """
    ends = [end.end() for end in _END.finditer(text) if end.end() <= most]
    return text[: ends[-1]] if ends and len(text) > most else text
