"""The drawing of the landlord web: every landlord and project once, the same picture every time."""

import numpy as np
import pytest

from dashboard.charts.web import PROJECT, TYPE, drawn_landlords, web_drawing
from dashboard.charts.web_layout import label_size
from dashboard.charts.web_lines import Web, clear, cuts, faults
from dashboard.choices import read_address
from dashboard.measures.web import joint_web
from dashboard.selection import Selection
from dashboard.style.palette import look_at
from dashboard.style.scheme import LIGHT
from dashboard.words import Words
from tests.dashboard.charts.checked import checked


@pytest.fixture(scope="module")
def web(shipped):
    return joint_web(Selection(shipped), Words("en"))


def _drawn(web, width=800, **options):
    looks = {project: look_at(1) for project in web.members["project"]}
    return checked(
        web_drawing(
            web.nodes, web.members, LIGHT, width=width, looks=looks, projects="projets", **options
        )
    )


def test_every_landlord_and_every_joint_project_has_a_mark(web):
    ties, hubs, discs = _drawn(web).data
    assert set(discs.customdata) == set(drawn_landlords(web.nodes)) == set(web.nodes["landlord"])
    assert len(hubs.x) == web.members["project"].nunique()
    assert {tuple(mark) for mark in hubs.customdata} == {
        (PROJECT, project) for project in web.members["project"]
    }
    assert len(ties.x) == len(ties.y) > 0


def test_a_landlord_with_more_projects_has_the_larger_disc(web):
    discs = _drawn(web).data[2]
    sizes = dict(zip(discs.customdata, discs.marker.size, strict=True))
    by_size = web.nodes.sort_values("projects")
    ordered = [sizes[landlord] for landlord in by_size["landlord"]]
    assert ordered == sorted(ordered)


def test_the_same_frames_give_the_same_picture(web):
    assert _drawn(web).to_json() == _drawn(web).to_json()


@pytest.mark.parametrize("width", [1000, 358])
def test_no_line_runs_through_a_disc_a_square_or_a_label(web, width):
    """Measured anew from the picture, with the label on the side that the picture names."""
    ties, hubs, discs = _drawn(web, width=width).data
    boxes = [_around(x, y, hubs.marker.size, hubs.marker.size) for x, y in _spots(hubs)]
    for (x, y), size, text, side in zip(
        _spots(discs), discs.marker.size, discs.text, discs.textposition, strict=True
    ):
        boxes.append(_around(x, y, size, size))
        across, down = label_size(text, TYPE)
        sideways = {"middle right": 1, "middle left": -1}.get(side, 0) * (size + across) / 2
        upwards = {"top center": -1, "bottom center": 1}.get(side, 0) * (size + down) / 2
        boxes.append(_around(x + sideways, y + upwards, across - 2, down - 4))
    lines = list(zip(_spots(ties)[::3], _spots(ties)[1::3], strict=True))
    assert len(lines) == len(web.members)
    through = [
        (line, box)
        for line in lines
        for box in boxes
        if not any(_inside(end, box) for end in line)
        and cuts(*(np.array(part, dtype=float) for part in (*line, box)))
    ]
    assert through == []


@pytest.mark.parametrize("width", [1000, 358])
def test_the_drawing_takes_its_whole_width_and_no_more(web, width):
    _, hubs, discs = _drawn(web, width=width).data
    across = [*hubs.x, *discs.x]
    assert min(across) > 0
    assert max(across) < width
    assert max(across) - min(across) > 0.75 * width


def _spots(trace):
    return list(zip(trace.x, trace.y, strict=True))


def _around(x, y, across, down):
    return x - across / 2, y - down / 2, x + across / 2, y + down / 2


def _inside(spot, box):
    return box[0] <= spot[0] <= box[2] and box[1] <= spot[1] <= box[3]


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
    nobody = joint_web(
        Selection(shipped, read_address("q=nothingofthekind", shipped)[0]), Words("en")
    )
    assert all(not trace.x for trace in _drawn(nobody).data)


def test_labels_that_lie_on_one_another_are_moved_apart():
    places = np.array([[150.0, 50.0], [170.0, 50.0]])
    labels = np.array([[90.0, 16.0], [90.0, 16.0]])
    close = Web(places, np.array([10.0, 10.0]), labels, np.array([[0, 1]]))
    assert faults(close) > 0
    clear(close, across=400)
    assert faults(close) == 0
