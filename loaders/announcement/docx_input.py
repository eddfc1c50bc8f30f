"""A Word document becomes text, one line per paragraph, list items with a bullet."""

import io
import zipfile

import docx
from defusedxml import DefusedXmlException
from defusedxml import ElementTree as SafeTree
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from loaders.announcement.errors import AnnouncementError, Limits, Refusal


def text_of_docx(content: bytes, limits: Limits) -> str:
    """Return the text of a .docx: paragraphs and table cells in their order.

    Raises `AnnouncementError` for an archive that unpacks to more than the limits allow, one
    that declares XML entities, or one that is no document.
    """
    _check_archive(content, limits)
    try:
        document = docx.Document(io.BytesIO(content))
        return "\n".join(_lines(document))
    except Exception as error:  # python-docx raises whatever its parts raise
        raise AnnouncementError(Refusal.FILE_UNREADABLE, name="docx") from error


def _lines(document: Document) -> list[str]:
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += [cell.text for row in block.rows for cell in row.cells]
        else:
            lines.append(_line(block))
    return lines


def _line(paragraph: Paragraph) -> str:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    properties = paragraph._p.pPr  # Word keeps the bullet out of the text
    listed = style.startswith("List") or (properties is not None and properties.numPr is not None)
    return f"• {paragraph.text}" if listed and paragraph.text.strip() else paragraph.text


def _check_archive(content: bytes, limits: Limits) -> None:
    """Refuse before anything is unpacked for good what would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            total = 0
            for part in archive.infolist():
                total += part.file_size
                bomb = part.file_size > limits.expansion * max(part.compress_size, 1_000)
                if bomb or total > limits.expanded_bytes:
                    raise AnnouncementError(
                        Refusal.EXPANDS_TOO_MUCH, limit=str(limits.expanded_bytes)
                    )
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    SafeTree.fromstring(archive.read(part))
    except DefusedXmlException as error:
        raise AnnouncementError(Refusal.ENTITIES_FORBIDDEN, name="docx") from error
    except AnnouncementError:
        raise
    except Exception as error:  # zipfile and the parser raise a dozen kinds on broken bytes
        raise AnnouncementError(Refusal.FILE_UNREADABLE, name="docx") from error
