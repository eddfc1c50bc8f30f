"""Import an announcement: its text on one side, the drafts made of it on the other."""

import streamlit as st

from dashboard.components.frame.page_title import page_title
from dashboard.components.review.add import add_to_data
from dashboard.components.review.annotated_text import annotated_text
from dashboard.components.review.committee import committee_form
from dashboard.components.review.open_review import OpenReview, say_notice
from dashboard.components.review.project import project_form
from dashboard.components.review.start import (
    ask_to_remove,
    may_list,
    open_review,
    review_name,
    start,
)
from dashboard.components.session.say import say, say_error, say_small, say_warning
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import switch
from dashboard.language.markdown import escaped
from loaders.review.document import with_undone
from loaders.review.store import DamagedError, ReviewStore, store_for


def page(screen: Screen) -> None:
    """Draw the reviews to choose from, or the one that the address names."""
    words = screen.words
    page_title(screen, words.text("Import an announcement"))
    store = store_for(screen.data.directory, editable=screen.editable)
    opened = _desk(screen, store)
    say_notice()
    if opened is None:
        say(
            words,
            "The text is read on this machine and sent nowhere. Every value points at the "
            "words it was read from; what the text does not say stays empty. You check, "
            "correct and complete the drafts, then add them to the data set. Your work is "
            "kept at every step.",
        )
        start(screen, store)
    else:
        _review(opened)


def _desk(screen: Screen, store: ReviewStore) -> OpenReview | None:
    """Return the review that the address names; say where there is none of that name."""
    wanted = st.query_params.get("review")
    if not wanted:
        return None
    words = screen.words
    try:
        review = with_undone(store.load(wanted), set(screen.portfolio.projects["id"]))
        return OpenReview(screen, store, review)
    except KeyError:
        say_warning(words, "There is no review of this address on this machine.")
    except DamagedError as error:
        say_error(words, "This file is damaged and was left as it is: {path}", path=error.path)
    return None


def _review(opened: OpenReview) -> None:
    words = opened.screen.words
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"**{escaped(review_name(opened.review, opened.screen))}**", width="content")
        listed = may_list(opened.screen)
        others = words.text("Announcements in progress" if listed else "Another announcement")
        st.button(others, key="review-all", on_click=open_review, args=(None,))
        ask_to_remove(opened.screen, opened.store, opened.review)
        steps = {"check": words.text("Check the drafts"), "add": words.text("Add to the data set")}
        st.session_state.setdefault(opened.key("step"), "check")
        step = switch(words.text("Step"), steps, key=opened.key("step"), default=None)
    if not listed:
        say_small(
            words,
            "The address of this page is the only way back to this review: keep it, for example as "
            "a favourite. Who has it can read and change the review.",
        )
    if step == "add":
        add_to_data(opened)
        return
    said = opened.review.committee
    lacking = bool(opened.review.doubts) or not (said.date and said.source_url)
    with st.expander(words.text("Committee and source"), expanded=lacking):
        committee_form(opened)
    left, right = st.columns(2, gap="medium")
    with left:
        annotated_text(opened)
    with right:
        project_form(opened)
