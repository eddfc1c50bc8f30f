"""How a list was read: its sheets, its text format, and the omitted lines."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.components.editing.problem_table import problem_table
from dashboard.components.imports.list_draft import KEY, ListDraft, read_again
from dashboard.components.session.say import say, say_warning
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import bound
from dashboard.language.markdown import escaped
from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.texts.list_reading import encoding_text, separator_text, why_text
from loaders.project_list.table import Why
from loaders.project_list.text_file import ENCODINGS, SEPARATORS

_LONGEST = 120
"""Characters of a line that is left out, as it is shown."""

_NEVER = frozenset(
    {Why.OTHER_SHEET, Why.HIDDEN_SHEET, Why.REJECTED_SHEET, Why.NO_HEADINGS, Why.HIDDEN}
    | {Why.STRUCK, Why.ABOVE, Why.HEADINGS_AGAIN}
)
"""Why a row is left out that is taken with its sheet or its kind, if at all."""


def show_reading(screen: Screen, draft: ListDraft) -> None:
    """Say how the file was read, and let it be read otherwise."""
    if len(draft.flat.sheets) > 1 or (draft.flat.sheets and not draft.flat.columns):
        _sheets(screen, draft)
    if draft.flat.encoding:
        _text_file(screen, draft)
    _left_out(screen, draft)


def _sheets(screen: Screen, draft: ListDraft) -> None:
    words = screen.words
    read = [sheet.name for sheet in draft.flat.sheets if sheet.why is None]
    left = [
        words.text(
            "{sheet} ({why})", sheet=sheet.name, why=words.text(names_of("sheet")[sheet.why])
        )
        for sheet in draft.flat.sheets
        if sheet.why is not None
    ]
    said = [words.text("Read: {sheets}.", sheets=words.all_of(read))] if read else []
    if left:
        said.append(words.text("Not read: {sheets}.", sheets=words.all_of(left)))
    st.markdown(escaped(" ".join(said)))
    if not read:
        say_warning(
            words, "No sheet of the file has headings that are known. Choose the sheet to read."
        )
    bound(
        st.multiselect,
        words.text("Sheets to read"),
        [sheet.name for sheet in draft.flat.sheets],
        default=read,
        key=f"{KEY}-sheets",
        put=lambda chosen: read_again(screen, draft, sheets=tuple(chosen) or None),
    )


def _text_file(screen: Screen, draft: ListDraft) -> None:
    words = screen.words
    say(
        words,
        "Read as {encoding}, cells parted by: {separator}.",
        encoding=encoding_text(draft.flat.encoding, words),
        separator=separator_text(draft.flat.separator, words),
    )
    with st.container(horizontal=True):
        _choice(screen, draft, "encoding", words.text("Encoding"), ENCODINGS, encoding_text)
        _choice(screen, draft, "separator", words.text("Separator"), SEPARATORS, separator_text)


def _choice(
    screen: Screen,
    draft: ListDraft,
    name: str,
    label: str,
    options: tuple[str, ...],
    said: Callable[[str, Words], str],
) -> None:
    words = screen.words
    bound(
        st.selectbox,
        label,
        ["", *options],
        index=["", *options].index(getattr(draft.reading, name) or ""),
        format_func=lambda o: said(o, words) if o else words.text("As it fits best"),
        key=f"{KEY}-{name}",
        put=lambda chosen: read_again(screen, draft, **{name: chosen or None}),
    )


def _left_out(screen: Screen, draft: ListDraft) -> None:
    """List the lines that are no projects, and let them be read all the same."""
    words = screen.words
    listed = draft.flat.listed
    kinds = {row.why for row in listed}
    with st.container(horizontal=True):
        for name, why, label in (
            ("hidden", Why.HIDDEN, words.text("Read hidden lines")),
            ("struck", Why.STRUCK, words.text("Read lines struck out")),
        ):
            on = getattr(draft.reading, name)
            if why in kinds or on:
                bound(
                    st.toggle,
                    label,
                    value=on,
                    key=f"{KEY}-{name}",
                    put=partial(_turned, screen, draft, name),
                )
    if not listed:
        return
    left = words.plural(
        "{count} line is left out as no project", "{count} lines are left out as no projects",
        len(listed),
    )  # fmt: skip
    with st.expander(escaped(left), expanded=len(listed) <= 5):
        frame = pd.DataFrame(
            {
                words.text("Worksheet"): [row.sheet for row in listed],
                words.text("Line"): [str(row.number) for row in listed],
                words.text("What stands there"): [_cut(row.text) for row in listed],
                words.text("Why it is not read"): [why_text(row.why, words) for row in listed],
            },
            dtype="str",
        )
        if not any(row.sheet for row in listed):
            frame = frame.drop(columns=words.text("Worksheet"))
        problem_table(screen, frame)
        _take_all_the_same(screen, draft)


def _turned(screen: Screen, draft: ListDraft, name: str, on: bool) -> None:
    read_again(screen, draft, **{name: on})


def _take_all_the_same(screen: Screen, draft: ListDraft) -> None:
    words = screen.words
    rows = {
        (row.sheet, row.number): row for row in draft.flat.listed if row.why not in _NEVER
    } | draft.taken
    if not rows:
        return

    def said(place: tuple[str, int]) -> str:
        text, row = _cut(rows[place].text), words.number(place[1])
        if not place[0]:
            return words.text("Line {row}: {text}", row=row, text=text)
        return words.text("{sheet}, line {row}: {text}", sheet=place[0], row=row, text=text)

    def choose(chosen: list[tuple[str, int]]) -> None:
        draft.taken = {place: rows[place] for place in chosen}
        read_again(screen, draft, rows=frozenset(chosen))

    bound(
        st.multiselect,
        words.text("Lines to read all the same"),
        list(rows),
        default=[place for place in rows if place in draft.reading.rows],
        format_func=said,
        key=f"{KEY}-rows",
        put=choose,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
