"""Where the marks of the landlord web stand: the same data gives the same picture."""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import networkx as nx
import numpy as np
import numpy.typing as npt

from dashboard.charts.text_room import FONT_SIZE, width_of
from dashboard.charts.web_lines import AROUND, SIDES, Web, clear, faults

SEEDS = (1, 7, 2)
"""Where the spring layout starts: the later ones where a line still runs through a mark."""

AIR = 2.4
"""Room for a group, as a multiple of what its boxes cover."""

STEPS = 400

MOST_CLEARED = 40
"""Marks of a group whose lines are kept clear of one another: more take seconds."""

GAP = 16.0
"""Pixels between two groups."""

Size = tuple[float, float]


@dataclass(frozen=True)
class Mark:
    """A mark `size` pixels across, and the pixels of its label: (0, 0) for none."""

    size: float
    label: Size = (0.0, 0.0)


@dataclass(frozen=True)
class Layout:
    """Where each mark stands, on which side its label (as Plotly calls it), and the height."""

    spots: Mapping[str, Size]
    sides: Mapping[str, str]
    height: float


def web_layout(lines: Sequence[tuple[str, str]], marks: Mapping[str, Mark], width: float) -> Layout:
    """Place `marks` and the `lines` between them in a picture `width` pixels wide.

    Marks that hang together, directly or through others, form a group. A spring layout gives a
    group its shape; marks and labels that overlap are pushed apart and lines led around them.
    Groups then stand beside and below one another, the largest first, over the whole width.
    """
    return _remembered(tuple(sorted(lines)), tuple(sorted(marks.items())), width)


@lru_cache(maxsize=64)
def _remembered(
    lines: tuple[tuple[str, str], ...], marks: tuple[tuple[str, Mark], ...], width: float
) -> Layout:
    graph: nx.Graph[str] = nx.Graph(lines)
    looks = dict(marks)
    groups = sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group)))
    placed = [_group(graph.subgraph(sorted(group)), looks, width) for group in groups]
    corners, used, height = _packed([group.room for group in placed], width)
    wider = max(1.0, width / used) if used else 1.0  # lines that are clear stay so when stretched
    spots: dict[str, Size] = {}
    sides: dict[str, str] = {}
    for group, (left, top) in zip(placed, corners, strict=True):
        for node, (x, y) in group.spots.items():
            spots[node] = ((left + x) * wider, top + y)
        sides |= group.sides
    return Layout(spots, sides, height)


@dataclass(frozen=True)
class _Group:
    spots: Mapping[str, Size]
    sides: Mapping[str, str]
    room: Size


def _group(graph: "nx.Graph[str]", looks: Mapping[str, Mark], width: float) -> _Group:
    """Lay out one group from its own corner."""
    nodes = sorted(graph)
    marks = np.array([looks[node].size for node in nodes])
    labels = np.array([looks[node].label for node in nodes])
    sizes = np.stack([np.maximum(marks, labels[:, 0]) + 8, marks + labels[:, 1] + 12], axis=1)
    covered = AIR * float(sizes.prod(axis=1).sum())
    across = min(width, max(1.5 * math.sqrt(covered), float(sizes[:, 0].max()) * 1.2))
    down = max(covered / across, float(sizes[:, 1].max()))
    number: Mapping[Hashable, int] = {node: at for at, node in enumerate(nodes)}
    lines = np.array([(number[one], number[other]) for one, other in graph.edges])
    tries = []
    for seed in SEEDS:
        places = _apart(_sprung(graph, nodes, sizes, (across, down), seed), sizes, across)
        places[:, 1] -= (sizes[:, 1] - marks) / 2  # a box holds a label too: its mark is on top
        tries.append(Web(places, marks, labels, lines))
        if len(nodes) > MOST_CLEARED:
            break
        clear(tries[-1], across)
        if not faults(tries[-1]):
            break
    web = min(tries, key=faults) if len(tries) > 1 else tries[0]
    boxes = web.boxes()
    corner, end = boxes[:, :2].min(axis=0) - AROUND, boxes[:, 2:].max(axis=0) + AROUND
    spots = map(tuple, (web.places - corner).tolist())
    room = (end - corner).tolist()
    return _Group(
        dict(zip(nodes, spots, strict=True)),
        {node: SIDES[side] for node, side in zip(nodes, web.sides.tolist(), strict=True)},
        (room[0], room[1]),
    )


