"""The menu beside a chart: its table as CSV and XLSX, its picture to copy or to save."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from urllib.parse import urlencode, urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from dashboard.charts.figure import FONT
from dashboard.components.session.address import figure_keys
from dashboard.components.session.browser_part import browser_part
from dashboard.components.session.host_names import in_an_address, is_loopback, plain_name
from dashboard.components.session.internal import ask_internal, internal_filters
from dashboard.components.session.say import say_small
from dashboard.components.session.screen import Screen
from dashboard.exports.selection_files import XLSX
from dashboard.exports.table_files import table_csv, table_xlsx
from dashboard.exports.workbook_cells import About
from dashboard.language.names import labels_of
from dashboard.language.translation import Words
from dashboard.style.scheme import LIGHT
from dashboard.texts.coverage import announcements
from dashboard.texts.figures.figure_text import FigureScope, FigureText
from loaders.text.folding import folded

_ELSEWHERE = "Arial, Helvetica, sans-serif"
"""The typefaces of a picture, which every program has, or one as wide."""

_HTML = '<div class="pictures"></div>'


Picture = Callable[[], Mapping[str, str]]
"""Gives what a picture is made of: a `drawing` (SVG) or a `figure` (Plotly's JSON), both light."""

NOTHING_MORE: Mapping[str, str] = MappingProxyType({})
"""Of the address of a figure alone: the filter and the figure are all that it names."""


def export_menu(
    screen: Screen,
    said: FigureText,
    *,
    picture: Picture | None = None,
    alone: Mapping[str, str] | None = NOTHING_MORE,
    label: str = "",
) -> None:
    """Draw the menu. Each file says its filter, date, sources, counting rule and what is left out.

    `picture` draws up the picture, where there is one; `alone` is what the address of the figure
    alone says beside the filter, None where it has none;
    `label` is what the button says, where the page has another menu beside it.
    """
    if not screen.embedded:
        _menu(screen, said, picture=picture, alone=alone, label=label)


@st.fragment
def _menu(
    screen: Screen,
    said: FigureText,
    *,
    picture: Picture | None,
    alone: Mapping[str, str] | None,
    label: str,
) -> None:
    """Draw the button, and what it opens only once it is open: every page has many of them."""
    key = said.key
    menu = st.popover(label or screen.words.text("Export"), key=f"export-{key}", on_change="rerun")
    if not menu.open:
        return
    drawn = said.scope or FigureScope(screen.sentence, screen.selection.mask)
    own = [*filter(None, (said.internal, *internal_filters(screen)))]
    with menu:
        if own and not ask_internal(screen, key, own):
            return
        alone = {**alone, "internal": "yes"} if own and alone is not None else alone
        name = f"laureats-{re.sub(r'[^a-z0-9]+', '-', folded(said.subject))}"
        addresses = screen.portfolio.projects["source_url"].array
        about = About(
            title=said.subject,
            sentence=drawn.sentence,
            date=dt.datetime.now().astimezone().date(),
            rule=said.rule,
            coverage=said.note,
            sources=tuple(dict.fromkeys(addresses[drawn.projects])),
        )
        _table_buttons(said.table(), about, screen.words, key=key, name=name, bars=said.bars)
        if picture:
            _picture_buttons(screen, said, picture(), about, name)
        if alone is not None:
            say_small(screen.words, "This figure alone, for another website:")
            pairs = screen.address(figure=key, **{**figure_keys(), **alone})
            query = urlencode([("embed", "true"), *pairs])
            here = st.context.url or ""
            address = public_address(here, [*screen.pages], screen.hosts, "figure", query)
            st.code(address, language=None, wrap_lines=True)
            if is_local(address):
                st.caption(
                    screen.words.text(
                        "This address works on this machine only. For others, whoever starts "
                        "Lauréats names it: `laureats --address 0.0.0.0 --host NAME`"
                    )
                )


def _table_buttons(
    table: pd.DataFrame, about: About, words: Words, *, key: str, name: str, bars: Sequence[str]
) -> None:
    for label, end, mime, make in (
        (words.text("Table (CSV)"), "csv", "text/csv", partial(table_csv, table, words)),
        (words.text("Table (Excel)"), "xlsx", XLSX, partial(table_xlsx, table, about, words, bars)),
    ):
        st.download_button(
            label,
            data=make,
            file_name=f"{name}.{end}",
            mime=mime,
            key=f"{end}-{key}",
            on_click="ignore",
            width="stretch",
        )


def _picture_buttons(
    screen: Screen, said: FigureText, drawn: Mapping[str, str], about: About, name: str
) -> None:
    """Draw a button that copies the picture, one that saves it as PNG and one as SVG.

    The picture is that of `drawn`, the subject and the headline above it and the source below:
    light and of 16 by 9, whatever the screen is. `told` is for those who hear it. All texts reach
    the browser as data and are set as text, never as markup.
    """
    words = screen.words
    source = announcements(screen.selection.index, words)
    data = {
        **drawn,
        "title": said.subject,
        "headline": said.headline,
        "source": " · ".join((about.sentence, source, words.date(about.date))),
        "told": [said.headline, *(line for _, line in about.lines(words)[1:5])],
        "name": name,
        "text": LIGHT.ink,
        "grey": LIGHT.grey,
        "accent": LIGHT.accent,
        "background": LIGHT.panel,
        "font": _ELSEWHERE,
        "pageFont": FONT,
        "labels": labels_of("picture", words),
    }
    browser_part("picture", _HTML, isolated=True)(data=data, key=f"picture-{said.key}")


def public_address(
    page: str, pages: Sequence[str], hosts: Sequence[str], name: str, query: str
) -> str:
    """Return the address of `name` for another website or program, beside that of a `page`.

    `pages` are the names of all pages, one of which may end it. Where the reader has it open under
    a name that only this machine knows, the first of `hosts` stands there, if there is one.
    """
    here = urlsplit(page)
    before, _, last = here.path.rstrip("/").rpartition("/")
    path = before if last in pages else here.path.rstrip("/")
    place = here.netloc
    if hosts and is_local(page):
        port = f":{here.port}" if here.port else ""
        place = f"{in_an_address(hosts[0])}{port}"
    return urlunsplit((here.scheme, place, f"{path}/{name}", query, ""))


def is_local(address: str) -> bool:
    """Return whether only this machine itself can mean `address`."""
    return is_loopback(plain_name(urlsplit(address).hostname or ""))
