"""Files that are built to cost minutes or gigabytes are given up in time, and nobody waits."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from loaders.announcement.brought import announcement_apart, try_announcement
from loaders.announcement.errors import AnnouncementError, Refusal
from loaders.announcement.model import Announcement
from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED
from loaders.project_list import reading
from loaders.project_list.column_guess import proposed
from loaders.project_list.doubts import Answers
from loaders.project_list.drafts import drafts_apart, list_drafts
from loaders.project_list.reading import list_of, read_list
from loaders.project_list.table import Reading
from loaders.spreadsheet import book
from loaders.spreadsheet.book import book_apart, read_book
from loaders.spreadsheet.problems import ImportRule
from loaders.system import apart
from loaders.system.apart import LIMITS, ReadingLimits, TooHeavyError, read_apart
from tests import heavy
from tests.loaders.announcement.evaluate import FIXTURES
from tests.loaders.project_list.workbooks import HEADINGS, content, project
from tests.loaders.system.spending import fail, spend, spend_and_tell, wait
from tests.shipped import shipped_text

pytestmark = pytest.mark.apart

PACKAGE = shipped_text()
COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")

LIST = content(["Liste"], HEADINGS, project(1), ["TOTAL", None, None, None, 5])
KEPT = Reading(rows=frozenset({("Liste", 4)}))

REFUSED = {ImportRule.TOO_HEAVY, ImportRule.TOO_MANY_ROWS, ImportRule.TOO_MANY_COLUMNS,
           ImportRule.EXPANDS_TOO_FAR, ImportRule.NOT_A_WORKBOOK}  # fmt: skip


@pytest.mark.parametrize(("seconds", "megabytes", "limit"), [(30.0, 0, 0.2), (0.0, 400, 30.0)])
def test_what_takes_too_much_is_given_up(seconds: float, megabytes: int, limit: float) -> None:
    limits = ReadingLimits(seconds=limit, memory=200 * 2**20)
    with pytest.raises(TooHeavyError):
        read_apart(spend, b"", seconds, megabytes, limits=limits)


def test_what_tells_its_progress_goes_on_while_it_is_likely_to_end_in_time() -> None:
    limits, told = ReadingLimits(seconds=0.25, clock=60.0, whole=10.0), list[float]()
    assert read_apart(spend_and_tell, b"", 0.9, 0.5, limits=limits, progress=told.append) == 0
    assert told == [0.9]
    with pytest.raises(TooHeavyError):
        read_apart(spend_and_tell, b"", 0.01, 30.0, limits=limits)


def test_what_takes_little_comes_back() -> None:
    assert read_apart(spend, b"abc", 0.0, 1) == 4


def test_a_mistake_of_ours_is_not_called_heavy() -> None:
    with pytest.raises(RuntimeError, match="KeyError: 'odd'"):
        read_apart(fail, b"odd")


def test_the_result_is_the_same_as_without_another_process() -> None:
    assert list_of(LIST, KEPT) == read_list(LIST, KEPT) != read_list(LIST)


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.exhaustive)])
def maybe_apart(request: pytest.FixtureRequest) -> None:
    """Do what goes to another process there in the whole run, and else here."""
    if not request.param:
        request.getfixturevalue("told_here")


@pytest.fixture
def told_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do here what goes to another process, with all that is told written and read as there."""

    def answer(task: bytes, *_: object) -> bytes:
        line, _, file = task.partition(b"\n")
        return apart._done(json.loads(line), file)

    monkeypatch.setattr(apart, "_answer", answer)


@pytest.mark.usefixtures("maybe_apart")
def test_drafts_are_the_same_as_without_another_process() -> None:
    table = read_list(LIST, KEPT)
    answers = Answers({"date": "2010-2011"}, {("landlords", "", "Vilogia"): "Vilogia"})
    mapping = proposed(table).mapping
    here = list_drafts(table, mapping, PACKAGE.tables, PACKAGE.schema, COMMUNES, answers=answers)
    assert drafts_apart(table, mapping, SHIPPED, answers, lambda _: None) == here


@pytest.mark.usefixtures("maybe_apart")
def test_a_book_and_an_announcement_are_the_same_too() -> None:
    assert book_apart(LIST) == read_book(LIST)
    said = (FIXTURES / "bullet-inline-title-a.txt").read_text("utf-8")
    here = try_announcement(said.encode(), "", SHIPPED)
    assert isinstance(here, Announcement) and len(here.projects) > 1
    assert announcement_apart(said.encode("utf-16"), "a.txt", SHIPPED) == here


@pytest.mark.usefixtures("told_here")
def test_why_a_book_or_an_announcement_cannot_be_read_is_told() -> None:
    assert book_apart(b"PK\x03\x04").problems == read_book(b"PK\x03\x04").problems != ()
    for brought in ("", b""):
        with pytest.raises(AnnouncementError) as refused:
            announcement_apart(brought, "a.txt", SHIPPED)
        assert refused.value.code is Refusal.TEXT_EMPTY


@pytest.mark.exhaustive
@pytest.mark.parametrize("make", heavy.LISTS, ids=lambda make: make.__name__)
def test_heavy_lists_are_given_up_with_a_reason(
    make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two are read to the program's own limits; of the others a third of the time shows as much."""
    sooner = partial(read_apart, limits=replace(LIMITS, seconds=LIMITS.seconds / 3))
    monkeypatch.setattr(book, "read_apart", sooner)
    if make not in (heavy.many_cells, heavy.many_strings):
        monkeypatch.setattr(reading, "read_apart", sooner)
    file = make()
    table = list_of(file)
    # Five million texts that no cell shows are read in time; the list is what it is.
    assert {p.rule for p in table.problems} <= REFUSED
    assert table.problems or make is heavy.many_strings
    if file.startswith(b"PK"):
        assert {problem.rule for problem in book_apart(file).problems} <= REFUSED


@pytest.mark.exhaustive
@pytest.mark.parametrize("make", heavy.ANNOUNCEMENTS, ids=lambda make: make.__name__)
def test_heavy_announcements_are_given_up_with_a_reason(make: Callable[[], bytes]) -> None:
    with pytest.raises(AnnouncementError) as refused:
        announcement_apart(make(), heavy.ANNOUNCEMENTS[make], SHIPPED)
    assert refused.value.code in (Refusal.TOO_HEAVY, Refusal.EXPANDS_TOO_MUCH)


def test_another_file_is_read_meanwhile(tmp_path: Path) -> None:
    going_on = tmp_path / "going on"
    going_on.write_bytes(b"not begun")
    long_one = threading.Thread(target=read_apart, args=(wait, b"", str(going_on)))
    long_one.start()
    while going_on.read_bytes() and long_one.is_alive():
        time.sleep(0.02)
    assert read_apart(spend, b"abc", 0.0, 0) == 3
    assert long_one.is_alive()
    going_on.unlink()
    long_one.join()
