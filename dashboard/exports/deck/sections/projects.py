"""The projects themselves: all of them in rows, and a slide for each, or for two of them."""

import datetime as dt
from collections.abc import Sequence
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from dashboard.exports.deck.errors import DeckError, Fault
from dashboard.exports.deck.options import read_day
from dashboard.exports.deck.sections import model
from dashboard.exports.deck.sections.context import DeckData
from dashboard.language.grammar import capital, in_place, in_town, spelled
from dashboard.measures.new_since import FIRST_TIMES, latest_but_one, new_since
from dashboard.measures.records import ProjectRecord, known, project_records
from dashboard.measures.whereabouts import Where
from dashboard.selection.facets import committee_labels
from dashboard.texts.amounts import euros
from dashboard.texts.coverage import coverage_note, joined_note, may_have_had
from dashboard.texts.project_card import place_text
from dashboard.texts.project_record import earlier_text, source_title, stated_figures, summary_of

MOST_PROJECTS = 12
"""Projects of which each has its slide, or half of one, without being chosen one by one."""

MOST_SHEETS = 300
"""Slides of projects in one deck: more take a program minutes to open."""

LEAST_PAIRED = 3
"""Projects from which on two share a slide."""

_PEOPLE = ("households", "people", "tenants", "homes")
"""Units that a title tells, the first that is there."""


def laureates_section(data: DeckData) -> model.Section | str:
    """Show the projects under one another."""
    words, size = data.words, data.selection.size
    if size < 2:
        return words.text("one project has its own slide")
    if size > MOST_PROJECTS:
        return words.text("more than {count} projects", count=MOST_PROJECTS)
    headline, short = _laureates_title(data)
    return data.section(
        "laureates",
        headline,
        model.Laureates([laureate(data, project) for project in data.projects.index]),
        short=short,
        alt=data.listed(data.projects["title"].tolist()),
    )


def _laureates_title(data: DeckData) -> tuple[str, str]:
    words, size = data.words, data.selection.size
    joint = sum(len(card.landlords) > 1 for card in data.cards.values())
    one = data.one_committee
    short = words.text(
        "{number} projects make up the selection", number=capital(spelled(size, words))
    )
    if one is not None and known(one.announced):
        announced = int(one.announced)
        short = words.plural(
            "{committee} selected {number} project",
            "{committee} selected {number} projects",
            announced,
            committee=data.committee,
            number=spelled(announced, words),
        )
        if size < announced:
            recorded = words.plural(
                "{number} is recorded", "{number} are recorded", size, number=spelled(size, words)
            )
            return words.text("{first}; {second}", first=short, second=recorded), short
    if not joint:
        return short, ""
    clause = words.plural(
        "{number} of them of several landlords",
        "{number} of them of several landlords",
        joint,
        number=spelled(joint, words),
    )
    if joint == size:
        clause = words.text("all of several landlords")
    return words.text("{first}, {second}", first=short, second=clause), short


def laureate(data: DeckData, project: str, *, amount: bool = True) -> model.Laureate:
    """Return what a row says of a project; before its place the amount, if known and wanted."""
    row = data.projects.loc[project]
    places = _places(data, project)
    granted = data.portfolio.known_amounts.get(project)
    if amount and granted is not None:
        places = [f"{euros(granted, data.words)} · {place}" for place in places]
    return model.Laureate(
        project,
        data.badge(row["theme"]),
        data.look(row["theme"]),
        str(row["title"]),
        data.shorts[project],
        str(row["promise"]),
        data.cards[project].landlords,
        places,
    )


def _places(data: DeckData, project: str) -> list[str]:
    """Say where a project is: as its card does, then in shorter forms."""
    words, card = data.words, data.cards[project]
    said = place_text(data.selection.index, card, words)
    first, *others = card.where.named or ("",)
    few = words.plural(
        "{name} and {count} other place", "{name} and {count} other places", len(others), name=first
    )
    regions = words.all_of([data.region_names[code] for code in card.where.regions])
    forms = [said, few if others else first, regions]
    return list(filter(None, dict.fromkeys(forms))) or [words.text("place not known")]


def project_ids(data: DeckData) -> list[str]:
    """Return the projects that get a slide: the chosen ones that are selected, or all."""
    listed = data.projects["id"].tolist()
    chosen = data.options.projects
    if not chosen:
        return listed if len(listed) <= MOST_PROJECTS else []
    known = set(listed)
    return [project for project in chosen if project in known][:MOST_SHEETS]


