"""Import the tables: a workbook with a sheet for each table goes out, comes back, and is compared.

What was brought stands in the session, so that another page, another language or another drawing
of this one loses nothing.
"""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.components.editing.problem_table import problem_table
from dashboard.components.editing.write_changes import review_and_write, say_written
from dashboard.components.figures.figure import section
from dashboard.components.frame.page_title import page_title
from dashboard.components.imports.brought_file import ask_for_file, forget_file, place_of, show_file
from dashboard.components.session.say import say, say_error, say_info, say_small, say_warning
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import bound
from dashboard.exports.template_xlsx import template_xlsx
from dashboard.language.markdown import escaped
from dashboard.texts.workbook_problems import workbook_problems_frame
from loaders.editing.planned_change import causes
from loaders.package.load import Tables, TextPackage
from loaders.spreadsheet.book import book_apart, read_book
from loaders.spreadsheet.problems import AnyProblem
from loaders.spreadsheet.workbook import read_workbook
from loaders.spreadsheet.workbook_change import WorkbookChange, rule_problems, workbook_change
from loaders.system.apart import warm_up

KEY = "import-workbook"
_FILE = place_of(KEY)


@dataclass
class _Brought:
    """A workbook, compared with what it was filled from, else with the data when it was brought.

    `removing` is whether the rows that it lacks are to be removed.
    """

    name: str
    size: int
    change: WorkbookChange
    removing: bool


def page(screen: Screen) -> None:
    """Draw the templates, the place to bring one back, its problems, and what it changes."""
    words = screen.words
    page_title(screen, words.text("Import the tables"))
    say(
        words,
        "Take a workbook with one sheet per table, correct it or fill it in with Excel or "
        "LibreOffice, and bring it back. All that is wrong with it is listed, then what it "
        "changes. Nothing is written before you say so.",
    )
    section(words.text("1. Download the workbook"))
    _templates(screen)
    section(words.text("2. Send the workbook back"))
    brought = _brought(screen)
    if brought is None:
        say_written(screen, key=KEY)
    else:
        _review(screen, brought)


def _templates(screen: Screen) -> None:
    words = screen.words

    def made(kind: str) -> bytes:
        package = screen.text()
        held = (package.tables, package.version) if kind == "filled" else ()
        return template_xlsx(package.schema, words, *held)

    with st.container(horizontal=True, gap="small"):
        for kind, label, name in (
            ("filled", words.text("The tables, filled in (Excel)"), words.text("tables")),
            ("empty", words.text("Empty tables (Excel)"), words.text("empty-tables")),
        ):
            st.download_button(
                label,
                data=partial(made, kind),
                file_name=f"laureats-{name}.xlsx",
                key=f"template-{kind}",
                on_click="ignore",
            )
    say(
        words,
        "The notes on the headings say what each column holds. Sheets and columns that you "
        "do not need can be deleted: they stay as they are in the data set.",
    )


def _brought(screen: Screen) -> _Brought | None:
    """Draw the place for the file, or what was brought; return that."""
    words = screen.words
    brought: _Brought | tuple[str, bytes] | None = st.session_state.get(_FILE)
    if brought is None:
        warm_up(read_book)
        ask_for_file(KEY, words.text("The workbook (.xlsx)"))
        return None
    if isinstance(brought, tuple):
        with st.spinner(words.text("Reading the workbook…")):
            brought = _read(*brought, screen.text())
        st.session_state[_FILE] = brought
    show_file(screen, KEY, brought.name, brought.size)
    return brought


def _read(name: str, content: bytes, package: TextPackage) -> _Brought:
    change = workbook_change(read_workbook(content, package.schema, read=book_apart), package)
    return _Brought(name, len(content), change, removing=change.found)


def _review(screen: Screen, brought: _Brought) -> None:
    words, change = screen.words, brought.change
    if not change.whole:
        _problems(screen, brought, change.workbook.problems, {})
        say_error(
            words,
            "No table was read from this file. If it has one line per project, bring it "
            "as a list of projects.",
        )
        return
    package = screen.text()
    _say_state(screen, change, package)
    _say_lacking(screen, change, package)
    if change.absent:
        _ask_about_absent(screen, brought)
    broken, checked = rule_problems(change, package, removing=brought.removing)
    problems = (*change.workbook.problems, *causes(broken))
    hindered = change.hindered or bool(broken)
    if problems:
        _problems(screen, brought, problems, checked)
    if hindered:
        say_warning(
            words,
            "Correct the workbook and bring it again: nothing of it can be written as long "
            "as a part of it would be lost or would break a rule.",
        )
    section(words.text("3. What it changes"))
    changes = change.changes if brought.removing else change.additions()
    review_and_write(
        screen, changes, key=KEY, on_written=lambda: forget_file(KEY), hindered=hindered
    )


def _say_state(screen: Screen, change: WorkbookChange, package: TextPackage) -> None:
    """Say so where the data set has changed since the workbook was taken."""
    words = screen.words
    if change.found and change.base.version != package.version:
        say_info(
            words,
            "The data set has changed since this workbook was taken. Only what you changed "
            "in it is put onto the data set as it is now.",
        )
    elif change.workbook.version and not change.found:
        say_warning(
            words,
            "This workbook was taken from another state of the data set, which is not "
            "kept: what differs now shows as your change. Look at each line.",
        )


def _say_lacking(screen: Screen, change: WorkbookChange, package: TextPackage) -> None:
    """Name the tables and columns that the workbook has not, as one of an earlier version has."""
    words, language = screen.words, screen.words.language
    lacking = []
    for name, table in package.schema.tables.items():
        had = change.workbook.columns.get(name, ())
        columns = [field.title[language] for field in table.fields if field.name not in had]
        if columns:
            title = table.title[language]
            lacking.append(f"{title} ({', '.join(columns)})" if had else title)
    if lacking:
        say_small(
            words, "Not in the workbook, and left as it stands: {names}.", names="; ".join(lacking)
        )


def _ask_about_absent(screen: Screen, brought: _Brought) -> None:
    """Let the visitor say what becomes of the rows that the workbook does not have."""
    words = screen.words
    options = {False: words.text("They stay"), True: words.text("They are removed")}
    bound(
        st.radio,
        words.plural(
            "{count} line of the data set is not in the workbook.",
            "{count} lines of the data set are not in the workbook.",
            brought.change.absent,
        ),
        list(options),
        index=int(brought.removing),
        format_func=options.__getitem__,
        horizontal=True,
        key=f"{KEY}-removing",
        put=partial(setattr, brought, "removing"),
    )


def _problems(
    screen: Screen, brought: _Brought, problems: tuple[AnyProblem, ...], checked: Tables
) -> None:
    words, schema = screen.words, screen.text().schema
    count = len(problems)
    said = words.plural(
        "{count} problem in the workbook", "{count} problems in the workbook", count
    )
    st.markdown(f"**{escaped(said)}**")
    workbook = brought.change.workbook
    problem_table(screen, workbook_problems_frame(problems, workbook, checked, schema, words))
