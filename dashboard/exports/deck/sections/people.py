"""Landlords, their networks, and the web of joint projects."""

from dashboard.exports.deck.sections.matter import Matter
from dashboard.exports.deck.sections.model import (
    DOT,
    Bars,
    Block,
    Joined,
    Section,
    Texts,
    measured,
    rows_of,
)
from dashboard.headlines import leading, web_headline
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.measure import Measure
from dashboard.measures.web import Web, joint_web
from dashboard.notes import coverage_note
from dashboard.words import Words


def landlords_section(matter: Matter) -> Section:
    """Rank the landlords."""
    words = matter.words
    measure = ranked(projects_by(matter.selection, "landlord", words))
    return _ranking(matter, "landlord", words.text("Projects by landlord"), measure, words.text(
        "A landlord counts once for each project that it takes part in."
    ))  # fmt: skip


def networks_section(matter: Matter) -> Section:
    """Rank the landlord networks."""
    words = matter.words
    measure = ranked(projects_by(matter.selection, "network", words))
    return _ranking(
        matter,
        "network",
        words.text("Projects by landlord network"),
        measure,
        words.text(
            "A network is the group, or the local authority, that a landlord belonged to when the "
            "project was selected. A group inside another counts in both."
        ),
    )


def _ranking(matter: Matter, key: str, subject: str, measure: Measure, method: str) -> Section:
    words = matter.words
    return Section(
        f"{key}s",
        subject,
        leading(matter.selection, key, words),
        Bars(measure.frame, words.text("projects")),
        note=coverage_note(measure.coverage, words),
        method=method,
        sources=matter.addresses,
        alt=measured(measure),
    )


def web_section(matter: Matter) -> Section:
    """Join the landlords that back projects together."""
    words = matter.words
    web = joint_web(matter.selection, matter.words)
    projects = matter.projects
    themes = projects["theme"].reindex(web.members["project"]).tolist()
    looks = dict(zip(web.members["project"], map(matter.look, themes), strict=True))
    return Section(
        "web",
        words.text("Who works with whom"),
        web_headline(matter.selection, words),
        Joined(
            web,
            looks,
            [
                words.text("A sign is a joint project, in the colour of its main theme"),
                words.text("A line leads to each landlord that backs it"),
            ],
            Texts(_by_project(web, words)),
        ),
        note=words.text(
            "{shown} of {selected} selected projects are joint.",
            shown=words.number(web.coverage.shown),
            selected=words.number(web.coverage.selected),
        ),
        method=words.text("A joint project is one that two or more landlords back."),
        sources=matter.addresses,
        alt="; ".join(
            f"{row.one_label} + {row.other_label}: {row.projects}" for row in rows_of(web.edges)
        ),
    )


def _by_project(web: Web, words: Words) -> list[Block]:
    """Name the landlords of each joint project, those of most landlords first."""
    names = web.nodes.set_index("landlord")["label"]
    blocks = []
    for _, rows in web.members.groupby("project", sort=False):
        landlords = words.plural("{count} landlord", "{count} landlords", len(rows))
        heading = words.text("{label}: {count}", label=rows["title"].iloc[0], count=landlords)
        blocks.append((len(rows), Block(heading, [DOT.join(names.reindex(rows["landlord"]))])))
    return [block for _, block in sorted(blocks, key=lambda one: -one[0])]
