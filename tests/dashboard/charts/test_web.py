"""The drawing of the landlord web: every landlord and project once, the same picture every time."""

import pytest

from dashboard.charts.web import drawn_landlords, web_drawing
from dashboard.choices import read_address
from dashboard.measures.web import joint_web
from dashboard.selection import Selection
from dashboard.style.palette import look_at
from dashboard.style.scheme import LIGHT


@pytest.fixture(scope="module")
def web(shipped):
    return joint_web(Selection(shipped))


def _drawn(web, **options):
    looks = {project: look_at(1) for project in web.members["project"]}
    return web_drawing(
        web.nodes, web.members, LIGHT, width=800, looks=looks, projects="projets", **options
    )


def test_every_landlord_and_every_joint_project_has_a_mark(web):
    ties, hubs, discs = _drawn(web).data
    assert set(discs.customdata) == set(drawn_landlords(web.nodes)) == set(web.nodes["landlord"])
    assert len(hubs.x) == web.members["project"].nunique()
    assert hubs.customdata is None  # a project is no landlord, and a click on it chooses none
    assert len(ties.x) == len(ties.y) > 0


def test_a_landlord_with_more_projects_has_the_larger_disc(web):
    discs = _drawn(web).data[2]
    sizes = dict(zip(discs.customdata, discs.marker.size, strict=True))
    by_size = web.nodes.sort_values("projects")
    ordered = [sizes[landlord] for landlord in by_size["landlord"]]
    assert ordered == sorted(ordered)


def test_the_same_frames_give_the_same_picture(web):
    assert _drawn(web).to_json() == _drawn(web).to_json()


def test_labels_are_text_and_what_is_not_chosen_is_dimmed(web):
    first = web.nodes["landlord"].iloc[0]
    nodes = web.nodes.assign(label="<b>gras</b> & co")
    figure = _drawn(type(web)(nodes, web.edges, web.members, web.coverage), highlighted=[first])
    discs = figure.data[2]
    assert all("<b>" not in text for text in (*discs.text, *discs.hovertext))
    colours = dict(zip(discs.customdata, discs.marker.color, strict=True))
    assert colours.pop(first) == LIGHT.accent
    assert all(colour.startswith("rgba(") for colour in colours.values())


def test_nobody_is_an_empty_figure(shipped):
    nobody = joint_web(Selection(shipped, read_address("q=nothingofthekind", shipped)[0]))
    assert all(not trace.x for trace in _drawn(nobody).data)
