"""The refused lines of a list, and the doubts about the others."""

from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256

import pandas as pd
import streamlit as st

from dashboard.components.editing.problem_table import problem_table
from dashboard.components.imports.list_draft import KEY, ListDraft
from dashboard.components.session.screen import Screen, shared_communes
from dashboard.components.session.widgets import bound
from dashboard.exports.refused_rows import refused_csv
from dashboard.language.markdown import escaped, harmless
from dashboard.language.translation import Words
from dashboard.texts.data_problems import tell
from dashboard.texts.list_doubts import ChoiceTexts, followed_text, refused_texts
from loaders.project_list.doubts import Doubt, Question, loses, remarks
from loaders.project_list.drafts import ListDrafts
from loaders.project_list.table import RefusedRow
from loaders.project_list.targets import MONEY
from loaders.spreadsheet.problems import AnyProblem, ImportRule

AT_ONCE = 20
"""Questions that stand on the page at one time; the others are a click away."""

_LINES_NAMED = 8
_CLOSED = frozenset({"themes", "row", "state", "paid"})
"""What can only be answered with what is offered."""


def show_lines(screen: Screen, draft: ListDraft, drafts: ListDrafts) -> None:
    """Say how many lines became projects, which were refused and why, and what is in doubt."""
    words = screen.words
    lines = len(draft.flat.rows) + len(draft.flat.refused)
    said = [
        words.plural("{count} line read", "{count} lines read", lines),
        words.plural("{count} new project", "{count} new projects", len(drafts.lines)),
        *refused_texts(drafts.refused, words),
    ]
    if drafts.followed:
        said.insert(2, followed_text(drafts.followed_projects, words))
    st.markdown(f"**{escaped(' · '.join(said))}**")
    if draft.flat.problems:
        show_problems(screen, draft)
    if drafts.refused:
        problem_table(
            screen,
            _problems_frame(draft, [p for one in drafts.refused for p in one.problems], words),
        )
    _to_correct(screen, draft, drafts)
    _questions(screen, draft)
    told = remarks(drafts.doubts)
    if told:
        said_remarks = words.plural("{count} more remark", "{count} more remarks", len(told))
        with st.expander(said_remarks, expanded=len(told) <= AT_ONCE):
            frame = _problems_frame(draft, [doubt for doubt, _ in told], words)
            column = words.text("Line")
            frame[column] = [_where(draft, rows, words) for _, rows in told]
            problem_table(screen, frame)


def show_problems(screen: Screen, draft: ListDraft) -> None:
    """List what is wrong with a file as a whole."""
    problem_table(screen, _problems_frame(draft, draft.flat.problems, screen.words))


def _to_correct(screen: Screen, draft: ListDraft, drafts: ListDrafts) -> None:
    """Offer the lines that were refused or of which something is left out, with the reasons."""
    words = screen.words
    lost: dict[tuple[str, int], list[AnyProblem]] = {}
    for doubt in drafts.doubts:
        if loses(doubt) and doubt.row is not None:
            lost.setdefault((doubt.file, doubt.row), []).append(doubt)
    partly = [
        RefusedRow(row, tuple(lost[row.sheet, row.number]))
        for row in draft.flat.rows
        if (row.sheet, row.number) in lost
    ]
    refused = [one for one in drafts.refused if not one.of_another]
    if not refused and not partly:
        return
    st.download_button(
        words.text("The lines to correct, with the reasons (CSV)"),
        data=lambda: refused_csv(draft.flat.headings, [*refused, *partly], words),
        file_name=f"{words.text('lines-to-correct')}.csv",
        mime="text/csv",
        key=f"{KEY}-refused",
        on_click="ignore",
    )
    counts = (
        words.plural("{count} line is refused.", "{count} lines are refused.", len(refused)),
        words.plural(
            "Of {count} line a part is left out.",
            "Of {count} lines a part is left out.",
            len(partly),
        ),
    )
    said = [
        *(said for said, rows in zip(counts, (refused, partly), strict=True) if rows),
        words.text(
            "Answer below, or correct the lines in the file and bring it again: all else can be "
            "written as it is."
        ),
    ]
    st.caption(escaped(" ".join(said)))


def _problems_frame(draft: ListDraft, problems: Sequence[AnyProblem], words: Words) -> pd.DataFrame:
    told = [(problem, tell(problem, words)) for problem in problems]
    return pd.DataFrame(
        {
            words.text("Line"): [_line(draft, p.file, p.row) for p, _ in told],
            words.text("Column"): [p.column or "" for p, _ in told],
            words.text("Value"): [said.value for _, said in told],
            words.text("What is wrong"): [said.what for _, said in told],
            words.text("What to do"): [said.remedy for _, said in told],
        },
        dtype="str",
    )


