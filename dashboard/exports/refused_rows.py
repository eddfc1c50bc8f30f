"""The rows that an import refused, as a file to correct and upload again."""

from collections.abc import Sequence

import pandas as pd

from dashboard.exports.table_files import table_csv
from dashboard.language.translation import Words
from dashboard.texts.data_problems import tell
from loaders.project_list.table import RefusedRow
from loaders.text.plain_text import clean


def refused_csv(headings: Sequence[str], refused: Sequence[RefusedRow], words: Words) -> bytes:
    """Return the refused rows as they stood, with their line and the reasons behind them.

    Opens in the reader's Excel: byte-order mark, `;` in French and `,` in English. The two last
    columns are not understood on the way back, so that they need not be deleted. Cells that stood
    beyond the last heading get a number for theirs.
    """
    widest = max((len(one.row.cells) for one in refused), default=0)
    named = [*headings, *(f"({i + 1})" for i in range(len(headings), widest))]
    rows = []
    for one in refused:
        told = [tell(problem, words) for problem in one.problems]
        reasons = " ".join(f"{said.where}: {said.what}. {said.remedy}" for said in told)
        cells = (*one.row.cells, *[""] * (len(named) - len(one.row.cells)))
        rows.append([*cells, one.row.number, clean(reasons)])
    columns = [*named, words.text("Line"), words.text("Reason")]
    return table_csv(pd.DataFrame(rows, columns=columns, dtype="object"), words)
