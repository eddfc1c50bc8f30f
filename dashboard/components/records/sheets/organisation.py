"""The sheets of landlords, their networks, organisations and themes."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import section
from dashboard.components.records.sheets import parts
from dashboard.components.session.links import link_box, link_row, sheet_link, source_link
from dashboard.components.session.say import say, say_small
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.language.markdown import escaped
from dashboard.measures.counts import projects_by
from dashboard.measures.sheets.subject import (
    LandlordRecord,
    NetworkRecord,
    Subject,
    landlord_record,
    network_record,
    roles_of,
    row_of,
)


def organisation_sheet(screen: Screen, about: Subject) -> None:
    """Draw all that is known of an organisation and its projects."""
    parts.opening(screen, about, _facts(screen, about))
    parts.around(screen, about, ["landlord", "network", "organisation"])


def _facts(screen: Screen, about: Subject) -> list[str]:
    words, portfolio = screen.words, screen.portfolio
    row = row_of(portfolio.organisations, about.id)
    schema = portfolio.schema.tables
    kinds = schema["organisations"].field("kind").labels(words.language)
    facts = [kinds.get(row["kind"], words.text("kind not stated"))]
    labels = schema["project_organisations"].field("role").labels(words.language)
    facts += [
        words.text("{role}: {count}", role=labels[role], count=words.number(count))
        for role, count in roles_of(portfolio, about.id).items()
    ]
    if pd.notna(row["aliases"]):
        names = row["aliases"].replace(";", ", ")
        facts.append(words.text("also written: {names}", names=names))
    return facts


def theme_sheet(screen: Screen, about: Subject) -> None:
    """Draw who works on a theme, where and since when."""
    words = screen.words
    every = projects_by(about.selection, "theme", words).frame.set_index("id")
    main = int(every["projects_main"].get(about.id, 0))
    facts = [
        words.plural(
            "main theme of {count} project of {total}",
            "main theme of {count} projects of {total}",
            main,
            total=words.number(about.selection.size),
        )
    ]
    if row_of(screen.portfolio.themes, about.id)["asked_for"]:
        facts.append(words.text("one of the five themes that the fund asks for"))
    parts.opening(screen, about, facts)
    parts.around(screen, about, ["landlord", "network", "organisation"])


def network_sheet(screen: Screen, about: Subject) -> None:
    """Draw all that is known of a network, its landlords and their projects."""
    record = network_record(about, screen.words)
    names = screen.portfolio.networks.set_index("id")["name"]
    above = [("network", network, names[network]) for network in reversed(record.above)]
    parts.opening(screen, about, _network_facts(screen, record), above)
    parts.around(
        screen, about, [lambda: _members(screen, record), "landlord", "network", "organisation"]
    )
    section(screen.words.text("Sources"))
    with st.container(gap="xsmall"):
        for address in dict.fromkeys([record.network["source_url"], *record.members["source_url"]]):
            source_link(str(address))


def _network_facts(screen: Screen, record: NetworkRecord) -> list[str]:
    words, row = screen.words, record.network
    kinds = screen.portfolio.schema.tables["networks"].field("kind").labels(words.language)
    facts = [kinds[row["kind"]]]
    if pd.notna(row["owner"]):
        facts.append(words.text("held by: {owner}", owner=row["owner"]))
    return facts


def _members(screen: Screen, record: NetworkRecord) -> None:
    words = screen.words
    section(words.text("Its landlords, with the period that sources state"))
    with st.container(gap="xsmall"):
        for number, row in enumerate(record.members.to_dict("records")):
            with link_box(f"member-{number}"):
                sheet_link(screen, "landlord", row["landlord"], escaped(row["name"]))
                counted = words.plural("{count} project", "{count} projects", row["projects"])
                said = f"{counted} · {_period(screen, row)}"
                st.markdown(escaped(said), width="content")
    if record.members.empty:
        say(words, "No landlord of the data belongs to it directly.")
    if record.inside:
        section(words.text("Networks inside it"))
        names = screen.portfolio.networks.set_index("id")["name"]
        inside = [("network", network, escaped(names[network])) for network in record.inside]
        link_row(screen, "inside", inside)
    say_small(
        words,
        "A project counts for the network that its landlord surely belonged to when it was "
        "selected; networks inside this one count here too.",
    )


def _period(screen: Screen, membership: Mapping[Any, Any]) -> str:
    """Return the period of a membership (`first_year`, `last_year`, `confidence`) in words."""
    words = screen.words
    first, last = membership["first_year"], membership["last_year"]
    if pd.notna(first) and pd.notna(last):
        period = words.text("from {first} to {last}", first=int(first), last=int(last))
    elif pd.notna(first):
        period = words.text("from {first} on", first=int(first))
    elif pd.notna(last):
        period = words.text("until {last}", last=int(last))
    else:
        period = words.text("period not stated")
    field = screen.portfolio.schema.tables["landlord_networks"].field("confidence")
    sure = field.labels(words.language)[membership["confidence"]]
    return words.text("{period} · confidence: {sure}", period=period, sure=sure)


def landlord_sheet(screen: Screen, about: Subject) -> None:
    """Draw all that is known of a landlord and its projects."""
    record = landlord_record(screen.portfolio, about.id)
    parts.opening(screen, about, _landlord_facts(screen, record))
    parts.around(screen, about, ["landlord", "organisation", lambda: _networks(screen, record)])
    _stock(screen, record)
    _landlord_sources(screen, record)


def _landlord_facts(screen: Screen, record: LandlordRecord) -> list[str]:
    words, row = screen.words, record.landlord
    kinds = screen.portfolio.schema.tables["landlords"].field("kind").labels(words.language)
    facts = [kinds.get(row["kind"], words.text("kind not stated"))]
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
        say(words, "network not stated")
    for number, row in enumerate(record.networks.to_dict("records")):
        with link_box(f"network-{number}"):
            sheet_link(screen, "network", row["network"], escaped(row["name"]))
            for network in row["above"]:
                st.markdown(escaped(words.text("part of")), width="content")
                sheet_link(screen, "network", network, escaped(names[network]))
            st.markdown(escaped(_period(screen, row)), width="content")


def _stock(screen: Screen, record: LandlordRecord) -> None:
    words, row = screen.words, record.landlord
    section(words.text("Its homes"))
    if pd.isna(row["homes"]):
        say(words, "number of homes not stated")
        return
    said = words.plural("{count} home", "{count} homes", int(row["homes"]))
    year = words.text("year not stated") if pd.isna(row["homes_year"]) else str(row["homes_year"])
    st.markdown(escaped(f"{said} ({year})"))
    say_small(words, "What a landlord owns is context: it is nobody's reach.")


def _landlord_sources(screen: Screen, record: LandlordRecord) -> None:
    """List the sources of what is said of the landlord itself; each project names its own."""
    section(screen.words.text("Sources"))
    row = record.landlord
    stated = [row["kind_source_url"], row["hq_source_url"], row["homes_source_url"]]
    for address in dict.fromkeys([*stated, *record.networks["source_url"]]):
        if pd.notna(address):
            source_link(str(address))
    say_small(screen.words, "Each project names the announcement that it is taken from.")
