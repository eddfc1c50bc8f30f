"""The web of landlords that carry projects together."""

import math
from collections.abc import Mapping

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.layout import figure, label
from dashboard.charts.web_layout import Size, label_box, web_layout
from dashboard.style.scheme import Scheme

LABEL_WIDTH = 16
TYPE = 12
HUB = 15
MOST_LANDLORDS = 80
"""More discs than this leave no room for names; the best connected ones are drawn."""


def drawn_landlords(nodes: pd.DataFrame) -> list[str]:
    """Return which landlords of `nodes` (landlord, projects) a drawing has room for."""
    first = nodes.sort_values(["projects", "landlord"], ascending=[False, True])
    return first["landlord"].head(MOST_LANDLORDS).tolist()


def web_drawing(
    nodes: pd.DataFrame,
    members: pd.DataFrame,
    scheme: Scheme,
    *,
    width: int,
    colours: Mapping[str, str],
    projects: str,
) -> go.Figure:
    """Draw landlords as discs, tied to a square for every project that they back together.

    `nodes` and `members` as in `Web`; a disc's area goes with the landlord's projects. `width` is
    the room in pixels that labels are kept apart in, `colours` the colour of each project's
    square by id, `projects` the unit under the pointer. Each mark carries its id as custom data.
    """
    drawn = set(drawn_landlords(nodes))
    nodes = nodes[nodes["landlord"].isin(drawn)]
    members = members[members["landlord"].isin(drawn)]
    graph = nx.Graph()
    graph.add_edges_from((f"l:{row.landlord}", f"p:{row.project}") for row in members.itertuples())
    names = {f"l:{row.landlord}": label(row.label, LABEL_WIDTH) for row in nodes.itertuples()}
    sizes = {f"l:{row.landlord}": 8 + 6 * math.sqrt(row.projects) for row in nodes.itertuples()}
    boxes: dict[str, Size] = {
        node: label_box(names[node].split("<br>"), sizes[node], TYPE)
        if node in names
        else (HUB + 26, HUB + 22)
        for node in graph
    }
    spots, height = web_layout(graph, boxes, width)
    titles = members.drop_duplicates("project")
    return figure(
        [_ties(graph, spots, scheme), _hubs(titles, spots, colours), _discs(
            nodes, names, sizes, boxes, spots, scheme, projects)],
        scheme,
        height=int(height + 24),
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        xaxis={"visible": False, "fixedrange": True, "range": [0, width]},
        yaxis={"visible": False, "fixedrange": True, "range": [height + 8, -8]},
    )  # fmt: skip


def _ties(graph: nx.Graph, spots: Mapping[str, Size], scheme: Scheme) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for one, other in sorted(tuple(sorted(edge)) for edge in graph.edges):
        x += [spots[one][0], spots[other][0], None]
        y += [spots[one][1], spots[other][1], None]
    line = {"width": 1.5, "color": scheme.strong_line}
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _hubs(
    titles: pd.DataFrame, spots: Mapping[str, Size], colours: Mapping[str, str]
) -> go.Scatter:
    places = [spots[f"p:{project}"] for project in titles["project"]]
    return go.Scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers",
        customdata=titles["project"].tolist(),
        marker={
            "symbol": "square",
            "size": HUB,
            "color": [colours[project] for project in titles["project"]],
        },
        hovertext=[label(title, 40) for title in titles["title"]],
        hoverinfo="text",
    )


def _discs(
    nodes: pd.DataFrame,
    names: Mapping[str, str],
    sizes: Mapping[str, float],
    boxes: Mapping[str, Size],
    spots: Mapping[str, Size],
    scheme: Scheme,
    projects: str,
) -> go.Scatter:
    keys = [f"l:{landlord}" for landlord in nodes["landlord"]]
    return go.Scatter(
        x=[spots[key][0] for key in keys],
        # The box holds the label too: the disc stands at its top.
        y=[spots[key][1] - boxes[key][1] / 2 + sizes[key] / 2 + 2 for key in keys],
        mode="markers+text",
        customdata=nodes["landlord"].tolist(),
        text=[names[key] for key in keys],
        textposition="bottom center",
        textfont={"size": TYPE, "color": scheme.text},
        marker={"size": [sizes[key] for key in keys], "color": scheme.accent, "opacity": 1},
        hovertext=[
            f"{label(row.label)}<br>{row.projects} {label(projects)}" for row in nodes.itertuples()
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
