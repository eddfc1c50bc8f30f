"""Committees in the order of time, what is new since one, and what followed what."""

from dashboard.exports.deck.problem import DeckError, Fault
from dashboard.exports.deck.sections.matter import Matter
from dashboard.exports.deck.sections.model import (
    DOT,
    Block,
    Cell,
    Columns,
    Heading,
    Section,
    Table,
    TableAndTexts,
    Texts,
    measured,
    rows_of,
)
from dashboard.facets import committee_labels
from dashboard.headlines import committees_headline
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.lineage import lineages
from dashboard.measures.new_since import NewSince, latest_but_one, new_since
from dashboard.notes import coverage_note, joined_note
from dashboard.recorded_text import committees_note, may_have_had

_FIRSTS = {
    "theme": "Themes",
    "region": "Regions",
    "departement": "Départements",
    "landlord": "Landlords",
    "network": "Landlord networks",
    "carrier": "Carriers",
}


def committees_section(matter: Matter) -> Section:
    """Count projects by committee, before what was announced."""
    words = matter.words
    measure = projects_by_committee(matter.selection, words)
    return Section(
        "committees",
        words.text("Projects by committee"),
        committees_headline(matter.selection, words),
        Columns(measure.frame, words.text("selected projects"), words.text("laureates announced")),
        note=joined_note(
            coverage_note(measure.coverage, words), committees_note(measure.frame, words)
        ),
        method=words.text("Where only a season is known, the season stands for its committee."),
        sources=matter.addresses,
        alt=measured(measure),
    )


def since_committee(matter: Matter) -> str | None:
    """Return the committee that novelty is told from: the chosen one, else the last but one.

    Raises:
        DeckError: the chosen one is not in the data.
    """
    chosen = matter.options.new_since
    known = matter.portfolio.committees["id"].tolist()
    if chosen is not None and chosen not in known:
        raise DeckError(Fault.COMMITTEE_UNKNOWN, value=chosen[:40], known=", ".join(known))
    return chosen or latest_but_one(matter.portfolio)


def new_section(matter: Matter) -> Section | None:
    """Tell what came after a committee; None where there is no committee to tell from."""
    words = matter.words
    committee = since_committee(matter)
    if committee is None:
        return None
    found = new_since(matter.selection, committee, words)
    since = committee_labels(matter.portfolio, words)[committee]
    count = len(found.projects)
    headline = (
        words.plural(
            "{count} new project since the committee of {date}",
            "{count} new projects since the committee of {date}",
            count,
            date=since,
        )
        if count
        else words.text("No new project since the committee of {date}", date=since)
    )
    rows = [[Cell(row.title, bold=True), Cell(row.committee)] for row in rows_of(found.projects)]
    headings = [
        Heading(words.text("Project"), 5),
        Heading(words.text("Committee"), 2.4),
    ]
    return Section(
        "new",
        words.text("What is new"),
        headline,
        TableAndTexts(Table(headings, rows), _firsts(matter, found)) if rows else _latest(matter),
        note=coverage_note(found.coverage, words),
        method=words.text(
            "New is what a later committee selected. “For the first time” looks at the whole data "
            "set, not at the filter alone: no project of this committee or before has it."
        ),
        sources=matter.addresses,
        alt="; ".join(found.projects["title"]),
    )


def _latest(matter: Matter) -> Texts:
    """Say when the selection last had a project."""
    words = matter.words
    dated = projects_by_committee(matter.selection, words).frame
    latest = dated["label"].tolist()[-1:] or [words.text("committee not known")]
    said = words.text(
        "The latest committee with a project of this selection: {committee}.", committee=latest[0]
    )
    return Texts([], lead=said)


def _firsts(matter: Matter, found: NewSince) -> list[Block]:
    words, index = matter.words, matter.selection.index
    blocks = [
        Block(
            words.text("{what} for the first time: {number}",
                       what=words.text(_FIRSTS[str(facet)]), number=words.number(len(rows))),
            [
                DOT.join(rows["label"]),
                *filter(None, [may_have_had(index, str(facet), found.unstated[str(facet)], words)]),
            ],
        )
        for facet, rows in found.first_times.groupby("facet", sort=False)
    ]  # fmt: skip
    if blocks or found.projects.empty:
        return blocks
    nothing = words.text("No theme, region, landlord, network or carrier for the first time.")
    return [Block("", [nothing])]


def lineage_section(matter: Matter) -> Section:
    """List which projects followed an earlier one."""
    words = matter.words
    measure = lineages(matter.selection, words)
    absent = words.text("not recorded in the data")
    rows = [
        [
            Cell(row.title, bold=True),
            Cell(row.relation_label),
            Cell(row.earlier_title if isinstance(row.earlier_project, str)
                 else f"{row.earlier_title} ({absent})"),
            Cell(words.text("“{text}”", text=row.as_written)),
        ]
        for row in rows_of(measure.frame)
    ]  # fmt: skip
    headings = [
        Heading(words.text("Project"), 4),
        Heading(words.text("Relation"), 2),
        Heading(words.text("Earlier project"), 3.5),
        Heading(words.text("As written"), 3.5),
    ]
    return Section(
        "lineage",
        words.text("Projects that follow an earlier one"),
        words.plural(
            "{count} project of {total} names an earlier one that it follows",
            "{count} projects of {total} name an earlier one that they follow",
            measure.coverage.shown,
            total=words.number(measure.coverage.selected),
        ),
        Table(headings, rows),
        note=coverage_note(measure.coverage, words),
        method=words.text(
            "Only what an announcement itself says of an earlier project is a lineage."
        ),
        sources=matter.addresses,
        alt="; ".join(f"{row.title} ← {row.earlier_title}" for row in rows_of(measure.frame)),
    )
