"""Page furniture: lines of the web page or the paper around an announcement."""

import re

from loaders.announcement.patterns import patterns

FOOTER_LINES = patterns("footer")
_FOOTER = re.compile(
    r"[ ]*(?:[•*|-] )?(?:"
    + "|".join(f"(?:{pattern})" for _, pattern, _ in FOOTER_LINES)
    + r")[ ]*",
    re.IGNORECASE,
)


END_LINES = patterns("end")
"""How a line begins below which no laureate stands: a signature, a quoted mail, the paper's end."""
_END = re.compile(
    r"[ ]*(?:\*+|#+|[IVX]+\.|\d{1,2}[.)/])? ?(?:"
    + "|".join(pattern for _, pattern, _ in END_LINES)
    + ")",
    re.IGNORECASE,
)


def is_residue(line: str) -> bool:
    """Say whether a line is part of the page around the announcement."""
    return len(line) <= 140 and bool(_FOOTER.fullmatch(line))


def body_end(text: str, start: int) -> int:
    """Return where the last project's text ends: before the lines that end the page."""
    lines: list[tuple[int, str]] = []
    at = start
    for line in text[start:].split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    end = len(text)
    for at, line in reversed(lines):
        if len(line.strip()) > 160 or (line.strip().endswith((". ", ".")) and len(line) > 90):
            break
        if is_residue(line):
            end = at
    ends = [at for at, line in lines if at > start and _END.match(line)]
    return max(start, min([end, *ends]))
