"""The map as a drawing of its own: what deck.gl paints, as SVG, to save, to print, or to look at
where it is not clicked, or a browser has no WebGL.

It reads the layers that `dashboard.maps.deck` makes, so that both show the same.
"""

import json
import math
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import numpy as np

from dashboard.language.markup import Markup, tag
from dashboard.maps.deck import NOTHING, MapPicture
from dashboard.maps.discs import FONT
from dashboard.maps.legend import Legend, legend_drawing
from dashboard.maps.outlines import steps_of
from dashboard.maps.view import View

Row = Mapping[str, Any]

Mark = tuple[str, dict[str, str]]
"""An element: its name, and its attributes."""

_TOLD = ("level", "code", "project", "departement", "region")


def map_svg(picture: MapPicture, legend: Legend | None = None, *, told: bool = False) -> str:
    """Return `picture` as an SVG document as wide as its view, with `legend`, if any, below.

    In one that is `told` all that can be clicked says what it is to a pointer, and carries the
    values of its row as `data-level`, `data-code`, `data-project`, `data-departement` and
    `data-region`.
    """
    view = picture.canvas.view
    signs, room = legend_drawing(legend, picture.canvas.scheme, view.width) if legend else ([], 0)
    (layers,) = json.loads(picture.deck.to_json())["layers"]
    parts = [_layer(one, view, told=told) for one in layers if one["id"] != NOTHING]
    if legend:
        parts.append(tag("g", *signs, id="legend", transform=f"translate(0 {view.height})"))
    return tag(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        width=str(view.width),
        height=str(view.height + room),
        viewBox=f"0 0 {view.width} {view.height + room}",
        font_family=FONT,
    )


def _layer(layer: Row, view: View, *, told: bool) -> Markup:
    marks = []
    for row in layer["data"]:
        name, look = _DRAWN[layer["@@type"]](layer, row, view)
        inside = [str(_value(layer["getText"], row))] if name == "text" else []
        if told and layer.get("pickable"):
            about = row.get("properties", row)
            look |= {f"data-{key}": about.get(key) or "" for key in _TOLD}
            said = "\n".join(part for part in (about["title"], about["detail"]) if part)
            inside += [tag("title", Markup(escape(said)))] if said else []
        marks.append(tag(name, *inside, **look))
    return tag("g", *marks, id=layer["id"])


def _area(layer: Row, feature: Row, view: View) -> Mark:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    filled = layer.get("filled", True)
    fill = _paint(_value(layer["getFillColor"], feature))[0] if filled else "none"
    path = _path([ring for polygon in polygons for ring in polygon], view, "Z")
    width = str(layer["lineWidthMinPixels"])
    look = {"d": path, "fill": fill, "stroke_width": width, **_stroke(layer["getLineColor"])}
    return "path", look


def _line(layer: Row, row: Row, view: View) -> Mark:
    ends = [_value(layer[name], row) for name in ("getSourcePosition", "getTargetPosition")]
    width = str(_value(layer["getWidth"], row))
    look = {"d": _path([ends], view), "stroke_width": width, **_stroke(layer["getColor"])}
    return "path", look


def _icon(layer: Row, row: Row, view: View) -> Mark:
    """Draw a disc; of the layer `stems`, the line from a place to its disc."""
    (x, y), size = _spot(layer, row, view), float(_value(layer["getSize"], row))
    colour = _value(layer["getColor"], row)
    if layer["id"] == "stems":
        angle = math.radians(_value(layer["getAngle"], row))
        right, down = -size * math.sin(angle), -size * math.cos(angle)
        steps = f"M{_short(x)} {_short(y)}l{_short(right)} {_short(down)}"
        return "path", {"d": steps, **_stroke(colour)}
    place = {"cx": _short(x), "cy": _short(y), "r": _short(size / 2)}
    return "circle", {**place, **_fill(colour)}


def _text(layer: Row, row: Row, view: View) -> Mark:
    # Plotly's and the browser's middle lines differ; a third of the type is where digits centre.
    size, (x, y) = float(layer["getSize"]), _spot(layer, row, view)
    return "text", {
        "x": _short(x),
        "y": _short(y + size * 0.35),
        "font_size": _short(size),
        "font_weight": str(layer.get("fontWeight", 400)),
        "text_anchor": "middle",
        **_fill(_value(layer["getColor"], row)),
    }


_DRAWN: dict[str, Callable[[Row, Row, View], Mark]] = {
    "GeoJsonLayer": _area,
    "LineLayer": _line,
    "IconLayer": _icon,
    "TextLayer": _text,
}
"""How a row of each kind of layer of the maps is drawn; another kind is an error, not a gap."""


def _value(said: Any, row: Row) -> Any:
    """Return what an accessor of deck.gl says of a row: `@@=key` or `@@=a.b`, else itself."""
    if not (isinstance(said, str) and said.startswith("@@=")):
        return said
    found: Any = row
    for key in said[3:].split("."):
        found = found[key]
    return found


def _spot(layer: Row, row: Row, view: View) -> tuple[float, float]:
    lon, lat = _value(layer["getPosition"], row)
    right, down = _value(layer.get("getPixelOffset", [0, 0]), row) or (0, 0)
    x, y = view.pixels(np.array([lon]), np.array([lat]))[0]
    return float(x) + right, float(y) + down


def _path(lines: list[Any], view: View, end: str = "") -> str:
    """Return `lines` of degrees as the data of one path."""
    places = (view.pixels(*np.array(line, dtype=float)[:, :2].T) for line in lines)
    return "".join(steps_of(place) + end for place in places)


def _stroke(colour: list[int]) -> dict[str, str]:
    name, opacity = _paint(colour)
    return {"stroke": name, "stroke_opacity": opacity}


def _fill(colour: list[int]) -> dict[str, str]:
    name, opacity = _paint(colour)
    return {"fill": name, "fill_opacity": opacity}


def _paint(colour: list[int]) -> tuple[str, str]:
    """Return a colour of deck.gl, red, green, blue and perhaps opacity of 255, as CSS says it."""
    red, green, blue = colour[:3]
    opacity = colour[3] / 255 if len(colour) > 3 else 1
    return f"#{red:02x}{green:02x}{blue:02x}", _short(opacity, 2)


def _short(number: float, digits: int = 1) -> str:
    return f"{round(number, digits):g}"
