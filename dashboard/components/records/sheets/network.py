"""The sheet of a landlord network."""

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import section
from dashboard.components.records.sheets import parts
from dashboard.components.records.sheets.period import period_text
from dashboard.components.session.links import link_box, link_row, sheet_link, source_link
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.sheets.members import NetworkRecord, network_record
from dashboard.measures.sheets.subject import Subject


def network_sheet(screen: Screen, about: Subject) -> None:
    """Draw all that is known of a network, its landlords and their projects."""
    record = network_record(about, screen.words)
    names = screen.portfolio.networks.set_index("id")["name"]
    above = [("network", network, names[network]) for network in reversed(record.above)]
    parts.opening(screen, about, _facts(screen, record), above)
    left, right = st.columns(2)
    with left:
        _members(screen, record)
        parts.goes_with(screen, about, ["landlord", "network", "organisation"])
    with right:
        parts.goes_with(screen, about, ["theme", "region", "departement", "commune"])
    parts.figures(screen, about)
    section(screen.words.text("Sources"))
    for address in dict.fromkeys([record.network["source_url"], *record.members["source_url"]]):
        source_link(str(address))


def _facts(screen: Screen, record: NetworkRecord) -> list[str]:
    words, row = screen.words, record.network
    kinds = screen.portfolio.schema.tables["networks"].field("kind").categories
    facts = [kinds[row["kind"]][words.language]]
    if pd.notna(row["owner"]):
        facts.append(words.text("held by: {owner}", owner=row["owner"]))
    return facts


def _members(screen: Screen, record: NetworkRecord) -> None:
    words = screen.words
    section(words.text("Its landlords, with the period that sources state"))
    for number, row in enumerate(record.members.to_dict("records")):
        with link_box(f"member-{number}"):
            sheet_link(screen, "landlord", row["landlord"], escaped(row["name"]))
            counted = words.plural("{count} project", "{count} projects", row["projects"])
            said = f"{counted} · {period_text(screen, row)}"
            st.markdown(escaped(said), width="content")
    if record.members.empty:
        st.markdown(escaped(words.text("No landlord of the data belongs to it directly.")))
    if record.inside:
        section(words.text("Networks inside it"))
        names = screen.portfolio.networks.set_index("id")["name"]
        inside = [("network", network, escaped(names[network])) for network in record.inside]
        link_row(screen, "inside", inside)
    st.caption(
        escaped(
            words.text(
                "A project counts for the network that its landlord surely belonged to when it was "
                "selected; networks inside this one count here too."
            )
        )
    )
