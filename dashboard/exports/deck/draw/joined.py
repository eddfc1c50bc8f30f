"""The web of joint projects: landlords as boxes, tied to the signs of the projects they share."""

from dataclasses import dataclass

import networkx as nx

from dashboard.charts.web_layout import Size, web_layout
from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.tables import draw_table
from dashboard.exports.deck.drawing import PAPER, QUIET, Box, Look, line
from dashboard.exports.deck.fit import LINE, clean
from dashboard.exports.deck.page import Page
from dashboard.exports.deck.sections.model import Joined, Section

SIZES = (13.0, 12.0, 11.0, 10.0)
NAME_WIDTH = 108.0
HUB = 20.0
LEGEND = 22.0
STRETCHES = (1.0, 1.15, 1.3, 1.5, 1.75)
"""Widths tried for the layout, as multiples of the room, before the type gets smaller."""

MOST_LANDLORDS = 60
"""More boxes leave no room for their names: the pairs then stand in a table instead."""


@dataclass(frozen=True)
class Drawing:
    """Where the nodes stand, as boxes on the slide, in which type."""

    boxes: dict[str, Box]
    size: float


def draw_joined(book: Book, section: Section, content: Joined) -> None:
    """Add the slide of the web; where it does not fit, a table of the pairs."""
    body = book.room(section)
    room = Box(body.left, body.top, body.width, body.height - LEGEND)
    drawing = _arranged(book, content, room)
    if drawing is None:
        draw_table(book, section, content.more)
        return
    page = book.page(section)
    _draw(page, room, content, drawing, section)
    legend = " · ".join(content.legend)
    said = page.face.fit(legend, body.width, LEGEND, (12, 11, 10, 9))
    place = Box(body.left, room.bottom + 4, body.width, LEGEND - 4)
    page.text(place, [line(said.text, said.size, colour=QUIET)], name="Legend", anchor="b")


def _arranged(book: Book, content: Joined, room: Box) -> Drawing | None:
    """Return the arrangement with the largest type that fits `room`, None where there is none."""
    nodes = content.web.nodes
    if len(nodes) > MOST_LANDLORDS:
        return None
    face = book.stage.face
    graph = nx.Graph()
    members = content.web.members
    for row in members.itertuples():
        graph.add_edge(f"l:{row.landlord}", f"p:{row.project}")
    names = {f"l:{row.landlord}": clean(row.label) for row in nodes.itertuples()}
    for size in SIZES:
        sizes: dict[str, Size] = dict.fromkeys(graph, (HUB, HUB))
        for node, name in names.items():
            lines = face.wrap(name, NAME_WIDTH, size)
            across = max(face.width(line, size) for line in lines)
            sizes[node] = (across + 16, len(lines) * size * LINE + 8)
        airy = {node: (across + 14, down + 10) for node, (across, down) in sizes.items()}
        for stretch in STRETCHES:
            spots, down = web_layout(graph, airy, room.width * stretch)
            boxes = _placed(spots, sizes, room, down)
            if boxes and not _touch(list(boxes.values())):
                return Drawing(boxes, size)
    return None


def _placed(
    spots: dict[str, Size], sizes: dict[str, Size], room: Box, down: float
) -> dict[str, Box] | None:
    """Squeeze the spots into `room`, boxes keeping their size."""
    lefts = [x - sizes[node][0] / 2 for node, (x, _) in spots.items()]
    rights = [x + sizes[node][0] / 2 for node, (x, _) in spots.items()]
    tops = [y - sizes[node][1] / 2 for node, (_, y) in spots.items()]
    bottoms = [y + sizes[node][1] / 2 for node, (_, y) in spots.items()]
    across, down = max(rights) - min(lefts), max(bottoms) - min(tops)
    shrink_x, shrink_y = min(1.0, room.width / across), min(1.0, room.height / down)
    boxes = {}
    for node, (x, y) in spots.items():
        wide, high = sizes[node]
        left = (x - wide / 2 - min(lefts)) * shrink_x
        top = (y - high / 2 - min(tops)) * shrink_y
        left = min(left, room.width - wide)
        top = min(top, room.height - high)
        if left < -0.5 or top < -0.5:
            return None
        offset = (room.width - across * shrink_x) / 2
        boxes[node] = Box(room.left + left + offset, room.top + top, wide, high)
    return boxes


def _touch(boxes: list[Box]) -> bool:
    """Whether any two boxes come nearer than a few points."""
    gap = 3.0
    return any(
        one.left < other.right + gap
        and other.left < one.right + gap
        and one.top < other.bottom + gap
        and other.top < one.bottom + gap
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
    )


def _draw(page: Page, room: Box, content: Joined, drawing: Drawing, section: Section) -> None:
    ids: dict[str, int] = {}
    shapes = []
    for row in content.web.nodes.itertuples():
        node = f"l:{row.landlord}"
        text = [line(clean(row.label), drawing.size, align="ctr")]
        look = Look(PAPER, edge=page.accent, edge_width=1.25)
        shapes.append(page.shapes.shape(drawing.boxes[node], look, name=str(row.label),
                                        kind="roundRect", paragraphs=text, inset=3))  # fmt: skip
        ids[node] = page.shapes.last
    for row in content.web.members.drop_duplicates("project").itertuples():
        node = f"p:{row.project}"
        look = content.looks[str(row.project)]
        glyph = [line(look.glyph, 10, bold=True, colour=look.text, align="ctr")]
        shapes.append(page.shapes.shape(drawing.boxes[node], Look(look.colour),
                                        name=str(row.title), kind="roundRect",
                                        paragraphs=glyph))  # fmt: skip
        ids[node] = page.shapes.last
    ties = []
    for row in content.web.members.itertuples():
        one, other = f"l:{row.landlord}", f"p:{row.project}"
        start, end = _nearest(drawing.boxes[one], drawing.boxes[other])
        ties.append(page.shapes.connector(
            start[1], end[1], Look(edge=QUIET, edge_width=1), name="Tie",
            joins=((ids[one], start[0]), (ids[other], end[0])),
        ))  # fmt: skip
    group = page.shapes.group(room, ties + shapes, name="Web", alt=section.alt[:4_000])
    page.draw(group)


Site = tuple[int, tuple[float, float]]


def _sites(box: Box) -> list[Site]:
    """Return the connection sites of a rectangle in the order of the standard: from the top."""
    middle, centre = box.left + box.width / 2, box.top + box.height / 2
    return [
        (0, (middle, box.top)),
        (1, (box.left, centre)),
        (2, (middle, box.bottom)),
        (3, (box.right, centre)),
    ]


def _nearest(one: Box, other: Box) -> tuple[Site, Site]:
    """Return the two connection sites that are nearest to each other."""
    pairs = [(a, b) for a in _sites(one) for b in _sites(other)]
    return min(pairs, key=lambda pair: (pair[0][1][0] - pair[1][1][0]) ** 2
               + (pair[0][1][1] - pair[1][1][1]) ** 2)  # fmt: skip
