"""The front matter of the page to send: what it is, its sources, how to print it."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.model import Section
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
from dashboard.texts.coverage import all_recorded

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
