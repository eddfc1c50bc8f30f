"""One slide being laid out: title, content, note, and the marks that draw it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from dashboard.exports.deck.canvas import BODY, FOOT, NOTE, TITLE_SIZES, Canvas, Frame
from dashboard.exports.deck.marks import Ink, Look, Mark, Paragraph, Shape, Stroke, Text, line
from dashboard.exports.deck.sections.model import Section
from dashboard.exports.deck.text_fit import LINE, Face, Fitted, is_open
from dashboard.language.markup import clean
from dashboard.language.translation import Words
from dashboard.style.box import Box
from dashboard.style.palette import ThemeLook
from loaders.geography.geography import Geography

TITLE_LINE = 0.92
"""Height of a title's line as a share of a usual one."""

GAP = 8.0
"""Points between title and content, and between content and note."""

MOST_TITLE = 0.4
"""Share of a slide that a title may take before it is shortened; the notes have it whole."""

UNDER = 22.0
"""Points between a title of its own width and what stands under it."""

LEAST_CLAUSE = 0.6
"""Share of a shortened text from which on the end of a clause is its end."""

MOST_NOTE = 4
"""Lines of a note."""


@dataclass(frozen=True)
class DeckContext:
    """What every slide of a deck shares."""

    canvas: Canvas
    words: Words
    footer: str
    geography: Geography

    def slide(self, section: Section, *, part: tuple[int, int] = (1, 1)) -> "SlideDrawing":
        """Begin a slide of `section`; `part` is which of how many it has."""
        frame = self.canvas.mapped if section.content.mapped else self.canvas.wide
        title, box = _title(self.canvas, frame, section, part)
        over = box.bottom - frame.title.bottom
        body = frame.body.below(max(0.0, over))
        if frame.panel and section.content.mapped:  # a list has the room that a short title leaves
            box = replace(box, height=title.height + 2)
            body = frame.body.below(box.bottom + UNDER - frame.body.top)
        note, note_box = _note(self.canvas, section, body)
        if note:
            body = replace(body, height=note_box.top - GAP - body.top)
        slide = SlideDrawing(section, self, frame, title, box, note, note_box, body)
        if section.content.mapped and frame.panel is None:
            left, right = body.columns(42, 58, gap=18)
            slide.body, slide.panel = left, right
        return slide


