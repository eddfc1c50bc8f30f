"""What stands on and around every map of projects: its words and its legend."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.components.session.screen import Screen, shared_geography
from dashboard.language.markup import tag
from dashboard.language.translation import Words
from dashboard.maps.deck import MapPicture, MapWords, themes_in_view
from dashboard.maps.layout import Layout, Plan, laid_out
from dashboard.maps.legend import Legend
from dashboard.maps.view import Canvas, View, view_of
from dashboard.selection.facets import theme_labels
from dashboard.style.palette import look_at
from dashboard.style.scheme import Scheme, euro_step_names, step_names
from dashboard.texts.amounts import thousands


def map_words(words: Words) -> MapWords:
    """Return what the map itself says."""
    return MapWords(
        project_count=lambda count: words.plural("{count} project", "{count} projects", count),
        landlord_count=lambda count: words.plural("{count} landlord", "{count} landlords", count),
        thousands=lambda amount: thousands(amount, words),
    )


def map_legend(screen: Screen, points: pd.DataFrame, picture: MapPicture) -> Legend:
    """Return what the signs of `picture` mean, drawn of `points`, and its shades, if any."""
    words = screen.words
    if picture.grouped is not None:
        grouped = {
            "departement": words.text("Too many projects to show each: a disc is a département."),
            "region": words.text("Too many projects to show each: a disc is a region."),
        }
        unit = words.text("Thousands of euros") + "." if screen.in_amounts else ""
        return Legend((), f"{grouped[picture.grouped]} {unit}".strip())
    present = themes_in_view(points, picture)
    labels = theme_labels(screen.portfolio, words)
    signs = [(screen.looks[theme], label) for theme, label in labels.items() if theme in present]
    if "" in present:
        signs.append((look_at(None), words.text("theme not stated")))
    said = words.text(
        "Empty circle: no more than the département or the region is known. A disc set aside: the "
        "line leads to its place. Overseas regions are not drawn to scale."
    )
    if screen.in_amounts:
        said += " " + words.text(
            "A disc is a project, whatever its amount: that is said where you point, and in the "
            "list."
        )
    if not picture.shaded:
        return Legend(signs, said)
    if screen.in_amounts:
        return Legend(signs, said, words.text("€k"), euro_step_names(words))
    return Legend(signs, said, counted_in(picture, words), step_names(words))


def counted_in(picture: MapPicture, words: Words) -> str:
    """Say what the shades of a map count, and in what."""
    if picture.canvas.view.region is None:
        return words.text("Projects by region")
    return words.text("Projects by département")


def show_signs(legend: Legend, *, key: str = "legend") -> None:
    """Draw the discs of a legend with what they mean."""
    if legend.signs:
        items = [
            tag("li", tag("i", look.glyph, style="background:{};color:{}".format(*look.css)), name)
            for look, name in legend.signs
        ]
        with st.container(key=key):
            st.html(tag("ul", *items, class_="map-signs"))


def show_steps(screen: Screen, legend: Legend) -> None:
    """Draw the shades of a legend, if any, and the sign of what is known less closely."""
    if not legend.steps:
        return
    steps = [
        tag("span", tag("i", class_=f"step step-{number}"), name)
        for number, name in enumerate(legend.steps)
    ]
    known = screen.words.text("only the département or the region is known")
    vague = tag("span", tag("i", class_="ring"), known, class_="vague")
    st.html(tag("p", tag("b", legend.shaded), *steps, vague, class_="map-steps"))


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
