"""Native bar charts: what PowerPoint edits, with what python-pptx leaves out."""

from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from dashboard.exports.deck.colours import Palette
from dashboard.exports.deck.marks import BAR_GAP, LEAST_INSIDE, Chart, Ink
from dashboard.exports.deck.text_fit import Face
from dashboard.language.markup import clean
from dashboard.language.translation import Words

NUMBERS = "#,##0"
"""PowerPoint writes the separator of the reader's own language for the comma."""

LOCALES = {"fr": "[$-40C]", "en": "[$-809]"}
"""Before a format: whose separators a program writes that goes by the file, not by its reader."""

BEYOND = '"+"#,##0;;'
"""The part beyond, as what comes to the first; a zero is not written."""

FIRST = "#,##0;;"


def _workbook(mark: Chart, sheet: str) -> bytes:
    """Return the workbook behind a chart: dates as dates, and no label is computed or a link."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "d mmm yyyy", "align": "left"})
        number = book.add_format({"num_format": NUMBERS})
        page.set_column(0, 0, 34)
        for row, bar in enumerate(mark.bars, start=1):
            if bar.day is None:
                page.write_string(row, 0, clean(bar.label))
            else:
                page.write_datetime(row, 0, bar.day, day)
            for column, value in enumerate((bar.value, bar.more)[: len(mark.series)], start=1):
                page.write_number(row, column, value, number)
        for column, name in enumerate(mark.series, start=1):
            page.write_string(0, column, clean(name))
    return buffer.getvalue()


def add_chart(
    slide: Any, mark: Chart, palette: Palette, face: Face, words: Words, number: int
) -> None:
    """Put a chart on `slide`; `number` is the id of its shape."""
    data = CategoryChartData(number_format=NUMBERS)
    data.categories = list(mark.labels)
    data.add_series(clean(mark.series[0]), [bar.value for bar in mark.bars])
    two = len(mark.series) > 1
    if two:
        data.add_series(clean(mark.series[1]), [bar.more for bar in mark.bars])
    kind = XL_CHART_TYPE.BAR_STACKED if two else XL_CHART_TYPE.BAR_CLUSTERED
    box = mark.box
    sides = [Pt(side) for side in (box.left, box.top, box.width, box.height)]
    frame = slide.shapes.add_chart(kind, *sides, data)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", clean(mark.alt))
    properties.set("name", clean(mark.name)[:60])
    properties.set("id", str(number))
    chart = frame.chart
    sheet = words.text("Data")
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(mark, sheet))
    for reference in chart._chartSpace.iter(qn("c:f")):
        reference.text = reference.text.replace("Sheet1!", f"'{sheet}'!")
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(mark.number_size)
    _colour(chart.font.color, Ink.TEXT, palette)
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = round(100 * BAR_GAP), False
    if two:
        plot.overlap = 100
    for place, series in enumerate(plot.series):
        _paint_series(series, mark, palette, place)
        _label_series(series, mark, palette, face, place, LOCALES[words.language])
    _axes(chart, mark, palette)
    _inner_plot(chart, mark.label_room / box.width)
    _name_axes(chart)


def _paint_series(series: Any, mark: Chart, palette: Palette, number: int) -> None:
    series.invert_if_negative = False
    _paint(series.format.fill, Ink.FAINT if number else Ink.OTHER, palette)
    strong = mark.beyond if number else Ink.ACCENT
    for at, bar in enumerate(mark.bars):
        if bar.strong:
            _paint(series.points[at].format.fill, strong, palette)


def _label_series(
    series: Any, mark: Chart, palette: Palette, face: Face, number: int, locale: str
) -> None:
    """Write the numbers: at the end of plain bars, inside the parts of others where they fit."""
    labels = series.data_labels
    two = len(mark.series) > 1
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.CENTER if two else XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format = locale + ((BEYOND if number else FIRST) if two else NUMBERS)
    labels.number_format_is_linked = False
    labels.font.size, labels.font.bold = Pt(mark.number_size), not number
    _colour(labels.font.color, Ink.TEXT, palette)
    # A number is not broken over lines where the chart is low, as with one bar.
    labels._element.txPr.bodyPr.set("wrap", "none")
    if not two:
        return
    each = (mark.box.width - mark.label_room) / mark.scale
    for at, bar in reversed(list(enumerate(mark.bars))):
        value = bar.more if number else bar.value
        said = f"+{value}" if number else str(value)
        wide = face.width(said, mark.number_size, bold=not number) + LEAST_INSIDE
        if not value or wide > value * each:
            gone = f'<c:dLbl {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
            labels._element.insert(0, parse_xml(gone))
        elif bar.strong and not number:
            labels._element.insert(0, _on_accent(at, mark, palette))


def _on_accent(at: int, mark: Chart, palette: Palette) -> Any:
    """Return the label of one bar, in a colour that can be read on the accent."""
    ink = palette.hex(Ink.ON_ACCENT)[1:].upper()
    return parse_xml(
        f'<c:dLbl {nsdecls("c", "a")}><c:idx val="{at}"/>'
        f'<c:numFmt formatCode="{FIRST}" sourceLinked="0"/><c:spPr><a:noFill/>'
        '<a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{round(mark.number_size * 100)}" b="1"><a:solidFill>'
        f'<a:srgbClr val="{ink}"/></a:solidFill>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
        '<c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbl>'
    )


def _axes(chart: Any, mark: Chart, palette: Palette) -> None:
    axis = chart.category_axis
    axis.reverse_order = True
    axis.format.line.fill.background()
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(mark.size)
    _colour(axis.tick_labels.font.color, Ink.TEXT, palette)
    value_axis = chart.value_axis
    value_axis.visible, value_axis.has_major_gridlines = False, False
    value_axis.minimum_scale, value_axis.maximum_scale = 0, mark.scale


def _paint(fill: Any, colour: str, palette: Palette) -> None:
    fill.solid()
    _colour(fill.fore_color, colour, palette)


def _colour(of: Any, colour: str, palette: Palette) -> None:
    slot = palette.slots.get(colour)
    if slot:
        of.theme_color = MSO_THEME_COLOR.from_xml(slot)
    else:
        of.rgb = RGBColor.from_string(palette.hex(colour)[1:].upper())


def _inner_plot(chart: Any, left: float) -> None:
    """Fix where the bars stand, so that labels have the room that was measured for them."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    sides = "".join(
        f'<c:{name} val="{value:.4f}"/>'
        for name, value in (("x", left), ("y", 0.0), ("w", 1 - left), ("h", 1.0))
    )
    layout = (
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{sides}</c:manualLayout></c:layout>'
    )
    area.insert(0, parse_xml(layout))


def _name_axes(chart: Any) -> None:
    """Take the sign off the ids of the axes, which python-pptx writes below zero."""
    for one in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        one.set("val", one.get("val").lstrip("-"))
    for one in chart._chartSpace.iter(qn("c:auto")):
        one.set("val", "0")  # labels are words, whatever dates stand in the workbook
