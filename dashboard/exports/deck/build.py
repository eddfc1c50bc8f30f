"""From a selection and a manager's choices to the bytes of a .pptx file."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.bars import draw_bars
from dashboard.exports.deck.draw.beside import draw_beside
from dashboard.exports.deck.draw.columns import draw_columns
from dashboard.exports.deck.draw.cover import draw_cover
from dashboard.exports.deck.draw.figures import draw_figures
from dashboard.exports.deck.draw.gaps import draw_gaps
from dashboard.exports.deck.draw.joined import draw_joined
from dashboard.exports.deck.draw.pins import draw_pins
from dashboard.exports.deck.draw.tables import draw_table
from dashboard.exports.deck.draw.texts import draw_texts
from dashboard.exports.deck.fit import clean
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.deck.sections.model import (
    Bars,
    Columns,
    Cover,
    Figures,
    Gaps,
    Joined,
    Pins,
    Section,
    Table,
    TableAndTexts,
    Texts,
)
from dashboard.exports.deck.stage import open_stage
from dashboard.selection import Selection
from dashboard.words import Words
from loaders.geography import Geography, load_geography
from loaders.package import SHIPPED

Progress = Callable[[int, int], None]
"""Called after each section with how many are done, and how many there are."""

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

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
    plan = plan_deck(selection, options, words)
    stage = open_stage(options)
    if geography is None:
        geography = load_geography(Path(SHIPPED) / "geography")
    book = Book(stage, words, plan.footer, geography)
    for done, section in enumerate(plan.sections, start=1):
        _draw(book, section)
        if progress:
            progress(done, len(plan.sections))
    _describe(book, options, plan.sections[0].headline if plan.sections else "")
    _drop_thumbnail(stage.slides.part.package)
    buffer = io.BytesIO()
    stage.slides.save(buffer)
    return buffer.getvalue()


def _draw(book: Book, section: Section) -> None:
    match section.content:
        case Cover() as content:
            draw_cover(book, section, content)
        case Figures() as content:
            draw_figures(book, section, content)
        case Bars() as content:
            draw_bars(book, section, content)
        case Columns() as content:
            draw_columns(book, section, content)
        case Pins() as content:
            draw_pins(book, section, content)
        case Gaps() as content:
            draw_gaps(book, section, content)
        case Joined() as content:
            draw_joined(book, section, content)
        case Table() as content:
            draw_table(book, section, content)
        case TableAndTexts() as content:
            draw_beside(book, section, content)
        case Texts() as content:
            draw_texts(book, section, content)


def _drop_thumbnail(package: OpcPackage) -> None:
    """Take out the small picture of the presentation that the deck was begun from."""
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)


def _describe(book: Book, options: DeckOptions, title: str) -> None:
    """Write what the file says of itself; without a date, so that equal decks are alike."""
    about = book.stage.slides.core_properties
    about.title = clean(title)[:250]
    about.subject = clean(book.footer)[:250]
    about.author = about.last_modified_by = "Lauréats"
    about.language = "fr-FR" if book.words.language == "fr" else "en-GB"
    made = UNDATED
    if options.today:
        made = dt.datetime.combine(options.today, dt.time())
    about.created = about.modified = made
    about.revision = 1
