"""Where the projects are, and where nothing is."""

import pandas as pd

from dashboard.exports.deck.sections.matter import Matter
from dashboard.exports.deck.sections.model import DOT, Block, Gaps, Pins, Section, rows_of
from dashboard.facets import theme_labels
from dashboard.headlines import regions_lacking
from dashboard.measures.counts import projects_by
from dashboard.measures.measure import Measure
from dashboard.measures.nothing import departements_without, values_without
from dashboard.measures.places import located
from dashboard.notes import counted_without, coverage_note, joined_note
from dashboard.recorded_text import all_recorded
from dashboard.style.palette import look_at
from dashboard.words import Words


def map_section(matter: Matter) -> Section:
    """Put the projects at their places."""
    words = matter.words
    measure = located(matter.selection)
    projects = matter.projects
    points = measure.frame.assign(
        theme=projects["theme"].reindex(measure.frame["project"]).array,
        title=projects["title"].reindex(measure.frame["project"]).array,
    )
    present = set(points["theme"].dropna())
    legend = [
        (label, matter.looks[theme])
        for theme, label in theme_labels(matter.portfolio, words).items()
        if theme in present
    ]
    if points["theme"].isna().any():
        legend.append((words.text("theme not stated"), look_at(None)))
    return Section(
        "map",
        words.text("Where the projects are"),
        words.text(
            "{projects} in {departements}",
            projects=words.plural(
                "{count} project", "{count} projects", points["project"].nunique()
            ),
            departements=words.plural(
                "{count} département", "{count} départements", points["departement"].nunique()
            ),
        ),
        Pins(
            points,
            matter.looks,
            legend,
            words.text("A hollow disc stands for a whole département.")
            if (points["precision"] == "departement").any()
            else "",
            words.text("Too many projects to show each: a disc is a département."),
        ),
        note=coverage_note(measure.coverage, words),
        method=words.text(
            "A disc stands at the town hall of its commune, or at the middle of its département "
            "where no more is known; a thin line leads back where discs had to be moved apart. "
            "Overseas France is drawn beside the mainland, not at its own scale. Boundaries: IGN "
            "Admin Express, codes: INSEE (Licence Ouverte 2.0)."
        ),
        sources=matter.addresses,
        alt="; ".join(dict.fromkeys(f"{row.name}: {row.title}" for row in rows_of(points))),
    )


def nothing_section(matter: Matter) -> Section | None:
    """Tell the regions, départements and themes that no selected project has.

    Chosen territories are set aside, and chosen themes not spoken of: of what was not asked for
    there is none by design. None where nothing is selected, or a committee alone: it has few
    projects, and lacks most.
    """
    words, asked = matter.words, matter.selection
    if not asked.size or asked.choices.get("committee"):
        return None
    selection = asked.without("region", "departement", "commune")
    regions = values_without(selection, "region", words)
    found = departements_without(selection, words)
    departements = found.frame
    blocks = [
        Block(
            words.text("Regions: {number} of {total}", number=words.number(len(regions.frame)),
                       total=words.number(len(matter.portfolio.regions))),
            [DOT.join(_elsewhere(regions.frame, matter)) or words.text("none")],
        ),
        Block(
            words.text("Départements: {number} of {total}",
                       number=words.number(int(departements["without"].sum())),
                       total=words.number(int(departements["departements"].sum()))),
            [_whole_regions(departements, matter)],
        ),
    ]  # fmt: skip
    if not asked.choices.get("theme"):
        themes = values_without(selection, "theme", words).frame
        heading = words.text("Themes: {number} of {total}", number=words.number(len(themes)),
                             total=words.number(len(matter.portfolio.themes)))  # fmt: skip
        blocks.append(Block(heading, [DOT.join(_elsewhere(themes, matter)) or words.text("none")]))
    counted = projects_by(selection, "region", words, without_projects=True)
    return Section(
        "nothing",
        words.text("Where nothing is"),
        regions_lacking(selection, len(regions.frame), words)
        if len(regions.frame)
        else words.text("Every region has a project"),
        Gaps(counted.frame, blocks),
        note=joined_note(
            _gap_note(found, words),
            counted_without(asked, ["region", "departement", "commune"], words),
        ),
        method=joined_note(
            all_recorded(selection.index, words),
            words.text("No recorded project does not mean that the fund never had one there."),
        ),
        sources=matter.addresses,
        alt=", ".join(regions.frame["label"]),
    )


def _gap_note(departements: Measure, words: Words) -> str:
    """Say what is covered, and that a project without a place may be anywhere."""
    note = coverage_note(departements.coverage, words)
    if not departements.coverage.left_out:
        return note
    return note + " " + words.text("A project whose place is not known may be in one of these.")


def _elsewhere(frame: pd.DataFrame, matter: Matter) -> list[str]:
    """Return the labels; where projects outside the selection have the value, how many."""
    words = matter.words
    return [
        words.plural("{label} ({count} outside the filter)", "{label} ({count} outside the filter)",
                     row.elsewhere, label=row.label)
        if row.elsewhere else row.label
        for row in rows_of(frame)
    ]  # fmt: skip


def _whole_regions(frame: pd.DataFrame, matter: Matter) -> str:
    """Say in how many départements of each region that has a project there is none."""
    words = matter.words
    partly = frame[(frame["without"] > 0) & (frame["without"] < frame["departements"])]
    parts = [
        words.text("{region} {without} of {all}", region=row.region_label,
                   without=words.number(row.without), all=words.number(row.departements))
        for row in rows_of(partly)
    ]  # fmt: skip
    if not parts:
        return words.text("all of those in the regions above")
    return words.text("besides those of the regions above: {parts}", parts=DOT.join(parts))
