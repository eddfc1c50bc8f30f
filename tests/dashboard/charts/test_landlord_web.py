"""The drawing of who works with whom: every landlord and project once, the same every time."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pandas as pd
import pytest

from dashboard.charts.landlord_web import (
    MOST_PROJECTS,
    WebLook,
    WebText,
    drawn_projects,
    web_drawing,
)
from dashboard.language.translation import Words
from dashboard.measures.landlord_web import joint_web
from dashboard.selection.choices import read_address
from dashboard.selection.selection import Selection
from dashboard.style.palette import look_at
from dashboard.style.scheme import LIGHT

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = WebText("Network", "Landlord", "Project", "Local authorities", "Network not stated")


@pytest.fixture(scope="module")
def web(shipped):
    return joint_web(Selection(shipped), Words("en"))


def _drawn(members, projects, **options):
    look = WebLook(
        TEXTS,
        looks={project: look_at(1) for project in projects["project"]},
        facts={project: f"facts of {project}" for project in projects["project"]},
        sheets={project: f"projects?project={project}" for project in projects["project"]},
        **options,
    )
    return ElementTree.fromstring(  # noqa: S314 - our own drawing
        web_drawing(members, projects, look, LIGHT)
    )


def _marks(drawing, kind):
    found = drawing.iterfind(f".//{SVG}g[@data-choose='{kind}']")
    return [(mark.get("data-value"), mark) for mark in found]


def _ties(drawing):
    """Each curve as the height of its two ends and its colour."""
    curves = [path for path in drawing.iter(f"{SVG}path") if "C" in path.get("d")]
    ends = [re.findall(r"[\d.]+", path.get("d")) for path in curves]
    return [
        (float(end[1]), float(end[-1]), path.get("stroke"))
        for end, path in zip(ends, curves, strict=True)
    ]


def _middle(mark):
    return float(mark.find(f"{SVG}text").get("y")) - 5


def test_every_landlord_stands_in_its_network_and_every_project_has_its_title(web):
    drawing = _drawn(web.members, web.projects)
    pairs = web.members.fillna({"network": ""})[["network", "landlord"]].drop_duplicates()
    assert sorted(key for key, _ in _marks(drawing, "landlord")) == sorted(pairs["landlord"])
    titles = {key: mark.findall(f"{SVG}text")[0].text for key, mark in _marks(drawing, "project")}
    assert titles == dict(zip(web.projects["project"], web.projects["title"], strict=True))
    assert len(_ties(drawing)) == len(web.members)


def test_a_curve_leads_from_each_landlord_to_its_project(web):
    drawing = _drawn(web.members, web.projects)
    rows = {round(_middle(mark), 1) for _, mark in _marks(drawing, "landlord")}
    bars = {
        key: (float(bar.get("y")), float(bar.get("y")) + float(bar.get("height")))
        for key, mark in _marks(drawing, "project")
        for bar in mark.iterfind(f"{SVG}rect")
    }
    assert {start for start, _, _ in _ties(drawing)} == rows
    for _, end, _ in _ties(drawing):
        assert any(top - 1 <= end <= bottom + 1 for top, bottom in bars.values())
    counted = {
        key: sum(top - 1 <= end <= bottom + 1 for _, end, _ in _ties(drawing))
        for key, (top, bottom) in bars.items()
    }
    assert counted == dict(zip(web.projects["project"], web.projects["landlords"], strict=True))


def test_nothing_lies_on_anything_else(web):
    drawing = _drawn(web.members, web.projects)
    for kind, least in (("landlord", 20), ("project", 44)):
        middles = sorted(_middle(mark) for _, mark in _marks(drawing, kind))
        assert all(below - above >= least for above, below in pairwise(middles)), kind
    height = float(drawing.get("height"))
    assert all(float(text.get("y")) < height for text in drawing.iter(f"{SVG}text"))


def test_the_same_frames_give_the_same_picture(web):
    one, other = (ElementTree.tostring(_drawn(web.members, web.projects)) for _ in range(2))
    assert one == other


def test_the_curves_of_the_leading_network_stand_out(web):
    drawing = _drawn(web.members, web.projects, leader=web.leader.network)
    own = (web.members["network"] == web.leader.network).sum()
    assert [colour for _, _, colour in _ties(drawing)].count(LIGHT.accent) == own
    first, _ = _marks(drawing, "network")[0]
    assert first == web.leader.network


def test_the_curves_of_chosen_landlords_stand_out_instead(web):
    chosen = web.members["landlord"].iloc[0]
    drawing = _drawn(web.members, web.projects, leader=web.leader.network, landlords=[chosen])
    own = (web.members["landlord"] == chosen).sum()
    assert [colour for _, _, colour in _ties(drawing)].count(LIGHT.accent) == own
    pressed = {
        key for key, mark in _marks(drawing, "landlord") if mark.get("data-chosen") == "true"
    }
    assert pressed == {chosen}


def test_names_are_text_whatever_they_hold(web):
    members = web.members.assign(label="<b>gras</b> & co", network_label='"><script>x</script>')
    projects = web.projects.assign(title="]]><img src=x>")
    drawing = _drawn(members, projects)
    assert not list(drawing.iter(f"{SVG}script"))
    assert not list(drawing.iter(f"{SVG}img"))
    assert "<b>gras</b> & co" in {text.text for text in drawing.iter(f"{SVG}text")}


def test_more_projects_than_there_is_room_for_are_those_of_most_landlords():
    count = MOST_PROJECTS + 5
    rows = [
        (f"p{number}", f"P{number}", f"l{number}-{one}", f"L{number}-{one}", None, None, None)
        for number in range(count)
        for one in range(2)
    ]
    members = pd.DataFrame(
        rows,
        columns=["project", "title", "landlord", "label", "network", "network_label",
                 "network_kind"],
    )  # fmt: skip
    projects = members.drop_duplicates("project")[["project", "title"]]
    drawing = _drawn(members, projects)
    shown = [key for key, _ in _marks(drawing, "project")]
    assert sorted(shown) == sorted(drawn_projects(projects))
    assert len(shown) == MOST_PROJECTS
    assert len(_ties(drawing)) == 2 * MOST_PROJECTS


def test_a_leader_has_more_projects_than_any_other_network(shipped, web):
    counts = web.members.groupby("network")["project"].nunique()
    assert counts[web.leader.network] == web.leader.projects == counts.max()
    assert (counts == counts.max()).sum() == 1
    nobody = Selection(shipped, read_address("q=nothingofthekind", shipped)[0])
    assert joint_web(nobody, Words("en")).leader is None
