"""One project on a slide: what, who, where, the figures as stated, lineage, source."""

from collections.abc import Sequence

import pandas as pd

from dashboard.exports.deck.sections.frame import short_address
from dashboard.exports.deck.sections.matter import Matter
from dashboard.exports.deck.sections.model import DOT, Block, Section, Texts, rows_of
from dashboard.measures.records import ProjectRecord, project_records

MOST_SHEETS = 300
"""Slides of projects in one deck: more take a program minutes to open."""


def project_ids(matter: Matter) -> list[str]:
    """Return the projects that get a slide: the chosen ones that are selected, or all."""
    listed = matter.projects["id"].tolist()
    chosen = matter.options.projects
    if not chosen:
        return listed
    known = set(listed)
    return [project for project in chosen if project in known]


def project_sections(matter: Matter, projects: Sequence[str]) -> list[Section]:
    """Tell all that the data set says of each of `projects`, a section each."""
    records = project_records(matter.portfolio, projects, matter.words)
    return [_section(matter, record) for record in records]


def _section(matter: Matter, record: ProjectRecord) -> Section:
    words = matter.words
    given = bool(record.project["title_is_given"])
    summary = record.project[f"summary_{words.language}"]
    lead = (
        words.text("Too little of the source could be read to sum the project up.")
        if pd.isna(summary)
        else str(summary)
    )
    if record.subtitle:
        lead = f"{record.subtitle} — {lead}"
    note = [] if given else [
        words.text("The announcement gives no title: this one is a working title.")
    ]  # fmt: skip
    note.append(_status(matter, record))
    return Section(
        f"project-{record.project['id']}",
        f"{words.text('Project')} · {record.selected}",
        record.title,
        Texts(
            [_themes(matter, record), *_figures(matter, record), *_lineage(matter, record)],
            [*_people(matter, record), _places(matter, record), _source(matter, record)],
            lead=lead,
        ),
        note=" ".join(part for part in note if part),
        method=words.text(
            "All of it as the announcement says; what it does not say is “not stated”."
        ),
        sources=tuple(
            dict.fromkeys([str(record.project["source_url"]), *record.sources["source_url"]])
        ),
    )


def _status(matter: Matter, record: ProjectRecord) -> str:
    words = matter.words
    categories = matter.portfolio.schema.tables["projects"].field("record_status").categories
    said = words.text(
        "Record: {status}.", status=categories[record.project["record_status"]][words.language]
    )
    remark = record.project[f"note_{words.language}"]
    return f"{said} {remark}" if pd.notna(remark) else said


def _themes(matter: Matter, record: ProjectRecord) -> Block:
    words = matter.words
    labels = record.themes["label"].tolist() or [words.text("theme not stated")]
    marks = [matter.look(theme) for theme in record.themes["id"]]
    return Block(words.text("Themes"), labels, marks)


def _people(matter: Matter, record: ProjectRecord) -> list[Block]:
    words = matter.words
    landlords = [
        f"{row.name} ({row.networks})" if row.networks else str(row.name)
        for row in rows_of(record.landlords[["name", "networks"]])
    ]
    blocks = [
        Block(words.text("Landlords"), [DOT.join(landlords) or words.text("landlord not stated")])
    ]
    for role, heading, absent in (
        ("carrier", words.text("Carriers"), words.text("carrier not stated")),
        ("partner", words.text("Partners"), ""),
        ("member", words.text("Members of the carrier"), ""),
    ):
        names = record.organisations.loc[record.organisations["role"] == role, "name"].tolist()
        if names or absent:
            blocks.append(Block(heading, [DOT.join(names) or absent]))
    return blocks


def _places(matter: Matter, record: ProjectRecord) -> Block:
    words = matter.words
    regions = matter.portfolio.regions.set_index("code")["name"]
    texts = []
    places = record.places
    for region in places["region"].astype("object").fillna("").unique():
        inside = places[places["region"].astype("object").fillna("") == region]
        names = DOT.join(dict.fromkeys(inside["name"]))
        texts.append(f"{names} ({regions[region]})" if region in regions.index else names)
    return Block(words.text("Places"), texts or [words.text("place not known")])


def _figures(matter: Matter, record: ProjectRecord) -> list[Block]:
    words = matter.words
    table = matter.portfolio.schema.tables["figures"]
    units, roles = table.field("unit").categories, table.field("role").categories
    texts = []
    for row in rows_of(record.figures):
        value = ("≈ " if row.approximate else "") + words.number(row.value)
        scope = getattr(row, f"scope_{words.language}")
        counted = scope if pd.notna(scope) else units[row.unit][words.language]
        from_where = f" ({row.site})" if row.site else ""
        texts.append(f"{value} {counted} — {roles[row.role][words.language]}{from_where}")
    if pd.notna(record.project["duration_years"]):
        years = int(record.project["duration_years"])
        texts.append(
            words.text("Duration: {years}",
                       years=words.plural("{count} year", "{count} years", years))
        )  # fmt: skip
    if pd.notna(record.project["amount_eur"]):
        amount = words.number(float(record.project["amount_eur"]))
        texts.append(words.text("Amount: {amount} €", amount=amount))
    heading = words.text("Figures as the source states them")
    return [Block(heading, texts or [words.text("The source states no figure.")])]


def _lineage(matter: Matter, record: ProjectRecord) -> list[Block]:
    words = matter.words
    relations = matter.portfolio.schema.tables["lineage"].field("relation").categories
    titles = matter.portfolio.project_titles(words.language)
    texts = [
        words.text(
            "{relation} “{title}”",
            relation=relations[row.relation][words.language],
            title=row.earlier_title,
        )
        for row in rows_of(record.lineage)
    ]
    texts += [
        words.text("followed by “{title}”", title=titles[row.project])
        for row in rows_of(record.followers)
    ]
    return [Block(words.text("Lineage"), texts)] if texts else []


def _source(matter: Matter, record: ProjectRecord) -> Block:
    address = str(record.project["source_url"])
    return Block(matter.words.text("Source"), [short_address(address)], link=address)
