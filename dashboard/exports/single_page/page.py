"""From a selection and a manager's choices to one HTML page that opens anywhere, offline.

It holds no script, and its own policy lets it load nothing; printed, it has one slide a page.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dashboard.exports.deck.canvas import own_canvas
from dashboard.exports.deck.colours import readable_accent
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.leaf import Book
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.deck.sections.matter import Matter
from dashboard.exports.deck.sections.model import Laureates, Projects, Section
from dashboard.exports.deck.svg import slide_svg
from dashboard.exports.deck.uploads import checked_logo
from dashboard.exports.single_page.project_sheets import project_sheets
from dashboard.exports.single_page.slide_words import SlideWords
from dashboard.exports.single_page.tags import (
    Markup,
    defined,
    empty_tag,
    inner_link,
    joined,
    listed,
    tag,
    web_link,
)
from dashboard.recorded_text import all_recorded
from dashboard.selection import Selection
from dashboard.words import Words
from loaders.geography import Geography, load_geography
from loaders.package import SHIPPED

MIME = "text/html"
ENDING = ".html"

_STYLE = Markup(Path(__file__).with_name("page.css").read_text(encoding="utf-8"))
_POLICY = (
    "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""What the page may load: its own style, and a logo that it holds (W3C, CSP Level 3)."""


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
    plan = plan_deck(selection, options, words)
    logo = checked_logo(options.logo) if options.logo else None
    if geography is None:
        geography = load_geography(Path(SHIPPED) / "geography")
    book = Book(own_canvas(readable_accent(options.accent), logo), words, plan.footer, geography)
    matter = Matter(selection, options, words)
    anchors = {project: f"project-{at}" for at, project in enumerate(matter.projects.index, 1)}
    slides = tag("section", *_slides(plan.sections, book, SlideWords(matter, anchors)))
    about = _about(matter)
    sheets = tag(
        "section",
        tag("h2", words.text("Project sheets")),
        tag("div", about, class_="paper"),
        *project_sheets(matter, anchors, _ways_back(plan.sections, words)),
        *([] if anchors else [_no_sheet(words)]),
        id="sheets",
        class_="sheets",
    )
    title = _headline(plan.sections[0]) if plan.sections else matter.sentence
    body = tag(
        "body",
        tag("header", tag("h1", title), about, tag("p", _printing(words), class_="print")),
        _contents(plan.sections, matter, anchors),
        tag("main", slides, sheets),
    )
    page = tag("html", _head(title, matter), body, lang=words.language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(title: str, matter: Matter) -> Markup:
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
        tag("title", f"{title} – {matter.state}"),
        tag("style", _STYLE),
    )


def _about(matter: Matter) -> Markup:
    """Say what the page shows, of how much, of which day, and who says so."""
    words, selection = matter.words, matter.selection
    kept = words.text(
        "The selection keeps {count} of the {all} recorded projects",
        count=words.number(selection.size),
        all=words.number(selection.total),
    )
    covered = (
        matter.coverage if matter.whole else "",
        f"{kept}.",
        all_recorded(selection.index, words),
    )
    named = [
        joined([str(one.get("title", "")), " ", web_link(str(one.get("path", "")))])
        for one in matter.portfolio.schema.descriptor.get("sources", [])
    ]
    return defined(
        [
            (words.text("Meeting"), matter.options.subtitle),
            (words.text("Filter in words"), matter.sentence),
            (words.text("Coverage"), listed(filter(None, dict.fromkeys(covered)))),
            (words.text("Data"), matter.state),
            (words.text("Sources"), listed(named)),
        ]
    )


def _printing(words: Words) -> Markup:
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


def _contents(sections: Sequence[Section], matter: Matter, anchors: Mapping[str, str]) -> Markup:
    """List the slides and the sheets, each with a link."""
    words = matter.words
    slides = [inner_link(_anchor(at), _headline(one)) for at, one in enumerate(sections, 1)]
    titles = [
        inner_link(anchor, str(matter.projects.loc[project, "title"]))
        for project, anchor in anchors.items()
    ]
    return tag(
        "nav",
        tag("h2", words.text("Contents")),
        tag("h3", words.text("Slides")),
        listed(slides),
        tag("h3", inner_link("sheets", words.text("Project sheets"))),
        listed(titles) or _no_sheet(words),
        id="contents",
        aria_label=words.text("Contents"),
    )


def _no_sheet(words: Words) -> Markup:
    return tag("p", words.text("No recorded project matches the selection"))


def _slides(sections: Sequence[Section], book: Book, told: SlideWords) -> Iterator[Markup]:
    """Yield each section of the deck: its slides as pictures, and what they say."""
    words, number = book.words, 0
    for at, section in enumerate(sections, 1):
        pictures = []
        for leaf in draw(book, section):
            number += 1
            svg = slide_svg(leaf, number, links=False).replace("<svg ", '<svg role="img" ', 1)
            pictures.append(tag("figure", Markup(svg)))
        yield tag(
            "section",
            tag("h2", _headline(section)),
            *pictures,
            tag(
                "details",
                tag("summary", words.text("This slide in words and as a table")),
                told.told(section),
                open="open",
            ),
            tag("p", inner_link("contents", words.text("Contents")), class_="ways"),
            id=_anchor(at),
            class_="slide",
        )


def _headline(section: Section) -> str:
    """Return the headline of a slide, which may break anywhere: on a phone a line is short."""
    return re.sub(r"(?<=[^\W\d])\u00a0(?=\w)", " ", section.headline)


def _anchor(at: int) -> str:
    return f"slide-{at}"


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
            link = inner_link(_anchor(at), words.text("Slide “{title}”", title=section.subject))
            back.setdefault(one.project, []).append(link)
    return back
