"""The deck's own slide master: `master.pptx`, with the accent, the logo and the language asked for.

A designer opens the file in PowerPoint: colours, type, layouts and their boxes are all there. Its
colours are named by the theme, so that changing the theme changes every slide; where its boxes
stand, what is drawn on a slide leaves room for (`canvas.py`, held to the file by a test).
"""

import io
import re
from pathlib import Path

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides

from dashboard.exports.deck.canvas import COVER_LOGO, LOGO, Canvas
from dashboard.exports.deck.logo import Logo, fitted
from dashboard.exports.deck.marks import Ink
from dashboard.exports.deck.slide_xml import element, xfrm
from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.style.box import Box

MASTER = Path(__file__).with_name("master.pptx")

_NAMES = names_of("master")
"""What layouts and their parts are called in the file; a deck has it in its own language."""

_ACCENTS = {"accent1": Ink.ACCENT, "accent2": Ink.LIGHTER, "hlink": Ink.LINK, "folHlink": Ink.LINK}
"""The colours of the theme that go by the accent."""


def own_presentation(canvas: Canvas, words: Words) -> Slides:
    """Return an empty presentation with this project's master: cover, content, map and content."""
    slides = Presentation(str(MASTER))
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text, colours = theme.blob.decode("utf-8"), canvas.palette.colours
    for slot, role in _ACCENTS.items():
        colour = colours[role][1:].upper()
        text = re.sub(rf'(<a:{slot}><a:srgbClr val=")\w{{6}}', rf"\g<1>{colour}", text)
    theme._blob = text.encode()
    for layout in (slides.slide_master, *slides.slide_layouts):
        for named in layout._element.xpath("./p:cSld | .//p:cNvPr"):
            if named.get("name") in _NAMES:
                named.set("name", words.text(named.get("name")))
    if canvas.logo:
        cover, *others = slides.slide_layouts
        _place_logo(cover, canvas.logo, COVER_LOGO, align_right=False)
        for layout in others:
            _place_logo(layout, canvas.logo, LOGO, align_right=True)
    return slides


def _place_logo(layout, logo: Logo, box: Box, *, align_right: bool) -> None:  # type: ignore[no-untyped-def]
    _, relation = layout.part.get_or_add_image_part(io.BytesIO(logo.data))
    place = fitted(logo, box, align_right=align_right)
    layout._element.cSld.spTree.append(
        element(
            '<p:pic><p:nvPicPr><p:cNvPr id="20" name="Logo" descr="Logo"/><p:cNvPicPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/>'
            f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{xfrm(place)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )
