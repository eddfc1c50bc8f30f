"""The map slide: projects numbered on the map and named beside it."""

from collections.abc import Sequence

import numpy as np

from dashboard.exports.deck.canvas import LABEL, LOGO
from dashboard.exports.deck.draw.cover import point
from dashboard.exports.deck.draw.france import PLAIN, area, france, row_of
from dashboard.exports.deck.marks import (
    STEPS,
    Area,
    Group,
    Ink,
    Look,
    Paragraph,
    Run,
    Shape,
    Stroke,
    Text,
    line,
)
from dashboard.exports.deck.sections.model import PlaceMap
from dashboard.exports.deck.slide_drawing import SlideDrawing
from dashboard.exports.deck.text_fit import LINE
from dashboard.maps.outlines import Bounds, bounds_of, clipped, outlines_of, projection, spot_on
from dashboard.maps.spread import spread
from dashboard.measures.whereabouts import Spot
from dashboard.style.box import Box
from loaders.geography.geography import to_mercator

ROW = LABEL * LINE
KEY = 30.0
BADGE = 24.5
APART = 1.5
INSET = 226.0
POINT = 4.5
MOST_APART = 9.0
"""Points between two rows of a list, where there is room."""

STEM = 14.0
"""Points from a badge to its place from which on a line leads back."""

MARGIN_OF_INSET = 0.18


def draw_place_map(slide: SlideDrawing, content: PlaceMap) -> None:
    """Draw the list outside the inset, the map, the inset over its own list."""
    panel = slide.panel.within(24) if slide.panel.top == 0 else slide.panel
    if (
        slide.deck.canvas.logo and slide.panel.top == 0
    ):  # the logo stands in the corner of the panel
        panel = panel.below(LOGO.bottom + 6 - panel.top)
    left = len([name for spot in content.spots for name in spot.names])
    if content.most:  # a point for each project, and the départements with most of them
        first = 0
        _keyed(slide, slide.body, content.most, slide.words.text("Départements"))
    else:
        first = 1 if left > 1 or content.near else 0
        _list(slide, slide.body, content.spots, 1)
    if not content.near:
        if content.region:
            _inset(slide, panel, content.spots, first, content.region, whole=True)
        else:
            _map(slide, content, panel, first)
        return
    room = min(INSET, (0.45 if first else 0.36) * panel.width)
    _map(slide, content, Box(panel.left, panel.top, panel.width - room - 12, panel.height), first)
    name = line(content.region_name, LABEL, bold=True, colour=Ink.ACCENT)
    if not first:
        inset = Box(panel.right - room, panel.top + 30, room, min(room, 0.5 * panel.height))
        _inset(slide, inset, content.near, 0, content.region)
        slide.text(Box(inset.left, inset.bottom + 6, room, ROW), name)
        return
    rows = len([name for spot in content.near for name in spot.names])
    down = min(0.45 * panel.height, max(110.0, panel.height - (rows + 2) * ROW))
    inset = Box(panel.right - room, panel.top, room, down)
    _inset(slide, inset, content.near, left + 1, content.region)
    slide.text(Box(inset.left, inset.bottom + 10, room, ROW), name)
    below = Box(inset.left, panel.top, room, panel.height).below(down + 10 + ROW)
    _list(slide, below, content.near, left + 1)


def _list(slide: SlideDrawing, box: Box, spots: Sequence[Spot], first: int) -> None:
    """Write the names with their numbers, and how many more there are than there is room for."""
    names = [name for spot in spots for name in spot.names]
    most = max(1, int(box.height / ROW))
    shown = names if len(names) <= most else names[: most - 1]
    rows = [(str(first + at), name) for at, name in enumerate(shown)]
    more = len(names) - len(shown)
    if more:
        said = slide.words.plural(
            "and {count} more: see the workbook", "and {count} more: see the workbook", more
        )
        rows.append(("", said))
    if rows:
        _keyed(slide, box, rows, slide.words.text("Projects"))


def _keyed(slide: SlideDrawing, box: Box, rows: Sequence[tuple[str, str]], name: str) -> None:
    """Write numbers with names beside them; one that is longer than its line is shortened."""
    widest = max(slide.face.width(number, LABEL, bold=True) for number, _ in rows)
    key = max(KEY, widest + 10)
    apart = max(0.0, min(MOST_APART, (box.height - 1) / len(rows) - ROW))
    down = len(rows) * (ROW + apart) + 1 - apart
    numbers, names = [], []
    for at, (number, said) in enumerate(rows):
        before = apart if at else 0.0
        numbers.append(line(number, LABEL, bold=True, colour=Ink.ACCENT, before=before))
        shown = slide.fitted(said, box.width - key, LABEL)
        names.append(line(shown, LABEL, colour=Ink.TEXT if number else Ink.QUIET, before=before))
    slide.text(Box(box.left, box.top, key - 4, down), *numbers, name=slide.words.text("Numbers"))
    slide.text(Box(box.left + key, box.top, box.width - key, down), *names, name=name)


