"""The sheet of one project: what, who, where, the figures as stated, the source, the lineage."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd
import streamlit as st

from dashboard.components.badge import look_badge
from dashboard.components.figure import section, show_table
from dashboard.components.links import (
    link_box,
    project_link,
    sheet_link,
    source_link,
    then,
    trail_box,
)
from dashboard.components.places_map import show_places
from dashboard.components.project_parties import where, who
from dashboard.components.screen import Screen
from dashboard.components.sheets.former import change_record, say_former
from dashboard.components.sheets.missing import say_missing
from dashboard.markdown import escaped
from dashboard.measures.records import ProjectRecord, project_record
from dashboard.measures.sheets.of_project import OneProject
from dashboard.words import N_

_RELATIONS = {
    "continues": N_("continues “{earlier}”"),
    "draws-on": N_("draws on “{earlier}”"),
}


_PROOF = {
    "source_kind": N_("Proved by"),
    "certainty": N_("Certainty"),
    "record_status": N_("Record"),
}
"""What a sheet says of its main source, by column."""


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


def _what(screen: Screen, record: ProjectRecord) -> None:
    words, project = screen.words, record.project
    st.markdown(f"## {escaped(record.title)}")
    if record.subtitle:
        st.markdown(f"*{escaped(record.subtitle)}*")
    facts = [record.selected]
    if record.themes.empty:
        facts.append(words.text("theme not stated"))
    if pd.notna(project["duration_years"]):
        years = int(project["duration_years"])
        facts.append(words.plural("{count} year", "{count} years", years))
    else:
        facts.append(words.text("duration not stated"))
    st.caption(escaped(" · ".join(facts)))
    with link_box("themes"):
        for theme, label in zip(record.themes["id"], record.themes["label"], strict=True):
            with st.container(
                horizontal=True, vertical_alignment="center", gap="xxsmall", width="content"
            ):
                look_badge(screen.looks[theme])
                sheet_link(screen, "theme", theme, escaped(label))
    if not project["title_is_given"]:
        st.caption(words.text("The announcement gives no title: this one is a working title."))
    elif project["title"] != record.title:
        printed = " – ".join(project[["title", "subtitle"]].dropna())
        st.caption(escaped(words.text("Title in the source: {title}", title=printed)))
    summary = project[f"summary_{words.language}"]
    if pd.isna(summary):
        st.markdown(words.text("Too little of the source could be read to sum the project up."))
    else:
        st.markdown(escaped(str(summary)))


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
    for row in _told(screen, figures):
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
    show_table(pd.DataFrame(_told(screen, figures)).rename(columns=headings), screen.words)


class _Told(NamedTuple):
    """A figure in the reader's words."""

    value: str
    unit: str
    role: str
    scope: str
    quote: str


def _told(screen: Screen, figures: pd.DataFrame) -> list[_Told]:
    words = screen.words
    units, roles = (
        screen.portfolio.schema.tables["figures"].field(name).categories
        for name in ("unit", "role")
    )
    return [
        _Told(
            value=("≈ " if row["approximate"] else "") + words.number(row["value"]),
            unit=units[row["unit"]][words.language],
            role=roles[row["role"]][words.language],
            scope=scope if pd.notna(scope := row[f"scope_{words.language}"]) else "",
            quote=" — ".join(
                part
                for part in (words.text("“{text}”", text=row["as_written"]), row["site"])
                if part
            ),
        )
        for row in figures.to_dict("records")
    ]


def _lineage(screen: Screen, record: ProjectRecord) -> None:
    words = screen.words
    if record.lineage.empty and record.followers.empty:
        return
    section(words.text("Lineage"))
    titles = screen.portfolio.project_titles(words.language)
    for row in record.lineage.to_dict("records"):
        relation = _RELATIONS[row["relation"]]
        said = words.text(relation, earlier=row["earlier_title"])
        if pd.isna(row["earlier_project"]):
            said += " — " + words.text("not recorded in the data")
        quote = words.text("“{text}”", text=row["as_written"])
        st.markdown(escaped(words.text("{fact}: {quote}", fact=said, quote=quote)))
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
    table = screen.portfolio.schema.tables["projects"]
    said = [
        (words.text(what), table.field(column).categories[project[column]][words.language])
        for column, what in _PROOF.items()
        if pd.notna(project[column])
    ]
    facts = [words.text("{fact}: {quote}", fact=fact, quote=quote) for fact, quote in said]
    st.markdown(escaped(" · ".join(facts)))
    note = project[f"note_{words.language}"]
    if pd.notna(note):
        st.markdown(escaped(str(note)))
    source_link(str(project["source_url"]))
    for address, rows in record.sources.groupby("source_url", sort=False):
        _other_source(screen, str(address), rows)


def _other_source(screen: Screen, address: str, rows: pd.DataFrame) -> None:
    words = screen.words
    kinds = screen.portfolio.schema.tables["project_sources"].field("kind").categories
    lines = []
    for row in rows.to_dict("records"):
        read = row[f"read_{words.language}"]
        quoted = row["as_written"]
        said = [str(read)] if pd.notna(read) else []
        said += [words.text("“{text}”", text=quoted)] if pd.notna(quoted) else []
        lines.append(" ".join(said))
    kind = kinds[rows["kind"].iloc[0]][words.language]
    told = words.text("{fact}: {quote}", fact=kind, quote=" ".join(filter(None, lines)))
    st.markdown(escaped(told))
    source_link(address)
