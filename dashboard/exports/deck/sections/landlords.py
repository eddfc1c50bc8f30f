"""Landlords, their networks, and the projects that several landlords share."""

import re

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
from dashboard.language.grammar import bound, capital, spelled
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.landlord_web import joint_web
from dashboard.measures.lineage import lineages
from dashboard.texts.coverage import coverage_note
from dashboard.texts.figures.actors import web_figure

LEAST_RANKED, MOST_BARS = 3, 10
LONG = 40
"""Characters of a title from which its short form stands in a table."""

MOST_ROWS = 10
"""Rows of a table, before it says how many more there are."""


def landlords_section(data: DeckData) -> Section | str:
    """Rank the landlords."""
    words = data.words
    return _ranking(
        data,
        "landlord",
        words.text("Projects by landlord"),
        words.text("A landlord counts once for each project that it takes part in."),
    )


def networks_section(data: DeckData) -> Section | str:
    """Rank the landlord networks."""
    words = data.words
    return _ranking(
        data,
        "network",
        words.text("Projects by landlord network"),
        words.text(
            "A network is the group, or the local authority, that a landlord belonged to when the "
            "project was selected. A group inside another counts in both."
        ),
    )


def _ranking(data: DeckData, key: str, subject: str, method: str) -> Section | str:
    """Rank those with two projects or more; the others are a number."""
    words = data.words
    measure = ranked(projects_by(data.selection, key, words))
    frame = measure.frame
    several = frame[frame["projects"] > 1]
    if len(several) < LEAST_RANKED:
        return words.text("fewer than three have several projects")
    if several["projects"].nunique() < 2:
        return words.text("none of them has more projects than the others")
    first, count = several.iloc[0], int(several.iloc[0]["projects"])
    alone = count > int(several.iloc[1]["projects"])
    number = capital(spelled(len(several), words))
    total = spelled(len(frame), words)
    if key == "landlord":
        headline = words.text(
            "{number} landlords of {total} take part in several projects",
            number=number,
            total=total,
        )
    else:
        headline = words.text(
            "{number} networks of {total} take part in several projects", number=number, total=total
        )
    short = headline
    if alone:
        headline = words.text(
            "{headline}, {first} in {count}",
            headline=headline,
            first=first["label"],
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
        words.text("landlords take part in several projects")
        if key == "landlord"
        else words.text("networks take part in several projects"),
    )
    facts = []
    for number in sorted(set(several["projects"].iloc[cut:].tolist()), reverse=True):
        others = int((several["projects"].iloc[cut:] == number).sum())
        facts.append(
            Fact(
                words.plural("{count} more", "{count} more", others),
                words.plural(
                    "takes part in {number} projects.",
                    "take part in {number} projects each.",
                    others,
                    number=words.number(number),
                ),
            )
        )
    rest = len(frame) - len(several)
    if rest:
        facts.append(
            Fact(
                words.plural("{count} more", "{count} more", rest),
                words.plural("takes part in one project.", "take part in one project each.", rest),
            )
        )
    return Section(
        f"{key}s",
        subject,
        bound(headline),
        Ranking(bars, (words.text("projects"),), hero, facts),
        short=bound(short),
        note=data.covered(measure.coverage),
        method=f"{method} {coverage_note(measure.coverage, words)}",
        sources=data.addresses,
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
    said = web_figure(data.selection, words, most=len(web.projects), dimmed=False)
    joint = [
        (len(data.landlords[one]), one) for one in dict.fromkeys(web.members["project"].astype(str))
    ]
    joint.sort(key=lambda pair: -pair[0])
    if len(joint) < 2:
        return words.text("fewer than two projects of several landlords")
    titles = data.portfolio.project_titles(words.language)
    names = {
        str(project): title if len(title) <= LONG else data.shorts[str(project)]
        for project, title in titles.items()
    }
    rows = [
        [words.number(count), names[project], ", ".join(data.landlords[project])]
        for count, project in joint[:MOST_ROWS]
    ]
    most = joint[0][0]
    headline = words.plural(
        "{number} project joins several landlords",
        "{number} projects join several landlords",
        len(joint),
        number=capital(spelled(len(joint), words)),
    )
    short = headline
    if most >= 4 and most > joint[1][0]:
        headline = words.text(
            "{first}; {second}",
            first=headline,
            second=words.text("one of them brings {number} together", number=spelled(most, words)),
        )
    note = words.plural(
        "{count} project of {total} joins several landlords that are named.",
        "{count} projects of {total} join several landlords that are named.",
        len(joint),
        total=words.number(data.selection.size),
    )
    return Section(
        "web",
        words.text("Multi-landlord projects"),
        bound(headline),
        Table(
            [words.text("No."), words.text("Project"), words.text("Landlords")],
            [0.5, 4.5, 7.5],
            rows,
            len(joint),
        ),
        short=bound(short),
        note=note,
        method=f"{said.note} {said.rule}",
        sources=data.addresses,
        alt=data.pairs((data.shorts[one], ", ".join(data.landlords[one])) for _, one in joint),
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
    return Section(
        "lineage",
        words.text("Projects that follow an earlier one"),
        bound(
            words.plural(
                "{number} project of {total} follows an earlier one",
                "{number} projects of {total} follow an earlier one",
                shown,
                number=capital(spelled(shown, words)),
                total=spelled(measure.coverage.selected, words),
            )
        ),
        Table(
            [words.text("Project"), words.text("Relation"), words.text("Earlier project")],
            [5, 2.4, 5],
            rows,
            len(measure.frame),
        ),
        note=data.covered(measure.coverage),
        method=words.text(
            "Only what an announcement itself says of an earlier project is a lineage."
        ),
        sources=data.addresses,
        alt=data.listed([f"{row.title} ← {row.earlier_title}" for row in rows_of(measure.frame)]),
    )


def _without_brackets(title: str) -> str:
    """Return a title that somebody set in brackets, as it is none of the source's, without them."""
    whole = re.fullmatch(r"\(([^()]*)\)", title)
    return whole[1] if whole else title
