"""The list of reviews shows to who edits on the machine itself, and to nobody else."""

from types import SimpleNamespace
from typing import cast

import pytest
import streamlit as st

from dashboard.components.review.start import may_list
from dashboard.components.session.screen import Screen


@pytest.mark.parametrize(
    ("address", "editable", "shown"),
    [
        ("127.0.0.1", True, True),
        ("localhost", True, True),
        ("::1", True, True),
        ("127.0.0.1", False, False),
        ("0.0.0.0", True, False),  # noqa: S104 - an address that opens it to others
        ("192.168.1.20", True, False),
        ("fonds.example.org", True, False),
        (None, True, False),
    ],
)
def test_who_sees_which_reviews_there_are(
    monkeypatch: pytest.MonkeyPatch, address: str | None, editable: bool, shown: bool
) -> None:
    monkeypatch.setattr(st, "get_option", {"server.address": address}.get)
    screen = cast("Screen", SimpleNamespace(editable=editable))
    assert may_list(screen) is shown
