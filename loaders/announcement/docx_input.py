"""Extracts the text of a Word document, one line per paragraph."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from defusedxml import DefusedXmlException
from defusedxml import ElementTree as SafeTree
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from loaders.announcement.errors import AnnouncementError, Refusal, check_length
from loaders.announcement.table_cells import NOT_SELECTED, headings_of, is_form, is_refused, told

_EXPANDED_BYTES = 50_000_000
"""What a file may unpack to."""

_EXPANSION = 200
"""How many times larger than its packed form one part of it may be."""

_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOT_READ = {
    qn("w:del"), qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
"""What a tracked change took away, and the second copy that old versions of Word show."""

_APART = {qn("w:p"), qn("w:pPr"), qn("w:rPr")}
"""Inside a paragraph, but no part of its line: a text box is read as paragraphs of its own."""


def text_of_docx(content: bytes) -> str:
    """Return the text of a .docx: paragraphs and table cells in their order, changes accepted.

    Raises `AnnouncementError` for an archive that unpacks to more than the limits allow, one
    that declares XML entities, or one that is no document.
    """
    _check_archive(content)
    try:
        document = docx.Document(io.BytesIO(content))
        return _text(document)
    except AnnouncementError:
        raise
    except Exception as error:  # python-docx raises whatever its parts raise
        raise AnnouncementError(Refusal.FILE_UNREADABLE) from error


def _text(document: Document) -> str:
    """Return the lines of a document; stop where they are more than an announcement has."""
    lines: list[str] = []
    refused: list[str] = []
    total = 0
    labels = dict(_labelled(document))
    for paragraph in document.element.body.iter(qn("w:p")):
        if any(parent.tag in _NOT_READ for parent in paragraph.iterancestors()):
            continue
        cell = next((p for p in paragraph.iterancestors() if p.tag == qn("w:tc")), None)
        heading, is_out = labels.get(cell, (None, False))
        if is_out is None:  # a label: it goes before its value
            if heading is not None:  # the first: the line above the form is the title
                lines.insert(max(0, len(lines) - 1), "")
            continue
        line = told(_line(Paragraph(paragraph, document)), heading)
        (refused if is_out else lines).append(line)
        total += len(line) + 1
        check_length(total)
    return "\n".join([*lines, *(("", NOT_SELECTED, *refused) if refused else ())])


def _labelled(document: Document) -> Iterator[tuple[Any, tuple[str | None, bool | None]]]:
    """Yield the cells of tables whose headings name projects, each with its heading.

    The heading of a title is empty. With it goes whether the row says that it was not selected;
    None for the cell of a label in the form of one project.
    """
    for table in document.element.body.iter(qn("w:tbl")):
        rows = [
            [(cell, "".join(_cell_text(cell)).strip()) for cell in row.iter(qn("w:tc"))]
            for row in table.iter(qn("w:tr"))
        ]
        if is_form([[text for _, text in row] for row in rows]):
            pairs = [row for row in rows if len(row) > 1]
            for at, ((label, head), (value, _)) in enumerate(pairs):
                yield label, (None if at else "", None)
                yield value, (head.rstrip(" :"), False)
            continue
        headings = headings_of([text for _, text in rows[0]] if rows else [])
        for row in rows[1:]:
            refused = is_refused([text for _, text in row], headings)
            for (cell, _), heading in zip(row, headings, strict=False):
                yield cell, (heading, refused)


def _cell_text(cell: Any) -> Iterator[str]:
    for paragraph in cell.iter(qn("w:p")):
        yield from _pieces(paragraph)


def _line(paragraph: Paragraph) -> str:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    properties = paragraph._p.pPr  # Word keeps the bullet out of the text
    listed = style.startswith("List") or (properties is not None and properties.numPr is not None)
    text = "".join(_pieces(paragraph._p))
    return f"• {text}" if listed and text.strip() else text


def _pieces(node: Any) -> Iterator[str]:
    """Yield the text of a paragraph with what was inserted and without what was deleted."""
    for child in node:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _NOT_READ and child.tag not in _APART:
            yield from _pieces(child)


def _check_archive(content: bytes) -> None:
    """Refuse before anything is unpacked for good what would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            total = 0
            for part in archive.infolist():
                total += part.file_size
                bomb = part.file_size > _EXPANSION * max(part.compress_size, 1_000)
                if bomb or total > _EXPANDED_BYTES:
                    raise AnnouncementError(Refusal.EXPANDS_TOO_MUCH)
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    SafeTree.fromstring(archive.read(part))
    except DefusedXmlException as error:
        raise AnnouncementError(Refusal.ENTITIES_FORBIDDEN) from error
    except AnnouncementError:
        raise
    except Exception as error:  # zipfile and the parser raise a dozen kinds on broken bytes
        raise AnnouncementError(Refusal.FILE_UNREADABLE) from error
