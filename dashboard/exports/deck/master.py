"""The deck's own slide master: theme, layouts and placeholders, 16:9, built in memory.

It starts from the presentation that python-pptx ships, whose parts are complete, and gives it
this project's colours, type and layouts. Colours are named by the theme, so that changing the
theme in PowerPoint changes every slide.
"""

import io
import re

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.util import Pt

from dashboard.exports.deck.canvas import (
    BAND,
    COVER_LOGO,
    COVER_TITLE,
    FOOT,
    FOOTER,
    HEIGHT,
    LOGO,
    NARROW_TITLE,
    PANEL_BOX,
    RULE,
    SLIDE_NUMBER,
    TITLE,
    TITLE_SIZES,
    WIDTH,
    Canvas,
)
from dashboard.exports.deck.logo import Logo, fitted
from dashboard.exports.deck.marks import (
    ACCENT,
    FAINT,
    LIGHTER,
    LINK,
    OTHER,
    PANEL,
    PAPER,
    QUIET,
    TEXT,
    Box,
)
from dashboard.exports.deck.slide_xml import element, xfrm
from dashboard.language.translation import Words

TYPEFACE = "Arial"

_PLACEHOLDER = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
    "</p:cNvSpPr><p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{xfrm}"
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
    '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
    '<a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}">'
    '<a:lnSpc><a:spcPct val="{spacing}"/></a:lnSpc><a:buNone/>'
    '<a:defRPr sz="{size}" b="{bold}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    "</a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
)

_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)

_NUMBER = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/>'
    "<a:t>‹#›</a:t></a:fld>"
)


def own_presentation(canvas: Canvas, words: Words) -> Slides:
    """Return an empty presentation with this project's master: cover, content, map and content."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Pt(WIDTH), Pt(HEIGHT)
    slides.part._element.sldSz.attrib.pop("type", None)
    _drop_printer_settings(slides)
    master = slides.slide_master
    _dress(slides, canvas)
    footers = [
        _placeholder(4, words.text("Footer"), 'type="ftr" sz="quarter" idx="11"', FOOTER, FOOT,
                     QUIET),
        _placeholder(6, words.text("Slide number"), 'type="sldNum" sz="quarter" idx="12"',
                     SLIDE_NUMBER, FOOT, QUIET, align="r", text=_NUMBER),
    ]  # fmt: skip
    title, rule = words.text("Title"), _filled(9, words.text("Rule"), RULE, ACCENT)

    def titled(box: Box, size: float, colour: str) -> str:
        return _placeholder(2, title, 'type="title"', box, size, colour, bold=True, spacing=92_000)

    _replace(master, "Lauréats", [titled(TITLE, TITLE_SIZES[0], TEXT), *footers])
    cover, content, mapped, *others = slides.slide_layouts
    for layout in others:
        slides.slide_layouts.remove(layout)
    big = _placeholder(2, title, 'type="ctrTitle"', COVER_TITLE, 40, ACCENT, bold=True,
                       anchor="b", spacing=92_000)  # fmt: skip
    band = _filled(9, words.text("Band"), BAND, ACCENT)
    _replace(cover, words.text("Title"), [band, big, *footers])
    _replace(content, words.text("Message and content"),
             [rule, titled(TITLE, TITLE_SIZES[0], TEXT), *footers])  # fmt: skip
    panel = _filled(10, words.text("Ground of the map"), PANEL_BOX, PANEL)
    _replace(mapped, words.text("Message and map"),
             [panel, rule, titled(NARROW_TITLE, TITLE_SIZES[0], TEXT), *footers])  # fmt: skip
    cover._element.set("type", "title")
    for layout in (content, mapped):
        layout._element.set("type", "titleOnly")
    if canvas.logo:
        _place_logo(cover, canvas.logo, COVER_LOGO, align_right=False)
        for layout in (content, mapped):
            _place_logo(layout, canvas.logo, LOGO, align_right=True)
    return slides


def _placeholder(
    number: int, name: str, ph: str, box: Box, size: float, colour: str, **more: str | bool | int
) -> str:
    slots = {TEXT: "tx1", QUIET: "tx2", ACCENT: "accent1"}
    return _PLACEHOLDER.format(
        id=number,
        name=name,
        ph=ph,
        xfrm=xfrm(box),
        size=round(size * 100),
        colour=slots[colour],
        bold=int(bool(more.get("bold"))),
        anchor=more.get("anchor", "t"),
        align=more.get("align", "l"),
        spacing=more.get("spacing", 100_000),
        text=more.get("text", ""),
    )


def _filled(number: int, name: str, box: Box, colour: str) -> str:
    """Return a rectangle of the layout itself."""
    slot = {ACCENT: "accent1", PANEL: "bg2"}[colour]
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{xfrm(box)}<a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{slot}"/></a:solidFill><a:ln><a:noFill/>'
        "</a:ln></p:spPr></p:sp>"
    )


def _replace(base, name: str, parts: list[str]) -> None:  # type: ignore[no-untyped-def]
    """Give a master or layout the shapes `parts` and nothing else."""
    tree = element(f"<p:spTree>{_TREE_HEAD}{''.join(parts)}</p:spTree>")
    data = base._element.cSld
    data.replace(data.spTree, tree)
    data.set("name", name)


def _dress(slides: Slides, canvas: Canvas) -> None:
    """Write colours and typeface into the theme, and plain styles into theme and master."""
    part = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    colours = canvas.palette.colours
    slots = {
        "dk1": TEXT, "lt1": PAPER, "dk2": QUIET, "lt2": PANEL, "accent1": ACCENT,
        "accent2": LIGHTER, "accent3": OTHER, "accent4": FAINT, "accent5": QUIET, "accent6": TEXT,
        "hlink": LINK, "folHlink": LINK,
    }  # fmt: skip
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{colours[role][1:].upper()}"/></a:{name}>'
        for name, role in slots.items()
    )
    face = f'<a:latin typeface="{TYPEFACE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>"
    plain = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    theme = part.blob.decode("utf-8")
    for tag, attribute, inner in (
        ("clrScheme", ' name="Lauréats"', scheme),
        ("fontScheme", ' name="Lauréats"', fonts),
        ("effectStyleLst", "", plain),  # the default one gives every shape a shadow
    ):
        theme = re.sub(rf"<a:{tag}\b.*?</a:{tag}>", f"<a:{tag}{attribute}>{inner}</a:{tag}>", theme,
                       count=1, flags=re.DOTALL)  # fmt: skip
    part._blob = theme.encode()
    styles = slides.slide_master._element.find(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles"
    )
    for properties in styles.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}lvl1pPr"):
        properties.set("algn", "l")


def _drop_printer_settings(slides: Slides) -> None:
    part = slides.part
    for key, relation in list(part.rels.items()):
        if relation.reltype.endswith("/printerSettings"):
            part.rels.pop(key)


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
