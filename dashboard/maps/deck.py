"""The whole picture: ground, lines, pins or groups, tooltip, view."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pydeck
from numpy.typing import NDArray
from pydeck.bindings.json_tools import default_serialize

from dashboard.maps.base import Chosen, ground, inset_layers
from dashboard.maps.discs import FONT, text_layer
from dashboard.maps.label_spots import region_spots
from dashboard.maps.labels import label_layers
from dashboard.maps.layout import INSIDE, TITLE_ROOM
from dashboard.maps.links import Area, area_for, group_layers, grouped, link_layer
from dashboard.maps.overseas import overseas
from dashboard.maps.owners import Owners, owners
from dashboard.maps.pins import HALO, covered, merged, pin_layers, place_discs, radius_in
from dashboard.maps.view import Canvas, View
from dashboard.style.scheme import rgb, shades_of, step_of
from dashboard.style.text_width import width_at
from loaders.geography.geography import Level, from_mercator

MOST_PINS = 400
"""More are grouped without a try: they cannot stand apart in a France 700 pixels high."""

FARTHEST = 60.0
"""Pixels. Where a disc would have to stand farther from its place, pins are grouped.

That is the case from about 150 projects spread like the population, in a picture 720 pixels high.
"""

TOOLTIP = "<div style='white-space:pre-line'><b>{title}</b>\n{detail}</div>"

TITLE = 15
"""Pixels: size of what stands at the top of the inset."""

NOTHING = "nothing"
"""The layer under all others, as wide as the world: a click on it is one beside all marks."""


class SmallDeck(pydeck.Deck):  # type: ignore[misc]
    """A deck that writes its JSON without the indentation, which is six times the rest."""

    def to_json(self) -> str:
        """The deck as JSON, as Streamlit sends it to the browser."""
        return json.dumps(
            self, default=default_serialize, ensure_ascii=False, separators=(",", ":")
        )


@dataclass(frozen=True)
class MapPicture:
    """A deck, and what it shows.

    Attributes:
        canvas: what it is drawn on.
        layers: what is drawn, lowest first.
        deck: for `st.pydeck_chart`. A picked row has `project`, `departement` and `region` in
            layer `pins`; `level` and `code` in layer `groups`; `level` and `code`, under
            `properties`, in `departements`.
        shown: ids of the projects with a disc.
        left_out: ids of the projects without any known spot.
        discs: middle and radius of each disc, in pixels of the view: project, x, y, radius.
        shaded: whether its areas are.
        grouped: what each disc stands for where projects are too many to stand apart, else None.
    """

    canvas: Canvas
    layers: tuple[pydeck.Layer, ...]
    deck: pydeck.Deck
    shown: tuple[str, ...]
    left_out: tuple[str, ...]
    discs: tuple[tuple[str, float, float, float], ...]
    shaded: bool
    grouped: Area | None


@dataclass(frozen=True)
class MapWords:
    """What the map itself says, in the reader's language: "12 projects", "3 landlords".

    `thousands` writes a sum of euros in thousands.
    """

    project_count: Callable[[int], str]
    landlord_count: Callable[[int], str]
    thousands: Callable[[float], str] = str


def build_map(
    canvas: Canvas,
    points: pd.DataFrame,
    words: MapWords,
    *,
    areas: pd.DataFrame | None = None,
    chosen: Chosen = (),
    links: pd.DataFrame | None = None,
    turn: int = 0,
) -> MapPicture:
    """The map of `points`.

    Args:
        canvas: boundaries, view, colours.
        points: one row per project and place. Columns `project` (id), `title`, `committee_label`,
            `landlords`, `theme` (id), `theme_label`, `place_label`, `precision` (code, or
            `region`: no more is known),
            `precision_label`, `departement`, `region` (codes), `lon`, `lat` (WGS84; missing is not
            known); optional `dimmed` (outside a highlighted set), `amount` (a line of the tooltip)
            and `euros` (what discs of areas add up in the place of projects). Labels are in the
            reader's language; the deck escapes them.
        words: counts in words.
        areas: shading, see `dashboard.maps.base.ground`, as is `chosen`; `shown` is what is written
            on each. Without `step` and `shown` both go by the number of projects.
        links: lines, see `dashboard.maps.links.joined`.
        turn: how many clicks were answered. It stands in all that can be clicked, so that two
            clicks on one mark tell different things: Streamlit hands over what is new alone.
    """
    if areas is not None and "step" not in areas:
        steps = [step_of(count) for count in areas["projects"]]
        areas = areas.assign(shown=areas["projects"].astype(str), step=steps)
    known = drawn_places(canvas, points).dropna(subset=["map_lon", "map_lat"])
    region = known["region"].astype("string")
    # A spot without region code is drawn on the whole country only.
    astray = region.isna() & (canvas.view.region is None)
    placed = known[region.isin(canvas.drawn_regions) | astray]
    layers = [_nothing(), *ground(canvas, areas, chosen)]
    numbers, details = (
        {} if areas is None else dict(zip(areas["code"], areas[name], strict=True))
        for name in ("shown", "detail")
    )
    if canvas.inset:
        layers += inset_layers(canvas, canvas.inset, areas, chosen)
        layers += _inset_title(canvas, details)
    layers += overseas(canvas, numbers)
    if links is not None and not links.empty:
        layers.append(link_layer(links, canvas.scheme, words.landlord_count))
    radius = radius_in(canvas.view)
    room = radius + HALO + 2
    owned = owners(canvas, inside=(TITLE_ROOM - 6 + room, room))
    discs = _discs(placed, canvas.view, owned)
    middles = np.empty((0, 2)) if discs is None else covered(discs, canvas.view)[0]
    layers += _labels(canvas, areas, middles)
    area = None
    if discs is None:
        area = area_for(canvas.view)
        layers += group_layers(grouped(placed, area), canvas, words.project_count, words.thousands)
    elif not discs.empty:
        layers += pin_layers(_worded(discs), canvas)
    spotted = dict.fromkeys(known["project"])
    left_out = tuple(name for name in dict.fromkeys(points["project"]) if name not in spotted)
    shown = tuple(dict.fromkeys(placed["project"]))
    for layer in layers:
        if getattr(layer, "pickable", False):
            for row in layer.data:
                row.get("properties", row)["turn"] = turn
    named = [] if discs is None else discs["project"].tolist()
    spots = tuple(
        (str(name), round(x, 1), round(y, 1), radius)
        for name, (x, y) in zip(named, middles.tolist(), strict=True)
    )
    drawn, shaded = _deck(layers, canvas), areas is not None
    return MapPicture(canvas, tuple(layers), drawn, shown, left_out, spots, shaded, area)


def drawn_places(canvas: Canvas, points: pd.DataFrame) -> pd.DataFrame:
    """Return `points`, as of `build_map`, with `map_lon`, `map_lat`: where the map puts them.

    Of what only the region is known stands where that has most room.
    """
    known = canvas.geography.place_points(points)
    spots = region_spots(canvas.geography)
    vague = known["map_lon"].isna() & known["region"].isin(list(spots))
    for at in known.index[vague & (known["precision"] == "region")]:
        known.loc[at, ["map_lon", "map_lat"]] = spots[str(known.loc[at, "region"])]
    if canvas.inset and canvas.view.region is None:
        inside = (known["region"] == canvas.inset.region).fillna(False).to_numpy(dtype=bool)
        places = known.loc[inside, ["map_lon", "map_lat"]].to_numpy(dtype=float)
        lon, lat = canvas.inset.shift.move(places[:, 0], places[:, 1])
        known.loc[inside, "map_lon"], known.loc[inside, "map_lat"] = lon, lat
    return known


def _inset_title(canvas: Canvas, details: Mapping[str, str]) -> list[pydeck.Layer]:
    """Layers `inset-name` and `inset-count`, at the top of the frame."""
    inset = canvas.inset
    assert inset is not None  # noqa: S101 - drawn where there is one
    west, _, east, north = inset.bounds
    names = {
        one["properties"]["code"]: one["properties"]["nom"] for one in canvas.geography.regions
    }
    name, ink = str(names[inset.region]), [*rgb(canvas.scheme.ink)]
    said = details.get(inset.region, "")
    parts = []
    for text, x, side in ((name, west, 1), (said, east, -1)):
        lon, lat = from_mercator(x, north)
        right = side * (width_at(text, TITLE) / 2 + INSIDE + 2)
        at = [round(float(lon), 4), round(float(lat), 4)]
        parts.append({"at": at, "offset": [round(right, 1), TITLE_ROOM / 2 + 2], "text": text})
    return [
        text_layer("inset-name", parts[:1], get_size=TITLE, get_color=ink, font_weight=700),
        text_layer(
            "inset-count", parts[1:] if said else [], feet=True, get_size=TITLE, get_color=ink
        ),
    ]


def _labels(
    canvas: Canvas, areas: pd.DataFrame | None, middles: NDArray[np.float64]
) -> list[pydeck.Layer]:
    """Layers of the labels of shaded areas; of plain ones the names, where one region is seen."""
    if areas is None:
        inside = [
            (one["properties"]["code"], one["properties"]["nom"], None, canvas.scheme.grey)
            for one in canvas.geography.departements
            if one["properties"]["reg"] == canvas.view.region
        ]
        # A département that is a region of its own bears its name in the page's heading.
        if len(inside) < 2:
            return []
        areas = pd.DataFrame(inside, columns=["code", "title", "projects", "ink"])
        areas = areas.assign(level="departement", shown="")
    else:
        shades = shades_of(canvas.scheme)
        areas = areas.assign(ink=[shades[step].ink for step in areas["step"]])
    level: Level = "departements" if (areas["level"] == "departement").all() else "regions"
    owned = owners(canvas, level)
    return label_layers(canvas, areas, middles, radius_in(canvas.view) + HALO, owned)


def _discs(placed: pd.DataFrame, view: View, owned: Owners) -> pd.DataFrame | None:
    """Discs that stand apart, or None when there are too many for that."""
    # Joining names is slow for many, so the count comes first.
    if len(placed.drop_duplicates(["project", "map_lon", "map_lat"])) > MOST_PINS:
        return None
    discs = place_discs(merged(placed), view, owned)
    away = (discs["right"] ** 2 + discs["down"] ** 2) ** 0.5
    return None if (away > FARTHEST).any() else discs


def _deck(layers: list[pydeck.Layer], canvas: Canvas) -> pydeck.Deck:
    view = canvas.view
    return SmallDeck(
        # deck.gl takes lists within the list. Of the layers that stand in the list itself
        # Streamlit keeps the number of what was clicked and dims the others, though after a click
        # the rows are others; within a list it lets them be, and forgets the click.
        layers=[layers],
        # No wheel and no finger moves the picture: the page scrolls.
        views=[pydeck.View(type="MapView", controller=False)],
        initial_view_state=pydeck.ViewState(
            longitude=round(view.lon, 4),
            latitude=round(view.lat, 4),
            zoom=round(view.zoom, 3),
            pitch=0,
            bearing=0,
        ),
        # Setting map_style as well, even to None, would bring tiles back.
        map_provider=None,
        tooltip=_tooltip(canvas),
    )


def _worded(discs: pd.DataFrame) -> pd.DataFrame:
    """Adds `detail`, the lines of a tooltip under the title, and flags where they are missing."""
    place = discs["place_label"].fillna("").astype(str)
    precision = discs["precision_label"].fillna("").astype(str)
    where = [f"{name} ({how})" if how else name for name, how in zip(place, precision, strict=True)]
    lines = pd.DataFrame(
        {
            "theme": discs["theme_label"],
            "where": where,
            "landlords": discs["landlords"],
            "committee": discs["committee_label"],
            "amount": discs.get("amount", ""),
        },
        index=discs.index,
    ).astype("string")
    detail = ["\n".join(line for line in row if line) for row in lines.fillna("").to_numpy()]
    dimmed = discs["dimmed"].eq(True) if "dimmed" in discs else False
    return discs.assign(detail=detail, dimmed=dimmed)


def _nothing() -> pydeck.Layer:
    world = [[-180, -85], [180, -85], [180, 85], [-180, 85]]
    return pydeck.Layer(
        "PolygonLayer",
        id=NOTHING,
        data=[{"world": world, "title": "", "detail": ""}],
        pickable=True,
        get_polygon="world",
        get_fill_color=[0, 0, 0, 0],
        stroked=False,
    )


def _tooltip(canvas: Canvas) -> dict[str, object]:
    scheme = canvas.scheme
    # On a phone there is no room beside a disc: the words go along the foot of the picture.
    foot = {"transform": "none", "top": "auto", "bottom": "0", "left": "0", "maxWidth": "none"}
    style = {
        "backgroundColor": scheme.ink,
        "color": scheme.panel,
        "fontFamily": FONT,
        "fontSize": "14px",
        "lineHeight": "1.35",
        "maxWidth": "320px",
        "borderRadius": "6px",
        "padding": "8px 10px",
        **(foot if canvas.view.small else {}),
    }
    return {"html": TOOLTIP, "style": style}


def themes_in_view(points: pd.DataFrame, picture: MapPicture) -> set[str]:
    """Return the main themes of the points with a disc in the part that is seen.

    Empty for one that is not stated; points that are `dimmed` do not count.
    """
    view = picture.canvas.view
    seen = {
        project
        for project, x, y, radius in picture.discs
        if -radius < x < view.width + radius and -radius < y < view.height + radius
    }
    shown = points["project"].isin(seen) & ~points["dimmed"]
    return set(points.loc[shown, "theme"].astype(object).fillna(""))
