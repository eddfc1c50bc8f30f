"""Words of a search, marked in the texts where they were found."""

from collections.abc import Sequence

from dashboard.language.markdown import escaped
from dashboard.selection.search.hits import Span

_START, _END = "\ue000", "\ue001"
"""Characters that no text means anything by, while the rest is escaped."""


def marked(text: str, spans: Sequence[Span]) -> str:
    """Return `text` as Markdown that shows it as it is written, with a ground behind `spans`.

    Blanks at either end are left out, as everywhere else, inside a span too.
    """
    last, whole_end = len(text) - len(text.lstrip()), len(text.rstrip())
    parts = []
    for first, after in spans:
        start, end = max(first, last), min(after, whole_end)
        if start < end:
            parts += [_clean(text[last:start]), _START, _clean(text[start:end]), _END]
            last = end
    whole = escaped("".join([*parts, _clean(text[last:whole_end])]))
    return whole.replace(_START, ":yellow-background[").replace(_END, "]")


def _clean(text: str) -> str:
    return text.replace(_START, "").replace(_END, "")
