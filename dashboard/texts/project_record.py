"""The wording of a project's sheet, on screen and in files."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.measures.records import ProjectRecord, Row, known
from loaders.package.portfolio import Portfolio

_RELATIONS = names_of("relation")

_PROOF = names_of("proof")
"""What a sheet says of its main source, by column."""


class StatedFigure(NamedTuple):
    """A figure in the reader's words; `quote` is as the source writes it."""

    value: str
    unit: str
    role: str
    scope: str
    quote: str


def first_facts(record: ProjectRecord, words: Words) -> str:
    """Say when a project was selected and for how long, and whether its theme is not stated."""
    facts = [record.selected]
    if not record.themes:
        facts.append(words.text("theme not stated"))
    if known(record.project["duration_years"]):
        years = int(record.project["duration_years"])
        facts.append(words.plural("{count} year", "{count} years", years))
    else:
        facts.append(words.text("duration not stated"))
    return " · ".join(facts)


def source_title(record: ProjectRecord, words: Words) -> str:
    """Say what the source calls a project, where that is not its readable title; else empty."""
    project = record.project
    if not project["title_is_given"]:
        return words.text("The announcement gives no title: this one is a working title.")
    if project["title"] == record.title:
        return ""
    printed = " – ".join(project[name] for name in ("title", "subtitle") if known(project[name]))
    return words.text("Title in the source: {title}", title=printed)


def summary_of(record: ProjectRecord, words: Words) -> str:
    """Return the summary; where there is none, why."""
    summary = record.project[f"summary_{words.language}"]
    if not known(summary):
        return words.text("The source says too little to sum the project up.")
    return str(summary)


def stated_figures(
    portfolio: Portfolio, figures: Iterable[Row], words: Words
) -> list[StatedFigure]:
    """Return the figures of a `ProjectRecord` in the reader's words."""
    units, roles = (
        portfolio.schema.tables["figures"].field(name).labels(words.language)
        for name in ("unit", "role")
    )
    return [
        StatedFigure(
            value=("≈ " if row["approximate"] else "") + words.number(row["value"]),
            unit=units[row["unit"]] if row["unit"] != "other" else "",
            role=roles[row["role"]],
            scope=scope if known(scope := row[f"scope_{words.language}"]) else "",
            quote=" — ".join(
                part
                for part in (words.text("“{text}”", text=row["as_written"]), row["site"])
                if part
            ),
        )
        for row in figures
    ]


def about_landlord(portfolio: Portfolio, landlord: Row, words: Words) -> str:
    """Say of a landlord of a project its kind, its networks at the time, and its phase."""
    kinds = portfolio.schema.tables["landlords"].field("kind").labels(words.language)
    about = [
        kinds.get(landlord["kind"]) or words.text("kind not stated"),
        landlord["networks"] or words.text("network not stated"),
    ]
    if known(landlord["phase"]):
        phases = portfolio.schema.tables["project_landlords"].field("phase")
        about.append(phases.labels(words.language)[landlord["phase"]])
    return ", ".join(about)


def about_organisation(portfolio: Portfolio, organisation: Row, words: Words) -> str:
    """Say of an organisation of a project of what kind it is."""
    kinds = portfolio.schema.tables["organisations"].field("kind").labels(words.language)
    return kinds.get(organisation["kind"], "")


def about_place(portfolio: Portfolio, place: Row, words: Words) -> str:
    """Say of what kind a place is, and whether the announcement names it."""
    kinds = portfolio.schema.tables["places"].field("kind").labels(words.language)
    about = [kinds[place["kind"]]]
    if known(place["qpv"]) and place["qpv"]:
        about.append(words.text("priority neighbourhood (QPV)"))
    if place["basis"] == "inferred":
        about.append(words.text("not named by the announcement: inferred"))
    return ", ".join(about)


def earlier_text(row: Row, words: Words) -> str:
    """Say which earlier project one continues."""
    return words.text(_RELATIONS[row["relation"]], earlier=row["earlier_title"])


def lineage_text(row: Row, words: Words) -> str:
    """Say which earlier project one continues, in whose words, and whether that is recorded."""
    said = earlier_text(row, words)
    if not known(row["earlier_project"]):
        said += " — " + words.text("not recorded in the data")
    quote = words.text("“{text}”", text=row["as_written"])
    return words.text("{fact}: {quote}", fact=said, quote=quote)


def chain_steps(
    portfolio: Portfolio, record: ProjectRecord, words: Words
) -> list[tuple[str, str, str]]:
    """Say which projects one follows, in whose words, and which follow it.

    With each the id and the title of that project, both empty where it is not recorded.
    """
    titles = portfolio.project_titles(words.language)
    steps = [(lineage_text(row, words), row["earlier_project"]) for row in record.lineage]
    steps += [(words.text("followed by"), row["project"]) for row in record.followers]
    return [(said, str(one), str(titles[str(one)])) if known(one) else (said, "", "")
            for said, one in steps]  # fmt: skip


def proof_text(portfolio: Portfolio, project: Row, words: Words) -> str:
    """Say what proves a project, how sure that is, and how much of it is recorded."""
    table = portfolio.schema.tables["projects"]
    return " · ".join(
        words.text(
            "{fact}: {quote}",
            fact=words.text(what),
            quote=table.field(column).labels(words.language)[project[column]],
        )
        for column, what in _PROOF.items()
        if known(project[column])
    )


def other_sources(
    portfolio: Portfolio, record: ProjectRecord, words: Words
) -> list[tuple[str, str]]:
    """Return each further page that speaks of a project: its address, and what it adds."""
    pages: dict[str, list[Row]] = {}
    for row in record.sources:
        pages.setdefault(row["source_url"], []).append(row)
    return [
        (address, _other_source_text(portfolio, rows, words)) for address, rows in pages.items()
    ]


def _other_source_text(portfolio: Portfolio, rows: Sequence[Row], words: Words) -> str:
    kinds = portfolio.schema.tables["project_sources"].field("kind").labels(words.language)
    lines = []
    for row in rows:
        read, quoted = row[f"read_{words.language}"], row["as_written"]
        said = [str(read)] if known(read) else []
        said += [words.text("“{text}”", text=quoted)] if known(quoted) else []
        lines.append(" ".join(said))
    kind = kinds[rows[0]["kind"]]
    return words.text("{fact}: {quote}", fact=kind, quote=" ".join(filter(None, lines)))
