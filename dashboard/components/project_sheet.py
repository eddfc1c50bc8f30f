"""The sheet of one project: what, who, where, the figures as stated, the source, the lineage."""

import pandas as pd
import streamlit as st

from dashboard.components.figure import section, show_table
from dashboard.components.screen import Screen
from dashboard.facets import committee_labels
from dashboard.markdown import escaped
from dashboard.measures.records import ProjectRecord, project_record
from dashboard.words import N_

_RELATIONS = {
    "continues": N_("continues “{earlier}”"),
    "draws-on": N_("draws on “{earlier}”"),
}


def project_sheet(screen: Screen, project: str) -> None:
    """Draw the sheet of `project`; say so where there is no such project."""
    words = screen.words
    st.page_link(
        screen.pages["projects"],
        label=words.text("← All selected projects"),
        query_params=screen.address(),
    )
    try:
        record = project_record(screen.portfolio, project, words)
    except KeyError:
        st.warning(
            escaped(
                words.text(
                    "There is no project “{project}” in the data. It may have been renamed: "
                    "search for it in the sidebar.",
                    project=project[:80],
                )
            )
        )
        return
    _what(screen, record)
    left, right = st.columns(2, gap="large")
    with left:
        _who(screen, record)
    with right:
        _where(screen, record)
    _figures(screen, record)
    _lineage(screen, record)
    _source(screen, record)


def _what(screen: Screen, record: ProjectRecord) -> None:
    words, project = screen.words, record.project
    st.markdown(f"## {escaped(project['title'])}")
    if pd.notna(project["subtitle"]):
        st.markdown(f"*{escaped(project['subtitle'])}*")
    facts = [committee_labels(screen.portfolio, words)[str(record.committee["id"])]]
    facts += [
        f"{screen.looks[theme.id].glyph} {theme.label}" for theme in record.themes.itertuples()
    ] or [words.text("theme not stated")]
    if pd.notna(project["duration_years"]):
        years = int(project["duration_years"])
        facts.append(words.plural("{count} year", "{count} years", years))
    else:
        facts.append(words.text("duration not stated"))
    st.caption(escaped(" · ".join(facts)))
    if not project["title_is_given"]:
        st.caption(words.text("The announcement gives no title: this one is a working title."))
    st.markdown(escaped(str(project[f"summary_{words.language}"])))


def _who(screen: Screen, record: ProjectRecord) -> None:
    words = screen.words
    section(words.text("Landlords"))
    for landlord in record.landlords.itertuples():
        about = [
            str(landlord.kind) if pd.notna(landlord.kind) else words.text("kind not stated"),
            landlord.networks or words.text("network not stated"),
        ]
        if pd.notna(landlord.phase):
            phases = screen.portfolio.schema.tables["project_landlords"].field("phase").categories
            about.append(phases[landlord.phase][words.language])
        st.markdown(f"**{escaped(landlord.name)}** — {escaped(', '.join(about))}")
    if record.landlords.empty:
        st.markdown(words.text("landlord not stated"))
    roles = {
        "carrier": (words.text("Carriers"), words.text("carrier not stated")),
        "partner": (words.text("Partners"), ""),
    }
    for role, (title, absent) in roles.items():
        names = record.organisations.loc[record.organisations["role"] == role, "name"].tolist()
        if names or absent:
            section(title)
            st.markdown(escaped(", ".join(names) or absent))


def _where(screen: Screen, record: ProjectRecord) -> None:
    words, portfolio = screen.words, screen.portfolio
    section(words.text("Places"))
    if record.places.empty:
        st.markdown(words.text("place not known"))
    regions = portfolio.regions.set_index("code")["name"]
    departements = portfolio.departements.set_index("code")["name"]
    kinds = portfolio.schema.tables["places"].field("kind").categories
    for place in record.places.itertuples():
        about = [kinds[place.kind][words.language]]
        if pd.notna(place.departement):
            about.append(f"{departements[place.departement]} ({place.departement})")
        if pd.notna(place.region):
            about.append(str(regions[place.region]))
        else:
            about.append(words.text("region not known"))
        if pd.notna(place.qpv) and place.qpv:
            about.append(words.text("priority neighbourhood (QPV)"))
        if place.basis == "inferred":
            about.append(words.text("not named by the announcement: inferred"))
        st.markdown(f"**{escaped(place.name)}** — {escaped(', '.join(about))}")


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
                    ("≈ " if row.approximate else "") + words.number(row.value)
                    for row in figures.itertuples()
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
    for row in record.lineage.itertuples():
        said = words.text(_RELATIONS[row.relation], earlier=row.earlier_title)
        if pd.isna(row.earlier_project):
            said += " — " + words.text("not recorded in the data")
        st.markdown(escaped(f"{said} : « {row.as_written} »"))
        if pd.notna(row.earlier_project):
            _link(screen, row.earlier_project, titles[row.earlier_project])
    for row in record.followers.itertuples():
        st.markdown(escaped(words.text("followed by")))
        _link(screen, row.project, titles[row.project])


def _link(screen: Screen, project: str, title: str) -> None:
    st.page_link(
        screen.pages["projects"],
        label=escaped(title),
        query_params=screen.address(project=project),
    )


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


def source_link(address: str) -> None:
    """Draw an address as a link where it is a web address, and as plain text where not."""
    if address.startswith(("https://", "http://")):
        safe = address.replace(" ", "%20").replace(")", "%29").replace("(", "%28")
        st.markdown(f"[{escaped(address)}](<{safe.replace('<', '%3C').replace('>', '%3E')}>)")
    else:
        st.markdown(escaped(address))
