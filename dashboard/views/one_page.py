"""One page to print: the selection on a sheet of A4, without anything to press."""

import datetime as dt
from dataclasses import asdict

import streamlit as st

from dashboard.components.figures.reach import show_reach
from dashboard.components.figures.selection_figures import show_committees
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.home.region_figure import show_regions
from dashboard.components.home.theme_figure import show_themes
from dashboard.components.session.screen import Screen
from dashboard.components.session.streamlit_internals import COLUMN, COLUMNS, MAIN
from dashboard.language.markdown import escaped
from dashboard.language.translation import Words
from dashboard.measures.key_figures import key_figures
from dashboard.texts.overview import key_figure_label
from dashboard.texts.recorded_share import announcements

_SHEET = f"""
<style>
/* The sheet is a page 1230 pixels wide, shown smaller: at 0.57 that is the 186 mm between the
   margins of A4. Charts are as wide as their column (plot.js). */
:root {{--paper-width: 1230px;}}
{COLUMN} {{--paper-width: 575px;}}
{MAIN} {{max-width: 1230px; padding-top: 1rem;}}
@media print {{
  {MAIN} {{zoom: 0.57; width: 1230px;}}
  {COLUMNS}:has(> {COLUMN}) {{display: flex !important;}}
  {COLUMNS} {{flex-wrap: nowrap !important;}}
  {COLUMN} {{min-width: 0 !important; flex: 1 1 0 !important;}}
  .st-key-print-hint {{display: none !important;}}
}}
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
                "{source}; printed on {date}.",
                source=announcements(screen.selection.index, words),
                date=today,
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
        show_themes(screen)
        show_reach(screen)
    with right:
        show_regions(screen)
    show_committees(screen)


def _fact(words: Words, name: str, value: int) -> str:
    label = key_figure_label(name, value, words)
    return f"**{words.number(value)}** {escaped(label)}"
