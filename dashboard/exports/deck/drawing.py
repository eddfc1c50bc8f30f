"""The parts of a slide as DrawingML (ECMA-376 part 1, chapter 20): text, shapes, lines, groups.

Written as text, because a map has thousands of points and python-pptx makes an object of each.
Lengths are in points, colours `#rrggbb` or a name of the theme (`tx1`, `accent1`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from dashboard.exports.deck.fit import clean

EMU = 12_700
"""English Metric Units of a point."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

TEXT, QUIET, PAPER, LAND, ACCENT = "tx1", "tx2", "bg1", "bg2", "accent1"
"""Names of the theme's colours, so that a template's own colours take their place."""

THIN = "thin"
"""The colour of lines between rows: that of quiet text, paler."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in points from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height

    def columns(self, *shares: float, gap: float) -> list["Box"]:
        """Cut it into columns whose widths go by `shares`."""
        room = self.width - gap * (len(shares) - 1)
        boxes, left = [], self.left
        for share in shares:
            across = room * share / sum(shares)
            boxes.append(replace(self, left=left, width=across))
            left += across + gap
        return boxes

    def rows(self, number: int, gap: float) -> list["Box"]:
        """Cut it into `number` rows of one height."""
        down = (self.height - gap * (number - 1)) / number
        return [
            replace(self, top=self.top + row * (down + gap), height=down) for row in range(number)
        ]

    def below(self, used: float) -> "Box":
        """Return what is left under the first `used` points."""
        return replace(self, top=self.top + used, height=self.height - used)

    def xfrm(self, tag: str = "a:xfrm", attributes: str = "") -> str:
        """Return the element that places a shape here."""
        return (
            f'<{tag}{attributes}><a:off x="{emu(self.left)}" y="{emu(self.top)}"/>'
            f'<a:ext cx="{emu(self.width)}" cy="{emu(self.height)}"/></{tag}>'
        )


@dataclass(frozen=True)
class Run:
    """Letters of one look. `link` is the id of a relationship to a web address."""

    text: str
    size: float
    bold: bool = False
    colour: str = TEXT
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Runs of one paragraph; `before` is the space above it in points."""

    runs: tuple[Run, ...]
    align: str = "l"
    before: float = 0.0


def emu(points: float) -> int:
    """Return points as whole English Metric Units."""
    return round(points * EMU)


def line(
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = TEXT,
    align: str = "l",
    before: float = 0.0,
) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, size, bold, colour),), align, before)


def colour_xml(colour: str, share: float = 1.0) -> str:
    """Return a colour; `share` below 1 lets what is behind it shine through."""
    alpha = f'<a:alpha val="{round(share * 100_000)}"/>' if share < 1 else ""
    if colour == THIN:
        # Not see-through: LibreOffice draws the lines of tables in full colour.
        pale = '<a:lumMod val="40000"/><a:lumOff val="60000"/>'
        return f'<a:schemeClr val="{QUIET}">{pale}</a:schemeClr>'
    if colour.startswith("#"):
        return f'<a:srgbClr val="{colour[1:].upper()}">{alpha}</a:srgbClr>'
    return f'<a:schemeClr val="{colour}">{alpha}</a:schemeClr>'


def fill_xml(colour: str | None, share: float = 1.0) -> str:
    """Return a fill, or none."""
    return f"<a:solidFill>{colour_xml(colour, share)}</a:solidFill>" if colour else "<a:noFill/>"


