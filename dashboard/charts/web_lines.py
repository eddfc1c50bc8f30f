"""Which lines of the landlord web run through which marks and labels, and how to keep them apart.

Every mark in turn moves to the best of some spots near it, with its label on the best of its
sides, until a round over all marks betters nothing. No chance is in it: the same marks and lines
end in the same places.
"""

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

SIDES = ("bottom center", "middle right", "middle left", "top center")
"""Where a label can stand beside its mark, as Plotly calls it, the best first."""

AROUND = 3.0
"""Pixels around a mark or a label that a line keeps clear of."""

LENGTH = 95.0
"""Pixels that a line is best long."""

ROUNDS = 5

DEARER = (30.0, 90.0, 270.0)
"""What a line through a mark or a label costs, at first and while there still are some."""

_OVERLAP, _CROSSING, _OUTSIDE = 40.0, 12.0, 5000.0
"""What a fault costs; a pixel of length too much costs a few hundredths."""


@dataclass
class Web:
    """Marks and lines: `places` (n, 2), `marks` (n) across, `labels` (n, 2), `lines` (m, 2) of
    marks, and for each mark which of `SIDES` its label stands on."""

    places: Array
    marks: Array
    labels: Array
    lines: npt.NDArray[np.int64]
    sides: npt.NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        self.sides = np.zeros(len(self.places), dtype=np.int64)

    def boxes(self) -> Array:
        """Return left, top, right and bottom of every mark, then of every label."""
        return np.concatenate(
            [
                _mark_boxes(self.places, self.marks),
                _label_boxes(self.places, self.marks, self.labels, self.sides),
            ]
        )


def clear(web: Web, across: float) -> None:
    """Move the marks of `web`, between 0 and `across`, until nothing lies on another."""
    for dear in DEARER:
        for _ in range(ROUNDS):
            moved = [_better(web, mark, across, dear) for mark in range(len(web.places))]
            if not faults(web):
                return
            if not any(moved):
                break


def faults(web: Web) -> int:
    """Return how many lines run through a mark or a label, their own ends' marks aside, and how
    many marks and labels lie on one another."""
    count, boxes = len(web.places), _wide(web.boxes())
    ends = web.places[web.lines]
    through = cuts(ends[:, None, 0], ends[:, None, 1], boxes[None])
    own = (web.lines[:, :, None] == np.arange(count)).any(axis=1)
    through[:, :count] &= ~own
    through[:, count:] &= (web.labels[:, 0] > 0)[None]
    return int(through.sum()) + _on_another(web)


def _on_another(web: Web) -> int:
    """Return how many pairs of marks and labels lie on one another."""
    boxes, count = web.boxes(), len(web.places)
    there = np.concatenate([np.ones(count, dtype=bool), web.labels[:, 0] > 0])
    meet = (boxes[:, None, :2] < boxes[None, :, 2:]).all(axis=-1)
    meet &= meet.T & there[:, None] & there[None, :]
    return int(np.triu(meet, 1).sum())


def cuts(start: Array, end: Array, boxes: Array) -> Flags:
    """Return which lines from `start` to `end` (…, 2) run through which `boxes` (…, 4)."""
    way = end - start
    way = np.where(way == 0, 1e-9, way)
    one, other = (boxes[..., :2] - start) / way, (boxes[..., 2:] - start) / way
    # The two axes by name: to reduce an axis of two takes numpy three times as long.
    near, far = np.minimum(one, other), np.maximum(one, other)
    enters = np.maximum(near[..., 0], near[..., 1])
    leaves = np.minimum(far[..., 0], far[..., 1])
    return np.asarray((enters < leaves) & (leaves > 0) & (enters < 1))


def _better(web: Web, mark: int, across: float, dear: float) -> bool:
    """Move one mark to the best spot near it; return whether that is another."""
    own = (web.lines == mark).any(axis=1)
    neighbours = web.lines[own].sum(axis=1) - mark
    spots, sides = _candidates(web, mark, neighbours)
    cost = _costs(web, mark, neighbours, web.lines[~own], spots, sides, across, dear)
    best = int(cost.argmin())
    if cost[best] > cost[0] - 0.5:
        return False
    web.places[mark], web.sides[mark] = spots[best], sides[best]
    return True


