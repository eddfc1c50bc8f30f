"""The sheet of one project: what, who, where, the figures as stated, the source, the lineage."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import section, show_table
from dashboard.components.map.places_map import show_places
from dashboard.components.records.project_parties import where, who
from dashboard.components.records.sheets.former import change_record, say_former
from dashboard.components.records.sheets.missing import say_missing
from dashboard.components.session.links import (
    link_box,
    project_link,
    sheet_link,
    source_link,
    then,
    trail_box,
)
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.components.session.theme_badge import look_badge
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.paper.project_sheet import project_paper
from dashboard.language.markdown import escaped
from dashboard.measures.cards import cards
from dashboard.measures.records import ProjectRecord, project_record
from dashboard.measures.sheets.of_project import OneProject, position_of
from dashboard.texts.project_record import (
    first_facts,
    lineage_text,
    other_source_text,
    proof_text,
    source_title,
    summary_of,
    told_figures,
)


def project_sheet(screen: Screen, project: str) -> None:
    """Draw the sheet of `project`; say so where there is no such project."""
    words = screen.words
    try:
        record = project_record(screen.portfolio, project, words)
    except KeyError:
        if say_former(screen, "project", project) is None:
            say_missing(screen, project)
        return
    with trail_box():
        st.page_link(
            screen.pages["projects"],
            label=words.text("All selected projects"),
            query_params=screen.address(),
        )
        then()
        st.markdown(escaped(record.title), width="content")
    _what(screen, record)
    left, right = st.columns(2, gap="large")
    with left:
        who(screen, record)
    with right:
        where(screen, record)
        if record.places["lon"].notna().any():
            alone = OneProject(screen.selection.index, project, words)
            levels = ("commune", "departement", "region")
            show_places(replace(screen, selection=alone), project, levels=levels, alone=False)
    _figures(screen, record)
    _lineage(screen, record)
    _source(screen, record)
    change_record(screen, "project", project)
    _on_paper(screen, record, project)


def _on_paper(screen: Screen, record: ProjectRecord, project: str) -> None:
    """Draw the sheet that is printed in place of the page."""
    words, today = screen.words, dt.datetime.now().astimezone().date()
    index = screen.selection.index
    (card,) = cards(index, [position_of(index, project)], words)
    data = DeckData(screen.selection, DeckOptions(today=today), words)
    with st.container(key="paper-sheet"):
        st.html(project_paper(data, record, card.where, shared_geography()))


def _what(screen: Screen, record: ProjectRecord) -> None:
    words = screen.words
    st.markdown(f"## {escaped(record.title)}")
    if record.subtitle:
        st.markdown(f"*{escaped(record.subtitle)}*")
    st.caption(escaped(first_facts(record, words)))
    with link_box("themes"):
        for theme, label in zip(record.themes["id"], record.themes["label"], strict=True):
            with st.container(
                horizontal=True, vertical_alignment="center", gap="xxsmall", width="content"
            ):
                look_badge(screen.looks[theme])
                sheet_link(screen, "theme", theme, escaped(label))
    printed = source_title(record, words)
    if printed:
        st.caption(escaped(printed))
    st.markdown(escaped(summary_of(record, words)))


def _figures(screen: Screen, record: ProjectRecord) -> None:
    words = screen.words
    section(words.text("Figures as the source states them"))
    if record.figures.empty:
        st.markdown(words.text("The source states no figure."))
        return
    if screen.narrow:
        _figure_lines(screen, record.figures)
    else:
        _figure_table(screen, record.figures)
    st.caption(words.text("Only targeted figures count as reach; the others are context."))


def _figure_lines(screen: Screen, figures: pd.DataFrame) -> None:
    """Draw a paragraph a figure: on a phone, a table would hide what most of them count."""
    words = screen.words
    for row in told_figures(screen.portfolio, figures, words):
        what = (
            words.text("{fact}: {quote}", fact=row.role, quote=row.scope) if row.scope else row.role
        )
        st.markdown(f"**{escaped(row.value)} {escaped(row.unit)}** — {escaped(what)}")
        st.caption(escaped(row.quote))


def _figure_table(screen: Screen, figures: pd.DataFrame) -> None:
    words = screen.words
    headings = {
        "value": words.text("Figure"),
        "unit": words.text("Unit"),
        "role": words.text("Role"),
        "scope": words.text("What it counts"),
        "quote": words.text("As written"),
    }
    told = pd.DataFrame(told_figures(screen.portfolio, figures, words))
    show_table(told.rename(columns=headings), words)


def _lineage(screen: Screen, record: ProjectRecord) -> None:
    words = screen.words
    if record.lineage.empty and record.followers.empty:
        return
    section(words.text("Chain of projects"))
    titles = screen.portfolio.project_titles(words.language)
    for row in record.lineage.to_dict("records"):
        st.markdown(escaped(lineage_text(row, words)))
        if pd.notna(row["earlier_project"]):
            _follow(screen, row["earlier_project"], titles)
    for project in record.followers["project"]:
        st.markdown(escaped(words.text("followed by")))
        _follow(screen, str(project), titles)


def _follow(screen: Screen, project: str, titles: pd.Series) -> None:
    with link_box(f"lineage-{project}"):
        project_link(screen, project, escaped(titles[project]))


def _source(screen: Screen, record: ProjectRecord) -> None:
    """Say what proves the project, how sure that is, and what the other pages add."""
    words, project = screen.words, record.project
    section(words.text("Sources"))
    st.markdown(escaped(proof_text(screen.portfolio, project, words)))
    note = project[f"note_{words.language}"]
    if pd.notna(note):
        st.markdown(escaped(str(note)))
    source_link(str(project["source_url"]))
    for address, rows in record.sources.groupby("source_url", sort=False):
        st.markdown(escaped(other_source_text(screen.portfolio, rows, words)))
        source_link(str(address))
