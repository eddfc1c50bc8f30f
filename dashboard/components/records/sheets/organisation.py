"""The sheet of an organisation: a carrier, a partner, or both."""

import pandas as pd
import streamlit as st

from dashboard.components.records.sheets import parts
from dashboard.components.session.screen import Screen
from dashboard.measures.sheets.members import roles_of, row_of
from dashboard.measures.sheets.subject import Subject


def organisation_sheet(screen: Screen, about: Subject) -> None:
    """Draw all that is known of an organisation and its projects."""
    parts.opening(screen, about, _facts(screen, about))
    left, right = st.columns(2)
    with left:
        parts.goes_with(screen, about, ["landlord", "network", "organisation"])
    with right:
        parts.goes_with(screen, about, ["theme", "region", "departement", "commune"])
    parts.figures(screen, about)


def _facts(screen: Screen, about: Subject) -> list[str]:
    words, portfolio = screen.words, screen.portfolio
    row = row_of(portfolio.organisations, about.id)
    schema = portfolio.schema.tables
    kinds = schema["organisations"].field("kind").categories
    facts = [
        kinds[row["kind"]][words.language]
        if pd.notna(row["kind"])
        else words.text("kind not stated")
    ]
    labels = schema["project_organisations"].field("role").categories
    facts += [
        words.text("{role}: {count}", role=labels[role][words.language], count=words.number(count))
        for role, count in roles_of(portfolio, about.id).items()
    ]
    if pd.notna(row["aliases"]):
        names = row["aliases"].replace(";", ", ")
        facts.append(words.text("also written: {names}", names=names))
    return facts
