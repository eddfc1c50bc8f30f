"""Who takes part in a project and where it is, each with the link to its own sheet."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import section
from dashboard.components.session.links import link_box, link_row, sheet_link
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.records import ProjectRecord
from dashboard.texts.project_record import about_landlord, about_place

_IN_A_COMMUNE = ("commune", "quartier", "site")


def who(screen: Screen, record: ProjectRecord) -> None:
    """Draw the landlords, their networks at the time, the carriers and the partners."""
    words = screen.words
    section(words.text("Landlords"))
    for landlord in record.landlords.to_dict("records"):
        with link_box(f"landlord-{landlord['id']}"):
            sheet_link(screen, "landlord", landlord["id"], f"**{escaped(landlord['name'])}**")
            st.markdown(
                escaped(f"— {about_landlord(screen.portfolio, landlord, words)}"), width="content"
            )
    if record.landlords.empty:
        st.markdown(words.text("landlord not stated"))
    _networks(screen, str(record.project["id"]))
    roles = {
        "carrier": (words.text("Lead organisations"), words.text("lead organisation not stated")),
        "partner": (words.text("Partners"), ""),
        "member": (words.text("Members of the lead organisation"), ""),
    }
    for role, (title, absent) in roles.items():
        chosen = record.organisations[record.organisations["role"] == role]
        if len(chosen) or absent:
            section(title)
        names = zip(chosen["id"], chosen["name"], strict=True)
        link_row(screen, role, [("organisation", key, escaped(name)) for key, name in names])
        if chosen.empty and absent:
            st.markdown(escaped(absent))


def _networks(screen: Screen, project: str) -> None:
    words, index = screen.words, screen.selection.index
    values = index.values_of("network", project)
    if values:
        labels = index.labels("network", words)
        section(words.text("Landlord networks at the time"))
        link_row(screen, "networks", [("network", key, escaped(labels[key])) for key in values])


def where(screen: Screen, record: ProjectRecord) -> None:
    """Draw the places, each with its commune, département and region."""
    words = screen.words
    section(words.text("Places"))
    if record.places.empty:
        st.markdown(words.text("place not known"))
    for place in record.places.to_dict("records"):
        with link_box(f"place-{place['id']}"):
            _place(screen, place)


def _place(screen: Screen, place: Mapping[Hashable, Any]) -> None:
    words, portfolio = screen.words, screen.portfolio
    name = f"**{escaped(place['name'])}**"
    if place["kind"] in _IN_A_COMMUNE and pd.notna(place["insee"]):
        sheet_link(screen, "commune", place["insee"], name)
    else:
        st.markdown(name, width="content")
    st.markdown(escaped(f"— {about_place(portfolio, place, words)}"), width="content")
    if pd.notna(place["departement"]):
        names = portfolio.departements.set_index("code")["name"]
        code = place["departement"]
        sheet_link(screen, "departement", code, escaped(f"{names[code]} ({code})"))
    if pd.notna(place["region"]):
        names = portfolio.regions.set_index("code")["name"]
        sheet_link(screen, "region", place["region"], escaped(names[place["region"]]))
    else:
        st.markdown(words.text("region not known"), width="content")
