"""The recorded projects as lists of grants by two standards, and what each project still lacks."""

import datetime as dt
from pathlib import PurePath

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import show_linked_table
from dashboard.components.session.say import say
from dashboard.components.session.screen import Screen
from dashboard.exports.selection_files import GRANT_LISTS, GrantList, Taken
from dashboard.language.markdown import escaped
from dashboard.language.names import names_of
from dashboard.measures.grants import Grant, grants
from dashboard.selection.selection import Selection


def show_grant_lists(screen: Screen) -> None:
    """Draw for each standard how many projects can be written, the file, and what is missing.

    What the fund keeps for itself, the amounts among it, goes into a file only when ticked.
    """
    words = screen.words
    every = Selection(screen.selection.index)
    say(
        words,
        "Other tools read lists of grants by these standards. A project is written once "
        "all that the standard requires is known; nothing is made up.",
    )
    internal = st.checkbox(
        words.text("With the fund’s own figures: they are internal until you publish them"),
        key="grants-internal",
    )
    leaving = grants(every.outgoing(internal=internal), words)
    for name, standard in GRANT_LISTS.items():
        _standard(screen, name, standard, leaving, internal=internal)


def _standard(
    screen: Screen, name: str, standard: GrantList, listed: list[Grant], *, internal: bool
) -> None:
    words = screen.words
    lacking = {one.project: one.lacks(standard.required) for one in listed}
    whole = sum(not lacks for lacks in lacking.values())
    said = words.text("{whole} of {count} projects are complete", whole=whole, count=len(listed))
    st.markdown(f"**{escaped(words.text(standard.what))}** · {escaped(said)}")
    if whole:
        now = dt.datetime.now().astimezone()
        taken = Taken(Selection(screen.selection.index), words, now, internal=internal)
        st.download_button(
            words.text("Take the list ({ending})", ending=PurePath(name).suffix[1:].upper()),
            data=lambda: standard.make(taken) or b"",
            file_name=f"{PurePath(name).stem}-{taken.day}{PurePath(name).suffix}",
            mime=standard.media_type,
            key=name,
            on_click="ignore",
        )
    short = [one for one in listed if lacking[one.project]]
    if not short:
        return
    names = names_of("grant")
    missing = [", ".join(words.text(names[key]) for key in lacking[one.project]) for one in short]
    if screen.narrow:
        st.markdown(
            "\n".join(
                f"- **{escaped(one.title)}**  \n  {escaped(lacks)}"
                for one, lacks in zip(short, missing, strict=True)
            )
        )
        return
    table = pd.DataFrame(
        {
            words.text("Project"): [one.title for one in short],
            words.text("What is missing"): missing,
        }
    )
    show_linked_table(screen, table, ("projects", [one.project for one in short]))
