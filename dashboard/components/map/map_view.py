"""What part of France a map shows, and what it is drawn on: laid out once for all visitors."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.session.screen import Screen, shared_geography
from dashboard.maps.layout import Layout, Plan, laid_out
from dashboard.maps.view import Canvas, View, view_of
from dashboard.style.scheme import Scheme

SIGNS = 74
"""Pixels that the discs of a legend take under a picture, in three rows."""

Ground = Callable[[Scheme], Canvas]
"""Gives what a map is drawn on in a colour scheme."""


@st.cache_resource(show_spinner=False)
def shared_layout(plan: Plan) -> Layout:
    """Lay out the country once for all visitors."""
    return laid_out(shared_geography(), plan)


def canvas_on(
    screen: Screen,
    plan: Plan,
    region: str | None = None,
    departement: str | None = None,
    *,
    part: Callable[[View], View] = lambda whole: whole,
) -> Ground:
    """Return what a map is drawn on: the country as `plan` has it, or one territory as large.

    `part` gives the part of it that is in view.
    """
    if region is None:
        layout = shared_layout(plan)
        view = part(layout.view)
        return lambda scheme: Canvas(
            layout.geography, view, scheme, screen.looks, layout.feet, layout.inset
        )
    geography = shared_geography()
    # What the signs mean stands under the picture: on the whole country there is room within it.
    height = min(plan.height - SIGNS, plan.width)
    view = part(view_of(geography, plan.width, height, region, departement))
    return lambda scheme: Canvas(geography, view, scheme, screen.looks)
