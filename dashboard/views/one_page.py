"""One page to print: the selection on a sheet of A4, without anything to press."""

import datetime as dt
from dataclasses import asdict

import streamlit as st

from dashboard.components.empty import say_if_empty
from dashboard.components.screen import Screen
from dashboard.markdown import escaped
from dashboard.measures.key_figures import key_figures
from dashboard.summary_text import key_figure_label
from dashboard.views.overview import FIGURES
from dashboard.words import Words

_SHEET = """
<style>
/* Charts are drawn for the width of the screen: the sheet shows that width smaller, so that they
   stay whole. 1170 pixels at 0.6 are the 186 mm between the margins of A4. */
@page {size: A4; margin: 12mm;}
[data-testid="stMainBlockContainer"] {max-width: 1170px; padding-top: 1rem;}
@media print {
  [data-testid="stMainBlockContainer"] {padding: 0 !important; zoom: 0.6; width: 1170px;}
  [data-testid="stHorizontalBlock"] {display: flex !important; flex-wrap: nowrap !important;}
  [data-testid="stColumn"] {min-width: 0 !important; flex: 1 1 0 !important;}
  [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stPageLink"],
  .st-key-print-hint {display: none !important;}
  [data-testid="stApp"], [data-testid="stMain"] {position: static !important; overflow: visible;}
}
</style>
"""


def page(screen: Screen) -> None:
    """Draw the page; the browser prints it."""
    words = screen.words
    st.html(_SHEET)
    with st.container(key="print-hint", horizontal=True, vertical_alignment="center"):
        st.caption(
            words.text("Print this page from the browser (Ctrl+P): it fills one sheet of A4.")
        )
        st.page_link(
            screen.pages["board"],
            label=words.text("Back to the deck"),
            query_params=screen.address(),
        )
    st.markdown(f"## {escaped(screen.portfolio.schema.title[words.language])}")
    st.markdown(f"**{escaped(screen.sentence)}**")
    if not say_if_empty(screen):
        _figures(screen)
    today = words.date(dt.datetime.now().astimezone().date())
    st.caption(
        escaped(
            words.text(
                "Source: the fund's announcements, recorded in part; printed on {date}.", date=today
            )
        )
    )


def _figures(screen: Screen) -> None:
    words = screen.words
    facts = [
        _fact(words, name, value) for name, value in asdict(key_figures(screen.selection)).items()
    ]
    st.markdown(" · ".join(facts))
    left, right = st.columns(2, gap="large")
    with left:
        FIGURES["themes"](screen)
        FIGURES["reach"](screen)
    with right:
        FIGURES["regions"](screen)
    FIGURES["committees"](screen)


def _fact(words: Words, name: str, value: int) -> str:
    label = key_figure_label(name, value, words)
    return f"**{words.number(value)}** {escaped(label)}"
