"""From a folder with a data package to a `Portfolio`."""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from loaders.csv_table import ROW, empty_frame, read_text_table
from loaders.portfolio import Portfolio
from loaders.problems import Loss, Problem, Rule
from loaders.references import check_references
from loaders.schema import DESCRIPTOR, DescriptorError, Field, PackageSchema, Table, read_schema
from loaders.validation import check_table

SHIPPED = next(
    path
    for path in (
        Path(__file__).parent.parent / "data",
        Path(__file__).parent.parent / "dashboard" / "_data",
    )
    if path.is_dir()
)
"""The curated package: `data/` in a checkout, inside the `dashboard` package when installed."""


def load_portfolio(directory: Path = SHIPPED) -> Portfolio:
    """Read and validate the data package in `directory`.

    Returns all that is sound; `Portfolio.problems` says what is not, and what was left out for
    it. The tables are those of the shipped descriptor, which says what the dashboard can show:
    a table that the package lacks is empty and reported. Nothing is raised for what stands in
    the files.
    """
    schema, problems = _schema(directory)
    frames: dict[str, pd.DataFrame] = {}
    present: dict[str, pd.DataFrame] = {}
    for name, table in schema.tables.items():
        present[name], found = read_text_table(directory, table)
        if any(problem.loss is Loss.TABLE for problem in found):
            present[name] = empty_frame(table)
        frames[name], broken = check_table(present[name], table)
        problems += [*found, *broken]
    frames, dangling = check_references(frames, schema.tables, present)
    return Portfolio(
        directory=directory,
        schema=schema,
        tables=MappingProxyType(_typed(frames, schema)),
        problems=(*problems, *dangling),
    )


def _schema(directory: Path) -> tuple[PackageSchema, list[Problem]]:
    """Return the descriptor of `directory`, or the shipped one where that cannot be used."""
    shipped = read_schema(SHIPPED)
    try:
        schema = read_schema(directory)
    except OSError:
        return shipped, [Problem(DESCRIPTOR, Rule.DESCRIPTOR_MISSING, Loss.NOTHING)]
    except DescriptorError as error:
        details = MappingProxyType({"reason": str(error)})
        return shipped, [
            Problem(DESCRIPTOR, Rule.DESCRIPTOR_INVALID, Loss.NOTHING, details=details)
        ]
    undeclared = [
        f"{name}.{field.name}" if name in schema.tables else name
        for name, table in shipped.tables.items()
        for field in table.fields
        if name not in schema.tables or not _declares(schema.tables[name], field)
    ]
    if not undeclared:
        return schema, []
    return shipped, [
        Problem(DESCRIPTOR, Rule.TABLE_UNDECLARED, Loss.NOTHING, value=missing)
        for missing in dict.fromkeys(undeclared)
    ]


def _declares(table: Table, wanted: Field) -> bool:
    return any(field.name == wanted.name and field.type == wanted.type for field in table.fields)


def _typed(frames: dict[str, pd.DataFrame], schema: PackageSchema) -> dict[str, pd.DataFrame]:
    """Give every column its type; see `Portfolio` for what a reader may count on."""
    typed = {}
    for name, table in schema.tables.items():
        targets = {key.column: frames[key.table][key.reference] for key in table.foreign_keys}
        frame = frames[name].drop(columns=ROW).reset_index(drop=True)
        typed[name] = pd.DataFrame(
            {
                field.name: _column(frame[field.name], field, targets.get(field.name))
                for field in table.fields
            }
        )
    return typed


def _column(cells: pd.Series, field: Field, target: pd.Series | None) -> pd.Series:
    # A cell that names no category is missing, and an empty cell names none.
    if target is not None:
        return pd.Series(pd.Categorical(cells, categories=target.unique()))
    if field.categories:
        return pd.Series(pd.Categorical(cells, categories=list(field.categories), ordered=True))
    known = cells.mask(cells.eq(""))
    return _CONVERTED.get(field.type, lambda texts: texts)(known)


_CONVERTED: dict[str, Callable[[pd.Series], pd.Series]] = {
    "integer": lambda texts: pd.to_numeric(texts).astype("Int64"),
    "number": lambda texts: pd.to_numeric(texts).astype("Float64"),
    "boolean": lambda texts: (
        texts.str.lower().isin(["true", "1"]).astype("boolean").mask(texts.isna())
    ),
    "date": lambda texts: pd.to_datetime(texts, format="%Y-%m-%d"),
}