def _map(slide: SlideDrawing, content: PlaceMap, box: Box, first: int) -> None:
    """Draw the country; with `first` 0 plain points, else badges numbered from there on."""
    away = slide.geography.overseas_regions
    used = {spot.departement for spot in (*content.spots, *content.near)} & set(away.values())
    names = {one.code: one.name for one in outlines_of(slide.geography, "regions")}
    name_room = ROW if used else 0.0
    row = Box(box.left, box.top, box.width, box.height - name_room)
    small = row_of(row, len(away)) if used else []
    main = Box(box.left, box.top, box.width, row.height - (small[0].height + 12 if small else 0))

    def look(code: str) -> Look:
        return Look(STEPS[1], Ink.PAPER, 0.75) if code == content.region and content.near else PLAIN

    map_of = france(slide, main, small, look)
    marks: list[Shape | Stroke | Area | Text] = list(map_of.parts.values())
    spots = list(content.spots) if first else [*content.spots, *content.near]
    marks += _signs(slide, [map_of.spot(spot) for spot in spots], spots, first, box)
    for region, departement in away.items():
        if departement in used:
            own = map_of.boxes[region]
            wide = slide.face.width(names[region], LABEL) + 6
            start = min(max(own.left + own.width / 2 - wide / 2, box.left), box.right - wide)
            marks.append(
                Text(
                    Box(start, row.bottom, wide, ROW),
                    [line(names[region], LABEL, colour=Ink.QUIET, align="ctr")],
                    names[region],
                )
            )
    name = slide.words.text("Map of the projects")
    slide.add(Group(box, marks, name, slide.section.described))


def _inset(
    slide: SlideDrawing,
    box: Box,
    spots: Sequence[Spot],
    first: int,
    region: str,
    *,
    whole: bool = False,
) -> None:
    """Draw the part of a region in which the spots lie, or the `whole` of it."""
    every = outlines_of(slide.geography, "departements")
    inside = [one for one in every if one.region == region]
    bounds = _around(spots, box, bounds_of(inside) if whole and inside else None)
    place = projection(bounds, box)
    parts = [clipped(one, bounds) for one in every]
    marks: list[Shape | Stroke | Area | Text] = [
        area(one, place, Look(STEPS[1] if one.region == region else Ink.LAND, Ink.PAPER, 0.75))
        for one in parts
        if one is not None
    ]
    places = [spot_on(place, spot, slide.geography) for spot in spots]
    marks += _signs(slide, places, spots, first, box)
    slide.add(Group(box, marks, slide.words.text("Inset"), slide.section.described))


def _around(spots: Sequence[Spot], box: Box, region: Bounds | None) -> Bounds:
    """Return bounds around the spots, and the region where it is given, in its proportions."""
    x, y = to_mercator(np.array([one.lon for one in spots]), np.array([one.lat for one in spots]))
    margin = MARGIN_OF_INSET
    if region is not None:
        west, south, east, north = region
        x, y, margin = np.append(x, (west, east)), np.append(y, (south, north)), 0.03
    wide = max(float(np.ptp(x)), 20_000.0) * (1 + 2 * margin)
    high = max(float(np.ptp(y)), 20_000.0) * (1 + 2 * margin)
    scale = max(wide / box.width, high / box.height)
    wide, high = scale * box.width, scale * box.height
    middle_x, middle_y = float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2
    return middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2


def _signs(
    slide: SlideDrawing,
    places: Sequence[tuple[float, float]],
    spots: Sequence[Spot],
    first: int,
    box: Box,
) -> list[Shape | Stroke]:
    """Return a badge for each spot with the numbers of what stands there, moved apart.

    With `first` 0 they are plain points; one that stands alone is as large as a badge.
    """
    if not first:
        radius = POINT if len(spots) > 1 else BADGE / 2
        return [point(place, spot, radius) for place, spot in zip(places, spots, strict=True)]
    texts, number = [], first
    for spot in spots:
        last = number + len(spot.names) - 1
        texts.append(f"{number}–{last}" if last > number else str(number))
        number = last + 1
    wide = [max(BADGE, slide.face.width(text, LABEL, bold=True) + 9) for text in texts]
    stand = np.array(places, dtype=float).reshape(-1, 2)
    moved = stand + spread(stand, np.array(wide) / 2, APART) if len(stand) else stand
    marks: list[Shape | Stroke] = []
    badges: list[Shape] = []
    for text, spot, across, (x, y), (x0, y0) in zip(
        texts, spots, wide, moved.tolist(), stand.tolist(), strict=True
    ):
        left = min(max(x - across / 2, box.left), box.right - across)
        top = min(max(y - BADGE / 2, box.top), box.bottom - BADGE)
        if abs(left + across / 2 - x0) + abs(top + BADGE / 2 - y0) > STEM:
            marks.append(Stroke((x0, y0), (left + across / 2, top + BADGE / 2), Ink.EDGE, text))
        look = Look(Ink.PAPER, Ink.ACCENT, 1.5) if spot.hollow else Look(Ink.ACCENT, Ink.PAPER, 1.0)
        ink = Ink.ACCENT if spot.hollow else Ink.ON_ACCENT
        said = Paragraph((Run(text, LABEL, True, ink),), "ctr")
        kind = "ellipse" if across == BADGE else "pill"
        badges.append(Shape(Box(left, top, across, BADGE), look, text, kind, [said]))
    return [*marks, *badges]
