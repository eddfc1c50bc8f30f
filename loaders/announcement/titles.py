"""Delimits titles, with balanced, extra or missing guillemets."""

import re
from dataclasses import dataclass
from enum import StrEnum

from loaders.announcement.evidence import BY
from loaders.announcement.french import LOWER, is_capitals, trimmed

LONGEST = 230  # characters; the longest title seen in ten years has 95
_STRAY = re.compile(r"[^«»\n]{0,140}»")
_SEPARATOR = re.compile(r" [–-] |(?<=[a-zé]{2})\. (?=[A-ZÀÉÈ])|\n")


_GOES_ON = re.compile(rf", (?:{BY}|(?:de )?l'association|avec|par)\b")
"""What goes on after a title, and not after a quotation: *« Titre », porté par …*."""


class Style(StrEnum):
    """What follows the title: nothing on its line, more heading, or the text itself."""

    ALONE = "alone"
    HEADING = "heading"
    INLINE = "inline"


@dataclass(frozen=True)
class TitleMark:
    """A title found at the start of a line: its words, where the rest begins, and its marks.

    `within`: it stands in the middle of the text instead.
    """

    start: int
    end: int
    after: int
    style: Style
    whole: bool
    within: bool = False


def title_at(text: str, start: int, line_end: int, stop: int) -> TitleMark | None:
    """Read the title that begins at `start`, inside a line that ends at `line_end`.

    `stop` is the end of the announcement. None when the guillemets open a mere quotation.
    """
    if text.startswith("«", start):
        found = _closed(text, start, min(stop, start + LONGEST)) or _unclosed(text, start, line_end)
    else:
        found = _unopened(text, start, line_end)
    if found is None:
        return None
    first, last, after, whole = found
    first, last = trimmed(text, first, last, " \n«", " \n")
    if last - first < 2:
        return None
    line_end = max(line_end, end_of_line(text, after, stop))
    style = _style(text, after, line_end, stop)
    return None if style is None else TitleMark(first, last, after, style, whole)


def _closed(text: str, start: int, stop: int) -> tuple[int, int, int, bool] | None:
    depth = 0
    for at in range(start, stop):
        if text[at] == "«":
            depth += 1
        elif text[at] == "»":
            depth -= 1
            if depth == 0:
                return _past_stray(text, start, at)
        elif text[at] == "\n" and (text[at + 1 : at + 2] in ("\n", " ", "•", "-", "«", "")):
            return None
    return None


def _past_stray(text: str, start: int, close: int) -> tuple[int, int, int, bool]:
    """Go on to a second closing guillemet: the first was one too many."""
    stray = _STRAY.match(text, close + 1)
    if stray:
        between = text[close + 1 : stray.end() - 1]
        same_case = is_capitals(between) == is_capitals(text[start:close])
        if between.strip() and same_case and ". " not in between:
            return start + 1, stray.end() - 1, stray.end(), False
    return start + 1, close, close + 1, True


def _unclosed(text: str, start: int, line_end: int) -> tuple[int, int, int, bool] | None:
    line = text[start + 1 : line_end]
    separator = _SEPARATOR.search(line)
    if separator and separator.start() < LONGEST:
        at = start + 1 + separator.start()
        return start + 1, at, at, False
    if len(line) < LONGEST and not line.rstrip().endswith("."):
        return start + 1, line_end, line_end, False
    return None


def _unopened(text: str, start: int, line_end: int) -> tuple[int, int, int, bool] | None:
    close = text.find("»", start, min(line_end, start + 160))
    opened = text.find("«", start, close if close >= 0 else start)
    if close < 0 or opened >= 0 or (not is_capitals(text[start:close]) and close + 2 < line_end):
        return None
    return start, close, close + 1, False


def end_of_line(text: str, at: int, stop: int) -> int:
    """Return where the line ends that holds `at`, at `stop` at the latest."""
    end = text.find("\n", at, stop)
    return stop if end < 0 else end


def _style(text: str, after: int, line_end: int, stop: int) -> Style | None:
    rest = text[after:line_end].strip()
    if not rest.strip(".:;,–- "):
        return Style.ALONE
    if _GOES_ON.match(rest):
        return Style.INLINE
    if rest[0] in ",;)" or re.match(rf"[{LOWER}]", rest):
        return None
    if len(rest) <= 220 and (is_capitals(rest) or (" / " in rest and not rest.endswith("."))):
        return Style.HEADING
    follows = text[line_end : min(stop, line_end + 2)]
    short = len(rest) < 90 and not rest.endswith((".", "!", "?"))
    return Style.HEADING if short and follows == "\n\n" else Style.INLINE
