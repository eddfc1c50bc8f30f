"""Landlords, their networks, and the projects that several landlords share."""

import re
from collections import Counter

from dashboard.exports.deck.marks import Bar
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.model import (
    Fact,
    LargeNumber,
    Ranking,
    Section,
    Table,
    rows_of,
)
from dashboard.language.grammar import capital, spelled, the_value
from dashboard.language.translation import N_
from dashboard.measures.chains import lineages
from dashboard.measures.counts import projects_by
from dashboard.measures.landlord_web import joint_web
from dashboard.texts.figures.actors import web_figure
from dashboard.texts.figures.by_facet import figure_by

LEAST_RANKED, MOST_BARS = 3, 10
LONG = 40
"""Characters of a title from which its short form stands in a table."""

MOST_ROWS = 16
"""Rows of a table, about two slides, before it says how many more there are."""

_SEVERAL = {
    "landlord": (
        N_("{number} landlords of {total} take part in several projects"),
        N_("landlords take part in several projects"),
    ),
    "network": (
        N_("{number} networks of {total} take part in several projects"),
        N_("networks take part in several projects"),
    ),
}
"""The title of a ranking, and what its large number counts."""


def ranking_section(data: DeckData, key: str) -> Section | str:
    """Rank the landlords, or networks, with two projects or more; the others are a number."""
    words = data.words
    said = figure_by(data.selection, key, words, dimmed=False)
    frame = said.frame
    several = frame[frame["projects"] > 1]
    if len(several) < LEAST_RANKED:
        return words.text("fewer than three have several projects")
    if several["projects"].nunique() < 2:
        return words.text("none of them has more projects than the others")
    title, counted = _SEVERAL[key]
    short = headline = words.text(
        title, number=capital(spelled(len(several), words)), total=spelled(len(frame), words)
    )
    first, count = several.iloc[0], int(several.iloc[0]["projects"])
    alone = count > int(several.iloc[1]["projects"])
    if alone:
        headline = words.text(
            "{headline}, {first} in {count}",
            headline=short,
            first=the_value(key, first["id"], first["label"], words),
            count=spelled(count, words),
        )
    cut = _cut(several["projects"].tolist())
    bars = [
        Bar(row.label, row.projects, strong=not alone or row.id == first["id"])
        for row in rows_of(several.head(cut))
    ]
    hero = LargeNumber(
        words.text(
            "{count} of {total}", count=words.number(len(several)), total=words.number(len(frame))
        ),
        words.text(counted),
    )
    facts = []
    for number, rows in Counter(frame["projects"].iloc[cut:].tolist()).items():
        each = words.plural(
            "takes part in {number} projects.",
            "take part in {number} projects each.",
            rows,
            number=words.number(number),
        )
        if number == 1:
            each = words.plural(
                "takes part in one project.", "take part in one project each.", rows
            )
        more = words.plural("{count} more", "{count} more", rows)
        facts.append(Fact(more, each))
    return data.section(
        f"{key}s",
        headline,
        Ranking(bars, (words.text("projects"),), hero, facts),
        said,
        short=short,
        note=data.covered(projects_by(data.selection, key, words).coverage),
        alt=data.pairs((row.label, row.projects) for row in rows_of(frame)),
    )


def _cut(counts: list[int]) -> int:
    """Return how many rows are bars: at most `MOST_BARS`, equal rows treated alike if possible."""
    if len(counts) <= MOST_BARS:
        return len(counts)
    cut = MOST_BARS
    while cut and counts[cut - 1] == counts[cut]:
        cut -= 1
    return cut if cut > 1 else MOST_BARS


def joint_section(data: DeckData) -> Section | str:
    """List the projects of several landlords with the names of these."""
    words = data.words
    web = joint_web(data.selection, words)
    joint = list(dict.fromkeys(web.members["project"].astype(str)))
    joint.sort(key=lambda one: -len(data.cards[one].landlords))
    if len(joint) < 2:
        return words.text("fewer than two projects of several landlords")
    said = web_figure(data.selection, words, most=len(web.projects), dimmed=False)
    titles = data.projects["title"]
    rows = [
        [
            words.number(len(data.cards[one].landlords)),
            titles[one] if len(titles[one]) <= LONG else data.shorts[one],
            ", ".join(data.cards[one].landlords),
        ]
        for one in joint[:MOST_ROWS]
    ]
    note = words.plural(
        "{count} project of {total} joins several landlords that are named.",
        "{count} projects of {total} join several landlords that are named.",
        len(joint),
        total=words.number(data.selection.size),
    )
    headings = [words.text("No."), words.text("Project"), words.text("Landlords")]
    return data.section(
        "web",
        said.headline,
        Table(headings, [0.5, 4.5, 7.5], rows, len(joint)),
        said,
        note=note,
        alt=data.pairs((data.shorts[one], ", ".join(data.cards[one].landlords)) for one in joint),
    )


def lineage_section(data: DeckData) -> Section | str:
    """List which projects followed an earlier one."""
    words = data.words
    measure = lineages(data.selection, words)
    if len(measure.frame) < 2:
        return words.text("fewer than two projects name an earlier one")
    absent = words.text("not recorded in the data")
    titles = data.portfolio.project_titles(words.language)
    rows = [
        [
            row.title,
            row.relation_label,
            str(titles[row.earlier_project])
            if isinstance(row.earlier_project, str)
            else f"{_without_brackets(row.earlier_title)} ({absent})",
        ]
        for row in rows_of(measure.frame.head(MOST_ROWS))
    ]
    shown = measure.coverage.shown
    headline = words.plural(
        "{number} project of {total} follows an earlier one",
        "{number} projects of {total} follow an earlier one",
        shown,
        number=capital(spelled(shown, words)),
        total=spelled(measure.coverage.selected, words),
    )
    headings = [words.text("Project"), words.text("Relation"), words.text("Earlier project")]
    return data.section(
        "lineage",
        headline,
        Table(headings, [5, 2.4, 5], rows, len(measure.frame)),
        note=data.covered(measure.coverage),
        method=words.text(
            "Only what an announcement itself says of an earlier project is a lineage."
        ),
        alt=data.listed([f"{row.title} ← {row.earlier_title}" for row in rows_of(measure.frame)]),
    )


def _without_brackets(title: str) -> str:
    """Return a title that somebody set in brackets, as it is none of the source's, without them."""
    whole = re.fullmatch(r"\(([^()]*)\)", title)
    return whole[1] if whole else title
