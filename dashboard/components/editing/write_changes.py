"""The write dialog: the exact difference, any problems, and the button that writes."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.editing.problem_table import problem_table
from dashboard.components.figures.figure import show_table
from dashboard.components.session.links import link_row, project_link
from dashboard.components.session.say import say, say_info, say_success
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_, Words
from dashboard.texts.changes import (
    Pieces,
    cells_frame,
    changed_cells,
    conflicts_frame,
    counts_text,
    problems_frame,
    readable_title,
    row_texts,
    rows_frame,
    total_text,
)
from dashboard.texts.data_problems import refusal_text
from loaders.editing.changes import Changes, Row, TableChanges, undoing
from loaders.editing.planned_change import PlannedChange, causes, plan_change
from loaders.editing.refusals import RefusedError
from loaders.editing.writing import Written, is_shipped, write_tables
from loaders.package.schema import Table
from loaders.spreadsheet.problems import AnyProblem

FEW_ROWS = 10
"""Changes of one table that are shown at once; with more of them the table folds."""

_BREAK = "  \n  "

LONG_CELL = 60
"""Characters from which a cell of an added or removed row stands on a line of its own."""

FEW_CELLS = 40
"""Changed cells that are shown with the words that differ marked; more of them form a table."""


@dataclass(frozen=True)
class _Done:
    """What the last write did, for the page that is drawn after it; `undone`: took one back."""

    written: Written
    changes: Changes
    undone: bool = False


def review_and_write(
    screen: Screen,
    changes: Changes,
    *,
    key: str,
    on_written: Callable[[], None] = lambda: None,
    hindered: bool = False,
    by: str = "",
) -> None:
    """Show what `changes` does to the data as it stands, and let the visitor write it.

    `key` tells this place from others. The change is put anew onto the data at every drawing, so
    that what somebody else wrote meanwhile is seen before one writes. `on_written` is called
    after a write, before the page is drawn again: it forgets the draft. `hindered` is whether the
    page has told of something to be mended first: then the change is shown and cannot be written.
    `by` says in the backup what wrote, where that is not `key`.
    """
    words = screen.words
    planned = _planned(changes, screen, key)
    refused = _refused(changes, key)
    if refused is not None:
        st.error(escaped(refusal_text(refused, words)))
        _problems(causes(refused.problems), planned, screen)
    if planned.conflicts:
        _conflicts(planned, words)
    if not planned.exact:
        if not say_written(screen, key=key):
            say_info(words, "Nothing differs from the data set: there is nothing to write.")
        return
    st.session_state.pop(f"written-{key}", None)
    st.markdown(f"**{escaped(total_text(planned.exact, words))}**")
    for name, table_changes in planned.exact.items():
        _table(planned, name, table_changes, words)
    if hindered:
        return
    if planned.problems and refused is None:
        problems = causes(planned.problems)
        said = words.plural(
            "{count} problem stands in the way of writing:",
            "{count} problems stand in the way of writing:",
            len(problems),
        )
        st.warning(escaped(said))
        _problems(problems, planned, screen)
    if not screen.editable:
        say_how_to_edit(screen)
        return
    st.button(
        words.text("Write to the data set"),
        type="primary",
        key=f"write-{key}",
        disabled=bool(planned.problems),
        on_click=_write,
        args=(planned, changes, key, on_written, by or key),
    )


def _planned(changes: Changes, screen: Screen, key: str) -> PlannedChange:
    """Put `changes` onto the data as it stands, once for each change and each state of the data."""
    package = screen.text()
    before: PlannedChange | None
    made, before = st.session_state.get(f"planned-{key}", (None, None))
    if before is None or before.package.version != package.version or made != changes:
        before = plan_change(changes, package)
        st.session_state[f"planned-{key}"] = changes, before
    return before


def say_written(screen: Screen, *, key: str) -> bool:
    """Say what the last write under `key` did and how to undo it; return whether there was one.

    For a page that has no draft left after its write. It is said until another change is shown.
    """
    done: _Done | None = st.session_state.get(f"written-{key}")
    if done is None:
        return False
    words, folder = screen.words, screen.data.directory
    said = (
        N_("Undone in {folder}: {files}.") if done.undone else N_("Written to {folder}: {files}.")
    )
    say_success(
        words,
        said,
        folder=folder,
        files=words.all_of(list(done.written.changed)) or words.text("nothing"),
    )
    _lead_to_added(screen, done.changes, key)
    if done.written.backup:
        say(words, "What stood there before is kept. This brings it back:")
        command = f"laureats restore {shlex.quote(str(folder))} {done.written.backup}"
        st.code(command, language=None)
    if not done.written.in_place:
        say_info(
            words,
            "Another program has one of the files open: close it there. The new content "
            "counts already and is moved into place by the next write.",
        )
    if screen.editable:
        st.button(
            words.text("Redo this write") if done.undone else words.text("Undo this write"),
            key=f"undo-button-{key}",
            on_click=_undo,
            args=(screen, done.changes, key),
        )
        if (wanted := st.session_state.get(f"undo-{key}")) is not None:
            review_and_write(
                screen, wanted, key=f"undone-{key}", on_written=lambda: _forget(key), by="undo"
            )
    return True


def _lead_to_added(screen: Screen, changes: Changes, key: str) -> None:
    """Link to the sheets of what was added: the projects, and the bodies that are new with them."""
    words = screen.words
    kinds = (
        ("projects", "project", words.text("Projects added")),
        ("landlords", "landlord", words.text("Landlords added")),
        ("organisations", "organisation", words.text("Organisations added")),
    )
    tables = screen.text().tables
    known = {name: set(tables[name]["id"]) for name, _, _ in kinds}
    for table, kind, title in kinds:
        added = changes[table].added if table in changes else ()
        rows = [row for row in added if row["id"] in known[table]]  # not of a write undone since
        if not rows:
            continue
        if kind == "project":
            st.markdown(f"**{escaped(title)}**")
            for row in rows:
                project_link(screen, row["id"], escaped(readable_title(row, words)))
        else:
            links = [(kind, row["id"], escaped(row["name"])) for row in rows]
            link_row(screen, f"added-{table}-{key}", links, title=title)


def _undo(screen: Screen, done: Changes, key: str) -> None:
    """Take a write back by a new one; show it first where somebody has written in between."""
    planned = plan_change(undoing(done), screen.text())
    if planned.conflicts or planned.problems:
        st.session_state[f"undo-{key}"] = undoing(done)
    else:
        _write(planned, undoing(done), key, lambda: None, "undo")


def _forget(key: str) -> None:
    st.session_state.pop(f"undo-{key}", None)
    st.session_state.pop(f"written-{key}", None)


def say_how_to_edit(screen: Screen) -> None:
    """Say that this dashboard does not write, and how to start one that does."""
    words, directory = screen.words, screen.data.directory
    copied = is_shipped(directory)
    say_info(
        words,
        "This dashboard shows the change and does not write it. Copy the data to a folder of "
        "your own, then start the dashboard on it:"
        if copied
        else "This dashboard shows the change and does not write it. To write, start it with:",
    )
    folder = words.text("my-data") if copied else shlex.quote(str(directory))
    first = f"laureats init {folder}\n" if copied else ""
    st.code(f"{first}laureats --data {folder} --edit", language=None)


def _write(
    planned: PlannedChange, changes: Changes, key: str, on_written: Callable[[], None], by: str
) -> None:
    """Write what the visitor saw; what is refused is told when the page is drawn again."""
    package = planned.package
    st.session_state.pop(f"refused-{key}", None)
    try:
        written = write_tables(package.directory, planned.tables, version=package.version, by=by)
    except RefusedError as error:
        st.session_state[f"refused-{key}"] = error, changes
        return
    before: _Done | None = st.session_state.get(f"written-{key}")
    undone = by == "undo" and not (before and before.undone)
    st.session_state[f"written-{key}"] = _Done(written, planned.exact, undone)
    on_written()


def _refused(changes: Changes, key: str) -> RefusedError | None:
    """Return why the last try to write these very changes failed, None where none did."""
    error, tried = st.session_state.get(f"refused-{key}", (None, None))
    return error if tried == changes else None


def _table(planned: PlannedChange, name: str, changes: TableChanges, words: Words) -> None:
    table = planned.package.schema.tables[name]
    title = f"{table.title[words.language]} · {counts_text(changes, words)}"
    count = len(changes.added) + len(changes.changed) + len(changes.removed)
    with st.expander(escaped(title), expanded=count <= FEW_ROWS):
        if changes.changed:
            st.markdown(f"**{words.text('Changed')}**")
            _changed(planned, name, changes, words)
        if changes.added:
            st.markdown(f"**{words.text('Added')}**")
            _rows(changes.added, table, words)
        if changes.removed:
            st.markdown(f"**{words.text('Removed')}**")
            _rows(changes.removed, table, words)


def _rows(rows: Sequence[Row], table: Table, words: Words) -> None:
    if len(rows) > FEW_ROWS:
        show_table(rows_frame(rows, table, words), words)
        return
    lines = []
    for name, cells in row_texts(rows, table, words):
        lines.append(f"- **{escaped(name)}**")
        said = [words.text("{column}: {value}", column=c, value=v) for c, v in cells]
        short = [text for text in said if len(text) <= LONG_CELL]
        long = [text for text in said if len(text) > LONG_CELL]
        lines += [f"  \n  {escaped(text)}" for text in (" · ".join(short), *long) if text]
    st.markdown("".join(line if line.startswith("  ") else f"\n{line}" for line in lines))


def _changed(planned: PlannedChange, name: str, changes: TableChanges, words: Words) -> None:
    table = planned.package.schema.tables[name]
    cells = changed_cells(changes.changed, planned.package.tables[name], table, words)
    if len(cells) > FEW_CELLS:
        show_table(cells_frame(cells, words), words)
        return
    lines = []
    for cell in cells:
        where = f"{escaped(cell.row)} — {escaped(cell.column)}"
        before = _marked(cell.before, "~~") or escaped(words.text("(empty)"))
        after = _marked(cell.after, "**") or escaped(words.text("(empty)"))
        long = len(before) + len(after) > LONG_CELL
        lines.append(f"- {where}  \n  {before}{_BREAK if long else ' '}→ {after}")
    st.markdown("\n".join(lines))


def _marked(pieces: Pieces, mark: str) -> str:
    """Return pieces of text in Markdown, what the other side lacks between `mark`."""
    said = []
    for text, differs in pieces:
        bare = escaped(text)
        said.append(f"{mark}{bare}{mark}" if differs and bare else bare)
    return " ".join(part for part in said if part)


def _conflicts(planned: PlannedChange, words: Words) -> None:
    said = words.plural(
        "{count} value has been changed by somebody else in the meantime. It is left as it "
        "stands; the rest can be written.",
        "{count} values have been changed by somebody else in the meantime. They are left as "
        "they stand; the rest can be written.",
        len(planned.conflicts),
    )
    st.warning(escaped(said))
    frame = conflicts_frame(planned.conflicts, planned.package.schema, words)
    if len(frame) > FEW_ROWS:
        show_table(frame, words)
        return
    lines = []
    for row in frame.to_dict("records"):
        *where, wanted, found = row.items()
        lines.append("- " + " · ".join(escaped(text) for _, text in where if text))
        for name, text in (wanted, found):
            lines.append(f"  {escaped(words.text('{column}: {value}', column=name, value=text))}")
    st.markdown("  \n".join(lines).replace("  \n- ", "\n- "))


def _problems(problems: Sequence[AnyProblem], planned: PlannedChange, screen: Screen) -> None:
    if problems:
        schema = planned.package.schema
        problem_table(screen, problems_frame(problems, planned.whole, schema, screen.words))
