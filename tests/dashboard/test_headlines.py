"""A headline says what the counts carry and no more; a note says what is not in the chart."""

import pandas as pd
import pytest

from dashboard.headlines import leading, most_cells, regions_without, span_of_committees
from dashboard.measures.measure import Coverage, LeftOut, Measure
from dashboard.notes import coverage_note
from dashboard.words import Words

EN, FR = Words("en"), Words("fr")


def _measure(*counts, selected=9):
    frame = pd.DataFrame(
        {"label": [f"L{place}" for place in range(len(counts))], "projects": list(counts)}
    )
    return Measure(frame, Coverage(selected, sum(counts)))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([], "No project to show"),
        ([0, 0], "No project to show"),
        ([3, 1], "L0: 3 projects of 9"),
        ([1, 0], "L0: 1 project of 9"),
        ([2, 2, 1], "L0 and L1: 2 projects each"),
        ([1, 1, 1], "L0, L1 and L2: 1 project each"),
        ([2, 2, 2, 2, 1], "4 come first, with 2 projects each"),
        ([1, 1, 1, 1], "All 4 are level, with 1 project each"),
    ],
)
def test_who_leads_is_named_only_where_somebody_does(counts, said):
    assert leading(_measure(*counts), EN) == said


def test_regions_without_a_project_come_before_the_leading_one():
    assert regions_without(_measure(3, 0, 0), EN) == (
        "2 regions without a project · L0: 3 projects of 9"
    )
    assert regions_without(_measure(3, 1), EN) == "L0: 3 projects of 9"


@pytest.mark.parametrize(
    ("counts", "said"),
    [([1, 0, 2], "From L0 to L2"), ([0, 1], "L1"), ([0], "No project to show")],
)
def test_the_span_of_committees_goes_by_those_with_projects(counts, said):
    assert span_of_committees(_measure(*counts), EN) == said


def _cells(*counts):
    labels = [(f"R{place}", f"C{place}", count) for place, count in enumerate(counts)]
    frame = pd.DataFrame(labels, columns=["first_label", "second_label", "projects"])
    return Measure(frame, Coverage(9, sum(counts)))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([], "No project to show"),
        ([3, 1], "R0 · C0: 3 projects"),
        ([2, 2, 1], "R0 · C0 and R1 · C1: 2 projects"),
        ([1, 1, 1], "No theme stands out in a region: at most 1 project each"),
    ],
)
def test_where_two_facets_meet_most(counts, said):
    assert most_cells(_cells(*counts), EN) == said


def test_a_note_says_what_is_shown_left_out_and_counted_more_than_once():
    coverage = Coverage(29, 40, (LeftOut("region not known", 2), LeftOut("no text", 1)))
    assert coverage.shown == 26
    assert coverage_note(coverage, EN) == (
        "26 of 29 projects shown · 2 projects not shown: region not known · 1 project not shown: "
        "no text · a project counts once in each row it touches: 40 mentions."
    )
    assert coverage_note(Coverage(1, 1), FR) == "1 sur 1 projet."
    french = coverage_note(coverage, FR).replace("\u00a0", " ")
    assert french.startswith("26 sur 29 projets · 2 projets non représentés : région non connue")
