"""The problems of a returned workbook as a table."""

from collections.abc import Sequence

import pandas as pd

from dashboard.language.translation import Words
from dashboard.texts.changes import column_title, problem_frame, row_name_in
from dashboard.texts.data_problems import tell
from loaders.package.load import Tables
from loaders.package.problems import Problem
from loaders.package.schema import PackageSchema
from loaders.spreadsheet.problems import AnyProblem
from loaders.spreadsheet.workbook import Workbook
from loaders.spreadsheet.workbook_change import KEPT_ROW


def workbook_problems_frame(
    problems: Sequence[AnyProblem],
    workbook: Workbook,
    checked: Tables,
    schema: PackageSchema,
    words: Words,
) -> pd.DataFrame:
    """Return the problems with sheet, line, column and value, as the workbook shows them.

    `checked` are the tables that broke a rule, with `ROW`. A row that is not in the workbook is
    called by its name and key.
    """
    sheets = {schema.tables[name].path: sheet for name, sheet in workbook.sheets.items()}
    by_path = {table.path: table for table in schema.tables.values()}
    rows = []
    for problem in problems:
        told = tell(problem, words)
        sheet = problem.file or words.text("(the whole file)")
        line = "" if problem.row is None else str(problem.row)
        column = problem.column or ""
        table = by_path.get(problem.file)
        if isinstance(problem, Problem) and table is not None:
            column = next(
                (column_title(f, table, words) for f in table.fields if f.name == column), column
            )
            sheet = sheets.get(table.path, "")
            if not sheet or problem.row == KEPT_ROW:
                title = table.title[words.language]
                sheet = words.text("{table} (in the data set)", table=title)
                line = row_name_in(problem, checked[table.name], table, words)
        rows.append((sheet, line, column, told.value, told.what, told.remedy))
    return problem_frame(words.text("Sheet of the workbook"), rows, words)
