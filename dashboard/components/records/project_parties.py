"""Who takes part in a project and where it is, each with the link to its own sheet."""

from collections.abc import Mapping, Sequence

from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen
from dashboard.language.grammar import capital
from dashboard.language.markup import Markup, joined, tag
from dashboard.measures.records import ProjectRecord, Row, known
from dashboard.texts.project_record import about_landlord, about_organisation, about_place
from dashboard.texts.project_sheet import landlords_finding, leads_finding

_IN_A_COMMUNE = ("commune", "quartier", "site")


def who(screen: Screen, record: ProjectRecord) -> Markup:
    """Return the landlords with their networks at the time, who leads, partners and members."""
    words = screen.words
    counts = screen.selection.index.projects_of("landlord")
    landlords = [
        _party(screen, "landlord", row, about_landlord(screen.portfolio, row, words), counts)
        for row in record.landlords
    ]
    parts = [
        _section(landlords_finding(screen.portfolio, record, words), landlords),
        _networks(screen, str(record.project["id"])),
    ]
    counts = screen.selection.index.projects_of("organisation")
    titles = {
        "carrier": "",
        "partner": words.text("Partners"),
        "member": words.text("Members of the lead organisation"),
    }
    for role, title in titles.items():
        rows = [
            _party(screen, "organisation", row, about_organisation(screen.portfolio, row, words),
                   counts)
            for row in record.organisations
            if row["role"] == role
        ]  # fmt: skip
        if rows or role == "carrier":
            said = title or leads_finding(record.having(role), words)
            parts.append(_section(said, rows))
    return joined(parts)


def where(screen: Screen, record: ProjectRecord) -> Markup:
    """Return the places, each with its commune, département and region."""
    words = screen.words
    rows = [_place(screen, place) for place in record.places]
    if not rows:
        return _section(capital(words.text("place not known")), [])
    return _section(words.text("Places"), rows)


def _section(title: str, rows: Sequence[Markup]) -> Markup:
    return joined([tag("h2", title), *([tag("ul", *rows, class_="parties")] if rows else [])])


def _party(screen: Screen, kind: str, row: Row, about: str, counts: Mapping[str, int]) -> Markup:
    words, count = screen.words, counts.get(str(row["id"]), 0)
    said = words.plural("{count} project", "{count} projects", count)
    many = said if count > 1 else words.text("its only project")
    return tag(
        "li",
        tag("div", sheet_anchor(screen, kind, str(row["id"]), str(row["name"])), tag("p", about)),
        tag("span", many, class_="many"),
    )


def _networks(screen: Screen, project: str) -> Markup:
    words, index = screen.words, screen.selection.index
    values = index.values_of("network", project)
    if not values:
        return Markup()
    labels = index.labels("network", words)
    links = [sheet_anchor(screen, "network", key, labels[key]) for key in values]
    return tag(
        "p",
        tag("b", words.text("Landlord networks at the time")),
        *(part for link in links for part in (" · ", link)),
        class_="beside",
    )


def sheet_anchor(screen: Screen, kind: str, identifier: str, name: str) -> Markup:
    """Return a link to the sheet of one value of the facet `kind`."""
    return tag("a", name, href=sheet_address(screen, "sheet", kind=kind, id=identifier))


def _place(screen: Screen, place: Row) -> Markup:
    words, index = screen.words, screen.selection.index
    name: Markup = tag("b", str(place["name"]))
    if place["kind"] in _IN_A_COMMUNE and known(place["insee"]):
        name = sheet_anchor(screen, "commune", str(place["insee"]), str(place["name"]))
    around = []
    if known(place["departement"]):
        code = str(place["departement"])
        named = f"{index.labels('departement', words)[code]} ({code})"
        around.append(sheet_anchor(screen, "departement", code, named))
    if known(place["region"]):
        code = str(place["region"])
        around.append(sheet_anchor(screen, "region", code, index.labels("region", words)[code]))
    else:
        around.append(joined([words.text("region not known")]))
    about = about_place(screen.portfolio, place, words)
    said = joined([about, *(part for one in around for part in (" · ", one))])
    return tag("li", tag("div", name, tag("p", said)))
