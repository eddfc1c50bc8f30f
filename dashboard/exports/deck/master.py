"""The deck's own master: theme, layouts and placeholders, 16:9, made in memory.

It starts from the presentation that python-pptx ships, whose parts are complete, and gives it
this project's colours, type and three layouts. Colours are named by the theme, so that changing
the theme in PowerPoint changes every slide.
"""

import io

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.util import Pt

from dashboard.exports.deck.drawing import ACCENT, QUIET, TEXT, Box, element, emu, line_xml
from dashboard.exports.deck.logo import Logo
from dashboard.style.palette import STRONG
from dashboard.style.scheme import LIGHT

WIDTH, HEIGHT = 960.0, 540.0
"""Points: the 13.333 by 7.5 inches of PowerPoint's widescreen."""

TYPEFACE = "Arial"

MARGIN = 48.0
KICKER = Box(MARGIN, 24, WIDTH - 2 * MARGIN - 160, 18)
TITLE = Box(MARGIN, 42, WIDTH - 2 * MARGIN, 64)
BODY = Box(MARGIN, 116, WIDTH - 2 * MARGIN, 346)
NOTE = Box(MARGIN, 470, WIDTH - 2 * MARGIN, 28)
FOOTER = Box(MARGIN, 506, 800, 24)
NUMBER = Box(864, 506, 48, 24)
LOGO = Box(WIDTH - MARGIN - 140, 14, 140, 28)

COVER_LOGO = Box(MARGIN, 40, 220, 72)
COVER_TITLE = Box(MARGIN, 140, WIDTH - 2 * MARGIN, 132)
COVER_TEXT = Box(MARGIN, 304, WIDTH - 2 * MARGIN, 170)

KICKER_INDEX, NOTE_INDEX = 13, 14

_PLACEHOLDER = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
    "</p:cNvSpPr><p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{xfrm}"
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
    '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
    '<a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>'
    '<a:defRPr sz="{size}" b="{bold}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    "</a:defRPr></a:lvl1pPr></a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
)

_TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


def own_presentation(accent: str, logo: Logo | None) -> Slides:
    """Return an empty presentation with this project's master; `logo` stands on its layouts."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _drop_printer_settings(slides)
    master = slides.slide_master
    _recolour(slides, accent)
    _replace(master, "Lauréats", [*_headline_parts(), _rule()])
    cover, headline, *others = slides.slide_layouts
    for layout in others:
        slides.slide_layouts.remove(layout)
    _replace(cover, "Title", [*_cover_parts(), *_footers()])
    _replace(headline, "Headline", [*_headline_parts(), _kicker(), _note()])
    cover._element.set("showMasterSp", "0")
    cover._element.set("type", "title")
    headline._element.set("type", "titleOnly")
    if logo:
        _place_logo(cover, logo, COVER_LOGO, align_right=False)
        _place_logo(headline, logo, LOGO, align_right=True)
    return slides


def fitted(logo: Logo, box: Box, *, align_right: bool) -> Box:
    """Return where the logo stands in `box`: as large as it goes, its sides in proportion."""
    scale = min(box.width / logo.width, box.height / logo.height)
    across, down = logo.width * scale, logo.height * scale
    left = box.right - across if align_right else box.left
    return Box(left, box.top + (box.height - down) / 2, across, down)


def _headline_parts() -> list[str]:
    return [_title(TITLE, 'type="title"', 26, "t"), *_footers()]


def _cover_parts() -> list[str]:
    bar = (
        '<p:sp><p:nvSpPr><p:cNvPr id="9" name="Accent"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr>{Box(MARGIN, 284, 72, 5).xfrm()}<a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{ACCENT}"/></a:solidFill></p:spPr></p:sp>'
    )
    text = _placeholder(3, "Subtitle", 'type="subTitle" idx="1"', COVER_TEXT, 20, QUIET)
    return [_title(COVER_TITLE, 'type="ctrTitle"', 40, "b"), text, bar]


def _title(box: Box, ph: str, size: float, anchor: str) -> str:
    return _placeholder(2, "Title", ph, box, size, TEXT, bold=True, anchor=anchor)


def _kicker() -> str:
    ph = f'type="body" sz="quarter" idx="{KICKER_INDEX}"'
    return _placeholder(7, "Subject", ph, KICKER, 13, ACCENT, bold=True, anchor="ctr")


def _note() -> str:
    ph = f'type="body" sz="quarter" idx="{NOTE_INDEX}"'
    return _placeholder(8, "Coverage", ph, NOTE, 11, QUIET, anchor="b")


def _footers() -> list[str]:
    number = (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/>'
        "<a:t>‹#›</a:t></a:fld>"
    )
    return [
        _placeholder(4, "Footer", 'type="ftr" sz="quarter" idx="11"', FOOTER, 9, QUIET),
        _placeholder(6, "Slide number", 'type="sldNum" sz="quarter" idx="12"', NUMBER, 9, QUIET,
                     align="r", text=number),
    ]  # fmt: skip


def _rule() -> str:
    """Return the hairline above the footers."""
    box = Box(MARGIN, FOOTER.top - 4, WIDTH - 2 * MARGIN, 0)
    return (
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="10" name="Rule"/><p:cNvCxnSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr>{box.xfrm()}<a:prstGeom prst="line">'
        f"<a:avLst/></a:prstGeom>{line_xml(QUIET, 0.5, 0.4)}</p:spPr></p:cxnSp>"
    )


def _placeholder(
    number: int,
    name: str,
    ph: str,
    box: Box,
    size: float,
    colour: str,
    **more: str | bool,
) -> str:
    return _PLACEHOLDER.format(
        id=number,
        name=name,
        ph=ph,
        xfrm=box.xfrm(),
        size=round(size * 100),
        colour=colour,
        bold=int(bool(more.get("bold"))),
        anchor=more.get("anchor", "t"),
        align=more.get("align", "l"),
        text=more.get("text", ""),
    )


def _replace(base, name: str, parts: list[str]) -> None:  # type: ignore[no-untyped-def]
    """Give a master or layout the shapes `parts` and nothing else."""
    tree = element(f"<p:spTree>{_TREE_HEAD}{''.join(parts)}</p:spTree>")
    data = base._element.cSld
    data.replace(data.spTree, tree)
    data.set("name", name)


def _recolour(slides: Slides, accent: str) -> None:
    """Write colours and typeface into the theme, and plain text styles into the master."""
    part = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode("utf-8")
    head, rest = theme.split("<a:clrScheme", 1)
    tail = rest.split("</a:clrScheme>", 1)[1]
    names = {
        "dk1": LIGHT.text,
        "lt1": LIGHT.background,
        "dk2": LIGHT.quiet_text,
        "lt2": LIGHT.land,
        "accent1": accent,
        **{f"accent{place}": colour for place, (colour, _) in enumerate(STRONG, start=2)},
        "hlink": accent,
        "folHlink": accent,
    }
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        for name, colour in names.items()
    )
    theme = f'{head}<a:clrScheme name="Lauréats">{colours}</a:clrScheme>{tail}'
    head, rest = theme.split("<a:fontScheme", 1)
    tail = rest.split("</a:fontScheme>", 1)[1]
    face = f'<a:latin typeface="{TYPEFACE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>"
    part._blob = f'{head}<a:fontScheme name="Lauréats">{fonts}</a:fontScheme>{tail}'.encode()
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
            f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{place.xfrm()}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )


def emu_size(slides: Slides) -> tuple[float, float]:
    """Return width and height of a slide in points."""
    return slides.slide_width / emu(1), slides.slide_height / emu(1)
