"""The regions with their numbers on them: a drawing (SVG) that needs no WebGL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from dashboard.language.markup import Markup, tag
from dashboard.maps.label_spots import region_spots
from dashboard.maps.outlines import Outline, Points, bounds_of, outlines_of, projection
from dashboard.style.box import Box
from dashboard.style.fluid_drawing import fluid_drawing
from dashboard.style.legend_row import legend_row
from dashboard.style.scheme import Scheme
from dashboard.style.shades import shades_of
from loaders.geography.geography import Geography, to_mercator

WIDTH, HEIGHT = 456, 352
"""Pixels of the picture where it stands in its panel on a usual screen."""

NARROW_WIDTH, NARROW_HEIGHT = 326, 388
"""Pixels of the picture on a phone, where overseas France stands in a row under the mainland."""

LEGEND = 26
"""Pixels under the map for the legend."""

APART = 0.8
"""Pixels between two points of a boundary: nearer ones are not seen apart."""

ISLAND = 30
"""Pixels of an overseas region, which is drawn at its own scale."""

FAINT = "0.35"
"""Opacity of the ground of what is not chosen, while something is; its number stays readable."""


@dataclass(frozen=True)
class Shape:
    """A region as it is drawn: `path` is data of an SVG path, `spot` where its number stands.

    `apart` are those of overseas, whose name and number stand under them.
    """

    code: str
    path: str
    spot: tuple[float, float]
    apart: bool


@dataclass(frozen=True)
class Region:
    """What is said of a region: its name, its number, and both in a sentence for a pointer.

    `step`, 0 to 4, is that of its shade (`dashboard.style.shades`).
    """

    name: str
    number: str
    step: int
    said: str


def regions_of(frame: pd.DataFrame, counted: str, step: Callable[[Any], int]) -> dict[str, Region]:
    """Return the regions by their codes, of rows with `id`, `label`, `number` and `said`.

    `step` gives the shade of a value of the column `counted`.
    """
    names = ("id", "label", "number", counted, "said")
    columns = zip(*(frame[name].tolist() for name in names), strict=True)
    return {
        code: Region(label, number, step(value), said)
        for code, label, number, value, said in columns
    }


def region_map(
    geography: Geography,
    regions: Mapping[str, Region],
    scheme: Scheme,
    *,
    steps: Sequence[str],
    chosen: Collection[str] = (),
    narrow: bool = False,
) -> Markup:
    """Return the drawing of `regions`, by their codes; each can be chosen (`data-choose`).

    `steps` say what the five shades mean. Those that are not chosen are pale, while some are.
    """
    width, height = (NARROW_WIDTH, NARROW_HEIGHT) if narrow else (WIDTH, HEIGHT)
    hatch, pattern = hatching_of(scheme)
    drawn = [
        _drawn(shape, regions[shape.code], scheme, hatch=hatch, chosen=chosen, narrow=narrow)
        for shape in _shapes(_Key(geography), narrow=narrow)
        if shape.code in regions
    ]
    # What is chosen is drawn last, so that its outline lies on those of its neighbours.
    drawn.sort(key=lambda one: one[0])
    return fluid_drawing(
        width,
        height + LEGEND,
        pattern,
        *(one for _, one in drawn),
        *legend_row(
            (
                (shades_of(scheme)[step].ground if step else hatch, "", name)
                for step, name in enumerate(steps)
            ),
            scheme,
            height + 9,
        ),
    )


def hatching_of(scheme: Scheme) -> tuple[str, Markup]:
    """Return the fill of what has no project, and the pattern that a drawing needs for it."""
    name = f"hatch-{scheme.hatch[1:]}"
    pattern = tag(
        "pattern",
        tag("rect", width="5", height="5", fill=scheme.shade_0),
        tag("path", d="M0 0V5", stroke=scheme.hatch, stroke_width="2.4"),
        id=name,
        width="5",
        height="5",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return f"url(#{name})", tag("defs", pattern)


def _drawn(
    shape: Shape,
    region: Region,
    scheme: Scheme,
    *,
    hatch: str,
    chosen: Collection[str],
    narrow: bool,
) -> tuple[bool, Markup]:
    step = region.step
    shade = shades_of(scheme)[step]
    own = shape.code in chosen
    faint = bool(chosen) and not own
    ink = scheme.ink if faint and step else shade.ink
    number = region.number
    x, y = shape.spot
    area = tag(
        "path",
        d=shape.path,
        fill=shade.ground if step else hatch,
        stroke=scheme.ink if own else scheme.panel,
        stroke_width="2.5" if own else "1",
        stroke_linejoin="round",
        fill_opacity=FAINT if faint else "",
    )
    if not shape.apart:
        figure = _text(
            number, x, y + (6 if step else 5), "18" if step else "15", ink, bold=bool(step)
        )
        texts = [figure]
    elif narrow:
        texts = [
            _text(region.name, x, y + 14, "13", scheme.ink),
            _text(number, x, y + 31, "14", scheme.ink, bold=True),
        ]
    else:
        label = [tag("tspan", region.name + " "), tag("tspan", number, font_weight="700")]
        texts = [_text("", x, y + 15, "13", scheme.ink, inside=label, anchor="start")]
    return own, tag(
        "g",
        tag("title", region.said),
        area,
        *texts,
        data_choose="region",
        data_value=shape.code,
        data_toggles="true",
        data_chosen="true" if own else "false",
    )


def _text(
    said: str,
    x: float,
    y: float,
    size: str,
    colour: str,
    inside: Sequence[str] = (),
    *,
    bold: bool = False,
    anchor: str = "middle",
) -> Markup:
    return tag(
        "text",
        *(inside or (said,)),
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        font_size=size,
        font_weight="700" if bold else "400",
        fill=colour,
        text_anchor=anchor,
        pointer_events="none",
    )


class _Key:
    """A geography as what is kept of it is found by: the one object that all visitors share."""

    def __init__(self, geography: Geography) -> None:
        self.geography = geography

    def __hash__(self) -> int:
        return id(self.geography)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.geography is self.geography


@lru_cache(maxsize=8)
def _shapes(key: _Key, *, narrow: bool) -> tuple[Shape, ...]:
    """Lay the regions out: the mainland, and overseas in the Bay of Biscay or in a row below."""
    geography = key.geography
    away = geography.overseas_regions
    every = outlines_of(geography, "regions")
    main = [one for one in every if one.code not in away]
    others = sorted((one for one in every if one.code in away), key=lambda one: one.code)
    if narrow:
        pitch = NARROW_WIDTH / max(1, len(others))
        foot = NARROW_HEIGHT - 36 - ISLAND
        mainland = Box(0, 4, NARROW_WIDTH, foot - 16)
        boxes = [
            Box(pitch * (at + 0.5) - ISLAND / 2, foot, ISLAND, ISLAND) for at in range(len(others))
        ]
    else:
        mainland = Box(WIDTH - 360, 2, 358, HEIGHT - 4)
        boxes = [
            Box(84 * (at % 2), 172 + 62 * (at // 2), ISLAND + 10, ISLAND)
            for at in range(len(others))
        ]
    shapes = [_shape(geography, one, bounds_of(main), mainland, apart=False) for one in main]
    for one, box in zip(others, boxes, strict=True):
        drawn = _shape(geography, one, one.bounds, box, apart=True)
        left = box.left + (ISLAND / 2 if narrow else 0)
        shapes.append(Shape(one.code, drawn.path, (left, box.top + box.height), apart=True))
    return tuple(shapes)


def _shape(
    geography: Geography,
    outline: Outline,
    bounds: tuple[float, float, float, float],
    box: Box,
    *,
    apart: bool,
) -> Shape:
    place = projection(bounds, box)
    spot = np.array([to_mercator(*region_spots(geography)[outline.code])], dtype=float)
    ((x, y),) = place.points(spot).tolist()
    rings = [path_of(place.points(ring)) for ring in outline.rings]
    return Shape(outline.code, "".join(rings), (x, y), apart)


def path_of(points: Points, apart: float = APART) -> str:
    """Return a closed ring, in pixels, as data of an SVG path, without points too near to see."""
    kept: list[tuple[float, float]] = []
    for x, y in points.tolist():
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= apart:
            kept.append((x, y))
    if len(kept) < 3:
        kept = [(x, y) for x, y in points.tolist()]
    # From step to step, which is half as long to write.
    tenths = np.rint(np.array(kept) * 10).astype(int)
    (x, y), steps = (tenths[0] / 10).tolist(), (np.diff(tenths, axis=0) / 10).tolist()
    return f"M{x:g} {y:g}l{' '.join(f'{right:g} {down:g}' for right, down in steps)}Z"
