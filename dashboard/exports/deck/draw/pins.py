"""Projects as discs on the map of France, in the colour of their theme."""

import math
from typing import Any

import numpy as np
import pandas as pd

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.flow import GAP, draw_mark
from dashboard.exports.deck.draw.france import Projection, areas, overseas_names, projection
from dashboard.exports.deck.drawing import LAND, PAPER, QUIET, Box, Look, line
from dashboard.exports.deck.fit import clean
from dashboard.exports.deck.page import Page
from dashboard.exports.deck.sections.model import Pins, Section, rows_of
from dashboard.maps.spread import spread
from dashboard.style.palette import ThemeLook, look_at

RADIUS = 7.5
GLYPH = 8.0
BETWEEN = 1.5
MOST_PINS = 150
FARTHEST = 48.0
"""Points. Where more discs, or a longer way back to a place, would be needed, discs are counts."""

SMALLEST, LARGEST = 8.0, 22.0
LEGEND = 250.0
ROW = 26.0

_PRECISION = {"site": 0, "quartier": 1, "commune": 2, "departement": 3}


def draw_pins(book: Book, section: Section, content: Pins) -> None:
    """Add the slide of the map, with its legend beside it."""
    page = book.page(section)
    box = Box(page.body.left, page.body.top, page.body.width - LEGEND - GAP, page.body.height)
    place = projection(book.geography, box)
    ground = Look(LAND, edge=QUIET, edge_width=0.4, edge_share=0.35)
    parts = areas(page, book.geography, "departements", place, lambda _: ground)
    parts += overseas_names(page, book.geography, place)
    spots = _spots(content.points, book, place)
    offsets = _apart(spots)
    grouped = offsets is None
    parts += _counts(page, content.points, book, place) if offsets is None else _discs(
        page, spots, offsets, content
    )  # fmt: skip
    page.draw(page.shapes.group(box, parts, name="Map", alt=section.described))
    right = Box(box.right + GAP, page.body.top, LEGEND, page.body.height)
    _legend(page, right, content, grouped=grouped)


def _spots(points: pd.DataFrame, book: Book, place: Projection) -> pd.DataFrame:
    """Return one row per project and spot, the most precise first, with its points on the slide."""
    placed = book.geography.place_points(points).dropna(subset=["map_lon", "map_lat"])
    placed = placed.assign(rank=placed["precision"].astype("object").map(_PRECISION).fillna(9))
    placed = placed.sort_values(["project", "rank"], kind="stable")
    placed = placed.drop_duplicates(["project", "map_lon", "map_lat"])
    placed = placed.sort_values(["map_lat", "map_lon", "project"], ascending=[False, True, True])
    xy = [place.point(lon, lat) for lon, lat in zip(placed["map_lon"], placed["map_lat"],
                                                    strict=True)]  # fmt: skip
    return placed.assign(x=[x for x, _ in xy], y=[y for _, y in xy])


def _apart(spots: pd.DataFrame) -> Any | None:
    """Return how far each disc moves so that none hides another; None where they are too many."""
    if len(spots) > MOST_PINS:
        return None
    places = spots[["x", "y"]].to_numpy(dtype=float)
    offsets = spread(places, np.full(len(spots), RADIUS), BETWEEN)
    return None if (np.hypot(*offsets.T) > FARTHEST).any() else offsets


def _discs(page: Page, spots: pd.DataFrame, offsets: Any, content: Pins) -> list[str]:
    stems, discs = [], []
    for row, (right, down) in zip(spots.to_dict("records"), offsets, strict=True):
        x, y = row["x"] + right, row["y"] + down
        if math.hypot(right, down) > RADIUS:
            stem = Look(edge=QUIET, edge_width=0.5)
            stems.append(page.shapes.connector((row["x"], row["y"]), (x, y), stem, name="Stem"))
        look = content.looks.get(row["theme"], look_at(None))
        discs.append(_disc(page, x, y, look, row))
    return stems + discs


def _disc(page: Page, x: float, y: float, look: ThemeLook, row: dict[Any, Any]) -> str:
    hollow = row["precision"] == "departement"
    box = Box(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS)
    paint = Look(PAPER, edge=look.colour, edge_width=2) if hollow else Look(
        look.colour, edge=PAPER, edge_width=0.75
    )  # fmt: skip
    ink = "tx1" if hollow else look.text
    glyph = line(look.glyph, GLYPH, bold=True, colour=ink, align="ctr")
    name = clean(f"{row['title']} · {row['name']}")
    return page.shapes.shape(box, paint, name=name, kind="ellipse", paragraphs=[glyph])


def _counts(page: Page, points: pd.DataFrame, book: Book, place: Projection) -> list[str]:
    """Return one disc per département with the number of its projects, the area by the number."""
    placed = book.geography.place_points(points).dropna(subset=["map_lon", "map_lat"])
    codes = placed["departement"].astype("object").fillna(placed["region"].astype("object"))
    groups = placed.assign(code=codes.fillna("")).groupby("code").agg(
        projects=("project", "nunique"), map_lon=("map_lon", "mean"), map_lat=("map_lat", "mean")
    )  # fmt: skip
    most = max([1, *groups["projects"]])
    texts = [page.words.number(count) for count in groups["projects"]]
    widths = [page.face.width(text, 9, bold=True) for text in texts]
    radii = np.array(
        [
            max(SMALLEST, LARGEST * math.sqrt(count / most), width / 2 + 2)
            for count, width in zip(groups["projects"], widths, strict=True)
        ]
    )
    spots = np.array([place.point(row.map_lon, row.map_lat) for row in rows_of(groups)])
    offsets = spread(spots, radii, BETWEEN)
    paint = Look(page.accent, edge=PAPER, edge_width=0.75)
    return [
        page.shapes.shape(
            Box(x - radius, y - radius, 2 * radius, 2 * radius),
            paint,
            name=str(code),
            kind="ellipse",
            paragraphs=[line(text, 9, bold=True, colour=PAPER, align="ctr")],
        )
        for code, text, radius, (x, y) in zip(
            groups.index, texts, radii, spots + offsets, strict=True
        )
    ]


def _legend(page: Page, box: Box, content: Pins, *, grouped: bool) -> None:
    """Say what signs and hollow discs are; as many rows as there are themes on the map."""
    said = [content.grouped] if grouped else []
    if not grouped and content.hollow:
        said = [content.hollow]
    signs = [] if grouped else list(content.legend)
    foot = sum(page.face.height(text, box.width, 12) for text in said)
    pitch = min(ROW, (box.height - foot - 8) / max(1, len(signs)))
    top = box.top
    for label, look in signs:
        draw_mark(page, Box(box.left, top + (pitch - 18) / 2, 18, 18), look)
        text = page.face.fit(clean(label), box.width - 26, pitch, (14, 13, 12, 11, 10, 9))
        page.text(Box(box.left + 26, top, box.width - 26, pitch), [line(text.text, text.size)],
                  name=label, anchor="ctr")  # fmt: skip
        top += pitch
    if said:
        page.text(Box(box.left, top + 8, box.width, foot),
                  [line(text, 12, colour=QUIET) for text in said], name="Legend")  # fmt: skip
