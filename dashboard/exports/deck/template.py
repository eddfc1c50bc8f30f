"""The presentation to write into: its layouts and free areas, our own or uploaded.

Our own is `master.pptx`, with the accent, the logo and the language asked for. A designer opens it
in PowerPoint: colours, type, layouts and their boxes are all there. Its colours are named by the
theme, so that changing the theme changes every slide; where its boxes stand, what is drawn on a
slide leaves room for (`canvas.py`, held to the file by a test).
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides

from dashboard.exports.deck.canvas import Canvas, Frame, logo_place, own_canvas
from dashboard.exports.deck.colours import Palette, palette_of, readable_accent
from dashboard.exports.deck.errors import DeckError, Fault
from dashboard.exports.deck.logo import Logo
from dashboard.exports.deck.marks import Ink
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.slide_xml import element, emu, xfrm
from dashboard.exports.deck.template_check import check_taken
from dashboard.exports.deck.template_contrast import colours_on
from dashboard.exports.deck.text_fit import Face
from dashboard.exports.deck.uploads import checked_logo, checked_template
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
        for at, layout in enumerate(slides.slide_layouts):
            _place_logo(layout, canvas.logo, cover=at == 0)
    return slides


def _place_logo(layout: Any, logo: Logo, *, cover: bool) -> None:
    _, relation = layout.part.get_or_add_image_part(io.BytesIO(logo.data))
    place = logo_place(logo, cover=cover)
    layout._element.cSld.spTree.append(
        element(
            '<p:pic><p:nvPicPr><p:cNvPr id="20" name="Logo" descr="Logo"/><p:cNvPicPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/>'
            f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{xfrm(place)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )


LEAST_WIDTH, LEAST_HEIGHT = 460.0, 220.0
"""Points that content needs beside title and footers."""

FOOTER_HEIGHT = 18.0

TEMPLATE_INSET = 14.4
"""Points that a template's title keeps free on both sides together (ECMA-376, bodyPr lIns)."""

_STRETCH = {
    "arial": 1.0, "helvetica": 1.0, "liberation sans": 1.0, "times new roman": 1.0,
    "liberation serif": 1.0,
}  # fmt: skip
"""How much wider than Arial a template's typeface runs, for those that every program has, or has
another one of the same widths for. Any other may be replaced where it is missing."""

UNKNOWN_STRETCH = 1.3
"""For typefaces that are not in the table: the widest words of the data run up to 1.28 times as
wide in DejaVu Sans and DejaVu Serif, plain and bold (measured), which are among the widest."""

_OF_ONE_WIDTH = re.compile(r"mono|courier|consol|typewriter|menlo|\bcode\b|fixed|terminal")
"""In the names of typefaces whose letters are all of one width."""

PITCH = 0.602
"""That width: DejaVu Sans Mono's, Menlo's and Lucida Console's; Courier New's and Consolas's are
narrower."""


@dataclass(frozen=True)
class Template:
    """A presentation to add slides to: its geometry, and its layouts.

    `mapped` is the layout of slides whose greater part is a map; a template has none.
    """

    slides: Slides
    canvas: Canvas
    cover: Any
    headline: Any
    mapped: Any | None


def open_template(options: DeckOptions, words: Words) -> Template:
    """Return the template that `options` ask for.

    Raises:
        DeckError: template, logo or accent cannot be used.
    """
    logo = checked_logo(options.logo) if options.logo else None
    accent = readable_accent(options.accent)
    if options.template is None:
        canvas = own_canvas(accent, logo)
        slides = own_presentation(canvas, words)
        return Template(slides, canvas, *slides.slide_layouts)
    template = checked_template(options.template)
    try:
        slides = Presentation(io.BytesIO(template))
        _drop_slides(slides)
        check_taken(slides.part.package)
        cover, headline, canvas = _layouts(slides)
        text, paper, theirs = colours_on(headline)
    except (PythonPptxError, KeyError, ValueError, AttributeError, IndexError) as error:
        if isinstance(error, DeckError):
            raise
        raise DeckError(Fault.TEMPLATE_BROKEN) from error
    own = options.accent is not None
    palette = Palette(
        palette_of(text, paper, accent if own else theirs),
        {Ink.TEXT: "tx1", Ink.PAPER: "bg1"},
    )
    canvas = replace(canvas, palette=palette, face=_face(slides), logo=logo)
    return Template(slides, canvas, cover, headline, None)


