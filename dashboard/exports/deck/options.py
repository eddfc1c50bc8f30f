"""What a manager chooses for a deck, and how the choice stands in an address."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.choices import Ignored
from dashboard.words import N_

SLIDES: Mapping[str, str] = {
    "title": N_("Title"),
    "key-figures": N_("Key figures"),
    "themes": N_("Projects by theme"),
    "regions": N_("Projects by region"),
    "map": N_("Where the projects are"),
    "laureates": N_("The laureates"),
    "projects": N_("One slide per project"),
    "themes-regions": N_("Themes by region"),
    "landlords": N_("Projects by landlord"),
    "networks": N_("Projects by landlord network"),
    "web": N_("Joint projects"),
    "reach": N_("What the projects aim at"),
    "new": N_("What is new"),
    "nothing": N_("Where nothing is"),
    "lineage": N_("Projects that follow an earlier one"),
    "method": N_("Method and counting rules"),
}
"""The slides that a deck can have, in their usual order, and what they are called."""

PARTS: Mapping[str, str] = {
    **dict.fromkeys(("title", "key-figures"), N_("The essential")),
    **dict.fromkeys(("themes", "regions", "map", "themes-regions"), N_("What and where")),
    **dict.fromkeys(("laureates", "projects", "new", "lineage"), N_("Projects")),
    **dict.fromkeys(("landlords", "networks", "web", "reach"), N_("Who and for whom")),
    **dict.fromkeys(("nothing", "method"), N_("What the data do not say")),
}
"""The part of a deck that each slide belongs to; PowerPoint calls it a section."""

DEFAULT_SLIDES = tuple(SLIDES)
"""All of them: those that have nothing to say leave themselves out."""

MAX_TITLE = 500
"""Characters of a title, or subtitle, that are read from an address."""

_KEYS = {
    "slides": "deck-slides",
    "title": "deck-title",
    "subtitle": "deck-subtitle",
    "accent": "deck-accent",
    "new_since": "deck-since",
    "projects": "deck-project",
}

OPTION_KEYS = frozenset(_KEYS.values())
"""The keys of an address that are a deck's, not a filter's."""

_ACCENT = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class DeckOptions:
    """How a deck is made. Texts are in the reader's language.

    `slides`: ids out of `SLIDES`, in the order they come. `title`: None for the data's own title.
    `logo`: a PNG or JPEG file. `accent`: `#rrggbb`, None for that of the template, or of the
    screen. `new_since`: id of a committee, None for the last but one. `projects`: ids of those
    that get a slide, in that order; none means all of a selection of up to twelve. `template`: a
    .pptx file. `today`: the date on the slides, None for no date.
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

    def pairs(self) -> list[tuple[str, str]]:
        """Return the keys and values of an address; files and the date are not in it."""
        pairs = []
        if self.slides != DEFAULT_SLIDES:
            pairs.append((_KEYS["slides"], ",".join(self.slides)))
        if self.title is not None:
            pairs.append((_KEYS["title"], self.title[:MAX_TITLE]))
        if self.subtitle:
            pairs.append((_KEYS["subtitle"], self.subtitle[:MAX_TITLE]))
        if self.accent is not None:
            pairs.append((_KEYS["accent"], self.accent.removeprefix("#")))
        if self.new_since is not None:
            pairs.append((_KEYS["new_since"], self.new_since))
        return pairs + [(_KEYS["projects"], project) for project in self.projects]


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
    match name:
        case "slides":
            slides = tuple(dict.fromkeys(part for part in value.split(",") if part in SLIDES))
            return replace(options, slides=slides) if slides else None
        case "accent":
            colour = "#" + value.lower().removeprefix("#")
            return replace(options, accent=colour) if _ACCENT.fullmatch(colour) else None
        case "new_since":
            return replace(options, new_since=value) if value in committees else None
        case "projects":
            known = value in projects and value not in options.projects
            return replace(options, projects=(*options.projects, value)) if known else None
        case "title":
            return replace(options, title=value[:MAX_TITLE])
        case _:
            return replace(options, subtitle=value[:MAX_TITLE])
