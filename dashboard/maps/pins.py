"""One disc per project and place: theme colour, glyph, and a line to the place it stands for."""

import math
from collections.abc import Hashable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import pydeck
from numpy.typing import NDArray

from dashboard.maps.discs import ATLAS, FAINT, disc_layer, stem_shape, text_layer
from dashboard.maps.owners import FRAME, SEA, Owners
from dashboard.maps.spread import Pixels, spread
from dashboard.maps.view import Canvas, View
from dashboard.style.palette import look_at
from dashboard.style.scheme import rgb

RADIUS = 9.5
SMALL_RADIUS = 8.0
HALO = 1.5
HOLLOW = 2.5
GAP = 2.5
"""Pixels: a disc, the halo around it, the ring of a hollow one, and between two discs: their
middles are 21.5 pixels apart, as their halos may touch."""

STEM = 13.0
"""Pixels from a place to its disc from which on a line joins them."""

VAGUE = ("departement", "region")
"""Precisions of which the disc is hollow: no more than that is known."""


def hollow_projects(points: pd.DataFrame) -> set[str]:
    """Return the projects (ids) of `points` all of whose discs are hollow."""
    hollow = points["precision"].isin(VAGUE)
    return set(points.loc[hollow, "project"]) - set(points.loc[~hollow, "project"])


PICKED = ("project", "departement", "region", "title", "detail", "at", "offset", "size", "colour")
"""What a row of the layer `pins` carries, and so what a click gives back."""


def merged(points: pd.DataFrame) -> pd.DataFrame:
    """One row per project and spot: a project's places on one spot share a disc.

    A quartier and its commune are often known by the same town hall. Their names are joined; the
    most precise row, which comes first, gives the rest.
    """
    order = ["site", "quartier", "commune", "departement"]
    rank = points["precision"].map({name: number for number, name in enumerate(order)})
    ranked = points.assign(rank=rank.astype("Float64").fillna(len(order)))
    ranked = ranked.sort_values(["project", "rank"], kind="stable")
    spot = ["project", "map_lon", "map_lat"]
    names: dict[tuple[object, ...], dict[str, None]] = {}
    for *where, name in ranked[[*spot, "place_label"]].itertuples(index=False, name=None):
        named = names.setdefault(tuple(where), {})
        if not pd.isna(name):
            named[name] = None
    # Both have the order in which a spot comes first.
    first = ranked[~ranked.duplicated(spot)].drop(columns="rank")
    return first.assign(place_label=[" · ".join(named) for named in names.values()])


def place_discs(pins: pd.DataFrame, view: View, owned: Owners | None = None) -> pd.DataFrame:
    """Adds `right`, `down`: pixels from its place to the disc; no disc hides another in `view`.

    They are pixels at every zoom, so that who zooms in sees a disc close in on its place. Where
    `owned` says who owns the picture, no disc stands in a region that is not its own.
    """
    ordered = pins.sort_values(["map_lat", "map_lon", "project"], ascending=[False, True, True])
    places = view.pixels(ordered["map_lon"].to_numpy(), ordered["map_lat"].to_numpy())
    if owned is None:
        offsets = spread(places, np.full(len(ordered), radius_in(view)), GAP)
    else:
        own = tuple(owned.numbers.get(str(code), SEA) for code in ordered["region"])
        offsets = _kept_offsets(owned, own, tuple(places.ravel().tolist()), radius_in(view))
    return ordered.assign(right=offsets[:, 0].round(1), down=offsets[:, 1].round(1))


@lru_cache(maxsize=64)
def _kept_offsets(
    owned: Owners, own: tuple[int, ...], flat: tuple[float, ...], radius: float
) -> Pixels:
    """Spread discs that keep to what is their own; a click draws the same ones again."""
    places, numbers = np.array(flat).reshape(-1, 2), np.array(own, dtype=int)
    # A boundary is drawn with few points: what lies on it may be drawn on the other side.
    stand = places.copy()
    for at in np.flatnonzero(numbers != SEA):
        if owned.at(places[at : at + 1])[0] not in (SEA, numbers[at]):
            stand[at] = owned.nearest(places[at], own[at])

    def allowed(spots: Pixels) -> NDArray[np.bool_]:
        found = owned.at(spots)
        anywhere = (numbers == SEA) & (found != FRAME)
        fits: NDArray[np.bool_] = (found == numbers) | (found == SEA) | anywhere
        return fits

    offsets: Pixels = stand + spread(stand, np.full(len(places), radius), GAP, allowed) - places
    return offsets


