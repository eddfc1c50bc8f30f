"""Completeness of the data set, column by column."""

import pandas as pd

from dashboard.language.names import names_of
from dashboard.language.translation import Words
from loaders.package.portfolio import Portfolio

_TYPES = names_of("type")
"""The types of a column, as a reader calls them."""


def missing_by_column(portfolio: Portfolio, words: Words) -> pd.DataFrame:
    """Count the empty cells of every column that may be empty.

    Columns `table`, `column` (titles out of the descriptor), `rows`, `filled`, `missing`.
    """
    rows = [
        (
            table.title[words.language],
            field.title[words.language],
            len(portfolio.tables[name]),
            int(portfolio.tables[name][field.name].notna().sum()),
            int(portfolio.tables[name][field.name].isna().sum()),
        )
        for name, table in portfolio.schema.tables.items()
        for field in table.fields
        if not table.internal and not field.required and field.name not in table.primary_key
    ]
    return pd.DataFrame(rows, columns=["table", "column", "rows", "filled", "missing"])


def dictionary(portfolio: Portfolio, table: str, words: Words) -> pd.DataFrame:
    """Describe the columns of a table out of the descriptor.

    Columns `name`, `title`, `description`, `type` (in words), `required`, `values` (allowed ones,
    as labels).
    """
    return pd.DataFrame(
        [
            (
                field.name,
                field.title[words.language],
                field.description[words.language],
                words.text(_TYPES[field.type]),
                field.required,
                ", ".join(
                    f"{key} ({label})" for key, label in field.labels(words.language).items()
                ),
            )
            for field in portfolio.schema.tables[table].fields
        ],
        columns=["name", "title", "description", "type", "required", "values"],
    )


def source_addresses(portfolio: Portfolio) -> pd.DataFrame:
    """List every address that a fact is drawn from.

    Columns `address`, `tables` (names of the tables that cite it), `facts` (how many rows do).
    """
    cited = [
        pd.DataFrame({"address": frame[column].dropna(), "table": name})
        for name, frame in portfolio.tables.items()
        for column in frame.columns
        if column.endswith("source_url")
    ]
    every = pd.concat(cited, ignore_index=True)
    grouped = every.groupby("address")["table"]
    return pd.DataFrame(
        {
            "tables": grouped.agg(lambda names: ", ".join(dict.fromkeys(names))),
            "facts": grouped.size(),
        }
    ).reset_index()
