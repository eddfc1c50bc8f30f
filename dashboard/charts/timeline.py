"""Projects in time: a square for each, in its theme's colour, stacked where they share a day."""

from collections.abc import Mapping
from datetime import timedelta

import pandas as pd

from dashboard.charts.figure import Figure, Trace, figure, hover_of, label
from dashboard.style.palette import ThemeLook, look_at
from dashboard.style.scheme import Scheme

SIDE = 22
"""Pixels of a square."""

LEVEL = 30
"""Pixels from one square to that above it."""

APART = 26
"""Pixels between two squares side by side: where their days are nearer they are stacked."""

_ACROSS = {False: 600, True: 330}
"""Pixels that the axis takes at least, on a desktop and on a phone."""

LEAST_ROOM = timedelta(days=120)
"""What the axis shows before the first day and after the last, at least."""

SHORT = timedelta(days=2 * 365)
"""An axis that shows less may hold the middle of no year, where a year's name would stand."""


def timeline(
    projects: pd.DataFrame,
    scheme: Scheme,
    looks: Mapping[str, ThemeLook],
    *,
    narrow: bool = False,
) -> Figure:
    """Draw `projects` (columns: title, committee, theme, first, last) from left to right.

    A project of which only the season is known stands in its middle, on a line as long as it.
    `looks` goes by theme; a project without theme looks like the unknown one. `narrow` is for a
    phone.
    """
    middles = projects["first"] + (projects["last"] - projects["first"]) / 2
    start, end = projects["first"].min(), projects["last"].max()
    room = max((end - start) / 12, LEAST_ROOM)
    levels = _levels(middles.tolist(), (end - start + 2 * room) * (APART / _ACROSS[narrow]))
    known = [looks[theme] if theme in looks else look_at(None) for theme in projects["theme"]]
    own = [look.under(scheme) for look in known]
    squares = {
        "type": "scatter",
        "x": middles.tolist(),
        "y": levels,
        "mode": "markers+text",
        "marker": {"symbol": "square", "size": SIDE, "color": [look.colour for look in own]},
        "text": [label(look.glyph) for look in own],
        "textfont": {"color": [look.text for look in own], "size": 12},
        **hover_of(
            f"{label(title, 48)}<br>{label(committee)}"
            for title, committee in zip(projects["title"], projects["committee"], strict=True)
        ),
        "cliponaxis": False,
    }
    tops = max(levels, default=0)
    return figure(
        [*_seasons(projects, levels, scheme), squares],
        scheme,
        height=60 + LEVEL * (tops + 1),
        xaxis={
            "type": "date",
            "range": [start - room, end + room],
            **_ticks(end - start + 2 * room),
            "showgrid": True,
            "automargin": True,
        },
        yaxis={"visible": False, "range": [-0.7, tops + 0.7]},
    )


def _ticks(shown: timedelta) -> dict[str, object]:
    """Return how an axis that shows so much time is marked: by year, or by month where short."""
    if shown < SHORT:
        return {"dtick": "M3", "tickformat": "%m/%Y"}
    return {"dtick": "M12", "tickformat": "%Y", "ticklabelmode": "period"}


def _levels(days: list[pd.Timestamp], near: timedelta) -> list[int]:
    """Return the lowest free level for each day, in order of time."""
    last: list[pd.Timestamp] = []
    levels = []
    for day in days:
        free = (level for level, other in enumerate(last) if day - other >= near)
        level = next(free, len(last))
        last[level : level + 1] = [day]
        levels.append(level)
    return levels


def _seasons(projects: pd.DataFrame, levels: list[int], scheme: Scheme) -> list[Trace]:
    return [
        {
            "type": "scatter",
            "x": [first, last],
            "y": [level, level],
            "mode": "lines",
            "line": {"color": scheme.wire, "width": 2},
            "hoverinfo": "skip",
        }
        for first, last, level in zip(projects["first"], projects["last"], levels, strict=True)
        if first != last
    ]