def _sprung(
    graph: "nx.Graph[str]",
    nodes: Sequence[str],
    sizes: npt.NDArray[np.float64],
    room: Size,
    seed: int,
) -> npt.NDArray[np.float64]:
    """Return where the marks stand in `room` when springs along the lines draw them together."""
    springs: Mapping[str, npt.NDArray[np.float64]] = nx.spring_layout(
        nx.Graph(graph), seed=seed, k=1.6 / math.sqrt(len(nodes)), iterations=500
    )
    shape = np.array([springs[node] for node in nodes])
    spread = np.ptp(shape, axis=0)
    shape = (shape - shape.min(axis=0)) / np.where(spread > 0, spread, 1)
    return np.asarray(shape * (np.array(room) - sizes.max(axis=0)) + sizes.max(axis=0) / 2)


def _packed(rooms: Sequence[Size], width: float) -> tuple[list[Size], float, float]:
    """Return the corner of each room, the width that all take, and the height.

    Each stands as high as it can, as far left as that allows.
    """
    taken: list[tuple[float, float, float, float]] = []
    for across, down in rooms:
        edges = sorted({0.0, *(right for _, _, right, _ in taken)})
        best = min(
            (
                (_under(taken, left, left + across), left)
                for left in edges
                if left == 0 or left + across <= width
            ),
        )
        top, left = best
        taken.append((left, top, left + across + GAP, top + down + GAP))
    used = max((right - GAP for _, _, right, _ in taken), default=0.0)
    height = max((bottom - GAP for *_, bottom in taken), default=0.0)
    return [(left, top) for left, top, *_ in taken], used, height


def _under(taken: Sequence[tuple[float, float, float, float]], left: float, right: float) -> float:
    """Return how far down there is nothing but room between `left` and `right`."""
    return max((bottom for x0, _, x1, bottom in taken if x0 < right and x1 > left), default=0.0)


def _apart(
    places: npt.NDArray[np.float64], sizes: npt.NDArray[np.float64], across: float
) -> npt.NDArray[np.float64]:
    """Push overlapping boxes apart, along the axis where less is needed, inside the width."""
    places = places.copy()
    half = sizes / 2
    room = half[:, None] + half[None, :]
    for _ in range(STEPS):
        away = places[:, None] - places[None, :]
        overlap = room - np.abs(away)
        both = (overlap > 0).all(axis=2)
        both &= ~np.eye(len(places), dtype=bool)
        if not both.any():
            break
        sign = np.where(away == 0, _tie(len(places)), np.sign(away))
        sideways = overlap[..., 0] < overlap[..., 1]
        push = np.where(both, np.where(sideways, overlap[..., 0], overlap[..., 1]), 0) * 0.3
        places[:, 0] += np.where(sideways, push * sign[..., 0], 0).sum(axis=1)
        places[:, 1] += np.where(~sideways, push * sign[..., 1], 0).sum(axis=1)
        places[:, 0] = np.clip(places[:, 0], half[:, 0], across - half[:, 0])
    return places


def _tie(count: int) -> npt.NDArray[np.float64]:
    """Return who gives way to which side where two stand on one spot: the later goes right."""
    order = np.sign(np.subtract.outer(np.arange(count), np.arange(count)))
    return np.repeat(order[..., None], 2, axis=2).astype(float)


def label_size(text: str, size: float) -> Size:
    """Return the pixels that a label takes in a type of `size`; `text` as Plotly reads it."""
    return width_of(text) * size / FONT_SIZE, 1.3 * size * (text.count("<br>") + 1)
