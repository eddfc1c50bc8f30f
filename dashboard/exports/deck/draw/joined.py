"""The web of joint projects: landlords left and right of the signs of the projects they share."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.texts import draw_texts
from dashboard.exports.deck.drawing import PAPER, QUIET, Box, Look, line
from dashboard.exports.deck.fit import LINE, Face, clean
from dashboard.exports.deck.page import Page
from dashboard.exports.deck.sections.model import Joined, Section, rows_of
from dashboard.measures.web import Web

SIZES = (13.0, 12.0, 11.0, 10.0)
ACROSS = (3, 2, 1)
"""How many groups may stand side by side; more leave no room for names."""

HUB = 20.0
TIE = 26.0
"""Points of a line between a landlord and a project."""

BETWEEN = 6.0
"""Points between two landlords of a column."""

APART = 16.0
"""Points between two groups."""

INSET = 4.0

MOST_EASE = 1.5
"""How far groups may be stretched to fill the slide."""

LEGEND = 22.0


@dataclass(frozen=True)
class Group:
    """Landlords that hang together through projects: two columns of names, signs between them."""

    left: list[str]
    hubs: list[str]
    right: list[str]


def draw_joined(book: Book, section: Section, content: Joined) -> None:
    """Add the slide of the web; where it does not fit, the landlords by project."""
    body = book.room(section)
    room = Box(body.left, body.top, body.width, body.height - LEGEND)
    names = {str(row.landlord): clean(row.label) for row in rows_of(content.web.nodes)}
    groups = grouped(content.web)
    for size in SIZES:
        for across in ACROSS:
            boxes = _arranged(groups, names, room, across, (size, book.stage.face))
            if boxes is not None:
                page = book.page(section)
                _draw(page, content, boxes, size, section)
                _legend(page, body, content)
                return
    draw_texts(book, section, content.more)


def grouped(web: Web) -> list[Group]:
    """Return what hangs together, the largest first, in an order that keeps lines from crossing."""
    graph: nx.Graph[tuple[str, str]] = nx.Graph()
    for row in rows_of(web.members):
        graph.add_edge(("landlord", str(row.landlord)), ("project", str(row.project)))
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    return [_group(graph.subgraph(part)) for part in parts]


def _group(graph: "nx.Graph[tuple[str, str]]") -> Group:
    hubs = _chained(graph)
    place = {hub: number for number, hub in enumerate(hubs)}
    sides: tuple[list[str], list[str]] = ([], [])
    weight: dict[str, float] = {}
    for node in graph:
        if node[0] == "landlord":
            tied = [place[hub] for hub in graph[node]]
            weight[node[1]] = sum(tied) / len(tied)
    # Neighbours in this order share a project, so that taking turns gives each side half of them.
    for number, landlord in enumerate(sorted(weight, key=lambda name: (weight[name], name))):
        sides[number % 2].append(landlord)
    return Group(sides[0], [hub for _, hub in hubs], sides[1])


def _chained(graph: "nx.Graph[tuple[str, str]]") -> list[tuple[str, str]]:
    """Order the projects so that those that share landlords come one after the other."""
    waiting = sorted(node for node in graph if node[0] == "project")
    chain = [min(waiting, key=lambda node: (-graph.degree(node), node))]
    waiting.remove(chain[0])
    while waiting:
        last = set(graph[chain[-1]])
        nearest = max(waiting, key=lambda node: len(last & set(graph[node])))
        chain.append(nearest)
        waiting.remove(nearest)
    return chain


def _arranged(
    groups: Sequence[Group],
    names: dict[str, str],
    room: Box,
    across: int,
    type_: tuple[float, Face],
) -> dict[str, Box] | None:
    """Return a box for each landlord (`l:`) and project (`p:`), None where they do not fit."""
    size, face = type_
    across = min(across, len(groups))
    columns = room.columns(*[1] * across, gap=APART)
    wide = (columns[0].width - HUB - 2 * TIE) / 2
    wide = min(wide, max(face.width(name, size) for name in names.values()) + 2 * INSET + 2)
    heights = {
        key: face.height(name, wide - 2 * INSET, size) + 2 * INSET for key, name in names.items()
    }
    if any(
        face.width(word, size) > wide - 2 * INSET
        for name in names.values()
        for word in name.split()
    ):
        return None
    # What is left of the height goes between the boxes, not under them.
    tall = _heights(groups, heights)
    columns_of = _columns(tall, across)
    used = max(sum(tall[number] for number in column) + APART * (len(column) - 1)
               for column in columns_of)  # fmt: skip
    if used > room.height:
        return None
    ease = min(MOST_EASE, room.height / used)
    boxes: dict[str, Box] = {}
    for column, place in zip(columns_of, columns, strict=True):
        top = room.top
        for number in column:
            down = tall[number] * ease
            taken = wide * 2 + HUB + 2 * TIE
            left = Box(place.left + (place.width - taken) / 2, top, wide, down)
            middle = Box(left.right + TIE, top, HUB, down)
            right = Box(middle.right + TIE, top, wide, down)
            for prefix, keys, stand in (
                ("l:", groups[number].left, left),
                ("p:", groups[number].hubs, middle),
                ("l:", groups[number].right, right),
            ):
                _stand(boxes, prefix, keys, stand, heights)
            top += down + APART * ease
    return boxes


def _stacked(heights: Sequence[float]) -> float:
    return sum(heights) + BETWEEN * max(0, len(heights) - 1)


def _heights(groups: Sequence[Group], heights: dict[str, float]) -> list[float]:
    """Return how high each group is: as its longest column."""
    return [
        max(
            _stacked([heights[key] for key in group.left]),
            _stacked([heights[key] for key in group.right]),
            _stacked([HUB] * len(group.hubs)),
        )
        for group in groups
    ]


def _columns(tall: Sequence[float], across: int) -> list[list[int]]:
    """Share groups, the largest first, out over columns: each goes where most room is left."""
    columns: list[list[int]] = [[] for _ in range(across)]
    used = [0.0] * across
    for number, height in enumerate(tall):
        at = used.index(min(used))
        columns[at].append(number)
        used[at] += height + APART
    return columns


def _stand(
    boxes: dict[str, Box],
    prefix: str,
    keys: Sequence[str],
    column: Box,
    heights: dict[str, float],
) -> None:
    """Share a column out evenly among boxes."""
    each = [heights[key] if prefix == "l:" else HUB for key in keys]
    spare = (column.height - sum(each)) / len(keys) if keys else 0.0
    top = column.top + spare / 2
    for key, height in zip(keys, each, strict=True):
        boxes[prefix + key] = Box(column.left, top, column.width, height)
        top += height + spare


def _draw(
    page: Page, content: Joined, boxes: dict[str, Box], size: float, section: Section
) -> None:
    ids: dict[str, int] = {}
    shapes = []
    for row in rows_of(content.web.nodes):
        key = f"l:{row.landlord}"
        text = [line(clean(row.label), size, align="ctr")]
        look = Look(PAPER, edge=page.accent, edge_width=1)
        shapes.append(page.shapes.shape(boxes[key], look, name=str(row.label), kind="roundRect",
                                        paragraphs=text, inset=2))  # fmt: skip
        ids[key] = page.shapes.last
    for row in rows_of(content.web.members.drop_duplicates("project")):
        key = f"p:{row.project}"
        look_of = content.looks[str(row.project)]
        glyph = [line(look_of.glyph, 10, bold=True, colour=look_of.text, align="ctr")]
        shapes.append(page.shapes.shape(boxes[key], Look(look_of.colour), name=str(row.title),
                                        kind="roundRect", paragraphs=glyph))  # fmt: skip
        ids[key] = page.shapes.last
    ties = [
        _tie(page, f"l:{row.landlord}", f"p:{row.project}", boxes, ids)
        for row in rows_of(content.web.members)
    ]
    top = min(box.top for box in boxes.values())
    cover = Box(page.body.left, top, page.body.width, max(b.bottom for b in boxes.values()) - top)
    page.draw(page.shapes.group(cover, ties + shapes, name="Web", alt=section.described))


def _tie(page: Page, one: str, other: str, boxes: dict[str, Box], ids: dict[str, int]) -> str:
    """Tie the facing sides of two boxes; sites 1 and 3 are a rectangle's left and right side."""
    landlord, project = boxes[one], boxes[other]
    on_the_left = landlord.left < project.left
    start = (landlord.right if on_the_left else landlord.left, landlord.top + landlord.height / 2)
    end = (project.left if on_the_left else project.right, project.top + project.height / 2)
    sites = (3, 1) if on_the_left else (1, 3)
    return page.shapes.connector(
        start,
        end,
        Look(edge=QUIET, edge_width=1),
        name="Tie",
        joins=((ids[one], sites[0]), (ids[other], sites[1])),
    )


def _legend(page: Page, body: Box, content: Joined) -> None:
    said = page.face.fit(" · ".join(content.legend), body.width, LEGEND - 4, (12, 11, 10, 9))
    place = Box(body.left, body.bottom - said.size * LINE, body.width, said.size * LINE)
    page.text(place, [line(said.text, said.size, colour=QUIET)], name="Legend")
