"""The ground of the map: départements, shaded or plain, under the outlines of the regions."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pydeck

from dashboard.maps.hatching import hatching
from dashboard.maps.view import Canvas, Inset, View
from dashboard.style.scheme import Scheme, mixed, rgb, shades_of
from loaders.geography.geography import Level, from_mercator
from loaders.geography.polygons import Feature, polygons_of, with_polygons

THIN = 0.6
STRONG = 1.4
CHOSEN = 2.5
THIN_SHARE = 110
"""Opacity (of 255) of the boundaries of départements, which are lighter than the land."""

PALE = 0.35
"""Share of its shade, over the land, that an area keeps while others are chosen."""

OUTSIDE = 0.45
"""Share of the ground's colour, over the panel, outside the region in view."""

DASH, BLANK = 2.0, 4.0
"""Pixels of a dotted line that are drawn, and that are not."""

Chosen = Collection[tuple[str, str]]
"""Level and code of the areas that stand out; where there are none, all look alike."""


def ground(
    canvas: Canvas, areas: pd.DataFrame | None = None, chosen: Chosen = ()
) -> list[pydeck.Layer]:
    """Layers `departements`, `hatching`, `regions` and `chosen`, lowest first.

    Args:
        canvas: what is near a region in view is drawn in full detail, the rest thin.
        areas: to shade. Columns `level` (`region` or `departement`), `code`, `projects` (integer),
            `step` of its shade, `title` and `detail` (what a pointer over the area reads). An area
            that is not in it stays plain and silent.
        chosen: level and code of the areas that stand out from the others.
    """
    scheme = canvas.scheme
    shades = _shades(areas, scheme)
    inner, outer = _features(canvas, "departements"), _features(canvas, "regions")
    standing = [one for one in inner if ("departement", one["properties"]["code"]) in chosen]
    standing += [one for one in outer if ("region", one["properties"]["code"]) in chosen]
    return [
        _land("departements", [_area(one, canvas, shades, chosen) for one in inner], canvas),
        *_hatched("hatching", _empty([*outer, *inner], areas), canvas),
        _lines("regions", outer, scheme.panel, STRONG),
        _lines("chosen", standing, scheme.accent, CHOSEN),
    ]


def inset_layers(
    canvas: Canvas, inset: Inset, areas: pd.DataFrame | None = None, chosen: Chosen = ()
) -> list[pydeck.Layer]:
    """Layers `wires`, `inset-frame`, `inset` and `inset-hatching`: a region drawn once more.

    `areas` and `chosen` are those of `ground`. A click in it chooses the region as one on the
    country does. Dotted lines join the frame to the region.
    """
    scheme = canvas.scheme
    shades = _shades(areas, scheme)
    drawn = [_area(one, canvas, shades, chosen) for one in inset.features]
    for one in drawn:
        # The shade is that of the country; in the frame discs are read on a paler one.
        one["properties"] = {**one["properties"], "fill": [*rgb(scheme.accent_soft)]}
    frame = _rectangle(inset)
    return [
        _strokes("wires", _dotted(canvas, inset), scheme.edge),
        pydeck.Layer(
            "GeoJsonLayer",
            id="inset-frame",
            data=[frame],
            get_fill_color=[*rgb(scheme.panel)],
            get_line_color=[*rgb(scheme.edge)],
            line_width_min_pixels=1,
            line_width_max_pixels=1,
        ),
        _land("inset", drawn, canvas, strong=True),
        *_hatched("inset-hatching", _inset_empty(inset, areas), canvas),
    ]


def _land(
    name: str, features: Sequence[Feature], canvas: Canvas, *, strong: bool = False
) -> pydeck.Layer:
    width = STRONG if strong else THIN
    return pydeck.Layer(
        "GeoJsonLayer",
        id=name,
        data=list(features),
        pickable=any("code" in one["properties"] for one in features),
        # Where the lines could be picked as well, a software renderer takes 160 ms for it, and
        # the browser waits 250 ms at most for the end of a click.
        _subLayerProps={"polygons-stroke": {"pickable": False}},
        get_fill_color="properties.fill",
        get_line_color=[*rgb(canvas.scheme.panel), 255 if strong else THIN_SHARE],
        line_width_min_pixels=width,
        line_width_max_pixels=width,
    )


