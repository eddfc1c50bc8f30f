"""Checks that an uploaded template holds nothing but slides and layouts."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from dashboard.exports.deck.errors import DeckError, Fault

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
_PROGRAMS = {"oleObject", "control", "vbaProject", "activeXControlBinary", "ctrlProp"}
"""Last part of the kinds of relationships that lead to programs, whatever their part is called."""

HYPERLINKS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/hyperlink",
)
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_NO_ACTION = "ppaction://noaction"
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
        if name.lower().endswith((".xml", ".rels", ".vml")):
            # Entities that expand, or reach outside, end here and not in a later parser.
            root = ElementTree.fromstring(archive.read(name))
            if name.lower().endswith(".rels"):
                _check_links(root.iter(_RELATIONSHIP), name)


def _check_links(relationships: Iterator[Any], part: str) -> None:
    """A hyperlink waits for a click; anything else outside is fetched when the file opens."""
    for one in relationships:
        outside = one.get("TargetMode", "").lower() == "external"
        hidden = not outside and _OUTSIDE.match(one.get("Target", ""))
        if hidden or (outside and one.get("Type", "") not in HYPERLINKS):
            raise DeckError(Fault.TEMPLATE_LINKS, part=part)


def check_taken(package: Any) -> None:
    """Raise `DeckError` where a part of `package` (python-pptx) links or acts as it must not.

    For the template without its sample slides: what is left goes into the deck. Its links lead to
    web addresses or mail; nothing in it starts a program, opens a file or jumps, be it by a click
    or by the mouse passing over it.
    """
    for part in package.iter_parts():
        name = str(part.partname).lstrip("/")
        for one in part.rels.values():
            if one.is_external and not is_safe_link(one.target_ref):
                raise DeckError(Fault.TEMPLATE_ADDRESS, part=name, address=one.target_ref[:80])
            if one.reltype.rpartition("/")[2] in _PROGRAMS:
                raise DeckError(Fault.TEMPLATE_ACTIVE, part=name)
        if part.blob.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            _check_actions(part.blob, name)


def is_safe_link(address: str) -> bool:
    """Say whether a link may stand in a deck: to the web or to a mailbox."""
    return re.match(r"(?:https?://|mailto:)", address, re.IGNORECASE) is not None


def _check_actions(xml: bytes, part: str) -> None:
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise DeckError(Fault.TEMPLATE_BROKEN) from error
    for element in root.iter():
        action = element.get("action", "")
        if element.tag.rpartition("}")[2].startswith("hlink") and action not in ("", _NO_ACTION):
            raise DeckError(Fault.TEMPLATE_ACTION, part=part, action=action[:80])