@dataclass
class SlideDrawing:
    """A slide. `body` is the room for content, `panel` that of a map beside it."""

    section: Section
    deck: DeckContext
    frame: Frame
    title: Fitted
    title_box: Box
    note: Fitted | None
    note_box: Box
    body: Box
    panel: Box = field(default_factory=lambda: Box(0, 0, 0, 0))
    marks: list[Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.face = self.deck.canvas.face
        self.words = self.deck.words
        self.geography = self.deck.geography
        self.panel = self.frame.panel or self.panel

    def add(self, *marks: Mark) -> None:
        """Put marks on the slide, which are read in the order in which they are added."""
        self.marks += marks

    def text(self, box: Box, *paragraphs: Paragraph, name: str = "", anchor: str = "t") -> None:
        """Put a text box on the slide, named after what it says."""
        said = name or paragraphs[0].runs[0].text
        self.add(Text(box, paragraphs, said, anchor))

    def rule(self, left: float, top: float, width: float) -> None:
        """Draw a line between two rows."""
        rule = self.words.text("Rule")
        self.add(Stroke((left, top), (left + width, top), Ink.EDGE, rule))

    def fitted(
        self, text: str, across: float, size: float, *, lines: int = 1, bold: bool = False
    ) -> str:
        """Return `text` as it stands in so many lines, shortened where it is longer."""
        down = lines * size * LINE + 0.1
        return self.face.fit(clean(text), across, down, (size,), bold=bold).text

    def sentences(self, text: str, across: float, size: float, lines: int) -> str:
        """Return as many whole sentences as stand in so many lines; else the first, shortened.

        It ends at a colon or semicolon where one takes most of the lines.
        """
        text = clean(text)
        ends = [found.end() for found in re.finditer(r"[.!?…](?=\s|$)", text)]
        for end in reversed(ends):
            if len(self.face.wrap(text[:end], across, size)) <= lines:
                return text[:end]
        kept = self.fitted(text, across, size, lines=lines)
        clauses = [found.start() for found in re.finditer(r"\s?[;:](?=\s)", kept)]
        if clauses and clauses[-1] >= LEAST_CLAUSE * len(kept):
            return kept[: clauses[-1]] + "…"
        return kept

    def badge(self, left: float, top: float, label: str, look: ThemeLook) -> float:
        """Draw the badge of a theme; return where it ends."""
        box = Box(left, top, badge_width(self, label), BADGE_HEIGHT)
        said = line(clean(label), BADGE_SIZE, bold=True, colour=look.text, align="ctr")
        self.add(Shape(box, Look(look.colour), clean(label), "pill", [said]))
        return box.right


BADGE_WIDTH, BADGE_HEIGHT, BADGE_SIZE = 104.4, 27.4, 16.0


def badge_width(slide: SlideDrawing, label: str) -> float:
    """Return how wide the badge of a theme is: all of one width, but for long words."""
    return max(BADGE_WIDTH, slide.face.width(clean(label), BADGE_SIZE, bold=True) + 20)


def _title(
    canvas: Canvas, frame: Frame, section: Section, part: tuple[int, int]
) -> tuple[Fitted, Box]:
    """Return the longest form that fits in the largest type, and its box."""
    number, parts = part
    ending = f"\u00a0({number}/{parts})" if parts > 1 else ""
    across = frame.title.width - canvas.inset
    forms = [clean(one) + ending for one in (section.headline, section.short) if one]
    for size in TITLE_SIZES:
        for form in forms:
            down = title_height(canvas, form, across, size)
            if down <= frame.title.height - canvas.inset / 2:
                said = canvas.face.balanced(form, across, size, bold=True)
                if form != forms[-1] and any(
                    map(is_open, canvas.face.wrap(said, across, size, bold=True))
                ):
                    continue  # the shorter one breaks no name
                return Fitted(said, size, down, whole=True), frame.title
    size = TITLE_SIZES[-1]
    tallest = MOST_TITLE * frame.body.bottom
    down = title_height(canvas, forms[-1], across, size)
    if down <= tallest:
        return Fitted(forms[-1], size, down, True), _grown(frame.title, down + canvas.inset / 2)
    room = int(tallest / (size * LINE * TITLE_LINE)) * size * LINE
    cut = canvas.face.fit(forms[-1].removesuffix(ending), across, room, (size,), bold=True)
    return replace(cut, text=cut.text + ending), _grown(frame.title, tallest)


def _grown(box: Box, down: float) -> Box:
    return replace(box, height=max(box.height, down))


def title_height(canvas: Canvas, text: str, across: float, size: float) -> float:
    """Return how high a title is."""
    return canvas.face.height(text, across, size, bold=True) * TITLE_LINE


def _note(canvas: Canvas, section: Section, body: Box) -> tuple[Fitted | None, Box]:
    """Return the note and its box, at the foot of `body`; as high as it has lines."""
    text = clean(section.note)
    if not text:
        return None, Box(body.left, body.bottom, body.width, 0)
    across = body.width
    if section.content.mapped and canvas.mapped.panel is None:
        across = body.width * 0.4
    fitted = canvas.face.fit(text, across, MOST_NOTE * NOTE * LINE + 0.1, (NOTE,))
    down = fitted.height + 2
    said = canvas.face.balanced(fitted.text, across, NOTE)
    return replace(fitted, text=said), Box(body.left, body.bottom - down, across, down)


def footer_line(footer: str, across: float, face: Face) -> str:
    """Return the footer in one line; its end, which says the state of the data, always stays.

    Where it is too long, it does without its first parts, which the first slide says as well.
    """
    footer = clean(footer)
    while face.width(footer, FOOT) > across and footer.count(" · ") > 1:
        footer = footer.partition(" · ")[2]
    head, dot, tail = footer.rpartition(" · ")
    room = across - face.width(dot + tail, FOOT)
    return face.one_line(head, max(room, 1.0), FOOT) + dot + tail if head else tail


def speaker_notes(section: Section, words: Words, footer: str) -> str:
    """Return the notes: all the slide says in short, method, the picture in words, sources."""
    parts = [section.headline, section.note, section.method]
    if section.alt:
        parts.append(words.text("In words: {text}", text=section.alt))
    parts.append(footer)
    if section.sources:
        parts += [words.text("Sources:"), *section.sources]
    return "\n".join(clean(part) for part in parts if part)


def quiet(text: str, size: float = BODY, *, before: float = 0.0) -> Paragraph:
    """Return a paragraph that does not come first."""
    return line(text, size, colour=Ink.QUIET, before=before)


@dataclass(frozen=True)
class Row:
    """A row of a list: how high it is, and what draws it on a slide, from a height on."""

    height: float
    draw: Callable[[SlideDrawing, float], None]


def paged(first: SlideDrawing, rows: Sequence[Row]) -> list[SlideDrawing]:
    """Draw rows under one another, on as many slides as they need."""
    slides = []
    for slide, held in pages(first, [row.height for row in rows]):
        page = rows[held]
        spare = (slide.body.height - sum(row.height for row in page)) / max(1, len(page))
        air = max(0.0, min(spare, MOST_AIR))
        top = slide.body.top
        for at, row in enumerate(page):
            row.draw(slide, top + air / 2)
            top += row.height + air
            if at < len(page) - 1:
                slide.rule(slide.body.left, top, slide.body.width)
        slides.append(slide)
    return slides


MOST_AIR = 84.0
"""Points that are put between two rows where a slide has room."""


def pages(
    first: SlideDrawing, heights: Sequence[float], head: float = 0.0
) -> list[tuple[SlideDrawing, slice]]:
    """Return the slides that rows of these heights need, and which rows: about as full each.

    Each slide has a `head` above its rows; `first` would be the only one.
    """
    deck, section = first.deck, first.section
    parts = 1 if sum(heights) <= first.body.height - head else 2
    room = deck.slide(section, part=(99, 99)).body.height - head
    ends = _shared(heights, parts)
    while parts > 1 and len(ends) <= len(heights) and room < _fullest(heights, ends):
        parts += 1
        ends = _shared(heights, parts)
    return [
        (deck.slide(section, part=(number, len(ends) - 1)), slice(start, end))
        for number, (start, end) in enumerate(pairwise(ends), start=1)
    ]


def _shared(rows: Sequence[float], parts: int) -> list[int]:
    """Return where the rows of each slide begin, and the end of the last: about as high each."""
    middles = (end - row / 2 for end, row in zip(accumulate(rows), rows, strict=True))
    slides = [int(middle * parts / sum(rows)) for middle in middles]
    changes = (at for at, (one, next_one) in enumerate(pairwise(slides), 1) if one != next_one)
    return [0, *changes, len(rows)]


def _fullest(rows: Sequence[float], ends: Sequence[int]) -> float:
    return max(sum(rows[start:end]) for start, end in pairwise(ends))
