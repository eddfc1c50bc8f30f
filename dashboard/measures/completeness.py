"""Published totals for the fund as a whole."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from dashboard.language.names import names_of
from dashboard.language.translation import N_, Words
from dashboard.selection.index import Index, once_for_data
from loaders.package.portfolio import Portfolio

SINCE_THE_BEGINNING = 3
"""Published totals that a sentence names, the latest; the table has them all."""

Row = Mapping[Hashable, Any]

_PRECISIONS = names_of("precision")


def fund_figures(portfolio: Portfolio, words: Words) -> pd.DataFrame:
    """Return what was published about the fund as a whole, in words, row by row.

    Columns `period`, `measure`, `value`, `region` (empty: the whole of France), `note`,
    `contradicts` (what does not agree with it, empty where nothing is said to), `as_written`,
    `source_url`. The rows do not add up: they overlap, and some contradict each other.
    """
    fund = portfolio.tables["fund_figures"].astype("object")
    measures = portfolio.schema.tables["fund_figures"].field("measure").labels(words.language)
    regions = portfolio.regions.set_index("code")["name"]
    frame = pd.DataFrame(
        {
            "period": fund["period"].str.replace("/", "\N{EN DASH}"),
            "measure": [measures[code] for code in fund["measure"]],
            "value": [_value(row, words) for row in fund.to_dict("records")],
            "region": fund["region"].map(regions).fillna(""),
            "note": fund[f"note_{words.language}"].fillna(""),
            "as_written": fund["as_written"].fillna(""),
            "source_url": fund["source_url"],
        },
        dtype="object",  # also where there is none
    )
    said = frame["value"] + " " + frame["measure"] + " (" + frame["period"] + ")"
    named = dict(zip(fund["id"], said, strict=True))
    frame["contradicts"] = fund["contradicts"].map(named).fillna("")
    return frame


@once_for_data
def published_of_all(index: Index, words: Words) -> list[tuple[str, str]]:
    """Return what was published of the number of all projects: a phrase and its address each.

    The latest totals since the beginning, and the pace per year; nothing is added up.
    """
    fund = index.portfolio.tables["fund_figures"].astype("object")
    fund = fund[fund["region"].isna()]
    bounds = fund["period"].str.split("/")
    totals = fund[(fund["measure"] == "projects") & (bounds.str[0] == bounds.str[0].min())]
    # Of two totals of one period the later one, which stands below, is the one to name.
    totals = totals.drop_duplicates("period", keep="last").tail(SINCE_THE_BEGINNING)
    paces = fund[fund["measure"] == "projects-per-year"]
    said = ((N_("{value} by {year}"), totals), (N_("{value} a year in {year}"), paces))
    return [
        (words.text(message, value=_value(row, words), year=year), row["source_url"])
        for message, rows in said
        for row in rows.to_dict("records")
        for year in [str(row["period"]).split("/")[-1][:4]]
    ]


def _value(row: Row, words: Words) -> str:
    value = words.number(float(str(row["value"])))
    if isinstance(row["value_to"], float):
        upper = words.number(float(str(row["value_to"])))
        return words.text("{low} to {high}", low=value, high=upper)
    precision = _PRECISIONS.get(str(row["precision"]))
    return words.text(precision, value=value) if precision else value
