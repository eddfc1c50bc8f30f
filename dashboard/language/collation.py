"""Collation: alphabetical order as readers expect it."""

from collections.abc import Iterable, Mapping

import pandas as pd

from loaders.text.folding import folded


def in_order(names: Iterable[str]) -> list[str]:
    """Return `names` as a register lists them: É beside E, case and signs apart."""
    return sorted(names, key=folded)


def labels_in_order(labels: Mapping[str, str]) -> dict[str, str]:
    """Return value -> name in the order of the names, as `in_order` has them."""
    return dict(sorted(labels.items(), key=lambda item: folded(item[1])))


def by_name(column: pd.Series) -> pd.Series:
    """Return what `sort_values` is to compare of a column, as its `key`.

    Names are put in the order of `in_order`; numbers and dates keep their own.
    """
    if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_datetime64_any_dtype(column):
        return column
    return column.astype("object").map(folded, na_action="ignore")
