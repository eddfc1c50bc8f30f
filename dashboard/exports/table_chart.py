"""The chart beside a table in a workbook: bars of Excel's own, which follow the cells."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.chart import Chart

from dashboard.exports.workbook_cells import as_shown
from dashboard.language.translation import Words
from dashboard.style.scheme import LIGHT

MOST_BARS, MOST_BESIDE = 60, 3
"""Rows of a table that its chart draws, and columns that it draws beside one another."""

ROW_HEIGHT, AROUND, WIDTH = 24, 130, 640
"""Pixels of the chart: for each of its rows, for title and legend, and across."""


def table_chart(
    book: xlsxwriter.Workbook,
    sheet: str,
    frame: pd.DataFrame,
    bars: Sequence[str],
    title: str,
    words: Words,
) -> Chart:
    """Return bars for the columns `bars` of `frame`, which stands on `sheet` from its first cell.

    Of more than `MOST_BESIDE` columns each row is one bar in parts. What is not known has no bar.
    """
    rows = min(len(frame), MOST_BARS)
    parts = len(bars) > MOST_BESIDE
    kind = {"type": "bar", "subtype": "stacked"} if parts else {"type": "bar"}
    chart = book.add_chart(kind)
    colours = iter((LIGHT.accent, LIGHT.bar_other, LIGHT.grey))
    for name in bars:
        column = list(frame.columns).index(name)
        series: dict[str, Any] = {
            "name": [sheet, 0, column],
            "categories": [sheet, 1, 0, rows, 0],
            "values": [sheet, 1, column, rows, column],
            "gap": 40,
        }
        if not parts:
            series |= {"data_labels": {"value": True}, "fill": {"color": next(colours)}}
        chart.add_series(series)
    if rows < len(frame):
        count = words.number(rows)
        title = words.text("{title}: the first {count}", title=title, count=count)
    chart.set_title({"name": as_shown(title), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})  # from above, as the table
    chart.set_x_axis({"visible": parts, "min": 0, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True} if len(bars) == 1 else {"position": "bottom"})
    each = ROW_HEIGHT if parts else ROW_HEIGHT * max(1.0, 0.75 * len(bars))
    chart.set_size({"width": WIDTH, "height": round(AROUND + each * rows)})
    return chart
