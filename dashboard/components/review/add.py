"""The last step of a review: the exact change to each table, its check, and the write."""

from dataclasses import replace

import streamlit as st

from dashboard.components.editing.write_changes import (
    review_and_write,
    say_how_to_edit,
    say_written,
)
from dashboard.components.review.open_review import OpenReview
from dashboard.components.session.say import say_info, say_warning
from dashboard.components.session.screen import shared_communes
from dashboard.language.markdown import escaped
from loaders.review.document import Review, waiting
from loaders.review.drafting import ReviewDrafts, review_drafts
from loaders.review.missing import Missing, missing_of


def add_to_data(opened: OpenReview) -> None:
    """Draw what the chosen drafts add to the data set, and the button that writes it."""
    words, review = opened.screen.words, opened.review
    key = opened.key("write")
    chosen = [project for project in review.projects if waiting(project)]
    if not chosen:
        if not say_written(opened.screen, key=key):
            say_info(
                words,
                "No draft is left to add. Choose one under “Check the drafts”, or remove "
                "this review from the list of all reviews.",
            )
        return
    missing = missing_of(review)
    _ask_for(opened, missing)
    _say_what_is_open(opened)
    package = opened.screen.text()
    drafts = review_drafts(review, package.tables, package.schema, shared_communes())
    if drafts.left_out:
        say_warning(
            words,
            "Left out, because it is not certain which place is meant: {places}.",
            places=words.all_of(list(dict.fromkeys(drafts.left_out))),
        )
    review_and_write(
        opened.screen,
        drafts.changes,
        key=key,
        on_written=lambda: _mark_added(opened, drafts),
        hindered=bool(missing),
        by="import-announcement",
    )
    if missing and not opened.screen.editable:
        say_how_to_edit(opened.screen)


def _ask_for(opened: OpenReview, missing: Missing) -> None:
    """Say what is still to be filled in, each with the way to its field."""
    words = opened.screen.words
    if not missing:
        return
    say_warning(words, "Before this can be written, fill in:")
    with st.container(horizontal=True, gap="xsmall"):
        if missing.date:
            _way(opened, words.text("Date of the committee"), None, "date")
        if missing.source:
            _way(opened, words.text("Address of the announcement"), None, "source")
        field = opened.screen.portfolio.schema.tables["projects"].field("title")
        what, title = field.title[words.language], words.text("(no title)")
        for number in missing.untitled:
            _way(opened, words.text("{title}: {what}", title=title, what=what), number, "title")


def _way(opened: OpenReview, label: str, number: int | None, part: str) -> None:
    """Draw the button that leads to a field: of the project of that number, or of the committee."""

    def go() -> None:
        st.session_state[opened.key("step")] = "check"
        if number is None:
            opened.show(part)
            return
        opened.turn_to(number)
        opened.point_at(opened.review.projects[number].words)
        opened.show(number, part)

    st.button(escaped(label), key=opened.key("way", number, part), on_click=go)


def _say_what_is_open(opened: OpenReview) -> None:
    words, doubts = opened.screen.words, opened.review.open_doubts
    if doubts:
        said = words.plural(
            "{count} doubt is not settled yet.", "{count} doubts are not settled yet.", doubts
        )
        st.warning(escaped(said))


def _mark_added(opened: OpenReview, drafts: ReviewDrafts) -> None:
    def added(review: Review) -> Review:
        projects = tuple(
            replace(project, added_as=drafts.ids.get(number, project.added_as))
            for number, project in enumerate(review.projects)
        )
        return replace(review, projects=projects)

    opened.edit(added)
