"""The sheet of one project: what it is, did, with whom and where; its source; what is like it."""

from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from dashboard.components.records.history import show_few_places
from dashboard.components.records.own_figures import show_own_figures
from dashboard.components.records.printed_sheet import printed_sheet
from dashboard.components.records.project_card import locators, project_cards, theme_look
from dashboard.components.records.project_parties import sheet_anchor, where, who
from dashboard.components.records.sheets.correct_fields import correct_fields
from dashboard.components.records.sheets.former import change_record, say_former
from dashboard.components.records.sheets.missing import say_missing
from dashboard.components.records.sheets.sheet_head import Figure, SheetHead, sheet_head
from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.paper.project_sheet import project_paper
from dashboard.exports.single_page.project_sheets import project_sources
from dashboard.language.grammar import capital
from dashboard.language.markup import Markup, joined, tag
from dashboard.language.translation import Words
from dashboard.measures.cards import Card, cards
from dashboard.measures.records import ProjectRecord, known, project_record
from dashboard.measures.sheets.close_projects import close_projects
from dashboard.measures.sheets.subject import OneProject
from dashboard.texts.amounts import euros
from dashboard.texts.project_record import (
    StatedFigure,
    chain_steps,
    first_facts,
    source_title,
    stated_figures,
    summary_of,
)
from dashboard.texts.project_sheet import close_reason, not_said

MAP_HEIGHT = 250
"""Pixels of the map in the head of a sheet."""

MOST_FIGURES = 2
"""Targeted figures of the source that the head of a sheet shows; all of them stand below."""


def project_sheet(screen: Screen, project: str) -> None:
    """Draw the sheet of `project`; say so where there is no such project."""
    words, index = screen.words, screen.selection.index
    try:
        record = project_record(screen.portfolio, project, words)
    except KeyError:
        if say_former(screen, "project", project) is None:
            say_missing(screen, project)
        return
    (card,) = cards(index, [index.position_of(project)], words)
    alone = replace(screen, selection=OneProject(index, project, words))

    beside = partial(show_few_places, alone, height=MAP_HEIGHT, alone=False)
    head = _head(screen, record, card)
    sheet_head(screen, head, beside if card.where.spots else None, record=("project", project))
    correct_fields(screen, "project", project)
    told = stated_figures(screen.portfolio, record.figures, words)
    with st.container(key="sheet-body"):
        left, right = st.columns([7, 4])
        with left:
            st.html(tag("div", who(screen, record), class_="sheet-part"))
        with right:
            st.html(
                tag(
                    "div", _source(screen, record, told), where(screen, record), class_="sheet-part"
                )
            )
    sources = [
        tag("h2", words.text("Sources")),
        *project_sources(screen.portfolio, record, words),
    ]
    foot = joined([_figures(words, told), _lineage(screen, record), *sources])
    with st.container(key="sheet-foot"):
        st.html(tag("div", foot, class_="sheet-part"))
    show_own_figures(screen, project)
    _close(screen, project)
    change_record(screen, "project", project)

    def on_paper(data: DeckData) -> Markup:
        return project_paper(data, record, card.where, shared_geography())

    printed_sheet(screen, ("project", project), screen.selection, on_paper)


def _head(screen: Screen, record: ProjectRecord, card: Card) -> SheetHead:
    words, index = screen.words, screen.selection.index
    steps = [(words.text("Projects"), sheet_address(screen, "projects"))]
    for region in card.where.regions[:1]:
        name = index.labels("region", words)[region]
        steps.append((name, sheet_address(screen, "sheet", kind="region", id=region)))
    hue, _ = theme_look(screen, card.theme)
    return SheetHead(
        record.title,
        steps,
        _themes(screen, record, card, hue),
        subtitle=record.subtitle,
        lead=summary_of(record, words),
        facts=" · ".join(
            filter(
                None,
                (
                    first_facts(record, words),
                    *_state(screen, record),
                    _published(record, words),
                    source_title(record, words),
                ),
            )
        ),
        figures=_head_figures(screen, record),
        hue=hue,
        beside=locators().drawn(card.where, hue),
    )


def _state(screen: Screen, record: ProjectRecord) -> list[str]:
    """Return the state of a project, where that is known: an abandoned one stays a laureate."""
    index, project = screen.selection.index, str(record.project["id"])
    if "state" not in index.facets:
        return []
    labels = index.labels("state", screen.words)
    return [labels[state] for state in index.values_of("state", project)]


def _published(record: ProjectRecord, words: Words) -> str:
    """Return the amount that a public source states, with the site of that source."""
    amount = record.project["amount_eur"]
    if not known(amount):
        return ""
    pages = (record.project[name] for name in ("amount_source_url", "source_url"))
    source = next((page for page in pages if known(page)), "")
    site = urlsplit(source).netloc.removeprefix("www.")
    said = words.text("amount granted: {amount}", amount=euros(float(amount), words))
    return f"{said} ({site})" if site else said


