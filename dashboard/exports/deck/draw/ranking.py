"""Ranking slides: bars with a message beside them, and regions without a project."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exports.deck.canvas import BODY, LABEL, LEAD
from dashboard.exports.deck.draw.france import PLAIN, france, row_of
from dashboard.exports.deck.marks import Bar, Chart, Group, Ink, Look, Paragraph, Run, line
from dashboard.exports.deck.sections.model import Fact, Gaps, LargeNumber, Method, Ranking
from dashboard.exports.deck.slide_drawing import SlideDrawing, quiet
from dashboard.exports.deck.text_fit import LINE
from dashboard.language.markup import clean
from dashboard.style.box import Box

HERO_SIZES = (54.0, 48.0, 40.0, 32.0, 28.0)
COLUMN_GAP = 25.0
UNDER_HERO = 6.0
"""Points between a large number and its legend."""

NARROW = 700.0
"""Points of a slide on which labels need a larger share."""

MOST_PITCH = 84.0
MOST_LABEL = 0.48
"""Share of a chart that its labels may take."""


def draw_ranking(slide: SlideDrawing, content: Ranking) -> None:
    """Draw a ranking: chart on eight columns, message on four."""
    left, right = slide.body.columns(8 if slide.body.width > NARROW else 9, 4, gap=COLUMN_GAP)
    chart(slide, left, content.bars, content.series)
    down = hero(slide, right, content.hero)
    facts(slide, right.below(down), content.facts, rule=True)


def draw_gaps(slide: SlideDrawing, content: Gaps) -> None:
    """Draw the regions without a project: their homes, and where they are."""
    left, right = slide.body.columns(7, 5, gap=COLUMN_GAP)
    slide.text(Box(left.left, left.top, left.width, BODY * LINE), quiet(content.unit))
    chart(slide, left.below(BODY * LINE + 2), content.bars, (content.unit,))
    said = _fact(content.fact)
    height = slide.face.height(_plain(said), right.width, BODY, bold=True) + 4
    box = Box(right.left, right.top, right.width, right.height - height - 10)
    codes = set(content.codes)

    def look(code: str) -> Look:
        fill = Ink.ACCENT if code in content.strong else Ink.OTHER
        return Look(fill, Ink.PAPER, 0.75) if code in codes else PLAIN

    small = row_of(box, len(slide.geography.overseas_regions))
    main = Box(box.left, box.top, box.width, box.height - small[0].height - 4)
    parts = france(slide, main, small, look).parts
    slide.add(Group(box, list(parts.values()), slide.words.text("Map of the regions"),
                   slide.section.described))  # fmt: skip
    slide.text(Box(right.left, right.bottom - height, right.width, height), said)


def draw_method(slide: SlideDrawing, content: Method) -> None:
    """Draw the method, with what was announced where that fits."""
    if not content.bars:
        facts(slide, slide.body, content.facts, gap=LEAD, size=LEAD)
        return
    left, right = slide.body.columns(5, 7, gap=COLUMN_GAP)
    facts(slide, left, content.facts, gap=14)
    chart(slide, right, content.bars, content.series, size=LABEL, beyond=Ink.FAINT)


def hero(slide: SlideDrawing, box: Box, figure: LargeNumber) -> float:
    """Write a number with its legend at the top of `box`; return how far down it goes."""
    value = slide.face.fit(clean(figure.value), box.width, 66, HERO_SIZES, bold=True)
    slide.text(Box(box.left, box.top, box.width, value.height),
              line(value.text, value.size, bold=True, colour=Ink.ACCENT))  # fmt: skip
    used = value.height + UNDER_HERO
    if figure.label:
        legend = slide.face.fit(clean(figure.label), box.width, 4 * BODY * LINE + 0.1, (BODY,))
        slide.text(
            Box(box.left, box.top + used, box.width, legend.height),
            line(slide.face.balanced(legend.text, box.width, BODY), BODY),
        )
        used += legend.height
    return used + 12


def facts(
    slide: SlideDrawing,
    box: Box,
    said: Sequence[Fact],
    *,
    rule: bool = False,
    gap: float = 9.0,
    size: float = BODY,
) -> None:
    """Write facts under one another, as many as there is room for; one text box."""
    if not said:
        return
    if rule:
        slide.rule(box.left, box.top, box.width)
        box = box.below(12)
    paragraphs: list[Paragraph] = []
    used = 0.0
    for fact in said:
        one = _fact(fact, size, before=gap if paragraphs else 0.0)
        # Measured as if all of it were bold: the wider of both.
        height = slide.face.height(_plain(one), box.width, size, bold=True)
        if used + height > box.height:
            break
        paragraphs.append(one)
        used += height + gap
    if paragraphs:
        slide.text(Box(box.left, box.top, box.width, min(used, box.height)), *paragraphs)


def _fact(fact: Fact, size: float = BODY, *, before: float = 0.0) -> Paragraph:
    runs = (
        Run(clean(fact.lead), size, True, Ink.ACCENT),
        Run(f" {clean(fact.text)}" if fact.lead else clean(fact.text), size),
    )
    return Paragraph(tuple(run for run in runs if run.text.strip()), before=before)


def _plain(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def chart(
    slide: SlideDrawing,
    box: Box,
    bars: Sequence[Bar],
    series: Sequence[str],
    *,
    size: float = BODY,
    beyond: str = Ink.LIGHTER,
) -> None:
    """Draw bars as high as the box, up to a pitch at which they would be blocks.

    `beyond` is the colour of the second part of a bar that the title is of.
    """
    names = [f"■ {clean(name)}" for name in series] if len(series) > 1 else []
    across = sum(slide.face.width(name, LABEL) + 24 for name in names)
    rows = min(len(names), 1 if across <= box.width else 2)
    below = box.below(rows * LABEL * LINE + (5.0 if rows else 0.0))
    room = MOST_LABEL * box.width
    pitch = min(MOST_PITCH, below.height / max(1, len(bars)))
    lines = 2 if pitch >= 2 * size * LINE else 1
    labels = [slide.fitted(bar.label, room - 8, size, lines=lines) for bar in bars]
    wide = max((slide.face.width(one, size) for label in labels
                for one in slide.face.wrap(label, room - 8, size)), default=0.0)  # fmt: skip
    room = min(room, wide + 10)
    if names:
        spare = max(0.0, box.width - across) if rows == 1 else 0.0
        _legend(slide, box.beside(min(room, spare)), names, (Ink.ACCENT, beyond), rows)
    place = Box(below.left, below.top, below.width, pitch * len(bars))
    slide.add(Chart(place, bars, labels, tuple(series), room, slide.section.subject,
                   slide.section.described, size, beyond=beyond))  # fmt: skip


def _legend(
    slide: SlideDrawing, box: Box, names: Sequence[str], fills: Sequence[str], rows: int
) -> None:
    """Say above the bars what their parts are: in one line from where they begin, or in two."""
    parts = [
        (
            Run(name[:2], LABEL, colour=fill),
            Run(f"{name[2:]}     " if rows == 1 else name[2:], LABEL),
        )
        for name, fill in zip(names, fills, strict=True)
    ]
    paragraphs = [Paragraph(part) for part in parts]
    if rows == 1:
        paragraphs = [Paragraph(tuple(run for part in parts for run in part))]
    place = replace(box, height=rows * LABEL * LINE)
    slide.text(place, *paragraphs, name=slide.words.text("Legend"))
