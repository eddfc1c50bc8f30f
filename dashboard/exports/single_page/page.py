"""Builds one self-contained HTML page from a selection and the chosen options.

It holds no script, and its own policy lets it load nothing; printed, it has one slide a page.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
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
from dashboard.exports.single_page.project_sheets import project_sheets
from dashboard.exports.single_page.slide_words import SlideWords
from dashboard.language.markup import (
    Markup,
    defined,
    empty_tag,
    inner_link,
    joined,
    listed,
    tag,
    web_link,
)
from dashboard.language.translation import Words
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import all_recorded
from loaders.geography.geography import Geography, load_geography
from loaders.package.load import SHIPPED

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
    geography = geography or load_geography(SHIPPED / "geography")
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
        link = inner_link(slide_anchor(at), words.text("Slide “{title}”", title=section.subject))
        match section.content:
            case Laureates(told) | Projects(told):
                for one in told:
                    back.setdefault(one.project, []).append(link)
    return back


_STYLE = Markup(Path(__file__).with_name("page.css").read_text(encoding="utf-8"))
_POLICY = (
    "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What the page may load: its own style, and a logo that it holds (W3C, CSP Level 3)."""


def head(title: str, data: DeckData) -> Markup:
    """Return the head, which says what may be loaded before anything could be."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    return tag(
        "head",
        empty_tag("meta", charset="utf-8"),
        empty_tag(
            "meta", http_equiv="Content-Security-Policy", content=_POLICY.format(hash=digest)
        ),
        empty_tag("meta", name="referrer", content="no-referrer"),
        empty_tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{title} – {data.state}"),
        tag("style", _STYLE),
    )


def about(data: DeckData) -> Markup:
    """Say what the page shows, of how much, of which day, and who says so."""
    words = data.words
    covered = (
        data.coverage if data.one_committee is not None else "",
        all_recorded(data.selection.index, words),
    )
    named = [
        joined([str(one.get("title", "")), " ", web_link(str(one.get("path", "")))])
        for one in data.portfolio.schema.descriptor.get("sources", [])
    ]
    return defined(
        [
            (words.text("Meeting"), data.meeting),
            (words.text("Filter in words"), data.sentence),
            (words.text("Coverage"), listed(filter(None, dict.fromkeys(covered)))),
            (words.text("Data"), data.state),
            (words.text("Sources"), listed(named)),
        ]
    )


def printing(words: Words) -> Markup:
    """Say by which keys the page is printed: a button would need a script."""
    return joined(
        [
            tag("strong", words.text("Print or save as PDF")),
            words.text(
                ": Ctrl+P, on a Mac ⌘P, on a phone “Share” then “Print”. Each slide "
                "fills a page in landscape; the project sheets follow."
            ),
        ]
    )


def contents(sections: Sequence[Section], data: DeckData, anchors: Mapping[str, str]) -> Markup:
    """List the slides and the sheets, each with a link."""
    words = data.words
    slides = [inner_link(slide_anchor(at), one.headline) for at, one in enumerate(sections, 1)]
    titles = [
        inner_link(anchor, str(data.projects.loc[project, "title"]))
        for project, anchor in anchors.items()
    ]
    return tag(
        "nav",
        tag("h2", words.text("Contents")),
        tag("h3", words.text("Slides")),
        listed(slides),
        tag("h3", inner_link("sheets", words.text("Project sheets"))),
        listed(titles) or no_sheet(words),
        id="contents",
        aria_label=words.text("Contents"),
    )


def no_sheet(words: Words) -> Markup:
    """Say that no project is selected."""
    return tag("p", words.text("No recorded project matches the selection"))


def slide_anchor(at: int) -> str:
    """Return where a section of the deck stands in the page; the first is 1."""
    return f"slide-{at}"
