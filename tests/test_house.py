"""The architecture, counted from the imports: rooms, floors, and no arrow that runs back.

A room is a folder or a loose module of a house; its floor is one above the highest room that it
imports from. The README draws the houses; what it draws is held against the code.
"""

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

from tests.imports import imported

ROOT = Path(__file__).parent.parent
HOUSES = ("dashboard", "dashboard/components", "loaders")
MOST_ROOMS, MOST_FLOORS = 12, 10

Arrows = dict[str, dict[str, str]]
"""By room, the rooms that it imports from, each with one import as an example."""

_DRAWING = {"plotly", "pydeck", "streamlit"}
_NEVER = {
    "loaders": {"dashboard", *_DRAWING},
    "dashboard/language": _DRAWING,
    "dashboard/style": _DRAWING,
    "dashboard/selection": _DRAWING,
    "dashboard/measures": _DRAWING,
    "dashboard/texts": _DRAWING,
    "dashboard/charts": {"streamlit"},
    "dashboard/maps": {"streamlit"},
    "dashboard/exports": {"streamlit"},
}
"""What a room must not know, whatever its floor."""


def _rooms(root: Path, house: str) -> Iterator[str]:
    for path in (root / house).iterdir():
        module = path.suffix == ".py" and path.stem != "__init__"
        folder = path.is_dir() and not path.name.startswith((".", "__"))
        if module or (folder and any(each.suffix not in ("", ".pyc") for each in path.rglob("*"))):
            yield path.name


def _arrows(root: Path, house: str) -> Arrows:
    """Who imports from whom among the rooms of a house."""
    prefix = house.replace("/", ".") + "."
    by_name = {room.removesuffix(".py"): room for room in _rooms(root, house)}
    arrows: Arrows = {room: {} for room in by_name.values()}
    for room in arrows:
        place = root / house / room
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            for name in imported(path):
                to = by_name.get(name.removeprefix(prefix).split(".")[0])
                if name.startswith(prefix) and to not in (None, room):
                    arrows[room].setdefault(to, f"{path.relative_to(root).as_posix()}: {name}")
    return arrows


def _floors(arrows: Arrows) -> dict[str, int]:
    """The floor of each room; raises `CycleError` where rooms import one another in a circle."""
    floors: dict[str, int] = {}
    for room in TopologicalSorter(arrows).static_order():
        floors[room] = 1 + max((floors[below] for below in arrows[room]), default=0)
    return floors


def _drawn(house: str) -> dict[str, int]:
    """The floors of a house as the README draws them: a number and its rooms, floor by floor."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    picture = re.search(rf"<!-- rooms of {house} -->\n```\w*\n(.*?)\n```", readme, re.DOTALL)
    assert picture, f"the README has no picture of {house}"
    floors: dict[str, int] = {}
    for line in picture[1].splitlines():
        if row := re.match(r" *(\d+)  ([\w.]+)", line):
            floors[row[2]] = int(row[1])
    return floors


@pytest.mark.parametrize("house", HOUSES)
def test_rooms_are_few_and_no_arrow_runs_back(house):
    arrows = _arrows(ROOT, house)
    try:
        floors = _floors(arrows)
    except CycleError as error:
        circle = error.args[1]
        ties = [arrows[a][b] for b, a in pairwise(circle)]
        pytest.fail(f"{house}: a circle of imports: {ties}")
    assert len(floors) <= MOST_ROOMS, sorted(floors)
    assert max(floors.values()) <= MOST_FLOORS, floors


@pytest.mark.parametrize("house", HOUSES)
def test_readme_draws_the_rooms_as_they_are(house):
    drawn, arrows = _drawn(house), _arrows(ROOT, house)
    assert drawn.keys() == arrows.keys()
    back = [
        example
        for room, to in arrows.items()
        for below, example in to.items()
        if drawn[below] >= drawn[room]
    ]
    assert back == []
    assert drawn == _floors(arrows)


@pytest.mark.parametrize("room", _NEVER)
def test_room_knows_nothing_of_what_is_drawn_above_it(room):
    known = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in (ROOT / room).rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] in _NEVER[room]
    }
    assert known == set()


_COMPUTES = {
    "agg", "concat", "corr", "cumsum", "drop_duplicates", "explode", "groupby", "isin", "join_asof",
    "mean", "median", "melt", "merge", "nlargest", "nunique", "pivot", "pivot_table", "quantile",
    "sort_values", "stack", "sum", "unstack", "value_counts",
}  # fmt: skip
"""What is asked of a frame where something is computed of it; reading a cell is none of it."""


@pytest.mark.parametrize("room", ["dashboard/views", "dashboard/components"])
def test_no_page_or_component_computes(room):
    """What a figure counts comes from the measures, and what it says from the texts."""
    computed = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.attr}"
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in _COMPUTES
    }
    counting = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in (ROOT / room).rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] == "numpy"
    }
    assert (computed, counting) == (set(), set())


def test_a_circle_and_a_new_floor_are_seen(tmp_path):
    """The count itself, on a house of three rooms: as it is, and with an arrow back."""
    house = tmp_path / "house"
    (house / "upper").mkdir(parents=True)
    (house / "upper" / "__init__.py").write_text("")
    (house / "upper" / "a.py").write_text("from house.middle import x\n")
    (house / "middle.py").write_text("import house.lower\n")
    (house / "lower.py").write_text("")
    assert _floors(_arrows(tmp_path, "house")) == {"lower.py": 1, "middle.py": 2, "upper": 3}
    (house / "lower.py").write_text("def late():\n    from house.upper.a import x\n    return x\n")
    with pytest.raises(CycleError):
        _floors(_arrows(tmp_path, "house"))
