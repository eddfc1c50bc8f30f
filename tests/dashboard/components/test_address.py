"""The address that the browser has and the one that a run writes do not overtake each other."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from dashboard.components.session import address
from tests.shipped import selected


class Query(dict[str, str]):
    """What a run is given of the address; `written` is what the run sent to the browser, if any."""

    written: dict[str, list[str]] | None = None

    def get_all(self, key: str) -> list[str]:
        return [self[key]]

    def from_dict(self, lists: dict[str, list[str]]) -> None:
        self.written = lists


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, list[str]] | None]:
    """Run a page with an address; return the address that it writes, nothing where it need not."""
    state: dict[str, object] = {}
    monkeypatch.setattr(address, "went_back", lambda: False)

    def ran(page: str, **given: str) -> dict[str, list[str]] | None:
        query = Query(given)
        streamlit = SimpleNamespace(session_state=state, query_params=query)
        monkeypatch.setattr(address, "st", streamlit)
        address.current_choices(selected("").index, page)
        return query.written

    return ran


def test_a_link_just_behind_a_written_address_has_the_last_word(run) -> None:
    assert run("map", lang="fr") is None
    assert run("map", lang="fr", shown="coup-de-main")  # of a click: written again, and on its way
    assert run("projects", lang="fr", project="coup-de-main") == {
        "lang": ["fr"],
        "project": ["coup-de-main"],
    }


def test_a_link_from_a_page_at_rest_is_not_written_again(run) -> None:
    run("map", lang="fr")
    run("map", lang="fr", shown="coup-de-main")
    assert run("map", lang="fr", shown="coup-de-main") is None
    assert run("projects", lang="fr", project="coup-de-main") is None
