"""The plan of a deck: which slides, in which order, without empty ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from dashboard.exports.deck.errors import DeckError, Fault
from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.exports.deck.sections import (
    amounts,
    counts,
    cover_and_method,
    landlords,
    places,
    projects,
)
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.model import Section
from dashboard.language.grammar import bound
from dashboard.language.translation import Words
from dashboard.measures.amounts import has_amounts
from dashboard.selection.selection import Selection

_MAKERS: Mapping[str, Callable[[DeckData], Section | str]] = {
    "title": cover_and_method.title_section,
    "key-figures": counts.key_figures_section,
    "themes": counts.themes_section,
    "regions": places.regions_section,
    "amounts": amounts.amounts_section,
    "map": places.map_section,
    "laureates": projects.laureates_section,
    "themes-regions": counts.themes_regions_section,
    "landlords": partial(landlords.ranking_section, key="landlord"),
    "networks": partial(landlords.ranking_section, key="network"),
    "web": landlords.joint_section,
    "reach": counts.reach_section,
    "nothing": places.nothing_section,
    "lineage": landlords.lineage_section,
    "method": cover_and_method.method_section,
}
"""Each makes its slide, or says why there is none."""

_NEED_NO_PROJECT = frozenset({"title", "method"})

ALONE = frozenset({"title", "projects", "method"})
"""The slides of one project: all others would count it."""


@dataclass(frozen=True)
class Plan:
    """The sections of a deck in order, and of the slides that are left out why they are.

    `left_out`: ids out of `SLIDES`, each with the reason in words. `footer` is the line at the
    foot of every slide.
    """

    sections: tuple[Section, ...]
    left_out: Mapping[str, str]
    footer: str


def plan_deck(selection: Selection, options: DeckOptions, words: Words) -> Plan:
    """Return what a deck of `selection` consists of.

    Raises:
        DeckError: a slide or committee among the options does not exist.
    """
    for slide in options.slides:
        if slide not in SLIDES:
            raise DeckError(Fault.SLIDE_UNKNOWN, value=slide[:40], known=", ".join(SLIDES))
    held_back = has_amounts(selection.index)
    selection = selection.outgoing(internal=options.internal)
    held_back = held_back and not has_amounts(selection.index)
    data = DeckData(selection, options, words)
    if options.new_since is not None:
        projects.since_when(data)
    sections: list[Section] = []
    left_out: dict[str, str] = {}
    for slide in dict.fromkeys(options.slides):
        made = _made(slide, data)
        if isinstance(made, str):
            left_out[slide] = made
            if slide == "amounts" and held_back:
                left_out[slide] = words.text("it is internal: tick that the deck may hold it")
        else:
            sections += made
    own = dict(options.titles)
    titled = (
        replace(one, headline=bound(own[one.id]), short="") if one.id in own else one
        for one in sections
    )
    return Plan(tuple(titled), left_out, data.footer)


def _made(slide: str, data: DeckData) -> list[Section] | str:
    words, size = data.words, data.selection.size
    if not size and slide not in _NEED_NO_PROJECT:
        return words.text("the selection has no project")
    if size == 1 and slide not in ALONE:
        return words.text("of one project its own slide says it")
    if slide == "projects":
        listed = projects.project_ids(data)
        return projects.project_sections(data, listed) if listed else words.text(
            "more than {count} projects: choose those that get a slide",
            count=projects.MOST_PROJECTS,
        )  # fmt: skip
    if slide == "new":
        told = "projects" in data.options.slides and bool(projects.project_ids(data))
        return projects.new_sections(data, sheets=not told)
    maker = amounts.IN_EUROS.get(slide) if data.in_euros else None
    section = (maker or _MAKERS[slide])(data)
    return section if isinstance(section, str) else [section]
