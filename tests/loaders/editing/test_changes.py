"""What makes one set of tables into another, found and applied."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from loaders.editing.changes import CellChange, RowChange, apply_changes, differences
from loaders.package.load import SHIPPED
from loaders.package.schema import read_schema

SCHEMA = read_schema(SHIPPED)


def _regions(rows: dict[str, str]) -> dict[str, pd.DataFrame]:
    frame = pd.DataFrame({"code": list(rows), "name": list(rows.values())}, dtype="str")
    return {"regions": frame}


def _rows(tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    return dict(zip(tables["regions"]["code"], tables["regions"]["name"], strict=True))


def test_rows_are_added_changed_cell_by_cell_and_removed() -> None:
    before = _regions({"11": "Île-de-France", "24": "Centre", "53": "Bretagne"})
    after = _regions({"53": "Bretagne", "24": "Centre-Val de Loire", "76": "Occitanie"})
    changes = differences(before, after, SCHEMA)["regions"]
    assert changes.added == ({"code": "76", "name": "Occitanie"},)
    cell = CellChange("name", "Centre", "Centre-Val de Loire")
    assert changes.changed == (RowChange(("24",), (cell,)),)
    assert changes.removed == ({"code": "11", "name": "Île-de-France"},)


def test_order_is_no_difference_and_tables_not_given_are_not_compared() -> None:
    before = {**_regions({"11": "a", "24": "b"}), "themes": pd.DataFrame()}
    assert differences(before, _regions({"24": "b", "11": "a"}), SCHEMA) == {}


def test_a_key_that_comes_twice_shows_as_added() -> None:
    before = _regions({"11": "a"})
    after = {"regions": pd.concat([before["regions"], before["regions"]])}
    changes = differences(before, after, SCHEMA)["regions"]
    assert changes.added == ({"code": "11", "name": "a"},)
    assert not changes.changed


def test_keys_over_several_columns() -> None:
    frame = pd.DataFrame({"project": ["p", "p"], "theme": ["a", "b"], "rank": ["1", "2"]})
    changes = differences(
        {"project_themes": frame}, {"project_themes": frame.assign(rank=["1", "3"])}, SCHEMA
    )
    assert changes["project_themes"].changed[0].key == ("p", "b")


def test_changes_apply_to_what_others_changed_elsewhere() -> None:
    base = _regions({"11": "a", "24": "b", "53": "c"})
    mine = differences(base, _regions({"11": "A", "24": "b", "76": "d"}), SCHEMA)
    theirs = _regions({"24": "B", "53": "c", "11": "a", "84": "e"})
    tables, conflicts = apply_changes(theirs, mine, SCHEMA)
    assert not conflicts
    assert list(_rows(tables).items()) == [("24", "B"), ("11", "A"), ("84", "e"), ("76", "d")]
    assert _rows(theirs)["11"] == "a"


def test_what_both_changed_is_left_and_told() -> None:
    base = _regions({"11": "a", "24": "b", "53": "c", "75": "d"})
    mine = differences(base, _regions({"11": "A", "24": "B", "76": "x"}), SCHEMA)
    theirs = _regions({"11": "â", "53": "c!", "76": "y"})
    tables, conflicts = apply_changes(theirs, mine, SCHEMA)
    told = [(c.key[0], c.column, c.wanted, c.found) for c in conflicts]
    assert told == [
        ("53", None, "", "53 · c!"),
        ("11", "name", "A", "â"),
        ("24", "name", "B", ""),
        ("76", None, "76 · x", "76 · y"),
    ]
    assert _rows(tables) == _rows(theirs)


def test_the_same_change_made_by_both_is_no_conflict() -> None:
    base = _regions({"11": "a", "24": "b"})
    after = _regions({"11": "A", "76": "d"})
    tables, conflicts = apply_changes(after, differences(base, after, SCHEMA), SCHEMA)
    assert not conflicts
    assert _rows(tables) == _rows(after)


CELLS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["", "x", "y"]), max_size=8)


@given(CELLS, CELLS)
def test_differences_lead_from_one_to_the_other(
    before: dict[str, str], after: dict[str, str]
) -> None:
    changes = differences(_regions(before), _regions(after), SCHEMA)
    assert bool(changes) == (before != after)
    tables, conflicts = apply_changes(_regions(before), changes, SCHEMA)
    assert not conflicts
    assert _rows(tables or _regions(before)) == after
