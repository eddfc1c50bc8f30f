"""The structure of a sheet beside its values: hidden rows, merged cells, formulas.

Read from the sheet's own XML, element by element: the library that reads the values does not give
them without building every cell of a sheet, merged areas included.
"""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from defusedxml.ElementTree import fromstring
from openpyxl.utils.cell import column_index_from_string, range_boundaries

MAX_MERGED = 20_000
"""The most merged areas of a sheet that are heeded: two for each row that is read."""

_COLUMN = re.compile(r"[A-Za-z]{1,3}")
_COMMENT = re.compile(rb'<(?:\w+:)?comment [^>]*?\bref="([A-Z]{1,3}[0-9]{1,7})"')
_DRAWN = re.compile(rb"<(?:\w+:)?t>\s*[^<\s]")


@dataclass(frozen=True)
class Area:
    """An area of a sheet: its rows from 1, its columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Structure:
    """What the XML of one sheet says of it; columns count from 0, rows from 1.

    `uncomputed` has the formula of each cell (row, column) that has one and no value of it;
    `links` are the relations that cells lead along, `struck` what is left and what is struck out of
    a text that stands in the sheet itself.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    uncomputed: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)


def structure_of(stream: IO[bytes], most_rows: int, *, stale: bool) -> Structure:
    """Return the structure of the sheet whose XML is `stream`, down to row `most_rows`.

    `stale`: the file asks to be computed when it is opened, so that a zero is no result either.
    Raises `expat.ExpatError` where it is no XML.
    """
    reader = _Reader(most_rows, stale)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.ParseFile(stream)
    return reader.found


class _Reader:
    def __init__(self, most_rows: int, stale: bool) -> None:
        self.found = Structure()
        self._most_rows = most_rows
        self._no_results = ("", "0") if stale else ("",)
        self._row = 0
        self._column = -1
        self._type = ""
        self._formula: list[str] | None = None
        self._value: list[str] | None = None
        self._text: list[str] | None = None
        self._kept: list[str] = []
        self._out: list[str] = []
        self._is_struck = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            written = _COLUMN.match(attributes.get("r", ""))
            self._column = column_index_from_string(written[0]) - 1 if written else self._column + 1
            self._type = attributes.get("t", "n")
            self._formula = self._value = None
            self._kept, self._out = [], []
        elif name == "r":  # a run of a text, with a look of its own
            self._is_struck = False
        elif name == "strike":
            self._is_struck = attributes.get("val") not in ("0", "false")
        elif name == "t":
            self._text = self._out if self._is_struck else self._kept
        elif name == "v":
            self._text = self._value = []
        elif name == "f":
            self._text = self._formula = []
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = -1
            if _is_hidden(attributes, "ht"):
                self.found.hidden_rows.add(self._row)
        elif name == "col":
            if _is_hidden(attributes, "width"):
                first, last = int(attributes["min"]), int(attributes["max"])
                self.found.hidden_columns.update(range(first - 1, min(last, first + 200)))
        elif name == "hyperlink" and len(self.found.links) < MAX_MERGED:
            area = _area(attributes.get("ref", ""))
            relation = next((v for key, v in attributes.items() if key.endswith(":id")), "")
            self.found.links[area.top, area.left] = relation
        elif name == "mergeCell" and len(self.found.merged) < MAX_MERGED:
            self._merge(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in ("v", "f", "t"):
            self._text = None
        elif name == "is":
            self._is_struck = False
            if self._out and self._row <= self._most_rows:
                place = self._row, self._column
                self.found.struck[place] = "".join(self._kept).strip(), "".join(self._out).strip()
        elif name == "c" and self._formula is not None and self._row <= self._most_rows:
            value = None if self._value is None else "".join(self._value).strip()
            if value is None or (value in self._no_results and self._type != "str"):
                formula = "".join(self._formula)[:80]
                self.found.uncomputed[self._row, self._column] = f"={formula}"

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _merge(self, reference: str) -> None:
        area = _area(reference)
        if (area.left, area.top) != (area.right, area.bottom):
            self.found.merged.append(area)


def _area(reference: str) -> Area:
    left, top, right, bottom = range_boundaries(reference)
    return Area(top, left - 1, bottom, right - 1)


def related_to(archive: zipfile.ZipFile, sheet: str) -> tuple[tuple[Area, ...], Mapping[str, str]]:
    """Return the tables that somebody has made of cells of a sheet (*Insert, Table*), and the
    addresses that its cells lead to, by relation.

    `sheet` is the path of the sheet in the workbook. Source: ECMA-376 part 1, 18.5 and 12.3.21.
    """
    folder, _, name = sheet.rpartition("/")
    try:
        relations = fromstring(archive.read(f"{folder}/_rels/{name}.rels"))
    except KeyError:
        return (), {}
    targets = [(each.get("Type", ""), each.get("Id", ""), each.get("Target", ""))
               for each in relations]  # fmt: skip
    paths = [
        posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        for kind, _, target in targets
        if kind.endswith("/table")
    ]
    roots = [fromstring(archive.read(path)) for path in paths if path in archive.namelist()]
    return (
        tuple(_area(root.get("ref", "")) for root in roots if root.get("headerRowCount") != "0"),
        {key: target for kind, key, target in targets if kind.endswith("/hyperlink")},
    )


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Return whether a row or a column is not seen: it says so, or its `size` is nothing."""
    return attributes.get("hidden") in ("1", "true") or float(attributes.get(size, 1)) == 0


def asks_to_be_computed(archive: zipfile.ZipFile) -> bool:
    """Return whether the workbook's formulas are to be computed by who opens it."""
    return bool(re.search(rb'fullCalcOnLoad="(?:1|true)"', archive.read("xl/workbook.xml")))


def beside_cells(archive: zipfile.ZipFile) -> tuple[list[str], int]:
    """Return the cells with comments (`D3`), and how many pieces of text stand in boxes."""
    comments: list[str] = []
    boxes = 0
    for name in archive.namelist():
        if name.startswith("xl/comments"):
            comments += [cell.decode("ascii") for cell in _COMMENT.findall(archive.read(name))]
        elif name.startswith("xl/drawings/drawing"):
            boxes += len(_DRAWN.findall(archive.read(name)))
    return comments, boxes
