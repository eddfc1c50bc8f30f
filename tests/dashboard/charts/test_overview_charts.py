"""The charts of the overview: the numbers of the frame, labels as text, a mark that says its id."""

import pandas as pd
import pytest

from dashboard.charts.bars import bars
from dashboard.charts.committees import committee_columns
from dashboard.charts.figure import DIMMED, figure, label
from dashboard.charts.heatmap import heatmap
from dashboard.charts.share_bars import share_bars
from dashboard.charts.timeline import timeline
from dashboard.language.translation import Words
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.selection.choices import read_address
from dashboard.selection.selection import Selection
from dashboard.style.scheme import DARK, LIGHT, MARK_CONTRAST, TEXT_CONTRAST, contrast, mixed
from dashboard.style.text_width import FONT_SIZE, LINE_HEIGHT, room_beside
from dashboard.texts.figures.by_facet import figure_by
from dashboard.texts.themes import theme_parts
from tests.dashboard.charts.checked import checked
from tests.dashboard.charts.shares import bars_of, groups_of, shares

EN, FR = Words("en"), Words("fr")
MARKUP = "<b>Un</b> & <a href='x'>deux</a>"


def _bars(frame, **options):
    return checked(bars(frame, LIGHT, hover="projets", **options))


def _frame(*rows):
    return pd.DataFrame(rows, columns=["id", "label", "projects"])


def _axes(figure):
    return figure.to_plotly_json()["layout"]


def test_bars_show_the_numbers_of_the_frame_from_top_to_bottom(shipped):
    frame = ranked(projects_by(Selection(shipped), "region", FR)).frame
    trace = _bars(frame).data[0]
    assert list(trace.x)[::-1] == frame["projects"].tolist()
    assert [int(text) for text in trace.text] == list(trace.x)
    assert list(trace.customdata)[::-1] == frame["id"].tolist()
    assert list(trace.y) == list(range(len(frame)))


def _themes(selection, scheme=LIGHT, **options):
    frame = figure_by(selection, "theme", EN).frame
    return frame, share_bars(frame, "theme", scheme, parts=theme_parts(EN), **options)


def test_a_theme_is_drawn_full_as_far_as_it_is_the_main_one_and_lighter_from_there(shipped):
    frame, drawing = _themes(Selection(shipped))
    drawn = shares(drawing)
    assert list(drawn) == frame["id"].tolist()
    for row in frame.itertuples():
        assert drawn[row.id].total == row.projects
        most = frame["projects"].max()
        full, lighter = 100 * row.projects_main / most, 100 * row.projects / most
        assert drawn[row.id].end == pytest.approx(lighter, abs=0.02)
        assert drawn[row.id].full == pytest.approx(full, abs=0.02)
        number = f"{row.projects} project" + "s" * (row.projects > 1)
        assert drawn[row.id].said == f"{row.label}: {number}, {row.projects_main} as main theme"
    for part in theme_parts(EN):
        assert part in drawing


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_both_parts_of_a_bar_are_told_apart_and_from_the_ground(shipped, scheme):
    _, drawing = _themes(Selection(shipped), scheme)
    looks = {(bar.get("fill"), bar.get("stroke", "")) for bar in bars_of(drawing)}
    assert looks == {(scheme.accent, ""), (scheme.bar_other, scheme.bar_other_edge)}
    assert contrast(scheme.accent, scheme.panel) >= MARK_CONTRAST
    assert contrast(scheme.accent, scheme.bar_other) >= MARK_CONTRAST


def test_both_parts_of_a_theme_that_is_not_chosen_are_dimmed(shipped):
    _, drawing = _themes(Selection(shipped), chosen=["culture"])
    for theme, group in groups_of(drawing):
        faint = {bar.get("opacity") for bar in bars_of(group)}
        assert faint == ({None} if theme == "culture" else {"0.35"})
        assert group.get("data-chosen") == str(theme == "culture").lower()


def test_no_theme_draws_no_bar(shipped):
    frame, _ = _themes(Selection(shipped))
    drawing = share_bars(frame.iloc[:0], "theme", LIGHT, parts=theme_parts(EN))
    assert shares(drawing) == {}


def test_a_short_name_stands_beside_a_bar_where_there_is_one():
    frame = _frame(("a", "Bailleur de Paris", 2))
    for one, name in ((frame, "Bailleur de Paris"), (frame.assign(short="Paris"), "Paris")):
        assert list(_axes(_bars(one))["yaxis"]["ticktext"]) == [name]


def test_two_values_of_one_name_have_two_bars():
    trace = _bars(_frame(("a", "Saint-Denis", 2), ("b", "Saint-Denis", 1))).data[0]
    assert list(trace.x) == [1, 2]
    assert len(set(trace.y)) == 2


def test_what_is_not_chosen_is_dimmed_and_stays():
    frame = _frame(("a", "A", 2), ("b", "B", 1))
    colours = list(_bars(frame, highlighted=["a"]).data[0].marker.color)
    assert colours[1] == LIGHT.accent
    assert colours[0].endswith(f",{DIMMED})")
    assert set(_bars(frame).data[0].marker.color) == {LIGHT.accent}


