"""Tables with links to sheets: what a reader sees first of them, on a phone and on a desktop."""

from types import SimpleNamespace
from typing import Any, cast

import pandas as pd
import pytest
import streamlit as st

from dashboard.components.figures.figure import PHONE_COLUMN, show_linked_table, show_table
from dashboard.components.session.screen import Screen
from dashboard.language.translation import Words

WIDE = pd.DataFrame({name: ["x"] for name in ("Titre", "Comité", "Lieux", "Fiche")})
SMALL = pd.DataFrame({name: ["x"] for name in ("Bailleur", "Projets", "Fiche")})


@pytest.mark.parametrize(
    ("table", "narrow", "order", "width"),
    [
        (WIDE, False, ["Titre", "Fiche", "Comité", "Lieux"], None),
        (WIDE, True, ["Titre", "Fiche", "Comité", "Lieux"], PHONE_COLUMN),
        (SMALL, True, ["Bailleur", "Fiche", "Projets"], None),
        (WIDE.drop(columns="Fiche"), True, ["Titre", "Comité", "Lieux"], None),
    ],
    ids=["desktop", "phone", "few columns", "no links"],
)
def test_the_link_of_a_row_is_in_sight(
    monkeypatch: pytest.MonkeyPatch,
    table: pd.DataFrame,
    narrow: bool,
    order: list[str],
    width: int | None,
) -> None:
    drawn: list[tuple[pd.DataFrame, dict[str, Any]]] = []
    monkeypatch.setattr(st, "dataframe", lambda shown, **more: drawn.append((shown, more)))
    screen = SimpleNamespace(words=Words("fr"), narrow=narrow)
    show_linked_table(cast(Screen, screen), table)
    ((shown, more),) = drawn
    assert list(shown.columns) == order
    assert more["placeholder"] == ""
    columns = more["column_config"]
    assert ("Fiche" in columns) == ("Fiche" in table)
    assert columns.get(order[0], {}).get("width") == width


def test_large_numbers_have_separators_and_years_have_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[dict[str, Any]] = []
    monkeypatch.setattr(st, "dataframe", lambda _, **more: drawn.append(more))
    table = pd.DataFrame({"Région": ["A", "B"], "Logements": [1_329_265, 7], "Année": [2025, 2024]})
    table["Parc"] = pd.array([pd.NA, pd.NA], dtype="Int64")
    show_table(table, Words("fr"))
    columns = drawn[0]["column_config"]
    assert [*columns] == ["Logements"]
    assert columns["Logements"]["type_config"]["format"] == "localized"


def test_a_table_without_rows_says_so_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "caption", said.append)
    monkeypatch.setattr(st, "dataframe", lambda *_, **__: pytest.fail("the framework says it"))
    screen = SimpleNamespace(words=Words("fr"), narrow=True)
    show_linked_table(cast(Screen, screen), SMALL.iloc[:0])
    assert said == [r"Rien à lister\."]
