"""A figure on a page: its headline, the picture or its table, and what it leaves out."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import cache, partial
from typing import Any

import pandas as pd
import streamlit as st
from plotly.io.json import to_json_plotly

from dashboard.components.figures.clicks import on_mark
from dashboard.components.figures.export_menu import NOTHING_MORE, export_menu
from dashboard.components.figures.plot import Draw, show_picture
from dashboard.components.session.internal import own_table
from dashboard.components.session.links import with_sheets
from dashboard.components.session.say import say_small
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import switch
from dashboard.language.markdown import escaped, harmless
from dashboard.language.markup import tag
from dashboard.language.translation import Words
from dashboard.style.scheme import LIGHT
from dashboard.texts.figures.figure_text import FigureText, Rows

SEEN_AT_ONCE = 30
"""Rows of a table that need no scrolling inside it: all committees, all regions."""

SCROLLED = 597
"""Pixels of a table that scrolls: 16 rows of 35 below the headings, and its edges."""

SEPARATED = 10_000
"""From where on numbers of a table are written with separators; years never are."""

PHONE_COLUMN = 170
"""Pixels of the first column on a phone, where more than two others would stand out of sight."""


def show_figure(
    screen: Screen,
    said: FigureText,
    draw: Draw,
    *,
    clicked: Callable[[object], None] | None = None,
    saved: Draw | None = None,
    titled: bool = False,
    picture: str | None = None,
    alone: bool = True,
) -> None:
    """Draw a figure with a switch to its table and a menu to take either away.

    `draw` gives it in a colour scheme, of Plotly or a drawing of our own: what is saved or
    printed is always light. A click on a mark chooses its values for the facets of the figure, or
    does what `clicked` does. `saved` is the picture to take away, where that is not the one shown;
    `titled` says that the headline stands above already, as the page's own title; `picture` is
    what the picture is called where it is no chart; `alone` is whether the figure has an address
    of its own.
    """
    draw = cache(draw)  # it is asked whether there is anything, drawn, and perhaps saved
    panel = st.container(key=f"figure-{said.key}", gap="small")
    with panel, figure_heading(screen, said, titled=titled, picture=picture) as shown:
        export_menu(
            screen,
            said,
            picture=partial(_light, saved or draw) if shown == "chart" else None,
            alone=NOTHING_MORE if alone else None,
        )
    with panel:
        if shown == "table":
            show_own_table(screen, said)
        else:
            facets = [] if screen.embedded else said.facets
            on_click = (clicked or on_mark(facets)) if facets else None
            alt = ". ".join(filter(None, (said.subject, said.headline, said.described)))
            show_picture(screen, draw, key=f"chart-{said.key}", alt=alt, on_click=on_click)
        counted_below(screen.words, said)


def counted_below(words: Words, said: FigureText, *more: str) -> None:
    """Draw how a figure counts, with `more` of it, folded; and whose figures these are."""
    source = "" if said.internal else words.text("Source: the fund's announcements")
    how_counted(words, said.note, said.rule, *more, source=source)


def how_counted(words: Words, *notes: str, source: str = "") -> None:
    """Draw, folded, how something is counted and what is left out; the `source` is not folded."""
    said = [tag("p", note) for note in notes if note]
    cited = [tag("span", f" · {source}", class_="source")] if source else []
    summary = tag("summary", words.text("How it is counted"), *cited)
    st.html(tag("details", summary, *said, class_="how"))


def _light(draw: Draw) -> Mapping[str, str]:
    light = draw(LIGHT)
    return {"drawing": light} if isinstance(light, str) else {"figure": to_json_plotly(light)}


@contextmanager
def figure_heading(
    screen: Screen, said: FigureText, *, titled: bool = False, picture: str | None = None
) -> Iterator[str]:
    """Draw the headline, the subject as a small line above, and the switch to the table.

    Yields which of the two is on, `chart` or `table`; what is drawn inside stands beside the
    switch. A figure that stands alone on another page has no switch. `titled` and `picture` are
    as of `show_figure`.
    """
    subject, headline = said.subject, "" if titled else said.headline
    words = screen.words
    views = {"chart": picture or words.text("Chart"), "table": words.text("Table")}
    title = [tag("p", subject), tag("h2", headline)] if headline else [tag("h2", subject)]
    st.html(tag("div", *title, class_="figure-title"))
    if screen.embedded:
        yield "chart"
        return
    with st.container(horizontal=True, gap="xsmall", key=f"switch-{said.key}"):
        label = words.text("How to show: {subject}", subject=harmless(subject))
        yield switch(label, views, key=f"view-{said.key}")


def section(title: str) -> None:
    """Draw the heading of a part of a page; `title` is shown as it is written."""
    st.markdown(f"## {escaped(title)}")


def show_own_table(screen: Screen, said: FigureText) -> None:
    """Draw the table of a figure; of the fund's own figures without the framework's download."""
    with own_table(said.key) if said.internal else nullcontext():
        show_linked_table(screen, said.table(), said.rows)


def show_linked_table(screen: Screen, table: pd.DataFrame, rows: Rows = ("", ())) -> None:
    """Draw a table, links to the sheets of its `rows` (see `FigureText`) in its second column.

    There they are in view however little room there is: the rest is reached by scrolling sideways.
    On a phone a first column of many leaves room to see what is next.
    """
    facet, identifiers = rows
    if facet:
        table = with_sheets(screen, table, facet, identifiers)
    sheet = screen.words.text("Sheet")
    columns: dict[str, Any] = {}
    first, *others = table.columns
    if sheet in table:
        columns[sheet] = st.column_config.LinkColumn(
            display_text=screen.words.text("Open"), width="small"
        )
        table = table[[first, *sorted(others, key=lambda name: name != sheet)]]
    if screen.narrow and len(others) > 2:
        columns[first] = st.column_config.Column(width=PHONE_COLUMN)
    show_table(table, screen.words, columns)


def show_table(table: pd.DataFrame, words: Words, columns: Mapping[str, Any] | None = None) -> None:
    """Draw a sortable table without row numbers; few rows are seen at once, many scroll.

    Of no row it says so: the framework would draw a row that says it, in English.
    """
    if table.empty:
        say_small(words, "Nothing to list.")
        return
    large: dict[Any, Any] = {
        name: st.column_config.NumberColumn(format="localized")
        for name in table.select_dtypes("number")
        if (table[name] >= SEPARATED).any()
    }
    days: dict[Any, Any] = {
        name: st.column_config.DateColumn() for name in table.select_dtypes("datetime")
    }
    st.dataframe(
        table,
        hide_index=True,
        column_config={**large, **days, **(columns or {})},
        width="stretch",
        placeholder="",  # what is not known is empty, as in the files; else "None" is read
        height="content" if len(table) <= SEEN_AT_ONCE else SCROLLED,
    )
