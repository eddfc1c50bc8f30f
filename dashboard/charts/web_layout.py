"""Where the marks of the landlord web stand: the same data gives the same picture."""

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

SEED = 7
"""Where the spring layout starts: any number does, as long as it stays the same."""

AIR = 2.6
"""Room for a group, as a multiple of what its boxes cover."""

STEPS = 400

Size = tuple[float, float]
Spots = dict[str, Size]


def web_layout(
    graph: "nx.Graph[str]", boxes: Mapping[str, Size], width: float
) -> tuple[Spots, float]:
    """Place the nodes of `graph` in a picture `width` pixels wide; return spots and its height.

    `boxes` is the width and height in pixels of every node with its label. Nodes that hang
    together, directly or through others, form a group; groups stand in rows, the largest first.
    Within a group a spring layout gives the shape, and boxes that overlap are pushed apart.
    """
    groups = sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group)))
    spots: Spots = {}
    left = top = row = 0.0
    for group in groups:
        placed, (across, down) = _group(graph.subgraph(sorted(group)), boxes, width)
        if left and left + across > width:
            left, top, row = 0.0, top + row, 0.0
        for node, (x, y) in placed.items():
            spots[node] = (left + x, top + y)
        left += across
        row = max(row, down)
    return spots, top + row


def _group(graph: "nx.Graph[str]", boxes: Mapping[str, Size], width: float) -> tuple[Spots, Size]:
    """Lay out one group from its own corner; return its spots and the room it takes."""
    nodes = sorted(graph)
    sizes = np.array([boxes[node] for node in nodes])
    covered = AIR * float((sizes[:, 0] * sizes[:, 1]).sum())
    across = min(width, max(1.5 * math.sqrt(covered), float(sizes[:, 0].max()) * 1.2))
    down = max(covered / across, float(sizes[:, 1].max()))
    springs: Mapping[str, npt.NDArray[np.float64]] = nx.spring_layout(
        nx.Graph(graph), seed=SEED, k=1.6 / math.sqrt(len(nodes)), iterations=500
    )
    shape = np.array([springs[node] for node in nodes])
    spread = np.ptp(shape, axis=0)
    shape = (shape - shape.min(axis=0)) / np.where(spread > 0, spread, 1)
    inner = np.array([across, down]) - sizes.max(axis=0)
    places = _apart(shape * inner + sizes.max(axis=0) / 2, sizes, across)
    places[:, 1] -= (places[:, 1] - sizes[:, 1] / 2).min()
    taken = float((places[:, 1] + sizes[:, 1] / 2).max())
    return dict(zip(nodes, map(tuple, places.tolist()), strict=True)), (across, taken)


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


def label_box(lines: Sequence[str], mark: float, size: float) -> Size:
    """Return the pixels that a mark and the lines of its label under it take.

    A letter is taken as 0.56 of the type's `size` wide, the mean of the typeface with a margin.
    """
    longest = max((len(line) for line in lines), default=0)
    return max(mark, 0.56 * size * longest) + 8, mark + 1.25 * size * len(lines) + 10