def test_labels_are_text_whatever_they_hold():
    figure = _bars(_frame(("a", MARKUP, 1)))
    for text in (*_axes(figure)["yaxis"]["ticktext"], *figure.data[0].hovertext):
        assert "<a" not in text
        assert "&lt;b&gt;Un" in text


def test_a_label_is_broken_and_a_word_too_long_is_cut():
    assert label("Provence-Alpes-Côte d'Azur et plus", 14).count("<br>") == 2
    assert max(map(len, label("x" * 100, 20).split("<br>"))) == 20
    assert label("") == ""
    assert label("a & b") == "a &amp; b"


def test_columns_show_what_is_selected_before_what_was_announced(shipped):
    frame = projects_by_committee(Selection(shipped), FR).frame
    figure = checked(committee_columns(frame, LIGHT, selected="choisis", announced="annoncés"))
    outline, filled = figure.data
    assert list(filled.y) == frame["projects"].tolist()
    assert [int(text) for text in filled.text] == list(filled.y)
    assert list(filled.customdata) == list(outline.customdata) == frame["id"].tolist()
    announced = frame["announced"].astype("Float64")
    shown = [None if pd.isna(value) else value for value in outline.y]
    assert shown == [None if pd.isna(value) else value for value in announced]
    assert (outline.name, filled.name) == ("annoncés", "choisis")


def test_columns_of_committees_that_are_not_chosen_are_dimmed(shipped):
    frame = projects_by_committee(Selection(shipped), FR).frame
    figure = checked(
        committee_columns(
            frame, DARK, selected="x", announced="y", highlighted=["2021-02-04"], narrow=True
        )
    )
    colours = dict(zip(frame["id"], figure.data[1].marker.color, strict=True))
    assert colours.pop("2021-02-04") == DARK.accent
    assert all(colour.startswith("rgba(") for colour in colours.values())


@pytest.mark.parametrize(("projects", "step"), [([1, 3], 1), ([1, 30], None)])
def test_few_projects_have_whole_numbers_on_the_axis(projects, step):
    frame = _frame(*((str(n), "x", count) for n, count in enumerate(projects)))
    frame = frame.assign(short="x", announced=pd.array([None] * 2, dtype="Int64"))
    figure = checked(committee_columns(frame, LIGHT, selected="a", announced="b"))
    assert _axes(figure)["yaxis"].get("dtick") == step


def _crossed(index, **options):
    selection = Selection(index)
    frame = projects_by_two(selection, "region", "theme", FR).frame
    rows = [
        tuple(row) for row in projects_by(selection, "region", FR).frame[["id", "label"]].values
    ]
    columns = [
        tuple(row) for row in projects_by(selection, "theme", FR).frame[["id", "label"]].values
    ]
    figure = checked(heatmap(frame, LIGHT, rows=rows, columns=columns, hover="projets", **options))
    return frame, rows, columns, figure


def test_cells_show_the_pairs_of_the_frame_and_nothing_where_there_is_none(shipped):
    frame, rows, columns, figure = _crossed(shipped)
    trace, handles = figure.data
    shown = {
        (rows[len(rows) - 1 - y][0], columns[x][0]): count
        for y, line in enumerate(trace.z)
        for x, count in enumerate(line)
        if count is not None and not pd.isna(count)
    }
    pairs = zip(frame["first"], frame["second"], frame["projects"], strict=True)
    assert shown == {(one, other): count for one, other, count in pairs}
    pointed = {
        tuple(mark): (trace.z[y][x], int(count))
        for mark, x, y, count in zip(
            handles.customdata, handles.x, handles.y, handles.text, strict=True
        )
    }
    assert pointed == {pair: (count, count) for pair, count in shown.items() if count}
    assert len(trace.z) == len(rows)
    assert {len(line) for line in trace.z} == {len(columns)}


def test_pairs_that_are_not_chosen_lie_under_a_veil(shipped):
    _, rows, columns, figure = _crossed(shipped, highlighted=[("11", "culture")])
    free = [
        (rows[len(rows) - 1 - y][0], columns[x][0])
        for y, line in enumerate(figure.data[1].z)
        for x, covered in enumerate(line)
        if covered is None or pd.isna(covered)
    ]
    assert free == [("11", "culture")]
    assert len(_crossed(shipped)[3].data) == 2  # the cells, and what is pointed at


def _empty():
    return _frame().assign(short="", announced=pd.array([], dtype="Int64"))


@pytest.mark.parametrize(
    "figure",
    [
        lambda: bars(_empty(), LIGHT, hover="projets"),
        lambda: committee_columns(_empty(), LIGHT, selected="a", announced="b"),
        lambda: heatmap(
            pd.DataFrame(columns=["first", "second", "projects"]),
            LIGHT, rows=[], columns=[], hover="x",
        ),
    ],
)  # fmt: skip
def test_nothing_to_show_is_an_empty_figure(figure):
    assert all(not len(trace.x) for trace in checked(figure()).data)


