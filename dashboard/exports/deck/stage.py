"""Where slides are put: a presentation, its layouts and the room they leave, own or uploaded."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides

from dashboard.exports.deck import master
from dashboard.exports.deck.colours import readable_accent
from dashboard.exports.deck.drawing import Box, emu
from dashboard.exports.deck.fit import Face
from dashboard.exports.deck.logo import Logo
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.problem import DeckError, Fault
from dashboard.exports.deck.template_check import check_taken
from dashboard.exports.deck.uploads import checked_logo, checked_template

LEAST_WIDTH, LEAST_HEIGHT = 460.0, 220.0
"""Points that a chart needs beside title and footers."""

_STRETCH = {
    "arial": 1.0, "helvetica": 1.0, "liberation sans": 1.0, "calibri": 1.0, "aptos": 1.02,
    "times new roman": 1.0, "georgia": 1.05, "segoe ui": 1.05, "tahoma": 1.05,
    "open sans": 1.1, "verdana": 1.22,
}  # fmt: skip
"""How much wider than Arial a template's typeface runs; rounded up from their width tables."""

UNKNOWN_STRETCH = 1.3
"""For typefaces that are not in the table: the widest words of the data run up to 1.28 times as
wide in DejaVu Sans and DejaVu Serif, plain and bold (measured), which are among the widest."""

_OF_ONE_WIDTH = re.compile(r"mono|courier|consol|typewriter|menlo|\bcode\b|fixed|terminal")
"""In the names of typefaces whose letters are all of one width."""

PITCH = 0.602
"""That width: DejaVu Sans Mono's, Menlo's and Lucida Console's; Courier New's and Consolas's are
narrower."""


@dataclass(frozen=True)
class Room:
    """Where the parts of a content slide go. `kicker`, `note`, `footer` may be placeholders."""

    title: Box
    title_sizes: tuple[float, ...]
    kicker: Box
    body: Box
    note: Box
    footer: Box


@dataclass(frozen=True)
class Stage:
    """A presentation to add slides to. `own` is false where an uploaded template is used.

    `accent` is a colour of the theme, or the manager's own where a template has another.
    """

    slides: Slides
    cover: Any
    headline: Any
    room: Room
    face: Face
    own: bool
    accent: str
    logo: Logo | None


def open_stage(options: DeckOptions) -> Stage:
    """Return the stage that `options` ask for.

    Raises:
        DeckError: template, logo or accent cannot be used.
    """
    logo = checked_logo(options.logo) if options.logo else None
    accent = readable_accent(options.accent)
    if options.template is None:
        slides = master.own_presentation(accent, logo)
        cover, headline = slides.slide_layouts
        room = Room(master.TITLE, (26, 24, 22, 20, 18, 16), master.KICKER, master.BODY,
                    master.NOTE, master.FOOTER)  # fmt: skip
        return Stage(slides, cover, headline, room, Face(), True, "accent1", logo)
    template = checked_template(options.template)
    try:
        slides = Presentation(io.BytesIO(template))
        _drop_slides(slides)
        check_taken(slides.part.package)
        cover, headline, room = _layouts(slides)
    except (PythonPptxError, KeyError, ValueError, AttributeError, IndexError) as error:
        if isinstance(error, DeckError):
            raise
        raise DeckError(Fault.TEMPLATE_BROKEN) from error
    colour = accent if options.accent else "accent1"
    return Stage(slides, cover, headline, room, _face(slides), False, colour, logo)


def _drop_slides(slides: Slides) -> None:
    """Take the template's sample slides out; what they alone use goes with them."""
    listed = slides.slides._sldIdLst
    for one in list(listed):
        slides.part.drop_rel(one.rId)
        listed.remove(one)


def _layouts(slides: Slides) -> tuple[Any, Any, Room]:
    """Return the layout of the first slide, that of the others, and the room on the latter."""
    layouts = [layout for one in slides.slide_masters for layout in one.slide_layouts]
    rooms = [(layout, _room(layout, slides)) for layout in layouts]
    usable = [(layout, room) for layout, room in rooms if room is not None]
    if not usable:
        raise DeckError(Fault.TEMPLATE_NO_LAYOUT)
    headline, room = min(usable, key=lambda pair: _others(pair[0]))
    covers = [layout for layout in layouts if _has(layout, ("ctrTitle",))]
    covers = covers or [layout for layout in layouts if _has(layout, ("subTitle",))]
    return (covers[0] if covers else headline), headline, room


def _others(layout: Any) -> int:
    """Count the placeholders that would have to be emptied."""
    return sum(_kind(one) not in ("title", "dt", "ftr", "sldNum") for one in layout.placeholders)


def _kind(placeholder: Any) -> str:
    return str(placeholder.element.ph.get("type", "obj"))


def _has(layout: Any, kinds: Sequence[str]) -> bool:
    return any(_kind(one) in kinds for one in layout.placeholders)


def _room(layout: Any, slides: Slides) -> Room | None:
    """Return where a headline, a body and a footer go on a layout; None where they do not."""
    titles = [one for one in layout.placeholders if _kind(one) == "title"]
    if not titles:
        return None
    title = box_of(titles[0])
    across, down = master.emu_size(slides)
    feet = [box_of(one) for one in layout.placeholders if _kind(one) in ("dt", "ftr", "sldNum")]
    bottom = min([down - 12, *(foot.top for foot in feet if foot.top > down / 2)]) - 4
    top = title.bottom + 4
    room = Box(title.left, top, title.width, bottom - top)
    if room.width < LEAST_WIDTH or room.height - 74 < LEAST_HEIGHT or room.right > across + 1:
        return None
    footer = Box(room.left, room.bottom - 24, room.width, 24)
    note = Box(room.left, footer.top - 32, room.width, 28)
    kicker = Box(room.left, room.top, room.width, 18)
    body = Box(room.left, kicker.bottom + 4, room.width, note.top - kicker.bottom - 12)
    return Room(title, (26, 24, 22, 20, 18, 16), kicker, body, note, footer)


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