def _lines(name: str, features: Sequence[Feature], colour: str, width: float) -> pydeck.Layer:
    return pydeck.Layer(
        "GeoJsonLayer",
        id=name,
        data=[{**feature, "properties": {}} for feature in features],
        filled=False,
        get_line_color=[*rgb(colour)],
        line_width_min_pixels=width,
        line_width_max_pixels=width,
    )


def _hatched(name: str, features: Sequence[Feature], canvas: Canvas) -> list[pydeck.Layer]:
    lines = hatching(features, canvas.view)
    return [_strokes(name, lines, canvas.scheme.hatch)] if features else []


def _strokes(name: str, rows: list[dict[str, Any]], colour: str) -> pydeck.Layer:
    """Return lines of a pixel's width: rows `from`, `to` in degrees."""
    return pydeck.Layer(
        "LineLayer",
        id=name,
        data=rows,
        get_source_position="from",
        get_target_position="to",
        get_width=1,
        get_color=[*rgb(colour)],
        width_units=pydeck.types.String("pixels"),
    )


def _empty(features: Sequence[Feature], areas: pd.DataFrame | None) -> list[Feature]:
    """Return the features of the areas of the first step: none there, or not known."""
    if areas is None:
        return []
    none = areas[areas["step"] == 0]
    codes = set(zip(none["level"], none["code"], strict=True))
    levels = {True: "departement", False: "region"}
    return [
        one
        for one in features
        if (levels["reg" in one["properties"]], one["properties"]["code"]) in codes
    ]


def _inset_empty(inset: Inset, areas: pd.DataFrame | None) -> list[Feature]:
    if areas is None:
        return []
    own = areas[(areas["level"] == "region") & (areas["code"] == inset.region)]
    return list(inset.features) if (own["step"] == 0).any() else []


def _rectangle(inset: Inset) -> Feature:
    west, south, east, north = inset.bounds
    x = np.array([west, east, east, west, west])
    y = np.array([south, south, north, north, south])
    lon, lat = from_mercator(x, y)
    ring = list(zip(lon.round(4).tolist(), lat.round(4).tolist(), strict=True))
    empty: Feature = {"type": "Feature", "properties": {"title": "", "detail": ""}, "geometry": {}}
    return with_polygons(empty, [[ring]])


def _dotted(canvas: Canvas, inset: Inset) -> list[dict[str, Any]]:
    """Return the dashes from the frame to its region: rows `from`, `to` in degrees."""
    view = canvas.view
    west, south, east, north = inset.bounds
    corner = from_mercator(np.array([west, east]), np.array([north, south]))
    (left, top), (right, bottom) = view.pixels(*corner).tolist()
    own = next(
        one
        for one in canvas.geography.drawn_thin["regions"]
        if one["properties"]["code"] == inset.region
    )
    outline = _outline(own, view)
    x, y = outline.T
    if x.max() > right:  # the region stands beside the frame, else under it
        corners = [(right, top), (right, bottom)]
        ends = outline[[y.argmin(), y.argmax()]]
    else:
        corners = [(left, bottom), (right, bottom)]
        ends = outline[[x.argmin(), x.argmax()]]
    rows = []
    for start, end in zip(np.array(corners), ends, strict=True):
        length = float(np.hypot(*(end - start)))
        for at in np.arange(0, length, DASH + BLANK):
            parts = start + (end - start) * np.array([[at], [min(at + DASH, length)]]) / length
            first, last = (view.spot(*part) for part in parts)
            rows.append({"from": _rounded(first), "to": _rounded(last)})
    return rows


def _rounded(spot: tuple[float, float]) -> list[float]:
    return [round(degrees, 4) for degrees in spot]


def _outline(feature: Feature, view: View) -> Any:
    ring = max(
        (part[0] for part in polygons_of(feature)),
        key=lambda points: float(np.ptp(points, axis=0).prod()),
    )
    lon, lat = np.array(ring, dtype=float)[:, :2].T
    return view.pixels(lon, lat)


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
    shades = shades_of(scheme)
    return {
        (area["level"], area["code"]): {
            **{key: area[key] for key in ("level", "code", "title", "detail")},
            "fill": shades[area["step"]].ground,
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
        return {**feature, "properties": {"title": "", "detail": "", "fill": [*rgb(fill)]}}
    if chosen and not any(place in chosen for place in places):
        shade = shade | {"fill": mixed(scheme.shade_0, shade["fill"], PALE)}
    return {**feature, "properties": {**shade, "fill": [*rgb(shade["fill"])]}}
