"""Headlines of figures: the finding in one line, never more than the counts support.

A headline speaks of the selected projects alone. Where values of the facet itself are chosen, it
speaks of these: the others that a chart keeps in view are not what was asked for.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from dashboard.language.grammar import capital, number_of, spelled, the_value
from dashboard.language.translation import N_, Words
from dashboard.measures.against_homes import CHANCE, projects_against_homes
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by, projects_by_two
from dashboard.measures.landlord_web import joint_web
from dashboard.measures.measure import Coverage, Measure
from dashboard.selection.facets import UNKNOWN
from dashboard.selection.selection import Selection
from dashboard.texts.themes import main_part

MOST_NAMED = 3
"""Values that a title names."""


def leading(selection: Selection, key: str, words: Words, *, among: Collection[str] = ()) -> str:
    """Say which values of the facet `key` have most of the selected projects.

    One leader is named with its count, two or three that are equal all of them; where more are
    equal, or all, that is what is said. Without a value that is known, it says why. `among` are
    the values it speaks of, where these are not the chosen ones.
    """
    measure = projects_by(selection, key, words)
    return _leading(measure, key, among or selection.choices.get(key), words)


def _leading(measure: Measure, key: str, chosen: Collection[str], words: Words) -> str:
    held = value_rows(measure, chosen)
    most = max((row.projects for row in held), default=0)
    if not most:
        return _without_value(measure.coverage, words)
    leaders = [row for row in held if row.projects == most]
    rows = sum(row.projects > 0 for row in held)
    number = number_of(key, leaders[0].key, leaders[0].label, words)
    labels = [the_value(key, row.key, row.label, words) for row in leaders]
    said = capital(_counted(labels, number, most, rows, measure.coverage.shown, words))
    main = leaders[0].main
    if len(leaders) == 1 and main is not None:
        said = main_part(said, main, words)
    if UNKNOWN in chosen and measure.coverage.left_out:
        said += " · " + _without_value(measure.coverage, words)
    return said


def _counted(labels: list[str], number: int, most: int, rows: int, total: int, words: Words) -> str:
    """Say which of `rows` have most; of one alone the verb has its grammatical `number`."""
    count = words.plural("{count} project", "{count} projects", most)
    if rows == 1:
        return words.plural(
            "{label} has {projects}", "{label} have {projects}", number,
            label=labels[0], projects=count,
        )  # fmt: skip
    if len(labels) == 1:
        return words.plural(
            "{label} comes first, with {projects} of {total}",
            "{label} come first, with {projects} of {total}",
            number,
            label=labels[0],
            projects=count,
            total=words.number(total),
        )
    named = words.all_of(labels) if len(labels) <= MOST_NAMED else words.number(len(labels))
    if len(labels) == rows:
        return words.text("{labels} are level, with {count} each", labels=named, count=count)
    return words.text("{labels} come first, with {count} each", labels=named, count=count)


class ValueRow(NamedTuple):
    """A value with its projects, and those whose main value it is: None where none is."""

    key: str
    label: str
    projects: int
    main: int | None


def value_rows(measure: Measure, chosen: Collection[str] = ()) -> list[ValueRow]:
    """Return the rows of the chosen values, all where none is chosen."""
    frame = measure.frame
    columns = [frame[name].tolist() for name in ("id", "label", "projects")]
    main = frame["projects_main"].tolist() if "projects_main" in frame else [None] * len(frame)
    rows = map(ValueRow, *columns, main)
    return [row for row in rows if not chosen or row.key in chosen]


def _without_value(coverage: Coverage, words: Words) -> str:
    """Say of how many projects nothing is stated; that there is no project, where that is so."""
    said = [
        words.plural(
            "{count} project is not counted here: {reason}",
            "{count} projects are not counted here: {reason}",
            part.projects,
            reason=words.text(part.reason),
        )
        for part in coverage.left_out
    ]
    return " · ".join(said) or words.text("No project to show")


def committees_headline(selection: Selection, words: Words) -> str:
    """Say from when to when the committees of the selected projects go, and how many these are."""
    measure = projects_by_committee(selection, words)
    if measure.frame.empty:
        return _without_value(measure.coverage, words)
    return words.plural(
        "{time}: {count} project was selected",
        "{time}: {count} projects were selected",
        measure.coverage.shown,
        time=capital(span_of(measure.frame["label"].tolist(), words)),
    )


def span_of(committees: Sequence[str], words: Words) -> str:
    """Say from when to when `committees` go, as they are called, in the order of time."""
    first, last = committees[0], committees[-1]
    return words.text("From {first} to {last}", first=first, last=last) if first != last else first


def cells_headline(selection: Selection, words: Words) -> str:
    """Say which theme and region meet most among the selected projects."""
    measure = projects_by_two(selection, "theme", "region", words)
    themes, regions = selection.choices.get("theme"), selection.choices.get("region")
    columns = ("first", "first_label", "second", "second_label", "projects")
    cells = [
        (words.all_of([theme, region]), projects)
        for first, theme, second, region, projects in zip(
            *(measure.frame[name].tolist() for name in columns), strict=True
        )
        if (not themes or first in themes) and (not regions or second in regions)
    ]
    if not cells:
        return _without_value(measure.coverage, words)
    most = max(projects for _, projects in cells)
    count = words.plural("{count} project", "{count} projects", most)
    pairs = [label for label, projects in cells if projects == most]
    if len(cells) == 1:
        return words.text("{pair} meet in {count}", pair=pairs[0], count=count)
    if len(pairs) == 1:
        return words.text("{pair} meet most, in {count}", pair=pairs[0], count=count)
    return words.text("No theme stands out in a region: at most {count} each", count=count)


def web_headline(selection: Selection, words: Words) -> str:
    """Say which network shares most projects with others, or what can be said where none leads.

    Of one chosen landlord, with how many others it shares projects.
    """
    web = joint_web(selection, words)
    joint = web.coverage.shown
    if not selection.size:
        return words.text("No selected project is backed by several landlords.")
    if not joint:
        return words.plural(
            "The project has no more than one known landlord",
            "None of the {count} projects is known to have several landlords",
            selection.size,
        )
    chosen = [one for one in selection.choices.get("landlord") if one != UNKNOWN]
    landlords = web.members["landlord"].nunique()
    if len(chosen) == 1:
        return words.plural(
            "{landlord} shares {projects} with {count} other landlord",
            "{landlord} shares {projects} with {count} other landlords",
            landlords - 1,
            landlord=selection.index.labels("landlord", words)[chosen[0]],
            projects=words.plural("{count} project", "{count} projects", joint),
        )
    leader = web.leader
    if leader is None or joint == 1:
        return words.plural(
            "{count} project joins {landlords} landlords",
            "{count} projects join {landlords} landlords",
            joint,
            landlords=words.number(landlords),
        )
    network = capital(the_value("network", leader.network, leader.label, words))
    if leader.projects == joint:
        return words.text("{network} takes part in each of the {total} multi-landlord projects",
                          network=network, total=words.number(joint))  # fmt: skip
    return words.text(
        "{network} takes part in {count} of the {total} multi-landlord projects",
        network=network,
        count=words.number(leader.projects),
        total=words.number(joint),
    )


def gaps_finding(selection: Selection, words: Words) -> str:
    """Say which regions have no known project, and whether one would expect some there.

    A sentence for the title of a page; `selection` is of all of the country.
    """
    frame = projects_against_homes(selection, words).frame
    lacking = frame[frame["projects"] == 0]
    every = selection.size == selection.total
    if lacking.empty:
        return words.text("Every region has a project")
    telling = lacking.loc[lacking["standing"] == "gap", "label"].tolist()
    if telling and len(telling) <= MOST_NAMED:
        said = N_(
            "{regions}: no recorded project, where the social homes would lead one to expect "
            "{chance} or more"
        ) if every else N_(
            "{regions}: no selected project, where the social homes would lead one to expect "
            "{chance} or more"
        )  # fmt: skip
        return words.text(said, regions=words.all_of(telling), chance=spelled(int(CHANCE), words))
    if len(lacking) <= MOST_NAMED + 1:  # a fourth name says more than how many there are
        said = (
            N_("{regions}: no recorded project") if every else N_("{regions}: no selected project")
        )
        none = words.text(said, regions=words.all_of(lacking["label"].tolist()))
    else:
        said = N_("{number} regions have no recorded project") if every else N_(
            "{number} regions have no selected project"
        )  # fmt: skip
        none = words.text(said, number=capital(spelled(len(lacking), words)))
    if telling:
        return words.text(
            "{none}, of which {telling} where {chance} or more would be expected",
            none=none,
            telling=spelled(len(telling), words),
            chance=spelled(int(CHANCE), words),
        )
    if lacking["expected"].notna().all():
        return words.text("{none}; so few are expected there that it may be chance", none=none)
    return none


def without_of(selection: Selection, lacking: int, total: int, words: Words) -> str:
    """Say in how many of so many départements no project of `selection` is known."""
    if selection.size == selection.total:
        return words.plural(
            "{count} of {total} départements has no known project",
            "{count} of {total} départements have no known project",
            lacking,
            total=words.number(total),
        )
    return words.plural(
        "{count} of {total} départements has no known selected project",
        "{count} of {total} départements have no known selected project",
        lacking,
        total=words.number(total),
    )
