"""Builds a .pptx file from a selection and the chosen options."""

import datetime as dt
import io
from collections.abc import Callable

from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.options import PARTS, DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.deck.properties import describe, name_parts
from dashboard.exports.deck.slide_drawing import DeckContext
from dashboard.exports.deck.slide_page import SlideWriter
from dashboard.exports.deck.template import open_template
from dashboard.language.translation import Words
from dashboard.selection.selection import Selection
from loaders.geography.geography import Geography, load_geography
from loaders.package.load import SHIPPED

Progress = Callable[[int, int], None]
"""Called after each section with how many are done, and how many there are."""

UNDATED = dt.datetime(2000, 1, 1)
"""What the file says of its making where the options give no date."""


def build_deck(
    selection: Selection,
    options: DeckOptions,
    words: Words,
    *,
    geography: Geography | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Return the deck of `selection` as a .pptx file.

    `geography`: boundaries that are loaded already; without, those of the shipped data are read.

    Raises:
        DeckError: template, logo, accent, committee or a slide's id cannot be used.
    """
    template = open_template(options, words)  # first: what cannot be used is said at once
    plan = plan_deck(selection, options, words)
    geography = geography or load_geography(SHIPPED / "geography")
    deck = DeckContext(template.canvas, words, plan.footer, geography)
    parts: list[str] = []
    for done, section in enumerate(plan.sections, start=1):
        leaves = draw(deck, section)
        for slide in leaves:
            SlideWriter(template, slide).write()
        parts += [PARTS.get(section.id, PARTS["projects"])] * len(leaves)
        if progress:
            progress(done, len(plan.sections))
    name_parts(template.slides, [words.text(part) for part in parts])
    made = dt.datetime.combine(options.today, dt.time()) if options.today else UNDATED
    title = plan.sections[0].headline if plan.sections else ""
    version = selection.portfolio.version[:7]
    describe(template.slides, title, plan.footer, words, made=made, version=version)
    buffer = io.BytesIO()
    template.slides.save(buffer)
    return buffer.getvalue()
