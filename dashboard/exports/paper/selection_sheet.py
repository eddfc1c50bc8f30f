"""The sheet of a selection: the finding, a map, the projects in small type, and the source."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from dashboard.exports.deck.draw.laureates import people_in_line, shortest
from dashboard.exports.deck.sections.amounts import IN_EUROS
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.cover_and_method import finding
from dashboard.exports.deck.sections.model import Section
from dashboard.exports.deck.sections.places import (
    MOST_NUMBERED,
    map_section,
    numbered_projects,
    placed_projects,
    regions_section,
)
from dashboard.exports.deck.sections.projects import laureate
from dashboard.exports.deck.text_fit import Face
from dashboard.exports.paper.project_sheet import sheet_map
from dashboard.language.grammar import bound, capital
from dashboard.language.markup import Markup, clean, joined, tag
from dashboard.measures.amounts import spread
from dashboard.measures.key_figures import key_figures
from dashboard.style.scheme import LIGHT, custom_properties
from dashboard.texts.amounts import amount_said, amounts_note
from dashboard.texts.coverage import announcements
from dashboard.texts.nothing_selected import nothing_selected
from dashboard.texts.overview import key_figure_label
from loaders.geography.geography import Geography

TYPE = 9.0
"""Points of what is said of a project; nothing of it is smaller."""

ROW, LINE, BETWEEN = 13.0, 11.7, 4.0
"""Points of a row of the table, of a further line in it, and below a project of several lines."""

ROOM, OTHERS = 458.0, 40.0
"""Points that projects have on the sheet, and of them those that tell of the others."""

MOST = int(ROOM / ROW)
"""Projects on the sheet, at a line each."""

COLUMNS = (18.0, 144.0, 60.0, 106.0, 113.0, 86.0)
"""Points: number, title, theme, place, landlords, committee (print.css has the same)."""


@dataclass(frozen=True)
class _Entry:
    """A project on the sheet: its number on the map, its cells, and what stands below them."""

    number: str
    cells: Sequence[str]
    promise: str
    summary: str


def selection_sheet(data: DeckData, geography: Geography) -> Markup:
    """Return the sheet of a selection as HTML; its style is `print.css`."""
    words = data.words
    section = _map(data)
    numbered = not isinstance(section, str) and section.id == "map" and data.selection.size > 1
    listed = _ordered(data, numbered=numbered)
    shown, lines = _fitting([_entry(data, one, number) for one, number in listed[: MOST + 1]])
    rest = [one for one, _ in listed[len(shown) :]]
    return tag(
        "div",
        tag(
            "header",
            tag("div", *_head(data)),
            *sheet_map(section, geography, words),
        ),
        *([_table(data, shown, lines)] if shown else []),
        *([_others(data, rest)] if rest else []),
        tag("footer", _source(data)),
        class_="a4",
        style=custom_properties(LIGHT),
        lang=words.language,
    )


def _map(data: DeckData) -> Section | str:
    """Return the map with numbers, of many projects that of the regions; or why there is none."""
    if len(placed_projects(data)) > MOST_NUMBERED:
        regions = (IN_EUROS["regions"] if data.in_euros else regions_section)(data)
        if not isinstance(regions, str):
            return regions
    return map_section(data)


def _head(data: DeckData) -> list[Markup]:
    words, selection = data.words, data.selection
    headline, _ = finding(data)
    facts = " · ".join(
        f"{words.number(value)} {key_figure_label(name, value, words)}"
        for name, value in asdict(key_figures(selection)).items()
    )
    return [
        tag("p", data.source, class_="fund"),
        tag("h1", bound(headline)),
        tag("p", data.sentence, class_="of"),
        tag("p", bound(facts) if selection.size else nothing_selected(selection, words)),
        *([tag("p", amounts_note(spread(selection), words))] if data.in_euros else []),
    ]


def _ordered(data: DeckData, *, numbered: bool) -> list[tuple[str, str]]:
    """Return the projects with their numbers on the map, else the latest first."""
    listed = [str(one) for one in data.projects.index]
    if not numbered:
        return [(one, "") for one in listed]
    first = numbered_projects(data)
    rest = [one for one in listed if one not in first]
    return [*((one, str(at)) for at, one in enumerate(first, 1)), *((one, "") for one in rest)]


def _entry(data: DeckData, project: str, number: str) -> _Entry:
    words, face, row = data.words, Face(), laureate(data, project, amount=False)
    _, title, theme, place, people, _ = (width - 6 for width in COLUMNS)
    last = (
        amount_said(data.portfolio.known_amounts.get(project), words)
        if data.in_euros
        else str(data.projects.loc[project, "committee"])
    )
    whole = clean(row.title)
    short = whole if face.width(whole, TYPE, bold=True) <= title else row.short
    summaries = data.portfolio.projects[f"summary_{words.language}"]
    summary = summaries.iat[data.selection.index.position_of(project)]
    return _Entry(
        number,
        (
            short,
            face.one_line(clean(row.theme), theme, TYPE),
            shortest(face, row.places, place, TYPE),
            people_in_line(face, words, row.people, people, TYPE, bold=False),
            last,
        ),
        clean(row.promise),
        clean(summary) if isinstance(summary, str) else "",
    )


def _fitting(entries: Sequence[_Entry]) -> tuple[Sequence[_Entry], int]:
    """Return the projects that stand on the sheet, and of how many texts each: 0, 1 or 2.

    Where all have room with their summary or their promise, these stand below them.
    """
    face, across = Face(), sum(COLUMNS[1:])
    for texts in (2, 1):
        down = 0.0
        for one in entries:
            said = (one.promise, one.summary)[:texts]
            lines = [len(face.wrap(text, across, TYPE)) for text in said if text]
            down += ROW + LINE * sum(lines) + BETWEEN
        if down <= ROOM:
            return entries, texts
    return (entries, 0) if len(entries) <= MOST else (entries[: int((ROOM - OTHERS) / ROW)], 0)


def _table(data: DeckData, shown: Sequence[_Entry], texts: int) -> Markup:
    words = data.words
    last = "Amount (€)" if data.in_euros else "Committee"
    names = ("Project", "Theme", "Place", "Landlords", last)
    head = [tag("th", words.text(name), scope="col") for name in names]
    bodies = []
    for one in shown:
        title, *cells = one.cells
        rows = [
            tag(
                "tr",
                tag("td", one.number, class_="number"),
                tag("th", title, scope="row"),
                *(tag("td", cell) for cell in cells),
            )
        ]
        said = [tag("p", text) for text in (one.promise, one.summary)[:texts] if text]
        if said:
            rows.append(tag("tr", tag("td"), tag("td", *said, colspan="5")))
        bodies.append(tag("tbody", *rows))
    return tag("table", tag("thead", tag("tr", tag("td"), *head)), *bodies)


def _others(data: DeckData, rest: Sequence[str]) -> Markup:
    """Say how many more there are, in which regions, and where all of them are listed."""
    words = data.words
    known = [data.where(one).regions[:1] for one in rest]
    counts = Counter(data.region_names[code] for regions in known for code in regions)
    said = [f"{name}\u00a0{words.number(count)}" for name, count in counts.most_common()]
    if unknown := len(rest) - counts.total():
        said.append(f"{words.text('region not known')}\u00a0{words.number(unknown)}")
    more = words.plural(
        "and {count} more, on the page “Projects” and in its workbook",
        "and {count} more, on the page “Projects” and in its workbook",
        len(rest),
    )
    told = words.text("{label}: {count}", label=more, count=words.all_of(said))
    return tag("p", f"{told}.", class_="others")


def _source(data: DeckData) -> Markup:
    words = data.words
    said = words.text(
        "{source}; boundaries IGN and INSEE.", source=announcements(data.selection.index, words)
    )
    return joined([tag("p", said), tag("p", capital(data.state))])