def project_sections(data: DeckData, projects: Sequence[str]) -> list[model.Section]:
    """Tell what a board asks of each of `projects`: a slide each, or two a slide from three on."""
    records = {
        str(one.project["id"]): one for one in project_records(data.portfolio, projects, data.words)
    }
    paired = len(projects) >= LEAST_PAIRED
    groups = _pairs(data, projects, records) if paired else [(one,) for one in projects]
    return [
        _double(data, [records[one] for one in group])
        if len(group) > 1
        else _single(data, records[group[0]])
        for group in groups
    ]


def _pairs(
    data: DeckData, projects: Sequence[str], records: dict[str, ProjectRecord]
) -> list[tuple[str, ...]]:
    """Pair projects of one region, then of one theme, then as they come; the fullest stays alone.

    One stays alone where their number is odd: the one that has most to say.
    """
    waiting = list(projects)
    groups: list[tuple[str, ...]] = []
    if len(waiting) % 2:

        def told(one: str) -> tuple[bool, int]:
            return _target(data, records[one]) is not None, len(data.cards[one].landlords)

        alone = max(waiting, key=told)
        waiting.remove(alone)
        groups.append((alone,))
    themes = data.projects["theme"].to_dict()
    for alike in (
        lambda one: data.where(one).regions[:1],
        lambda one: (themes[one],) if isinstance(themes[one], str) else (),
        lambda _: ("any",),
    ):
        for one in list(waiting):
            if one not in waiting or not alike(one):
                continue
            other = next((two for two in waiting if two != one and alike(two) == alike(one)), None)
            if other is not None:
                waiting.remove(one)
                waiting.remove(other)
                groups.append((one, other))
    order = {project: at for at, project in enumerate(projects)}
    return sorted(groups, key=lambda group: min(order[one] for one in group))


def _single(data: DeckData, record: ProjectRecord) -> model.Section:
    project = str(record.project["id"])
    headline, short = project_title(data, record)
    return data.section(
        f"project-{project}",
        headline,
        model.Projects([_sheet(data, record)]),
        subject=record.title,
        short=short,
        note=_status(data, record),
        method=_background(data, record),
        sources=_sources(record),
        alt=data.pairs([(record.title, data.promise(project))]),
    )


def _double(data: DeckData, records: Sequence[ProjectRecord]) -> model.Section:
    ids = [str(record.project["id"]) for record in records]
    headline, short = _pair_title(data, records)
    told = [(one.title, f"{_background(data, one)} {_status(data, one)}") for one in records]
    titles = [record.title for record in records]
    return data.section(
        f"project-{ids[0]}+{ids[1]}",
        headline,
        model.Projects([_sheet(data, record) for record in records]),
        subject=data.words.all_of([data.shorts[one] for one in ids]),
        short=short,
        method=" ".join(data.pairs([(title, said.strip())]) for title, said in told),
        sources=_sources(*records),
        alt=data.pairs(zip(titles, map(data.promise, ids), strict=True)),
    )


def project_title(data: DeckData, record: ProjectRecord) -> tuple[str, str]:
    """Say who a project joins, whom it aims at, and where; and the last of these alone."""
    words = data.words
    project = str(record.project["id"])
    name = data.quoted(project)
    landlords = len(data.cards[project].landlords)
    target = _target(data, record)
    clauses = []
    if landlords > 1:
        clauses.append(words.text("joins {number} landlords", number=spelled(landlords, words)))
    if target:
        clauses.append(words.text("aims at {target}", target=target))
    if not clauses:
        return f"{name} {_clause(data, record)}", ""
    said = f"{name} {words.all_of(clauses)} {_in_place(data, data.where(project))}"
    return said.rstrip(), f"{name} {clauses[-1]}"


def _clause(data: DeckData, record: ProjectRecord) -> str:
    """Return the plainest thing that is known of a project, as a verb with its object."""
    words, project = data.words, str(record.project["id"])
    place = _in_place(data, data.where(project))
    if place:
        return words.text("acts {place}", place=place)
    for name in (*record.having("carrier"), *data.cards[project].landlords):
        return words.text("is carried by {name}", name=name)
    return words.text("is one of the winning projects")


def _in_place(data: DeckData, where: Where) -> str:
    """Say in which town, or in which region, a project acts; empty where neither is known."""
    words, alone = data.words, len(where.regions) == 1
    overseas = where.departements and all(code.startswith("97") for code in where.departements)
    if where.towns and not (alone and overseas):
        if len(where.towns) > 2:
            return words.text("in {number} communes", number=spelled(len(where.towns), words))
        return words.all_of([in_town(town, words) for town in where.towns])
    if alone:
        return in_place("region", where.regions[0], data.region_names[where.regions[0]], words)
    return ""


