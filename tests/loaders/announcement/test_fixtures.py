"""The reader reaches its floors on announcements in every layout, with and without known names."""

from collections import Counter
from pathlib import Path

import pytest

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.output import to_json
from tests.loaders.announcement.evaluate import FIXTURES, evaluate, read_file
from tests.loaders.announcement.scoring import Score

LAYOUTS = {
    "title-line", "title-line-tight", "bullets-untitled", "hyphens-untitled",
    "bullet-inline-title", "inline-title", "dash-title", "heading-names", "title-subtitle",
    "web-residue",
}  # fmt: skip
EXACT = ("date", "announced", "auditioned", "projects", "title")
FLOORS = {
    "landlords": 0.95, "carriers": 0.90, "communes": 0.95, "insee": 0.90, "figures": 0.95,
    "figure roles": 0.90, "duration": 0.85, "primary theme": 0.85,
}  # fmt: skip
"""F1, a little under what is reached, so that a rule that breaks another shows."""


@pytest.fixture(scope="module")
def with_names(knowledge: Knowledge) -> Score:
    return evaluate([FIXTURES], knowledge)[0]


@pytest.fixture(scope="module")
def without_names(nameless: Knowledge) -> Score:
    return evaluate([FIXTURES], nameless)[0]


def test_every_layout_has_two_announcements() -> None:
    stems = Counter(path.stem.rsplit("-", 1)[0] for path in FIXTURES.glob("*.txt"))
    assert set(stems) == LAYOUTS
    assert min(stems.values()) >= 2


@pytest.mark.parametrize("field", EXACT)
def test_committee_projects_and_titles_are_exact(with_names: Score, field: str) -> None:
    assert with_names.tallies[field].f1 == 1, with_names.tallies[field].misses


@pytest.mark.parametrize("field", FLOORS)
def test_floor_with_known_names(with_names: Score, field: str) -> None:
    assert with_names.tallies[field].f1 >= FLOORS[field], with_names.tallies[field].misses


@pytest.mark.parametrize("field", FLOORS)
def test_floor_when_no_name_is_known(without_names: Score, field: str) -> None:
    assert without_names.tallies[field].f1 >= FLOORS[field], without_names.tallies[field].misses


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_json_has_the_agreed_keys(path: Path, knowledge: Knowledge) -> None:
    drafts = to_json(read_file(path, knowledge))
    assert set(drafts) == {"committee", "projects", "doubts"}
    assert set(drafts["committee"]) == {"date", "announced", "auditioned"}
    for project in drafts["projects"]:
        assert set(project) == {
            "title", "date", "landlords", "carriers", "partners", "places", "figures", "amounts",
            "duration_years", "themes", "doubts",
        }  # fmt: skip
        for name in (*project["landlords"], *project["carriers"], *project["partners"]):
            assert set(name) == {"name", "id", "start", "end"}
        for place in project["places"]:
            assert set(place) == {"name", "id", "kind", "insee", "start", "end"}
        for figure in project["figures"]:
            assert set(figure) == {
                "value", "unit", "role", "approximate", "as_written", "start", "end",
            }  # fmt: skip
            assert len(figure["as_written"].split()) <= 8
        assert all(set(theme) == {"theme", "score"} for theme in project["themes"])
        scores = [theme["score"] for theme in project["themes"]]
        assert scores == sorted(scores, reverse=True)
