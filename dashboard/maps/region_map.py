"""The regions with their numbers on them: a drawing (SVG) that needs no WebGL."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.language.markup import Markup, joined, tag
from dashboard.maps.label_spots import region_spots
from dashboard.maps.outlines import bounds_of, hatching_of, outlines_of, path_of, projection
from dashboard.style.box import Box
from dashboard.style.fluid_drawing import fluid_drawing, legend_row, part_to_choose, text_at
from dashboard.style.scheme import Scheme, shades_of
from loaders.geography.geography import Geography

WIDTH, HEIGHT = 456, 352
"""Pixels of the picture where it stands in its panel on a usual screen."""

NARROW_WIDTH, NARROW_HEIGHT = 326, 388
"""Pixels of the picture on a phone, where overseas France stands in a row under the mainland."""

LEGEND = 26
"""Pixels under the map for the legend."""

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
    apart: bool = False


def region_map(
    geography: Geography,
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    steps: Sequence[str],
    chosen: Collection[str] = (),
    narrow: bool = False,
) -> Markup:
    """Return the drawing of the regions in `frame`; each can be chosen (`data-choose`).

    `frame` has `id` (code), `label`, `number` (as written), `step` (0 to 4, that of the shade) and
    `said` (all of it in a sentence, for a pointer). `steps` say what the five shades mean. Those
    that are not chosen are pale, while some are.
    """
    width, height = (NARROW_WIDTH, NARROW_HEIGHT) if narrow else (WIDTH, HEIGHT)
    hatch, pattern = hatching_of(scheme)
    regions = {row.id: row for row in frame.itertuples(index=False)}
    drawn = [
        _drawn(shape, regions[shape.code], scheme, hatch=hatch, chosen=chosen, narrow=narrow)
        for shape in _shapes(geography, narrow=narrow)
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
            [
                (shades_of(scheme)[step].ground if step else hatch, "", name)
                for step, name in enumerate(steps)
            ],
            scheme,
            height + 9,
            width,
        ),
    )


def _drawn(
    shape: Shape,
    region: Any,
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
        size, weight = (18, 700) if step else (15, 400)
        texts = [text_at(region.number, x, y + size / 3, size, ink, weight=weight, through=True)]
    elif narrow:
        texts = [
            text_at(region.label, x, y + 14, 13, scheme.ink, through=True),
            text_at(region.number, x, y + 31, 14, scheme.ink, weight=700, through=True),
        ]
    else:
        label = joined([f"{region.label} ", tag("tspan", region.number, font_weight="700")])
        texts = [text_at(label, x, y + 15, 13, scheme.ink, anchor="start", through=True)]
    return own, part_to_choose("region", shape.code, region.said, area, *texts, chosen=own)


@lru_cache(maxsize=8)
def _shapes(geography: Geography, *, narrow: bool) -> tuple[Shape, ...]:
    """Lay the regions out: the mainland, and overseas in the Bay of Biscay or in a row below."""
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
    spots, place = region_spots(geography), projection(bounds_of(main), mainland)
    shapes = [Shape(one.code, path_of(one, place), place.spot(*spots[one.code])) for one in main]
    for one, box in zip(others, boxes, strict=True):
        under = box.left + (ISLAND / 2 if narrow else 0), box.top + box.height
        path = path_of(one, projection(one.bounds, box))
        shapes.append(Shape(one.code, path, under, apart=True))
    return tuple(shapes)
