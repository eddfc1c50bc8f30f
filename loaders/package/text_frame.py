"""Writes typed values and tables as the text of a data package's CSV files."""

import pandas as pd

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
    columns = [field.name for field in table.fields]
    cells = frame[columns].map(clean)
    return cells.to_csv(index=False, lineterminator="\n").encode()


def _texts(column: pd.Series, kind: str) -> list[str]:
    if kind == "date":
        column = column.dt.strftime("%Y-%m-%d")
    if kind == "boolean":
        return ["" if pd.isna(value) else str(bool(value)).lower() for value in column]
    if kind in ("integer", "number"):
        return ["" if pd.isna(value) else number_text(value) for value in column]
    texts = column.astype("object")
    return texts.where(texts.notna(), "").astype(str).tolist()
