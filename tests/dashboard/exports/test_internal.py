"""No file that is made without asking holds what is the fund's own, and none what is of persons."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from dashboard.exports.deck.build import build_deck
from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.exports.package_zip import package_zip, selection_package_zip
from dashboard.exports.selection_files import FILES, Taken
from dashboard.exports.selection_workbook import selection_xlsx
from dashboard.exports.single_page.page import build_page
from dashboard.exports.template_xlsx import template_xlsx
from dashboard.language.translation import Words
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.editing.backups import BACKUPS
from loaders.editing.writing import init_directory, restore, write_tables
from loaders.package.load import load_portfolio, read_text_package
from loaders.spreadsheet.workbook import read_workbook
from loaders.spreadsheet.workbook_change import workbook_change
from tests.own_figures import write_own
from tests.packages import Package

FR = Words("fr")
TODAY = dt.date(2026, 11, 29)
MOMENT = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
PERSON = "Quidamus Vesperal"
OWN = {
    "granted_eur": "48173",
    "budget_eur": "96431",
    "people_reached": "73519",
    "result": "Quelquechosissime",
    "evaluation_url": "https://evaluationissime.example.org/",
    "note": "Noteissime",
}
PAID = "31337"
DAYS = {"start_date": "2003-07-19", "end_date": "2004-08-23", "paid": "2005-09-27"}
SERIALS = {">37821<", ">38222<", ">38622<"}
"""The days as the cells of a workbook hold them: counted from 1899-12-30."""

MADE: dict[str, Callable[[Selection, bool], bytes]] = {
    "package": lambda s, own: selection_package_zip(s, FR, MOMENT, internal=own),
    "workbook": lambda s, own: selection_xlsx(s, FR, TODAY, internal=own),
    "whole package": lambda s, own: package_zip(s.index, FR, MOMENT, internal=own),
    "deck": lambda s, own: build_deck(s, _options(s, internal=own), FR),
    "page to send": lambda s, own: build_page(s, _options(s, internal=own), FR),
    **{
        name: lambda s, own, file=file: file.make(Taken(s, FR, MOMENT, internal=own))
        for name, file in FILES.items()
    },
}


@cache
def _made(what: str, selection: Selection, *, internal: bool) -> bytes:
    return MADE[what](selection, internal)


KINDS = [
    pytest.param(what, marks=pytest.mark.exhaustive)
    if what in {"deck.pptx", "selection.html"}
    else what
    for what in MADE
]
"""Of deck and page those of all slides are always looked at, which hold all that others do."""


def _options(selection: Selection, *, internal: bool) -> DeckOptions:
    first = str(selection.portfolio.projects["id"].iloc[0])
    return DeckOptions(slides=tuple(SLIDES), projects=(first,), today=TODAY, internal=internal)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("own") / "data"
    init_directory(directory)
    write_own(directory, *_sentinels(read_text_package(directory).tables["projects"]["id"]))
    return directory


@pytest.fixture(scope="module")
def selection(folder: Path) -> Selection:
    return Selection(Index(load_portfolio(folder)))


def _sentinels(
    projects: Iterable[str],
) -> tuple[list[dict[str, str]], list[dict[str, str]], list[dict[str, str]]]:
    projects = list(projects)
    dates = {name: DAYS[name] for name in ("start_date", "end_date")}
    follow_up = [{"project": one, "state": "abandoned", **OWN, **dates} for one in projects]
    payments = [
        {"project": one, "position": "1", "date": DAYS["paid"], "amount_eur": PAID}
        for one in projects
    ]
    return follow_up, payments, [{"project": one, "contact": PERSON} for one in projects]


def _texts(content: bytes) -> Iterator[str]:
    """Yield a file as text, and whatever is packed in it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from _texts(archive.read(name))
    else:
        yield content.decode("utf-8", "replace")