def test_one_row_is_a_figure_too(shipped):
    selection = Selection(shipped, read_address("region=04", shipped)[0])
    assert list(_bars(projects_by(selection, "region", FR).frame).data[0].x) == [1]
    frame = projects_by_committee(selection, FR).frame
    columns = checked(committee_columns(frame, LIGHT, selected="a", announced="b"))
    assert list(columns.data[1].y) == [1]


def test_a_figure_takes_the_colours_of_its_scheme():
    figures = [bars(_empty(), scheme, hover="x") for scheme in (LIGHT, DARK)]
    colours = {checked(figure).layout.font.color for figure in figures}
    assert colours == {LIGHT.ink, DARK.ink}


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("highlighted", [(), [("a", "x")]])
def test_numbers_in_cells_and_columns_read_well_on_their_ground(scheme, highlighted):
    pairs = [("a", "x", 1), ("a", "y", 2), ("b", "x", 3), ("b", "y", 5)]
    frame = pd.DataFrame(pairs, columns=["first", "second", "projects"])
    rows, columns = [("a", "A"), ("b", "B")], [("x", "X"), ("y", "Y")]
    cells = heatmap(frame, scheme, rows=rows, columns=columns, hover="n", highlighted=highlighted)
    drawn = checked(cells).data[-1]
    for (row, column), count, ink in zip(
        drawn.customdata, map(int, drawn.text), drawn.textfont.color, strict=True
    ):
        ground = mixed(scheme.bar_other, scheme.accent, (count - 1) / 4)
        if highlighted and (row, column) not in highlighted:
            ground = mixed(scheme.panel, ground, DIMMED)
        assert contrast(ink, ground) >= TEXT_CONTRAST
    counts = _frame(("a", "A", 1), ("b", "B", 2)).assign(
        short="x", announced=pd.array([None] * 2, dtype="Int64")
    )
    dimmed = ["a"] if highlighted else []
    inks = checked(
        committee_columns(counts, scheme, selected="n", announced="m", highlighted=dimmed)
    )
    for key, ink in zip(counts["id"], inks.data[1].insidetextfont.color, strict=True):
        faint = dimmed and key not in dimmed
        ground = mixed(scheme.panel, scheme.accent, DIMMED) if faint else scheme.accent
        assert contrast(ink, ground) >= TEXT_CONTRAST


@pytest.mark.parametrize("narrow", [False, True])
def test_few_columns_do_not_stretch(narrow):
    one = _frame(("a", "A", 1)).assign(short="x", announced=pd.array([None], dtype="Int64"))
    across = checked(committee_columns(one, LIGHT, selected="n", announced="m", narrow=narrow))
    assert _axes(across)["xaxis"]["range"][1] >= 7
    crossed = pd.DataFrame([("a", "x", 1)], columns=["first", "second", "projects"])
    cells = heatmap(
        crossed, LIGHT, rows=[("a", "A")], columns=[("x", "X")], hover="n", narrow=narrow
    )
    assert _axes(checked(cells))["xaxis"]["range"][1] >= 7


@pytest.mark.parametrize(("narrow", "across"), [(False, 600), (True, 330)])
def test_squares_in_time_stand_clear_of_one_another(narrow, across):
    days = pd.to_datetime(["2016-11-25", "2020-11-26", "2021-02-04", "2021-07-01", "2024-03-12"])
    frame = pd.DataFrame({"title": "t", "committee": "c", "theme": None, "first": days})
    figure = checked(timeline(frame.assign(last=days), LIGHT, {}, narrow=narrow))
    squares = next(trace for trace in figure.data if trace.mode == "markers+text")
    start, end = (pd.Timestamp(day) for day in _axes(figure)["xaxis"]["range"])
    at = [
        ((pd.Timestamp(day) - start) / (end - start) * across, level)
        for day, level in zip(squares.x, squares.y, strict=True)
    ]
    for number, (x, level) in enumerate(at):
        for other, other_level in at[:number]:
            assert level != other_level or abs(x - other) > squares.marker.size


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_told_of_a_mark_can_be_read(scheme) -> None:
    told = figure([], scheme, height=100)["layout"]["hoverlabel"]
    assert contrast(told["font"]["color"], told["bgcolor"]) >= TEXT_CONTRAST


@pytest.mark.parametrize(("narrow", "width"), [(False, 800), (True, 290)])
@pytest.mark.parametrize("committees", [3, 12, 23, 90])
def test_dates_below_columns_leave_one_another_room(committees, narrow, width):
    frame = _frame(*((str(n), "25 novembre 2016", 1) for n in range(committees)))
    frame = frame.assign(short="25 nov. 2016", announced=pd.array([2] * committees, dtype="Int64"))
    drawn = checked(committee_columns(frame, LIGHT, selected="a", announced="b", narrow=narrow))
    axis = _axes(drawn)["xaxis"]
    column = width / (axis["range"][1] - axis["range"][0])
    apart = column * (axis["tickvals"][1] - axis["tickvals"][0])
    assert len(axis["ticktext"]) == len(axis["tickvals"])
    assert apart >= (
        FONT_SIZE * LINE_HEIGHT if axis["tickangle"] else room_beside(axis["ticktext"])
    )
    assert axis["tickvals"][0] == 0
    assert len(axis["tickvals"]) >= min(committees, 12)
