"""Where the projects are, and the regions that have none."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.exports.deck.marks import Bar
from dashboard.exports.deck.sections import model
from dashboard.exports.deck.sections.context import DeckData
from dashboard.language.grammar import capital, in_place, spelled
from dashboard.measures.against_homes import projects_against_homes
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.places import located
from dashboard.measures.whereabouts import Spot
from dashboard.style.scheme import step_of
from dashboard.texts.coverage import all_recorded, joined_note
from dashboard.texts.figures.by_facet import figure_by

MOST_NUMBERED = 26
"""Projects that a map names; of more it names the places with most of them."""

MOST_LISTED = 10
LEAST_NEAR = 4
"""Projects in one region from which it is drawn larger."""

MOST_NAME, MOST_NEAR = 34, 24
"""Characters of a name with its town in the list of the map, and in that of the inset."""


def regions_section(data: DeckData) -> model.Section | str:
    """Put the number of projects on each region."""
    words = data.words
    said = figure_by(data.selection, "region", words, dimmed=False)
    frame = said.frame[said.frame["projects"] > 0]
    lacking = said.frame.loc[said.frame["projects"] == 0, "label"].tolist()
    if len(frame) < 3 or int(frame["projects"].max()) == 1:
        return words.text("fewer than three regions, or one project in each")
    facts = []
    if lacking and data.chosen <= {"year"}:
        total = words.number(len(said.frame))
        count = words.plural(
            "{count} region of {total}", "{count} regions of {total}", len(lacking), total=total
        )
        hero = model.LargeNumber(count, "")
        none = words.plural(
            "has no {what}: {names}.",
            "have no {what}: {names}.",
            len(lacking),
            what=_what(data),
            names=words.all_of(lacking),
        )
        facts.append(model.Fact("", none))
    else:
        hero = model.LargeNumber(
            words.plural("{count} region", "{count} regions", len(frame)),
            words.text("have at least one project of the selection"),
        )
    areas = {
        row.id: (words.number(row.projects), step_of(row.projects)) for row in model.rows_of(frame)
    }
    return data.section(
        "regions",
        said.headline,
        model.RegionMap(areas, _first_of(frame), hero, [*facts, *_followers(data, frame)]),
        said,
        note=data.covered(projects_by(data.selection, "region", words).coverage),
        alt=data.pairs((row.label, row.projects) for row in model.rows_of(frame)),
    )


def _what(data: DeckData) -> str:
    """Say of which projects a region has none: of some years there may be some before or after."""
    words = data.words
    return words.text("project of the selection") if data.chosen else words.text("recorded project")


def _first_of(frame: pd.DataFrame) -> str:
    """Return the code of the one region with most projects; empty where several have as many."""
    first = frame.loc[frame["projects"] == frame["projects"].max(), "id"].tolist()
    return first[0] if len(first) == 1 else ""


def _followers(data: DeckData, frame: pd.DataFrame) -> list[model.Fact]:
    """Name the regions that come after the first, in two groups of equal numbers."""
    words = data.words
    rest = frame[frame["projects"] < frame["projects"].max()]
    counts = sorted(set(rest["projects"].tolist()), reverse=True)[:2]
    facts = []
    for count in counts:
        names = rest.loc[rest["projects"] == count, "label"].tolist()
        if count > 1 and len(names) <= 4:
            each = words.plural("{count} project", "{count} projects", count)
            said = words.plural(
                "follows with {projects}.",
                "follow with {projects} each.",
                len(names),
                projects=each,
            )
            facts.append(model.Fact(words.all_of(names), said))
    return facts


def map_section(data: DeckData) -> model.Section | str:
    """Put each project at its place: numbered, and named in a list, from north to south."""
    words = data.words
    measure = located(data.selection)
    placed = placed_projects(data)
    if not placed:
        return words.text("no project has a known place")
    first = {project: data.where(project).spots[0] for project in placed}
    region, near = _near(data, placed)
    alone = region if len(near) == len(placed) else ""
    near = [] if alone else near
    total = data.selection.size
    number = spelled(len(placed), words)
    if len(placed) == total and total > 1:
        headline = words.text("The {number} projects are all on the map", number=number)
    else:
        headline = words.plural(
            "{number} project has a known place",
            "{number} projects have a known place",
            len(placed),
            number=capital(number),
        )
    short = headline
    if near:
        name = data.region_names[region]
        headline = words.text(
            "{headline}, {count} of them {place}",
            headline=headline,
            count=spelled(len(near), words),
            place=in_place("region", region, name, words),
        )
    content = model.PlaceMap(
        _spots(data, [one for one in placed if one not in near], first, MOST_NAME),
        _spots(data, near, first, MOST_NEAR),
        region if near or alone else "",
        data.region_names.get(region, ""),
        _most(data) if len(placed) > MOST_NUMBERED else (),
    )
    lacking = [data.shorts[project] for project in data.projects.index if project not in placed]
    method = words.text(
        "A project of several places stands at the one that is known best, at the town hall of "
        "its commune; a hollow sign says that no more than the département is known. "
        "Boundaries: IGN Admin Express, codes: INSEE (Licence Ouverte 2.0)."
    )
    if lacking:
        method += " " + words.text("Without a known place: {names}.", names=", ".join(lacking))
    return data.section(
        "map",
        headline,
        content,
        short=short,
        note=data.covered(measure.coverage),
        method=method,
        alt=data.pairs((data.shorts[one], first[one].names[0]) for one in placed),
    )


def placed_projects(data: DeckData) -> list[str]:
    """Return the selected projects with a place on the map."""
    return [project for project in data.projects.index if data.where(project).spots]


def numbered_projects(data: DeckData) -> list[str]:
    """Return the projects in the order of their numbers on the map."""
    placed = placed_projects(data)
    _, near = _near(data, placed)
    far = [one for one in placed if one not in near]
    return [one for part in (far, near) for here in _groups(data, part) for one in here]


def _near(data: DeckData, placed: Sequence[str]) -> tuple[str, list[str]]:
    """Return the region that is drawn larger, and its projects; none where that says nothing."""
    inside: dict[str, list[str]] = {}
    for project in placed:
        for region in data.where(project).regions[:1]:
            inside.setdefault(region, []).append(project)
    if not inside:
        return "", []
    region = max(inside, key=lambda one: len(inside[one]))
    if len(inside[region]) < min(LEAST_NEAR, len(placed)):
        return "", []
    return region, inside[region]


def _spots(
    data: DeckData, projects: Sequence[str], first: dict[str, Spot], most: int
) -> list[Spot]:
    """Return the places from north to south, each with the projects that stand there.

    `most`: characters of a name with its town; else it stands without.
    """
    return [
        replace(
            first[here[0]],
            hollow=all(first[one].hollow for one in here),
            names=tuple(_name(data, one, first[one], most) for one in here),
        )
        for here in _groups(data, projects)
    ]


def _groups(data: DeckData, projects: Sequence[str]) -> list[list[str]]:
    """Return the projects of each place, the places from north to south."""
    groups: dict[tuple[float, float], list[str]] = {}
    for project in projects:
        spot = data.where(project).spots[0]
        groups.setdefault((-_height(spot), spot.lon), []).append(project)
    return [here for _, here in sorted(groups.items(), key=lambda one: one[0])]


def _height(spot: Spot) -> float:
    """Return how far north a place is drawn: overseas France (97x) stands below the mainland."""
    return spot.lat - 200 if spot.departement.startswith("97") else spot.lat


def _name(data: DeckData, project: str, spot: Spot, most: int) -> str:
    short, town = data.shorts[project], spot.names[0]
    both = f"{short}, {town}"
    return both if town not in short and len(both) <= most else short


def _most(data: DeckData) -> list[tuple[str, str]]:
    """Name the départements with most projects; the rest stands in the workbook."""
    words = data.words
    frame = ranked(projects_by(data.selection, "departement", words)).frame
    rows = [
        (words.number(row.projects), row.label) for row in model.rows_of(frame.head(MOST_LISTED))
    ]
    more = len(frame) - len(rows)
    said = words.plural(
        "and {count} more: see the workbook", "and {count} more: see the workbook", more
    )
    return [*rows, ("", said)] if more else rows


def nothing_section(data: DeckData) -> model.Section | str:
    """Tell which regions have no recorded project, and how many social homes they hold."""
    words, selection = data.words, data.selection
    if not data.chosen <= {"year"} or selection.title is not None:
        return words.text("of a part of the projects there is none in most regions")
    frame = projects_against_homes(selection, words).frame
    lacking = frame[frame["projects"] == 0]
    if lacking.empty:
        return words.text("every region has a project")
    if frame["homes"].isna().any():
        return words.text("the social homes of a region are not known")
    homes, total = float(lacking["homes"].sum()), float(frame["homes"].sum())
    share = words.share(homes / total)
    if round(100 * homes / total) < 1:
        share = words.text("less than {share}", share=words.share(0.01))
    headline = words.plural(
        "{number} region without a {what} holds {share} of the social homes",
        "{number} regions without a {what} hold {share} of the social homes",
        len(lacking),
        number=capital(spelled(len(lacking), words)),
        what=_what(data),
        share=share,
    )
    held = lacking.head(2) if len(lacking) > 2 else lacking
    strong = frozenset(held["id"])
    fact = words.plural(
        "holds {homes} of these {total} homes.",
        "hold {homes} of these {total} homes.",
        len(held),
        homes=words.number(float(held["homes"].sum())),
        total=words.number(homes),
    )
    years = sorted({int(year) for year in frame["homes_year"].dropna()})
    unit = words.text("Social homes, {years}", years=words.all_of([str(year) for year in years]))
    bars = [
        Bar(row.label, int(row.homes), strong=row.id in strong) for row in model.rows_of(lacking)
    ]
    note = words.text("Homes: State statistics; some are estimated or rounded.")
    unplaced = projects_by(selection, "region", words).coverage
    if unplaced.left_out:
        may = words.plural(
            "{count} project of a region that is not known may lie there.",
            "{count} projects of regions that are not known may lie there.",
            unplaced.selected - unplaced.shown,
        )
        note = f"{may} {note}"
    caution = words.text("No recorded project does not mean that the fund never had one there.")
    return data.section(
        "nothing",
        headline,
        model.Gaps(
            unit,
            bars,
            lacking["id"].tolist(),
            strong,
            model.Fact(words.all_of(held["label"].tolist()), fact),
        ),
        note=note,
        method=joined_note(all_recorded(selection.index, words), caution),
        sources=tuple(dict.fromkeys(map(str, lacking["homes_source_url"].dropna()))),
        alt=data.pairs((bar.label, words.number(bar.value)) for bar in bars),
    )