def _found(content: bytes, wanted: set[str]) -> set[str]:
    """Return which of `wanted` stand in a file, numbers also as a reader writes them."""
    text = "\n".join(_texts(content))
    for space in (" ", "\u00a0", "\u202f", "&#160;", "&nbsp;", "&#8239;"):
        text = text.replace(space, "")
    return {one for one in wanted if one.replace(" ", "") in text}


@pytest.mark.costly
@pytest.mark.parametrize("what", KINDS)
def test_without_asking_no_file_holds_what_is_internal(selection: Selection, what: str) -> None:
    content = _made(what, selection, internal=False)
    told = {*OWN.values(), *DAYS.values(), *SERIALS, PAID, PERSON, "abandoned", "abandonné"}
    assert _found(content, told) == set()


@pytest.mark.costly
@pytest.mark.parametrize("what", KINDS)
def test_no_file_holds_a_person(selection: Selection, what: str) -> None:
    assert _found(_made(what, selection, internal=True), {PERSON}) == set()


def test_the_tables_hold_it_when_asked(selection: Selection) -> None:
    asked = {*OWN.values(), PAID}
    for what in ("package", "workbook", "whole package", "projects.json"):
        assert _found(_made(what, selection, internal=True), asked) == asked, what


def test_the_workbook_of_tables_holds_it_and_no_person(folder: Path) -> None:
    text = read_text_package(folder)
    filled = template_xlsx(text.schema, FR, text.tables, text.version)
    assert _found(filled, {*OWN.values(), PAID, PERSON}) == {*OWN.values(), PAID}
    assert _found(template_xlsx(text.schema, FR), {"contact"}) == {"contact"}


def test_what_comes_back_without_them_erases_nothing(package: Package) -> None:
    write_own(package.directory, *_sentinels(["garden", "bare"]))
    text = read_text_package(package.directory)
    assert all(len(text.tables[name]) for name in ("follow_up", "payments", "contacts"))
    for content in (
        template_xlsx(text.schema, FR, text.tables, text.version),
        selection_xlsx(Selection(Index(package.load())), FR, TODAY),
    ):
        change = workbook_change(read_workbook(content, text.schema), text)
        assert not {*change.changes} & {"follow_up", "payments", "contacts"}


def test_a_search_finds_no_person_and_nothing_internal(selection: Selection) -> None:
    index = selection.index
    for word in (PERSON.split(maxsplit=1)[0], OWN["note"], OWN["result"]):
        chosen = Selection(index, read_address(f"q={word}", index)[0])
        assert chosen.size == 0
        assert index.names.matching(word) == []


def test_a_person_that_is_deleted_is_nowhere_in_the_folder(package: Package) -> None:
    directory = package.directory
    projects = read_text_package(directory).tables["projects"]["id"]
    follow_up, payments, contacts = _sentinels(projects)
    write_own(directory, follow_up, payments, contacts)
    write_own(directory, follow_up[1:], payments, contacts)
    assert load_portfolio(directory).tables["contacts"]["contact"].eq(PERSON).all()
    write_own(directory, follow_up, payments, [])
    holding = [path for path in directory.rglob("*") if path.is_file()]
    assert any(path.is_relative_to(directory / BACKUPS) for path in holding)
    assert [path for path in holding if PERSON.encode() in path.read_bytes()] == []


def test_a_backup_older_than_the_fund_s_own_tables_leaves_them(package: Package) -> None:
    directory = package.directory
    for name in ("follow_up", "payments", "contacts"):
        (directory / f"{name}.csv").unlink()
    package = read_text_package(directory)
    projects = package.tables["projects"]
    later = pd.concat([projects, projects.iloc[:1].assign(id="later")], ignore_index=True)
    old = write_tables(directory, {"projects": later}, version=package.version).backup
    write_own(directory, *_sentinels(["later", *projects["id"][:3]]))
    restore(directory, old)
    portfolio = load_portfolio(directory)
    assert portfolio.problems == ()
    for name in ("follow_up", "payments", "contacts"):
        left = portfolio.tables[name]["project"].tolist()
        assert left == projects["id"][:3].tolist(), name
