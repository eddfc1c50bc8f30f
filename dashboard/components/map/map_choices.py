"""What a reader chooses to see on the map, in step with the address: a territory, lines."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.components.session.notices import say_unknown
from dashboard.components.session.screen import Screen
from dashboard.language.collation import labels_in_order
from dashboard.language.translation import N_
from dashboard.maps.links import joined
from dashboard.measures.places import owners_apart

LARGER = "larger"
"""The key of the address that names the region seen larger, by its code."""

WHOLE = "france"
"""Its value where the whole country is seen though a territory is chosen."""

PART = "part"
"""The key of the address that names the part of the map in view; see `map_zoom`."""

LINES = "lines"
"""The key of the address that names whose places are joined: `network:id` or `landlord:id`."""

_NOBODY = ""


def territory_seen(screen: Screen) -> tuple[str | None, str | None]:
    """Let the reader see one region larger; return the codes of region and département in view.

    Where none is asked for, the territory that is chosen fills the view. Both are None for the
    whole country; the département is where a region is seen.
    """
    words = screen.words
    regions = screen.portfolio.regions
    names = labels_in_order(dict(zip(regions["code"], regions["name"], strict=True)))
    own = chosen_territory(screen)
    first = {_NOBODY: words.text("Whole country")}
    if own[0]:
        first = {_NOBODY: words.text("The chosen territory"), WHOLE: words.text("Whole country")}
    asked = _chosen(
        screen,
        LARGER,
        words.text("Zoom to"),
        {**first, **names},
        N_("this value is not in the data"),
        silent=(WHOLE,),
    )
    if asked == WHOLE:
        return None, None
    return (asked, None) if asked else own


def chosen_territory(screen: Screen) -> tuple[str | None, str | None]:
    """Return region and département of the one territory that is chosen; else None.

    Of several départements it is the region, if they are of one.
    """
    departements, regions = screen.chosen("departement"), screen.chosen("region")
    within = dict(screen.portfolio.departements[["code", "region"]].to_numpy())
    around = {within.get(code) for code in departements} or set(regions)
    known = [code for code in around if code in set(within.values())]
    if len(around) != 1 or not known:
        return None, None
    return known[0], departements[0] if len(departements) == 1 else None


def lines_drawn(screen: Screen, spots: pd.DataFrame) -> pd.DataFrame | None:
    """Let the reader join the places of one landlord or network; return the lines to draw.

    `spots` are where the map puts the selected projects: `project`, `map_lon`, `map_lat`. Only who
    has several spots is offered.
    """
    words = screen.words
    placed = owners_apart(screen.selection, spots)
    kinds = {"network": words.text("network"), "landlord": words.text("landlord")}
    options: dict[str, str] = {_NOBODY: words.text("(nobody)")}
    for owner, kind, name in placed[["owner", "kind", "name"]].to_numpy():
        options[owner] = f"{name} ({kinds[kind]})"
    chosen = _chosen(
        screen,
        LINES,
        words.text("Join the projects of"),
        options,
        N_("nobody of this name has two places among these projects"),
    )
    return joined(placed[placed["owner"] == chosen]) if chosen else None


def _chosen(
    screen: Screen,
    key: str,
    label: str,
    options: Mapping[str, str],
    reason: str,
    *,
    silent: tuple[str, ...] = (),
) -> str:
    """Draw a choice that the address holds under `key`; say `reason` of a value it cannot have.

    Nothing is said of the `silent` ones, which are not always offered.
    """
    asked = st.query_params.get(key, _NOBODY)
    if asked not in options and asked not in silent:
        say_unknown(key, asked, reason, screen.words)
    widget = f"map-{key}"
    st.session_state[widget] = asked if asked in options else _NOBODY
    chosen = st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=widget,
        on_change=_write,
        args=(key, widget),
    )
    return str(chosen)


def _write(key: str, widget: str) -> None:
    if key == LARGER:
        st.query_params.pop(PART, None)
    chosen = st.session_state[widget]
    if chosen == _NOBODY:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = chosen
