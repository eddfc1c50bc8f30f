"""The ground of the map: départements, shaded or plain, under the outlines of the regions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd
import pydeck

from dashboard.maps.view import Canvas
from dashboard.style.contrast import rgb
from dashboard.style.scheme import Scheme
from loaders.geography.geography import Level
from loaders.geography.simplify import Feature

THIN = 0.6
STRONG = 1.2
CHOSEN = 2.5
PALE = 0.35
"""Share of its shade, over the land, that an area keeps while others are chosen."""

OUTSIDE = 0.45
"""Share of the ground's colour, over the background, outside the region in view."""


Chosen = Collection[tuple[str, str]]
"""Level and code of the areas that stand out; where there are none, all look alike."""


def ground(
    canvas: Canvas, areas: pd.DataFrame | None = None, chosen: Chosen = ()
) -> list[pydeck.Layer]:
    """Layers `departements`, `regions` and `chosen`, lowest first.

    Args:
        canvas: what is near a region in view is drawn in full detail, the rest thin.
        areas: to shade by number of projects. Columns `level` (`region` or `departement`), `code`,
            `projects` (integer), `title` and `detail` (what a pointer over the area reads). An
            area that is not in it stays plain and silent.
        chosen: level and code of the areas that stand out from the others.
    """
    scheme = canvas.scheme
    shades = _shades(areas, scheme)
    inner, outer = _features(canvas, "departements"), _features(canvas, "regions")
    departements = [_area(feature, canvas, shades, chosen) for feature in inner]
    outlines = [{**feature, "properties": {}} for feature in outer]
    standing = [one for one in inner if ("departement", one["properties"]["code"]) in chosen]
    standing += [one for one in outer if ("region", one["properties"]["code"]) in chosen]
    return [
        pydeck.Layer(
            "GeoJsonLayer",
            id="departements",
            data=departements,
            pickable=bool(shades),
            # Where the lines could be picked as well, a software renderer takes 160 ms for it, and
            # the browser waits 250 ms at most for the end of a click.
            _subLayerProps={"polygons-stroke": {"pickable": False}},
            get_fill_color="properties.fill",
            get_line_color=[*rgb(scheme.hairline)],
            line_width_min_pixels=THIN,
            line_width_max_pixels=THIN,
        ),
        pydeck.Layer(
            "GeoJsonLayer",
            id="regions",
            data=outlines,
            filled=False,
            get_line_color=[*rgb(scheme.wire)],
            line_width_min_pixels=STRONG,
            line_width_max_pixels=STRONG,
        ),
        pydeck.Layer(
            "GeoJsonLayer",
            id="chosen",
            data=[{**feature, "properties": {}} for feature in standing],
            filled=False,
            get_line_color=[*rgb(scheme.accent)],
            line_width_min_pixels=CHOSEN,
            line_width_max_pixels=CHOSEN,
        ),
    ]


def mixed(ground_colour: str, colour: str, share: float) -> list[int]:
    """`share` (0 to 1) of `colour` over `ground_colour`, as red, green and blue."""
    pairs = zip(rgb(ground_colour), rgb(colour), strict=True)
    return [round(below + (above - below) * share) for below, above in pairs]


def _features(canvas: Canvas, level: Level) -> list[Feature]:
    """Thin boundaries; full ones near a part in view, so that they meet on the picture."""
    geography, view = canvas.geography, canvas.view
    thin = geography.drawn_thin[level]
    if view.region is None and not view.steps:
        return thin
    pairs = zip(thin, geography.drawn[level], strict=True)
    near = [full if view.shows(full) else few for few, full in pairs]
    drawn = canvas.drawn_regions
    return [one for one in near if one["properties"].get("reg", one["properties"]["code"]) in drawn]


def _shades(areas: pd.DataFrame | None, scheme: Scheme) -> dict[tuple[str, str], dict[str, Any]]:
    """(level, code) -> what the area's feature carries."""
    if areas is None or areas.empty:
        return {}
    most = max(int(areas["projects"].max()), 1)
    return {
        (area["level"], area["code"]): {
            **{key: area[key] for key in ("level", "code", "title", "detail")},
            # Square root: with a few projects an area must differ from one with none.
            "fill": mixed(scheme.shade_0, scheme.bar_other, float(area["projects"] / most) ** 0.5),
        }
        for area in areas.to_dict("records")
    }


def _area(
    feature: Feature,
    canvas: Canvas,
    shades: dict[tuple[str, str], dict[str, Any]],
    chosen: Chosen,
) -> Feature:
    about, scheme = feature["properties"], canvas.scheme
    places = (("departement", about["code"]), ("region", about["reg"]))
    shade = next((shades[place] for place in places if place in shades), None)
    if shade is None:
        inside = canvas.view.region in (None, about["reg"])
        fill = mixed(scheme.panel, scheme.shade_0, 1 if inside else OUTSIDE)
        # A text of its own, though it is empty: else the pointer reads the template.
        return {**feature, "properties": {"title": "", "detail": "", "fill": fill}}
    if chosen and not any(place in chosen for place in places):
        pairs = zip(rgb(scheme.shade_0), shade["fill"], strict=True)
        pale = [round(land + (full - land) * PALE) for land, full in pairs]
        return {**feature, "properties": {**shade, "fill": pale}}
    return {**feature, "properties": dict(shade)}
