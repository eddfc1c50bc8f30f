"""Names and numbers on the areas of a map, where they cover no disc and no other label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pydeck
from numpy.typing import NDArray

from dashboard.maps.discs import text_layer
from dashboard.maps.owners import FRAME, SEA, Owners
from dashboard.maps.view import Canvas
from dashboard.style.scheme import contrast, rgb
from dashboard.style.text_width import width_at

CELL = 3
"""Pixels across a cell: labels are tried in steps of one."""

COUNT, SMALL_COUNT = 20, 15
NAME = 13
LINE = 15
"""Pixels: size of numbers, of those on a phone, of names, and from line to line of a name."""

AROUND = 14
"""Cells beyond an area's bounds that its label may go."""

FOREIGN, BESIDE, DISC, LABEL, OUT = 8.0, 2.0, 60.0, 60.0, 100.0
"""What a cell under a label costs: in another area, in the sea, under a disc, under another label,
beside the picture."""

FAR = 0.0015
"""What a square pixel between a label and the middle of its area costs."""

LEAST_CONTRAST = 3.0
"""Contrast with the ground beside the areas under which a label has to stay on its own."""

MOST = 1.6
"""Cost per cell of a label from which on it is written shorter."""

AWAY = 64.0
"""Pixels from a number to its name beside the area, at most: else it is read as another's."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """A line of a label: text, size and width in pixels, and its middle below the label's top."""

    text: str
    size: float
    width: float
    down: float


def label_layers(
    canvas: Canvas, areas: pd.DataFrame, discs: Numbers, radius: float, owned: Owners
) -> list[pydeck.Layer]:
    """Return the layers `names`, `counts` and `zeros`: of each area its name, and its number.

    A name without room is left out; a number always stands, as near to the middle as it can.

    Args:
        canvas: what is drawn on.
        areas: columns `level`, `code`, `title`, `projects` (missing where no number stands),
            `shown` (the number as it is written), `ink` (colour on its ground).
        discs: middles in pixels of the view, one row each.
        radius: of each of them, with its halo.
        owned: who owns each pixel, by code of the areas.
    """
    view = canvas.view
    costs = _costs(owned, discs, radius)
    names: list[dict[str, Any]] = []
    counts: list[dict[str, Any]] = []
    zeros: list[dict[str, Any]] = []
    size = SMALL_COUNT if view.small else COUNT
    grey, ink = canvas.scheme.grey, canvas.scheme.ink
    rows = areas[~areas["code"].isin(canvas.feet)].sort_values("projects", ascending=False)
    for area in rows.to_dict("records"):
        place = _Place.of(costs, owned.numbers[str(area["code"])])
        if place is None:  # it is not on the picture
            continue
        lon, lat = view.spot(*place.middle)
        known = not pd.isna(area["projects"])
        said = str(area["shown"]) if known else ""
        number = Line(said, size * known, width_at(said, size), size / 2 * known)
        named = canvas.inset is None or area["code"] != canvas.inset.region
        ways = _ways(str(area["title"]), number) if named and not view.small else []
        colour = area["ink"] if area["projects"] else grey
        pale = contrast(colour, canvas.scheme.panel) < LEAST_CONTRAST
        found, lines, away = place.best(ways, number, FOREIGN if pale else BESIDE)
        for line, (x, y) in zip(lines, found, strict=True):
            if not line.text:
                continue
            row = {
                "at": [round(lon, 4), round(lat, 4)],
                "offset": [round(x - place.middle[0], 1), round(y - place.middle[1], 1)],
                "text": line.text,
            }
            if line is number:
                held = counts if area["projects"] else zeros
                held.append({**row, "ink": [*rgb(colour)]})
            else:
                # A pale number is a zero; a name is read on its own.
                shade = ink if away or not area["projects"] else area["ink"]
                names.append({**row, "ink": [*rgb(shade)]})
    return [
        text_layer("names", names, get_size=NAME, get_color="ink"),
        text_layer("counts", counts, get_size=size, get_color="ink", font_weight=700),
        text_layer("zeros", zeros, get_size=size, get_color="ink"),
    ]


def _ways(name: str, number: Line) -> list[list[Line]]:
    """Return the ways of writing a number with its name below: in one line, or in two."""
    under = number.size + 9
    whole = [number, Line(name, NAME, width_at(name, NAME), under)]
    breaks = [at + 1 for at, sign in enumerate(name) if sign in " -"]
    if not breaks:
        return [whole]
    at = min(breaks, key=lambda cut: max(width_at(name[:cut].strip(), NAME),
                                         width_at(name[cut:], NAME)))  # fmt: skip
    halves = [name[:at].strip(), name[at:]]
    parts = [
        Line(half, NAME, width_at(half, NAME), under + LINE * row)
        for row, half in enumerate(halves)
    ]
    return [whole, [number, *parts]]


@dataclass(frozen=True)
class _Costs:
    """What each cell costs whoever writes there, and to whom it belongs."""

    taken: Numbers
    owner: NDArray[np.uint8]


def _costs(owned: Owners, discs: Numbers, radius: float) -> _Costs:
    owner = owned.grid[::CELL, ::CELL]
    taken = np.zeros(owner.shape)
    taken[owner == FRAME] = LABEL
    reach = radius + CELL
    for x, y in discs:
        top, left = max(int((y - reach) / CELL), 0), max(int((x - reach) / CELL), 0)
        part = taken[top : int((y + reach) / CELL) + 2, left : int((x + reach) / CELL) + 2]
        down, across = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]] * CELL
        part[np.hypot(across - x, down - y) < reach] = DISC
    return _Costs(taken, owner)


