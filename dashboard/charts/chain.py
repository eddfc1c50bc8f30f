"""A chain of projects in time: a lane for each landlord, a sign for what it does in each."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.charts.figure import Figure, Trace, figure, hover_of, label, named_axis
from dashboard.style.scheme import Scheme

LANE, WRAPPED_LANE = 30, 46
"""Pixels of a lane; where a name goes over two lines, all lanes need the more."""

LEAST_PLOT = 64
"""Pixels of the lanes together: of fewer, Plotly would take from the room of the titles."""

LINE, NARROW_LINE = 18, 15
"""Pixels from a line to the next of titles and days above the lanes, on a desktop and a phone."""

LINES, NARROW_LINES = 4, 5
"""Lines of a title beside the day."""

LEAST_GAP = 400.0
"""Days between two projects in the picture, at least, so that their titles stand apart."""

SIGNS = {
    "there": "circle",
    "stayed": "diamond",
    "joined": "cross",
    "left": "x",
    "unstated": "circle-open",
}
"""What a landlord does, by sign: the colour is the same for all."""

TAKES_PART = ("there", "stayed", "joined", "unstated")


def chain_drawing(
    projects: pd.DataFrame,
    landlords: pd.DataFrame,
    scheme: Scheme,
    *,
    changes: Mapping[str, str],
    narrow: bool = False,
) -> Figure:
    """Draw a chain from left to right.

    `projects` (columns: id, title, recorded, first, last, and day in words) stand at their days, a
    project whose day is not recorded before the one that follows, behind a dotted line.
    `landlords` (columns: project, landlord, label, change) are lanes, with a line between the
    projects that they take part in. `changes` names each sign in the reader's words.
    """
    across = positions(projects)
    lanes = list(dict.fromkeys(landlords["landlord"]))
    names = dict(zip(landlords["landlord"], landlords["label"], strict=True))
    height = len(lanes) or 1
    at = {lane: height - 1 - number for number, lane in enumerate(lanes)}
    written = [label(names[lane], 17 if narrow else 30) for lane in lanes]
    lane_height = WRAPPED_LANE if any("<br>" in name for name in written) else LANE
    room = max(across.values()) - min(across.values()) or LEAST_GAP
    rows: list[Any] = list(projects.itertuples())
    titles = [_title(across[one.id], one, one.day, scheme, narrow=narrow) for one in rows]
    most = max((str(title["text"]).count("<br>") + 1 for title in titles), default=0)
    head = 6 + most * (NARROW_LINE if narrow else LINE)
    return figure(
        [
            *_lines(projects, landlords, across, at, scheme),
            *_signs(landlords, projects, across, at, changes, scheme),
        ],
        scheme,
        height=head + 48 + max(LEAST_PLOT, lane_height * height),
        margin={"l": 4, "r": 8, "t": head, "b": 4},
        showlegend=True,
        legend={"orientation": "h", "y": 0, "yanchor": "top", "x": 0, "xanchor": "left"},
        shapes=[_upright(across[one.id], one.recorded, height, scheme) for one in rows],
        annotations=titles,
        xaxis={
            "visible": False,
            "range": [min(across.values()) - room * 0.3, max(across.values()) + room * 0.3],
        },
        yaxis=named_axis(written[::-1], automargin=True, range=[-0.7, height - 0.4]),
    )


def positions(projects: pd.DataFrame) -> dict[str, float]:
    """Return where each project stands, in days; distances of recorded days are kept true.

    The middle of the days that are possible; one step before the next project where none is
    recorded; never less than `LEAST_GAP` after the project before.
    """
    days = (projects["first"] + (projects["last"] - projects["first"]) / 2).tolist()
    places: list[float | None] = [
        None if pd.isna(day) else day.timestamp() / 86_400 for day in days
    ]
    following: float | None = None
    for number in reversed(range(len(places))):
        if places[number] is None and following is not None:
            places[number] = following - LEAST_GAP
        following = places[number]
    before: float | None = None
    spread = []
    for place in places:
        least = before + LEAST_GAP if before is not None else 0.0
        here = least if place is None else place if before is None else max(place, least)
        spread.append(here)
        before = here
    return dict(zip(projects["id"], spread, strict=True))


def _upright(at: float, recorded: bool, height: int, scheme: Scheme) -> dict[str, object]:
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": -0.5,
        "y1": height - 0.5,
        "layer": "below",
        "line": {"color": scheme.wire, "width": 1.5, "dash": "solid" if recorded else "dot"},
    }


def _title(at: float, project: Any, day: str, scheme: Scheme, *, narrow: bool) -> dict[str, object]:
    width, most = (18, NARROW_LINES) if narrow else (22, LINES)
    lines = label(project.title, width).split("<br>")
    if len(lines) > most:
        lines = label(project.short, width).split("<br>")
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + "…"]
    title = "<br>".join(lines)
    return {
        "x": at,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": f"{f'<b>{title}</b>' if project.recorded else f'<i>{title}</i>'}<br>{label(day)}",
        "showarrow": False,
        "font": {"size": 11 if narrow else 13, "color": scheme.ink},
    }


def _lines(
    projects: pd.DataFrame,
    landlords: pd.DataFrame,
    across: Mapping[str, float],
    at: Mapping[str, int],
    scheme: Scheme,
) -> list[Trace]:
    """A line from project to project for each landlord, dotted where one is not recorded."""
    recorded = dict(zip(projects["id"], projects["recorded"], strict=True))
    partaking = landlords[landlords["change"].isin(TAKES_PART)]
    lines: dict[bool, list[list[float | None]]] = {True: [[], []], False: [[], []]}
    for landlord, own in partaking.groupby("landlord", sort=False):
        present = set(own["project"])
        for one, other in pairwise(one for one in across if one in present):
            x, y = lines[recorded[one] and recorded[other]]
            x += [across[one], across[other], None]
            y += [at[str(landlord)], at[str(landlord)], None]
    return [
        {
            "type": "scatter",
            "x": x,
            "y": y,
            "mode": "lines",
            "line": {"color": scheme.accent, "width": 2.5, "dash": "solid" if solid else "dot"},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for solid, (x, y) in lines.items()
    ]


def _signs(
    landlords: pd.DataFrame,
    projects: pd.DataFrame,
    across: Mapping[str, float],
    at: Mapping[str, int],
    changes: Mapping[str, str],
    scheme: Scheme,
) -> list[Trace]:
    titles = dict(zip(projects["id"], projects["title"], strict=True))
    traces = []
    for change, symbol in SIGNS.items():
        own = landlords[landlords["change"] == change]
        if own.empty:
            continue
        traces.append(
            {
                "type": "scatter",
                "x": [across[project] for project in own["project"]],
                "y": [at[landlord] for landlord in own["landlord"]],
                "mode": "markers",
                "name": label(changes[change], 60),
                "marker": {
                    "symbol": symbol,
                    "size": 13,
                    "color": scheme.accent,
                    "line": {"width": 2 if symbol.endswith("open") else 0},
                },
                **hover_of(
                    (
                        f"{label(name)}<br>{label(titles[project])}"
                        for name, project in zip(own["label"], own["project"], strict=True)
                    ),
                    label(changes[change]),
                ),
            }
        )
    return traces
