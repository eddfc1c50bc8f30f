"""What a component tells: each thing is taken once, none is lost, and nothing hostile counts."""

import pytest
import streamlit as st

from dashboard.components.session.browser_part import last_seen, unseen


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


def test_what_is_told_again_until_it_is_answered_counts_once() -> None:
    assert unseen("plot", [[5, "culture"]]) == ["culture"]
    assert unseen("plot", [[5, "culture"], [6, "ecology"], [9, "culture"]]) == [
        "ecology", "culture"
    ]  # fmt: skip
    assert unseen("plot", [[6, "ecology"], [9, "culture"]]) == []
    assert last_seen("plot") == 9
    assert last_seen("panel") == 0


@pytest.mark.parametrize(
    "told", [None, "culture", 7, {"a": 1}, [7], ["ab"], [[1]], [["7", "x"]], [[1.5, "x"]]]
)
def test_what_is_no_list_of_numbered_things_tells_nothing(told: object) -> None:
    assert unseen("plot", told) == []
    assert last_seen("plot") == 0
