"""What the first page says of a selection in whole sentences, each true of the counts.

A sentence speaks of the selected projects alone; what is not known of some of them is no zero.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.language.grammar import capital, in_place, in_town, number_of, spelled, the_value
from dashboard.language.translation import N_, Words
from dashboard.measures.cards import Card
from dashboard.measures.counts import projects_by
from dashboard.measures.measure import Coverage
from dashboard.selection.facets import UNKNOWN
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection, once_for_selection
from dashboard.selection.sentence import choices_sentence
from dashboard.texts.headlines import ValueRow, leading, value_rows
from dashboard.texts.project_card import place_text
from loaders.text.word_tables import rows_beside

FEW = 6
"""Projects up to which a selection is shown as projects, not as bars of one."""

MOST_REST = 30
"""Characters of other filters that stand before the finding; more are seen in the chips alone."""

_DEEDS: Mapping[str, tuple[str, str, str]] = {
    row["theme"]: (row["one"], row["several"], row["name"])
    for row in rows_beside(__file__, "theme_deeds.csv")
}
"""Themes of the call by their id: what a project of it does, what several do, and its name.

The word *also* has its place in a deed: in French it follows the verb."""


def _first(rows: Sequence[ValueRow]) -> list[ValueRow]:
    """Return the rows that have most projects: several where they are level."""
    most = max((row.projects for row in rows), default=0)
    return [row for row in rows if row.projects == most]


def _does(row: ValueRow, count: int, words: Words, *, also: bool = False) -> str:
    """Say what `count` projects of a theme do; of a theme without a verb, that they have it."""
    besides = words.text("also") if also else ""
    if besides:
        besides = f" {besides}" if words.language == "fr" else f"{besides} "
    if row.key in _DEEDS:
        one, many, _ = _DEEDS[row.key]
        return words.text(one if count == 1 else many, also=besides)
    return words.plural(
        "{also}has the theme “{label}”",
        "{also}have the theme “{label}”",
        count,
        also=besides,
        label=row.label,
    )


@once_for_selection
def where_finding(selection: Selection, words: Words) -> str:
    """Say which region has most of the selected projects, and how many regions have none.

    Of chosen regions it says no more than their counts: the others were set aside.
    """
    chosen = selection.choices.get("region")
    measure = projects_by(selection, "region", words, without_projects=True)
    if len(chosen) == 1 and chosen[0] != UNKNOWN and selection.size:
        held = [row for row in value_rows(measure) if row.key == chosen[0]]
        return _regions(held, measure.coverage, words)
    if chosen:
        return leading(selection, "region", words)
    rows = value_rows(measure)
    held = [row for row in rows if row.projects]
    if not held:
        return leading(selection, "region", words)
    said = _regions(held, measure.coverage, words)
    lacking = len(rows) - len(held)
    if not lacking:
        return said
    number = spelled(lacking, words) if lacking > 1 else ""
    second = (
        words.plural(
            "one region has no known project",
            "{number} regions have no known project",
            lacking,
            number=number,
        )
        if selection.size == selection.total
        else words.plural(
            "one region has none that is known",
            "{number} regions have none that is known",
            lacking,
            number=number,
        )
    )
    return words.text("{first}; {second}", first=said, second=second)


def leading_regions(selection: Selection, words: Words) -> str:
    """Say which region has most of the selected projects, of which one at least is known."""
    measure = projects_by(selection, "region", words)
    return _regions(value_rows(measure), measure.coverage, words)


def _regions(held: Sequence[ValueRow], coverage: Coverage, words: Words) -> str:
    known = coverage.shown
    leaders = _first(held)
    first = leaders[0]
    if len(held) == 1:
        place = in_place("region", first.key, first.label, words)
        whole = coverage.selected == known
        if known == 1 and whole:
            return words.text("The project is {place}", place=place)
        if known == 1:
            return words.text("The one project of a known region is {place}", place=place)
        said = N_("The {number} projects are {place}") if whole else N_(
            "The {number} projects of a known region are {place}"
        )  # fmt: skip
        return words.text(said, number=spelled(known, words), place=place)
    names = [the_value("region", row.key, row.label, words) for row in leaders]
    if len(leaders) == 1:
        return words.plural(
            "{region} has {projects} of {total} projects",
            "{region} have {projects} of {total} projects",
            number_of("region", first.key, first.label, words),
            region=capital(names[0]),
            projects=words.number(first.projects),
            total=words.number(known),
        )
    if len(leaders) == 2:
        return words.plural(
            "{regions} lead with {count} project each",
            "{regions} lead with {count} projects each",
            first.projects,
            regions=capital(words.all_of(names)),
        )
    return words.plural(
        "One project is spread over {regions} regions",
        "{count} projects are spread over {regions} regions",
        known,
        regions=spelled(len(held), words),
    )


@once_for_selection
def what_finding(selection: Selection, words: Words) -> str:
    """Say what most of the selected projects do, and which aim comes first for most of them.

    Where themes are chosen, it says what else the projects do.
    """
    measure = projects_by(selection, "theme", words)
    rows, chosen = value_rows(measure), selection.choices.get("theme")
    if chosen or not rows:
        also = "" if UNKNOWN in chosen else _besides(selection, words)
        return capital(also) or leading(selection, "theme", words)
    leaders = _first(rows)
    first = leaders[0]
    if len(leaders) > 3:
        return words.plural(
            "One project is spread over {themes} themes",
            "{count} projects are spread over {themes} themes",
            measure.coverage.shown,
            themes=spelled(len(rows), words),
        )
    if len(leaders) > 1 or len(rows) == 1:
        return leading(selection, "theme", words)
    said = words.plural(
        "{count} project of {total} {does}",
        "{count} projects of {total} {does}",
        first.projects,
        total=words.number(measure.coverage.shown),
        does=_does(first, first.projects, words),
    )
    aim, *others = sorted(rows, key=lambda row: -(row.main or 0))
    if others and others[0].main == aim.main:
        return said
    count = words.number(aim.main or 0)
    if aim.key == first.key:
        second = words.text("it is the first aim of {count}", count=count)
    else:
        name = (
            words.text(_DEEDS[aim.key][2])
            if aim.key in _DEEDS
            else words.text("“{words}”", words=aim.label)
        )
        second = words.text("{aim} is the first aim of {count}", aim=name, count=count)
    return words.text("{first}; {second}", first=said, second=second)


def _besides(selection: Selection, words: Words) -> str:
    """Say which theme, beside those chosen, most of the selected projects have; else nothing."""
    chosen = selection.choices.get("theme")
    rows = value_rows(projects_by(selection, "theme", words))
    leaders = _first([row for row in rows if row.key not in chosen])
    if len(leaders) != 1:
        return ""
    row, size = leaders[0], selection.size
    does = _does(row, row.projects, words, also=True)
    if row.projects == size:
        return words.text(N_("it {does}") if size == 1 else N_("all {does}"), does=does)
    if row.projects == 1:
        return words.text("one {does}", does=does)
    return words.text("{subject} {does}", subject=spelled(row.projects, words), does=does)


@once_for_selection
def selection_finding(selection: Selection, words: Words) -> str:
    """Say what is selected, as the first line of the page: a sentence where there is a filter."""
    size, choices = selection.size, selection.choices
    if not choices.values or selection.total == 0:
        return words.plural("{count} recorded project", "{count} recorded projects", size)
    if not size:
        said = choices_sentence(selection.index, choices, words)
        return words.text("No recorded project: {choices}", choices=said)
    place, theme, rest = _said_of(selection, words)
    number = spelled(size, words) if size > 1 else ""
    subject = words.plural("one project", "{number} projects", size, number=number)
    said = _deed(selection, f"{subject} {place}".strip(), theme, words)
    also = _besides(selection, words) if theme else ""
    if also:
        said = words.text("{first}; {second}", first=said, second=also)
    if rest and len(rest) <= MOST_REST:
        said = words.text("{label}: {count}", label=rest, count=said)
    return capital(said)


def _deed(selection: Selection, subject: str, theme: str, words: Words) -> str:
    """Say of `subject` what the selected projects do: by the chosen theme, else by most of them."""
    size, measure = selection.size, projects_by(selection, "theme", words)
    rows = value_rows(measure)
    if theme:
        row = next(row for row in rows if row.key == theme)
        return words.text("{subject} {does}", subject=subject, does=_does(row, size, words))
    if not rows:
        return words.plural(
            "{subject} has no known theme", "{subject} have no known theme", size, subject=subject
        )
    leaders = _first(rows) if size > 1 else [row for row in rows if row.main][:1]
    number, does = leaders[0].projects, _does(leaders[0], leaders[0].projects, words)
    if len(leaders) > 1:
        number, themes = measure.coverage.shown, spelled(len(rows), words)
        does = words.plural("is of {themes} themes", "are of {themes} themes", number,
                            themes=themes)  # fmt: skip
    if number == size:
        return words.text("{subject} {does}", subject=subject, does=does)
    return words.text("{subject}, of which {number} {does}", subject=subject,
                      number=spelled(number, words), does=does)  # fmt: skip


def _said_of(selection: Selection, words: Words) -> tuple[str, str, str]:
    """Return the place that is chosen, the theme, and all else that is chosen, in words."""
    index, left = selection.index, selection.choices
    place, theme = "", ""
    if len(chosen := left.get("theme")) == 1:
        theme, left = "" if chosen[0] == UNKNOWN else chosen[0], left.having("theme", ())
    for key in ("commune", "departement", "region"):
        code = left.get(key)
        if place or len(code) != 1 or code[0] == UNKNOWN:
            continue
        name = index.labels(key, words)[code[0]]
        place = in_place(key, code[0], name, words)
        left = left.having(key, ())
    return place, theme, choices_sentence(index, left, words) if left.values else ""


def facts_line(shown: Sequence[Card], words: Words) -> str:
    """Say of a few projects from when to when they go, where they are, and who backs several."""
    years = sorted({year for card in shown for year in card.year.split("\N{EN DASH}") if year})
    parts = []
    if len(years) > 1:
        parts.append(words.text("From {start} to {end}", start=years[0], end=years[-1]))
    else:
        parts += years
    towns = Counter(place for card in shown for place in card.where.named[:1])
    if towns:
        told = [
            f"{town} ({words.number(count)})" if count > 1 else town
            for town, count in towns.most_common()
        ]
        parts.append(", ".join(told))
    unknown = sum(not card.where.named for card in shown)
    if unknown:
        parts.append(
            words.plural("{count} without a known town", "{count} without a known town", unknown)
        )
    landlords = Counter(name for card in shown for name in card.landlords)
    if landlords:
        said = words.plural("{count} landlord", "{count} landlords", len(landlords))
        several = [name for name, count in landlords.items() if count > 1][:2]
        if several:
            said = words.text(
                "{landlords}, of which {names} in several of these projects",
                landlords=said,
                names=words.all_of(several),
            )
        parts.append(said)
    return " · ".join(parts)


def few_where(index: Index, shown: Sequence[Card], words: Words) -> str:
    """Say where a few projects are: in one town, most of them in one, in which, or how near."""
    towns = Counter(town for card in shown for town in card.where.towns)
    known = sum(bool(card.where.towns) for card in shown)
    if not known:
        places = dict.fromkeys(place_text(index, card, words) for card in shown)
        if where := " · ".join(filter(None, places)):
            return words.text("No town is known: {where}", where=where)
        return words.text("No place is known")
    first, count = towns.most_common(1)[0]
    every = words.all_of([in_town(town, words) for town in towns])
    if known == len(shown) == 1:
        return words.text("The project is {place}", place=every)
    if count == len(shown):
        return words.text("All are {place}", place=in_town(first, words))
    number, place = (count, in_town(first, words)) if count > 1 else (known, every)
    if number == len(shown):
        return words.text(
            "The {number} projects are {place}", number=spelled(number, words), place=place
        )
    return words.plural(
        "One of the {total} projects is {place}",
        "{number} of the {total} projects are {place}",
        number,
        number=capital(spelled(number, words)),
        total=spelled(len(shown), words),
        place=place,
    )
