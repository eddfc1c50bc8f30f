"""The state of a list import in the visitor's session.

It stands in the session, so that another page, another language or another drawing of this one
loses nothing. What the columns hold and what was written for a project also stand on the disk: who
brings the file again, after a crash or another day, finds them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from dashboard.components.imports.brought_file import place_of
from dashboard.components.session.say import say_warning
from dashboard.components.session.screen import Screen, shared_communes
from loaders.editing.changes import Row
from loaders.project_list.column_guess import ColumnMapping, proposed
from loaders.project_list.doubts import Answers, Question, Subject, questions
from loaders.project_list.drafts import ListDrafts, drafts_apart, drafts_of_folder, list_drafts
from loaders.project_list.memory import ImportMemory, import_memory
from loaders.project_list.name_cells import known_values
from loaders.project_list.reading import TOO_HEAVY, list_of
from loaders.project_list.table import AS_FOUND, ListedRow, ListTable, Reading
from loaders.system.apart import TooHeavyError, warm_up
from loaders.text.folding import folded

KEY = "import-list"
_FILE = place_of(KEY)
_TEXTS = f"{KEY}-texts"
_NOT_KEPT = f"{KEY}-not-kept"

_SHORT = 10_000
"""The most characters, some thirty lines, that take less time here than to start a process."""


@dataclass
class ListDraft:
    """A flat table, what its columns hold, and what the visitor has said of it.

    `columns` has a target for every heading, empty where the column is not read. `recalled` is
    whether they come from an earlier file; `ties` are the headings of which each could hold a
    target. `reading` is how the file is to be read, `taken` the rows that are read though they
    look like no project. `asked` are the doubts that can be answered, `given` what was answered.
    """

    name: str
    content: bytes
    flat: ListTable
    columns: dict[str, str]
    recalled: bool
    ties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reading: Reading = AS_FOUND
    taken: dict[tuple[str, int], ListedRow] = field(default_factory=dict)
    everywhere: dict[str, str] = field(default_factory=dict)
    asked: dict[Subject, Question] = field(default_factory=dict)
    given: dict[Subject, str] = field(default_factory=dict)
    project: str = ""
    only_whole: bool = False
    drafted: tuple[object, ListDrafts] | None = None

    @property
    def mapping(self) -> ColumnMapping:
        """What the columns that are read hold."""
        return ColumnMapping({heading: t for heading, t in self.columns.items() if t})


def list_draft(screen: Screen) -> ListDraft | None:
    """Return the list that was brought, read when it is new; None where there is none."""
    kept: ListDraft | tuple[str, bytes] | None = st.session_state.get(_FILE)
    if not isinstance(kept, tuple):
        return kept
    name, content = kept
    with st.spinner(screen.words.text("Reading the list…")):
        flat = list_of(content, AS_FOUND)
    warm_up(drafts_of_folder)
    earlier = _memory(screen).columns(flat.headings)
    proposal = proposed(flat, known_values(screen.text().tables))
    mapping = earlier or proposal.mapping
    columns = {heading: mapping.columns.get(heading, "") for heading in flat.headings}
    draft = ListDraft(name, content, flat, columns, earlier is not None, proposal.ties)
    st.session_state[_FILE] = draft
    return draft


def read_again(screen: Screen, draft: ListDraft, **changed: Any) -> None:
    """Read the file in another way, as parts of `Reading` say that are `changed`.

    What was said of a column that is still there holds.
    """
    draft.reading = replace(draft.reading, **changed)
    draft.flat = list_of(draft.content, draft.reading)
    proposal = proposed(draft.flat, known_values(screen.text().tables))
    mapping = _memory(screen).columns(draft.flat.headings) or proposal.mapping
    draft.ties = proposal.ties
    draft.columns = {
        heading: draft.columns.get(heading, mapping.columns.get(heading, ""))
        for heading in draft.flat.headings
    }
    draft.drafted = None


def written_texts() -> dict[str, dict[str, str]]:
    """Return what was written for projects, by `project_key` and column."""
    texts: dict[str, dict[str, str]] = st.session_state.setdefault(_TEXTS, {})
    return texts


def project_key(project: Row) -> str:
    """Return what tells a project before it has an id of its own for good."""
    return f"{project['committee']}\n{folded(project['title'])}"


def keep_columns(screen: Screen, draft: ListDraft) -> None:
    """Remember what the columns hold for the next file with the same headings."""
    kept = _memory(screen).keep_columns(draft.flat.headings, ColumnMapping(draft.columns))
    st.session_state[_NOT_KEPT] = not kept


def keep_texts(screen: Screen, project: str) -> None:
    """Remember what was written for a project."""
    kept = _memory(screen).keep_texts(project, written_texts()[project])
    st.session_state[_NOT_KEPT] = not kept


def say_not_kept(screen: Screen) -> None:
    """Say that what was last entered stands in this window alone, where it could not be kept."""
    if st.session_state.get(_NOT_KEPT):
        say_warning(
            screen.words,
            "What you entered could not be kept in {folder}: it is lost with this window. Make "
            "room or check its rights, then change it once more.",
            folder=_memory(screen).folder,
        )


def forget_texts(screen: Screen, projects: Iterable[str]) -> None:
    """Forget what was written for projects that are now in the data set."""
    for project in projects:
        written_texts().pop(project, None)
        _memory(screen).forget_texts(project)


def _memory(screen: Screen) -> ImportMemory:
    return import_memory(screen.data.directory, editable=screen.editable)


def drafts_of(screen: Screen, draft: ListDraft) -> ListDrafts:
    """Return what the list gives with the data as it stands, made anew where something changed."""
    package = screen.text()
    answers = Answers(dict(draft.everywhere), dict(draft.given))
    made_of = (package.version, draft.mapping, answers)
    if draft.drafted is None or draft.drafted[0] != made_of:
        if sum(len(cell) for row in draft.flat.rows for cell in row.cells) <= _SHORT:
            drafts = list_drafts(
                draft.flat,
                draft.mapping,
                package.tables,
                package.schema,
                shared_communes(),
                answers=answers,
            )
        else:
            drafts = _drafted_apart(screen, draft, answers)
        draft.drafted = made_of, drafts
        _ask(draft, drafts)
        _recall_texts(screen, drafts)
    return draft.drafted[1]


def _drafted_apart(screen: Screen, draft: ListDraft, answers: Answers) -> ListDrafts:
    """Draft a long list in another process, so that no other visitor waits, and say how far it is.

    Where it takes too much, the list is one that was given up.
    """
    bar = st.empty()

    def told(done: float) -> None:
        bar.progress(done, screen.words.text("Drafting the projects…"))

    told(0.0)
    try:
        drafts = drafts_apart(draft.flat, draft.mapping, screen.data.directory, answers, told)
    except TooHeavyError:
        draft.flat = TOO_HEAVY
        st.rerun()
    warm_up(drafts_of_folder)
    bar.empty()
    return drafts


def _recall_texts(screen: Screen, drafts: ListDrafts) -> None:
    texts, memory = written_texts(), _memory(screen)
    if "projects" in drafts.changes:
        for row in drafts.changes["projects"].added:
            key = project_key(row)
            if key not in texts:
                texts[key] = memory.texts(key)


def _ask(draft: ListDraft, drafts: ListDrafts) -> None:
    """Note what can be answered, in its order: it stays on the page once it has been."""
    found = {one.doubt.subject: one for one in questions(drafts.doubts)}
    kept = {s: q for s, q in draft.asked.items() if s in draft.given or s in found}
    draft.asked = {**kept, **found}
