"""A figure on a page: its headline, the picture or its table, and what it leaves out."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.components.clicks import on_click
from dashboard.components.screen import Screen
from dashboard.markdown import escaped

PLOTLY_CONFIG = {"displayModeBar": False, "scrollZoom": False}


def show_chart(
    screen: Screen,
    key: str,
    figure: go.Figure,
    table: pd.DataFrame,
    *,
    subject: str,
    headline: str,
    note: str,
    facets: Sequence[str] = (),
) -> None:
    """Draw a chart with a switch to its table and a menu to take either away.

    `table` has the columns as a reader should see them, with their headings; `subject` says what
    is counted, `headline` what is seen, `note` what is left out and why. Where `facets` are
    given, a click on a mark chooses its values for them.
    """
    chart = f"chart-{key}"
    shown = heading(screen, key, subject, headline)
    if shown == "table":
        show_table(table)
    elif len(table):
        st.plotly_chart(
            figure,
            theme=None,
            config=PLOTLY_CONFIG,
            key=chart,
            alt=f"{subject}. {headline}",
            on_select=on_click(chart, facets) if facets else "ignore",
            selection_mode="points",
        )
    st.caption(escaped(note))


def heading(
    screen: Screen, key: str, subject: str, headline: str, *, picture: str | None = None
) -> str:
    """Draw subject, headline and the switch between picture and table; return which is on.

    `picture` is what the picture is called where it is no chart.
    """
    views = {"chart": picture or screen.words.text("Chart"), "table": screen.words.text("Table")}
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        st.markdown(f"##### {escaped(subject)}", width="content")
        chosen = st.segmented_control(
            screen.words.text("How to show: {subject}", subject=subject),
            list(views),
            format_func=views.__getitem__,
            default="chart",
            required=True,
            key=f"view-{key}",
            label_visibility="collapsed",
            width="content",
        )
    st.markdown(f"**{escaped(headline)}**")
    return chosen or "chart"


def section(title: str) -> None:
    """Draw the heading of a part of a page; `title` is shown as it is written."""
    st.markdown(f"##### {escaped(title)}")


def show_table(table: pd.DataFrame, columns: Mapping[str, object] | None = None) -> None:
    """Draw a sortable table without row numbers."""
    st.dataframe(table, hide_index=True, column_config=columns, width="stretch")
