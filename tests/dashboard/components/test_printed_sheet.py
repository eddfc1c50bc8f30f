"""The sheet of A4 that a page prints is drawn once for a state of the data."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
import streamlit as st

from dashboard.components.records.printed_sheet import printed_sheet
from dashboard.components.session.screen import Screen
from dashboard.language.markup import Markup
from dashboard.language.translation import Words
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from tests.shipped import selected


def test_a_sheet_is_drawn_once_for_a_subject_a_language_a_reader_and_a_state_of_the_data(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(st, "html", shown.append)
    shipped = selected().index
    changed = Index(replace(shipped.portfolio, version="another"))

    def show(about: str, language: Any, index: Index, *, internal: bool) -> None:
        words = Words(language)
        screen = SimpleNamespace(words=words, internal=internal, portfolio=index.portfolio)
        name = f"{about} {language} {internal} {index.portfolio.version} {len(shown)}"
        printed_sheet(
            cast(Screen, screen), ("region", about), Selection(index), lambda _: Markup(name)
        )

    looks = (
        ("11", "fr", shipped, False),
        ("24", "fr", shipped, False),
        ("11", "en", shipped, False),
        ("11", "fr", shipped, True),
        ("11", "fr", changed, False),
    )
    for about, language, index, internal in (*looks, *looks):
        show(about, language, index, internal=internal)
    assert len({*shown}) == len(looks)
    assert shown[len(looks) :] == shown[: len(looks)]
