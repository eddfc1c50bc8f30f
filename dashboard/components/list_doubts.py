"""The lines of a list that were refused, and what is uncertain in those that were not."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.components.list_draft import KEY, ListDraft
from dashboard.components.problem_table import problem_table
from dashboard.components.screen import Screen, shared_communes
from dashboard.exports.refused_rows import refused_csv
from dashboard.import_text import tell_any
from dashboard.markdown import escaped, harmless
from dashboard.words import N_, Words
from loaders.flat import FlatDrafts
from loaders.import_problems import AnyProblem

MOST_ASKED = 20
"""Doubts of a kind that are asked about on the page; more are settled more easily in the file."""


def show_lines(screen: Screen, draft: ListDraft, drafts: FlatDrafts) -> None:
    """Say how many lines became projects, which were refused and why, and what is in doubt."""
    words = screen.words
    lines = len(draft.flat.rows) + len(draft.flat.refused)
    said = [
        words.plural("{count} line read", "{count} lines read", lines),
        words.plural("{count} new project", "{count} new projects", len(drafts.lines)),
        words.plural("{count} line refused", "{count} lines refused", len(drafts.refused)),
    ]
    st.markdown(f"**{escaped(' · '.join(said))}**")
    if draft.flat.problems:
        problem_table(screen, _problems_frame(draft.flat.problems, words))
    if drafts.refused:
        _refused(screen, draft, drafts)
    _ask_names(screen, draft)
    _ask_communes(screen, draft)
    asked = {("names", value) for _, value in list(draft.similar)[:MOST_ASKED]}
    asked |= {("communes", value) for _, value in list(draft.ambiguous)[:MOST_ASKED]}
    others = [d for d in drafts.doubts if not {("names", d.value), ("communes", d.value)} & asked]
    if others:
        said_doubts = words.plural(
            "{count} more thing to check", "{count} more things to check", len(others)
        )
        st.markdown(f"**{escaped(said_doubts)}**")
        problem_table(screen, _problems_frame(others, words))


def show_problems(screen: Screen, problems: Sequence[AnyProblem]) -> None:
    """List what is wrong with a file as a whole."""
    problem_table(screen, _problems_frame(problems, screen.words))


def _refused(screen: Screen, draft: ListDraft, drafts: FlatDrafts) -> None:
    words = screen.words
    problem_table(
        screen, _problems_frame([p for one in drafts.refused for p in one.problems], words)
    )
    st.download_button(
        words.text("The refused lines, to correct (CSV)"),
        data=lambda: refused_csv(draft.flat.headings, drafts.refused, words),
        file_name=f"{words.text('refused-lines')}.csv",
        mime="text/csv",
        key=f"{KEY}-refused",
        on_click="ignore",
    )
    st.caption(
        escaped(
            words.text(
                "The other lines can be written as they are. Correct these in the file and bring "
                "it as a list of its own; the last two columns may stay."
            )
        )
    )


def _problems_frame(problems: Sequence[AnyProblem], words: Words) -> pd.DataFrame:
    told = [(problem, tell_any(problem, words)) for problem in problems]
    return pd.DataFrame(
        {
            words.text("Line"): ["" if p.row is None else str(p.row) for p, _ in told],
            words.text("Column"): [p.column or "" for p, _ in told],
            words.text("Value"): [said.value for _, said in told],
            words.text("What is wrong"): [said.what for _, said in told],
            words.text("What to do"): [said.remedy for _, said in told],
        },
        dtype="str",
    )


def _ask_names(screen: Screen, draft: ListDraft) -> None:
    """Ask of each name that is much like a known one whether it is the same."""
    words = screen.words
    for position, ((table, written), similar) in enumerate(
        list(draft.similar.items())[:MOST_ASKED]
    ):
        widget = f"{KEY}-name-{position}-{written}"
        options = ["", similar]

        def keep(key: tuple[str, str] = (table, written), widget: str = widget) -> None:
            draft.names[key] = st.session_state[widget]

        def said(known: str, written: str = written) -> str:
            if not known:
                return words.text("a new name: {name}", name=written)
            return words.text("the same as {name}", name=known)

        question = N_("“{name}” is new, but much like a known name. It is")
        st.markdown(escaped(words.text(question, name=written)))
        st.selectbox(
            words.text(question, name=harmless(written)),
            options,
            index=options.index(draft.names.get((table, written), "")),
            format_func=said,
            key=widget,
            on_change=keep,
            label_visibility="collapsed",
        )


def _ask_communes(screen: Screen, draft: ListDraft) -> None:
    """Ask which commune is meant where several have the name that a line gives."""
    words, communes = screen.words, shared_communes()
    names = dict(
        screen.portfolio.tables["departements"][["code", "name"]].itertuples(index=False, name=None)
    )
    for (row, written), codes in list(draft.ambiguous.items())[:MOST_ASKED]:
        widget = f"{KEY}-commune-{row}-{written}"
        options = ["", *codes]

        def keep(key: tuple[int, str] = (row, written), widget: str = widget) -> None:
            draft.communes[key] = st.session_state[widget]

        def said(code: str) -> str:
            if not code:
                return words.text("(left out)")
            departement = str(communes.at[code, "departement"])
            name = str(communes.at[code, "name"])
            return f"{name} ({names.get(departement, departement)}, {code})"

        question = N_("Line {row}: several communes are called “{name}”. It is")
        st.markdown(escaped(words.text(question, row=row, name=written)))
        st.selectbox(
            words.text(question, row=row, name=harmless(written)),
            options,
            index=options.index(draft.communes.get((row, written), "")),
            format_func=said,
            key=widget,
            on_change=keep,
            label_visibility="collapsed",
        )
