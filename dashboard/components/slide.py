"""A slide of the deck on the screen: the same sections, drawn large, with live charts."""

from collections.abc import Sequence
from functools import cache

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.committees import committee_columns
from dashboard.charts.layout import Figure
from dashboard.charts.region_map import region_map
from dashboard.charts.text_room import FONT_SIZE
from dashboard.charts.web import web_drawing
from dashboard.components.badge import look_badge
from dashboard.components.map_picture import draw_map
from dashboard.components.plot import Draw, plot
from dashboard.components.screen import Screen, shared_geography
from dashboard.exports.deck.sections.model import (
    Bars,
    Block,
    Cell,
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
from dashboard.exports.deck.sections.ranking import share_out
from dashboard.maps.deck import MapPicture, MapWords, build_map
from dashboard.maps.view import PHONE_WIDTH, Canvas, height_for, view_of
from dashboard.markdown import escaped
from dashboard.style.scheme import Scheme

LARGE = 20
"""Pixels of the type in charts, for the end of the room."""

TALLEST = 540
"""Pixels of a chart: headline, chart and note are seen at once on a screen 900 pixels high."""

MOST_BARS = 12
"""What has a bar of its own; further rows with equal, small counts are named beside."""

WIDEST_BAR = 64
MAP_WIDTH = 520
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
            _columns(screen, section, content)
        case Table() as table:
            _table(table)
        case Texts() as texts:
            _texts(texts)
        case TableAndTexts() as both:
            left, right = st.columns([3, 2], gap="large")
            with left:
                _table(both.table)
            with right:
                _blocks(both.texts)
        case Pins() as pins:
            _pins(screen, pins, section.alt)
        case Joined() as joined:
            _web(screen, section, joined)
        case Gaps() as gaps:
            left, right = st.columns(2, gap="large")
            with left:
                _region_map(screen, section, gaps.regions, gaps=True)
            with right:
                _blocks(gaps.texts)


def _plot(screen: Screen, section: Section, draw: Draw, *, part: str = "") -> None:
    plot(screen, draw, key=f"slide-{section.id}{part}", alt=section.alt)


def _enlarged(screen: Screen, figure: Figure, height: int) -> Figure:
    """Give a chart large type and what its labels then take; a phone has no room for that."""
    if not screen.narrow:
        layout = figure["layout"]
        left = round(layout["margin"]["l"] * LARGE / FONT_SIZE)
        large = {**layout["font"], "size": LARGE}
        layout |= {
            "font": large,
            "hoverlabel": {**layout["hoverlabel"], "font": large},
            "height": height,
            "margin": {**layout["margin"], "l": left},
        }
    return figure


def _lines(lines: Sequence[str]) -> None:
    for line in lines:
        if line:
            st.markdown(f"#### {escaped(line)}")


def _figures(figures: Figures) -> None:
    """Draw the numbers in rows of three, as on the slide."""
    for start in range(0, len(figures.figures), 3):
        shown = figures.figures[start : start + 3]
        for place, figure in zip(st.columns(3), shown, strict=False):
            with place.container(border=True, height="stretch"):
                st.metric(escaped(figure.label), figure.value)
                if figure.detail:
                    st.caption(escaped(figure.detail))


def _bars(screen: Screen, section: Section, content: Bars) -> None:
    """Draw the bars, and beside them the map, or the names that have no bar of their own."""
    shown = share_out(content, MOST_BARS, screen.words)
    if content.with_map or (shown.listed and not shown.bars.empty):
        left, right = st.columns([3, 2], gap="large")
    else:
        left = right = st.container()
    if not shown.bars.empty:
        height = round(min(TALLEST, 24 + WIDEST_BAR * len(shown.bars)))

        def draw(scheme: Scheme) -> Figure:
            figure = bars(shown.bars, scheme, hover=content.series, parts=content.parts)
            return _enlarged(screen, figure, height)

        with left:
            _plot(screen, section, draw)
    with right:
        if content.with_map:
            _region_map(screen, section, content.frame)
        _blocks(shown.listed)


def _columns(screen: Screen, section: Section, content: Columns) -> None:
    def draw(scheme: Scheme) -> Figure:
        figure = committee_columns(
            content.frame,
            scheme,
            selected=content.selected,
            announced=content.announced,
            narrow=screen.narrow,
        )
        return _enlarged(screen, figure, TALLEST)

    _plot(screen, section, draw)


def _region_map(
    screen: Screen, section: Section, frame: pd.DataFrame, *, gaps: bool = False
) -> None:
    _plot(
        screen,
        section,
        lambda scheme: region_map(
            shared_geography().drawn_thin["regions"],
            frame,
            scheme,
            hover=screen.words.text("projects"),
            height=PHONE_WIDTH if screen.narrow else TALLEST,
            gaps=gaps,
        ),
        part="-map",
    )


def _table(table: Table) -> None:
    """Draw all rows in the type of the slide; a table that scrolls shows the room only its top."""
    headings = [escaped(heading.text) for heading in table.headings]
    # Two columns of a slide may have the same heading; a table on the screen names each once.
    unique = [f"{name}{' ' * headings[:at].count(name)}" for at, name in enumerate(headings)]
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    st.table(pd.DataFrame(rows, columns=unique), border="horizontal", hide_index=True)


def _cell(cell: Cell) -> str:
    """Return a cell as Markdown that shows its text as it is written."""
    text = escaped(cell.text)
    if cell.link.startswith(("https://", "http://")):
        return f"[{text}](<{cell.link.translate(_UNSAFE)}>)"
    return f"**{text}**" if cell.bold and text else text


_UNSAFE = {ord(sign): f"%{ord(sign):02X}" for sign in '<>\\\n\r "|`'}
"""What would end an address in Markdown, as an address writes it."""


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
        if block.heading:
            st.markdown(f"##### {escaped(block.heading)}")
        if block.marks:
            with st.container(horizontal=True, gap="xsmall"):
                for look in block.marks:
                    look_badge(look)
        for text in block.texts:
            st.markdown(escaped(text))


def _pins(screen: Screen, pins: Pins, alt: str) -> None:
    words = screen.words
    width = PHONE_WIDTH if screen.narrow else MAP_WIDTH
    geography = shared_geography()
    view = view_of(geography, width, height_for(width))
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

    @cache
    def build(scheme: Scheme) -> MapPicture:
        return build_map(Canvas(geography, view, scheme, screen.looks), points, counts)

    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_map(screen.scheme, build, key="slide-map", alt=alt)
    with right, st.container(gap="xsmall"):
        for label, look in pins.legend:
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                look_badge(look)
                st.markdown(escaped(label), width="content")
        if pins.hollow:
            st.caption(escaped(pins.hollow))


def _web(screen: Screen, section: Section, joined: Joined) -> None:
    _plot(
        screen,
        section,
        lambda scheme: web_drawing(
            joined.web.nodes,
            joined.web.members,
            scheme,
            width=PHONE_WIDTH if screen.narrow else WEB_WIDTH,
            looks=joined.looks,
            projects=screen.words.text("projects"),
        ),
    )
