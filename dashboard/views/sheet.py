"""The sheet of one landlord, network, organisation, theme or territory; its address names it."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.records.printed_sheet import printed_sheet
from dashboard.components.records.sheets.former import change_record, say_former
from dashboard.components.records.sheets.missing import directory, say_missing
from dashboard.components.records.sheets.organisation import (
    landlord_sheet,
    network_sheet,
    organisation_sheet,
    theme_sheet,
)
from dashboard.components.records.sheets.territory import (
    commune_sheet,
    departement_sheet,
    region_sheet,
)
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.paper.selection_sheet import selection_sheet
from dashboard.language.markup import Markup
from dashboard.measures.sheets.subject import KINDS, Subject, subject

SHEETS: dict[str, Callable[[Screen, Subject], None]] = {
    "theme": theme_sheet,
    "region": region_sheet,
    "departement": departement_sheet,
    "commune": commune_sheet,
    "network": network_sheet,
    "landlord": landlord_sheet,
    "organisation": organisation_sheet,
}


MOST_PRINTED = 1_000
"""Projects beyond which no sheet of A4 is kept ready: the page is printed as it stands."""


def page(screen: Screen) -> None:
    """Draw the sheet that the address names (`kind`, `id`), or all of its kind without an id."""
    kind, identifier = st.query_params.get("kind", ""), st.query_params.get("id", "")
    if kind in KINDS and not identifier:
        directory(screen, kind)
        return
    try:
        about = subject(screen.selection.index, kind, identifier, screen.words)
    except KeyError:
        into = say_former(screen, kind, identifier)
        if into is None:
            say_missing(screen, identifier)
        if not into:
            return
        about = subject(screen.selection.index, kind, into, screen.words)
    SHEETS[kind](screen, about)
    change_record(screen, kind, about.id)
    if 0 < about.selection.size <= MOST_PRINTED:
        shown = about.selection.outgoing(internal=False)

        def on_paper(data: DeckData) -> Markup:
            return selection_sheet(data, shared_geography())

        printed_sheet(screen, (kind, about.id), shown, on_paper)
