"""The web of landlords that carry projects together, drawn the same way every time."""

import math

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.layout import figure, label
from dashboard.style.scheme import Scheme

SEED = 7
"""Where the layout starts: any number does, as long as it stays the same."""

Spot = tuple[float, float]


def web_layout(nodes: pd.DataFrame, edges: pd.DataFrame) -> dict[str, Spot]:
    """Place every landlord of `nodes` (column landlord) by `edges` (one, other, projects).

    Landlords that work together, directly or through others, form a circle of their own; the
    circles stand in rows, the largest first. The same frames give the same places.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes["landlord"]))
    graph.add_weighted_edges_from(edges[["one", "other", "projects"]].itertuples(index=False))
    groups = sorted(nx.connected_components(graph), key=lambda group: (-len(group), min(group)))
    spots: dict[str, Spot] = {}
    left = top = row_height = 0.0
    width = 2.2 * max((_radius(len(group)) for group in groups), default=1.0) * 2
    for group in groups:
        radius = _radius(len(group))
        if left and left + 2 * radius > width:
            left, top, row_height = 0.0, top - row_height, 0.0
        placed = _group_layout(graph.subgraph(sorted(group)))
        for landlord, (x, y) in placed.items():
            spots[landlord] = (left + radius + radius * x * 0.62, top - radius + radius * y * 0.72)
        left += 2 * radius
        row_height = max(row_height, 2 * radius)
    return spots


def _radius(size: int) -> float:
    """Return the room a group needs: as much for each of its landlords."""
    return 0.7 + math.sqrt(size)


def _group_layout(graph: nx.Graph) -> dict[str, Spot]:
    if len(graph) <= 2:
        return dict(zip(sorted(graph), [(0.0, 0.55), (0.0, -0.55)], strict=False))
    layout = nx.spring_layout(graph, seed=SEED, k=2.4 / math.sqrt(len(graph)), iterations=300)
    far = max(max(abs(x), abs(y)) for x, y in layout.values()) or 1.0
    return {node: (float(x) / far, float(y) / far) for node, (x, y) in layout.items()}


def web_drawing(
    nodes: pd.DataFrame, edges: pd.DataFrame, scheme: Scheme, *, together: str
) -> go.Figure:
    """Draw `nodes` (landlord, label, projects) as discs and `edges` (see `Web`) as lines.

    A disc's area goes with the projects, a line's width with the projects shared. `together` is
    the unit of a line under the pointer.
    """
    spots = web_layout(nodes, edges)
    lines = [
        go.Scatter(
            x=[spots[edge.one][0], spots[edge.other][0]],
            y=[spots[edge.one][1], spots[edge.other][1]],
            mode="lines",
            line={"width": 1 + 2 * (edge.projects - 1), "color": scheme.strong_line},
            hoverinfo="skip",
        )
        for edge in edges.itertuples()
    ]
    partners = pd.concat([edges["one"], edges["other"]]).value_counts()
    x, y = zip(*(spots[landlord] for landlord in nodes["landlord"]), strict=True)
    discs = go.Scatter(
        x=list(x),
        y=list(y),
        mode="markers+text",
        customdata=nodes["landlord"].tolist(),
        text=[label(name, 14) for name in nodes["label"]],
        textposition="bottom center",
        textfont={"size": 12, "color": scheme.text},
        marker={
            "size": [12 + 7 * math.sqrt(count) for count in nodes["projects"]],
            "color": scheme.accent,
            "line": {"color": scheme.background, "width": 2},
            "opacity": 1,
        },
        hovertext=[
            f"{label(node.label)}<br>{partners[node.landlord]} ↔ · {node.projects} {label(together)}"
            for node in nodes.itertuples()
        ],
        hoverinfo="text",
        cliponaxis=False,
    )
    depth = max(y) - min(y)
    return figure(
        [*lines, discs],
        scheme,
        height=int(120 + 62 * depth),
        xaxis={"visible": False, "fixedrange": True, "range": [min(x) - 0.8, max(x) + 0.8]},
        yaxis={"visible": False, "fixedrange": True, "range": [min(y) - 0.9, max(y) + 0.5]},
    )
