"""Which slides a deck has, in which order: the options, less what would have nothing to show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.exports.deck.options import DEFAULT_SLIDES, SLIDES, DeckOptions
from dashboard.exports.deck.problem import DeckError, Fault
from dashboard.exports.deck.sections import counts, frame, people, places, sheet, time
from dashboard.exports.deck.sections.matter import Matter
from dashboard.exports.deck.sections.model import (
    Bars,
    Block,
    Columns,
    Figures,
    Joined,
    Section,
    Table,
    Texts,
)
from dashboard.selection import Selection
from dashboard.words import Words

_MAKERS: Mapping[str, Callable[[Matter], Section | None]] = {
    "title": frame.title_section,
    "key-figures": counts.key_figures_section,
    "themes": counts.themes_section,
    "regions": counts.regions_section,
    "map": places.map_section,
    "committees": time.committees_section,
    "themes-regions": counts.themes_regions_section,
    "landlords": people.landlords_section,
    "networks": people.networks_section,
    "web": people.web_section,
    "reach": counts.reach_section,
    "new": time.new_section,
    "nothing": places.nothing_section,
    "lineage": time.lineage_section,
    "sources": frame.sources_section,
}

ONE_PROJECT = ("title", "projects", "map", "method", "sources")
"""The slides of one project, where the manager chose none in particular."""

_NEED_NO_PROJECT = frozenset({"title", "method", "sources"})


@dataclass(frozen=True)
class Plan:
    """The sections of a deck in order, and the chosen slides that had nothing to show.

    `footer` is the line at the foot of every slide.
    """

    sections: tuple[Section, ...]
    left_out: tuple[str, ...]
    footer: str


def plan_deck(selection: Selection, options: DeckOptions, words: Words) -> Plan:
    """Return what a deck of `selection` consists of.

    Raises:
        DeckError: a slide or committee among the options does not exist.
    """
    for slide in options.slides:
        if slide not in SLIDES:
            raise DeckError(Fault.SLIDE_UNKNOWN, value=slide[:40], known=", ".join(SLIDES))
    matter = Matter(selection, options, words)
    found: dict[str, list[Section]] = {}
    for slide in _slides(options, selection.size):
        if slide == "method":
            found[slide] = []  # made last: it names the slides that are left out
        elif slide == "projects":
            found[slide] = _sheets(matter)
        elif selection.size or slide in _NEED_NO_PROJECT:
            section = _MAKERS[slide](matter)
            found[slide] = [section] if section and _says_something(section) else []
        else:
            found[slide] = []
    left_out = tuple(slide for slide in found if slide != "method" and not found[slide])
    if "method" in found:
        found["method"] = [frame.method_section(matter, left_out)]
    sections = [section for slide in found for section in found[slide]]
    if not selection.size:
        at = 1 if options.slides[:1] == ("title",) else 0
        sections.insert(at, frame.empty_section(matter))
    return Plan(tuple(sections), left_out, matter.footer)


def deck_plan(
    selection: Selection, options: DeckOptions, words: Words
) -> list[tuple[str, str, str]]:
    """Return (slide id, headline, kind) of what will be in the deck, in order.

    A section with a long table takes several slides. Raises `DeckError` as `plan_deck` does.
    """
    planned = plan_deck(selection, options, words).sections
    return [(section.id, section.headline, section.kind) for section in planned]


def _slides(options: DeckOptions, projects: int) -> tuple[str, ...]:
    """Return the chosen slides; for one project alone its sheet instead of slides that count it."""
    if projects == 1 and options.slides == DEFAULT_SLIDES:
        return ONE_PROJECT
    return tuple(dict.fromkeys(options.slides))


def _says_something(section: Section) -> bool:
    match section.content:
        case Bars(frame=rows) | Columns(frame=rows):
            return not rows.empty
        case Table(rows=rows):
            return bool(rows)
        case Figures(figures=rows):
            return bool(rows)
        case Joined(web=web):
            return not web.edges.empty
        case _:
            return True


def _sheets(matter: Matter) -> list[Section]:
    ids = sheet.project_ids(matter)
    sheets = sheet.project_sections(matter, ids[: sheet.MOST_SHEETS])
    more = len(ids) - len(sheets)
    if more:
        words = matter.words
        said = words.plural(
            "{count} more project has no slide of its own",
            "{count} more projects have no slide of their own",
            more,
        )
        advice = words.text("Filter the selection, or choose the projects, and make another deck.")
        sheets.append(Section("projects", words.text("One slide per project"), said,
                              Texts([Block("", [advice])])))  # fmt: skip
    return sheets