def _questions(screen: Screen, draft: ListDraft) -> None:
    """Ask, once for each text, what can mean several things; then offer to change what is new."""
    words = screen.words
    package = screen.text()
    texts = ChoiceTexts(package.tables, shared_communes(), package.schema, words)
    asking = [one for one in draft.asked.values() if one.doubt.asks]
    others = [one for one in draft.asked.values() if not one.doubt.asks]
    if asking:
        unanswered = [one.doubt for one in asking if one.doubt.subject not in draft.given]
        open_ = sum(loses(doubt) and not doubt.taken for doubt in unanswered)
        said = words.plural("{count} question", "{count} questions", len(asking))
        left = words.plural(
            "{count} text is left out until it is answered",
            "{count} texts are left out until they are answered",
            open_,
        )
        st.markdown(f"**{escaped(f'{said} · {left}' if open_ else said)}**")
        _offer_thousands(screen, draft, unanswered)
        _page(screen, draft, asking, texts, "asks")
    if others:
        said = words.plural(
            "{count} text understood, to change if it is wrong",
            "{count} texts understood, to change if one is wrong",
            len(others),
        )
        with st.expander(said, expanded=not asking and len(others) <= AT_ONCE):
            _page(screen, draft, others, texts, "told")


def _offer_thousands(screen: Screen, draft: ListDraft, open_: Sequence[Doubt]) -> None:
    """Offer one answer for all amounts that are too small for euros: that they are thousands."""
    words = screen.words
    small = [
        one
        for one in open_
        if one.rule is ImportRule.NUMBER_FAR
        and one.about in MONEY
        and len(one.choices) == 2  # as it stands, and a thousand times that
        and Decimal(one.choices[0]) < Decimal(one.choices[1])
    ]

    def answered() -> None:
        for one in small:
            draft.given[one.subject] = st.session_state[_widget(one)] = one.choices[1]

    if len(small) > 1:
        label = words.plural(
            "Read the {count} small amount in thousands of euros",
            "Read the {count} small amounts in thousands of euros",
            len(small),
        )
        st.button(label, key=f"{KEY}-thousands", on_click=answered)


def _widget(doubt: Doubt) -> str:
    return f"{KEY}-answer-{sha256(repr(doubt.subject).encode()).hexdigest()[:16]}"


def _page(
    screen: Screen, draft: ListDraft, asked: Sequence[Question], texts: ChoiceTexts, name: str
) -> None:
    """Draw twenty questions, and the way to the others."""
    words = screen.words
    at_key = f"{KEY}-{name}-from"
    start = min(st.session_state.get(at_key, 0), (len(asked) - 1) // AT_ONCE * AT_ONCE)
    for question in asked[start : start + AT_ONCE]:
        _ask(screen, draft, question, texts)
    if len(asked) <= AT_ONCE:
        return

    def move(to: int) -> None:
        st.session_state[at_key] = to

    with st.container(horizontal=True, vertical_alignment="center"):
        for step, label in (
            (-AT_ONCE, words.text("The ones before")),
            (AT_ONCE, words.text("The next ones")),
        ):
            to = start + step
            st.button(
                label,
                key=f"{at_key}-{step}",
                disabled=not 0 <= to < len(asked),
                on_click=move,
                args=(to,),
            )
        shown = words.text(
            "{first} to {last} of {all}",
            first=words.number(start + 1),
            last=words.number(min(start + AT_ONCE, len(asked))),
            all=words.number(len(asked)),
        )
        st.markdown(escaped(shown), width="content")


def _ask(screen: Screen, draft: ListDraft, question: Question, texts: ChoiceTexts) -> None:
    words, doubt = screen.words, question.doubt
    said = tell(doubt, words)
    chosen = draft.given.get(doubt.subject, doubt.taken)
    options = list(dict.fromkeys([doubt.taken, *doubt.choices, "", chosen]))
    where = _where(draft, question.lines, words)
    label = said.what
    if doubt.value:
        label = words.text("“{value}”: {what}", value=doubt.value, what=said.what)
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        column = f"{doubt.column} · " if doubt.column else ""
        st.markdown(f"**{escaped(label)}**  \n{escaped(f'{column}{where}')}")
    bound(
        right.selectbox,
        harmless(label),
        options,
        index=options.index(chosen),
        format_func=lambda choice: texts.said(doubt, choice),
        accept_new_options=doubt.about not in _CLOSED,
        key=_widget(doubt),
        put=lambda answer: draft.given.update({doubt.subject: (answer or "").strip()}),
        label_visibility="collapsed",
    )


def _where(draft: ListDraft, rows: Sequence[tuple[str, int]], words: Words) -> str:
    """Return which lines are meant: the first few by number, the others counted."""
    named = [_line(draft, sheet, row) for sheet, row in rows if row]
    if not named:
        return ""
    more = len(named) - _LINES_NAMED
    shown = named[:_LINES_NAMED]
    if more > 0:
        shown.append(words.plural("{count} more", "{count} more", more))
    lines = words.all_of(shown)
    return (
        words.text("line {row}", row=lines)
        if len(named) == 1
        else words.text("lines {rows}", rows=lines)
    )


def _line(draft: ListDraft, sheet: str, row: int | None) -> str:
    """Return the number of a line, behind the name of its sheet where several are read."""
    several = sum(one.why is None for one in draft.flat.sheets) > 1
    return " ".join(filter(None, (sheet if several else "", str(row or ""))))
