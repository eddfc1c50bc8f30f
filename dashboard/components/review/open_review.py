"""The open review, and the one way to change it: stored at once, or explained why not."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from filelock import Timeout

from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped, shortened
from dashboard.language.translation import N_
from loaders.announcement.model import TextSpan
from loaders.review.answers import without_answered
from loaders.review.document import Review, ReviewedProject
from loaders.review.store import (
    ConflictError,
    DamagedError,
    RemovedError,
    ReviewStore,
    TooLargeError,
)

_NOTICE = "review-notice"
_FOCUS = "review-focus"
_PROJECT = "review-project"
_SHOWN = "review-shown"

CONFLICT = N_(
    "This review was changed in another window in the meantime. What stands there now is shown. "
    "Not kept: {value}"
)
REMOVED = N_("This review was removed in another window in the meantime. Not kept: {value}")
TOO_LARGE = N_(
    "The review has become longer than is kept. Take projects out that are not needed, or read the "
    "announcement in two parts. Not kept: {value}"
)
NOT_STORED = N_(
    "The review could not be stored ({reason}). Make room or check the rights of {folder}, then "
    "try again. Not kept: {value}"
)


@dataclass
class OpenReview:
    """A review as the visitor sees it. Widgets of one drawing share it, so that two of them that
    change at once follow one another.
    """

    screen: Screen
    store: ReviewStore
    review: Review

    @property
    def number(self) -> int:
        """The number of the project in view, from 0; past the last one where there is none."""
        wanted: int = st.session_state.get(_PROJECT, 0)
        return min(wanted, max(0, len(self.review.projects) - 1))

    def turn_to(self, number: int) -> None:
        """Bring a project into view."""
        st.session_state[_PROJECT] = number

    def key(self, *parts: object) -> str:
        """Return the session key of a widget of this review."""
        return "-".join(["rv", self.review.id, *map(str, parts)])

    def edit(self, make: Callable[[Review], Review], said: object = "") -> None:
        """Store what `make` makes of the review; `said` is what would be lost if that fails."""
        words = self.screen.words
        value = shortened(str(said), 500) or words.text("your last change")
        try:
            self.review = self.store.save(make(self.review))
        except ConflictError as error:
            self.review = error.review
            st.session_state[_NOTICE] = words.text(CONFLICT, value=value)
        except RemovedError:
            st.session_state[_NOTICE] = words.text(REMOVED, value=value)
        except TooLargeError:
            st.session_state[_NOTICE] = words.text(TOO_LARGE, value=value)
        except (OSError, Timeout, DamagedError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            st.session_state[_NOTICE] = words.text(
                NOT_STORED, reason=reason, folder=self.store.folder, value=value
            )

    def edit_project(
        self, number: int, make: Callable[[ReviewedProject], ReviewedProject], said: object = ""
    ) -> None:
        """Store what `make` makes of one project, without the doubts that this answers."""

        def changed(review: Review) -> Review:
            before = review.projects[number]
            return review.with_project(number, without_answered(before, make(before)))

        self.edit(changed, said)

    @property
    def focus(self) -> TextSpan:
        """The words that are pointed at in the text."""
        focus: TextSpan = st.session_state.get(_FOCUS)
        return focus

    def show(self, *parts: object) -> None:
        """Bring a widget of this review into view, once: the one whose key has these `parts`."""
        st.session_state[_SHOWN] = self.key(*parts)

    def take_shown(self) -> str | None:
        """Return the key of the widget to bring into view, if any, and forget it."""
        shown: str | None = st.session_state.pop(_SHOWN, None)
        return shown

    def point_at(self, words: TextSpan) -> None:
        """Point at words of the text."""
        st.session_state[_FOCUS] = words


def say_notice() -> None:
    """Say, once, why a change of a review was not kept."""
    notice = st.session_state.pop(_NOTICE, None)
    if notice:
        st.error(escaped(notice))


def words_button(opened: OpenReview, key: str, words: TextSpan) -> None:
    """Draw the button that shows the words a value was read from; none for a person's own."""
    said = opened.screen.words
    st.button(
        "❝",
        key=key,
        help=said.text("Show the words in the announcement")
        if words
        else said.text("This value was not read from the announcement"),
        disabled=words is None,
        on_click=opened.point_at,
        args=(words,),
    )
