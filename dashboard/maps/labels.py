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
Spot = tuple[float, float]


@dataclass(frozen=True)
class Line:
    """A line of a label: text, size and width in pixels, and its middle below the label's top."""

    text: str
    size: float
    width: float
    down: float


Placed = tuple[Line, Spot]
"""A line, and where its middle goes, in pixels."""


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
    ground = _Ground(owned, discs, radius)
    names: list[dict[str, Any]] = []
    counts: list[dict[str, Any]] = []
    zeros: list[dict[str, Any]] = []
    size = SMALL_COUNT if view.small else COUNT
    grey, ink = canvas.scheme.grey, canvas.scheme.ink
    rows = areas[~areas["code"].isin(canvas.feet)].sort_values("projects", ascending=False)
    for area in rows.to_dict("records"):
        own = owned.numbers[str(area["code"])]
        if not (ground.owner == own).any():  # it is not on the picture
            continue
        known = not pd.isna(area["projects"])
        said = str(area["shown"]) if known else ""
        number = Line(said, size * known, width_at(said, size), size / 2 * known)
        named = canvas.inset is None or area["code"] != canvas.inset.region
        ways = _ways(str(area["title"]), number) if named and not view.small else []
        colour = area["ink"] if area["projects"] else grey
        pale = contrast(colour, canvas.scheme.panel) < LEAST_CONTRAST
        place = _Place(ground, own)
        lon, lat = view.spot(*place.middle)
        found, away = place.best(ways, number, FOREIGN if pale else BESIDE)
        for line, (x, y) in found:
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


class _Ground:
    """To whom each cell of the picture belongs, and what is `taken` there, as a cost."""

    def __init__(self, owned: Owners, discs: Numbers, radius: float) -> None:
        self.owner = owned.grid[::CELL, ::CELL]
        self.taken = np.where(self.owner == FRAME, LABEL, 0.0)
        reach = radius + CELL
        for x, y in discs:
            top, left = max(int((y - reach) / CELL), 0), max(int((x - reach) / CELL), 0)
            part = self.taken[top : int((y + reach) / CELL) + 2, left : int((x + reach) / CELL) + 2]
            down, across = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]] * CELL
            part[np.hypot(across - x, down - y) < reach] = DISC

    def take(self, found: Sequence[Placed]) -> None:
        """Keep the cells of a label from all others."""
        for line, (x, y) in found:
            top, left = round((y - line.size / 2) / CELL), round((x - line.width / 2) / CELL)
            self.taken[
                max(top, 0) : top + round(line.size / CELL),
                max(left, 0) : left + round(line.width / CELL),
            ] = LABEL


class _Place:
    """Where a label of the area numbered `own` may go: near its `middle`, a little beyond it."""

    def __init__(self, ground: _Ground, own: int) -> None:
        down, across = np.nonzero(ground.owner == own)
        self.ground, self.own = ground, own
        self.middle = float(across.mean()) * CELL, float(down.mean()) * CELL
        self.rows, self.columns = (
            slice(max(int(at.min()) - AROUND, 0), int(at.max()) + AROUND) for at in (down, across)
        )

    def best(
        self, ways: Sequence[list[Line]], number: Line, sea: float
    ) -> tuple[list[Placed], bool]:
        """Return the lines of a label with their middles, and whether its name is outside.

        The cheapest of `ways` is taken; where all are dear, the number alone, and its name beside
        the area where there is room. `sea` is the cost of a cell beside all areas.
        """
        tried = [(*self._cheapest(way, beside=sea), way) for way in ways]
        good = [one for one in tried if one[0] <= MOST]
        if good:
            _, spot, way = min(good, key=lambda one: one[0])
            return self._put(way, spot), False
        _, spot = self._cheapest([number], beside=sea)
        found = self._put([number], spot)
        for way in ways:
            name = [
                Line(one.text, one.size, one.width, NAME / 2 + LINE * row)
                for row, one in enumerate(way[1:])
            ]
            cost, place = self._cheapest(name, own=BESIDE * 2, beside=0.0, near=spot)
            if cost <= MOST:
                return found + self._put(name, place), True
        return found, False

    def _put(self, lines: Sequence[Line], spot: Spot) -> list[Placed]:
        found = [(line, (spot[0], spot[1] + line.down)) for line in lines]
        self.ground.take(found)
        return found

    def _cheapest(
        self,
        lines: Sequence[Line],
        *,
        own: float = 0.0,
        beside: float,
        near: Spot | None = None,
    ) -> tuple[float, Spot]:
        """Return the cost per cell of the best place, and where the middle of the top goes."""
        owner = self.ground.owner[self.rows, self.columns]
        price = np.where(owner == self.own, own, np.where(owner == SEA, beside, FOREIGN))
        price = price + self.ground.taken[self.rows, self.columns]
        total, cells = _costs(price, lines)
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


def _costs(price: Numbers, lines: Sequence[Line]) -> tuple[Numbers, int]:
    """Return what a label costs with the middle of its top in each cell, and how many it covers.

    Each line is a box, whose cost is the difference of four sums of all cells above and left of its
    corners (a summed-area table; Crow, 1984).
    """
    boxes = [
        (
            max(1, round(line.width / CELL)),
            max(1, round(line.size / CELL)),
            round((line.down - line.size / 2) / CELL),
        )
        for line in lines
    ]
    edge = max(max(wide, down + high) for wide, high, down in boxes) + 1
    padded = np.pad(price, edge, constant_values=OUT)
    sums = np.pad(padded.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    total = np.zeros_like(price)
    for wide, high, down in boxes:
        top, left = edge + down, edge - wide // 2
        strips = sums[top + high :][: len(price)] - sums[top:][: len(price)]
        total += strips[:, left + wide :][:, : price.shape[1]]
        total -= strips[:, left:][:, : price.shape[1]]
    return total, sum(wide * high for wide, high, _ in boxes)
