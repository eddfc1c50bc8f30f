"""The form of a deck: what the manager chooses, kept in the address as far as it is text."""

import datetime as dt
from dataclasses import replace

import streamlit as st

from dashboard.components.address import went_back
from dashboard.components.screen import Screen
from dashboard.exports.deck.options import (
    MAX_TITLE,
    OPTION_KEYS,
    SLIDES,
    DeckOptions,
    read_options,
)
from dashboard.facets import committee_labels
from dashboard.measures.records import project_list

_WRITTEN = "deck-form-written"
_UNHEARD = "deck-form-unheard"
"""What of the address is the form's: as it was written last, and before that since it moved."""

ACCENT = "#3c4a63"
"""The colour that is offered first where the manager wants another one."""

UPLOAD_MB = 20
"""The largest file that is taken; what is in it is checked before it is used."""


def address_options(screen: Screen) -> DeckOptions:
    """Return the options that stand in the address, with today's date."""
    pairs = [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]
    portfolio = screen.portfolio
    committees, projects = portfolio.committees["id"].tolist(), portfolio.projects["id"].tolist()
    options, _ = read_options(pairs, committees, projects)
    return replace(options, today=dt.datetime.now().astimezone().date())


def deck_form(screen: Screen, options: DeckOptions) -> DeckOptions:
    """Draw the form over `options`; return what is chosen now and write it into the address."""
    words = screen.words
    _fill(options)
    slides = st.multiselect(
        words.text("Slides, in this order"),
        list(SLIDES),
        format_func=lambda slide: words.text(SLIDES[slide]),
        key="deck-form-slides",
    )
    title = st.text_input(words.text("Title"), max_chars=MAX_TITLE, key="deck-form-title")
    subtitle = st.text_input(
        words.text("Meeting, such as “Board of 3 December 2026”"),
        max_chars=MAX_TITLE,
        key="deck-form-subtitle",
    )
    chosen = replace(
        options,
        slides=tuple(slides) or options.slides,
        title=title or None,
        subtitle=subtitle,
        new_since=_since(screen) if "new" in slides else options.new_since,
        projects=_projects(screen) if "projects" in slides else (),
        accent=_accent(screen),
    )
    _keep(chosen)
    return replace(chosen, logo=_logo(screen), template=_template(screen))


def _fill(options: DeckOptions) -> None:
    """Give the widgets what the address says, where it is not the form that wrote it last.

    That is so after Back, a link or a pasted address. A click that comes before the browser has
    heard of the last change brings the address before it: what the widgets hold is then newer.
    """
    now, written = options.pairs(), st.session_state.get(_WRITTEN)
    late = now in st.session_state.get(_UNHEARD, []) and not went_back()
    moved = now != written and not late
    held = {
        "slides": list(options.slides),
        "title": options.title or "",
        "subtitle": options.subtitle,
        "since": options.new_since,
        "projects": list(options.projects),
        "own": options.accent is not None,
        "accent": options.accent or ACCENT,
    }
    for name, value in held.items():
        key = f"deck-form-{name}"
        if moved or key not in st.session_state:
            st.session_state[key] = value
    if moved:
        st.session_state[_WRITTEN], st.session_state[_UNHEARD] = now, []


def _since(screen: Screen) -> str | None:
    words = screen.words
    labels = committee_labels(screen.portfolio, words)
    dated = screen.portfolio.committees.dropna(subset=["date"]).sort_values("date")["id"].tolist()
    known: list[str | None] = [None, *reversed(dated)]
    if st.session_state["deck-form-since"] not in known:
        st.session_state["deck-form-since"] = None
    chosen: str | None = st.selectbox(
        words.text("New since the committee of"),
        known,
        format_func=lambda key: labels[key] if key else words.text("the last but one"),
        key="deck-form-since",
    )
    return chosen


def _projects(screen: Screen) -> tuple[str, ...]:
    words = screen.words
    listed = project_list(screen.selection, words)
    titles: dict[str, str] = dict(zip(listed["id"], listed["title"], strict=True))
    held = st.session_state["deck-form-projects"]
    st.session_state["deck-form-projects"] = [project for project in held if project in titles]
    return tuple(
        st.multiselect(
            words.text("Projects with a slide of their own"),
            list(titles),
            format_func=titles.__getitem__,
            placeholder=words.text("All the selected ones"),
            key="deck-form-projects",
        )
    )


def _accent(screen: Screen) -> str | None:
    words = screen.words
    if not st.toggle(words.text("Another accent colour"), key="deck-form-own"):
        return None
    picked = st.color_picker(words.text("Accent colour"), key="deck-form-accent")
    return str(picked).lower()


def _logo(screen: Screen) -> bytes | None:
    file = st.file_uploader(
        screen.words.text("Logo (PNG or JPEG, optional)"),
        type=["png", "jpg", "jpeg"],
        max_upload_size=UPLOAD_MB,
        key="deck-form-logo",
    )
    return file.getvalue() if file else None


def _template(screen: Screen) -> bytes | None:
    file = st.file_uploader(
        screen.words.text("The fund's own PowerPoint template (.pptx, optional)"),
        type=["pptx"],
        max_upload_size=UPLOAD_MB,
        key="deck-form-template",
    )
    return file.getvalue() if file else None


def _keep(options: DeckOptions) -> None:
    """Write the options into the address, beside the filters that stand there."""
    kept: dict[str, list[str]] = {
        key: st.query_params.get_all(key) for key in st.query_params if key not in OPTION_KEYS
    }
    for key, value in options.pairs():
        kept.setdefault(key, []).append(value)
    now = {key: st.query_params.get_all(key) for key in st.query_params}
    if kept != now:
        st.query_params.from_dict(kept)
    before, pairs = st.session_state[_WRITTEN], options.pairs()
    if pairs != before:
        st.session_state[_UNHEARD] = [*st.session_state[_UNHEARD], before]
        st.session_state[_WRITTEN] = pairs
