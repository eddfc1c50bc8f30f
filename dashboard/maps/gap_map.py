"""France with its empty départements hatched, each of which can be chosen: a drawing (SVG)."""

from __future__ import annotations

from collections.abc import Collection
from textwrap import wrap

import numpy as np
import pandas as pd

from dashboard.language.markup import Markup, tag
from dashboard.maps.label_spots import region_spots
from dashboard.maps.outlines import Outline, Projection, bounds_of, outlines_of, projection
from dashboard.maps.region_map import hatching_of, path_of
from dashboard.style.box import Box
from dashboard.style.fluid_drawing import fluid_drawing
from dashboard.style.legend_row import legend_row
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import FONT_SIZE, width_of
from loaders.geography.geography import Geography, to_mercator

WIDTH, HEIGHT = 560, 540
NARROW_WIDTH, NARROW_HEIGHT = 326, 340
"""Pixels of the picture in its panel, and on a phone."""

LEGEND = 30
"""Pixels over the map for the legend."""

STAGGER = 13
"""Pixels by which the names of neighbours in the overseas row stand higher and lower."""

NAME_WIDTH, SIZE, LINE = 12, 12, 14
"""Characters of a line of a region's name; pixels of its type, and from line to line."""


def gap_map(
    geography: Geography,
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    legend: tuple[str, str],
    empty_regions: Collection[str],
    narrow: bool = False,
    chosen: Collection[str] = (),
    within: Collection[str] = (),
) -> Markup:
    """Return the drawing of the whole country, overseas France in a row below.

    `frame` has a row per département: `id`, `projects`, `text` (for a pointer). A département
    with projects is full, one without is hatched; `empty_regions` (codes) bear their names, or a
    nought on a `narrow` picture. `legend` names the two fills. Where regions are named in
    `within`, the others are left plain. `chosen` départements have a strong edge.
    """
    width, height = (NARROW_WIDTH, NARROW_HEIGHT) if narrow else (WIDTH, HEIGHT)
    every, regions = outlines_of(geography, "departements"), outlines_of(geography, "regions")
    place = projection(bounds_of(every), Box(2, LEGEND, width - 4, height - LEGEND - 14))
    hatch, pattern = hatching_of(scheme)
    told = {
        code: (scheme.bar_other if projects else hatch, text)
        for code, projects, text in frame[["id", "projects", "text"]].to_numpy()
    }
    areas = [
        _area(one, place, scheme, *told[one.code], own=one.code in chosen)
        if one.code in told and (not within or one.region in within)
        else _path(one, place, fill=scheme.panel, stroke=scheme.hairline, stroke_width="0.7")
        for one in every
    ]
    line = {"stroke": scheme.grey, "stroke_width": "1.1", "pointer_events": "none"}
    edges = [_path(one, place, fill="none", **line) for one in regions]
    named = [one for one in regions if one.code in empty_regions]
    away = [one.code for one in named if one.code in geography.overseas_regions]
    names = [
        _name(
            ["0"] if narrow else wrap(one.name, NAME_WIDTH),
            *_spot(geography, one, place, (STAGGER, -STAGGER)[away.index(one.code) % 2]
                   if one.code in away else 0),
            scheme,
        )
        for one in named
    ]  # fmt: skip
    swatches = ((scheme.bar_other, "", legend[0]), (hatch, "", legend[1]))
    return fluid_drawing(
        width,
        height,
        pattern,
        *legend_row(swatches, scheme, 2),
        *areas,
        *edges,
        *names,
    )


def _area(
    one: Outline, place: Projection, scheme: Scheme, fill: str, text: str, *, own: bool
) -> Markup:
    edge = {"stroke": scheme.ink, "stroke_width": "2"} if own else {"stroke": scheme.panel}
    return tag(
        "g",
        tag("title", text),
        _path(one, place, fill=fill, **edge),
        data_choose="departement",
        data_value=one.code,
        data_toggles="true",
        data_chosen=str(own).lower(),
    )


def _path(one: Outline, place: Projection, **look: str) -> Markup:
    return tag("path", d="".join(path_of(place.points(ring)) for ring in one.rings), **look)


def _spot(geography: Geography, one: Outline, place: Projection, lower: int) -> tuple[float, float]:
    metres = np.array([to_mercator(*region_spots(geography)[one.code])], dtype=float)
    ((x, y),) = place.points(metres).tolist()
    return x, y + lower


def _name(lines: list[str], x: float, y: float, scheme: Scheme) -> Markup:
    """Return a name on a ground of its own, its middle at `x` and `y`, out of the pointer's way."""
    wide = max(map(width_of, lines)) * SIZE / FONT_SIZE + 4
    high = LINE * len(lines)
    ground = tag(
        "rect",
        x=f"{x - wide / 2:.1f}",
        y=f"{y - high / 2:.1f}",
        width=f"{wide:.1f}",
        height=f"{high}",
        fill=scheme.panel,
    )
    texts = [
        tag(
            "text",
            said,
            x=f"{x:.1f}",
            y=f"{y - high / 2 + LINE * at + 11:.1f}",
            font_size=str(SIZE),
            font_weight="700" if len(said) == 1 else "400",
            text_anchor="middle",
            fill=scheme.ink,
        )
        for at, said in enumerate(lines)
    ]
    return tag("g", ground, *texts, pointer_events="none")