@dataclass(frozen=True)
class _Place:
    """Where a label of one area may go: near `middle`, in the cells `rows` and `columns`."""

    costs: _Costs
    own: int
    middle: tuple[float, float]
    rows: slice
    columns: slice

    @classmethod
    def of(cls, costs: _Costs, own: int) -> _Place | None:
        """Return the place of the area numbered `own`; None where no cell is its."""
        down, across = np.nonzero(costs.owner == own)
        if not len(down):
            return None
        rows, columns = (
            slice(max(int(at.min()) - AROUND, 0), int(at.max()) + AROUND) for at in (down, across)
        )
        return cls(
            costs, own, (float(across.mean()) * CELL, float(down.mean()) * CELL), rows, columns
        )

    def best(
        self, ways: Sequence[list[Line]], number: Line, sea: float
    ) -> tuple[list[tuple[float, float]], list[Line], bool]:
        """Return the middles of the lines of a label, these lines, and whether its name is outside.

        The cheapest of `ways` is taken; where all are dear, the number alone, and its name beside
        the area where there is room. `sea` is the cost of a cell beside all areas.
        """
        tried = [(self._cheapest(way, beside=sea), way) for way in ways]
        good = [(cost, spot, way) for (cost, spot), way in tried if cost <= MOST]
        if good:
            _, spot, way = min(good, key=lambda one: one[0])
            self._take(way, spot)
            return self._middles(way, spot), way, False
        _, spot = self._cheapest([number], beside=sea)
        self._take([number], spot)
        found, lines = self._middles([number], spot), [number]
        for way in ways:
            name = [
                Line(one.text, one.size, one.width, NAME / 2 + LINE * row)
                for row, one in enumerate(way[1:])
            ]
            cost, place = self._cheapest(name, own=BESIDE * 2, beside=0.0, near=spot)
            if cost <= MOST:
                self._take(name, place)
                return found + self._middles(name, place), lines + name, True
        return found, lines, False

    def _cheapest(
        self,
        lines: Sequence[Line],
        *,
        own: float = 0.0,
        beside: float,
        near: tuple[float, float] | None = None,
    ) -> tuple[float, tuple[float, float]]:
        """Return the cost per cell of the best place, and where the middle of the top goes."""
        owner = self.costs.owner[self.rows, self.columns]
        price = np.where(owner == self.own, own, np.where(owner == SEA, beside, FOREIGN))
        price = price + self.costs.taken[self.rows, self.columns]
        boxes = [_Cells.of(line) for line in lines]
        sums = _summed(price, boxes)
        total = np.sum([box.cost(sums, price.shape) for box in boxes], axis=0)
        cells = sum(box.wide * box.high for box in boxes)
        down, across = np.mgrid[0 : price.shape[0], 0 : price.shape[1]]
        x, y = (across + self.columns.start) * CELL, (down + self.rows.start) * CELL
        height = max(line.down + line.size / 2 for line in lines)
        far = (x - self.middle[0]) ** 2 + (y + height / 2 - self.middle[1]) ** 2
        score = total + FAR * far * cells / 100
        if near:
            away = np.hypot(x - near[0], y - near[1]) > AWAY
            total, score = total + OUT * cells * away, score + OUT * cells * away
        at = np.unravel_index(np.argmin(score), score.shape)
        return float(total[at] / cells), (float(x[at]), float(y[at]))

    def _middles(
        self, lines: Sequence[Line], spot: tuple[float, float]
    ) -> list[tuple[float, float]]:
        return [(spot[0], spot[1] + line.down) for line in lines]

    def _take(self, lines: Sequence[Line], spot: tuple[float, float]) -> None:
        for line in lines:
            top = round((spot[1] + line.down - line.size / 2) / CELL)
            left = round((spot[0] - line.width / 2) / CELL)
            self.costs.taken[
                max(top, 0) : top + round(line.size / CELL),
                max(left, 0) : left + round(line.width / CELL),
            ] = LABEL


@dataclass(frozen=True)
class _Cells:
    """The box of a line in cells: its size, and its top below that of the label."""

    wide: int
    high: int
    down: int

    @classmethod
    def of(cls, line: Line) -> _Cells:
        top = round((line.down - line.size / 2) / CELL)
        return cls(max(1, round(line.width / CELL)), max(1, round(line.size / CELL)), top)

    def cost(self, sums: Numbers, shape: tuple[int, ...]) -> Numbers:
        """Return, for each cell, what the box costs in the middle under it; see `_summed`."""
        edge = (sums.shape[0] - 1 - shape[0]) // 2
        top, left = edge + self.down, edge - self.wide // 2
        low, right = top + self.high, left + self.wide
        above, below = sums[top : top + shape[0]], sums[low : low + shape[0]]
        first, last = slice(left, left + shape[1]), slice(right, right + shape[1])
        cost: Numbers = below[:, last] - above[:, last] - below[:, first] + above[:, first]
        return cost


def _summed(price: Numbers, boxes: Sequence[_Cells]) -> Numbers:
    """Return the sums of all cells above and left of each (a summed-area table; Crow, 1984)."""
    edge = max(max(box.wide, box.down + box.high) for box in boxes) + 1
    padded = np.pad(price, edge, constant_values=OUT)
    return np.pad(padded.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
