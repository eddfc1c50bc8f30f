"""The project sheets in a file to send: everything known, with its sources."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.exports.deck.sections.context import DeckData
from dashboard.language.markup import Markup, defined, inner_link, joined, listed, tag, web_link
from dashboard.language.translation import Words
from dashboard.measures.records import ProjectRecord, Row, known, project_records
from dashboard.texts.project_record import (
    about_landlord,
    about_place,
    chain_steps,
    first_facts,
    other_sources,
    proof_text,
    source_title,
    stated_figures,
    summary_of,
)
from loaders.package.portfolio import Portfolio


def project_sheets(
    data: DeckData, anchors: Mapping[str, str], back: Mapping[str, Sequence[Markup]]
) -> Iterator[Markup]:
    """Yield the sheet of each project of the selection.

    `anchors`: where each stands in the page; `back`: links to the slides that tell of it.
    """
    for record in project_records(data.portfolio, list(data.projects.index), data.words):
        project = str(record.project["id"])
        ways = [part for link in back.get(project, ()) for part in (" · ", link)]
        top = inner_link("contents", data.words.text("Contents"))
        yield tag(
            "article",
            tag("h3", record.title),
            *project_summary(record, data.words),
            project_facts(record, data, anchors),
            tag("p", top, *ways, class_="ways"),
            id=anchors[project],
        )


def project_summary(record: ProjectRecord, words: Words) -> Iterator[Markup]:
    """Yield what stands under the title of a sheet, a paragraph each."""
    for said, look in (
        (record.subtitle, "subtitle"),
        (source_title(record, words), "quiet"),
        (first_facts(record, words), "quiet"),
        (summary_of(record, words), ""),
    ):
        if said:
            yield tag("p", said, class_=look)


def project_facts(record: ProjectRecord, data: DeckData, anchors: Mapping[str, str]) -> Markup:
    """Return what a sheet names, each under its label; what must not be silent says so.

    `anchors`: where each project stands in the same page, by its id.
    """
    words, portfolio = data.words, data.portfolio
    landlords = listed(
        words.text("{fact}: {quote}", fact=row["name"], quote=about_landlord(portfolio, row, words))
        for row in record.landlords
    )
    places = listed(_place(row, data) for row in record.places)
    figures = listed(
        words.text("{fact}: {quote}", fact=f"{row.value} {row.unit}", quote=", ".join(
            part for part in (row.role, row.scope, row.quote) if part
        ))
        for row in stated_figures(portfolio, record.figures, words)
    )  # fmt: skip
    carriers, partners, members = (
        ", ".join(record.having(role)) for role in ("carrier", "partner", "member")
    )
    return defined(
        [
            (
                words.text("Themes"),
                ", ".join(theme["label"] for theme in record.themes)
                or words.text("theme not stated"),
            ),
            (words.text("Landlords"), landlords or words.text("landlord not stated")),
            (
                words.text("Lead organisations"),
                carriers or words.text("lead organisation not stated"),
            ),
            (words.text("Partners"), partners or words.text("not stated")),
            (words.text("Members of the lead organisation"), members),
            (words.text("Places"), places or words.text("place not known")),
            (
                words.text("Figures as the source states them"),
                figures or words.text("The source states no figure."),
            ),
            (words.text("Chain of projects"), listed(_lineage(record, data, anchors))),
            (words.text("Sources"), joined(project_sources(portfolio, record, words))),
        ]
    )


def _place(place: Row, data: DeckData) -> str:
    """Name a place with its kind, its département and its region."""
    words, code = data.words, place["departement"]
    about = [about_place(data.portfolio, place, words)]
    if known(code):
        about.append(f"{data.departement_names[code]} ({code})")
    stated = known(region := place["region"])
    about.append(data.region_names[region] if stated else words.text("region not known"))
    return words.text("{fact}: {quote}", fact=place["name"], quote=", ".join(about))


def _lineage(record: ProjectRecord, data: DeckData, anchors: Mapping[str, str]) -> Iterator[Markup]:
    """Say what a project follows and what follows it, with a link where that has a sheet here."""
    for said, one, title in chain_steps(data.portfolio, record, data.words):
        later = said == data.words.text("followed by")
        named = inner_link(anchors[one], title) if one in anchors else title
        between = " " if later else " – "
        yield joined([said, *([between, named] if later or one in anchors else [])])


def project_sources(portfolio: Portfolio, record: ProjectRecord, words: Words) -> Iterator[Markup]:
    """Yield what proves the project, how sure that is, and what further pages add."""
    project = record.project
    yield tag("p", proof_text(portfolio, project, words))
    note = project[f"note_{words.language}"]
    if known(note):
        yield tag("p", str(note))
    yield tag("p", web_link(str(project["source_url"])), class_="address")
    for address, said in other_sources(portfolio, record, words):
        yield tag("p", said)
        yield tag("p", web_link(address), class_="address")
