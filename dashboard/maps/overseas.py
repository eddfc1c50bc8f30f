"""A frame and a name for each overseas département, which stand beside the mainland."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pydeck

from dashboard.maps.discs import text_layer
from dashboard.maps.view import Canvas, bounds_of
from dashboard.style.contrast import rgb
from loaders.geography.geography import Geography, from_mercator

SIZE = 11
SMALL_SIZE = 10
LETTER = 0.52
"""Mean width of a letter of Source Sans, as a share of its size (measured on these names)."""
ROW = 14
NAME_GAP = 4
PAD = 12_000
"""Metres of EPSG:3857 between an island and its frame."""


@dataclass(frozen=True)
class Frame:
    """West, south, east and north in EPSG:3857 metres, around one département."""

    name: str
    west: float
    south: float
    east: float
    north: float


def frames(geography: Geography) -> list[Frame]:
    """One frame per overseas département from west to east, all of one height."""
    boxes = {
        feature["properties"]["nom"]: bounds_of([feature])
        for feature in geography.drawn_thin["departements"]
        if feature["properties"]["code"] in geography.shifts
    }
    south = min((box[1] for box in boxes.values()), default=0.0) - PAD
    north = max((box[3] for box in boxes.values()), default=0.0) + PAD
    found = [Frame(name, box[0] - PAD, south, box[2] + PAD, north) for name, box in boxes.items()]
    return sorted(found, key=lambda frame: frame.west)


def overseas(canvas: Canvas) -> list[pydeck.Layer]:
    """Layers `frames` and `frame-names`, for the whole country; none for one region.

    Names that would touch go to a second row.
    """
    if canvas.view.region is not None:
        return []
    scheme = canvas.scheme
    found = frames(canvas.geography)
    size = SMALL_SIZE if canvas.view.small else SIZE
    rows = name_rows(found, canvas.view.pixels_per_metre, size)
    outlines = [{"path": _corners(frame)} for frame in found]
    labels = [
        {"at": _foot(frame), "text": frame.name, "offset": [0, 4 + row * ROW]}
        for frame, row in zip(found, rows, strict=True)
    ]
    return [
        pydeck.Layer(
            "PathLayer",
            id="frames",
            data=outlines,
            get_path="path",
            get_color=[*rgb(scheme.hairline)],
            width_min_pixels=1,
            width_max_pixels=1,
        ),
        text_layer(
            "frame-names",
            labels,
            get_size=size,
            get_color=[*rgb(scheme.grey)],
            get_alignment_baseline=pydeck.types.String("top"),
        ),
    ]


def name_rows(found: list[Frame], pixels_per_metre: float, size: float) -> list[int]:
    """0 or 1 per frame: the row under the frames in which its name touches no other."""
    ends = [-np.inf, -np.inf]
    rows = []
    for frame in found:
        middle = (frame.west + frame.east) / 2 * pixels_per_metre
        half = len(frame.name) * size * LETTER / 2
        row = 0 if middle - half > ends[0] else 1
        ends[row] = middle + half + NAME_GAP
        rows.append(row)
    return rows


def _corners(frame: Frame) -> list[list[float]]:
    x = np.array([frame.west, frame.east, frame.east, frame.west, frame.west])
    y = np.array([frame.south, frame.south, frame.north, frame.north, frame.south])
    lon, lat = from_mercator(x, y)
    path: list[list[float]] = np.column_stack([lon, lat]).round(3).tolist()
    return path


def _foot(frame: Frame) -> list[float]:
    lon, lat = from_mercator((frame.west + frame.east) / 2, frame.south)
    return [round(float(lon), 3), round(float(lat), 3)]
