"""Where pins are too many to stand apart: one disc per département, with the number of projects."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pydeck

from dashboard.maps.discs import disc_layer, text_layer
from dashboard.maps.spread import spread
from dashboard.maps.view import Canvas
from dashboard.style.contrast import rgb

SMALLEST = 8.0
LARGEST = 24.0
GAP = 2.0


def grouped(pins: pd.DataFrame) -> pd.DataFrame:
    """One row per département: `departement`, `region`, `projects`, `map_lon`, `map_lat`.

    Each counts its projects once. The spot is the mean of its pins. A pin without
    département goes by its region.
    """
    key = pins["departement"].astype("string").fillna("R" + pins["region"].astype("string"))
    groups = pins.assign(key=key).groupby("key", sort=True, dropna=False)
    return groups.agg(
        departement=("departement", "first"),
        region=("region", "first"),
        projects=("project", "nunique"),
        map_lon=("map_lon", "mean"),
        map_lat=("map_lat", "mean"),
    ).reset_index(drop=True)


def group_layers(
    groups: pd.DataFrame, canvas: Canvas, count_text: Callable[[int], str]
) -> list[pydeck.Layer]:
    """Layers `group-halos`, `groups` (can be picked) and `group-counts`.

    The area of a disc goes with its number, but no disc is too small to be read.

    Args:
        groups: what `grouped` gives.
        canvas: its boundaries name the départements.
        count_text: a number of projects in the reader's language.
    """
    names = {
        feature["properties"]["code"]: feature["properties"]["nom"]
        for feature in canvas.geography.departements
    }
    scheme = canvas.scheme
    most = max(int(groups["projects"].max()), 1)
    radii = np.maximum(SMALLEST, LARGEST * np.sqrt(groups["projects"].to_numpy() / most))
    places = canvas.view.pixels(groups["map_lon"].to_numpy(), groups["map_lat"].to_numpy())
    offsets = spread(places, radii, GAP)
    marks = [
        {
            "title": names.get(group["departement"], ""),
            "detail": count_text(int(group["projects"])),
            **{key: _code(group[key]) for key in ("departement", "region")},
            "text": str(group["projects"]),
            "at": [round(group["map_lon"], 4), round(group["map_lat"], 4)],
            "offset": offset.round(1).tolist(),
            "size": round(float(2 * radius), 1),
            "colour": [*rgb(scheme.accent)],
        }
        for group, offset, radius in zip(groups.to_dict("records"), offsets, radii, strict=True)
    ]
    paper = [*rgb(scheme.background)]
    halos = [
        {"at": mark["at"], "offset": mark["offset"], "size": mark["size"] + 2, "paper": paper}
        for mark in marks
    ]
    return [
        disc_layer("group-halos", halos, colour="paper"),
        disc_layer("groups", marks, colour="colour", pickable=True),
        text_layer(
            "group-counts",
            [{key: mark[key] for key in ("at", "offset", "text")} for mark in marks],
            get_color=[*rgb(scheme.background)],
            get_size=11,
            font_weight=600,
        ),
    ]


def _code(value: object) -> str | None:
    return value if isinstance(value, str) else None
