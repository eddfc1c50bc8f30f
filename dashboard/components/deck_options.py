"""The form of a deck: what the manager chooses, kept in the address as far as it is text."""

import datetime as dt
from dataclasses import replace

import streamlit as st

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
    slides = st.multiselect(
        words.text("Slides, in this order"),
        list(SLIDES),
        default=list(options.slides),
        format_func=lambda slide: words.text(SLIDES[slide]),
        key="deck-form-slides",
    )
    title = st.text_input(
        words.text("Title"), value=options.title or "", max_chars=MAX_TITLE, key="deck-form-title"
    )
    subtitle = st.text_input(
        words.text("Subtitle"),
        value=options.subtitle,
        max_chars=MAX_TITLE,
        key="deck-form-subtitle",
    )
    chosen = replace(
        options,
        slides=tuple(slides) or options.slides,
        title=title or None,
        subtitle=subtitle,
        new_since=_since(screen, options) if "new" in slides else options.new_since,
        projects=_projects(screen, options) if "projects" in slides else (),
        accent=_accent(screen, options),
    )
    _keep(chosen)
    return replace(chosen, logo=_logo(screen), template=_template(screen))


def _since(screen: Screen, options: DeckOptions) -> str | None:
    words = screen.words
    labels = committee_labels(screen.portfolio, words)
    dated = screen.portfolio.committees.dropna(subset=["date"]).sort_values("date")["id"].tolist()
    known: list[str | None] = [None, *reversed(dated)]
    chosen: str | None = st.selectbox(
        words.text("New since the committee of"),
        known,
        index=known.index(options.new_since) if options.new_since in known else 0,
        format_func=lambda key: labels[key] if key else words.text("the last but one"),
        key="deck-form-since",
    )
    return chosen


def _projects(screen: Screen, options: DeckOptions) -> tuple[str, ...]:
    words = screen.words
    listed = project_list(screen.selection, words)
    titles: dict[str, str] = dict(zip(listed["id"], listed["title"], strict=True))
    return tuple(
        st.multiselect(
            words.text("Projects with a slide of their own"),
            list(titles),
            default=[project for project in options.projects if project in titles],
            format_func=titles.__getitem__,
            placeholder=words.text("All the selected ones"),
            key="deck-form-projects",
        )
    )


def _accent(screen: Screen, options: DeckOptions) -> str | None:
    words = screen.words
    own = st.toggle(
        words.text("Another accent colour"), value=options.accent is not None, key="deck-form-own"
    )
    if not own:
        return None
    picked = st.color_picker(
        words.text("Accent colour"), value=options.accent or "#3c4a63", key="deck-form-accent"
    )
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
