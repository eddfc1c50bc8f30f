"""The board: the selection as an editable deck, with a preview, a presentation and a print page."""

import streamlit as st

from dashboard.components.deck_options import address_options, deck_form
from dashboard.components.figure import section
from dashboard.components.screen import Screen, shared_geography
from dashboard.components.slide import deck_book, slides_of
from dashboard.exports.deck.build import MIME, build_deck, file_name
from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.deck.problem import DeckError, tell_deck_error
from dashboard.exports.deck.uploads import checked_logo
from dashboard.exports.single_page.page import ENDING, build_page
from dashboard.exports.single_page.page import MIME as MIME_PAGE
from dashboard.markdown import escaped


def page(screen: Screen) -> None:
    """Draw the form, the preview and what can be made of them."""
    words = screen.words
    form, preview = st.columns([2, 3], gap="large")
    with form:
        section(words.text("What the deck says"))
        options = deck_form(screen, address_options(screen))
    with preview:
        try:
            _make(screen, options)
            _preview(screen, options)
        except DeckError as error:
            what, remedy = tell_deck_error(error, words)
            st.error(escaped(f"{what} {remedy}"))


def _make(screen: Screen, options: DeckOptions) -> None:
    words = screen.words
    with st.container(horizontal=True, vertical_alignment="center"):
        asked = st.button(words.text("Make the deck (PowerPoint)"), key="deck-make")
        st.page_link(
            screen.pages["present"],
            label=words.text("Present on the screen"),
            query_params=screen.address() + options.pairs(),
        )
        st.page_link(
            screen.pages["print"],
            label=words.text("One page to print"),
            query_params=screen.address(),
        )
        _send(screen, options)
    if asked:
        bar = st.progress(0.0, words.text("Making the deck…"))

        def told(done: int, total: int) -> None:
            bar.progress(done / total)

        deck = build_deck(
            screen.selection,
            options,
            words,
            geography=shared_geography(),
            progress=told,
        )
        bar.empty()
        st.download_button(
            words.text("Download the deck"),
            data=deck,
            file_name=file_name(screen.selection, options, words),
            mime=MIME,
            on_click="ignore",
            key="deck-download",
        )


def _send(screen: Screen, options: DeckOptions) -> None:
    """Offer the same slides, and the projects' sheets, as one page; it is made when it is asked."""
    words, selection = screen.words, screen.selection
    geography = shared_geography()
    if options.logo:
        checked_logo(options.logo)  # here its fault can still be told

    def page() -> bytes:
        return build_page(selection, options, words, geography=geography)

    st.download_button(
        words.text("Page to send, print or save as PDF"),
        data=page,
        file_name=file_name(selection, options, words, ENDING),
        mime=MIME_PAGE,
        on_click="ignore",
        help=words.text(
            "One file with the slides and the project sheets: it opens by a double click, without "
            "a network and without this program."
        ),
        key="deck-send",
    )


def _preview(screen: Screen, options: DeckOptions) -> None:
    words = screen.words
    plan = plan_deck(screen.selection, options, words)
    slides = slides_of(plan, deck_book(screen, plan, options))
    section(words.plural("{count} slide in the deck", "{count} slides in the deck", len(slides)))
    with st.container(gap="small", key="links-parts"):
        for number, (part, place) in enumerate(slides, start=1):
            if place:
                continue
            st.page_link(
                screen.pages["present"],
                label=escaped(f"{number}. {part.headline}"),
                query_params=[*screen.address(slide=str(number)), *options.pairs()],
            )
    if plan.left_out:
        st.caption(words.text("Left out, for want of anything to say:"))
        reasons: dict[str, list[str]] = {}
        for slide, reason in plan.left_out.items():
            reasons.setdefault(reason, []).append(words.text(SLIDES[slide]))
        told = [
            f"- {escaped(', '.join(names))} ({escaped(reason)})"
            for reason, names in reasons.items()
        ]
        st.caption("\n".join(told))
