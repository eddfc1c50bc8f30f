"""The web of landlords that carry projects together."""

import math
from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from dashboard.charts.layout import Figure, Trace, figure, label, tint
from dashboard.charts.web_layout import Mark, Size, label_size, web_layout
from dashboard.style.palette import ThemeLook
from dashboard.style.scheme import Scheme

LABEL_WIDTH = 16
TYPE = 12
HUB = 22
MOST_LANDLORDS = 80
"""More discs than this leave no room for names; the best connected ones are drawn."""


PROJECT = "project"
"""What the custom data of a square begins with."""


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
    looks: Mapping[str, ThemeLook],
    projects: str,
    highlighted: Collection[str] = (),
) -> Figure:
    """Draw landlords as discs, tied to a square for every project that they back together.

    `nodes` and `members` as in `Web`; a disc's area goes with the landlord's projects. `width` is
    the room in pixels that labels are kept apart in, `looks` the sign of each project's theme by
    project, `projects` the unit under the pointer. A disc carries its landlord as custom data, a
    square `PROJECT` and its project; where some landlords are `highlighted` the others are dimmed.
    """
    drawn = set(drawn_landlords(nodes))
    nodes = nodes[nodes["landlord"].isin(drawn)]
    members = members[members["landlord"].isin(drawn)]
    ties = sorted({(f"l:{row.landlord}", f"p:{row.project}") for row in members.itertuples()})
    names = {f"l:{row.landlord}": label(row.label, LABEL_WIDTH) for row in nodes.itertuples()}
    marks = {hub: Mark(HUB) for _, hub in ties}
    for landlord, count in zip(nodes["landlord"], nodes["projects"].tolist(), strict=True):
        node = f"l:{landlord}"
        marks[node] = Mark(8 + 6 * math.sqrt(count), label_size(names[node], TYPE))
    layout = web_layout(ties, marks, width)
    discs = _discs(nodes, layout.spots, marks, scheme)
    discs["text"] = [names[f"l:{landlord}"] for landlord in nodes["landlord"]]
    discs["textposition"] = [layout.sides[f"l:{landlord}"] for landlord in nodes["landlord"]]
    discs["marker"]["color"] = [
        tint(scheme.accent, landlord, highlighted) for landlord in nodes["landlord"]
    ]
    discs["hovertext"] = [
        f"{label(row.label)}<br>{row.projects} {label(projects)}" for row in nodes.itertuples()
    ]
    titles = members.drop_duplicates("project")
    return figure(
        [_ties(ties, layout.spots, scheme), _hubs(titles, layout.spots, looks, scheme), discs],
        scheme,
        height=int(layout.height + 24),
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        xaxis={"visible": False, "fixedrange": True, "range": [0, width]},
        yaxis={"visible": False, "fixedrange": True, "range": [layout.height + 8, -8]},
    )


def _ties(ties: Sequence[tuple[str, str]], spots: Mapping[str, Size], scheme: Scheme) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    for one, other in ties:
        x += [spots[one][0], spots[other][0], None]
        y += [spots[one][1], spots[other][1], None]
    line = {"width": 1.5, "color": scheme.wire}
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": line,
        "hoverinfo": "skip",
    }


def _hubs(
    titles: pd.DataFrame,
    spots: Mapping[str, Size],
    looks: Mapping[str, ThemeLook],
    scheme: Scheme,
) -> Trace:
    own = [looks[project].under(scheme) for project in titles["project"]]
    return {
        "type": "scatter",
        "x": [spots[f"p:{project}"][0] for project in titles["project"]],
        "y": [spots[f"p:{project}"][1] for project in titles["project"]],
        "mode": "markers+text",
        "customdata": [[PROJECT, project] for project in titles["project"]],
        "text": [look.glyph for look in own],
        "textfont": {"size": TYPE, "color": [look.text for look in own]},
        "marker": {"symbol": "square", "size": HUB, "opacity": 1, "color": [x.colour for x in own]},
        "hovertext": [label(title, 40) for title in titles["title"]],
        "hoverinfo": "text",
    }


def _discs(
    nodes: pd.DataFrame, spots: Mapping[str, Size], marks: Mapping[str, Mark], scheme: Scheme
) -> Trace:
    keys = [f"l:{landlord}" for landlord in nodes["landlord"]]
    return {
        "type": "scatter",
        "x": [spots[key][0] for key in keys],
        "y": [spots[key][1] for key in keys],
        "mode": "markers+text",
        "customdata": nodes["landlord"].tolist(),
        "textfont": {"size": TYPE, "color": scheme.ink},
        "marker": {"size": [marks[key].size for key in keys], "color": scheme.accent, "opacity": 1},
        "hoverinfo": "text",
        "cliponaxis": False,
    }
