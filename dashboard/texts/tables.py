"""Tables for readers: translated headings over the same numbers as the charts."""

from collections.abc import Sequence

import pandas as pd

from dashboard.language.names import labels_of
from dashboard.language.translation import Words


def headed(frame: pd.DataFrame, of: str, words: Words) -> pd.DataFrame:
    """Return the columns of a frame that have a heading `of` a table (`names.csv`), under these."""
    headings = labels_of(of, words)
    return frame[list(headings)].rename(columns=headings)


def crossed_table(
    frame: pd.DataFrame,
    heading: str,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    codes: str,
) -> pd.DataFrame:
    """Return one row per `rows` (ids in `second`) and one column per `columns` (ids in `first`).

    The ids of the rows stand in the last column, under the heading `codes`. A pair that is not
    there counts 0, as no project has it.
    """
    pairs = zip(frame["second"], frame["first"], strict=True)
    counts = dict(zip(pairs, frame["projects"].tolist(), strict=True))
    body = {name: [counts.get((row, column), 0) for row, _ in rows] for column, name in columns}
    names, ids = [name for _, name in rows], [row for row, _ in rows]
    return pd.DataFrame({heading: names, **body, codes: ids})


def projects_table(projects: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return rows of `project_list` as a reader sees them."""
    return headed(projects, "projects-table", words)
