"""Native charts: bars and columns that PowerPoint edits, with what python-pptx leaves out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.deck.drawing import Box
from dashboard.exports.deck.fit import clean
from dashboard.exports.deck.page import Page

NUMBERS = "#,##0"
"""PowerPoint writes the separator of the reader's own language for the comma."""

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_THEME = {
    "tx1": MSO_THEME_COLOR.TEXT_1,
    "tx2": MSO_THEME_COLOR.TEXT_2,
    "accent1": MSO_THEME_COLOR.ACCENT_1,
}


class _Texts(CategoryWorkbookWriter):  # type: ignore[misc]
    """Writes the workbook behind a chart, in which no label is computed or made a link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Iterator[tuple[Workbook, Worksheet]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(xlsx_file, options) as book:
            yield book, book.add_worksheet()


class _ChartData(CategoryChartData):  # type: ignore[misc]
    @property
    def _workbook_writer(self) -> _Texts:
        return _Texts(self)


def add_bars(
    page: Page,
    box: Box,
    labels: Sequence[str],
    series: Sequence[tuple[str, Sequence[int]]],
    *,
    label_room: float,
    alt: str,
    size: float,
) -> None:
    """Add a horizontal bar for each label, the first on top.

    The first of `series` (name and values) is the whole bar with its number at the end; a second
    one is the part of it that is full, with its number inside where there is room, and the rest
    is lighter. `label_room` is what the labels take of the width, in points.
    """
    data = _ChartData(number_format=NUMBERS)
    data.categories = [clean(label) for label in labels]
    for name, numbers in series:
        data.add_series(clean(name), numbers)
    values = series[0][1]
    chart = _chart(page, XL_CHART_TYPE.BAR_CLUSTERED, box, data, alt, clean(series[0][0]))
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 45, False
    scale = max([LEAST_SCALE, *values]) * 1.15
    _labels(plot.series[0], size, XL_LABEL_POSITION.OUTSIDE_END)
    _paint(plot.series[0].format.fill, page.accent)
    if len(series) > 1:
        plot.overlap = 100
        _lighten(plot.series[0], page.accent)
        _paint(plot.series[1].format.fill, page.accent)
        _labels(plot.series[1], size, XL_LABEL_POSITION.INSIDE_END, light=True)
        each = (box.width - label_room) / scale
        _without_label(plot.series[1], [
            place for place, value in enumerate(series[1][1])
            if value * each < page.face.width(str(value), size, bold=True) + INSIDE
        ])  # fmt: skip
        _legend(chart, size)
    axis = chart.category_axis
    axis.reverse_order = True
    _quiet_axis(axis, size)
    value_axis = chart.value_axis
    value_axis.visible, value_axis.has_major_gridlines = False, False
    value_axis.minimum_scale = 0
    # Room for the number at the end of the longest bar; a few ones are not drawn as if many.
    value_axis.maximum_scale = scale
    above = LEGEND / box.height if len(series) > 1 else 0.0
    _inner_plot(chart, label_room / box.width, above, 1 - label_room / box.width, 1.0 - above)


def add_columns(
    page: Page,
    box: Box,
    labels: Sequence[str],
    series: Sequence[tuple[str, Sequence[int | None]]],
    *,
    alt: str,
    size: float,
) -> None:
    """Add columns of two series, the first an outline behind the second."""
    data = _ChartData(number_format=NUMBERS)
    data.categories = ["\n".join(clean(part) for part in label.split("\n")) for label in labels]
    for name, values in series:
        data.add_series(clean(name), values)
    chart = _chart(page, XL_CHART_TYPE.COLUMN_CLUSTERED, box, data, alt, series[1][0])
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = 40, 100, False
    outline, filled = plot.series
    outline.format.fill.background()
    outline.format.line.width = Pt(1.25)
    outline.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    _paint(filled.format.fill, page.accent)
    _labels(filled, size, XL_LABEL_POSITION.INSIDE_END, light=True)
    _legend(chart, size)
    _quiet_axis(chart.category_axis, size)
    axis = chart.value_axis
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size = Pt(size)
    axis.tick_labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
    axis.minimum_scale = 0
    highest = max([1, *(value or 0 for _, values in series for value in values)])
    if highest < 8:
        axis.major_unit = 1


def _chart(page: Page, kind: Any, box: Box, data: Any, alt: str, name: str) -> Any:
    sides = [Pt(side) for side in (box.left, box.top, box.width, box.height)]
    frame = page.slide.shapes.add_chart(kind, *sides, data)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", clean(alt))
    properties.set("name", clean(name)[:80])
    properties.set("id", str(page.shapes.next_id()))
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(14)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    return chart


LEAST_SCALE = 4
"""The count that fills the width at least."""

LEGEND = 28.0
"""Points above bars of two parts for what these are called."""

INSIDE = 8.0
"""Points that a number inside a bar needs beside itself."""

LIGHTER = 0.7
"""How much nearer to white the lighter part of a bar is; its outline has the whole colour."""


def _lighten(series: Any, colour: str) -> None:
    series.format.fill.fore_color.brightness = LIGHTER
    line = series.format.line
    line.width = Pt(1.25)
    _paint(line.fill, colour)


def _legend(chart: Any, size: float) -> None:
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(size)


def _without_label(series: Any, places: Sequence[int]) -> None:
    """Take the number away from some bars of a series; it stays in the workbook of the chart."""
    labels = series.data_labels._element
    for at, place in enumerate(places):
        labels.insert(at, parse_xml(
            f'<c:dLbl xmlns:c="{_C}"><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        ))  # fmt: skip


def _paint(fill: Any, colour: str) -> None:
    fill.solid()
    if colour in _THEME:
        fill.fore_color.theme_color = _THEME[colour]
    else:
        fill.fore_color.rgb = RGBColor.from_string(colour[1:].upper())


def _labels(of: Any, size: float, position: Any, *, light: bool = False) -> None:
    if hasattr(of, "has_data_labels"):
        of.has_data_labels = True
    labels = of.data_labels
    labels.show_value, labels.position = True, position
    labels.number_format, labels.number_format_is_linked = NUMBERS, False
    labels.font.size, labels.font.bold = Pt(size), True
    colour = MSO_THEME_COLOR.BACKGROUND_1 if light else MSO_THEME_COLOR.TEXT_1
    labels.font.color.theme_color = colour
    # A number is not broken over lines where the chart is low, as with one bar.
    labels._element.txPr.bodyPr.set("wrap", "none")


def _quiet_axis(axis: Any, size: float) -> None:
    axis.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    axis.format.line.width = Pt(0.5)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(size)
    axis.tick_labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def _inner_plot(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Fix where the bars stand, so that labels have the room that was measured for them."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(f"{{{_C}}}layout"):
        area.remove(old)
    sides = "".join(
        f'<c:{name} val="{value:.4f}"/>'
        for name, value in (("x", left), ("y", top), ("w", width), ("h", height))
    )
    area.insert(0, parse_xml(
        f'<c:layout xmlns:c="{_C}"><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{sides}</c:manualLayout></c:layout>'
    ))  # fmt: skip
