"""Reads the state of a project from what lists call it."""

import re
from dataclasses import replace

from loaders.project_list.cells import Cell
from loaders.project_list.row import RowCells
from loaders.project_list.row_kinds import decided, is_number, says_not_selected, tick
from loaders.project_list.row_patterns import pattern_of
from loaders.spreadsheet.problems import ImportRule
from loaders.text.dates import dates_in
from loaders.text.folding import folded

_STATES = {
    state: pattern_of(state).pattern for state in ("abandoned", "extended", "finished", "under-way")
}
"""What lists call the state of a project, folded."""

_BEFORE = r"(?:(?:le |l )?(?:projet|action|dossier|project)s? )?(?:est |a ete |is |was )?"
_AFTER = (
    r"(?: (?:(?:depuis|jusqu|since|until|par|by|faute|suite)\b.*"
    r"|(?:en|le|au|fin|debut|in|on|to)\b.*\d\d))?"
)
_PLAIN = {state: re.compile(rf"{_BEFORE}(?:{words}){_AFTER}") for state, words in _STATES.items()}
_NAMED = {state: re.compile(rf"\b(?:{words})\b") for state, words in _STATES.items()}
"""A state said in plain words, and one named in others: *signature en cours* is none."""

_NUMBERED = re.compile(r"^\s*\d\s*[-–.)/:]\s*(?=\D)")
_PARTS = re.compile(r"\s+[-–—]\s+|[\n;:,(]+|(?<!\d)/|\.\s")
_ANY_DIGIT = re.compile(r"\d")
_SOFTENED = pattern_of("softened")

_GRANTED = re.compile(
    rf"(?:{pattern_of('granted').pattern})(?: (?:le |du |en |au |comite du )*\d.*)?"
)
"""What a list says of each project that was selected, and when, folded: no state of it."""


def state_of(said: RowCells, cell: Cell) -> str:
    """Return the state that a cell says in plain words, or as answered; ask about all others."""
    answer = said.answer("state", cell.text)
    said_so = cell.text if answer is None else answer
    if state := said_so if said_so in _STATES else plain_state(said_so):
        _take_rest(said, cell, state)
        return state
    if answer is None and not says_selected(cell.text):
        said.doubt(
            ImportRule.STATE_UNKNOWN, cell, about="state", asks=True, lost=True,
            choices=tuple(reversed(_STATES)),
        )  # fmt: skip
    return ""


def _take_rest(said: RowCells, cell: Cell, state: str) -> None:
    """Take the day until which a state holds as the end of the project; tell what else is said."""
    bare = _NUMBERED.sub("", cell.text)
    days = [one.read.day for one in dates_in(bare) if one.read.day]
    if len(days) == 1 and state in ("extended", "finished") and not said.of("end_date"):
        said.cells["end_date"] = [replace(cell, text=days[0].isoformat())]
        parts = f"{bare.split()[0]} · {days[0].isoformat()}"
        said.doubt(ImportRule.CELL_PARTED, cell, details={"parts": parts})
    elif _ANY_DIGIT.search(bare) or len(_PARTS.split(bare)) > 1:
        said.doubt(ImportRule.STATE_REST, cell, lost=True)


def says_selected(text: str) -> bool:
    """Return whether a cell of a column of decisions says that a project was selected, plainly.

    That is so too of one that is under way, or to whom an amount was granted.
    """
    first, *others = _PARTS.split(text)
    if any(_SOFTENED.search(folded(one)) or says_not_selected(one) for one in others):
        return False
    ticked = tick(text) and decided(text) != "non"
    granted = _GRANTED.fullmatch(folded(first)) or ticked or is_number(text)
    return "?" not in text and (bool(granted) or plain_state(text) not in ("", "abandoned"))


def plain_state(text: str) -> str:
    """Return the state that a text begins with and says in plain words; empty where another one,
    a question or what softens it stands there too: *terminé ?*, *clôture en cours*."""
    first, *others = map(folded, _PARTS.split(_NUMBERED.sub("", text)))
    named = [state for state, words in _NAMED.items() if any(map(words.search, others))]
    plain = next((state for state, words in _PLAIN.items() if words.fullmatch(first)), "")
    unsure = "?" in text or _SOFTENED.search(folded(text)) or {*named} - {plain}
    return "" if unsure else plain
