"""Projects in time, and the regions of the deck: a mark for each, with its words."""

import pandas as pd

from dashboard.charts.region_map import region_map
from dashboard.charts.timeline import timeline
from dashboard.style.palette import look_at
from dashboard.style.scheme import LIGHT
from loaders.geography import load_geography
from loaders.package import SHIPPED
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


def test_each_region_says_its_count_and_gaps_stand_out() -> None:
    regions = load_geography(SHIPPED / "geography").drawn_thin["regions"]
    frame = pd.DataFrame({"id": ["11"], "projects": [3]})
    plain = checked(region_map(regions, frame, LIGHT, hover="projets", height=300))
    gaps = checked(region_map(regions, frame, LIGHT, hover="projets", height=300, gaps=True))
    names = [trace.text for trace in plain.data]
    place = next(n for n, text in enumerate(names) if text.startswith("Île-de-France"))
    assert len(names) == len(regions) == 18
    assert "<b>3</b> projets" in names[place]
    assert sum("<b>0</b>" in text for text in names) == 17
    assert plain.data[place].fillcolor != LIGHT.land
    assert gaps.data[place].fillcolor == LIGHT.land
