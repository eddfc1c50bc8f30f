"""Checks that text is readable on the background of a template's slides."""

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from dashboard.exports.deck.slide_xml import element
from dashboard.style.scheme import contrast

LEAST_CONTRAST = 3.0
"""Below this, dark text is taken for light text's ground, or the other way round (WCAG 1.4.3)."""

_SWAPPED = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}


def keep_readable(slide: Any, layout: Any) -> None:
    """Exchange text and background colours on `slide` where its layout is painted otherwise.

    Many templates paint a dark ground and colour their titles one by one, while the colour map
    (ECMA-376 part 1, 19.3.1.6) still says dark text on white, which is what charts go by. Links
    that cannot be read take the colour of the text. Grounds that are pictures or gradients are
    left alone.
    """
    mapped, wanted, _, _ = _maps(layout)
    if wanted == mapped:
        return
    pairs = " ".join(f'{name}="{slot}"' for name, slot in wanted.items())
    own = slide._element.find(qn("p:clrMapOvr"))
    for old in list(own):
        own.remove(old)
    own.append(element(f"<a:overrideClrMapping {pairs}/>"))


def colours_on(layout: Any) -> tuple[str, str, str]:
    """Return the colours of text, ground and accent on slides of `layout`, as `#rrggbb`."""
    _, wanted, scheme, ground = _maps(layout)
    text, paper = scheme[wanted["tx1"]], ground or scheme[wanted["bg1"]]
    return text, paper, scheme[wanted["accent1"]]


def _maps(layout: Any) -> tuple[dict[str, str], dict[str, str], dict[str, str], str | None]:
    """Return the colour map of a layout, the one its slides need, the scheme, and the ground."""
    scheme = _scheme(layout.slide_master)
    mapped = dict(layout.slide_master._element.find(qn("p:clrMap")).attrib)
    ground = _ground(layout, {name: scheme.get(slot, "") for name, slot in mapped.items()} | scheme)
    wanted = dict(mapped)
    if ground is None:
        return mapped, wanted, scheme, None

    def readable(slot: str) -> bool:
        return contrast(ground, scheme[slot]) >= LEAST_CONTRAST

    if not readable(mapped["tx1"]) and readable(mapped["bg1"]):
        wanted |= {name: mapped[other] for name, other in _SWAPPED.items()}
    wanted |= {name: wanted["tx1"] for name in ("hlink", "folHlink") if not readable(wanted[name])}
    return mapped, wanted, scheme, ground


def _scheme(master: Any) -> dict[str, str]:
    """Return the colours `#rrggbb` of the master's theme by their slots (`dk1`, `accent1`)."""
    theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    scheme = next(theme.iter(qn("a:clrScheme")))
    return {
        slot.tag.rpartition("}")[2]: "#" + (slot[0].get("lastClr") or slot[0].get("val")).lower()
        for slot in scheme
    }


def _ground(layout: Any, colours: dict[str, str]) -> str | None:
    for base in (layout, layout.slide_master):
        background = base._element.cSld.find(qn("p:bg"))
        if background is None:
            continue
        plain = background.find(f".//{qn('a:solidFill')}")
        reference = background.find(qn("p:bgRef"))
        painted = plain if plain is not None else reference
        if painted is None or not len(painted):
            return None
        value = painted[0].get("val", "")
        if painted[0].tag == qn("a:srgbClr"):
            return f"#{value.lower()}"
        return colours.get(value) or None
    return None
