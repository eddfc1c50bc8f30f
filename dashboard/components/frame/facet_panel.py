"""The facets in the sidebar: lists to open, tick and search, each value with its count.

One component for all of them: a widget of Streamlit's own for each took over a quarter of the time
from a click to the redrawn page (measured), and shows its counts only once it is open.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.components.session.address import choose, chosen
from dashboard.components.session.browser_events import heard, newly_told
from dashboard.components.session.screen import Screen
from dashboard.selection.facet_options import Offer, offers

KEY = "facets"


@cache
def _component() -> Callable[..., object]:
    """Register the component, once for the whole server."""
    beside = Path(__file__)
    mount: Callable[..., object] = st.components.v2.component(
        "laureats-facet-panel",
        html='<div class="facet-panel"></div>',
        css=beside.with_suffix(".css").read_text("utf-8"),
        js="\n".join(
            beside.with_name(name).read_text("utf-8") for name in ("folding.js", "facet_panel.js")
        ),
        isolate_styles=False,
    )
    return mount


def facet_panel(screen: Screen) -> None:
    """Draw the facets; what is chosen there is seen in the address and the chips."""
    words = screen.words
    texts = {
        "find": words.text("Find in this list"),
        "nothing": words.text("Nothing of this name"),
        "search": words.text("title, landlord, place…"),
        "from": words.text("from"),
        "to": words.text("to"),
    }
    given = {
        "facets": [_as_sent(each) for each in offers(screen.selection, words)],
        "words": texts,
        "language": words.language,
        "heard": heard(KEY),
    }
    _component()(data=json.dumps(given).encode(), key=KEY, on_chosen_change=_chosen)


def _as_sent(offer: Offer) -> dict[str, object]:
    return {**vars(offer), "values": [vars(value) for value in offer.values]}


def _chosen() -> None:
    """Take over what the browser says: ticks, words and years."""
    for told in newly_told(KEY, st.session_state[KEY].chosen):
        match told:
            case {"facet": str(facet), "value": str(value), "on": bool(on)}:
                others = [other for other in chosen().get(facet) if other != value]
                choose(chosen().having(facet, [*others, value] if on else others))
            case {"facet": str(facet), "values": list(values)}:
                choose(chosen().having(facet, [str(value) for value in values]))
