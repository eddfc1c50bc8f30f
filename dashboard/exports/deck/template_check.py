"""Whether an uploaded template is a presentation that holds nothing but slides and layouts."""

import io
import re
import zipfile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from dashboard.exports.deck.problem import DeckError, Fault

MAX_BYTES = 20_000_000
MAX_EXPANDED = 100_000_000
MAX_FILES = 3_000
"""Limits of ours: a fund's template with its pictures has a few MB and some hundred parts."""

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
"""What the main part of a .pptx declares itself to be (ECMA-376 part 1, 13.3.6)."""

_MACROS = re.compile(
    r"vbaproject|vbadata|macroenabled|\.(xls|doc|ppt|pot|xla|ppa)m$", re.IGNORECASE
)
_ACTIVE = re.compile(r"activex|oleobject|/ctrlprops/|customui|webextension", re.I)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def check_template(data: bytes) -> None:
    """Raise `DeckError` unless `data` is a .pptx without macros, controls and outside parts."""
    if len(data) > MAX_BYTES:
        raise DeckError(
            Fault.TEMPLATE_TOO_LARGE, size=len(data) // 1_000_000, limit=MAX_BYTES // 1_000_000
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise DeckError(Fault.TEMPLATE_NOT_PPTX) from error
    except (OSError, ElementTree.ParseError, DefusedXmlException, EOFError) as error:
        raise DeckError(Fault.TEMPLATE_BROKEN) from error


def _check_archive(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    expanded = sum(part.file_size for part in archive.infolist())
    if expanded > MAX_EXPANDED or len(names) > MAX_FILES:
        raise DeckError(Fault.TEMPLATE_EXPANDS, limit=MAX_EXPANDED // 1_000_000, files=MAX_FILES)
    if "[Content_Types].xml" not in names or "ppt/presentation.xml" not in names:
        raise DeckError(Fault.TEMPLATE_NOT_PPTX)
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if _MACROS.search(types) or any(_MACROS.search(name) for name in names):
        raise DeckError(Fault.TEMPLATE_MACROS)
    if PRESENTATION not in types:
        raise DeckError(Fault.TEMPLATE_NOT_PPTX)
    for name in names:
        if _ACTIVE.search(name):
            raise DeckError(Fault.TEMPLATE_ACTIVE, part=name)
    if len(names) != len(set(names)) or archive.testzip() is not None:
        raise DeckError(Fault.TEMPLATE_BROKEN)
    for name in names:
        if name.endswith((".xml", ".rels")):
            # Entities that expand, or reach outside, end here and not in a later parser.
            root = ElementTree.fromstring(archive.read(name))
            if name.endswith(".rels"):
                _check_links(root.iter(_RELATIONSHIP), name)


def _check_links(relationships, part: str) -> None:  # type: ignore[no-untyped-def]
    """A hyperlink waits for a click; anything else outside is fetched when the file opens."""
    for one in relationships:
        outside = one.get("TargetMode", "").lower() == "external"
        if outside and not one.get("Type", "").endswith("/hyperlink"):
            raise DeckError(Fault.TEMPLATE_LINKS, part=part)