def _target(data: DeckData, record: ProjectRecord) -> str | None:
    """Return the number of people or homes that a project aims at; a landlord's stock is none."""
    words = data.words
    units = data.portfolio.schema.tables["figures"].field("unit").labels(words.language)
    for unit in _PEOPLE:
        rows = [row for row in record.figures if row["role"] == "targeted" and row["unit"] == unit]
        if rows:
            total = words.number(float(sum(row["value"] for row in rows)))
            if any(row["approximate"] for row in rows):
                total = words.text("about {number}", number=total)
            return f"{total}\u00a0{units[unit]}"
    return None


def _pair_title(data: DeckData, records: Sequence[ProjectRecord]) -> tuple[str, str]:
    """Say where each of two projects acts, or what else is known of each; and the same in short."""
    words = data.words
    ids = [str(record.project["id"]) for record in records]
    one, other = map(data.quoted, ids)
    places = [_in_place(data, data.where(project)) for project in ids]
    if all(places):
        both = [
            said
            for towns, place in zip((data.where(one).towns for one in ids), places, strict=True)
            for said in ([in_town(town, words) for town in towns] if len(towns) == 2 else [place])
        ]
        short = words.text(
            "These two projects act {places}", places=words.all_of(list(dict.fromkeys(both)))
        )
        first, second = places
        return words.text(
            "{one} acts {place}, {other} {there}", one=one, place=first, other=other, there=second
        ), short
    clauses = [_clause(data, record) for record in records]
    return words.text(
        "{first}, {second}", first=f"{one} {clauses[0]}", second=f"{other} {clauses[1]}"
    ), ""


def _sheet(data: DeckData, record: ProjectRecord) -> model.Sheet:
    words, project = data.words, str(record.project["id"])
    theme = data.cards[project].theme or None
    where = data.where(project)
    others = [data.theme_names[one].lower() for one in data.cards[project].others]
    promise = record.project[f"promise_{words.language}"]
    detail = [data.departement_names[code] for code in where.departements]
    if len(detail) > 3 or not detail:
        detail = [data.region_names[code] for code in where.regions]
    if where.qpv:
        detail.append(words.text("priority neighbourhood"))
    return model.Sheet(
        project,
        data.badge(theme) if theme else words.text("theme not stated"),
        data.look(theme),
        words.text("and {themes}", themes=", ".join(others)) if others else "",
        record.title,
        data.shorts[project],
        str(promise if known(promise) else record.subtitle),
        summary_of(record, words),
        _lines(data, record),
        _site(data, project),
        " · ".join(detail),
        where.regions[0] if len(where.regions) == 1 else "",
        where.spots,
    )


def _site(data: DeckData, project: str) -> str:
    words, where = data.words, data.where(project)
    if len(where.sites) == 1 and len(where.towns) == 1:
        return words.text(
            "{site}, {town}", site=where.sites[0], town=in_town(where.towns[0], words)
        )
    return _places(data, project)[0]


def _lines(data: DeckData, record: ProjectRecord) -> list[model.Line]:
    """Name landlords, carriers, target and source; what is not stated is said to be so."""
    words, project = data.words, str(record.project["id"])
    landlords = data.cards[project].landlords
    few = ""
    if len(landlords) > 2:
        few = words.text(
            "{number}, among them {name}", number=spelled(len(landlords), words), name=landlords[0]
        )
    label = words.text("Landlords") if len(landlords) > 1 else words.text("Landlord")
    amount = data.portfolio.known_amounts.get(project)
    unstated = words.text("not stated")
    aims = data.listed(_figures(data, record, "targeted")) or words.text("no number stated")
    return [
        model.Line(label, ", ".join(landlords) or unstated, short=few),
        model.Line(words.text("Run by"), ", ".join(record.having("carrier")) or unstated),
        model.Line(words.text("Aims at"), aims),
        *([model.Line(words.text("Granted"), euros(amount, words))] if amount is not None else []),
        model.Line(words.text("Source"), *_source(data, record, str(record.project["source_url"]))),
    ]


def _figures(data: DeckData, record: ProjectRecord, *roles: str) -> list[str]:
    """Write the figures of a role with what they count, as their source states them.

    Of other roles than those of targets, with the role.
    """
    found = [row for row in record.figures if row["role"] in roles]
    return [
        f"{one.value}\u00a0{one.scope or one.unit}"
        + ("" if "targeted" in roles else f" ({one.role})")
        for one in stated_figures(data.portfolio, found, data.words)
    ]


def _source(data: DeckData, record: ProjectRecord, address: str) -> tuple[str, str, str]:
    """Return whose page says it all, its address, and the former in short."""
    words = data.words
    site = urlsplit(address).netloc.removeprefix("www.") or address
    date: Any = record.committee.get("date")
    if not known(date) or record.project["source_kind"] != "announcement":
        return site, address, ""
    day = date.date()
    return (
        words.text("Committee of {date}, {site}", date=words.date(day), site=site),
        address,
        f"{site}, {words.date(day, short=True)}",
    )


