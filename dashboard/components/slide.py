"""A slide of the deck on the screen: the same sections, drawn large, with live charts."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.committees import committee_columns
from dashboard.charts.web import web_drawing
from dashboard.components.badge import look_badge
from dashboard.components.figure import PLOTLY_CONFIG, show_table
from dashboard.components.screen import Screen, shared_geography
from dashboard.exports.deck.sections.model import (
    Bars,
    Block,
    Columns,
    Cover,
    Figures,
    Gaps,
    Joined,
    Pins,
    Section,
    Table,
    TableAndTexts,
    Texts,
)
from dashboard.maps.deck import MapWords, build_map
from dashboard.maps.view import Canvas, height_for, view_of
from dashboard.markdown import escaped

LARGE = 20
GROWTH = 1.3
"""Type for the end of the room, in pixels, and how much taller a chart is for it."""

MAP_WIDTH = 640
WEB_WIDTH = 1100


def draw_slide(screen: Screen, section: Section) -> None:
    """Draw one section of a deck: what it is about, what is seen, its content and its note."""
    if section.subject:
        st.markdown(escaped(section.subject))
    st.markdown(f"# {escaped(section.headline)}")
    _content(screen, section)
    if section.note:
        st.caption(escaped(section.note))


def _content(screen: Screen, section: Section) -> None:
    match section.content:
        case Cover() as cover:
            _lines([cover.subtitle, *cover.lines])
        case Figures() as figures:
            _figures(figures)
        case Bars() as content:
            _bars(screen, section, content)
        case Columns() as content:
            figure = committee_columns(
                content.frame,
                screen.scheme,
                selected=content.selected,
                announced=content.announced,
                narrow=screen.narrow,
            )
            _plot(section, figure)
        case Table() as table:
            _table(table)
        case Texts() as texts:
            _texts(texts)
        case TableAndTexts() as both:
            _table(both.table)
            _blocks(both.texts)
        case Pins() as pins:
            _pins(screen, pins)
        case Joined() as joined:
            _web(screen, section, joined)
        case Gaps() as gaps:
            _blocks(gaps.texts)


def _plot(section: Section, figure: go.Figure) -> None:
    if not isinstance(section.content, Joined):  # the web keeps its labels apart by their size
        figure.update_layout(font_size=LARGE, height=round(figure.layout.height * GROWTH))
    st.plotly_chart(
        figure, theme=None, config=PLOTLY_CONFIG, key=f"slide-{section.id}", alt=section.alt
    )


def _lines(lines: Sequence[str]) -> None:
    for line in lines:
        if line:
            st.markdown(f"#### {escaped(line)}")


def _figures(figures: Figures) -> None:
    with st.container(horizontal=True):
        for figure in figures.figures:
            st.metric(figure.label, figure.value, border=True, help=figure.detail or None)


def _bars(screen: Screen, section: Section, content: Bars) -> None:
    looks = content.looks or {}
    figure = bars(
        content.frame,
        screen.scheme,
        hover=content.series,
        colours={key: look.colour for key, look in looks.items()} or None,
        glyphs={key: look.glyph for key, look in looks.items()} or None,
    )
    _plot(section, figure)


def _table(table: Table) -> None:
    headings = [heading.text for heading in table.headings]
    # Two columns of a slide may have the same heading; a table on the screen names each once.
    unique = [f"{name}{' ' * headings[:at].count(name)}" for at, name in enumerate(headings)]
    rows = [[cell.text for cell in row] for row in table.rows]
    show_table(pd.DataFrame(rows, columns=unique))


def _texts(texts: Texts) -> None:
    if texts.lead:
        st.markdown(f"#### {escaped(texts.lead)}")
    left, right = st.columns(2, gap="large")
    with left:
        _blocks(texts.left)
    with right:
        _blocks(texts.right)


def _blocks(blocks: Sequence[Block]) -> None:
    for block in blocks:
        st.markdown(f"#### {escaped(block.heading)}")
        if block.marks:
            with st.container(horizontal=True, gap="xsmall"):
                for look in block.marks:
                    look_badge(look)
        for text in block.texts:
            st.markdown(escaped(text))


def _pins(screen: Screen, pins: Pins) -> None:
    words = screen.words
    height = height_for(MAP_WIDTH)
    geography = shared_geography()
    view = view_of(geography, MAP_WIDTH, height)
    labels = {look.glyph: label for label, look in pins.legend}
    looks = {theme: labels.get(look.glyph, "") for theme, look in pins.looks.items()}
    points = pins.points.assign(
        theme_label=pins.points["theme"].map(looks).fillna(words.text("theme not stated")),
        committee_label="",
        landlords="",
        place_label=pins.points["name"],
        precision_label="",
    )
    counts = MapWords(
        project_count=lambda count: words.plural("{count} project", "{count} projects", count),
        landlord_count=lambda count: words.plural("{count} landlord", "{count} landlords", count),
    )
    canvas = Canvas(geography, view, screen.scheme, screen.looks)
    st.pydeck_chart(build_map(canvas, points, counts).deck, height=height, key="slide-map")
    with st.container(horizontal=True, gap="small"):
        for label, look in pins.legend:
            with st.container(horizontal=True, gap="xxsmall", width="content"):
                look_badge(look)
                st.markdown(escaped(label), width="content")


def _web(screen: Screen, section: Section, joined: Joined) -> None:
    figure = web_drawing(
        joined.web.nodes,
        joined.web.members,
        screen.scheme,
        width=WEB_WIDTH,
        looks=joined.looks,
        projects=screen.words.text("projects"),
    )
    _plot(section, figure)
