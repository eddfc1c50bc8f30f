"""A table of problems whose texts wrap at any window width."""

from collections.abc import Hashable

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import show_table
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped

FEW = 60
"""Problems that are shown whole; more of them form a table that scrolls."""

_TEXTS = 2
"""The last columns of the table are sentences: what is wrong, and what to do."""


def problem_table(screen: Screen, frame: pd.DataFrame) -> None:
    """Draw a table whose first columns say where and which value, and the last what and remedy."""
    if len(frame) > FEW:
        show_table(frame, screen.words)
    elif screen.narrow:
        st.markdown("\n".join(_point(row) for row in frame.to_dict("records")))
    else:
        st.table(frame.map(escaped).rename(columns=escaped), hide_index=True)


def _point(row: dict[Hashable, str]) -> str:
    """Return a row as a point of a list in Markdown: where in bold, then the sentences."""
    cells = [(f"{name} {cell}" if cell.isdigit() else cell) for name, cell in row.items() if cell]
    where = " · ".join(escaped(cell) for cell in cells[:-_TEXTS])
    said = " ".join(escaped(f"{cell.rstrip('.')}.") for cell in cells[-_TEXTS:])
    return f"- **{where}**  \n  {said}" if where else f"- {said}"
