"""What stands on and around every map of projects: its words and its legend."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.components.session.screen import Screen
from dashboard.language.translation import Words
from dashboard.maps.deck import MapPicture, MapWords, themes_in_view
from dashboard.maps.legend import Legend
from dashboard.selection.facets import theme_labels
from dashboard.style.palette import look_at
from dashboard.style.shades import euro_step_names, step_names
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
        items = "".join(
            f'<li><i style="background:{look.css[0]};color:{look.css[1]}">{escape(look.glyph)}</i>'
            f"{escape(name)}</li>"
            for look, name in legend.signs
        )
        with st.container(key=key):
            st.html(f'<ul class="map-signs">{items}</ul>')


def show_steps(screen: Screen, legend: Legend) -> None:
    """Draw the shades of a legend, if any, and the sign of what is known less closely."""
    if not legend.steps:
        return
    steps = "".join(
        f'<span><i class="step step-{number}"></i>{escape(name)}</span>'
        for number, name in enumerate(legend.steps)
    )
    vague = screen.words.text("only the département or the region is known")
    st.html(
        f'<p class="map-steps"><b>{escape(legend.shaded)}</b>{steps}'
        f'<span class="vague"><i class="ring"></i>{escape(vague)}</span></p>'
    )