def covered(discs: pd.DataFrame, view: View) -> tuple[Pixels, Pixels]:
    """Middles (x, y) and radii, halos included, of the discs of `place_discs`, in pixels."""
    places = view.pixels(discs["map_lon"].to_numpy(), discs["map_lat"].to_numpy())
    middles = places + discs[["right", "down"]].to_numpy()
    return middles, np.full(len(discs), radius_in(view) + HALO)


def radius_in(view: View) -> float:
    """Pixels from the middle of a disc to its edge."""
    return SMALL_RADIUS if view.small else RADIUS


def pin_layers(discs: pd.DataFrame, canvas: Canvas) -> list[pydeck.Layer]:
    """Layers `stems`, `spots`, `halos`, `pins` (can be picked), `holes`, `glyphs`.

    Args:
        discs: what `place_discs` gives, with the columns `dimmed` (boolean) and `detail` (the text
            of the tooltip). A theme that has no look, or none, looks like the unknown one.
        canvas: colours and looks.

    Returns:
        Lowest first. What is dimmed lies below the rest.
    """
    rows = sorted(discs.to_dict("records"), key=lambda row: not row["dimmed"])
    marks = [_mark(row, canvas) for row in rows]
    away = [mark for mark in marks if mark["length"]]
    spots = [{"at": mark["at"], "offset": [0, 0], "size": 5, "line": mark["line"]} for mark in away]
    halos = [
        {**_kept(mark, "at", "offset", "paper"), "size": mark["size"] + 2 * HALO} for mark in marks
    ]
    holes = [
        {**_kept(mark, "at", "offset", "paper"), "size": mark["size"] - 2 * HOLLOW}
        for mark in marks
        if mark["hollow"]
    ]
    pins = [_kept(mark, *PICKED) for mark in marks]
    glyphs = [_kept(mark, "at", "offset", "text", "ink") for mark in marks]
    return [
        _stems(away),
        disc_layer("spots", spots, colour="line"),
        disc_layer("halos", halos, colour="paper"),
        disc_layer("pins", pins, colour="colour", pickable=True),
        disc_layer("holes", holes, colour="paper"),
        text_layer(
            "glyphs",
            glyphs,
            get_color="ink",
            get_size=1.25 * radius_in(canvas.view),
            font_weight=700,
        ),
    ]


def _mark(row: dict[Hashable, Any], canvas: Canvas) -> dict[str, Any]:
    theme, scheme = row["theme"], canvas.scheme
    look = (canvas.looks[theme] if theme in canvas.looks else look_at(None)).under(scheme)
    hollow = row["precision"] in VAGUE
    opacity = FAINT if row["dimmed"] else 255
    radius = radius_in(canvas.view)
    away = math.hypot(row["right"], row["down"])
    return {
        **{key: row[key] for key in ("project", "title", "detail")},
        **{key: "" if pd.isna(row[key]) else row[key] for key in ("departement", "region")},
        "at": [round(row["map_lon"], 4), round(row["map_lat"], 4)],
        "offset": [row["right"], row["down"]],
        "size": 2 * radius,
        "hollow": hollow,
        "colour": [*rgb(look.colour), opacity],
        "paper": [*rgb(scheme.panel), opacity],
        "ink": [*rgb(scheme.ink if hollow or row["dimmed"] else look.text), opacity],
        "line": [*rgb(scheme.grey), opacity],
        "text": look.glyph,
        # Of a region there is no place to lead back to.
        "length": round(away) if away >= STEM and row["precision"] != "region" else 0,
        "angle": round(math.degrees(math.atan2(-row["right"], -row["down"])), 1),
    }


def _kept(mark: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: mark[key] for key in keys}


def _stems(away: list[dict[str, Any]]) -> pydeck.Layer:
    """Lines in pixels from a place to its disc."""
    stems = [
        {**_kept(mark, "at", "length", "angle", "line"), "shape": str(mark["length"])}
        for mark in away
    ]
    return pydeck.Layer(
        "IconLayer",
        id="stems",
        data=stems,
        icon_atlas=pydeck.types.String(ATLAS),
        icon_mapping={stem["shape"]: stem_shape(stem["length"]) for stem in stems},
        get_icon="shape",
        get_size="length",
        get_position="at",
        get_angle="angle",
        get_color="line",
    )
