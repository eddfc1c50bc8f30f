"""Lines that join the places of one landlord or network; discs for areas with too many pins."""

from collections.abc import Callable, Hashable
from typing import Any, Literal

import networkx as nx
import numpy as np
import pandas as pd
import pydeck

from dashboard.language.collation import in_order
from dashboard.maps.discs import FAINT, disc_layer, text_layer
from dashboard.maps.spread import spread
from dashboard.maps.view import Canvas, View
from dashboard.style.scheme import Scheme, rgb
from loaders.geography.geography import Geography, to_mercator

COLUMNS = ["name", "from_lon", "from_lat", "to_lon", "to_lat"]
THIN = 1.5
THICK = 4.0


def joined(places: pd.DataFrame) -> pd.DataFrame:
    """The fewest, shortest lines that join all places of each owner (minimum spanning tree).

    Args:
        places: one row per owner and place; columns `name` (the landlord or network), `map_lon`,
            `map_lat`. Rows without a spot are left out.

    Returns:
        Columns name, from_lon, from_lat, to_lon, to_lat, in degrees on the drawn map. An owner
        with one place has no line.
    """
    known = places.dropna(subset=["map_lon", "map_lat"])
    spots = known[["name", "map_lon", "map_lat"]].drop_duplicates()
    rows = []
    for name, own in spots.groupby("name", sort=True, observed=True):
        order = own.sort_values(["map_lon", "map_lat"])
        lon, lat = order["map_lon"].to_numpy(), order["map_lat"].to_numpy()
        x, y = to_mercator(lon, lat)
        lengths = np.hypot(x[:, None] - x, y[:, None] - y)
        tree = nx.minimum_spanning_tree(nx.from_numpy_array(lengths))
        rows += [(name, lon[i], lat[i], lon[j], lat[j]) for i, j in sorted(tree.edges)]
    return pd.DataFrame(rows, columns=COLUMNS)


def link_layer(
    links: pd.DataFrame, scheme: Scheme, count_text: Callable[[int], str]
) -> pydeck.Layer:
    """Layer `links`: owners that share a line share one, thicker the more they are.

    Args:
        links: what `joined` gives.
        scheme: colours.
        count_text: how many owners share a line, in the reader's language.
    """
    lines = links.groupby(COLUMNS[1:], sort=True)["name"].unique().reset_index()
    data = [_line(line, count_text) for line in lines.to_dict("records")]
    return pydeck.Layer(
        "LineLayer",
        id="links",
        data=data,
        pickable=True,
        get_source_position="from",
        get_target_position="to",
        get_width="width",
        get_color=[*rgb(scheme.accent), 190],
        width_units=pydeck.types.String("pixels"),
    )


def _line(line: dict[Hashable, Any], count_text: Callable[[int], str]) -> dict[str, Any]:
    names = in_order(line["name"])
    alone = len(names) == 1
    return {
        "from": [round(line["from_lon"], 4), round(line["from_lat"], 4)],
        "to": [round(line["to_lon"], 4), round(line["to_lat"], 4)],
        "title": names[0] if alone else count_text(len(names)),
        "detail": "" if alone else " · ".join(names),
        "width": min(THIN + 0.75 * (len(names) - 1), THICK),
    }


SMALLEST = 8.0
LARGEST = 24.0
GAP = 2.0

Area = Literal["departement", "region"]


def area_for(view: View) -> Area:
    """Départements, but regions where a small picture shows the whole country."""
    whole = view.region is None and not view.steps
    return "region" if view.small and whole else "departement"


def grouped(pins: pd.DataFrame, area: Area) -> pd.DataFrame:
    """One row per area: `level`, `code`, `projects`, `map_lon`, `map_lat`, `dimmed`.

    Where `pins` have `euros`, their sum too, missing where none is known. Each area counts its
    projects once; it is dimmed where all of them are. The spot is the mean
    of its pins. A pin whose département
    is not known goes by its region; one without either counts under the code "".
    """
    codes = pins["region"].astype("string").fillna("")
    level = pd.Series("region", index=pins.index)
    if area == "departement":
        known = pins["departement"].notna()
        codes = pins["departement"].astype("string").where(known, codes)
        level = level.mask(known, "departement")
    dimmed = pins.get("dimmed", False)
    groups = pins.assign(level=level, code=codes, dimmed=dimmed).groupby(["level", "code"])
    found = groups.agg(
        projects=("project", "nunique"),
        map_lon=("map_lon", "mean"),
        map_lat=("map_lat", "mean"),
        dimmed=("dimmed", "all"),
    )
    if "euros" in pins:
        once = pins.assign(level=level, code=codes).drop_duplicates(["level", "code", "project"])
        found["euros"] = once.groupby(["level", "code"])["euros"].sum(min_count=1)
    return found.reset_index()


def group_layers(
    groups: pd.DataFrame,
    canvas: Canvas,
    count_text: Callable[[int], str],
    thousands: Callable[[float], str],
) -> list[pydeck.Layer]:
    """Layers `group-halos`, `groups` (can be picked) and `group-counts`.

    The area of a disc goes with its number, but no disc is too small to be read.

    Args:
        groups: what `grouped` gives.
        canvas: its boundaries name the areas.
        count_text: a number of projects in the reader's language.
        thousands: a sum of euros in it, for groups that have one.
    """
    scheme, names = canvas.scheme, _names(canvas.geography)
    sizes = groups["euros"].fillna(0) if "euros" in groups else groups["projects"]
    most = max(float(sizes.max()), 1.0)
    radii = np.maximum(SMALLEST, LARGEST * np.sqrt(sizes.to_numpy() / most))
    places = canvas.view.pixels(groups["map_lon"].to_numpy(), groups["map_lat"].to_numpy())
    offsets = spread(places, radii, GAP)
    marks = [
        {
            "title": names.get((group["level"], group["code"]), ""),
            "detail": count_text(int(group["projects"])),
            "level": group["level"],
            "code": group["code"],
            "text": thousands(group["euros"]) if "euros" in group else str(group["projects"]),
            "at": [round(group["map_lon"], 4), round(group["map_lat"], 4)],
            "offset": offset.round(1).tolist(),
            "size": round(float(2 * radius), 1),
            "colour": [*rgb(scheme.accent), FAINT if group["dimmed"] else 255],
            "ink": [*rgb(scheme.ink if group["dimmed"] else scheme.panel)],
        }
        for group, offset, radius in zip(groups.to_dict("records"), offsets, radii, strict=True)
    ]
    paper = [*rgb(scheme.panel)]
    halos = [
        {"at": mark["at"], "offset": mark["offset"], "size": mark["size"] + 2, "paper": paper}
        for mark in marks
    ]
    return [
        disc_layer("group-halos", halos, colour="paper"),
        disc_layer("groups", marks, colour="colour", pickable=True),
        text_layer(
            "group-counts",
            [{key: mark[key] for key in ("at", "offset", "text", "ink")} for mark in marks],
            get_color="ink",
            get_size=11,
            font_weight=600,
        ),
    ]


def _names(geography: Geography) -> dict[tuple[str, str], str]:
    """(level, code) -> name."""
    levels = (("departement", geography.departements), ("region", geography.regions))
    return {
        (level, feature["properties"]["code"]): feature["properties"]["nom"]
        for level, features in levels
        for feature in features
    }
