"""The column mapping step of a list of projects."""

import streamlit as st

from dashboard.components.imports.list_draft import KEY, ListDraft, keep_columns
from dashboard.components.session.say import say, say_error
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import bound
from dashboard.language.markdown import escaped, harmless
from dashboard.language.translation import Words
from dashboard.texts.list_reading import column_text, target_text, tie_text
from loaders.project_list.table import Column
from loaders.project_list.targets import BY_KEY

_LONGEST = 40
"""Characters of an example."""


def ask_columns(screen: Screen, draft: ListDraft) -> bool:
    """Draw the mapping; return whether it says enough to draft projects."""
    words = screen.words
    say(
        words,
        "As in an earlier file with the same headings. Check each column."
        if draft.recalled
        else "Guessed from the headings. Check each column; your choice is remembered for the next "
        "file with the same headings.",
    )
    with st.container(key=f"{KEY}-columns"):
        for position, column in enumerate(draft.flat.columns):
            _ask_column(screen, draft, position, column)
    _ask_everywhere(screen, draft)
    twice = draft.mapping.twice()
    for target, headings in twice.items():
        say_error(
            words,
            "{headings} are all said to hold: {target}. Keep one of them.",
            headings=words.all_of([words.text("“{text}”", text=one) for one in headings]),
            target=target_text(target, words),
        )
    for target, tied in draft.ties.items():
        if target not in draft.columns.values():
            st.warning(escaped(tie_text(tied, target, words)))
    titled = "title" in draft.columns.values()
    if not titled:
        say_error(words, "Say which column holds the title of the project.")
    return titled and not twice


def _ask_column(screen: Screen, draft: ListDraft, position: int, column: Column) -> None:
    words, heading = screen.words, column.heading
    name = column_text(column, words)
    options = ["", *BY_KEY]

    def choose(target: str) -> None:
        draft.columns[heading] = target
        keep_columns(screen, draft)

    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        marks = "".join(f" · {escaped(mark)}" for mark in _marks(column, words))
        st.markdown(f"**{escaped(name)}**{marks}  \n{escaped(_examples(column, words))}")
    bound(
        right.selectbox,
        words.text("“{heading}” holds", heading=harmless(name)),
        options,
        index=options.index(draft.columns[heading]),
        format_func=lambda key: target_text(key, words) if key else words.text("(not read)"),
        key=f"{KEY}-column-{position}-{heading}",
        put=choose,
        label_visibility="collapsed",
    )


def _marks(column: Column, words: Words) -> list[str]:
    """Return what is said of a column beside its name: its unit, and that no eye sees it."""
    marks = [words.text("in {unit}", unit=column.unit)] if column.unit else []
    if column.net:
        marks.append(words.text("without tax"))
    if column.hidden:
        marks.append(words.text("hidden column"))
    return marks


def _examples(column: Column, words: Words) -> str:
    found = [v if len(v) <= _LONGEST else v[: _LONGEST - 1] + "…" for v in column.examples]
    return " · ".join(found) or words.text("no value")


def _ask_everywhere(screen: Screen, draft: ListDraft) -> None:
    """Ask for what holds for every line that does not say it itself."""
    words = screen.words
    asked = {
        "date": (
            words.text("Committee of the lines that name none"),
            words.text("04/02/2021, or 2018-2019"),
        ),
        "source_url": (words.text("Source of the lines that name none"), "https://…"),
    }
    with st.container(horizontal=True):
        for target, (label, example) in asked.items():

            def keep(said: str, target: str = target) -> None:
                draft.everywhere[target] = said.strip()

            bound(
                st.text_input,
                label,
                value=draft.everywhere.get(target, ""),
                placeholder=example,
                max_chars=500,
                key=f"{KEY}-everywhere-{target}",
                put=keep,
            )
