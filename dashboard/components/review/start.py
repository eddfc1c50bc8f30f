"""The start of a review: a text or a file to read, and the unfinished reviews."""

from collections.abc import Mapping
from pathlib import PurePath

import streamlit as st
from filelock import Timeout

from dashboard.components.figures.figure import section
from dashboard.components.imports.brought_file import ask_for_file, place_of
from dashboard.components.session.host_names import (
    in_an_address,
    is_loopback,
    name_and_port,
    plain_name,
)
from dashboard.components.session.links import linked
from dashboard.components.session.say import say, say_error, say_warning
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.committees import recording
from dashboard.texts.announcement_doubts import refusal_text
from loaders.announcement.brought import announcement_apart, try_announcement
from loaders.announcement.errors import AnnouncementError
from loaders.review.document import Review, waiting
from loaders.review.reading import start_review, with_committee
from loaders.review.store import DamagedError, FullError, ReviewStore, TooLargeError
from loaders.system.apart import warm_up

KEY = "import-announcement"
_BROUGHT = place_of(KEY)
_PASTED = f"{KEY}-pasted"


def start(screen: Screen, store: ReviewStore) -> None:
    """Draw the place for a new text, and for who may see them the reviews under way.

    What is chosen or read is opened.
    """
    words = screen.words
    if may_list(screen):
        _unfinished(screen, store)
    section(words.text("Read an announcement"))
    if committee := _wanted_committee(screen):
        _say_committee(screen, committee)
    warm_up(try_announcement)
    ask_for_file(KEY, words.text("The announcement (Word, PDF, saved web page, text)"))
    st.text_area(
        words.text("Or paste its text here"), key=_PASTED, height=180, persist_state="session"
    )
    st.button(words.text("Read the text"), type="primary", on_click=_take_pasted)
    brought: tuple[str, bytes | str] | None = st.session_state.pop(_BROUGHT, None)
    if brought is not None:
        _read(screen, store, *brought)


def _wanted_committee(screen: Screen) -> Mapping[str, str] | None:
    """Return the row of the committee that the address names, as text; None where it names none."""
    committees = screen.text().tables["committees"]
    found = committees[committees["id"] == st.query_params.get("id", "")]
    return None if found.empty else {str(key): str(v) for key, v in found.iloc[0].items()}


def _say_committee(screen: Screen, committee: Mapping[str, str]) -> None:
    words = screen.words
    labels = recording(screen.selection, words).set_index("id")["label"]
    say(
        words,
        "For: {committee}. What the data set knows of it is filled in where the text does not "
        "say it.",
        committee=labels[committee["id"]],
    )
    if committee["source_url"]:
        st.markdown(linked(words.text("Read the announcement"), committee["source_url"]))


def may_list(screen: Screen) -> bool:
    """Say whether the visitor may see which reviews there are: who edits, on this very machine.

    Everybody else reaches a review by its own address, which cannot be guessed.
    """
    address = plain_name(str(st.get_option("server.address") or ""))
    asked = name_and_port(st.context.headers.get("Host") or in_an_address(address))
    local = asked is not None and is_loopback(asked[0]) and is_loopback(address)
    return screen.editable and local


def _take_pasted() -> None:
    st.session_state[_BROUGHT] = "", st.session_state[_PASTED]


def _read(screen: Screen, store: ReviewStore, name: str, content: bytes | str) -> None:
    words = screen.words
    try:
        with st.spinner(words.text("Reading the announcement…")):
            announcement = announcement_apart(content, name, screen.data.directory)
        review = start_review(PurePath(name).name[:120], announcement)
        if committee := _wanted_committee(screen):
            review = with_committee(review, committee)
        review = store.save(review)
    except AnnouncementError as error:
        st.error(escaped(refusal_text(error, words)))
        return
    except FullError as error:
        st.error(escaped(_full(screen, error)))
        return
    except (OSError, Timeout, TooLargeError) as error:
        say_error(
            words,
            "The review could not be stored in {folder} ({reason}). Make room or check "
            "its rights, then read the text again.",
            folder=store.folder,
            reason=getattr(error, "strerror", None) or type(error).__name__,
        )
        return
    st.session_state.pop(_PASTED, None)
    open_review(review.id)
    st.rerun()


def _full(screen: Screen, error: FullError) -> str:
    words = screen.words
    kept = words.plural(
        "{count} review is kept here already, and no more are.",
        "{count} reviews are kept here already, and no more are.",
        error.kept,
    )
    remedy = (
        words.text("Remove one above that is finished, then read the text again.")
        if may_list(screen)
        else words.text(
            "Remove one of yours that is finished, or ask who runs this dashboard to do so, then "
            "read the text again."
        )
    )
    return f"{kept} {remedy}"


def open_review(identifier: str | None) -> None:
    """Put a review into the address, or take it out."""
    for key in ("review-project", "review-focus"):
        st.session_state.pop(key, None)
    if identifier:
        st.query_params["review"] = identifier
        st.query_params.pop("id", None)
    else:
        st.query_params.pop("review", None)


def _unfinished(screen: Screen, store: ReviewStore) -> None:
    words = screen.words
    found = list(store.all())
    if not found:
        return
    section(words.text("Reviews kept"))
    for each in found:
        if isinstance(each, DamagedError):
            say_warning(words, "This file is damaged and was left as it is: {path}", path=each.path)
            continue
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.button(
                escaped(review_name(each, screen)),
                key=f"open-{each.id}",
                on_click=open_review,
                args=(each.id,),
            )
            st.markdown(escaped(_state(each, screen)), width="content")
            ask_to_remove(screen, store, each)


def review_name(review: Review, screen: Screen) -> str:
    """Return what a review is called: the committee's date, else its file, else its first words."""
    words = screen.words
    if review.committee.date:
        return words.text("Committee of {date}", date=words.date(review.committee.date))
    return review.name or " ".join(review.text.split()[:6]) or review.id


def _state(review: Review, screen: Screen) -> str:
    words = screen.words
    left = sum(map(waiting, review.projects))
    done = sum(bool(project.added_as) for project in review.projects)
    parts = [words.plural("{count} draft to add", "{count} drafts to add", left)]
    if done:
        parts.append(words.plural("{count} added", "{count} added", done))
    if review.open_doubts:
        parts.append(words.plural("{count} doubt", "{count} doubts", review.open_doubts))
    return " · ".join(parts)


def ask_to_remove(screen: Screen, store: ReviewStore, review: Review) -> None:
    """Draw the button that removes a review, once it has been confirmed."""
    words = screen.words
    with st.popover(words.text("Remove…"), key=f"drop-{review.id}"):
        say(words, "What you entered in this review is lost. The data set stays.")
        st.button(
            words.text("Remove this review"),
            key=f"drop-{review.id}-sure",
            on_click=_remove,
            args=(store, review.id),
        )


def _remove(store: ReviewStore, identifier: str) -> None:
    store.drop(identifier)
    if st.query_params.get("review") == identifier:
        open_review(None)
