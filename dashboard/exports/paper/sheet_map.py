"""The map on a sheet of paper: the deck's own, without the slide around it."""

import base64
from dataclasses import replace

from dashboard.exports.deck.canvas import own_canvas
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.sections.model import Section
from dashboard.exports.deck.slide_drawing import DeckContext
from dashboard.exports.deck.svg import map_svg
from dashboard.language.markup import Markup, clean, empty_tag
from dashboard.language.translation import Words
from dashboard.style.box import Box
from loaders.geography.geography import Geography

MAP = Box(0, 0, 500, 440)
"""Points of the map on a slide; on paper it is a good half of that, its labels 9 points."""


def sheet_map(section: Section | str, geography: Geography, words: Words) -> list[Markup]:
    """Return the map of a section as a picture; nothing where there is a reason for none."""
    if isinstance(section, str):
        return []
    canvas = own_canvas()
    canvas = replace(canvas, mapped=replace(canvas.mapped, panel=MAP))
    (slide,) = draw(DeckContext(canvas, words, "", geography), section)
    drawn = base64.b64encode(map_svg(slide).encode()).decode()
    said = clean(f"{section.headline}. {section.described}")
    return [empty_tag("img", src=f"data:image/svg+xml;base64,{drawn}", alt=said)]
