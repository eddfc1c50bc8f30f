"""Truncates long text, always with an ellipsis."""


def shortened(text: str, most: int) -> str:
    """Return `text` in at most `most` characters: where it is longer, words and then `…`."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    at = kept.rfind(" ")
    return (kept[:at] if at > most // 2 else kept).rstrip(" ,;:.–—-") + "…"
