"""The sheets of regions, départements and communes: what is there, and what is lacking."""

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import how_counted, section
from dashboard.components.records.sheets import parts
from dashboard.components.records.sheets.sheet_frame import Step, subject_head
from dashboard.components.session.links import link_row
from dashboard.components.session.say import say, say_small
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import Words
from dashboard.measures.sheets.subject import Subject
from dashboard.measures.sheets.territory import departements_of, places_in, rank, themes_lacking
from dashboard.texts.project_record import about_place


def region_sheet(screen: Screen, about: Subject) -> None:
    """Draw what a region has, and what it lacks against the others."""
    _top(screen, about, [], about.id, ranked=True)
    parts.list_projects(screen, about)
    parts.around(
        screen,
        about,
        [lambda: _departements(screen, about), lambda: _themes(screen, about)],
        ["commune", "landlord", "network", "organisation"],
    )


def departement_sheet(screen: Screen, about: Subject) -> None:
    """Draw what a département has, and what it lacks against the others."""
    steps = _region_of(screen, about.id)
    region = steps[0][1] if steps else None
    _top(screen, about, steps, region, ranked=True)
    parts.list_projects(screen, about)
    parts.around(
        screen,
        about,
        [lambda: _themes(screen, about), "commune"],
        ["landlord", "network", "organisation"],
    )


def commune_sheet(screen: Screen, about: Subject) -> None:
    """Draw what a commune has."""
    portfolio = screen.portfolio
    within = portfolio.places.loc[portfolio.places["insee"] == about.id, "departement"].dropna()
    steps: list[Step] = []
    if len(within):
        code = str(within.iloc[0])
        names = portfolio.departements.set_index("code")["name"]
        steps = [*_region_of(screen, code), ("departement", code, str(names[code]))]
    region = steps[0][1] if len(steps) > 1 else None
    _top(screen, about, steps, region)
    parts.list_projects(screen, about)
    parts.around(
        screen,
        about,
        [lambda: _places(screen, places_in(about)), "theme"],
        ["landlord", "network", "organisation", "commune"],
    )


def _region_of(screen: Screen, departement: str) -> list[Step]:
    portfolio = screen.portfolio
    row = portfolio.departements[portfolio.departements["code"] == departement]
    if row.empty or pd.isna(row["region"].iloc[0]):
        return []
    code = str(row["region"].iloc[0])
    names = portfolio.regions.set_index("code")["name"]
    return [("region", code, str(names[code]))]


def _top(
    screen: Screen, about: Subject, steps: list[Step], region: str | None, *, ranked: bool = False
) -> None:
    def below() -> None:
        if ranked:
            _rank(screen, about)
        parts.first_latest(screen, about)

    code = screen.words.text("INSEE code {code}", code=about.id)
    subject_head(screen, about, [code], steps, below=below, region=region)


def _rank(screen: Screen, about: Subject) -> None:
    """Say where the territory stands among the others, and how little that may mean."""
    words = screen.words
    found = rank(about, words)
    many = words.plural("{count} project", "{count} projects", found.projects)
    if found.projects == 0:
        others = words.plural(
            "No recorded project, as in {count} other of {of}.",
            "No recorded project, as in {count} others of {of}.",
            found.tied,
            of=words.number(found.of),
        )
        st.markdown(escaped(others if found.tied else words.text("No recorded project.")))
    else:
        place = words.text(
            "{many}: place {place} of {of} by number of projects",
            many=many,
            place=words.number(found.place),
            of=words.number(found.of),
        )
        if found.tied:
            place += words.plural(
                ", shared with {count} other", ", shared with {count} others", found.tied
            )
        st.markdown(f"**{escaped(place)}**")
    if found.unplaced:
        said = words.plural(
            "{count} recorded project could change this place: where it is, is not known.",
            "{count} recorded projects could change this place: where they are, is not known.",
            found.unplaced,
        )
        how_counted(words, said)
    if found.few:
        say_small(
            words,
            "With so few projects the place says little: one more would make it {more}, one fewer "
            "{fewer}."
            if found.projects
            else "A single project would make it place {more}: with such small numbers, none "
            "recorded is no sign of none at work.",
            more=words.number(found.with_one_more),
            fewer=words.number(found.with_one_fewer),
        )


def _themes(screen: Screen, about: Subject) -> None:
    """Draw the themes that are there, and those that are not but are elsewhere."""
    words = screen.words
    parts.goes_with(screen, about, "theme")
    lacking = themes_lacking(about, words)
    section(words.text("Themes without a project here"))
    if lacking.empty:
        say(words, "None: every theme has a project here.")
        return
    rows = lacking.itertuples(index=False, name=None)
    link_row(
        screen,
        "lacking",
        [
            ("theme", key, f"{escaped(name)} ({escaped(_elsewhere(about.kind, count, words))})")
            for key, name, count in rows
        ],
    )


def _elsewhere(kind: str, count: int, words: Words) -> str:
    if kind == "region":
        return words.plural("in {count} other region", "in {count} other regions", count)
    return words.plural("in {count} other département", "in {count} other départements", count)


def _departements(screen: Screen, about: Subject) -> None:
    words = screen.words
    frame = departements_of(about, words)
    having, lacking = frame[frame["projects"] > 0], frame[frame["projects"] == 0]
    section(
        words.text(
            "Départements with a project: {count} of {of}",
            count=words.number(len(having)),
            of=words.number(len(frame)),
        )
    )
    rows = having.itertuples(index=False, name=None)
    labels = [
        ("departement", key, f"{escaped(name)} ({words.number(count)})")
        for key, name, count in rows
    ]
    link_row(screen, "having", labels)
    if len(lacking):
        section(words.text("Départements without a project"))
        rows = lacking.itertuples(index=False, name=None)
        link_row(screen, "without", [("departement", key, escaped(name)) for key, name, _ in rows])
    unknown = about.selection.counts("departement")[-1]
    if unknown:
        said = words.plural(
            "{count} project names no département: it may be in any of them.",
            "{count} projects name no département: they may be in any of them.",
            int(unknown),
        )
        st.caption(escaped(said))


def _places(screen: Screen, places: pd.DataFrame) -> None:
    words = screen.words
    if places.empty:
        return
    section(words.text("Places in it that the projects name"))
    for row in places.to_dict("records"):
        about = about_place(screen.portfolio, row, words)
        st.markdown(f"**{escaped(row['name'])}** — {escaped(about)}")