def _sources(*records: ProjectRecord) -> tuple[str, ...]:
    pages = [
        (str(one.project["source_url"]), *(row["source_url"] for row in one.sources))
        for one in records
    ]
    return tuple(dict.fromkeys(chain.from_iterable(pages)))


def _status(data: DeckData, record: ProjectRecord) -> str:
    """Say what a reader should know of a record that is not whole, or whose title is ours."""
    words = data.words
    said = []
    if record.project["record_status"] == "partial":
        said.append(words.text("The source could be read in part only."))
    if not record.project["title_is_given"]:
        said.append(source_title(record, words))
    return " ".join(said)


def _background(data: DeckData, record: ProjectRecord) -> str:
    """Return what goes to the notes: the summary, what is no target, remarks, what it follows."""
    words = data.words
    texts = [record.project[f"{name}_{words.language}"] for name in ("summary", "note")]
    parts = [str(text) for text in texts if known(text)]
    others = {row["role"]: None for row in record.figures if row["role"] != "targeted"}
    if others:
        listed = data.listed(_figures(data, record, *others))
        parts.append(words.text("No targets: {list}.", list=listed))
    for role, label in (
        ("partner", words.text("Partners")),
        ("member", words.text("Members of the lead organisation")),
    ):
        if names := ", ".join(record.having(role)):
            parts.append(words.text("{label}: {count}", label=label, count=names) + ".")
    for row in record.lineage:
        parts.append(capital(earlier_text(row, words)) + ".")
    return " ".join(parts)


def since_when(data: DeckData) -> str | None:
    """Return what novelty is told from: the chosen committee or day, else the last but one.

    Raises:
        DeckError: the chosen one is neither a committee of the data nor a day.
    """
    chosen = data.options.new_since
    known = data.portfolio.committees["id"].tolist()
    if chosen is not None and chosen not in known and read_day(chosen) is None:
        raise DeckError(Fault.COMMITTEE_UNKNOWN, value=chosen[:40], known=", ".join(known))
    return chosen or latest_but_one(data.portfolio)


def _moment(data: DeckData, since: str) -> str:
    """Call a committee, or the day of a board, by its name."""
    words, committees = data.words, committee_labels(data.portfolio, data.words)
    if since in committees:
        return words.text("the committee of {date}", date=committees[since])
    return words.text("the board of {date}", date=words.date(dt.date.fromisoformat(since)))


def new_sections(data: DeckData, *, sheets: bool) -> list[model.Section] | str:
    """Show what came after a committee; with `sheets` a slide for each of these projects too."""
    words = data.words
    since = since_when(data)
    if since is None:
        return words.text("no committee to tell from")
    found = new_since(data.selection, since, words)
    moment = _moment(data, since)
    ids = found.projects["id"].tolist()
    if not ids:
        return words.text("no new project since {moment}", moment=moment)
    if len(ids) == data.selection.size:
        return words.text("all projects of the selection are new since {moment}", moment=moment)
    firsts = [
        words.text(
            "{what} for the first time: {names}.",
            what=words.text(FIRST_TIMES[str(facet)]),
            names=", ".join(rows["label"]),
        )
        for facet, rows in found.first_times.groupby("facet", sort=False)
    ]
    firsts += [
        may_have_had(data.selection.index, str(facet), found.unstated[str(facet)], words)
        for facet in found.first_times["facet"].unique()
    ]
    shown = ids[:MOST_PROJECTS]
    headline = words.plural(
        "{number} project has been selected since {moment}",
        "{number} projects have been selected since {moment}",
        len(ids),
        number=capital(spelled(len(ids), words)),
        moment=moment,
    )
    few = len(ids) < LEAST_PAIRED and sheets
    note = coverage_note(found.coverage, words)
    if len(shown) < len(ids):
        note = words.text(
            "The latest {count} of {total}; the others are in the workbook.",
            count=words.number(len(shown)),
            total=words.number(len(ids)),
        )
    if few:
        records = project_records(data.portfolio, ids, words)
        content: model.Content = model.Projects([_sheet(data, record) for record in records])
    else:
        content = model.Laureates([laureate(data, project) for project in shown])
    section = data.section(
        "new",
        headline,
        content,
        note="" if few else note,
        method=joined_note(*firsts, note),
        alt=data.listed(found.projects["title"].tolist()),
    )
    return [section, *(project_sections(data, shown) if sheets and not few else [])]
