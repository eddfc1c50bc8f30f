"""Identifies the real format of an uploaded workbook, and its size before opening it.

Nothing in it is run, fetched or expanded: it is measured part by part, up to the first limit that
it passes.
"""

import io
import re
import zipfile
import zlib
from types import MappingProxyType

from loaders.package.problems import Loss
from loaders.spreadsheet.problems import ImportProblem, ImportRule

MAX_BYTES = 20 * 2**20
"""The largest workbook that is opened: a hundred times the shipped data. The server's own limit for
what is sent to it is the same, as megabytes of 2^20 bytes."""

MAX_EXPANDED = 100_000_000
"""The most bytes that the parts of a workbook may hold when unpacked."""

MAX_PARTS = 2_000
"""The most parts that a workbook may be packed of; a sheet takes two or three."""

ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins: Excel up to 2003, and any workbook with a password. Source:
Microsoft, MS-CFB 2.2; the names of its streams are UTF-16."""

_STREAMS = (
    ("EncryptedPackage", ImportRule.PASSWORD),
    ("Workbook", ImportRule.OLD_EXCEL),
    ("Book", ImportRule.OLD_EXCEL),
)

_PARTS = (
    ("Index/Document.iwa", ImportRule.NUMBERS_FORM),
    ("Index.zip", ImportRule.NUMBERS_FORM),
    ("xl/workbook.bin", ImportRule.BINARY_EXCEL),
    ("word/document.xml", ImportRule.NO_TABLE_FORM),
    ("ppt/presentation.xml", ImportRule.NO_TABLE_FORM),
)
"""A part by which a packed file that is no workbook (.xlsx) is known, and what it is."""

_DECLARATION = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
"""The start of a document type or an entity, in UTF-8 or UTF-16. No spreadsheet program writes
one, and entities can stand for gigabytes."""

_BROKEN = zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError, KeyError
"""What reading an archive raises that is damaged, or packed in a way that nobody uses."""

_CHUNK = 1 << 20
_OVERLAP = 32

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/officeDocument/",
     b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main",
     b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/",
     b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
"""The names of strict Open XML and those of the form that all programs read. Source: ISO 29500-1
and 29500-4."""


class UnusableError(Exception):
    """The file cannot be read at all; `problem` says why."""

    def __init__(self, problem: ImportProblem) -> None:
        super().__init__(problem.rule.value)
        self.problem = problem


def unusable(rule: ImportRule, **details: object) -> UnusableError:
    """Return the error that says why a file cannot be read at all."""
    texts = MappingProxyType({name: str(value) for name, value in details.items()})
    return UnusableError(ImportProblem("", rule, Loss.TABLE, details=texts))


def refuse_other_forms(content: bytes) -> None:
    """Raise `UnusableError` for a form of file that is known and not read, with its name."""
    if content.startswith(_OLE):
        for stream, rule in _STREAMS:
            if stream.encode("utf-16-le") in content:
                raise unusable(rule)
        raise unusable(ImportRule.NOT_A_WORKBOOK)
    if content.startswith(b"%PDF"):
        raise unusable(ImportRule.NO_TABLE_FORM)
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype html|html)", content[:500], re.I):
        raise unusable(ImportRule.MARKUP_FORM)


def opened(content: bytes) -> bytes:
    """Return a workbook that may be opened: measured, and with the names of the usual form.

    Raises `UnusableError` where it is too large, dangerous, or no workbook.
    """
    if len(content) > MAX_BYTES:
        raise unusable(ImportRule.TOO_LARGE, size=len(content), limit=MAX_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _measure(archive)
            strict = _STRICT in archive.read("xl/workbook.xml")
            return _transitional(archive) if strict else content
    except _BROKEN as error:
        raise unusable(ImportRule.NOT_A_WORKBOOK) from error


def _measure(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise unusable(ImportRule.EXPANDS_TOO_FAR, size=len(parts), limit=MAX_PARTS)
    size = sum(part.file_size for part in parts)
    if size > MAX_EXPANDED:
        raise unusable(ImportRule.EXPANDS_TOO_FAR, size=size, limit=MAX_EXPANDED)
    names = {part.filename for part in parts}
    for name, rule in _PARTS:
        if name in names:
            raise unusable(rule)
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
        raise unusable(ImportRule.OPEN_DOCUMENT)
    for part in parts:
        _scan(archive, part)


def _scan(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse a part that declares entities.

    A part never gives more than the bytes that were measured: `zipfile` stops there.
    """
    with archive.open(part) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            if _DECLARATION.search(before + chunk):
                raise unusable(ImportRule.ENTITIES)
            before = chunk[-_OVERLAP:]


def _transitional(archive: zipfile.ZipFile) -> bytes:
    """Return a strict workbook under the names that the library reads."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for part in archive.infolist():
            data = archive.read(part)
            if part.filename.endswith((".xml", ".rels")):
                for strict, usual in _NAMESPACES:
                    data = data.replace(strict, usual)
            written.writestr(part.filename, data)
    return buffer.getvalue()
