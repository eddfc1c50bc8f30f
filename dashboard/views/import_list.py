"""Import a list of projects: its columns are mapped, its lines drafted, completed and compared."""

from functools import partial

import streamlit as st

from dashboard.components.editing.write_changes import review_and_write, say_written
from dashboard.components.figures.figure import section
from dashboard.components.frame.page_title import page_title
from dashboard.components.imports.brought_file import ask_for_file, forget_file, show_file
from dashboard.components.imports.list_columns import ask_columns
from dashboard.components.imports.list_doubts import show_lines, show_problems
from dashboard.components.imports.list_draft import (
    KEY,
    ListDraft,
    drafts_of,
    forget_texts,
    keep_columns,
    list_draft,
    project_key,
    say_not_kept,
)
from dashboard.components.imports.list_reading import show_reading
from dashboard.components.imports.list_texts import ask_texts, completed
from dashboard.components.session.say import say, say_info
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import bound
from loaders.editing.changes import Changes
from loaders.project_list.completion import only_projects
from loaders.project_list.drafts import ListDrafts
from loaders.project_list.reading import read_list
from loaders.system.apart import warm_up


def page(screen: Screen) -> None:
    """Draw the place to bring a list, and each step from there to the data set."""
    words = screen.words
    page_title(screen, words.text("Import a list of projects"))
    say(
        words,
        "Bring a table with one line per project, as CSV or Excel: say what its columns "
        "hold, see which lines are refused and why, fill in what they cannot say, and look "
        "at the exact change. Nothing is written before you say so.",
    )
    say_not_kept(screen)
    section(words.text("1. The list"))
    draft = list_draft(screen)
    if draft is None:
        warm_up(read_list)
        ask_for_file(KEY, words.text("The list (.csv or .xlsx)"))
        say_written(screen, key=KEY)
    else:
        show_file(screen, KEY, draft.name, len(draft.content))
        _steps(screen, draft)


def _steps(screen: Screen, draft: ListDraft) -> None:
    words = screen.words
    show_reading(screen, draft)
    if not draft.flat.headings:
        show_problems(screen, draft)
        return
    section(words.text("2. What each column holds"))
    if not ask_columns(screen, draft):
        return
    section(words.text("3. The lines"))
    drafts = drafts_of(screen, draft)
    show_lines(screen, draft, drafts)
    if not drafts.lines and not drafts.changes:
        if not drafts.refused:
            say_info(words, "There is no line below the headings.")
        say_written(screen, key=KEY)
        return
    changes = completed(drafts)
    whole: set[str] = set()
    if drafts.lines:
        section(words.text("4. What a line cannot say"))
        whole = ask_texts(screen, draft, drafts, changes)
        if len(whole) == len(drafts.lines):
            say(words, "Every project has its source.")
    section(words.text("5. What it changes" if drafts.lines else "4. What it changes"))
    _write(screen, draft, drafts, changes, whole)


def _write(
    screen: Screen, draft: ListDraft, drafts: ListDrafts, changes: Changes, whole: set[str]
) -> None:
    words = screen.words
    rest = len(drafts.lines) - len(whole)
    if rest:
        bound(
            st.toggle,
            words.text("Only the projects that lack nothing; the others stay in the draft"),
            value=draft.only_whole,
            key=f"{KEY}-only-whole",
            put=partial(setattr, draft, "only_whole"),
        )
    part = draft.only_whole and rest > 0
    if part and not whole:
        say_written(screen, key=KEY)
        say_info(words, "No project has all that it needs yet.")
        return

    schema = screen.text().schema
    wanted = only_projects(changes, whole, schema) if part else changes

    def written() -> None:
        keep_columns(screen, draft)
        added = wanted["projects"].added if "projects" in wanted else ()
        forget_texts(screen, map(project_key, added))
        if not part:
            forget_file(KEY)

    review_and_write(screen, wanted, key=KEY, on_written=written)
