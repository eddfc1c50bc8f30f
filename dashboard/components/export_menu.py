"""The menu beside a chart: its table as CSV and XLSX, its picture as PNG and SVG."""

import datetime as dt
import re
from urllib.parse import urlencode, urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from dashboard.components.pictures import picture_buttons
from dashboard.components.screen import Screen
from dashboard.exports.about import About
from dashboard.exports.table_files import table_csv, table_xlsx
from dashboard.search.plain import plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def export_menu(
    screen: Screen,
    key: str,
    table: pd.DataFrame,
    *,
    subject: str,
    headline: str,
    note: str,
    picture: bool = True,
    alone: bool = True,
) -> None:
    """Draw the menu. Each file says its filter, date, sources, counting rule and what is left out.

    `picture` is whether a chart with the key `chart-{key}` stands on the page to be saved, `alone`
    whether the figure has an address of its own.
    """
    if screen.embedded:
        return
    words = screen.words
    about = About(
        title=subject,
        sentence=screen.sentence,
        date=dt.datetime.now().astimezone().date(),
        rule=words.text("A project counts once in any total."),
        coverage=note,
        sources=_sources(screen),
    )
    name = f"laureats-{re.sub(r'[^a-z0-9]+', '-', plain(subject))}"
    with st.popover(words.text("Export"), key=f"export-{key}"):
        st.download_button(
            words.text("Table (CSV)"),
            data=lambda: table_csv(table, about, words),
            file_name=f"{name}.csv",
            mime="text/csv",
            key=f"csv-{key}",
            on_click="ignore",
            width="stretch",
        )
        st.download_button(
            words.text("Table (Excel)"),
            data=lambda: table_xlsx(table, about, words),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            key=f"xlsx-{key}",
            on_click="ignore",
            width="stretch",
        )
        if picture:
            picture_buttons(
                screen,
                f"chart-{key}",
                title=subject,
                headline=headline,
                notes=[line for _, line in about.lines(words)[1:5]] + [_cited(screen)],
                name=name,
            )
        if alone:
            st.caption(words.text("This figure alone, for another website:"))
            st.code(_own_address(screen, key), language=None, wrap_lines=True)


def _own_address(screen: Screen, key: str) -> str:
    """Return the address under which the figure `key` stands alone."""
    page = urlsplit(st.context.url or "")
    query = urlencode([("embed", "true"), *screen.address(figure=key)])
    return urlunsplit((page.scheme, page.netloc, "/figure", query, ""))


def _sources(screen: Screen) -> tuple[str, ...]:
    """Return the addresses that the selected projects are drawn from."""
    projects = screen.portfolio.projects[screen.selection.mask]
    return tuple(projects["source_url"].drop_duplicates())


def _cited(screen: Screen) -> str:
    """Say where a picture's facts come from: its reader cannot follow twenty addresses."""
    count = len(_sources(screen))
    return screen.words.plural(
        "Source: the fund's announcements ({count} address, listed on the Data page).",
        "Source: the fund's announcements ({count} addresses, listed on the Data page).",
        count,
    )
