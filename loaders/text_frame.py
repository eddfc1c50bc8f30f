"""Tables as text: how a typed value is written in a data package, and a table as a CSV file."""

import re

import pandas as pd

from loaders.schema import Table

_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` as a cell keeps it: trimmed, lines ended by LF, no control characters."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text)).strip()


def number_text(number: float) -> str:
    """Write a number with a decimal point and no more digits than it has: `36`, `2.3429`."""
    if float(number).is_integer() and abs(number) < 1e15:  # beyond, a float skips whole numbers
        return str(int(number))
    return repr(float(number))


def text_frame(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a typed frame of a `Portfolio` as text, an empty string where a value is missing."""
    return pd.DataFrame(
        {field.name: _texts(frame[field.name], field.type) for field in table.fields},
        dtype="str",
    ).reset_index(drop=True)


def csv_bytes(frame: pd.DataFrame, table: Table) -> bytes:
    """Return the declared columns of a frame of text as the file of `table`: UTF-8, comma, LF."""
    columns = [field.name for field in table.fields]
    cells = frame[columns].map(clean)
    return cells.to_csv(index=False, lineterminator="\n").encode()


def _texts(column: pd.Series, kind: str) -> list[str]:
    if kind == "date":
        return ["" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in column]
    if kind == "boolean":
        return ["" if pd.isna(value) else str(bool(value)).lower() for value in column]
    if kind in ("integer", "number"):
        return ["" if pd.isna(value) else number_text(value) for value in column]
    return ["" if pd.isna(value) else str(value) for value in column]
