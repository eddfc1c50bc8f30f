"""The map as a drawing of its own: what deck.gl paints, as SVG, to save, to print, or to look at
where it is not clicked, or a browser has no WebGL.

It reads the layers that `dashboard.maps.deck` makes, so that both show the same.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import numpy as np

from dashboard.maps.deck import NOTHING, MapPicture
from dashboard.maps.discs import FONT
from dashboard.maps.legend import Legend, legend_drawing
from dashboard.maps.view import View

Row = Mapping[str, Any]
Element = ElementTree.Element

_NAMESPACE = "http://www.w3.org/2000/svg"


_TOLD = ("level", "code", "project", "departement", "region")


def map_svg(picture: MapPicture, legend: Legend | None = None, *, told: bool = False) -> str:
    """Return `picture` as an SVG document as wide as its view, with `legend`, if any, below.

    In one that is `told` all that can be clicked says what it is to a pointer, and carries the
    values of its row as `data-level`, `data-code`, `data-project`, `data-departement` and
    `data-region`.
    """
    view = picture.canvas.view
    signs, room = legend_drawing(legend, picture.canvas.scheme, view.width) if legend else ([], 0)
    height = view.height + room
    root = Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "width": str(view.width),
            "height": str(height),
            "viewBox": f"0 0 {view.width} {height}",
            "font-family": FONT,
        },
    )
    (layers,) = json.loads(picture.deck.to_json())["layers"]
    for layer in layers:
        if layer["id"] == NOTHING:
            continue
        group = ElementTree.SubElement(root, "g", {"id": layer["id"]})
        group.extend(_DRAWN[layer["@@type"]](layer, view))
        if told and layer.get("pickable"):
            for mark, row in zip(group, layer["data"], strict=True):
                _tell(mark, row.get("properties", row))
    if legend:
        below = ElementTree.SubElement(
            root, "g", {"id": "legend", "transform": f"translate(0 {view.height})"}
        )
        below.extend(signs)
    return ElementTree.tostring(root, encoding="unicode")


def _tell(mark: Element, about: Row) -> None:
    for key in _TOLD:
        if about.get(key):
            mark.set(f"data-{key}", about[key])
    said = "\n".join(part for part in (about["title"], about["detail"]) if part)
    if said:
        ElementTree.SubElement(mark, "title").text = said


def _areas(layer: Row, view: View) -> Iterator[Element]:
    line = _paint(layer["getLineColor"])
    width = str(layer["lineWidthMinPixels"])
    for feature in layer["data"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        path = _path([ring for polygon in polygons for ring in polygon], view, "Z")
        filled = layer.get("filled", True)
        fill = _paint(_value(layer["getFillColor"], feature))[0] if filled else "none"
        yield Element(
            "path",
            {
                "d": path,
                "fill": fill,
                "stroke": line[0],
                "stroke-opacity": line[1],
                "stroke-width": width,
            },
        )


def _lines(layer: Row, view: View) -> Iterator[Element]:
    colour, opacity = _paint(layer["getColor"])
    for row in layer["data"]:
        ends = [_value(layer["getSourcePosition"], row), _value(layer["getTargetPosition"], row)]
        yield Element(
            "path",
            {
                "d": _path([ends], view),
                "stroke": colour,
                "stroke-opacity": opacity,
                "stroke-width": str(_value(layer["getWidth"], row)),
            },
        )


def _icons(layer: Row, view: View) -> Iterator[Element]:
    """Draw discs; of the layer `stems`, the lines from a place to its disc."""
    for row in layer["data"]:
        (x, y), size = _spot(layer, row, view), float(_value(layer["getSize"], row))
        colour, opacity = _paint(_value(layer["getColor"], row))
        if layer["id"] == "stems":
            angle = math.radians(_value(layer["getAngle"], row))
            right, down = -size * math.sin(angle), -size * math.cos(angle)
            yield Element(
                "path",
                {
                    "d": f"M{_short(x)} {_short(y)}l{_short(right)} {_short(down)}",
                    "stroke": colour,
                    "stroke-opacity": opacity,
                },
            )
            continue
        yield Element(
            "circle",
            {
                "cx": _short(x),
                "cy": _short(y),
                "r": _short(size / 2),
                "fill": colour,
                "fill-opacity": opacity,
            },
        )


def _texts(layer: Row, view: View) -> Iterator[Element]:
    # Plotly's and the browser's middle lines differ; a third of the type is where digits centre.
    size = float(layer["getSize"])
    for row in layer["data"]:
        x, y = _spot(layer, row, view)
        colour, opacity = _paint(_value(layer["getColor"], row))
        text = Element(
            "text",
            {
                "x": _short(x),
                "y": _short(y + size * 0.35),
                "fill": colour,
                "fill-opacity": opacity,
                "font-size": _short(size),
                "font-weight": str(layer.get("fontWeight", 400)),
                "text-anchor": "middle",
            },
        )
        text.text = str(_value(layer["getText"], row))
        yield text


_DRAWN: dict[str, Callable[[Row, View], Iterator[Element]]] = {
    "GeoJsonLayer": _areas,
    "LineLayer": _lines,
    "IconLayer": _icons,
    "TextLayer": _texts,
}
"""How each kind of layer of the maps is drawn; another kind is an error, not a gap."""


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
    """Return `lines` of degrees as the data of one path: each from its start on, in steps.

    Steps are half as long to write as places, and a map has thousands.
    """
    lon, lat = np.concatenate([np.array(line, dtype=float)[:, :2] for line in lines]).T
    tenths = np.rint(view.pixels(lon, lat) * 10).astype(int)
    steps = np.diff(tenths, axis=0, prepend=0)
    starts = np.cumsum([0, *map(len, lines)])
    parts = []
    for start, stop in pairwise(starts.tolist()):
        x, y = (tenths[start] / 10).tolist()
        inner = (steps[start + 1 : stop] / 10).tolist()
        parts.append(f"M{x:g} {y:g}l{' '.join(f'{dx:g} {dy:g}' for dx, dy in inner)}{end}")
    return "".join(parts)


def _paint(colour: list[int]) -> tuple[str, str]:
    """Return a colour of deck.gl, red, green, blue and perhaps opacity of 255, as CSS says it."""
    red, green, blue = colour[:3]
    opacity = colour[3] / 255 if len(colour) > 3 else 1
    return f"#{red:02x}{green:02x}{blue:02x}", _short(opacity, 2)


def _short(number: float, digits: int = 1) -> str:
    return f"{round(number, digits):g}"
