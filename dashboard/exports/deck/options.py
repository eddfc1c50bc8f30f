"""The options of a deck, and their form in an address."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.language.translation import N_
from dashboard.selection.choices import Ignored
from loaders.text.word_tables import rows_beside

_ROWS = rows_beside(__file__, "slides.csv")

SLIDES: Mapping[str, str] = {row["id"]: row["name"] for row in _ROWS}
"""The slides that a deck can have, in their usual order, and what they are called: part by part."""

PARTS: Mapping[str, str] = {row["id"]: row["part"] for row in _ROWS}
"""The part of a deck that each slide belongs to; PowerPoint calls it a section."""

DEFAULT_SLIDES = tuple(SLIDES)
"""All of them: those that have nothing to say leave themselves out."""

MAX_TITLE = 500
"""Characters of a title, or subtitle, that are read from an address."""

ESSENTIAL, ONE_THEME = (
    tuple(row["id"] for row in sorted(_ROWS, key=lambda row: row[way]) if row[way])
    for way in ("essential", "theme")
)

WAYS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "essential": (N_("The essential"), ESSENTIAL),
    "theme": (N_("One theme"), ONE_THEME),
    "whole": (N_("Complete"), DEFAULT_SLIDES),
}
"""The ways into a deck: what each is called, and its slides. All else is the manager's own."""

_KEYS = {
    "slides": "deck-slides",
    "title": "deck-title",
    "subtitle": "deck-subtitle",
    "accent": "deck-accent",
    "new_since": "deck-since",
    "projects": "deck-project",
    "board": "deck-board",
    "titles": "deck-name",
    "internal": "deck-internal",
}

OPTION_KEYS = frozenset(_KEYS.values())
"""The keys of an address that are a deck's, not a filter's."""

MOST_TITLES = 60
"""Titles of one's own that are read from an address: more than a deck has slides."""

_ACCENT = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class DeckOptions:
    """How a deck is made. Texts are in the reader's language.

    `slides`: ids out of `SLIDES`, in the order they come. `title`: None for the data's own title.
    `logo`: a PNG or JPEG file. `accent`: `#rrggbb`, None for that of the template, or of the
    screen. `new_since`: id of a committee, or the day of the last board (`2026-02-05`); None for
    the last committee but one. `projects`: ids of those that get a slide, in that order; none means
    all of a selection of up to twelve. `template`: a .pptx file. `today`: the date on the slides,
    None for no date. `board`: the day of the meeting. `titles`: titles of the manager's own, each
    with the id of its `Section`. `internal`: whether it may hold what is the fund's own. `euros`:
    whether it says amounts in the place of counts, where it may hold them.
    """

    slides: tuple[str, ...] = DEFAULT_SLIDES
    title: str | None = None
    subtitle: str = ""
    logo: bytes | None = None
    accent: str | None = None
    new_since: str | None = None
    projects: tuple[str, ...] = ()
    template: bytes | None = None
    today: dt.date | None = None
    board: dt.date | None = None
    titles: tuple[tuple[str, str], ...] = ()
    internal: bool = False
    euros: bool = False

    def pairs(self) -> list[tuple[str, str]]:
        """Return the keys and values of an address; files and the date are not in it."""
        said = {
            "slides": ",".join(self.slides) if self.slides != DEFAULT_SLIDES else "",
            "title": (self.title or "")[:MAX_TITLE],
            "subtitle": self.subtitle[:MAX_TITLE],
            "accent": (self.accent or "").removeprefix("#"),
            "new_since": self.new_since or "",
            "board": self.board.isoformat() if self.board else "",
            "internal": "yes" if self.internal else "",
        }
        pairs = [(_KEYS[name], text) for name, text in said.items() if text]
        pairs += [(_KEYS["titles"], f"{part}:{title}") for part, title in self.titles]
        return pairs + [(_KEYS["projects"], project) for project in self.projects]


def read_day(text: str) -> dt.date | None:
    """Return the day that an address has, as `2026-02-05`; None where it is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def read_options(
    pairs: Sequence[tuple[str, str]], committees: Sequence[str], projects: Sequence[str]
) -> tuple[DeckOptions, list[Ignored]]:
    """Read the options in the keys and values of an address; say what of them means nothing here.

    Keys that are no deck's are passed over. `committees` and `projects` are the known ids.
    """
    options = DeckOptions()
    ignored: list[Ignored] = []
    for key, value in pairs:
        if key not in OPTION_KEYS:
            continue
        read = _read(options, key, value, frozenset(committees), frozenset(projects))
        if read is None:
            ignored.append(Ignored(key, value[:80], N_("this value is not in the data")))
        else:
            options = read
    return options, ignored


def _read(
    options: DeckOptions,
    key: str,
    value: str,
    committees: frozenset[str],
    projects: frozenset[str],
) -> DeckOptions | None:
    """Return `options` with one more pair, None where the pair means nothing."""
    name = next(name for name, known in _KEYS.items() if known == key)
    read: Any = value[:MAX_TITLE]  # title and subtitle are whatever somebody writes
    match name:
        case "slides":
            known = dict.fromkeys(part for part in value.split(",") if part in SLIDES)
            read = tuple(known) or None
        case "accent":
            colour = "#" + value.lower().removeprefix("#")
            read = colour if _ACCENT.fullmatch(colour) else None
        case "new_since":
            read = value if value in committees or read_day(value) else None
        case "board":
            read = read_day(value)
        case "projects":
            new = value in projects and value not in options.projects
            read = (*options.projects, value) if new else None
        case "titles":
            part, _, title = value.partition(":")
            others = tuple(pair for pair in options.titles if pair[0] != part)
            own = (*others, (part, title[:MAX_TITLE]))
            read = own if part and title and len(own) <= MOST_TITLES else None
        case "internal":
            read = value == "yes" or None
    return None if read is None else replace(options, **{name: read})
