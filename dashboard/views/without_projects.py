"""Without projects: the regions, départements and landlords that the selection does not reach."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.charts.against_homes import against_homes
from dashboard.charts.bars import bars
from dashboard.charts.gap_map import gap_map
from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import section, show_chart
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.session.links import with_sheets
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.language.markdown import escaped
from dashboard.language.territories import named_departement
from dashboard.measures.against_homes import CHANCE, FEW, projects_against_homes
from dashboard.measures.committees import recorded_of_all
from dashboard.measures.counts import projects_by
from dashboard.measures.without_projects import departements_lacking, landlords_lacking
from dashboard.selection.selection import Selection
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import counted_without, coverage_note, joined_note
from dashboard.texts.headlines import gaps_finding, gaps_headline, without_of
from dashboard.texts.recorded_share import all_recorded

MOST_BARS = 15
"""Landlords that the chart shows; the table has them all."""


def page(screen: Screen) -> None:
    """Draw what the selection does not reach."""
    if _anywhere(screen).size == 0:
        say_if_empty(screen)
        return
    page_title(screen, gaps_finding(_anywhere(screen), screen.words))
    _say_partial(screen)
    # A table of thirteen columns needs all of the page.
    table = st.session_state.get("view-against-homes") == "table"
    left, right = (st.container(), st.container()) if table else st.columns(2, gap="large")
    with left:
        _regions(screen)
    with right:
        _departements(screen)
    # While nothing is chosen every landlord of the data has a project: that says nothing.
    if screen.selection.without("landlord").choices.pairs():
        _landlords(screen)


def _anywhere(screen: Screen) -> Selection:
    """Return the selection in all of the country: inside one territory all others would lack."""
    return screen.selection.without("region", "departement")


def _say_partial(screen: Screen) -> None:
    words, index = screen.words, screen.selection.index
    if not recorded_of_all(index).partly:
        return
    said = words.text(
        "What looks empty here may have a project that the data set does not know yet."
    )
    st.info(escaped(f"{all_recorded(index, words)} {said}"))


def _regions(screen: Screen) -> None:
    words = screen.words
    anywhere = _anywhere(screen)
    measure = projects_against_homes(anywhere, words)
    frame = measure.frame
    years = sorted(set(frame["homes_year"].dropna()))
    estimated = int(frame["homes_note"].notna().sum())
    note = [
        coverage_note(measure.coverage, words),
        words.text(
            "The tick is where a region would stand if these projects were spread like the social "
            "homes of 1 January {year}. Bars under {few} projects are hatched and rank nobody: one "
            "project more or less would change their rate by a fifth at least. Where fewer than "
            "{chance} projects are expected, having none may be chance.",
            year=words.all_of([str(year) for year in years]) or "?",
            few=words.number(FEW),
            chance=words.number(CHANCE),
        ),
        words.plural(
            "The homes of {count} region are not simply stated by the State: the table says how.",
            "The homes of {count} regions are not simply stated by the State: the table says how.",
            estimated,
        ),
        _set_aside(screen),
    ]
    show_chart(
        screen,
        "against-homes",
        lambda scheme: against_homes(
            frame,
            scheme,
            columns=_columns(screen, frame),
            projects=words.text("projects"),
            few=words.text("under {few} projects", few=words.number(FEW)),
            expected=words.text("if spread like the homes"),
            highlighted=screen.chosen("region"),
        ),
        lambda: with_sheets(screen, _region_table(screen, frame), "region", frame["id"]),
        FigureText(
            subject=words.text("Regions: projects against social homes"),
            headline=gaps_headline(anywhere, measure, words),
            note=joined_note(*note),
            rule=joined_note(
                words.text(RULES["region"]),
                words.text("The rate divides them by the social homes of the region."),
            ),
            bars=(words.text("Projects"), words.text("If spread like the homes")),
        ),
        facets=("region",),
        titled=not screen.embedded,
    )


def _columns(screen: Screen, frame: pd.DataFrame) -> Mapping[str, Sequence[str]]:
    """Return the numbers beside the bars, by their headings: on a phone there is room for two."""
    words = screen.words
    every = {
        words.text("projects"): [words.number(count) for count in frame["projects"]],
        words.text("expected from the social homes"): [
            "" if pd.isna(one) else words.number(round(float(one), 1)) for one in frame["expected"]
        ],
        words.text("social homes"): [
            "" if pd.isna(one) else words.number(int(one)) for one in frame["homes"]
        ],
    }
    return dict(list(every.items())[:2]) if screen.narrow else every


def _region_table(screen: Screen, frame: pd.DataFrame) -> pd.DataFrame:
    words = screen.words
    standings = {
        "gap": words.text("none, where {chance} or more are expected", chance=words.number(CHANCE)),
        "open": words.text("none, which may be chance"),
        "few": words.text("few: no ground for a rank"),
        "counted": words.text("enough to compare"),
    }
    return pd.DataFrame(
        {
            words.text("Region"): frame["label"],
            words.text("Projects"): frame["projects"],
            words.text("Social homes"): frame["homes"].astype("Int64"),
            words.text("Year of the homes"): frame["homes_year"].astype("string"),
            words.text("Homes known as"): frame["homes_status"],
            words.text("Per 100,000 homes"): frame["per_100k"].astype("Float64").round(1),
            words.text("If spread like the homes"): frame["expected"].astype("Float64").round(1),
            words.text("What the number allows"): frame["standing"].map(standings),
            words.text("Départements"): frame["departements"],
            words.text("without a project"): frame["without"],
            words.text("Priority neighbourhoods (2015)"): frame["qpv"],
            words.text("Note on the homes"): frame["homes_note"],
            words.text("Source of the homes"): frame["homes_source_url"],
            words.text("INSEE code"): frame["id"],
        }
    )


def _departements(screen: Screen) -> None:
    words, anywhere = screen.words, _anywhere(screen)
    within = screen.chosen("region")
    lacking = departements_lacking(anywhere, words, within=within)
    every = projects_by(anywhere, "departement", words, without_projects=True).frame
    regions = projects_by(anywhere, "region", words, without_projects=True).frame
    departements = screen.portfolio.departements
    if within:
        departements = departements[departements["region"].isin(list(within))]
    geography = shared_geography()
    empty = regions.loc[regions["projects"] == 0, "id"]
    note = [
        coverage_note(lacking.coverage, words),
        words.text("In a region with a 0 on the map none of these projects is known.")
        if screen.narrow
        else words.text("In a region that is named on the map none of these projects is known."),
        words.text(
            "A département is without a project where none is known to be there: a project of "
            "which only the region is known may be."
        ),
        _set_aside(screen),
    ]
    show_chart(
        screen,
        "gap-map",
        lambda scheme: gap_map(
            geography.drawn_thin["departements"],
            geography.drawn_thin["regions"],
            every.assign(text=_pointed(screen, every)),
            scheme,
            legend=(words.text("with a project"), words.text("without a project")),
            empty_regions=[code for code in empty if not within or code in within],
            narrow=screen.narrow,
            within=within,
        ),
        lambda: with_sheets(
            screen,
            pd.DataFrame(
                {
                    words.text("Département without a project"): [
                        named_departement(code, label)
                        for code, label in lacking.frame[["id", "label"]].to_numpy()
                    ],
                    words.text("Region"): lacking.frame["region_label"],
                    words.text("Projects outside the selection"): lacking.frame["elsewhere"],
                    words.text("INSEE code"): lacking.frame["id"],
                }
            ),
            "departement",
            lacking.frame["id"],
        ),
        FigureText(
            subject=words.text("Départements without a project"),
            headline=without_of(anywhere, len(lacking.frame), len(departements), words),
            note=joined_note(*note),
            rule=words.text(
                "A département is listed where no selected project is known to be; the projects "
                "outside the selection count once in each département they touch."
            ),
        ),
        facets=("departement",),
    )


def _pointed(screen: Screen, every: pd.DataFrame) -> list[str]:
    words = screen.words
    texts = []
    for code, label, projects in every[["id", "label", "projects"]].itertuples(
        index=False, name=None
    ):
        count = words.plural("{count} project", "{count} projects", projects)
        texts.append(f"{label} ({code}) · {count}")
    return texts


def _landlords(screen: Screen) -> None:
    words = screen.words
    selection = screen.selection.without("landlord")
    measure = landlords_lacking(selection, words)
    subject = words.text("Landlords without a project")
    if measure.frame.empty:
        section(subject)
        st.info(
            words.text(
                "Every landlord of the data set has a selected project. Choose a theme, a year or "
                "a network to see which landlords have none there."
            )
        )
        return
    first = measure.frame.head(MOST_BARS).rename(columns={"elsewhere": "projects"})
    show_chart(
        screen,
        "landlords-without",
        lambda scheme: bars(
            first,
            scheme,
            hover=words.text("projects outside the selection"),
            highlighted=screen.chosen("landlord"),
        ),
        lambda: with_sheets(
            screen,
            pd.DataFrame(
                {
                    words.text("Landlord without a project"): measure.frame["label"],
                    words.text("Projects outside the selection"): measure.frame["elsewhere"],
                }
            ),
            "landlord",
            measure.frame["id"],
        ),
        FigureText(
            subject=subject,
            headline=words.text(
                "{lacking} of the {total} landlords of the data set",
                lacking=words.number(len(measure.frame)),
                total=words.number(len(screen.portfolio.landlords)),
            ),
            note=joined_note(
                coverage_note(measure.coverage, words),
                words.text(
                    "Ordered by the projects they have outside the selection, which the bars "
                    "count; the table has them all. Landlords that the data set does not know "
                    "cannot be listed."
                ),
                counted_without(screen.selection, ["landlord"], words),
            ),
            rule=words.text(
                "A landlord is listed where it has no selected project; the projects outside the "
                "selection count once for each of their landlords."
            ),
            bars=[words.text("Projects outside the selection")],
        ),
        facets=("landlord",),
    )


def _set_aside(screen: Screen) -> str:
    """Say that the territories chosen are set aside, where some are."""
    if screen.chosen("region") or screen.chosen("departement"):
        return screen.words.text(
            "The filters on territories are set aside here: inside one, all others would lack."
        )
    return ""


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "against-homes": _regions,
    "gap-map": _departements,
    "landlords-without": _landlords,
}
"""The figures of this page that can stand alone, by the name in their address."""
