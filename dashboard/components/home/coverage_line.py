"""The first line of home: what is selected, and how much of all that was announced is recorded."""

import streamlit as st

from dashboard.components.records.completeness import show_completeness
from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen
from dashboard.language.markup import Markup, tag
from dashboard.language.translation import Words
from dashboard.measures.cards import cards, newest
from dashboard.measures.committees import Recorded, recorded_of_all
from dashboard.measures.key_figures import key_figures
from dashboard.measures.worklist import missing_laureates
from dashboard.selection.index import Index, once_for_data
from dashboard.style.text_width import width_at
from dashboard.texts.home import FEW, facts_line, selection_finding


def show_coverage(screen: Screen) -> None:
    """Draw the page's `h1`, and beside it coverage or, of a selection, its facts."""
    words, selection = screen.words, screen.selection
    finding = selection_finding(selection, words)
    title = tag("h1", finding, style=f"--width: {width_at(finding, 30) * 1.05:.0f}")
    if not selection.size:
        parts = []
    elif selection.size <= FEW:
        shown = cards(selection.index, newest(selection), words)
        parts = [tag("p", facts_line(shown, words), class_="line")]
    elif selection.choices.values:
        parts = [_counts(screen)]
    else:
        parts = [_recorded(screen), _counts(screen)]
    # Beside a long finding, which is set smaller, the counts take two lines: nothing below moves.
    kind = "coverage chosen" if selection.choices.values else "coverage"
    st.html(tag("div", title, *parts, class_=kind))


def _recorded(screen: Screen) -> Markup:
    """Return the meter and the sentence of the laureates announced; nothing where none is."""
    words, index = screen.words, screen.selection.index
    found = _recorded_once(index, words)
    if not found.announced:
        return Markup()
    shares = {"known": words.number(found.recorded), "all": words.number(found.announced)}
    said = words.text("{known} of the {all} winning projects announced", **shares)
    years = _years(index)
    meter = tag(
        "span",
        tag("i", style=f"width: {100 * found.recorded / found.announced:.1f}%"),
        class_="meter",
        role="img",
        aria_label=said,
    )
    when = words.text(", from {start} to {end}", start=years[0], end=years[-1]) if years else ""
    missing = missing_laureates(index, words)
    more = []
    if missing:
        label = words.plural("{count} to complete", "{count} to complete", missing)
        address = sheet_address(screen, "data", part="work")
        more = [" · ", tag("a", f"{label} →", href=address)]
    line = tag("p", tag("strong", said), when, *more)
    return tag("div", meter, line, class_="line")


@once_for_data
def _recorded_once(index: Index, _words: Words) -> Recorded:
    return recorded_of_all(index)


def _years(index: Index) -> list[str]:
    """Return the first and the last year that a project is known to be of."""
    years = index.portfolio.stated_years
    if not years["first"].notna().any():
        return []
    return [str(int(years["first"].min())), str(int(years["last"].max()))]


def _counts(screen: Screen) -> Markup:
    """Return how many landlords, associations and regions there are behind the projects."""
    words, found = screen.words, key_figures(screen.selection)
    regions = len(screen.portfolio.regions)
    said = " · ".join(
        (
            words.plural("{count} landlord", "{count} landlords", found.landlords),
            words.plural("{count} association", "{count} associations", found.carriers),
            words.plural(
                "{count} region of {total}",
                "{count} regions of {total}",
                found.regions,
                total=words.number(regions),
            ),
        )
    )
    return tag("p", said, class_="counts")


def how_counted(screen: Screen) -> None:
    """Draw, folded, how the first line counts, and what was published of all projects."""
    with st.expander(screen.words.text("How it is counted"), key="home-how"):
        show_completeness(screen)
