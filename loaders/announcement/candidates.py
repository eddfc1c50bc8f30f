"""Candidate starting points of projects: titles, bullets, short lines, paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.announcement.evidence import BY
from loaders.announcement.french import is_capitals, sentences, trimmed
from loaders.announcement.patterns import finite
from loaders.announcement.residue import is_residue
from loaders.announcement.titles import Style, TitleMark, title_at

_BULLET = re.compile(
    r"[ ]*(?P<mark>[•·▪●◦■►*–-]|o(?= )|\d{1,2}[.)/](?= )"
    r"|\d{1,2}\.\d{1,2}[.)]?(?= )|\(?(?:\d{1,2}|[a-z])\)(?= ))[ ]*"
)
_AFTER_TITLE = re.compile(
    r"(?<!\s)\s+(?:[–—-]\s+|(?=\([^()\n]{3,90}\)))|\s?:\s+"
    rf"|,?\s(?=(?:projet )?{BY}(?: [a-zé-]+)? par\s)"
)
_FINITE = re.compile(rf"\b{finite()}")
_SPOKEN = (
    r"\s?,\s(?:se |s'|s'est |a |ont )?(?:félicit|réjou|expliqu|insist|résum|déclar|soulign|confi"
    r"|témoign|précis|ajout|salu|racont|affirm|indiqu|not|estim|rappell?|concl|dévoil)"
    r"(?:e|é|ée|it|i|u|ut)\b|\s?,\sdit\b"
)
_SPEECH = re.compile(rf"\s*«[^«»]{{3,300}}»{_SPOKEN}")
_QUOTED = re.compile(rf"«\s*(?P<said>(?:(?!\n\s*\n)[^«»]){{3,110}}?)\s*»(?!{_SPOKEN})")
"""Words in guillemets that nobody is told to have said."""
_ENDS_SENTENCE = (".", "!", "?", ":", ";", "»", ")", "…", "|", "]")
_OF_A_PROJECT = re.compile(r"\b(?:associations?|bailleurs?|portée?s?)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s*(?:\n|$)")
_INDENTED = 2
"""Blanks from which an item stands within the one above it."""
LONG = 120  # characters from which a line is a paragraph and no heading


@dataclass(frozen=True)
class Candidate:
    """A line at which a project may begin. `length` counts the text up to the next candidate."""

    start: int
    text_start: int
    bullet: str
    title: TitleMark | None
    length: int


@dataclass(frozen=True)
class Line:
    """A line of the view that is not blank, and what stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool
    previous: str


def lines_of(text: str, start: int, end: int, out: Sequence[tuple[int, int]]) -> list[Line]:
    """Return the lines of `text[start:end]` that say something, and that not in the parts `out`."""
    lines: list[Line] = []
    at, blank, previous = start, True, ""
    for line in text[start:end].split("\n"):
        told_out = any(first <= at < last for first, last in out)
        if line.strip() and not is_residue(line) and not told_out:
            lines.append(Line(at, at + len(line), line, blank, previous))
            blank, previous = False, line.rstrip()
        else:
            blank = True
        at += len(line) + 1
    return lines


def titled(text: str, lines: Sequence[Line], end: int) -> list[Candidate]:
    """Return the lines that open with a title in guillemets, after a bullet or not."""
    found: list[Candidate] = []
    for line in lines:
        if found and line.start < _title_end(found[-1]):
            continue  # the second line of a title that was broken
        bullet, at = _bullet(line)
        mark = title_at(text, at, line.end, end)
        words = text[at : line.end].strip()
        if mark is None and bullet == "1" and is_capitals(words) and 3 <= len(words) < LONG:
            after = at + len(words)  # *1/ LA RUCHE*
            mark = TitleMark(at, after, line.end, Style.ALONE, whole=False)
        if mark and _is_plausible(text, mark):
            found.append(Candidate(line.start, mark.after, bullet, mark, 0))
    return measured(found, end)


def bulleted(text: str, lines: Sequence[Line], end: int) -> list[Candidate]:
    """Return the lines that open with a bullet."""
    found = []
    least = _INDENTED
    for line in lines:
        bullet, at = _bullet(line)
        indent = len(line.text) - len(line.text.lstrip())
        if bullet and indent < least + _INDENTED:  # no item within an item
            least = min(least, indent)
            found.append(Candidate(line.start, at, bullet, None, 0))
    found = measured(found, end)
    if len(found) > 1 and all(one.length <= LONG for one in found[:-1]):
        ends = text.find("\n\n", found[-1].start, end)  # of short items the last one is short too
        found[-1] = measured(found[-1:], end if ends < 0 else ends)[0]
    items = [one for one in found if one.bullet == "1.1"]
    return items if len(items) > 1 else found


def headed(text: str, lines: Sequence[Line], end: int) -> list[Candidate]:
    """Return the short lines without a full stop that stand above a paragraph."""
    found = []
    for line, below in pairwise(lines):
        words = line.text.strip()
        short = 3 <= len(words) <= LONG and not words.endswith((".", ";", ","))
        above = line.after_blank or line.previous.endswith(_ENDS_SENTENCE)
        if short and above and len(below.text) > LONG and words[0].isupper():
            title = trimmed(text, line.start, line.end)
            mark = TitleMark(*title, line.end, Style.ALONE, whole=False)
            found.append(Candidate(line.start, line.end, "", mark, 0))
    return measured(found, end)


