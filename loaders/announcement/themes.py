"""The themes of a project: which words speak for which, and how strongly."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from loaders.announcement.model import Doubt, DoubtCode, Span, ThemeScore
from loaders.announcement.segments import Segment
from loaders.announcement.view import View
from loaders.text.word_tables import rows_beside

TITLE_WEIGHT = 3.0
"""How much more a word counts in the title, which names the aim."""

_REPEATED = 0.5  # a second use of the same clue's words adds half, a third a quarter
_SHOWN = 0.12  # share of the evidence below which a theme is not worth naming
_CLOSE = 0.8  # of the first theme's score: the second is then worth a doubt
_MISLEADING = {
    ("digital-inclusion", "2.5"): r"creation numerique|serigraphie",
    ("culture", "3"): r"creation (?:de|d'|du|des)|epicerie culturelle solidaire",
    ("mobility", "2"): r"mobilite culturelle|mobiles?\b.{0,40}sculpt|mobilite d'emancipation"
    r"|inclusion sociale, de mobilite",
    ("employment", "1.5"): r"insertion par le logement|form(?:er|ation) aux? (?:premiers|gestes)",
    ("welcome-mediation", "3"): r"mediation culturelle",
}
"""What around the words of a theme and weight makes them mislead."""


@dataclass(frozen=True)
class Clue:
    """Words that speak for a theme, but where `unless` is found around them."""

    theme: str
    weight: float
    words: re.Pattern[str]
    unless: re.Pattern[str]


@cache
def clues() -> list[Clue]:
    """Return the words of each theme by their weight, from `theme_words.csv`.

    There stand the id of a theme; a weight, from 1 (they hint at it) to 3 and more (they state it);
    and a regular expression on small letters without accents.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows_beside(__file__, "theme_words.csv"):
        found.setdefault((row["theme"], row["weight"]), []).append(row["words"])
    return [
        Clue(
            theme, float(weight), re.compile(rf"\b(?:{'|'.join(words)})"),
            re.compile(_MISLEADING.get((theme, weight), r"(?!)")),
        )
        for (theme, weight), words in found.items()
    ]  # fmt: skip


def read_themes(
    view: View, segment: Segment, skip: list[tuple[int, int]]
) -> tuple[tuple[ThemeScore, ...], tuple[Doubt, ...]]:
    """Return the themes of a project, best first; words in `skip` (names) say nothing."""
    scores: dict[str, float] = defaultdict(float)
    spans: dict[str, list[Span]] = defaultdict(list)
    text = plain(view.text[segment.start : segment.end])
    for clue in clues():
        seen: dict[str, int] = defaultdict(int)
        for match in clue.words.finditer(text):
            start, end = segment.start + match.start(), segment.start + match.end()
            if match.end() == match.start() or any(a <= start and end <= b for a, b in skip):
                continue
            if clue.unless.search(text[max(0, match.start() - 50) : match.end() + 60]):
                continue
            stem = match.group()[:6]
            weight = clue.weight * _REPEATED ** min(seen[stem], 4)
            seen[stem] += 1
            in_title = segment.title is not None and end <= segment.title.end
            scores[clue.theme] += weight * (TITLE_WEIGHT if in_title else 1)
            spans[clue.theme].append(view.span(start, end))
    return _ranked(scores, spans, view.span(segment.start, segment.end))


def _ranked(
    scores: dict[str, float], spans: dict[str, list[Span]], whole: Span
) -> tuple[tuple[ThemeScore, ...], tuple[Doubt, ...]]:
    total = sum(scores.values())
    order = sorted(scores, key=lambda theme: -scores[theme])
    themes = tuple(
        ThemeScore(theme, round(scores[theme] / total, 3), tuple(sorted(spans[theme])))
        for theme in order
        if scores[theme] / total >= _SHOWN or theme == order[0]
    )
    if not themes:
        return (), (Doubt(DoubtCode.THEME_MISSING, whole),)
    if len(themes) > 1 and themes[1].score >= _CLOSE * themes[0].score:
        params = {"first": themes[0].theme, "second": themes[1].theme}
        return themes, (Doubt(DoubtCode.THEME_CLOSE, themes[0].spans[0], params),)
    return themes, ()


def plain(text: str) -> str:
    """Take accents and capitals away without moving a character."""
    out = []
    for char in text:
        bare = unicodedata.normalize("NFD", char)[0].lower()
        out.append({"œ": "o", "\n": " "}.get(bare, bare) if len(bare) == 1 else char)
    return "".join(out)
