"""The sheet of a landlord."""

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import section
from dashboard.components.records.sheets import parts
from dashboard.components.records.sheets.period import period_text
from dashboard.components.session.links import link_box, sheet_link, source_link
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.language.markdown import escaped
from dashboard.measures.sheets.members import LandlordRecord, landlord_record
from dashboard.measures.sheets.subject import Subject


def landlord_sheet(screen: Screen, about: Subject) -> None:
    """Draw all that is known of a landlord and its projects."""
    record = landlord_record(screen.portfolio, about.id)
    parts.opening(screen, about, _facts(screen, record))
    left, right = st.columns(2)
    with left:
        parts.goes_with(screen, about, ["landlord", "organisation"])
        _networks(screen, record)
    with right:
        parts.goes_with(screen, about, ["theme", "region", "departement", "commune"])
    parts.figures(screen, about)
    _stock(screen, record)
    _sources(screen, record)


def _facts(screen: Screen, record: LandlordRecord) -> list[str]:
    words, row = screen.words, record.landlord
    kinds = screen.portfolio.schema.tables["landlords"].field("kind").categories
    facts = [
        kinds[row["kind"]][words.language]
        if pd.notna(row["kind"])
        else words.text("kind not stated")
    ]
    if pd.notna(row["hq_insee"]):
        communes = shared_geography().communes["name"]
        town = communes.get(row["hq_insee"], row["hq_insee"])
        facts.append(words.text("head office: {town}", town=town))
    aliases = row["aliases"].split(";") if pd.notna(row["aliases"]) else []
    written = dict.fromkeys([*aliases, *record.written])
    others = [name for name in written if name != row["name"]]
    if others:
        facts.append(words.text("also written: {names}", names=", ".join(others)))
    return facts


def _networks(screen: Screen, record: LandlordRecord) -> None:
    words, portfolio = screen.words, screen.portfolio
    section(words.text("Its networks, with the period that sources state"))
    names = portfolio.networks.set_index("id")["name"]
    if record.networks.empty:
        st.markdown(escaped(words.text("network not stated")))
    for number, row in enumerate(record.networks.to_dict("records")):
        with link_box(f"network-{number}"):
            sheet_link(screen, "network", row["network"], escaped(row["name"]))
            for network in row["above"]:
                st.markdown(escaped(words.text("part of")), width="content")
                sheet_link(screen, "network", network, escaped(names[network]))
            st.markdown(escaped(period_text(screen, row)), width="content")


def _stock(screen: Screen, record: LandlordRecord) -> None:
    words, row = screen.words, record.landlord
    section(words.text("Its homes"))
    if pd.isna(row["homes"]):
        st.markdown(escaped(words.text("number of homes not stated")))
        return
    said = words.plural("{count} home", "{count} homes", int(row["homes"]))
    year = words.text("year not stated") if pd.isna(row["homes_year"]) else str(row["homes_year"])
    st.markdown(escaped(f"{said} ({year})"))
    st.caption(escaped(words.text("What a landlord owns is context: it is nobody's reach.")))


def _sources(screen: Screen, record: LandlordRecord) -> None:
    """List the sources of what is said of the landlord itself; each project names its own."""
    section(screen.words.text("Sources"))
    row = record.landlord
    stated = [row["kind_source_url"], row["hq_source_url"], row["homes_source_url"]]
    for address in dict.fromkeys([*stated, *record.networks["source_url"]]):
        if pd.notna(address):
            source_link(str(address))
    st.caption(screen.words.text("Each project names the announcement that it is taken from."))
