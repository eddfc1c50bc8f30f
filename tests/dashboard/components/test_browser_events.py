"""What a component tells: each thing is taken once, none is lost, and nothing hostile counts."""

from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.runtime.state import SafeSessionState, SessionState, SessionStateProxy
from streamlit.runtime.state import session_state_proxy as proxy

from dashboard.components.session import browser_part, streamlit_internals
from dashboard.components.session.browser_part import draw_part, last_seen, unseen


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


def test_an_answer_is_not_ended_by_a_click_that_comes_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Streamlit ends a callback for it wherever this asks for something of the session."""
    newer = False

    def look() -> None:
        if newer:
            raise RuntimeError("there is a newer click")

    session = SafeSessionState(SessionState(), look)
    session["plot"] = SimpleNamespace(clicked=[[5, "culture"]])
    context = SimpleNamespace(session_state=session)
    monkeypatch.setattr(st, "session_state", SessionStateProxy())
    monkeypatch.setattr(proxy, "get_session_state", lambda: session)
    monkeypatch.setattr(streamlit_internals, "get_script_run_ctx", lambda: context)
    drawn: dict[str, object] = {}
    monkeypatch.setattr(browser_part, "browser_part", lambda *_, **__: drawn.update)
    answered: list[object] = []
    draw_part("plot", "", {}, key="plot", event="clicked", answer=answered.append)
    newer = True
    drawn["on_clicked_change"]()  # type: ignore[operator]
    assert answered == ["culture"]
    with pytest.raises(RuntimeError):
        session["plot"]
