"""The whole picture: ground, lines, pins or groups, tooltip, view."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import pydeck
from pydeck.bindings.json_tools import default_serialize

from dashboard.maps.base import Chosen, ground
from dashboard.maps.discs import FONT
from dashboard.maps.groups import Area, area_for, group_layers, grouped
from dashboard.maps.links import link_layer
from dashboard.maps.names import name_layers
from dashboard.maps.overseas import overseas
from dashboard.maps.pins import covered, merged, pin_layers, place_discs
from dashboard.maps.view import Canvas, View

MOST_PINS = 400
"""More are grouped without a try: they cannot stand apart in a France 700 pixels high."""

FARTHEST = 60.0
"""Pixels. Where a disc would have to stand farther from its place, pins are grouped.

That is the case from about 150 projects spread like the population, in a picture 720 pixels high.
"""

TOOLTIP = "<div style='white-space:pre-line'><b>{title}</b>\n{detail}</div>"

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
        grouped: what each disc stands for where projects are too many to stand apart, else None.
    """

    canvas: Canvas
    layers: tuple[pydeck.Layer, ...]
    deck: pydeck.Deck
    shown: tuple[str, ...]
    left_out: tuple[str, ...]
    grouped: Area | None


@dataclass(frozen=True)
class MapWords:
    """What the map itself says, in the reader's language: "12 projects", "3 landlords"."""

    project_count: Callable[[int], str]
    landlord_count: Callable[[int], str]


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
            `landlords`, `theme` (id), `theme_label`, `place_label`, `precision` (code),
            `precision_label`, `departement`, `region` (codes), `lon`, `lat` (WGS84; missing is not
            known); optional `dimmed` (outside a highlighted set) and `picked` (singled out). Labels
            are in the reader's language; the deck escapes them.
        words: counts in words.
        areas: shading, see `dashboard.maps.base.ground`, as is `chosen`.
        links: lines, see `dashboard.maps.links.joined`.
        turn: how many clicks were answered. It stands in all that can be clicked, so that two
            clicks on one mark tell different things: Streamlit hands over what is new alone.
    """
    known = canvas.geography.place_points(points).dropna(subset=["map_lon", "map_lat"])
    region = known["region"].astype("string")
    # A spot without region code is drawn on the whole country only.
    astray = region.isna() & (canvas.view.region is None)
    placed = known[region.isin(canvas.drawn_regions) | astray]
    layers = [_nothing(), *ground(canvas, areas, chosen), *overseas(canvas)]
    if links is not None and not links.empty:
        layers.append(link_layer(links, canvas.scheme, words.landlord_count))
    discs = _discs(placed, canvas.view)
    area = None
    if discs is None:
        area = area_for(canvas.view)
        layers += group_layers(grouped(placed, area), canvas, words.project_count)
    elif not discs.empty:
        layers += pin_layers(_worded(discs), canvas)
        layers += name_layers(canvas, *covered(discs, canvas.view))
    spotted = dict.fromkeys(known["project"])
    left_out = tuple(name for name in dict.fromkeys(points["project"]) if name not in spotted)
    shown = tuple(dict.fromkeys(placed["project"]))
    for layer in layers:
        if getattr(layer, "pickable", False):
            for row in layer.data:
                row.get("properties", row)["turn"] = turn
    return MapPicture(canvas, tuple(layers), _deck(layers, canvas), shown, left_out, area)


def _discs(placed: pd.DataFrame, view: View) -> pd.DataFrame | None:
    """Discs that stand apart, or None when there are too many for that."""
    # Joining names is slow for many, so the count comes first.
    if len(placed.drop_duplicates(["project", "map_lon", "map_lat"])) > MOST_PINS:
        return None
    discs = place_discs(merged(placed), view)
    away = (discs["right"] ** 2 + discs["down"] ** 2) ** 0.5
    return None if (away > FARTHEST).any() else discs


def _deck(layers: list[pydeck.Layer], canvas: Canvas) -> pydeck.Deck:
    return SmallDeck(
        # deck.gl takes lists within the list. Of the layers that stand in the list itself
        # Streamlit keeps the number of what was clicked and dims the others, though after a click
        # the rows are others; within a list it lets them be, and forgets the click.
        layers=[layers],
        # No wheel and no finger moves the picture: the page scrolls.
        views=[pydeck.View(type="MapView", controller=False)],
        initial_view_state=_view_state(canvas.view),
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
        },
        index=discs.index,
    ).astype("string")
    detail = ["\n".join(line for line in row if line) for row in lines.fillna("").to_numpy()]
    flags = {key: discs[key].eq(True) if key in discs else False for key in ("dimmed", "picked")}
    return discs.assign(detail=detail, **flags)


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


def _view_state(view: View) -> pydeck.ViewState:
    return pydeck.ViewState(
        longitude=round(view.lon, 4),
        latitude=round(view.lat, 4),
        zoom=round(view.zoom, 3),
        pitch=0,
        bearing=0,
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
