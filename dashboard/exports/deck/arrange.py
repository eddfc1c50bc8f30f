"""Moving, removing, adding and retitling the slides of a deck, as somebody arranges them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from dashboard.exports.deck.options import DeckOptions

_PROJECT = "project-"


def move(options: DeckOptions, sections: Sequence[str], part: str, step: int) -> DeckOptions:
    """Return `options` with a slide one place earlier (`step` -1) or later (1).

    `sections` are the ids of what the deck shows, in order, `part` is one of them. A slide of
    projects moves among the others of its kind; at either end all of them move together.
    """
    groups = _projects(sections)
    if part in groups:
        at = groups.index(part) + step
        if 0 <= at < len(groups):
            groups[at - step], groups[at] = groups[at], groups[at - step]
            return replace(options, projects=_ids(groups))
    kinds = list(dict.fromkeys(_kind(one, options) for one in sections))
    at = kinds.index(_kind(part, options))
    if not 0 <= at + step < len(kinds):
        return options
    kinds[at], kinds[at + step] = kinds[at + step], kinds[at]
    # What is left out today keeps its place: it may have something to say of another selection.
    shown = iter(kinds)
    slides = tuple(next(shown) if slide in kinds else slide for slide in options.slides)
    return replace(options, slides=slides)


def remove(options: DeckOptions, sections: Sequence[str], part: str) -> DeckOptions:
    """Return `options` without a slide; without the last slide of projects that kind goes."""
    groups = _projects(sections)
    kind = _kind(part, options)
    if kind == "projects" and len(groups) > 1:
        return replace(options, projects=_ids([one for one in groups if one != part]))
    slides = tuple(slide for slide in options.slides if slide != kind)
    return replace(options, slides=slides) if slides else options


def retitle(options: DeckOptions, part: str, title: str) -> DeckOptions:
    """Return `options` with a title of the manager's own for a slide; empty gives back ours."""
    if part == "title":
        return replace(options, title=title or None)
    others = tuple(pair for pair in options.titles if pair[0] != part)
    return replace(options, titles=(*others, (part, title)) if title else others)


def _kind(part: str, options: DeckOptions) -> str:
    """Return the id out of `SLIDES` that a section belongs to."""
    if not part.startswith(_PROJECT):
        return part
    return "projects" if "projects" in options.slides else "new"


def _projects(sections: Sequence[str]) -> list[str]:
    return [one for one in sections if one.startswith(_PROJECT)]


def _ids(groups: Sequence[str]) -> tuple[str, ...]:
    """Return the projects of slides of one or two of them."""
    return tuple(chain.from_iterable(one.removeprefix(_PROJECT).split("+") for one in groups))
