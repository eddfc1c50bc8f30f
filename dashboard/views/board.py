"""The board: the selection as an editable deck, with a preview, a presentation and a print page."""

from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.board.deck_options import (
    address_options,
    arrange,
    arranged,
    deck_form,
    named_decks,
)
from dashboard.components.board.kept import ask_browser
from dashboard.components.board.slide import board_slides, deck_context, slides_of
from dashboard.components.figures.figure import section
from dashboard.components.frame.page_title import page_title
from dashboard.components.session.say import say
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.components.session.widgets import pick
from dashboard.exports.deck.arrange import move, remove, retitle
from dashboard.exports.deck.build import build_deck
from dashboard.exports.deck.errors import DeckError, tell_deck_error
from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.exports.deck.plan import Plan, plan_deck
from dashboard.exports.deck.sections.projects import MOST_PROJECTS
from dashboard.exports.selection_files import HTML, PPTX, file_name
from dashboard.exports.single_page.page import ENDING, build_page
from dashboard.language.markdown import escaped
from dashboard.measures.records import project_list


def page(screen: Screen) -> None:
    """Draw the form, what can be made of it, and the slides in their order."""
    words = screen.words
    page_title(screen, words.text("Prepare the board"))
    ask_browser()
    options = deck_form(screen, address_options(screen))
    if options.euros:
        said = (
            words.text(
                "Themes, regions, landlords and networks are in euros; the other slides count "
                "projects."
            )
            if options.internal
            else words.text("The slides count projects until you tick that amounts may be in it.")
        )
        st.caption(escaped(said))
    try:
        plan = plan_deck(screen.selection, options, words)
    except DeckError as error:
        what, remedy = tell_deck_error(error, words)
        st.error(escaped(f"{what} {remedy}"))
        return
    _make(screen, options)
    named_decks(screen, options)
    _slides(screen, options, plan)


def _make(screen: Screen, options: DeckOptions) -> None:
    """Offer the deck, and the same slides on the screen, as one page and on paper."""
    words, selection = screen.words, screen.selection
    deck = partial(build_deck, selection, options, words, geography=shared_geography())
    with st.container(horizontal=True, vertical_alignment="center", key="board-buttons"):
        st.download_button(
            words.text("Download the PowerPoint"),
            data=deck,
            file_name=file_name(selection, options, words, ".pptx"),
            mime=PPTX,
            on_click="ignore",
            type="primary",
            key="deck-make",
        )
        here = screen.address() + options.pairs()
        label = words.text("Present on the screen")
        st.page_link(screen.pages["present"], label=label, query_params=here)
        st.download_button(
            words.text("Page to send, print or save as PDF"),
            data=partial(build_page, selection, options, words, geography=shared_geography()),
            file_name=file_name(selection, options, words, ENDING),
            mime=HTML,
            on_click="ignore",
            help=words.text(
                "One file with the slides and the project sheets: it opens by a double click, "
                "without a network and without this program."
            ),
            key="deck-send",
        )
        label = words.text("One page to print")
        st.page_link(screen.pages["print"], label=label, query_params=here)


def _slides(screen: Screen, options: DeckOptions, plan: Plan) -> None:
    """Draw the slides, what could be added, and why others are left out."""
    words = screen.words
    deck = deck_context(screen, plan, options)
    slides = slides_of(plan, deck)
    section(words.plural("{count} slide in the deck", "{count} slides in the deck", len(slides)))
    shown = [one.id for one in plan.sections]

    def changed(what: str, part: str, title: str) -> None:
        if part not in shown:
            return
        if what == "remove":
            arrange(remove(arranged(), shown, part))
        elif what == "title":
            arrange(retitle(arranged(), part, title))
        else:
            arrange(move(arranged(), shown, part, 1 if what == "later" else -1))

    addresses = [
        f"present?{urlencode([*screen.address(slide=str(number)), *options.pairs()])}"
        for number in range(1, len(slides) + 1)
    ]
    board_slides(screen, deck, slides, addresses, changed)
    _add(screen, options)
    if plan.left_out:
        say(words, "Left out, for want of anything to say:")
        reasons: dict[str, list[str]] = {}
        for slide, reason in plan.left_out.items():
            reasons.setdefault(reason, []).append(words.text(SLIDES[slide]))
        told = [
            f"- {escaped(', '.join(names))} ({escaped(reason)})"
            for reason, names in reasons.items()
        ]
        st.markdown("\n".join(told))


def _add(screen: Screen, options: DeckOptions) -> None:
    """Offer the slides that the deck lacks, and the projects without a slide of their own."""
    words = screen.words
    lacking = {slide: words.text(SLIDES[slide]) for slide in SLIDES if slide not in options.slides}
    listed = project_list(screen.selection, words)
    titles = dict(zip(listed["id"].tolist(), listed["title"].tolist(), strict=True))

    def added(slide: str) -> None:
        held = arranged()
        arrange(replace(held, slides=(*held.slides, slide)))

    def told(project: str) -> None:
        held = arranged()
        slides = held.slides if "projects" in held.slides else (*held.slides, "projects")
        arrange(replace(held, slides=slides, projects=(*held.projects, project)))

    with st.container(horizontal=True, vertical_alignment="bottom"):
        if lacking:
            pick(
                words.text("Add a slide"),
                lacking,
                added,
                placeholder=words.text("Choose a slide"),
                key="deck-form-add",
                width=320,
            )
        more = {one: title for one, title in titles.items() if one not in options.projects}
        if more and (options.projects or len(titles) > MOST_PROJECTS):
            pick(
                words.text("Add the slide of a project"),
                more,
                told,
                placeholder=words.text("Choose a project"),
                key="deck-form-add-project",
                width=420,
            )