def _drop_slides(slides: Slides) -> None:
    """Take the template's sample slides out; what they alone use goes with them."""
    listed = slides.slides._sldIdLst
    for one in list(listed):
        slides.part.drop_rel(one.rId)
        listed.remove(one)


def _layouts(slides: Slides) -> tuple[Any, Any, Canvas]:
    """Return the layout of the first slide, that of the others, and the room on the latter."""
    layouts = [layout for one in slides.slide_masters for layout in one.slide_layouts]
    rooms = [(layout, _canvas(layout, slides)) for layout in layouts]
    usable = [(layout, room) for layout, room in rooms if room is not None]
    if not usable:
        raise DeckError(Fault.TEMPLATE_NO_LAYOUT)
    headline, room = min(usable, key=lambda pair: _others(pair[0]))
    covers = [layout for layout in layouts if _has(layout, ("ctrTitle",))]
    covers = covers or [layout for layout in layouts if _has(layout, ("subTitle",))]
    cover = covers[0] if covers else headline
    widths = [
        box_of(one).width for one in cover.placeholders if kind_of(one) in ("ctrTitle", "title")
    ]
    return cover, headline, replace(room, cover=min(widths, default=room.cover))


def _others(layout: Any) -> int:
    """Count the placeholders that would have to be emptied."""
    return sum(kind_of(one) not in ("title", "dt", "ftr", "sldNum") for one in layout.placeholders)


def kind_of(placeholder: Any) -> str:
    """Return what a placeholder is for, as ECMA-376 names it."""
    return str(placeholder.element.ph.get("type", "obj"))


def _has(layout: Any, kinds: Sequence[str]) -> bool:
    return any(kind_of(one) in kinds for one in layout.placeholders)


def _canvas(layout: Any, slides: Slides) -> Canvas | None:
    """Return where a headline, a body and a footer go on a layout; None where they do not."""
    kinds = [(kind_of(one), one) for one in layout.placeholders]
    titles = [one for kind, one in kinds if kind == "title"]
    if not titles:
        return None
    title = box_of(titles[0])
    across, down = (side / emu(1) for side in (slides.slide_width, slides.slide_height))
    feet = [box_of(one) for kind, one in kinds if kind in ("dt", "ftr", "sldNum")]
    bottom = min([down - 12, *(foot.top for foot in feet if foot.top > down / 2)]) - 4
    top = title.bottom + 8
    left, wide = title.left + TEMPLATE_INSET / 2, title.width - TEMPLATE_INSET
    footer = Box(left, bottom - FOOTER_HEIGHT, wide, FOOTER_HEIGHT)
    body = Box(left, top, wide, footer.top - 8 - top)
    if body.width < LEAST_WIDTH or body.height < LEAST_HEIGHT or body.right > across + 1:
        return None
    frame = Frame(title, body)
    return replace(own_canvas(), width=across, height=down, wide=frame, mapped=frame, footer=footer,
                   own=False, inset=TEMPLATE_INSET)  # fmt: skip


def box_of(placeholder: Any) -> Box:
    """Return where a placeholder stands, by itself or by its layout."""
    return Box(*(
        getattr(placeholder, side) / emu(1) for side in ("left", "top", "width", "height")
    ))  # fmt: skip


def _face(slides: Slides) -> Face:
    """Return how wide the widest typeface of the template's theme runs."""
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode("utf-8")
    scheme = theme.split("<a:fontScheme", 1)[-1].split("</a:fontScheme>", 1)[0]
    faces = [part.split('"', 1)[0] for part in scheme.split('<a:latin typeface="')[1:]]
    if not faces:
        return Face(UNKNOWN_STRETCH)
    names = [face.lower() for face in faces]
    others = [name for name in names if not _OF_ONE_WIDTH.search(name)]
    stretch = max((_STRETCH.get(name, UNKNOWN_STRETCH) for name in others), default=0.0)
    return Face(stretch, PITCH if len(others) < len(names) else 0.0)
