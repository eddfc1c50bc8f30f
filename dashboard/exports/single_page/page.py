"""Builds one self-contained HTML page from a selection and the chosen options.

It holds no script, and its own policy lets it load nothing; printed, it has one slide a page.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.exports.deck.canvas import own_canvas
from dashboard.exports.deck.colours import readable_accent
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.model import Laureates, Projects, Section
from dashboard.exports.deck.slide_drawing import DeckContext
from dashboard.exports.deck.svg import slide_svg
from dashboard.exports.deck.uploads import checked_logo
from dashboard.exports.single_page.front import (
    about,
    contents,
    head,
    no_sheet,
    printing,
    slide_anchor,
)
from dashboard.exports.single_page.project_sheets import project_sheets
from dashboard.exports.single_page.slide_words import SlideWords
from dashboard.language.markup import Markup, inner_link, tag
from dashboard.language.translation import Words
from dashboard.selection.selection import Selection
from loaders.geography.geography import Geography, load_geography
from loaders.package.load import SHIPPED

MIME = "text/html"
ENDING = ".html"


def build_page(
    selection: Selection,
    options: DeckOptions,
    words: Words,
    *,
    geography: Geography | None = None,
) -> bytes:
    """Return the slides of `selection` and the sheets of its projects as an HTML page in UTF-8.

    `geography`: boundaries that are loaded already; without, those of the shipped data are read.
    A template is PowerPoint's and changes nothing here.

    Raises:
        DeckError: logo, accent, committee or a slide's id cannot be used.
    """
    selection = selection.outgoing(internal=options.internal)
    plan = plan_deck(selection, options, words)
    logo = checked_logo(options.logo) if options.logo else None
    if geography is None:
        geography = load_geography(Path(SHIPPED) / "geography")
    deck = DeckContext(
        own_canvas(readable_accent(options.accent), logo), words, plan.footer, geography
    )
    data = DeckData(selection, options, words)
    anchors = {project: f"project-{at}" for at, project in enumerate(data.projects.index, 1)}
    slides = tag("section", *_slides(plan.sections, deck, SlideWords(data, anchors)))
    shown = about(data)
    sheets = tag(
        "section",
        tag("h2", words.text("Project sheets")),
        tag("div", shown, class_="paper"),
        *project_sheets(data, anchors, _ways_back(plan.sections, words)),
        *([] if anchors else [no_sheet(words)]),
        id="sheets",
        class_="sheets",
    )
    title = plan.sections[0].headline if plan.sections else data.sentence
    body = tag(
        "body",
        tag("header", tag("h1", title), shown, tag("p", printing(words), class_="print")),
        contents(plan.sections, data, anchors),
        tag("main", slides, sheets),
    )
    page = tag("html", head(title, data), body, lang=words.language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _slides(sections: Sequence[Section], deck: DeckContext, told: SlideWords) -> Iterator[Markup]:
    """Yield each section of the deck: its slides as pictures, and what they say."""
    words, number = deck.words, 0
    for at, section in enumerate(sections, 1):
        pictures = []
        for slide in draw(deck, section):
            number += 1
            svg = slide_svg(slide, number).replace("<svg ", '<svg role="img" ', 1)
            pictures.append(tag("figure", Markup(svg)))
        yield tag(
            "section",
            tag("h2", section.headline),
            *pictures,
            tag(
                "details",
                tag("summary", words.text("This slide in words and as a table")),
                told.told(section),
                open="open",
            ),
            tag("p", inner_link("contents", words.text("Contents")), class_="ways"),
            id=slide_anchor(at),
            class_="slide",
        )


def _ways_back(sections: Sequence[Section], words: Words) -> dict[str, list[Markup]]:
    """Return links to the slides that tell of a project by itself, by its id."""
    back: dict[str, list[Markup]] = {}
    for at, section in enumerate(sections, 1):
        held = section.content
        told = (
            held.rows
            if isinstance(held, Laureates)
            else held.sheets
            if isinstance(held, Projects)
            else ()
        )
        for one in told:
            link = inner_link(
                slide_anchor(at), words.text("Slide “{title}”", title=section.subject)
            )
            back.setdefault(one.project, []).append(link)
    return back
