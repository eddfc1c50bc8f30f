"""Lines that join the places of one landlord, or of one landlord network."""

from collections.abc import Callable, Hashable
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pydeck

from dashboard.language.collation import in_order
from dashboard.style.contrast import rgb
from dashboard.style.scheme import Scheme
from loaders.geography.geography import to_mercator

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
