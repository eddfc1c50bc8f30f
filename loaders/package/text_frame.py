"""Writes typed values and tables as the text of a data package's CSV files."""

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from loaders.package.frame_rows import frame_cells
from loaders.package.schema import Table
from loaders.text.plain_text import clean, number_text


def text_frame(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a typed frame of a `Portfolio` as text, an empty string where a value is missing."""
    return pd.DataFrame(
        {field.name: _texts(frame[field.name], field.type) for field in table.fields},
        dtype="str",
    ).reset_index(drop=True)


def csv_bytes(frame: pd.DataFrame, table: Table) -> bytes:
    """Return the declared columns of a frame of text as the file of `table`: UTF-8, comma, LF."""
    names = [field.name for field in table.fields]
    file = io.StringIO()
    rows = (map(clean, row) for row in frame_cells(frame, names))
    csv.writer(file, lineterminator="\n").writerows([names, *rows])
    return file.getvalue().encode()


def _texts(column: pd.Series, kind: str) -> list[str]:
    if kind == "date":
        column = column.dt.strftime("%Y-%m-%d")
    write = _WRITTEN.get(kind, str)
    each = zip(column.tolist(), column.notna().tolist(), strict=True)
    return [write(value) if known else "" for value, known in each]


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "boolean": lambda value: str(bool(value)).lower(),
    "integer": number_text,
    "number": number_text,
}
