"""What is left to record, committee by committee, with the announcement and the way to do it."""

import streamlit as st

from dashboard.components.session.links import link_box, linked, project_link
from dashboard.components.session.say import say, say_success
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import Words
from dashboard.measures.worklist import Task, worklist


def show_worklist(screen: Screen) -> None:
    """Draw what a keeper would fill in next, the committees with most of it first."""
    words = screen.words
    tasks = worklist(screen.selection, words)
    if not tasks:
        say_success(words, "All winning projects announced are recorded, and each record is whole.")
        return
    missing = sum(task.missing or 0 for task in tasks)
    unfinished = sum(len(task.unfinished) for task in tasks)
    say(
        words,
        "{missing} and {unfinished}. The committees with most to record come first.",
        missing=words.plural(
            "{count} winning project to record",
            "{count} winning projects to record",
            missing,
        ),
        unfinished=words.plural(
            "{count} record to complete", "{count} records to complete", unfinished
        ),
    )
    for task in tasks:
        _show(screen, task)


def _show(screen: Screen, task: Task) -> None:
    words = screen.words
    with st.container(border=True, gap="xsmall", key=f"task-{task.committee or 'unknown'}"):
        st.markdown(f"**{escaped(task.label)}** {escaped(_left(task, words))}")
        if task.source_url or task.missing:
            with link_box(f"task-{task.committee}"):
                if task.source_url:
                    read = words.text("Read the announcement")
                    st.markdown(linked(read, task.source_url), width="content")
                if task.missing:
                    st.page_link(
                        screen.pages["import-announcement"],
                        label=escaped(words.text("Import it")),
                        query_params=screen.address(id=task.committee),
                    )
        for record in task.unfinished:
            with link_box(f"unfinished-{record.project}"):
                project_link(screen, record.project, escaped(record.title))
                if record.lacks:
                    said = words.text("lacks: {columns}", columns=", ".join(record.lacks))
                    st.caption(escaped(said), width="content")


def _left(task: Task, words: Words) -> str:
    """Say how many laureates are to be recorded, and how many records to be completed."""
    parts = []
    if task.missing:
        parts.append(
            words.plural(
                "{count} to record of {announced} announced",
                "{count} to record of {announced} announced",
                task.missing,
                announced=words.number(task.announced or 0),
            )
        )
    if task.unfinished:
        parts.append(
            words.plural(
                "{count} record to complete",
                "{count} records to complete",
                len(task.unfinished),
            )
        )
    return " · ".join(["", *parts]).strip()
