"""France with its empty départements hatched, each of which can be chosen: a drawing (SVG)."""

from collections.abc import Collection
from textwrap import wrap

import pandas as pd

from dashboard.language.markup import Markup, tag
from dashboard.maps.label_spots import region_spots
from dashboard.maps.outlines import (
    Outline,
    Projection,
    bounds_of,
    hatching_of,
    outlines_of,
    path_of,
    projection,
)
from dashboard.style.box import Box
from dashboard.style.fluid_drawing import fluid_drawing, legend_row, part_to_choose, text_at
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import width_at
from loaders.geography.geography import Geography

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
    names = []
    for one in named:
        x, y = place.spot(*region_spots(geography)[one.code])
        lower = (STAGGER, -STAGGER)[away.index(one.code) % 2] if one.code in away else 0
        lines = ["0"] if narrow else wrap(one.name, NAME_WIDTH)
        names.append(_name(lines, x, y + lower, scheme))
    swatches = ((scheme.bar_other, "", legend[0]), (hatch, "", legend[1]))
    legend_drawn = legend_row(swatches, scheme, 2)
    return fluid_drawing(width, height, pattern, *legend_drawn, *areas, *edges, *names)


def _area(
    one: Outline, place: Projection, scheme: Scheme, fill: str, text: str, *, own: bool
) -> Markup:
    edge = {"stroke": scheme.ink, "stroke_width": "2"} if own else {"stroke": scheme.panel}
    drawn = _path(one, place, fill=fill, **edge)
    return part_to_choose("departement", one.code, text, drawn, chosen=own)


def _path(one: Outline, place: Projection, **look: str) -> Markup:
    return tag("path", d=path_of(one, place), **look)


def _name(lines: list[str], x: float, y: float, scheme: Scheme) -> Markup:
    """Return a name on a ground of its own, its middle at `x` and `y`, out of the pointer's way."""
    wide = max(width_at(line, SIZE) for line in lines) + 4
    high = LINE * len(lines)
    ground = tag(
        "rect",
        x=f"{x - wide / 2:.1f}",
        y=f"{y - high / 2:.1f}",
        width=f"{wide:.1f}",
        height=f"{high}",
        fill=scheme.panel,
    )
    weight = 700 if len(lines[0]) == 1 else 400
    texts = [
        text_at(said, x, y - high / 2 + LINE * at + 11, SIZE, scheme.ink, weight=weight)
        for at, said in enumerate(lines)
    ]
    return tag("g", ground, *texts, pointer_events="none")
