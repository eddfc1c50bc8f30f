"""The head of every page, and the bar of filters under it: one component, which the browser keeps.

It has the fund's name, the search, the languages, the two tasks and the five places; below, a
button for each way to filter, what is chosen as chips, and how many projects that keeps. A widget
of Streamlit's own for each of these took over half of the messages of a page.
"""

from urllib.parse import urlencode

import streamlit as st

from dashboard.components.frame.page_title import page_address
from dashboard.components.frame.places import PLACES, place_of
from dashboard.components.session.address import address_pairs, choose, chosen
from dashboard.components.session.browser_part import draw_part
from dashboard.components.session.screen import Screen
from dashboard.language.names import labels_of
from dashboard.language.translation import LANGUAGES, N_, Words
from dashboard.selection.choices import Choices
from dashboard.selection.facet_options import FacetOptions, facet_options
from dashboard.selection.sentence import value_label

KEY = "head"

FUND = "Fonds pour l’innovation sociale"
"""The fund's own name, the same in both languages: a data package has no field for it."""

TASKS = (
    ("import-announcement", N_("Add a committee"), "outline"),
    ("board", N_("Prepare the board"), "filled"),
)

IN_THE_BAR = ("theme", "region", "landlord", "year")
"""The facets with a button of their own; the others share one."""


def page_head(screen: Screen, *, filtered: bool) -> None:
    """Draw the head, and the bar where the page is `filtered`; what is chosen is in the address."""
    words = screen.words
    given = {
        "head": _head(screen),
        "bar": _bar(screen) if filtered else None,
        "words": labels_of("head", words),
        "language": words.language,
    }
    html = '<div class="page-head"></div>'
    draw_part("page_head", html, given, key=KEY, event="chosen", answer=_chosen)


def _head(screen: Screen) -> dict[str, object]:
    words = screen.words
    place = place_of(screen.page, st.query_params.get("kind", ""))
    kept = [pair for pair in screen.address() if pair[0] != "q"]
    here = [pair for pair in address_pairs() if pair[0] != "lang"]
    return {
        "name": FUND,
        "subtitle": words.text("The winning projects"),
        "home": page_address(screen, "overview"),
        "search": next(iter(screen.chosen("q")), ""),
        "found": f"projects?{urlencode([*kept, ('q', '')])}",
        "places": [
            {
                "label": words.text(each.name),
                "href": page_address(screen, each.first),
                "here": each is place,
            }
            for each in PLACES
        ],
        "tasks": [
            {"label": words.text(label), "href": page_address(screen, page), "look": look}
            for page, label, look in TASKS
        ],
        "languages": [
            {
                "code": code,
                "name": name,
                "href": f"?{urlencode([*here, ('lang', code)])}",
                "here": code == words.language,
            }
            for code, name in LANGUAGES.items()
        ],
    }


def _bar(screen: Screen) -> dict[str, object]:
    words, selection = screen.words, screen.selection
    index, choices = selection.index, selection.choices
    many = words.plural("{count} project", "{count} projects", selection.size)
    total = words.number(selection.total)
    said = words.text("{count} of {total}", count=many, total=total)
    return {
        "facets": [
            _as_sent(each, words) for each in facet_options(selection, words) if each.kind != "text"
        ],
        "chips": [
            {"facet": key, "value": value, "label": value_label(index, key, value, words)}
            for key in index.facets
            for value in choices.get(key)
        ],
        "count": said if choices.values else "",
        "see": words.plural("See {count} project", "See {count} projects", selection.size),
    }


def _as_sent(offer: FacetOptions, words: Words) -> dict[str, object]:
    values = [vars(value) for value in offer.values]
    label = words.text("Years") if offer.kind == "span" else offer.label
    further = words.text(
        "Not listed: {count} more. The search at the top of the page finds them.",
        count=words.number(offer.further),
    )
    return {
        **vars(offer),
        "label": label,
        "values": values,
        "own": offer.key in IN_THE_BAR,
        "further": further if offer.further else "",
    }


def _chosen(told: object) -> None:
    """Take over what the browser says: ticks, words, years, and what is cleared."""
    choose(choices_after(chosen(), told))


def choices_after(choices: Choices, told: object) -> Choices:
    """Return the choices after one thing that the browser told: nothing, where it means nothing."""
    match told:
        case {"facet": str(facet), "value": str(value), "on": bool(on)}:
            others = [other for other in choices.get(facet) if other != value]
            return choices.having(facet, [*others, value] if on else others)
        case {"facet": str(facet), "values": list(values)}:
            return choices.having(facet, [str(value) for value in values])
        case {"cleared": list(facets)}:
            for facet in facets:
                choices = choices.having(str(facet), ())
    return choices
