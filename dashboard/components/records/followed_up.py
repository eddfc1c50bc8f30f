"""What the fund follows up, over the list of projects: what ends, what remains, what lacks."""

import datetime as dt

import pandas as pd
import streamlit as st

from dashboard.charts.pairs import pairs
from dashboard.charts.under_way import under_way
from dashboard.components.figures.figure import show_figure, show_linked_table
from dashboard.components.session.internal import own_table
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.follow_up import followed_up
from dashboard.texts.figures.follow_up import reached_figure, under_way_figure
from dashboard.texts.own_figures import sums_text


def show_followed_up(screen: Screen) -> None:
    """Draw, folded, the follow-up of the selected projects; nothing where none has one."""
    words, today = screen.words, dt.datetime.now().astimezone().date()
    found = followed_up(screen.selection, today, words)
    if found.empty:
        return
    with st.expander(words.text("Follow-up by the fund (internal)")):
        st.markdown(escaped(sums_text(found, words)))
        going = under_way_figure(screen.selection, words, today)
        if len(going.frame):
            day, called = pd.Timestamp(today), words.text("today")
            show_figure(
                screen,
                going,
                lambda scheme: under_way(
                    going.frame, scheme, today=day, called=called, narrow=screen.narrow
                ),
                alone=False,
            )
        reached = reached_figure(screen.selection, words)
        if len(reached.frame):
            show_figure(
                screen,
                reached,
                lambda scheme: pairs(
                    reached.frame,
                    scheme,
                    one=words.text("Promised"),
                    other=words.text("Reached"),
                    hover=words.text("people"),
                    narrow=screen.narrow,
                ),
                alone=False,
            )
        soon, unevaluated = found[found["soon"]], found[found["unevaluated"]]
        _part(screen, "soon", words.text("Ending within six months"), soon)
        _part(screen, "unevaluated", words.text("Finished without an evaluation"), unevaluated)
        _part(screen, "all", words.text("All that is followed up"), found)


def _part(screen: Screen, key: str, title: str, rows: pd.DataFrame) -> None:
    words = screen.words
    count = words.plural("{count} project", "{count} projects", len(rows))
    st.markdown(f"**{escaped(title)}** — {escaped(count)}")
    if rows.empty:
        return
    states = screen.portfolio.schema.tables["follow_up"].field("state").labels(words.language)
    table = pd.DataFrame(
        {
            words.text("Project"): rows["title"],
            words.text("State of the project"): [states.get(one, "") for one in rows["state"]],
            words.text("End"): [
                "" if pd.isna(day) else words.date(day.date(), short=True) for day in rows["end"]
            ],
            words.text("Granted (€)"): rows["granted"],
            words.text("Paid (€)"): rows["paid"],
            words.text("To pay (€)"): rows["remaining"],
            words.text("People reached"): rows["reached"],
        }
    )
    with own_table(f"follow-up-{key}"):
        show_linked_table(screen, table, ("projects", rows["id"]))
