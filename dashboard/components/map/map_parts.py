"""What stands on and around every map of projects: its words, legend, note and table."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import show_linked_table
from dashboard.components.session.links import with_project_sheets
from dashboard.components.session.screen import Screen
from dashboard.language.territories import named_departement
from dashboard.language.translation import Words
from dashboard.maps.deck import MapPicture, MapWords
from dashboard.maps.legend import Legend
from dashboard.measures.measure import Measure
from dashboard.measures.records import project_list
from dashboard.selection.facets import theme_labels
from dashboard.selection.selection import Selection
from dashboard.style.palette import look_at
from dashboard.style.shades import step_names
from dashboard.texts.coverage import coverage_note


def map_words(words: Words) -> MapWords:
    """Return what the map itself says."""
    return MapWords(
        project_count=lambda count: words.plural("{count} project", "{count} projects", count),
        landlord_count=lambda count: words.plural("{count} landlord", "{count} landlords", count),
    )


def map_points(selection: Selection, places: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return `places`, as of `mapped`, with what a map says of their projects."""
    portfolio = selection.portfolio
    projects = project_list(selection, words).set_index("id")
    themes = theme_labels(portfolio, words)
    precision = portfolio.schema.tables["places"].field("precision").categories
    about = projects.reindex(places["project"]).reset_index(drop=True)
    return places.reset_index(drop=True).assign(
        title=about["title"],
        committee_label=about["committee"],
        themes=about["themes"],
        landlords=about["landlords"],
        carriers=about["carriers"],
        theme=about["theme"],
        theme_label=about["theme"].map(themes).fillna(words.text("theme not stated")),
        place_label=places["name"].array,
        precision_label=[
            words.text("placed at: {what}", what=precision[code][words.language])
            if code in precision
            else words.text("only the region is known")
            for code in places["precision"]
        ],
    )


def places_note(places: Measure, words: Words) -> str:
    """Say how many projects and places a map shows, and what it leaves out; see `mapped`."""
    pins = words.plural("{count} place", "{count} places", places.frame["place"].nunique())
    return f"{coverage_note(places.coverage, words)} {pins}."


def map_legend(screen: Screen, points: pd.DataFrame, picture: MapPicture) -> Legend:
    """Return what the signs of `picture` mean, drawn of `points`, and its shades, if any."""
    words = screen.words
    if picture.grouped is not None:
        grouped = {
            "departement": words.text("Too many projects to show each: a disc is a département."),
            "region": words.text("Too many projects to show each: a disc is a region."),
        }
        return Legend((), grouped[picture.grouped])
    points = _in_view(points, picture)
    present = set(points["theme"].dropna())
    labels = theme_labels(screen.portfolio, words)
    signs = [(screen.looks[theme], label) for theme, label in labels.items() if theme in present]
    if points["theme"].isna().any():
        signs.append((look_at(None), words.text("theme not stated")))
    said = words.text(
        "Empty circle: no more than the département or the region is known. A disc set aside: the "
        "line leads to its place. Overseas regions are not drawn to scale."
    )
    if not picture.shaded:
        return Legend(signs, said)
    return Legend(signs, said, counted_in(picture, words), step_names(words))


def _in_view(points: pd.DataFrame, picture: MapPicture) -> pd.DataFrame:
    """Return the points with a disc in the part that is seen, without those that are dimmed."""
    view = picture.canvas.view
    seen = {
        project
        for project, x, y, radius in picture.discs
        if -radius < x < view.width + radius and -radius < y < view.height + radius
    }
    if "dimmed" in points:
        points = points[~points["dimmed"]]
    return points[points["project"].isin(seen)]


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


def map_table(screen: Screen, points: pd.DataFrame) -> pd.DataFrame:
    """Return the places of `map_points` as a reader sees them, a row each."""
    words = screen.words
    regions = screen.portfolio.regions.set_index("code")["name"]
    headings = {
        "title": words.text("Project"),
        "place_label": words.text("Place"),
        "departement_name": words.text("Département"),
        "region_name": words.text("Region"),
        "theme_label": words.text("Main theme"),
        "committee_label": words.text("Committee"),
        "landlords": words.text("Landlords"),
        "precision_label": words.text("Precision"),
        "region": words.text("Region (INSEE code)"),
    }
    departements = {
        code: named_departement(code, name)
        for code, name in screen.portfolio.departements[["code", "name"]].to_numpy()
    }
    named = points.assign(
        region_name=points["region"].astype("object").map(regions),
        departement_name=points["departement"].astype("object").map(departements),
    )
    return named[list(headings)].rename(columns=headings)


def show_map_table(screen: Screen, points: pd.DataFrame) -> None:
    """Draw the table of a map, with the way to the sheet of each project."""
    table = with_project_sheets(screen, map_table(screen, points), points["project"])
    show_linked_table(screen, table)
