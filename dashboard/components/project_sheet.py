"""The sheet of one project: what, who, where, the figures as stated, the source, the lineage."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.components.figure import section, show_table
from dashboard.components.links import (
    link_box,
    link_row,
    project_link,
    source_link,
    then,
    trail_box,
)
from dashboard.components.places_map import show_places
from dashboard.components.project_parties import where, who
from dashboard.components.screen import Screen
from dashboard.components.sheets.missing import say_missing
from dashboard.facets import committee_labels
from dashboard.markdown import escaped
from dashboard.measures.records import ProjectRecord, project_record
from dashboard.measures.sheets.of_project import OneProject
from dashboard.words import N_

_RELATIONS = {
    "continues": N_("continues “{earlier}”"),
    "draws-on": N_("draws on “{earlier}”"),
}


def project_sheet(screen: Screen, project: str) -> None:
    """Draw the sheet of `project`; say so where there is no such project."""
    words = screen.words
    try:
        record = project_record(screen.portfolio, project, words)
    except KeyError:
        say_missing(screen, project)
        return
    with trail_box():
        st.page_link(
            screen.pages["projects"],
            label=words.text("All selected projects"),
            query_params=screen.address(),
        )
        then()
        st.markdown(escaped(record.project["title"]), width="content")
    _what(screen, record)
    left, right = st.columns(2, gap="large")
    with left:
        who(screen, record)
    with right:
        where(screen, record)
        if record.places["lon"].notna().any():
            alone = OneProject(screen.selection.index, project)
            levels = ("commune", "departement", "region")
            show_places(replace(screen, selection=alone), project, levels=levels, alone=False)
    _figures(screen, record)
    _lineage(screen, record)
    _source(screen, record)


def _what(screen: Screen, record: ProjectRecord) -> None:
    words, project = screen.words, record.project
    st.markdown(f"## {escaped(project['title'])}")
    if pd.notna(project["subtitle"]):
        st.markdown(f"*{escaped(project['subtitle'])}*")
    facts = [
        committee_labels(screen.portfolio, words).get(
            str(record.committee["id"]), words.text("committee not known")
        )
    ]
    if record.themes.empty:
        facts.append(words.text("theme not stated"))
    if pd.notna(project["duration_years"]):
        years = int(project["duration_years"])
        facts.append(words.plural("{count} year", "{count} years", years))
    else:
        facts.append(words.text("duration not stated"))
    st.caption(escaped(" · ".join(facts)))
    themes = zip(record.themes["id"], record.themes["label"], strict=True)
    signs = screen.looks
    link_row(
        screen,
        "themes",
        [("theme", key, f"{escaped(signs[key].glyph)} {escaped(label)}") for key, label in themes],
    )
    if not project["title_is_given"]:
        st.caption(words.text("The announcement gives no title: this one is a working title."))
    st.markdown(escaped(str(project[f"summary_{words.language}"])))


def _figures(screen: Screen, record: ProjectRecord) -> None:
    words = screen.words
    section(words.text("Figures as the source states them"))
    if record.figures.empty:
        st.markdown(words.text("The source states no figure."))
        return
    fields = screen.portfolio.schema.tables["figures"]
    figures = record.figures
    show_table(
        pd.DataFrame(
            {
                words.text("Figure"): [
                    ("≈ " if row["approximate"] else "") + words.number(row["value"])
                    for row in figures.to_dict("records")
                ],
                words.text("Unit"): [
                    fields.field("unit").categories[unit][words.language]
                    for unit in figures["unit"]
                ],
                words.text("Role"): [
                    fields.field("role").categories[role][words.language]
                    for role in figures["role"]
                ],
                words.text("What it counts"): figures[f"scope_{words.language}"].array,
                words.text("As written"): [f"« {quote} »" for quote in figures["as_written"]],
            }
        )
    )
    st.caption(words.text("Only targeted figures count as reach; the others are context."))


def _lineage(screen: Screen, record: ProjectRecord) -> None:
    words = screen.words
    if record.lineage.empty and record.followers.empty:
        return
    section(words.text("Lineage"))
    titles = screen.portfolio.projects.set_index("id")["title"]
    for row in record.lineage.to_dict("records"):
        relation = _RELATIONS[row["relation"]]
        said = words.text(relation, earlier=row["earlier_title"])
        if pd.isna(row["earlier_project"]):
            said += " — " + words.text("not recorded in the data")
        st.markdown(escaped(f"{said} : « {row['as_written']} »"))
        if pd.notna(row["earlier_project"]):
            _follow(screen, row["earlier_project"], titles)
    for project in record.followers["project"]:
        st.markdown(escaped(words.text("followed by")))
        _follow(screen, str(project), titles)


def _follow(screen: Screen, project: str, titles: pd.Series) -> None:
    with link_box(f"lineage-{project}"):
        project_link(screen, project, escaped(titles[project]))


def _source(screen: Screen, record: ProjectRecord) -> None:
    words, project = screen.words, record.project
    section(words.text("Source"))
    status = screen.portfolio.schema.tables["projects"].field("record_status").categories
    st.markdown(
        words.text("Record: {status}.", status=status[project["record_status"]][words.language])
    )
    note = project[f"note_{words.language}"]
    if pd.notna(note):
        st.markdown(escaped(str(note)))
    source_link(str(project["source_url"]))
