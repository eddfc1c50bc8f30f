"""The marks of a slide as DrawingML (ECMA-376 part 1, chapters 19 to 21).

Written as text, because a map has thousands of points and python-pptx makes an object of each.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml

from dashboard.exports.deck.colours import Palette
from dashboard.exports.deck.marks import (
    CELL_ABOVE,
    Area,
    Cell,
    Grid,
    Group,
    Ink,
    Look,
    Paragraph,
    Run,
    Shape,
    Stroke,
    Text,
)
from dashboard.language.markup import clean
from dashboard.style.box import Box

EMU = 12_700
"""English Metric Units of a point."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

MOST_NAME = 60
"""Characters of a shape's name."""

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style "No Style, No Grid", which every PowerPoint has."""

_PRESETS = {"rect": "rect", "pill": "roundRect", "ellipse": "ellipse"}


def emu(points: float) -> int:
    """Return points as whole English Metric Units."""
    return round(points * EMU)


def xfrm(box: Box, tag: str = "a:xfrm", attributes: str = "") -> str:
    """Return the element that places a shape."""
    return f"<{tag}{attributes}>{places(box)}</{tag}>"


def places(box: Box) -> str:
    """Return the elements that say where a box stands, and how large it is."""
    return (
        f'<a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
    )


def element(xml: str) -> Any:
    """Return `xml`, whose outermost element lacks the namespaces, as an element of python-pptx."""
    end = xml.index(">") if ">" in xml else len(xml)
    head = xml[:end].rstrip("/")
    return parse_xml(head + " " + NAMESPACES + xml[len(head) :])


def clean_run(text: str) -> str:
    """Return what XML allows of `text`; a run may begin or end with a blank."""
    lead = " " if text.startswith(" ") else ""
    trail = " " if len(text) > 1 and text.endswith(" ") else ""
    # Few fonts have the narrow no-break space of French numbers; all have this one.
    return lead + clean(text).replace("\u202f", "\u00a0") + trail


class SlideXml:
    """Writes marks; ids of shapes are unique on one slide.

    `link` gives the id of a relationship to a web address, empty where it may not be linked to.
    """

    def __init__(
        self, palette: Palette, lang: str, link: Callable[[str], str], first_id: int = 2
    ) -> None:
        self.palette, self.lang, self.link = palette, lang, link
        self._ids = count(first_id)

    def next_id(self) -> int:
        """Return an id that no shape of the slide has."""
        return next(self._ids)

    def mark(self, mark: Text | Shape | Area | Stroke | Group | Grid) -> str:
        """Return a mark as an element without namespaces."""
        written: dict[type, Callable[[Any], str]] = {
            Text: self._text, Shape: self._shape, Area: self._area, Stroke: self._stroke,
            Group: self._group, Grid: self._grid,
        }  # fmt: skip
        return written[type(mark)](mark)

    def colour(self, colour: str) -> str:
        """Return a colour, by its slot of the theme where it has one."""
        slot = self.palette.slots.get(colour)
        if slot:
            return f'<a:schemeClr val="{slot}"/>'
        return f'<a:srgbClr val="{self.palette.hex(colour)[1:].upper()}"/>'

    def fill(self, colour: str | None) -> str:
        """Return a fill, or none."""
        return f"<a:solidFill>{self.colour(colour)}</a:solidFill>" if colour else "<a:noFill/>"

    def outline(self, colour: str | None, points: float = 1.0) -> str:
        """Return an outline, or none."""
        if not colour:
            return "<a:ln><a:noFill/></a:ln>"
        return f'<a:ln w="{emu(points)}">{self.fill(colour)}<a:round/></a:ln>'

    def paragraphs(self, paragraphs: Iterable[Paragraph]) -> str:
        """Return `a:p` elements with everything said that a master could say otherwise."""
        return "".join(map(self._paragraph, paragraphs))

    def _paragraph(self, one: Paragraph) -> str:
        runs = "".join(self._run(run) for run in one.runs if run.text)
        size = round(one.runs[-1].size * 100)
        # An empty line is as high as its type says, not as a default of 18 points.
        end = f'<a:endParaRPr lang="{self.lang}" sz="{size}" dirty="0"/>'
        return (
            f'<a:p><a:pPr marL="0" indent="0" algn="{one.align}">'
            f'<a:lnSpc><a:spcPct val="{round(one.spacing * 100_000)}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(one.before * 100)}"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/></a:pPr>{runs}{end}</a:p>'
        )

    def _run(self, run: Run) -> str:
        rid = self.link(run.link) if run.link else ""
        link = f'<a:hlinkClick r:id="{rid}"/>' if rid else ""
        return (
            f'<a:r><a:rPr lang="{self.lang}" sz="{round(run.size * 100)}" b="{int(run.bold)}" '
            f'dirty="0">{self.fill(run.colour)}{link}</a:rPr>'
            f"<a:t>{escape(clean_run(run.text))}</a:t></a:r>"
        )

    def about(self, name: str, tag: str, *, alt: str = "", text_box: bool = False) -> str:
        """Return the non-visual properties that every shape begins with."""
        named = quoteattr(clean(name).replace("\u00a0", " ")[:MOST_NAME])
        described = f" descr={quoteattr(clean(alt))}" if alt else ""
        box = ' txBox="1"' if text_box else ""
        return (
            f'<p:nv{tag}Pr><p:cNvPr id="{self.next_id()}" name={named}{described}/>'
            f"<p:cNv{tag}Pr{box}/><p:nvPr/></p:nv{tag}Pr>"
        )

    def _text(self, mark: Text) -> str:
        return (
            f"<p:sp>{self.about(mark.name, 'Sp', text_box=True)}<p:spPr>{xfrm(mark.box)}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f"{self._body(mark.paragraphs, mark.anchor)}</p:sp>"
        )

    def _shape(self, mark: Shape) -> str:
        guide = '<a:gd name="adj" fmla="val 50000"/>' if mark.kind == "pill" else ""
        look = self.fill(mark.look.fill) + self.outline(mark.look.edge, mark.look.edge_width)
        return (
            f"<p:sp>{self.about(mark.name, 'Sp')}<p:spPr>{xfrm(mark.box)}"
            f'<a:prstGeom prst="{_PRESETS[mark.kind]}"><a:avLst>{guide}</a:avLst></a:prstGeom>'
            f"{look}</p:spPr>{self._body(mark.paragraphs, 'ctr', wrap=False)}</p:sp>"
        )

    def _area(self, mark: Area) -> str:
        xs = [x for ring in mark.rings for x, _ in ring]
        ys = [y for ring in mark.rings for _, y in ring]
        left, top = min(xs), min(ys)
        box = Box(left, top, max(max(xs) - left, 0.01), max(max(ys) - top, 0.01))
        path = "".join(_ring(ring, left, top) for ring in mark.rings)
        look: Look = mark.look
        return (
            f"<p:sp>{self.about(mark.name, 'Sp')}<p:spPr>{xfrm(box)}<a:custGeom><a:avLst/>"
            '<a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{emu(box.width)}" h="{emu(box.height)}">{path}</a:path></a:pathLst>'
            f"</a:custGeom>{self.fill(look.fill)}{self.outline(look.edge, look.edge_width)}"
            "</p:spPr></p:sp>"
        )

    def _stroke(self, mark: Stroke) -> str:
        (x1, y1), (x2, y2) = mark.start, mark.end
        box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        return (
            f"<p:cxnSp>{self.about(mark.name, 'CxnSp')}<p:spPr>{xfrm(box, attributes=flips)}"
            '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f"{self.outline(mark.colour)}</p:spPr></p:cxnSp>"
        )

    def _group(self, mark: Group) -> str:
        about, frame = self.about(mark.name, "GrpSp", alt=mark.alt), places(mark.box)
        child = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        return (
            f"<p:grpSp>{about}<p:grpSpPr><a:xfrm>{frame}{child}</a:xfrm></p:grpSpPr>"
            f"{''.join(map(self.mark, mark.parts))}</p:grpSp>"
        )

    def _body(self, paragraphs: Sequence[Paragraph], anchor: str, *, wrap: bool = True) -> str:
        text = self.paragraphs(paragraphs) or "<a:p/>"
        return (
            f'<p:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="0" tIns="0" '
            f'rIns="0" bIns="0" anchor="{anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{text}</p:txBody>"
        )

    def _grid(self, mark: Grid) -> str:
        columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in mark.widths)
        rows = ""
        for row, height in mark.lines:
            first, *others = row
            cells = self._cell(first, 0.0, mark.side) + "".join(
                self._cell(cell, mark.side, mark.side, mark.align) for cell in others
            )
            rows += f'<a:tr h="{emu(height)}">{cells}</a:tr>'
        return (
            f"<p:graphicFrame>{self.about(mark.name, 'GraphicFrame', alt=mark.alt)}"
            f"{xfrm(mark.box, 'p:xfrm')}<a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
            f'<a:tblPr firstRow="1"><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>'
            f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
            "</p:graphicFrame>"
        )

    def _cell(self, cell: Cell, left: float, right: float, align: str = "l") -> str:
        none = "".join(f'<a:{name} w="0"><a:noFill/></a:{name}>' for name in ("lnL", "lnR", "lnT"))
        return (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{self.paragraphs([cell.said(align)])}</a:txBody>"
            f'<a:tcPr marL="{emu(left)}" marR="{emu(right)}" marT="{emu(CELL_ABOVE)}" '
            f'marB="{emu(CELL_ABOVE)}" anchor="ctr">{none}'
            f'<a:lnB w="{emu(1)}">{self.fill(Ink.EDGE)}</a:lnB>'
            f"{self.fill(cell.fill)}</a:tcPr></a:tc>"
        )


def _ring(ring: Sequence[tuple[float, float]], left: float, top: float) -> str:
    first, *others = (f'<a:pt x="{emu(x - left)}" y="{emu(y - top)}"/>' for x, y in ring)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"