def line_xml(colour: str | None, points: float = 1.0, share: float = 1.0) -> str:
    """Return an outline, or none."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emu(points)}">{fill_xml(colour, share)}<a:round/></a:ln>'


def paragraphs_xml(paragraphs: Iterable[Paragraph], lang: str) -> str:
    """Return `a:p` elements with everything said that a master could say otherwise."""
    return "".join(_paragraph(one, lang) for one in paragraphs)


def _paragraph(one: Paragraph, lang: str) -> str:
    runs = "".join(
        f'<a:r><a:rPr lang="{lang}" sz="{round(run.size * 100)}" b="{int(run.bold)}" dirty="0">'
        f"{fill_xml(run.colour)}"
        + (f'<a:hlinkClick r:id="{run.link}"/>' if run.link else "")
        + f"</a:rPr><a:t>{escape(clean_run(run.text))}</a:t></a:r>"
        for run in one.runs
        if run.text
    )
    # An empty line is as high as its type says, not as a default of 18 points.
    end = f'<a:endParaRPr lang="{lang}" sz="{round(one.runs[-1].size * 100)}" dirty="0"/>'
    return (
        f'<a:p><a:pPr marL="0" indent="0" algn="{one.align}">'
        '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(one.before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/></a:pPr>{runs}{end}</a:p>'
    )


def clean_run(text: str) -> str:
    """Return what XML allows of `text`; a run may begin or end with a blank."""
    lead = " " if text.startswith(" ") else ""
    trail = " " if len(text) > 1 and text.endswith(" ") else ""
    return lead + clean(text) + trail


@dataclass(frozen=True)
class Look:
    """Fill and outline of a shape; shares below 1 let what is behind shine through."""

    fill: str | None = None
    share: float = 1.0
    edge: str | None = None
    edge_width: float = 1.0
    edge_share: float = 1.0

    def xml(self) -> str:
        """Return the fill and the outline."""
        edge = line_xml(self.edge, self.edge_width, self.edge_share)
        return fill_xml(self.fill, self.share) + edge


ROUNDING = 4.0
"""Points: the radius of a rounded corner."""


class Shapes:
    """Makes shapes whose ids are unique on one slide."""

    def __init__(self, first_id: int, lang: str) -> None:
        self._ids = count(first_id)
        self.lang = lang
        self.last = first_id - 1

    def next_id(self) -> int:
        """Return an id that no shape of the slide has, and remember it as `last`."""
        self.last = next(self._ids)
        return self.last

    def about(self, name: str, tag: str, *, alt: str = "", text_box: bool = False) -> str:
        """Return the non-visual properties that every shape begins with."""
        number = self.next_id()
        named = quoteattr(clean(name)[:80])
        described = f" descr={quoteattr(clean(alt))}" if alt else ""
        box = ' txBox="1"' if text_box else ""
        return (
            f'<p:nv{tag}Pr><p:cNvPr id="{number}" name={named}{described}/>'
            f"<p:cNv{tag}Pr{box}/><p:nvPr/></p:nv{tag}Pr>"
        )

    def text(
        self, box: Box, paragraphs: Sequence[Paragraph], *, name: str, anchor: str = "t"
    ) -> str:
        """Return a text box without insets."""
        return (
            f"<p:sp>{self.about(name, 'Sp', text_box=True)}"
            f'<p:spPr>{box.xfrm()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
            f"</p:spPr>{self._body(paragraphs, anchor)}</p:sp>"
        )

    def shape(
        self,
        box: Box,
        look: Look,
        *,
        name: str,
        kind: str = "rect",
        paragraphs: Sequence[Paragraph] = (),
        inset: float = 0.0,
    ) -> str:
        """Return a `rect`, `roundRect` or `ellipse`, with or without text in its middle."""
        guide = ""
        if kind == "roundRect":
            ratio = round(50_000 * min(1.0, 2 * ROUNDING / min(box.width, box.height)))
            guide = f'<a:gd name="adj" fmla="val {ratio}"/>'
        body = self._body(paragraphs, "ctr", wrap=kind != "ellipse", inset=inset)
        return (
            f"<p:sp>{self.about(name, 'Sp')}"
            f'<p:spPr>{box.xfrm()}<a:prstGeom prst="{kind}"><a:avLst>{guide}</a:avLst>'
            f"</a:prstGeom>{look.xml()}</p:spPr>{body}</p:sp>"
        )

    def freeform(
        self, rings: Sequence[Sequence[tuple[float, float]]], look: Look, *, name: str
    ) -> str:
        """Return one shape of several closed rings, whose points are places on the slide."""
        xs = [x for ring in rings for x, _ in ring]
        ys = [y for ring in rings for _, y in ring]
        left, top = min(xs), min(ys)
        box = Box(left, top, max(max(xs) - left, 0.01), max(max(ys) - top, 0.01))
        path = "".join(_ring(ring, left, top) for ring in rings)
        return (
            f"<p:sp>{self.about(name, 'Sp')}<p:spPr>{box.xfrm()}<a:custGeom><a:avLst/><a:gdLst/>"
            '<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{emu(box.width)}" h="{emu(box.height)}">{path}</a:path></a:pathLst>'
            f"</a:custGeom>{look.xml()}</p:spPr></p:sp>"
        )

    def connector(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        look: Look,
        *,
        name: str,
        joins: tuple[tuple[int, int], tuple[int, int]] | None = None,
    ) -> str:
        """Return a straight line; `joins` ties its ends to (shape id, connection site)."""
        (x1, y1), (x2, y2) = start, end
        box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        about = self.about(name, "CxnSp")
        if joins:
            (one, site), (other, other_site) = joins
            tied = (
                f'<p:cNvCxnSpPr><a:stCxn id="{one}" idx="{site}"/>'
                f'<a:endCxn id="{other}" idx="{other_site}"/></p:cNvCxnSpPr>'
            )
            about = about.replace("<p:cNvCxnSpPr/>", tied)
        outline = line_xml(look.edge, look.edge_width, look.edge_share)
        return (
            f"<p:cxnSp>{about}<p:spPr>{box.xfrm(attributes=flips)}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{outline}</p:spPr></p:cxnSp>'
        )

    def group(self, box: Box, parts: Iterable[str], *, name: str, alt: str) -> str:
        """Return `parts` as one group that covers `box`, described by `alt`."""
        about = self.about(name, "GrpSp", alt=alt)
        frame = (
            f'<a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
            f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
        )
        child = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        return (
            f"<p:grpSp>{about}<p:grpSpPr><a:xfrm>{frame}{child}</a:xfrm></p:grpSpPr>"
            f"{''.join(parts)}</p:grpSp>"
        )

    def _body(
        self,
        paragraphs: Sequence[Paragraph],
        anchor: str,
        *,
        wrap: bool = True,
        inset: float = 0.0,
    ) -> str:
        edge = emu(inset)
        text = paragraphs_xml(paragraphs, self.lang) or "<a:p/>"
        return (
            f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="{edge}" tIns="{edge}"'
            f' rIns="{edge}" bIns="{edge}" anchor="{anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{text}</p:txBody>"
        )


def _ring(ring: Sequence[tuple[float, float]], left: float, top: float) -> str:
    first, *others = (f'<a:pt x="{emu(x - left)}" y="{emu(y - top)}"/>' for x, y in ring)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"


def element(xml: str) -> Any:
    """Return `xml`, whose outermost element lacks the namespaces, as an element of python-pptx."""
    end = xml.index(">") if ">" in xml else len(xml)
    head = xml[:end].rstrip("/")
    return parse_xml(head + " " + NAMESPACES + xml[len(head) :])
