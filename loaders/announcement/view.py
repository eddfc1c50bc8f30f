"""A cleaned view of the text for the rules, mapped back to the original characters.

Web pages leave soft hyphens, image marks, entities and a dozen kinds of spaces. The view is free
of them, while spans are always given in the text as read.
"""

import html
import re
import unicodedata
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass

from loaders.announcement.model import Span


@dataclass(frozen=True)
class Residue:
    """A mark to take out of the view: `keep` is the group that stays (none: nothing stays)."""

    name: str
    pattern: re.Pattern[str]
    keep: int | None
    example: str
    becomes: str


RESIDUES = (
    Residue("soft hyphen", re.compile(r"\u00ad\n?|[\u200b-\u200f\u2060\ufeff]"), None,
            "so\u00adlidaire", "solidaire"),
    Residue("image", re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)"), None,
            "a ![photo](x.jpg) b", "a  b"),
    Residue("link", re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)"), 1,
            "[Accueil](/a)", "Accueil"),
    Residue("tag", re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>"), None, "a<br/>b", "ab"),
    Residue("emphasis", re.compile(r"\*\*|__"), None, "**3** projets", "3 projets"),
    Residue("slanted", re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,200})(?<=\S)\*(?![\w*])"), 1,
            "le *Relais* ouvre", "le Relais ouvre"),
    Residue("pictogram", re.compile(r"[\U0001f300-\U0001faff\u2705\u274c\u2b50\ufe0f]+ ?"), None,
            "📍 Cenon", "Cenon"),
    Residue("heading", re.compile(r"(?m)^ {0,3}#{1,6} +"), None, "## Titre", "Titre"),
    Residue("table rule", re.compile(r"(?m)^[ \t]*\|[|:\- \t]*$|(?<![ \t])[ \t]*\|[| \t]*$"), None,
            "mot | |", "mot"),
    Residue("escape", re.compile(r"\\([-*_#.!\[\]()«»\"'])"), 1, r"\- mot", "- mot"),
)  # fmt: skip

_SAME_LENGTH = str.maketrans({
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u2005\u2006\u3000\t", " "),
    **dict.fromkeys("’ʼ‘′`´\u2032", "'"),
    **dict.fromkeys("“„‟❝", "«"),
    **dict.fromkeys("”❞", "»"),
    **dict.fromkeys("‐‑\u2043", "-"),
    **dict.fromkeys("—―−", "–"),
    **dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
})  # fmt: skip
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d?);")
_POINTER = re.compile(
    r"(?m)^([ ]*)[\u25b6\u2705\u2714\u2611\u27a1\U0001f449\U0001f534\U0001f535\U0001f536-\U0001f539"
    r"\U0001f7e0-\U0001f7e3]\ufe0f? ?"
)
"""A pictogram at the head of a line that points or ticks, as a bullet does."""
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,4}")
_ENDLESS = re.compile(r"\w{80,}")  # no word, and a burden to every pattern
_LONE_BREAK = re.compile(r"(?<!\n)\n(?![ ]*\n)")
_PARAGRAPH = re.compile(r"(?:\n(?![ ]*\n)|[^\n])+|\n")
_SHORT_LINE = 0.6
"""The share of the longest line of a paragraph below which a line was not broken for width."""
_STRAIGHT_QUOTES = re.compile(r'"([^"\n«»]{1,300})"')
_DOUBLE_CHEVRONS = re.compile(r"<<|>>")


class View:
    """The tidy text and, for each of its characters, the stretch of the source it stands for."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._text = source
        self._starts = list(range(len(source)))
        self._ends = list(range(1, len(source) + 1))
        self._replace(_ENTITY, lambda match: html.unescape(match.group()))
        self._replace(_DOUBLE_CHEVRONS, lambda match: "«" if match.group() == "<<" else "»")
        self._replace(_POINTER, lambda match: f"{match[1]}• ")
        self._replace(_COMBINED, lambda match: unicodedata.normalize("NFC", match.group()))
        for residue in RESIDUES:
            self._replace(residue.pattern, lambda _: "", residue.keep)
        self._text = self._text.translate(_SAME_LENGTH)
        self._text = _ENDLESS.sub(lambda match: " " * len(match.group()), self._text)
        self._text = _STRAIGHT_QUOTES.sub(r"«\1»", self._text)

    @property
    def text(self) -> str:
        """The tidy text."""
        return self._text

    def flowing(self) -> "View":
        """Return the view with lines that were only broken for width run together.

        Nothing moves: a single line break becomes a space, an empty line stays, and so does the end
        of a line that is far shorter than the longest beside it, before one with a capital.
        """
        flowing = copy(self)
        flowing._text = "".join(map(_run_together, _PARAGRAPH.findall(self._text)))
        return flowing

    def span(self, start: int, end: int) -> Span:
        """Return where the characters `start` to `end` of the tidy text are in the source."""
        return Span(self._starts[start], self._ends[end - 1])

    def written(self, start: int, end: int) -> str:
        """Return the characters `start` to `end` with the signs of the source, on one line."""
        kept = (
            self.source[self._starts[at] : self._ends[at]]
            if self._ends[at] - self._starts[at] == 1
            else self._text[at]
            for at in range(start, end)
        )
        return " ".join("".join(kept).split())

    def _replace(
        self,
        pattern: re.Pattern[str],
        replacement: Callable[[re.Match[str]], str],
        keep: int | None = None,
    ) -> None:
        """Put something else in the place of what fits a pattern, before the group that is kept."""
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for match in pattern.finditer(self._text):
            a, b = match.span()
            new = replacement(match)
            kept = slice(*match.span(keep)) if keep else slice(b, b)
            out += [self._text[last:a], new, self._text[kept]]
            starts += self._starts[last:a] + [self._starts[a]] * len(new) + self._starts[kept]
            ends += self._ends[last:a] + [self._ends[b - 1]] * len(new) + self._ends[kept]
            last = b
        out.append(self._text[last:])
        self._starts = starts + self._starts[last:]
        self._ends = ends + self._ends[last:]
        self._text = "".join(out)


def _run_together(paragraph: str) -> str:
    """Return a paragraph with its lines run together where they were broken for width."""
    longest = max(map(len, paragraph.split("\n")))
    begins = 0

    def joined(found: re.Match[str]) -> str:
        nonlocal begins
        short = found.start() - begins < _SHORT_LINE * longest
        begins = found.end()
        return "\n" if short and paragraph[begins : begins + 1].isupper() else " "

    return _LONE_BREAK.sub(joined, paragraph)