def _themes(screen: Screen, record: ProjectRecord, card: Card, hue: str) -> Markup:
    """Return the themes, the main one with its dot, each with the link to its sheet."""
    if not record.themes:
        return joined([screen.words.text("Theme not stated")])
    links = [sheet_anchor(screen, "theme", theme["id"], theme["label"]) for theme in record.themes]
    first, *others = links
    dot = tag("span", class_="dot", style=f"background: {hue}")
    return joined([dot, tag("b", first), *(part for one in others for part in (" · ", one))])


def _head_figures(screen: Screen, record: ProjectRecord) -> list[Figure]:
    """Return what the source states as targeted, the landlords and the year, four at most."""
    words = screen.words
    targeted = [row for row in record.figures if row["role"] == "targeted"]
    found = [
        (each.value, each.scope or each.unit)
        for each in stated_figures(screen.portfolio, targeted[:MOST_FIGURES], words)
    ]
    if len(record.landlords) > 1:
        found.append((words.number(len(record.landlords)), words.text("landlords together")))
    return found


def _source(screen: Screen, record: ProjectRecord, told: list[StatedFigure]) -> Markup:
    """Return what the source says in its own words, where it stands, and what it does not say."""
    words = screen.words
    parts = [tag("h2", words.text("What the source says"))]
    quotes = dict.fromkeys(each.quote for each in told)
    parts += [tag("blockquote", quote) for quote in list(quotes)[:MOST_FIGURES]]
    parts.append(_source_link(screen, record))
    lacking = not_said(record, words)
    if lacking:
        parts += [tag("h2", words.text("What no source says")), tag("p", lacking)]
    committee = record.project["committee"]
    if known(committee):
        others = screen.selection.index.projects_of("committee").get(str(committee), 1) - 1
        if others:
            said = words.plural(
                "See the {count} other project", "See the {count} other projects", others
            )
            link = tag("a", f"{said} →", href=f"projects?committee={committee}")
            parts += [tag("h2", words.text("At the same committee")), tag("p", link)]
    return joined(parts)


def _source_link(screen: Screen, record: ProjectRecord) -> Markup:
    """Return the link to the main source, named by what it is, when it was selected, and its site.

    An address that leads to no page of the web stands as it is.
    """
    words, project = screen.words, record.project
    address = str(project["source_url"])
    if not address.startswith(("https://", "http://")):
        return tag("p", address, class_="address")
    kinds = screen.portfolio.schema.tables["projects"].field("source_kind").labels(words.language)
    kind = kinds.get(project["source_kind"], "")
    site = urlsplit(address).netloc.removeprefix("www.")
    said = ", ".join(filter(None, (capital(kind), record.selected, site)))
    return tag("p", tag("a", f"{said} ↗", href=address, rel="noreferrer noopener"))


def _figures(words: Words, told: list[StatedFigure]) -> Markup:
    """Return the figures of the source, each with what it counts and its words."""
    if not told:
        return Markup()
    rows = [
        tag(
            "li",
            tag("b", f"{each.value} {each.unit}".strip()),
            tag("span", " · ".join(filter(None, (each.role, each.scope)))),
            tag("span", each.quote, class_="quote"),
        )
        for each in told
    ]
    title = tag("h2", words.text("Figures as the source states them"))
    note = tag("p", words.text("Only targeted figures count as reach; the others are context."))
    return joined([title, tag("ul", *rows, class_="stated"), note])


def _close(screen: Screen, project: str) -> None:
    """Draw the cards of the projects that are most like this one, each with the reason."""
    words, index = screen.words, screen.selection.index
    found = close_projects(index, project)
    if not found:
        return
    with st.container(key="sheet-close"):
        st.html(tag("h2", words.text("Projects like it"), class_="section-title"))
        shown = cards(index, [each.position for each in found], words)
        reasons = {
            card.project: close_reason(each, words) for card, each in zip(shown, found, strict=True)
        }
        project_cards(screen, shown, reasons=reasons)


def _lineage(screen: Screen, record: ProjectRecord) -> Markup:
    """Return which projects it follows, in whose words, and which follow it."""
    items = []
    for said, one, title in chain_steps(screen.portfolio, record, screen.words):
        link = tag("a", title, href=sheet_address(screen, "projects", project=one))
        items.append(tag("li", tag("span", said), *([link] if one else [])))
    title = tag("h2", screen.words.text("Chain of projects"))
    return joined([title, tag("ul", *items, class_="stated")]) if items else Markup()
