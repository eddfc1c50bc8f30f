"""Reads a list saved as text: its encoding, its separator, and broken quotes."""

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from loaders.package.cell_text import ERRORS
from loaders.package.problems import Loss
from loaders.project_list.headings import find_headings
from loaders.spreadsheet.form import MAX_BYTES, UnusableError, unusable
from loaders.spreadsheet.grid import MAX_COLUMNS, Fault, Grid, GridRow
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.text.decoding import Decoded, decoded_from_outside, read_once
from loaders.text.plain_text import clean

SEPARATORS = (";", ",", "\t", "|")
ENCODINGS = ("utf-8", "cp1252", "mac_roman", "cp850", "utf-16")
"""What a person can choose: of today, of Windows, of a Mac, of MS-DOS, and what Notepad calls
Unicode."""

_LOOKED_AT = 60
"""The first lines from which the separator is told."""

_BINARY = 0.02
"""The share of control characters from which a file is no text."""

_LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]")
_ADDRESS = re.compile(r"(?<![\w-])[\w-]++(?:[.:/]+[\w-]+)+[^\s;,|\"]*")
"""What has a question mark inside it and has lost no letter."""

_SHIELD = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")
"""The apostrophe that a CSV file has before signs, so that no spreadsheet program computes them."""


@dataclass(frozen=True)
class TextFile:
    """A list in text form as a grid, how it was read, and the numbers of rows with open quotes."""

    grid: Grid
    encoding: str
    separator: str
    problems: tuple[ImportProblem, ...] = ()
    open_quotes: frozenset[int] = frozenset()


def read_text(
    content: bytes, most_lines: int, *, separator: str | None, encoding: str | None
) -> TextFile:
    """Return the rows of a text file, at most `most_lines`, numbered as a spreadsheet shows them.

    The separator, where none is given, is the one under which the most headings are known.
    Raises `UnusableError` for a file that is too large, no text, or too wide.
    """
    if len(content) > MAX_BYTES:
        raise unusable(ImportRule.TOO_LARGE, size=len(content), limit=MAX_BYTES)
    found, problems = _text_of(content, encoding)
    text = found.text
    chosen = separator or max(SEPARATORS, key=lambda one: _suits(text, one))
    rows: list[GridRow] = []
    open_quotes = set()
    begun = []
    for number, (line, cells, closed) in enumerate(islice(_records(text, chosen), most_lines), 1):
        begun.append(line)
        if not any(cells):
            continue
        if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
            raise unusable(ImportRule.TOO_MANY_COLUMNS, limit=MAX_COLUMNS)
        if not closed:
            open_quotes.add(number)
        rows.append(_row(number, cells))
    told = tuple(replace(one, row=one.row and bisect_right(begun, one.row)) for one in problems)
    return TextFile(Grid("", tuple(rows)), found.encoding, chosen, told, frozenset(open_quotes))


def _row(number: int, cells: list[str]) -> GridRow:
    faults = {
        at: Fault(ImportRule.ERROR_VALUE, cell)
        for at, cell in enumerate(cells)
        if cell[:1] == "#" and (cell in ERRORS or not cell.strip("#"))
    }
    kept = ["" if at in faults else cell for at, cell in enumerate(cells)]
    return GridRow(number, tuple(kept), faults=faults)


def _text_of(content: bytes, encoding: str | None) -> tuple[Decoded, list[ImportProblem]]:
    problems: list[ImportProblem] = []
    if encoding is None:
        found = decoded_from_outside(content)
    else:
        text = content.decode(encoding, errors="replace").removeprefix("\ufeff")
        found = Decoded(text, encoding, "\ufffd" in text)
    odd = sum((ord(c) < 32 and c not in "\t\r\n") or c == "\ufffd" for c in found.text[:10_000])
    if odd > max(2, _BINARY * min(len(found.text), 10_000)) and b"\0" in content[:10_000]:
        raise unusable(ImportRule.NOT_TEXT)
    if found.damaged:
        lines = found.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        first = next(at for at, line in enumerate(lines, start=1) if "\ufffd" in line)
        problems.append(
            ImportProblem(
                "", ImportRule.DAMAGED_TEXT, Loss.VALUE, first, value=lines[first - 1][:80],
                details={"count": str(found.text.count("\ufffd"))},
            )
        )  # fmt: skip
    elif found.encoding in ("mac_roman", "cp850") and encoding is None:
        told = {"encoding": found.encoding}
        problems.append(ImportProblem("", ImportRule.ENCODING_GUESSED, Loss.NOTHING, details=told))
    lines = io.StringIO(found.text, newline="").readlines()
    mended = [read_once(line) for line in lines]
    broken = [at for at, line in enumerate(mended) if line != lines[at]]
    lost = [at for at, line in enumerate(mended) if _LOST_LETTER.search(_ADDRESS.sub("", line))]
    told_of = ((ImportRule.ACCENTS_MENDED, broken), (ImportRule.LETTERS_LOST, lost))
    for rule, places in told_of:
        if places:
            value, count = mended[places[0]].strip()[:80], {"count": str(len(places))}
            loss = Loss.NOTHING if places is broken else Loss.VALUE
            problems.append(
                ImportProblem("", rule, loss, places[0] + 1, value=value, details=count)
            )
    return replace(found, text="".join(mended)), problems


def _suits(text: str, separator: str) -> tuple[int, int, int]:
    """Return how well a separator parts the first lines: headings known, lines alike, columns."""
    try:
        rows = [
            _row(number, cells[:MAX_COLUMNS])
            for number, cells, _ in islice(_records(text[:200_000], separator), _LOOKED_AT)
            if any(cells)
        ]
    except UnusableError:
        return 0, 0, 0
    headings = find_headings(rows, ())
    widths = [len(row.cells) for row in rows]
    usual = max(set(widths), key=widths.count, default=0)
    alike = widths.count(usual) if usual > 1 else 0
    return (len(headings.known) if headings else 0), alike, usual


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str], bool]]:
    """Yield each record: the number of its first line, its cells, and whether its quotes close.

    A quote that is never closed, or that text follows, would swallow the lines below it: such a
    line is read with its quotes as plain signs.
    """
    lines = io.StringIO(text, newline="").readlines()
    at = 0
    while at < len(lines):
        following = (lines[i] for i in range(at, len(lines)))
        reader = csv.reader(following, delimiter=separator, strict=True)
        begun = at
        try:
            for cells in reader:
                yield begun + 1, _cleaned(cells), True
                begun = at + reader.line_num
            return
        except csv.Error:
            if len(lines[begun]) > csv.field_size_limit():
                raise unusable(ImportRule.NOT_TEXT) from None
            plain = csv.reader([lines[begun]], delimiter=separator, quoting=csv.QUOTE_NONE)
            yield begun + 1, _cleaned(next(plain, [])), False
            at = begun + 1


def _cleaned(cells: list[str]) -> list[str]:
    return [_SHIELD.sub("", clean(cell)) for cell in cells]
