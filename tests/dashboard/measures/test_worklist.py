"""What is left to record: each laureate and each record once, the committees in a useful order."""

import itertools

from dashboard.language.translation import Words
from dashboard.measures.committees import recorded_of_all
from dashboard.measures.worklist import worklist
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from tests.shipped import selected, shipped_index


def _tasks(package):
    return worklist(Selection(Index(package.load())), Words("en"))


def test_what_is_missing_adds_up_to_what_the_first_page_says() -> None:
    selection = selected()
    told = recorded_of_all(selection.index)
    tasks = worklist(selection, Words("fr"))
    assert sum(task.missing or 0 for task in tasks) == told.announced - told.recorded
    records = [record.project for task in tasks for record in task.unfinished]
    projects = shipped_index().portfolio.projects
    assert sorted(records) == sorted(projects.loc[projects["record_status"] != "whole", "id"])


def test_the_committees_with_most_to_record_come_first_of_as_many_the_latest() -> None:
    tasks = worklist(selected("theme=culture"), Words("fr"))
    named = [task for task in tasks if task.committee]
    dates = shipped_index().portfolio.committees.set_index("id")["date"]
    order = [(-(task.missing or 0), task.committee) for task in named]
    assert [first for first, _ in order] == sorted(first for first, _ in order)
    dated = [(n, dates[i]) for n, i in order if n and dates.notna()[i]]
    for (n, day), (m, next_day) in itertools.pairwise(dated):
        assert n != m or day > next_day
    assert [task.committee for task in tasks].index("") == len(tasks) - 1


def test_a_record_says_what_it_lacks(package):
    package.edit("projects", "bare,saison-2018-2019,", "bare,,")
    committee, unknown = _tasks(package)
    assert (committee.announced, committee.missing) == (7, 5)
    assert [record.title for record in committee.unfinished] == ["Jardins encore"]
    assert (unknown.label, unknown.missing) == ("Committee not known", None)
    (bare,) = unknown.unfinished
    assert bare.lacks == ("landlord", "lead organisation", "theme", "place", "duration")


def test_nothing_is_left_where_all_is_recorded_whole(package):
    package.edit("committees", ",7,9,", ",2,9,")
    package.edit("projects", ",partial,", ",whole,")
    assert _tasks(package) == []
