"""Decks of the shipped data, and of data that is made to be difficult."""

import datetime as dt
import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd
import pytest
from pptx import Presentation

from dashboard.exports.deck.build import build_deck
from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.language.translation import Words
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.geography.geography import Geography, load_geography
from loaders.package.load import SHIPPED, load_portfolio
from tests.shipped import shipped_index

EVERY = DeckOptions(slides=tuple(SLIDES), today=dt.date(2026, 11, 23))
"""Every slide that there is."""

Tables = Callable[[str], pd.DataFrame]
Maker = Callable[..., bytes]


@pytest.fixture(scope="session")
def index() -> Index:
    return shipped_index()


@pytest.fixture(scope="session")
def geography() -> Geography:
    return load_geography(SHIPPED / "geography")


@pytest.fixture(scope="session")
def make(index: Index, geography: Geography) -> Maker:
    @cache
    def made(address: str, options: DeckOptions, language: str, of: Index) -> bytes:
        selection = Selection(of, read_address(address, of)[0])
        return build_deck(selection, options, Words(language), geography=geography)

    def make(
        address: str = "", options: DeckOptions = EVERY, language: str = "fr", of: Index = index
    ) -> bytes:
        return made(address, options, language, of)

    return make


def each_project(index: Index, apart: int = 1) -> DeckOptions:
    """A slide, or half of one, for each project of `index`, or each that is so far `apart`."""
    projects = tuple(index.portfolio.projects["id"][::apart])
    return DeckOptions(slides=("projects",), projects=projects, today=EVERY.today)


def plain(text: str) -> str:
    """The text with blanks and hyphens at which a line may break."""
    return text.translate(str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-"}))


def texts(slide) -> str:
    """All that stands on a slide, in the order of reading; charts aside."""
    said = []
    waiting = list(slide.shapes)
    while waiting:
        shape = waiting.pop(0)
        if shape.shape_type == 6:
            waiting[:0] = list(shape.shapes)
        elif shape.has_text_frame:
            said.append(shape.text_frame.text)
        elif getattr(shape, "has_table", False) and shape.has_table:
            said += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(said)


@pytest.fixture(scope="session")
def whole_deck(make: Maker) -> bytes:
    return make()


@lru_cache(maxsize=6)
def opened(deck: bytes):
    """A deck to be read by several tests: none alters it."""
    return Presentation(io.BytesIO(deck))


def changed(folder: Path, change: Callable[[dict[str, pd.DataFrame]], None]) -> Index:
    """A copy of the shipped data in which `change` has altered tables; all cells are text."""
    data = folder / "data"
    shutil.copytree(SHIPPED, data)
    tables = {
        path.stem: pd.read_csv(path, dtype=str, keep_default_na=False)
        for path in data.glob("*.csv")
    }
    change(tables)
    for name, table in tables.items():
        table.to_csv(data / f"{name}.csv", index=False, lineterminator="\n")
    return Index(load_portfolio(data))


HOSTILE = (
    "<script>alert(1)</script> & \"quoted\" 'title' </a:t>",
    "Bell\x07 escape\x1b null-free \x0b\x0c vertical\ttab \u2028 line \ufffe end",
    "W" * 500,
    " ".join(["anticonstitutionnellement"] * 20),
    "{count} %s %(x)s {0}",
    "日本語の題名 " * 12 + "👩‍👩‍👧",
    "=cmd|' /C calc'!A0",
)


UNRULY = replace(EVERY, title="X" * 500, subtitle=HOSTILE[3])
"""Every slide, under a title that is too long."""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Titles, names and summaries that try to break out, to run over or to run code."""

    def change(tables: dict[str, pd.DataFrame]) -> None:
        for name, column in (
            ("projects", "title"), ("projects", "summary_fr"), ("projects", "subtitle"),
            ("landlords", "name"), ("organisations", "name"), ("places", "name"),
            ("networks", "name"), ("figures", "scope_fr"), ("lineage", "earlier_title"),
            ("projects", "note_fr"), ("themes", "name_fr"),
        ):  # fmt: skip
            table = tables[name]
            table[column] = [HOSTILE[at % len(HOSTILE)] + f" {at}" for at in range(len(table))]

    return changed(tmp_path_factory.mktemp("hostile"), change)


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """One project that all landlords back together."""

    def change(tables: dict[str, pd.DataFrame]) -> None:
        pairs = tables["project_landlords"]
        first = pairs.iloc[0]["project"]
        rows = [
            {"project": first, "landlord": row.id, "name_as_written": row.name_, "phase": ""}
            for row in tables["landlords"].rename(columns={"name": "name_"}).itertuples()
        ]
        others = pairs[pairs["project"] != first]
        tables["project_landlords"] = pd.concat([others, pd.DataFrame(rows)])

    return changed(tmp_path_factory.mktemp("crowded"), change)


@pytest.fixture(scope="session", params=[6, pytest.param(40, marks=pytest.mark.exhaustive)])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Each project six or forty times, with landlords and places of their own."""

    def change(tables: dict[str, pd.DataFrame]) -> None:
        for name, keys in (
            ("projects", ["id"]), ("landlords", ["id", "name"]), ("places", ["id"]),
            ("project_themes", ["project"]), ("project_landlords", ["project", "landlord"]),
            ("project_places", ["project", "place"]), ("figures", ["project"]),
            ("project_organisations", ["project"]), ("landlord_networks", ["landlord"]),
        ):  # fmt: skip
            table = tables[name]
            copies = [
                table.assign(**{key: table[key] + f"-{number}" for key in keys})
                for number in range(1, request.param)
            ]
            tables[name] = pd.concat([table, *copies])
        tables["lineage"]["earlier_project"] = ""

    return changed(tmp_path_factory.mktemp("large"), change)


DECKS = ["whole", "empty", "one", "hostile"]


@pytest.fixture(params=DECKS)
def deck(request: pytest.FixtureRequest, make: Maker, whole_deck: bytes, hostile: Index) -> bytes:
    match request.param:
        case "whole":
            return whole_deck
        case "empty":
            return make("theme=access-rights")
        case "one":
            return make("theme=seniors", DeckOptions())
        case _:
            return make("", UNRULY, of=hostile)