def wrapped(text: str, lines: Sequence[Line], end: int) -> list[Candidate]:
    """Return the paragraphs that were broken for width and speak of a project."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    found = [
        Candidate(block[0].start, block[0].start, "", None, 0)
        for block in blocks
        if sum(len(line.text) for line in block) > LONG
        and _OF_A_PROJECT.search(text, block[0].start, block[-1].end)
        and _SENTENCE.search(text, block[0].start, block[-1].end)
    ]
    return measured(found, end)


def paragraphs(text: str, lines: Sequence[Line], end: int, least: int = LONG) -> list[Candidate]:
    """Return the lines of over `least` characters, each perhaps a project without any mark."""
    found = [
        Candidate(line.start, line.start, "", None, 0)
        for line in lines
        if len(line.text) > least and not _SPEECH.match(line.text)
    ]
    return measured(found, end)


def inner_title(text: str, candidate: Candidate) -> TitleMark | None:
    """Return the title of a project that begins with none: what stands before the first dash, colon
    or bracket of its bullet and is no sentence, or the only words in guillemets of its paragraph;
    None where neither is there.
    """
    at, stop = candidate.text_start, candidate.text_start + candidate.length
    line_end = stop if (found := text.find("\n", at, stop)) < 0 else found
    in_line = list(_QUOTED.finditer(text, at, line_end)) if candidate.bullet else []
    spoken = in_line and text[at : in_line[0].start()].rstrip().endswith(":")
    if len(in_line) == 1 and not spoken and not _FINITE.search(text, at, in_line[0].start()):
        return _within(in_line[0], at)  # *Domofrance / Ressort – « Titre » (Cenon)*
    mark = _AFTER_TITLE.search(text, at, line_end)
    if candidate.bullet and mark and mark.start() - at <= LONG and text[at : at + 1].isupper():
        dash = mark.group().strip() in ("–", "—", "-")
        if dash or not _FINITE.search(text, at, mark.start()):
            return TitleMark(at, mark.start(), mark.start(), Style.INLINE, whole=False)
    quoted = list(_QUOTED.finditer(text, at, stop))
    return _within(quoted[0], at) if len(quoted) == 1 else None


def quoted(text: str, lines: Sequence[Line], end: int) -> list[Candidate]:
    """Return the paragraphs that hold a title in guillemets, parted where they hold several."""
    blocks: list[list[int]] = []
    for line in lines:
        if not blocks or line.after_blank or line.previous.endswith(_ENDS_SENTENCE):
            blocks.append([line.start, line.end])
        blocks[-1][1] = line.end
    found = []
    for begins, ends in blocks:
        at = begins
        for first, last in sentences(text, begins, ends):
            title = _QUOTED.search(text, first, last)
            mark = _within(title, at) if title else None
            if mark and not (mark.start - first < 4 and _FINITE.search(text, mark.start, mark.end)):
                found.append(Candidate(at, at, "", mark, 0))
            if mark or at > begins:
                at = last
    return measured(found, end)


def untold(text: str, lines: Sequence[Line], end: int) -> list[Candidate]:
    """Return the paragraphs without a title that speak of a project: one among titled ones."""
    told = [one.start for one in quoted(text, lines, end)]
    found = []
    for one in wrapped(text, lines, end):
        below = text.find("\n\n", one.start, end)
        stop = end if below < 0 else below
        if not any(one.start <= at < stop for at in told):
            found.append(one)
    return found


def _within(quoted: re.Match[str], after: int) -> TitleMark | None:
    """Return the title that stands between guillemets in a text; None where it is a mere word."""
    if not quoted["said"][0].isupper():
        return None
    return TitleMark(*quoted.span("said"), after, Style.INLINE, whole=True, within=True)


def _bullet(line: Line) -> tuple[str, int]:
    match = _BULLET.match(line.text)
    if not match:
        return "", line.start + len(line.text) - len(line.text.lstrip())
    mark = match["mark"]
    kind = re.sub(r"\w+", "1", mark).rstrip(".)/") if len(mark) > 1 else mark
    return kind, line.start + match.end()


def _title_end(candidate: Candidate) -> int:
    return candidate.title.end if candidate.title else candidate.text_start


def _is_plausible(text: str, mark: TitleMark) -> bool:
    words = text[mark.start : mark.end]
    return len(words) < 200 and not words.rstrip().endswith((";", ","))


def measured(found: list[Candidate], end: int) -> list[Candidate]:
    """Return the candidates with their text up to the next one, the last up to `end`."""
    ends = [*(candidate.start for candidate in found[1:]), end][: len(found)]
    return [
        Candidate(c.start, c.text_start, c.bullet, c.title, stop - c.text_start)
        for c, stop in zip(found, ends, strict=True)
    ]
