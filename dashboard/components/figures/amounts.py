"""Amounts in the place of counts: one switch for all figures, and the bars that it gives."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.figure import Figure
from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import show_chart
from dashboard.components.session.links import with_sheets
from dashboard.components.session.screen import MEASURE, Screen
from dashboard.language.markdown import escaped
from dashboard.measures.amounts import amounts_by, has_amounts, spread
from dashboard.style.scheme import Scheme
from dashboard.texts.amounts import RULE, amounts_note, euros, leading_amount
from dashboard.texts.coverage import counted_without, coverage_note, joined_note

MOST_BARS = 12
"""Values that a chart shows; its table has them all."""


def amounts_switch(screen: Screen) -> None:
    """Draw the switch between projects and amounts, and what stands behind these; else nothing."""
    if screen.embedded or not has_amounts(screen.selection.index):
        return
    words = screen.words
    names = {"projects": words.text("Projects"), "amounts": words.text("Amounts")}
    key = "measure-switch"
    st.session_state[key] = "amounts" if screen.in_amounts else "projects"

    def turned() -> None:
        if st.session_state[key] == "amounts":
            st.query_params[MEASURE] = "amounts"
        else:
            st.query_params.pop(MEASURE, None)

    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            words.text("Count"),
            list(names),
            format_func=names.__getitem__,
            required=True,
            key=key,
            on_change=turned,
            label_visibility="collapsed",
            width="content",
        )
        if screen.in_amounts:
            found = spread(screen.selection)
            own = words.text("internal") if found.own else ""
            said = amounts_note(found, words)
            st.caption(escaped(f"{said.removesuffix('.')} · {own}" if own else said))


def show_amounts(
    screen: Screen,
    key: str,
    facet: str,
    subject: str,
    drawn: Callable[[pd.DataFrame, Scheme], Figure | str] | None = None,
) -> None:
    """Draw the amounts by the values of a facet, in the place of the figure `key`.

    They are bars, unless `drawn` draws the frame of `amounts_by` otherwise.
    """
    words = screen.words
    others = screen.selection.without(facet)
    measure = amounts_by(others, facet, words)
    found = spread(others)
    frame = measure.frame
    first = frame[frame["id"].isin(screen.chosen(facet)) | (frame.index < MOST_BARS)]
    hidden = len(frame) - len(first)
    table = {
        words.text(others.index.facets[facet].label): frame["label"],
        words.text("Amount (€)"): frame["euros"],
        words.text("Projects with a known amount"): frame["projects"],
        words.text("Projects"): frame["all_projects"],
    }

    def barred(scheme: Scheme) -> Figure:
        beside = [euros(one, words) for one in first["euros"]]
        return bars(
            first.assign(projects=first["euros"], beside=beside),
            scheme,
            hover="€",
            highlighted=screen.chosen(facet),
        )

    show_chart(
        screen,
        key,
        lambda scheme: drawn(frame, scheme) if drawn else barred(scheme),
        lambda: with_sheets(screen, frame.iloc[:, :0].assign(**table), facet, frame["id"]),
        FigureText(
            subject=subject,
            headline=leading_amount(frame, found, words),
            note=joined_note(
                amounts_note(found, words),
                coverage_note(measure.coverage, words),
                words.plural(
                    "{count} more row stands in the table.",
                    "{count} more rows stand in the table.",
                    hidden,
                )
                if hidden
                else "",
                counted_without(screen.selection, [facet], words),
            ),
            rule=words.text(RULE),
            internal=words.text("amounts granted") if found.own else "",
        ),
        facets=[facet],
        clicked=on_part([facet]) if drawn else None,
        described="; ".join(
            words.text("{label}: {count}", label=label, count=euros(amount, words))
            for label, amount in zip(frame["label"], frame["euros"], strict=True)
        ),
        picture=words.text("Map") if drawn else None,
    )
