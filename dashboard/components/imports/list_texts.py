"""The completion step: texts that a person writes for each new project."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.components.imports.list_draft import (
    KEY,
    ListDraft,
    keep_texts,
    project_key,
    written_texts,
)
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import bound
from dashboard.language.markdown import escaped, harmless
from loaders.editing.changes import Changes, Row
from loaders.project_list.completion import filled, lacking
from loaders.project_list.drafts import ListDrafts
from loaders.project_list.table import ListRow

WRITTEN = ("summary_fr", "summary_en", "source_url")
"""The columns of a project that must be filled in and that a list may lack."""


def completed(drafts: ListDrafts) -> Changes:
    """Return what the list adds, with the texts that were written for its projects."""
    kept = written_texts()
    return filled(
        drafts.changes, {row["id"]: kept.get(project_key(row), {}) for row in _projects(drafts)}
    )


def ask_texts(screen: Screen, draft: ListDraft, drafts: ListDrafts, changes: Changes) -> set[str]:
    """Ask for what the lines do not say, one project at a time; return the ids that have all."""
    words = screen.words
    table = screen.portfolio.schema.tables["projects"]
    given = {row["id"]: row for row in _projects(drafts)}
    asked = [key for key, row in given.items() if set(lacking(row, table)) & set(WRITTEN)]
    now = {row["id"]: row for row in changes["projects"].added}
    open_ = [key for key in asked if set(lacking(now[key], table)) & set(WRITTEN)]
    if asked:
        said = words.plural(
            "{count} of {all} projects still lacks a source.",
            "{count} of {all} projects still lack a source.",
            len(open_),
            all=words.number(len(given)),
        )
        if len(open_) > 1:
            field = words.text("Source of the lines that name none")
            at_once = words.text("In step 2, “{field}” gives one to all of them.", field=field)
            said = f"{said} {at_once}"
        st.markdown(escaped(said))
        _ask_project(screen, draft, drafts, asked, open_)
    return set(given) - set(open_)


def _ask_project(
    screen: Screen,
    draft: ListDraft,
    drafts: ListDrafts,
    asked: Sequence[str],
    open_: Sequence[str],
) -> None:
    words = screen.words
    given = {row["id"]: row for row in _projects(drafts)}
    chooser, waiting = f"{KEY}-project", set(open_)
    chosen = draft.project if draft.project in asked else (open_ or asked)[0]
    put = partial(setattr, draft, "project")

    def said(key: str) -> str:
        mark = words.text("to fill in") if key in waiting else words.text("complete")
        return f"{given[key]['title']} — {mark}"

    st.session_state[chooser] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = words.text("Project")
        bound(st.selectbox, label, asked, format_func=said, key=chooser, put=put)
        following = [key for key in open_ if key != chosen]
        later = [key for key in following if asked.index(key) > asked.index(chosen)]
        st.button(
            words.text("Next one to fill in"),
            disabled=not following,
            key=f"{KEY}-next",
            on_click=put,
            args=(later or following)[:1],
        )
    left, right = st.columns(2)
    with left:
        _line(screen, draft, drafts.lines[chosen])
    with right:
        _texts(screen, given[chosen])


def _line(screen: Screen, draft: ListDraft, row: ListRow) -> None:
    """Show the line that a project comes from, as it stands in the file."""
    words = screen.words
    cells = [(h, c) for h, c in zip(draft.flat.headings, row.cells, strict=True) if c]
    st.markdown(f"**{escaped(words.text('What line {row} says', row=row.number))}**")
    frame = pd.DataFrame(cells, columns=[words.text("Column"), words.text("Value")], dtype="str")
    st.table(frame.map(escaped), hide_index=True)


def _texts(screen: Screen, project: Row) -> None:
    """Ask for the texts of one project that its line does not give."""
    table = screen.portfolio.schema.tables["projects"]
    own = written_texts().setdefault(project_key(project), {})
    for column in WRITTEN:
        if project[column]:
            continue

        def keep(said: str, column: str = column) -> None:
            own[column] = " ".join(said.split())
            keep_texts(screen, project_key(project))

        short = column == "source_url"
        bound(
            st.text_input if short else st.text_area,
            harmless(table.field(column).title[screen.words.language]),
            value=own.get(column, ""),
            max_chars=500 if short else 2_000,
            key=f"{KEY}-{column}-{project['id']}",
            put=keep,
        )


def _projects(drafts: ListDrafts) -> Sequence[Mapping[str, str]]:
    return drafts.changes["projects"].added if "projects" in drafts.changes else ()
