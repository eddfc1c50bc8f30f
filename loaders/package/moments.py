"""Partial dates: a day, a month, a year, or a range between two bounds."""

import pandas as pd


def bounds_of(texts: pd.Series) -> pd.DataFrame:
    """Return the first and the last day that each text allows: `first`, `last`, missing if empty.

    `2021-02-04` is a day, `2013-12` a month, `2014` a year, `2007/2022-03` lies between the two.
    Source: ISO 8601-2:2019, level 0 of its extended dates and times.
    """
    parts = texts.str.extract(r"^(?P<first>[\d-]+)(?:/(?P<last>[\d-]+))?$")
    start, end = parts["first"], parts["last"].fillna(parts["first"])
    first = pd.to_datetime((start + "-01-01").str[:10], errors="coerce")
    exact = end.str.len().eq(10).to_numpy(dtype=bool)
    # What is said to the month or the year ends with the month; a year ends with its twelfth.
    said = pd.to_datetime((end + "-12-01").str[:10], errors="coerce")
    last = said.where(exact, said + pd.offsets.MonthEnd(0))
    return pd.DataFrame({"first": first, "last": last})
