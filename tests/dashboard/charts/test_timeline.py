"""Projects in time: a mark for each, with its words."""

import pandas as pd

from dashboard.charts.timeline import timeline
from dashboard.style.palette import look_at
from dashboard.style.scheme import LIGHT
from tests.dashboard.charts.checked import checked

EVIL = "<script>alert(1)</script>"


def test_projects_of_near_days_are_stacked_and_a_season_is_a_line() -> None:
    first = pd.to_datetime(["2020-01-01", "2020-01-02", "2021-09-01"])
    last = pd.to_datetime(["2020-01-01", "2020-01-02", "2022-06-30"])
    projects = pd.DataFrame(
        {"title": EVIL, "committee": "x", "theme": "culture", "first": first, "last": last}
    )
    season, squares = checked(timeline(projects, LIGHT, {"culture": look_at(1)})).data
    assert list(squares.y) == [0, 1, 0]
    assert list(season.x) == [first[2], last[2]]
    assert not any("<script>" in text for text in squares.hovertext)
