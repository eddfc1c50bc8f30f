"""Bars of two parts, each row of which can be chosen: a drawing (SVG) as wide as its place.

The full part and the lighter one add up to the number at the end. Lengths across are shares of the
width, so that type has one size on a phone and on a wide screen.
"""

from collections.abc import Collection
from typing import Any

import pandas as pd

from dashboard.language.markup import Markup, joined, tag
from dashboard.style.fluid_drawing import legend_row, part_to_choose
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import FONT_SIZE, two_lines, width_of

ROW, BAR = 28, 20
"""Pixels from one row to the next, and of a bar."""

SMALL = 12
"""Pixels of the type of a name in two lines."""

LEGEND = 24
"""Pixels under the bars for the legend."""

LABELS, BARS = 43, 48
"""Hundredths of the width for the labels and for the longest bar, whose number follows."""

NARROW, WIDE = 326, 368
"""Pixels that a phone leaves, and a panel: by them it is told whether a text has room."""

SAVED_WIDTH = 640
"""Pixels of the picture that is taken away."""

FAINT = "0.35"
"""Opacity of the bars of what is not chosen, while something is."""


def share_bars(
    frame: pd.DataFrame,
    facet: str,
    scheme: Scheme,
    *,
    parts: tuple[str, str],
    chosen: Collection[str] = (),
    narrow: bool = False,
    width: int | None = None,
) -> Markup:
    """Return bars from the top down; each can be chosen (`data-choose` is `facet`).

    `frame` has a row for each: `id`, `label`, `short`, `projects`, of which `projects_main` are
    the full part, and `said` (all of it in a sentence, for a pointer and for those who cannot see
    it). `parts` say what the two parts mean. Without a `width` in pixels it fills its place.
    """
    most, room = max([1, *frame["projects"].tolist()]), NARROW if narrow else WIDE
    drawn = [
        _row(row, at * ROW, facet, scheme, most=most, room=room, chosen=chosen)
        for at, row in enumerate(frame.itertuples(index=False))
    ]
    return tag(
        "svg",
        *drawn,
        *legend_row(
            (
                (scheme.accent, "", parts[0]),
                (scheme.bar_other, scheme.bar_other_edge, parts[1]),
            ),
            scheme,
            ROW * len(frame) + 8.5,
        ),
        xmlns="http://www.w3.org/2000/svg",
        class_="fluid",
        width=str(width) if width else "100%",
        height=str(ROW * len(frame) + LEGEND),
        font_family="inherit",
    )


def _row(
    row: Any,
    top: int,
    facet: str,
    scheme: Scheme,
    *,
    most: int,
    room: int,
    chosen: Collection[str],
) -> Markup:
    """Draw a row; `most` is what the longest bar stands for, `room` the pixels of the place."""
    own, main = row.id in chosen, row.projects_main
    full, total = 100 * main / most, 100 * row.projects / most
    faint = FAINT if chosen and not own else ""
    parts = []
    if main:
        parts.append(_bar(0, full, scheme.accent, "", faint))
    if row.projects > main:
        parts.append(_bar(full, total - full, scheme.bar_other, scheme.bar_other_edge, faint))
    number = str(main)
    wide = room * BARS / 100 * full / 100
    if main and width_of(number) + 2 <= wide:
        ink = scheme.ink if faint else scheme.on_accent
        if wide < 2 * width_of(number) + 8:
            parts.append(_number(number, full / 2, 14, ink, text_anchor="middle"))
        else:
            parts.append(_number(number, full, 14, ink, text_anchor="end", dx="-6"))
    parts.append(_number(str(row.projects), total, 15, scheme.ink, dx="8"))
    # Networks are called alike, as one by its short name alone would look like another kind.
    names = [row.short] if facet == "network" else [row.label, row.label.split(",")[0], row.short]
    name = _name(names, top, room * LABELS / 100, scheme, own=own)
    bars = tag(
        "svg",
        joined(parts),
        x=f"{LABELS}%",
        y=str(top + (ROW - BAR) // 2),
        width=f"{BARS}%",
        height=str(BAR),
        overflow="visible",
    )
    ground = tag(
        "rect", y=str(top), width="100%", height=str(ROW), fill="none", pointer_events="all"
    )
    return part_to_choose(facet, row.id, row.said, ground, *name, bars, chosen=own)


def _number(said: str, across: float, size: int, colour: str, **more: str) -> Markup:
    look = {"font_size": str(size), "font_weight": "700", "fill": colour}
    return tag("text", said, x=f"{across:.2f}%", y="15", **look, **more)


def _bar(start: float, long: float, fill: str, edge: str, faint: str) -> Markup:
    return tag(
        "rect",
        x=f"{start:.2f}%",
        y="0.5",
        width=f"{long:.2f}%",
        height=str(BAR - 1),
        rx="2",
        fill=fill,
        stroke=edge,
        opacity=faint,
    )


def _name(names: list[str], top: int, room: float, scheme: Scheme, *, own: bool) -> list[Markup]:
    """Draw the first name that there is room for, or else the last in two smaller lines."""
    name = next((name for name in names if width_of(name) <= room), "")
    size = FONT_SIZE if name else SMALL
    lines = [name] if name else two_lines(names[-1], room * FONT_SIZE / SMALL)
    first = 19 if len(lines) == 1 else 12
    return [
        tag(
            "text",
            line,
            y=str(top + first + at * (SMALL + 1)),
            font_size=str(size),
            font_weight="700" if own else "400",
            fill=scheme.ink,
        )
        for at, line in enumerate(lines)
    ]
