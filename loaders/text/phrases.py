"""Sets of phrases, normalised for the cell readers to compare."""


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of `text`, which are parted by commas, each with single blanks."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))
