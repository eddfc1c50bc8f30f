"""The files of a selection: one table of them for the page, the addresses and the command."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TypeVar

from dashboard.exports.atom_feed import atom_feed
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.grant_lists import giving_360, scdl_csv
from dashboard.exports.package_zip import selection_package_zip
from dashboard.exports.places_geojson import places_geojson
from dashboard.exports.projects_json import projects_json, summary_json
from dashboard.exports.projects_table import projects_csv
from dashboard.exports.selection_workbook import selection_xlsx
from dashboard.language.translation import N_, Words
from dashboard.measures.grants import GIVING_360, SCDL
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import choices_sentence
from loaders.text.folding import folded

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
HTML = "text/html"

MOST_NAME = 60
"""Characters of the selection in the name of a file."""

Made = TypeVar("Made")


@dataclass(frozen=True)
class Taken:
    """What a file is made of: the selection, the reader's language, and when (with time zone).

    `served` is whether a dashboard stands beside the file, for its links to lead there; `internal`
    whether it may hold what is the fund's own.
    """

    selection: Selection
    words: Words
    made: dt.datetime
    served: bool = False
    internal: bool = False

    @property
    def options(self) -> DeckOptions:
        """How its deck is made: with the usual slides."""
        return DeckOptions(today=self.day, internal=self.internal)

    @property
    def day(self) -> dt.date:
        """The day on which the file is made."""
        return self.made.date()


@dataclass(frozen=True)
class SelectionFile:
    """A file of a selection: what it is (a message id), its media type, and what makes it.

    A `heavy` one takes a second of a processor and more.
    """

    what: str
    media_type: str
    make: Callable[[Taken], bytes]
    heavy: bool = False


def _with_the_day(make: Callable[..., Made]) -> Callable[[Taken], Made]:
    return lambda taken: make(taken.selection, taken.words, taken.day, internal=taken.internal)


def _built(function: str) -> Callable[[Taken], bytes]:
    """Return what builds a file out of the slides; its module is imported when one is asked for."""

    def make(taken: Taken) -> bytes:
        build: Callable[..., bytes] = resolve_name(f"dashboard.exports.{function}")
        return build(taken.selection, taken.options, taken.words)

    return make


FILES: dict[str, SelectionFile] = {
    "selection.xlsx": SelectionFile(
        N_("Selection as a workbook (Excel)"),
        XLSX,
        _with_the_day(selection_xlsx),
        heavy=True,
    ),
    "projects.csv": SelectionFile(
        N_("Projects, one per line (CSV)"),
        "text/csv; charset=utf-8",
        lambda taken: projects_csv(taken.selection, taken.words, internal=taken.internal),
    ),
    "package.zip": SelectionFile(
        N_("Selection as a data package (zip)"),
        "application/zip",
        lambda taken: selection_package_zip(
            taken.selection, taken.words, taken.made, internal=taken.internal
        ),
        heavy=True,
    ),
    "places.geojson": SelectionFile(
        N_("Places of the selection (GeoJSON)"),
        "application/geo+json",
        lambda taken: places_geojson(taken.selection, taken.words, taken.day),
    ),
    "projects.json": SelectionFile(
        N_("Projects with all that is known of them (JSON)"),
        JSON,
        _with_the_day(projects_json),
    ),
    "summary.json": SelectionFile(
        N_("Figures of the selection (JSON)"),
        JSON,
        lambda taken: summary_json(taken.selection, taken.words, taken.day),
    ),
    "feed.atom": SelectionFile(
        N_("New winning projects (Atom feed)"),
        "application/atom+xml; charset=utf-8",
        lambda taken: atom_feed(taken.selection, taken.words, served=taken.served),
    ),
    "deck.pptx": SelectionFile(
        N_("Board deck (PowerPoint)"),
        PPTX,
        _built("deck.build:build_deck"),
        heavy=True,
    ),
    "selection.html": SelectionFile(
        N_("Board deck and project sheets as one page (HTML)"),
        f"{HTML}; charset=utf-8",
        _built("single_page.page:build_page"),
        heavy=True,
    ),
}
"""Every file that is taken of a selection, by the name under which it is asked for."""


@dataclass(frozen=True)
class GrantList:
    """The selection as a list of grants by a standard, of which `required` says what it needs.

    `make` gives the list of the complete ones, None where there is none.
    """

    what: str
    media_type: str
    required: tuple[str, ...]
    make: Callable[[Taken], bytes | None]


GRANT_LISTS: dict[str, GrantList] = {
    "grants-360giving.json": GrantList(
        N_("List of grants by 360Giving 1.4"),
        JSON,
        GIVING_360,
        _with_the_day(giving_360),
    ),
    "subventions-scdl.csv": GrantList(
        N_("List of grants by SCDL subventions 2.1"),
        "text/csv; charset=utf-8",
        SCDL,
        lambda taken: scdl_csv(taken.selection, taken.words, internal=taken.internal),
    ),
}
"""The lists that standards ask for, by the name of their file."""


def file_name(selection: Selection, options: DeckOptions, words: Words, ending: str) -> str:
    """Return what the file is called: the selection in words, and the date."""
    selection = selection.outgoing(internal=options.internal)
    said = selection.title or choices_sentence(selection.index, selection.choices, words)
    slug = re.sub(r"[^a-z0-9]+", "-", folded(said)).strip("-")[:MOST_NAME].rstrip("-")
    day = options.today.isoformat() if options.today else ""
    return "-".join(part for part in ("laureats", slug, day) if part) + ending