def _candidates(
    web: Web, mark: int, neighbours: npt.NDArray[np.int64]
) -> tuple[Array, npt.NDArray[np.int64]]:
    """Return spots and sides to try, the present ones first."""
    turns = np.arange(8) * math.tau / 8
    circle = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    here = web.places[mark]
    spots = [here[None], *(here + circle * step for step in (14.0, 40.0, 100.0, 180.0))]
    among = web.places[neighbours].mean(axis=0)
    spots += [among + circle * step for step in (30.0, 60.0, LENGTH, 130.0)]
    every = np.concatenate(spots)
    if not web.labels[mark, 0]:
        return every, np.zeros(len(every), dtype=np.int64)
    order = (web.sides[mark] + np.arange(len(SIDES))) % len(SIDES)
    return np.repeat(every, len(SIDES), axis=0), np.tile(order, len(every))


def _costs(
    web: Web,
    mark: int,
    neighbours: npt.NDArray[np.int64],
    other_lines: npt.NDArray[np.int64],
    spots: Array,
    sides: npt.NDArray[np.int64],
    across: float,
    dear: float,
) -> Array:
    count = len(web.places)
    tried = len(spots)
    size = np.full(tried, web.marks[mark])
    label = np.broadcast_to(web.labels[mark], (tried, 2))
    own_boxes = np.stack(
        [_mark_boxes(spots, size), _label_boxes(spots, size, label, sides)], axis=1
    )
    if not web.labels[mark, 0]:
        own_boxes = own_boxes[:, :1]
    kept = np.concatenate([np.ones(count, dtype=bool), web.labels[:, 0] > 0])
    kept[[mark, count + mark]] = False
    others = web.boxes()[kept]
    whose = np.concatenate([np.arange(count), np.full(count, -1)])[kept]

    cost = np.asarray(sides * 0.4, dtype=np.float64)
    low = np.maximum(own_boxes[:, :, None, :2], others[:, :2])
    high = np.minimum(own_boxes[:, :, None, 2:], others[:, 2:])
    common = np.clip(high - low + 2 * AROUND, 0, None)
    shared = common[..., 0] * common[..., 1]
    cost += (_OVERLAP * (shared > 0) + 0.02 * shared).sum(axis=(1, 2))
    cost += _OUTSIDE * (own_boxes[..., 0] < 0).sum(axis=1)
    cost += _OUTSIDE * (own_boxes[..., 2] > across).sum(axis=1)

    ends = web.places[neighbours]
    through = cuts(spots[:, None, None], ends[None, :, None], _wide(others)[None, None])
    through &= whose[None, None] != neighbours[None, :, None]
    cost += dear * through.sum(axis=(1, 2))
    if own_boxes.shape[1] == 2:
        itself = cuts(spots[:, None], ends[None], _wide(own_boxes[:, 1])[:, None])
        cost += dear * itself.sum(axis=1)
    if len(other_lines):
        from_, to = web.places[other_lines[:, 0]], web.places[other_lines[:, 1]]
        cost += dear * cuts(from_[None, None], to[None, None], _wide(own_boxes)[:, :, None]).sum(
            axis=(1, 2)
        )
        meets = _cross(spots[:, None, None], ends[None, :, None], from_, to)
        joined = (other_lines[None] == neighbours[:, None, None]).any(axis=-1)
        cost += _CROSSING * (meets & ~joined[None]).sum(axis=(1, 2))
    lengths = np.linalg.norm(spots[:, None] - ends[None], axis=-1)
    too_long, too_short = lengths - LENGTH, 0.7 * LENGTH - lengths
    cost += (0.03 * np.clip(too_long, 0, None) + 0.1 * np.clip(too_short, 0, None)).sum(axis=1)
    return cost


def _cross(one: Array, other: Array, start: Array, end: Array) -> Flags:
    """Return which lines from `one` to `other` cross which from `start` to `end`."""

    def side(a: Array, b: Array, c: Array) -> Array:
        turned = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
            c[..., 0] - a[..., 0]
        )
        return np.asarray(turned)

    apart = side(one, other, start) * side(one, other, end) < 0
    return np.asarray(apart & (side(start, end, one) * side(start, end, other) < 0))


def _mark_boxes(places: Array, marks: Array) -> Array:
    half = marks[:, None] / 2
    return np.concatenate([places - half, places + half], axis=1)


def _label_boxes(places: Array, marks: Array, labels: Array, sides: npt.NDArray[np.int64]) -> Array:
    half = labels / 2
    beside = marks * 0.6 + 2  # Plotly keeps a label a quarter of the radius from its mark
    zero = np.zeros(len(places))
    x = np.choose(sides, [zero, beside + half[:, 0], -beside - half[:, 0], zero])
    y = np.choose(sides, [beside + half[:, 1], zero, zero, -beside - half[:, 1]])
    middle = places + np.stack([x, y], axis=1)
    return np.concatenate([middle - half, middle + half], axis=1)


def _wide(boxes: Array) -> Array:
    return np.asarray(boxes + np.array([-AROUND, -AROUND, AROUND, AROUND]))
