"""The menu beside a chart: its table as CSV and XLSX, its picture as PNG and SVG."""

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode, urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from dashboard.components.address import figure_keys
from dashboard.components.pictures import picture_buttons
from dashboard.components.screen import Screen
from dashboard.exports.about import About
from dashboard.exports.table_files import table_csv, table_xlsx
from dashboard.search.plain import plain
from dashboard.words import Words

Picture = bool | Callable[[], str]
Table = Callable[[], pd.DataFrame]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_menu(
    screen: Screen,
    key: str,
    table: Table,
    *,
    subject: str,
    headline: str,
    note: str,
    picture: Picture = True,
    alone: bool = True,
) -> None:
    """Draw the menu. Each file says its filter, date, sources, counting rule and what is left out.

    `table` draws up what is taken away, once the menu is open;
    `picture` is whether a chart with the key `chart-{key}` stands on the page to be saved, or what
    draws the picture as SVG; `alone` is whether the figure has an address of its own.
    """
    if not screen.embedded:
        _menu(screen, key, table, subject, headline, note, picture=picture, alone=alone)


@st.fragment
def _menu(
    screen: Screen,
    key: str,
    table: Table,
    subject: str,
    headline: str,
    note: str,
    *,
    picture: Picture,
    alone: bool,
) -> None:
    """Draw the button, and what it opens only once it is open: every page has many of them."""
    menu = st.popover(screen.words.text("Export"), key=f"export-{key}", on_change="rerun")
    if not menu.open:
        return
    with menu:
        name = f"laureats-{re.sub(r'[^a-z0-9]+', '-', plain(subject))}"
        about = _about(screen, subject, note)
        _table_buttons(table(), about, screen.words, key=key, name=name)
        if picture:
            picture_buttons(
                screen,
                f"chart-{key}",
                title=subject,
                headline=headline,
                notes=[line for _, line in about.lines(screen.words)[1:5]] + [_cited(screen)],
                name=name,
                drawing=picture() if callable(picture) else None,
            )
        if alone:
            st.caption(screen.words.text("This figure alone, for another website:"))
            st.code(_own_address(screen, key), language=None, wrap_lines=True)


def _about(screen: Screen, subject: str, note: str) -> About:
    return About(
        title=subject,
        sentence=screen.sentence,
        date=dt.datetime.now().astimezone().date(),
        rule=screen.words.text("A project counts once in any total."),
        coverage=note,
        sources=screen.sources,
    )


def _table_buttons(table: pd.DataFrame, about: About, words: Words, *, key: str, name: str) -> None:
    for label, end, mime, make in (
        (words.text("Table (CSV)"), "csv", "text/csv", table_csv),
        (words.text("Table (Excel)"), "xlsx", XLSX, table_xlsx),
    ):
        st.download_button(
            label,
            data=partial(make, table, about, words),
            file_name=f"{name}.{end}",
            mime=mime,
            key=f"{end}-{key}",
            on_click="ignore",
            width="stretch",
        )


def _own_address(screen: Screen, key: str) -> str:
    """Return the address under which the figure `key` stands alone."""
    page = urlsplit(st.context.url or "")
    query = urlencode([("embed", "true"), *screen.address(figure=key, **figure_keys())])
    return urlunsplit((page.scheme, page.netloc, "/figure", query, ""))


def _cited(screen: Screen) -> str:
    """Say where a picture's facts come from: its reader cannot follow twenty addresses."""
    count = len(screen.sources)
    return screen.words.plural(
        "Source: the fund's announcements ({count} address, listed on the Data page).",
        "Source: the fund's announcements ({count} addresses, listed on the Data page).",
        count,
    )
