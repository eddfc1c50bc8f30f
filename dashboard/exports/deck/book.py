"""What every drawing needs: the stage, the language, the footer, and the map of France."""

from dataclasses import dataclass

from dashboard.exports.deck.drawing import Box
from dashboard.exports.deck.layout import layout_of
from dashboard.exports.deck.page import Page, content_page
from dashboard.exports.deck.sections.model import Section
from dashboard.exports.deck.stage import Stage
from dashboard.words import Words
from loaders.geography import Geography

UP_TO_PARTS = (99, 99)
"""A slide that is one of many, whose headline is longest: pages are counted with its room."""


@dataclass(frozen=True)
class Book:
    """A deck being drawn."""

    stage: Stage
    words: Words
    footer: str
    geography: Geography

    def room(self, section: Section, *, many: bool = False) -> Box:
        """Return the room for the content of a slide; of each slide, where there are `many`."""
        return layout_of(self.stage, section, UP_TO_PARTS if many else (1, 1)).body

    def page(self, section: Section, part: tuple[int, int] = (1, 1)) -> Page:
        """Add a slide for `section` and return it."""
        return content_page(self.stage, section, self.words, footer=self.footer, part=part)
