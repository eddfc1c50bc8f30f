"""The history of writes to the data folder, with undo."""

import shlex

import pandas as pd
import streamlit as st

from dashboard.components.editing.write_changes import review_and_write, say_written
from dashboard.components.figures.figure import section, show_table
from dashboard.components.session.say import say
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.texts.backups import made_text, whole_text, write_text
from dashboard.texts.data_problems import refusal_text
from loaders.editing.backups import Backup, backups
from loaders.editing.changes import Changes, differences
from loaders.editing.refusals import Refusal, RefusedError
from loaders.editing.writing import backup_fault, kept_package
from loaders.package.internal import outgoing_package

KEY = "undo-last"
_WANTED = f"{KEY}-wanted"

SHOWN = 10
"""The latest writes that are listed; the command `laureats restore DIR --list` names them all."""


def last_writes(screen: Screen) -> None:
    """Draw the section of the Data page, for who may write: the backups, and the way back."""
    found = backups(screen.data.directory) if screen.editable else []
    if not found:
        return
    words = screen.words
    section(words.text("Last writes"))
    faults = [backup_fault(screen.data.directory, each) for each in found[:SHOWN]]
    before = words.text("Backup of what stood there before")
    show_table(
        pd.DataFrame(
            {
                words.text("When"): [made_text(each, words) for each in found[:SHOWN]],
                words.text("What was written"): [write_text(each, words) for each in found[:SHOWN]],
                before: [whole_text(fault, words) for fault in faults],
            },
            dtype="str",
        ),
        words,
    )
    if found[0].by.startswith("upgrade"):  # no row and no cell says otherwise: files are
        say(words, "This brings the tables of the earlier version back:")
        folder = shlex.quote(str(screen.data.directory))
        st.code(f"laureats restore {folder} {found[0].name}", language=None)
    elif st.session_state.get(_WANTED):
        _undo(screen, found[0])
    elif not say_written(screen, key=KEY):
        st.button(words.text("Undo the last write"), key=KEY, on_click=_want, args=(True,))


def _want(wanted: bool) -> None:
    st.session_state[_WANTED] = wanted


def _undo(screen: Screen, latest: Backup) -> None:
    """Show what the last write changed, the other way round, and let it be written."""
    words = screen.words
    try:
        changes = _way_back(screen, latest)
    except RefusedError as error:
        st.error(escaped(refusal_text(error, words)))
    else:
        say(words, "To undo the last write changes this:")
        review_and_write(screen, changes, key=KEY, on_written=lambda: _want(False), by="undo")
    st.button(words.text("Leave it as it is"), key=f"{KEY}-cancel", on_click=_want, args=(False,))


def _way_back(screen: Screen, latest: Backup) -> Changes:
    now = screen.text()
    before = kept_package(now.directory, latest)
    if not screen.internal:
        before = outgoing_package(before)
    if before.schema.descriptor != now.schema.descriptor:  # told apart by no row and no cell
        raise RefusedError(Refusal.BACKUP_INVALID, now.directory)
    return differences(now.tables, before.tables, now.schema)
