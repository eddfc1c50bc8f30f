"""What stands around every page: style, head and filters, export, notices, what is at the foot."""

import datetime as dt
from functools import partial
from pathlib import PurePath
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.figures.export_menu import public_address
from dashboard.components.frame.page_head import TASKS, page_head
from dashboard.components.frame.page_title import page_address
from dashboard.components.records.search_results import say_searched
from dashboard.components.session.internal import ask_internal, outgoing_parts
from dashboard.components.session.notices import say_ignored
from dashboard.components.session.say import say_small
from dashboard.components.session.screen import Screen
from dashboard.components.session.streamlit_internals import (
    APP,
    CAPTION,
    CHOSEN,
    MAIN,
    MAIN_BUTTON,
    TABLE,
)
from dashboard.exports.selection_files import FILES, Taken, file_name
from dashboard.language.markup import tag
from dashboard.language.translation import N_
from dashboard.selection.choices import Ignored
from dashboard.style.palette import theme_properties
from dashboard.style.scheme import DARK, LIGHT, Scheme, custom_properties
from dashboard.texts.data_problems import tell
from loaders.package.problems import Loss

MOST_PROBLEMS = 500
"""Problems that a page lists: each of them is sent with every page."""


def _properties(scheme: Scheme) -> str:
    """Return the colours of a scheme as custom properties; on dark ground no shadow is seen."""
    shadow = " --shadow: none;" if scheme == DARK else ""
    return custom_properties(scheme) + theme_properties(scheme) + shadow


_PAPER = f"""
@media print {{
  :root {{color-scheme: light; {_properties(LIGHT)}}}
  html, body {{background: {LIGHT.panel} !important;}}
  {APP}, {APP} *:not([style*="background"], .a4, .a4 *) {{
    color: {LIGHT.ink} !important; background-color: transparent !important;
    border-color: {LIGHT.hairline} !important;
  }}
  {TABLE} canvas {{filter: invert(1) hue-rotate(180deg);}}
}}
"""
"""What stands on the page itself is dark: on paper its text, its grounds and its tables, which are
pictures, turn light. Charts and maps have a light picture of their own."""


def style_sheet(scheme: Scheme, *, alone: bool) -> None:
    """Apply what of the style changes with the page; the HTML page brings the rest (`every_page`).

    Streamlit's own colours of captions, in the light scheme, and of chosen values and the main
    button, in the dark one, have too little contrast. A page that stands `alone`, without a head,
    begins a little lower. Paper is white, whatever the screen is.
    """
    colours = (
        f":root {{{_properties(scheme)}}}\n"
        f"{CAPTION} {{color: {scheme.grey}; opacity: 1;}}\n"
        f"{CHOSEN} {{background: {scheme.bar_other};}}\n"
        f"{CHOSEN}, {CHOSEN} * {{color: {scheme.ink};}}\n"
        f"{MAIN_BUTTON} {{color: {scheme.panel};}}"
    )
    paper = _PAPER if scheme != LIGHT else ""
    lower = f"{MAIN} {{padding-top: 24px;}}\n" if alone else ""
    st.html(f"<style>\n{lower}{colours}{paper}</style>")


def header(screen: Screen, *, filtered: bool) -> None:
    """Draw the head, and on a `filtered` page what can be chosen, is chosen, and can be taken."""
    with st.container(key="frame-filtered" if filtered else "frame"):
        page_head(screen, filtered=filtered)
        if filtered:
            selection_export(screen)


def notices(screen: Screen, ignored: list[Ignored], *, filtered: bool) -> None:
    """Say what was not understood, not read, or searched for in place of what was asked.

    The place is kept where there is nothing to say: the browser builds all anew that moves down.
    """
    with st.container(key="notices"):
        say_ignored(ignored, screen.words)
        say_problems(screen)
        if filtered:
            say_searched(screen)


def say_problems(screen: Screen) -> None:
    """Say what of the data could not be read, with all of it one click away."""
    problems, words = screen.portfolio.problems, screen.words
    if not problems:
        return
    costly = sum(not problem.is_remark for problem in problems)
    said = (
        words.plural(
            "The data has {count} problem; nothing is left out for it.",
            "The data has {count} problems; nothing is left out for them.",
            costly,
        )
        if costly and all(problem.loss is Loss.NOTHING for problem in problems)
        else words.plural(
            "The data has {count} problem; what it touches is left out.",
            "The data has {count} problems; what they touch is left out.",
            costly,
        )
        if costly
        else words.plural(
            "All of the data was read, with {count} remark on its files.",
            "All of the data was read, with {count} remarks on its files.",
            len(problems),
        )
    )
    with st.expander(said, icon="⚠️" if costly else "ℹ️"):
        told = [tell(problem, words) for problem in problems[:MOST_PROBLEMS]]
        st.dataframe(
            {
                words.text("Where"): [each.where for each in told],
                words.text("Value"): [each.value for each in told],
                words.text("What is wrong"): [each.what for each in told],
                words.text("What to do"): [each.remedy for each in told],
                words.text("What it costs"): [each.loss for each in told],
            },
            hide_index=True,
        )
        if more := len(problems) - len(told):
            st.caption(
                words.plural(
                    "{count} more problem is not listed here: `laureats check` names them all.",
                    "{count} more problems are not listed here: `laureats check` names them all.",
                    more,
                )
            )


def footer(screen: Screen) -> None:
    """Lead to data, method and sources; on a phone to the tasks, for which its head has no room."""
    words = screen.words
    data = page_address(screen, "data")
    links = [
        *((page_address(screen, page), label, "task") for page, label, _ in TASKS),
        (data, N_("Data and method"), ""),
        (f"{data}&part=sources", N_("Sources: the fund’s announcements, IGN and INSEE"), ""),
        (f"{data}&part=rules", N_("How it is counted"), ""),
    ]
    drawn = [
        tag("a", words.text(label), href=address, class_=kind) for address, label, kind in links
    ]
    said = words.text("What no source states is left empty, never estimated.")
    st.html(tag("footer", tag("nav", *drawn), tag("p", said), class_="page-foot"))


_FOR_READERS = ("selection.xlsx", "projects.csv", "package.zip", "places.geojson")
"""The files that the menu gives; decks are made on the page of the board."""


@st.fragment
def selection_export(screen: Screen) -> None:
    """Draw the button, and what it opens only once it is open."""
    words = screen.words
    menu = st.popover(words.text("Export"), key="export-selection", on_change="rerun")
    if not menu.open:
        return
    own = outgoing_parts(screen)
    with menu:
        internal = bool(own) and ask_internal(screen, "selection", own)
    selection = screen.selection.outgoing(internal=internal)
    taken = Taken(selection, words, dt.datetime.now().astimezone(), internal=internal)
    with menu:
        for name in _FOR_READERS:
            file = FILES[name]
            st.download_button(
                words.text(file.what),
                data=partial(file.make, taken),
                file_name=file_name(selection, taken.options, words, PurePath(name).suffix),
                mime=file.media_type,
                key=name,
                on_click="ignore",
                width="stretch",
            )
        say_small(words, "For another program, with the same filter:")
        query = urlencode([*selection.choices.pairs(), ("lang", words.language)])
        page = st.context.url or ""
        address = partial(public_address, page, [*screen.pages], screen.hosts)
        st.code(address("projects.json", query), language=None, wrap_lines=True)
        say_small(words, "All such addresses are described in {address}", address="openapi.json")
