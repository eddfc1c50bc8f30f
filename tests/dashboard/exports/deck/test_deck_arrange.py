"""Arranging slides: what is moved, taken out or retitled, and that nothing else changes."""

from dashboard.exports.deck.arrange import move, remove, retitle
from dashboard.exports.deck.options import DeckOptions

HELD = DeckOptions(slides=("title", "themes", "map", "projects", "method"))
SHOWN = ("title", "map", "project-a+b", "project-c", "method")
"""Of these the themes have nothing to say."""


def test_a_slide_changes_places_with_the_one_that_is_seen_beside_it() -> None:
    assert move(HELD, SHOWN, "map", -1).slides == ("map", "themes", "title", "projects", "method")
    assert move(HELD, SHOWN, "method", -1).slides == (
        "title",
        "themes",
        "map",
        "method",
        "projects",
    )


def test_at_either_end_nothing_moves() -> None:
    assert move(HELD, SHOWN, "title", -1) == HELD
    assert move(HELD, SHOWN, "method", 1) == HELD


def test_projects_move_among_themselves_and_then_all_together() -> None:
    assert move(HELD, SHOWN, "project-c", -1).projects == ("c", "a", "b")
    assert move(HELD, SHOWN, "project-c", 1).slides == (
        "title",
        "themes",
        "map",
        "method",
        "projects",
    )
    assert move(HELD, SHOWN, "project-a+b", -1).slides == (
        "title", "themes", "projects", "map", "method",
    )  # fmt: skip


def test_what_is_taken_out_is_one_slide() -> None:
    assert remove(HELD, SHOWN, "map").slides == ("title", "themes", "projects", "method")
    assert remove(HELD, SHOWN, "project-a+b").projects == ("c",)
    alone = ("title", "project-c", "method")
    assert "projects" not in remove(HELD, alone, "project-c").slides


def test_the_last_slide_of_all_stays() -> None:
    only = DeckOptions(slides=("map",))
    assert remove(only, ("map",), "map") == only


def test_projects_of_what_is_new_belong_to_it() -> None:
    new = DeckOptions(slides=("title", "new", "method"))
    shown = ("title", "new", "project-a", "project-b", "method")
    assert move(new, shown, "method", -1).slides == ("title", "method", "new")
    assert remove(new, shown, "project-a").slides == ("title", "method")


def test_a_title_is_ones_own_until_it_is_emptied() -> None:
    own = retitle(retitle(HELD, "map", "Où"), "map", "Là")
    assert own.titles == (("map", "Là"),)
    assert retitle(own, "map", "") == HELD
    assert retitle(HELD, "title", "Bilan").title == "Bilan"
