"""Records that go: the ways to withdraw or merge one from its sheet, and what its address says."""

import datetime as dt

import streamlit as st

from dashboard.components.editing.write_changes import review_and_write, say_written
from dashboard.components.figures.figure import section
from dashboard.components.records.sheets.missing import offer_search
from dashboard.components.session.say import say
from dashboard.components.session.screen import Screen
from dashboard.language.collation import labels_in_order
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_
from loaders.editing.changes import Changes
from loaders.editing.former_records import MERGED, TABLES, former_record, merged, withdrawn

_SAME = {
    "landlord": N_("It is the same landlord as"),
    "organisation": N_("It is the same organisation as"),
}


def change_record(screen: Screen, kind: str, identifier: str) -> None:
    """Draw, for who may write, the end of a sheet: its record is withdrawn, or merged with another.

    The change is shown and written as every other one; the last one can be undone here.
    """
    if not screen.editable or kind not in TABLES:
        return
    with st.container(key="sheet-change"):
        _change(screen, kind, identifier)


def _change(screen: Screen, kind: str, identifier: str) -> None:
    words = screen.words
    section(words.text("Withdraw or merge the record"))
    mistaken = st.checkbox(
        words.text("It was brought in by mistake: withdraw it"), key=f"withdraw-{kind}-{identifier}"
    )
    key = _key(kind, identifier)
    changes: Changes = {}
    package = screen.text()
    try:
        if mistaken:
            changes = withdrawn(package, kind, identifier, dt.date.today())
        elif kind in MERGED:
            into = _the_same(screen, kind, identifier)
            if into:
                changes = merged(package, kind, identifier, into, dt.date.today())
    except KeyError:  # somebody else's write has just taken it out
        changes = {}
    if changes:
        review_and_write(screen, changes, key=key, by="record")
    else:
        say_written(screen, key=key)


def say_former(screen: Screen, kind: str, identifier: str) -> str | None:
    """Say what became of a record that is no longer there; return the id of what took its place.

    That is empty where it was withdrawn, and None, with nothing said, where nothing is known.
    """
    record = former_record(screen.portfolio, kind, identifier)
    if record is None:
        return None
    words = screen.words
    there = screen.portfolio.tables[TABLES[kind]]["id"].array
    now = str(record["now"]) if record["now"] in there else ""
    details = {"name": record["name"], "date": words.date(record["date"].date())}
    if now:
        said = words.text("“{name}” was merged into this record on {date}.", **details)
    else:
        said = words.text("“{name}” was withdrawn from the data on {date}.", **details)
    st.info(escaped(said))
    say_written(screen, key=_key(kind, identifier))
    if not now:
        say(words, "Search for what you expected here, or choose a list:")
        offer_search(screen, identifier)
    return now


def _the_same(screen: Screen, kind: str, identifier: str) -> str | None:
    rows = screen.portfolio.tables[TABLES[kind]]
    names = labels_in_order(dict(zip(rows["id"], rows["name"], strict=True)))
    chosen: str | None = st.selectbox(
        screen.words.text(_SAME[kind]),
        [key for key in names if key != identifier],
        index=None,
        format_func=names.__getitem__,
        key=f"same-{kind}-{identifier}",
        placeholder=screen.words.text("choose"),
    )
    return chosen


def _key(kind: str, identifier: str) -> str:
    return f"record-{kind}-{identifier}"
