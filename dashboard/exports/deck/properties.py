"""Document properties: sections, slide titles, version, dates."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from xml.sax.saxutils import escape, quoteattr

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Slides

from dashboard.language.markup import clean
from dashboard.language.translation import Words

MOST = 250
"""Characters of a title or a subject."""

_SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""What PowerPoint calls the extension that lists sections (MS-PPTX, 2.2.9)."""


def name_parts(slides: Slides, parts: Sequence[str]) -> None:
    """List the sections of the presentation, each with its slides, in the order of the slides."""
    ids = [one.get("id") for one in slides.slides._sldIdLst]
    groups = groupby(zip(parts, ids, strict=True), key=itemgetter(0))
    listed = ""
    for number, (part, held) in enumerate(groups):
        inside = "".join(f'<p14:sldId id="{one}"/>' for _, one in held)
        listed += (
            f'<p14:section name={quoteattr(part)} id="{{6B1F7A00-1D0C-4F5E-9A57-{number:012X}}}">'
            f"<p14:sldIdLst>{inside}</p14:sldIdLst></p14:section>"
        )
    root = slides.part._element
    space = root.nsmap["p"]
    found = root.find(f"{{{space}}}extLst")
    extensions = found if found is not None else parse_xml(f'<p:extLst xmlns:p="{space}"/>')
    for old in [one for one in extensions if one.get("uri") == _SECTION_LIST]:
        extensions.remove(old)
    extensions.append(parse_xml(
        f'<p:ext xmlns:p="{space}" uri="{_SECTION_LIST}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{listed}'
        "</p14:sectionLst></p:ext>"
    ))  # fmt: skip
    if found is None:
        root.append(extensions)


def describe(
    slides: Slides, title: str, subject: str, words: Words, *, made: dt.datetime, version: str
) -> None:
    """Write what the file says of itself, so that equal decks are alike; `version` is the data's.

    What the presentation that it was begun from says, and its small picture, are taken out.
    """
    core = slides.core_properties
    core.title, core.subject = clean(title)[:MOST], clean(subject)[:MOST]
    core.author = core.last_modified_by = "Lauréats"
    core.language = words.tag
    core.version, core.comments, core.revision = version, "", 1
    core.created = core.modified = made
    package = slides.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)
        elif relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = _titles(slides).encode()
    _list_notes_master(slides)


def _titles(slides: Slides) -> str:
    """Return the extended properties (ECMA-376 part 1, 22.2), which list the titles of slides."""
    titles = [one.shapes.title.text_frame.text for one in slides.slides if one.shapes.title]
    listed = "".join(f"<vt:lpstr>{escape(title)}</vt:lpstr>" for title in titles)
    number = len(slides.slides)
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'docPropsVTypes"><Application>Lauréats</Application><Slides>{number}</Slides>'
        f"<Notes>{number}</Notes><HeadingPairs>"
        '<vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Slide Titles</vt:lpstr>'
        f"</vt:variant><vt:variant><vt:i4>{len(titles)}</vt:i4></vt:variant></vt:vector>"
        f'</HeadingPairs><TitlesOfParts><vt:vector size="{len(titles)}" baseType="lpstr">'
        f"{listed}</vt:vector></TitlesOfParts></Properties>"
    )


def _list_notes_master(slides: Slides) -> None:
    """Name the master of the notes in the presentation, which python-pptx only relates to."""
    root = slides.part._element
    space, relations = root.nsmap["p"], root.nsmap["r"]
    if root.find(f"{{{space}}}notesMasterIdLst") is not None:
        return
    for key, relation in slides.part.rels.items():
        if relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER:
            listed = parse_xml(
                f'<p:notesMasterIdLst xmlns:p="{space}" xmlns:r="{relations}">'
                f'<p:notesMasterId r:id="{key}"/></p:notesMasterIdLst>'
            )
            root.find(f"{{{space}}}sldMasterIdLst").addnext(listed)
