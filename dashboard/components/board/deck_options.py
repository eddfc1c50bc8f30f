"""The form of a deck: what the manager chooses, kept in the address as far as it is text."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.components.board.kept import keep, kept, say_not_kept
from dashboard.components.session.address import address_pairs, choose, chosen, go_to, repeated
from dashboard.components.session.day_field import day_field, unread_of
from dashboard.components.session.internal import internal_filters
from dashboard.components.session.screen import Screen
from dashboard.components.session.streamlit_internals import went_back
from dashboard.components.session.widgets import bound, pick, switch
from dashboard.exports.deck.errors import DeckError, tell_deck_error
from dashboard.exports.deck.options import (
    MAX_TITLE,
    OPTION_KEYS,
    WAYS,
    DeckOptions,
    read_day,
    read_options,
)
from dashboard.exports.deck.uploads import checked_logo, checked_template
from dashboard.language.markdown import escaped
from dashboard.measures.amounts import spread
from dashboard.measures.new_since import latest_but_one
from dashboard.selection.facets import committee_labels
from loaders.editing.board_settings import MOST_LETTERS

_WRITTEN = "deck-form-written"
_PENDING = "deck-form-pending"
"""What of the address is the form's: as it was written last, and before that since it moved."""

_OWN = "own"
"""The way of a deck that somebody has arranged."""

ACCENT = "#3c4a63"
"""The colour that is offered first where the manager wants another one."""

UPLOAD_MB = 20
"""The largest file that is taken; what is in it is checked before it is used."""


def address_options(screen: Screen) -> DeckOptions:
    """Return the options that stand in the address, with what is kept and today's date."""
    portfolio = screen.portfolio
    committees, projects = portfolio.committees["id"].tolist(), portfolio.projects["id"].tolist()
    options, _ = read_options(address_pairs(), committees, projects)
    held = kept()
    today = dt.datetime.now().astimezone().date()
    return replace(
        options, logo=held.logo, template=held.template, today=today, euros=screen.in_amounts
    )


def deck_form(screen: Screen, options: DeckOptions) -> DeckOptions:
    """Draw the form over `options`; return what is chosen now and write it into the address."""
    words = screen.words
    _fill(options)
    _ways(screen)
    title, meeting, board, last = st.columns([3, 3, 2, 2])
    with title:
        own = st.text_input(words.text("Title"), max_chars=MAX_TITLE, key="deck-form-title")
    with meeting:
        subtitle = st.text_input(
            words.text("Meeting"),
            max_chars=MAX_TITLE,
            key="deck-form-subtitle",
            placeholder=words.text("Board of …"),
        )
    with board:
        day = _day(screen, words.text("Day of the board"), "board")
    with last:
        since = _day(screen, words.text("Last board"), "since")
    made = replace(
        arranged(),
        title=own or None,
        subtitle=subtitle,
        board=read_day(day),
        new_since=since or None,
    )
    with st.expander(words.text("Logo, colour, template")):
        if st.toggle(words.text("Your institution's colour"), key="deck-form-own"):
            picked = st.color_picker(words.text("Accent colour"), key="deck-form-accent")
            made = replace(made, accent=str(picked).lower())
        logo = words.text("Logo (PNG or JPEG, optional)")
        _file(screen, "logo", logo, ["png", "jpg", "jpeg"], options.logo, checked_logo)
        template = words.text("The fund's own PowerPoint template (.pptx, optional)")
        _file(screen, "template", template, ["pptx"], options.template, checked_template)
    amounts = [words.text("amounts granted")] if spread(screen.selection).own else []
    if internal := [*amounts, *internal_filters(screen)]:
        ticked = st.checkbox(
            words.text("The deck may hold internal figures: {what}", what=words.all_of(internal)),
            key="deck-form-internal",
        )
        made = replace(made, internal=ticked)
    _keep(made)
    kept = {name: getattr(options, name) for name in ("logo", "template", "today", "euros")}
    return replace(made, **kept)


def arranged() -> DeckOptions:
    """Return the slides as they are arranged: which, in what order, with what titles."""
    held = st.session_state
    return DeckOptions(
        slides=tuple(held["deck-form-slides"]),
        projects=tuple(held["deck-form-projects"]),
        titles=tuple(held["deck-form-titles"]),
        title=held["deck-form-title"] or None,
    )


def arrange(options: DeckOptions) -> None:
    """Have the next run show the slides as `options` has them."""
    st.session_state["deck-form-slides"] = list(options.slides)
    st.session_state["deck-form-projects"] = list(options.projects)
    st.session_state["deck-form-titles"] = list(options.titles)
    st.session_state["deck-form-title"] = options.title or ""


def _ways(screen: Screen) -> None:
    """Draw the ways into a deck: three with their slides, and what the manager makes of them."""
    words = screen.words
    slides = tuple(st.session_state["deck-form-slides"])
    way = next((way for way, (_, held) in WAYS.items() if held == slides), _OWN)
    st.session_state["deck-form-way"] = way
    names = {way: words.text(name) for way, (name, _) in WAYS.items()}
    names[_OWN] = words.text("My own choice")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        bound(
            switch,
            words.text("For whom"),
            names,
            key="deck-form-way",
            put=_take_way,
            default=None,
            label_visibility="visible",
        )
        if way == "theme" and not screen.chosen("theme"):
            pick(
                words.text("Which theme?"),
                screen.selection.index.labels("theme", words),
                lambda theme: choose(chosen().having("theme", [theme])),
                key="deck-form-theme",
                width=280,
            )


def _take_way(way: str) -> None:
    if way in WAYS:
        arrange(replace(arranged(), slides=WAYS[way][1], projects=(), titles=()))


def _day(screen: Screen, label: str, name: str) -> str:
    """Draw the field for a day; return it as an address has it, the id of a committee too.

    What cannot be read is no day: no slide says one that the field does not show.
    """
    words, key = screen.words, f"deck-form-{name}"
    held, labels = str(st.session_state[key]), committee_labels(screen.portfolio, words)
    day = read_day(held)
    committee = latest_but_one(screen.portfolio) if name == "since" else None

    def put(day: dt.date | None) -> None:
        st.session_state[key] = day.isoformat() if day else ""

    text = f"{key}-text"
    day_field(
        words,
        label,
        words.date(day) if day else labels.get(held, ""),
        put,
        key=text,
        placeholder=labels[committee] if committee else words.text("day/month/year"),
    )
    return "" if st.session_state.get(unread_of(text)) else held


def _fill(options: DeckOptions) -> None:
    """Give the widgets what the address says, where it is not the form that wrote it last.

    That is so after Back, a link or a pasted address. A click that comes before the browser has
    heard of the last change brings the address before it: what the widgets hold is then newer.
    """
    now, written = options.pairs(), st.session_state.get(_WRITTEN)
    late = now in st.session_state.get(_PENDING, []) and not went_back()
    moved = now != written and not late
    held = {
        "slides": list(options.slides),
        "projects": list(options.projects),
        "titles": list(options.titles),
        "title": options.title or "",
        "subtitle": options.subtitle,
        "board": options.board.isoformat() if options.board else "",
        "since": options.new_since or "",
        "own": options.accent is not None,
        "internal": options.internal,
        "accent": options.accent or ACCENT,
    }
    for name, value in held.items():
        key = f"deck-form-{name}"
        if moved or key not in st.session_state:
            st.session_state[key] = value
    if moved:
        st.session_state[_WRITTEN], st.session_state[_PENDING] = now, []
        for name in ("board", "since"):
            st.session_state.pop(unread_of(f"deck-form-{name}-text"), None)


def _file(
    screen: Screen,
    name: str,
    label: str,
    kinds: list[str],
    held: bytes | None,
    check: Callable[[bytes], object],
) -> None:
    """Let a logo or a template be brought, or the one that is kept be taken away.

    What `check` refuses is told, and is not kept.
    """
    words, key = screen.words, f"deck-form-{name}"

    def put(content: bytes | None) -> None:
        held: dict[str, Any] = {name: content}
        keep(replace(kept(), **held))

    def brought() -> None:
        file = st.session_state[key]
        st.session_state[f"{key}-fault"] = None
        if file:
            try:
                check(file.getvalue())
            except DeckError as error:
                st.session_state[f"{key}-fault"] = error
            else:
                put(file.getvalue())

    if held is None:
        st.file_uploader(label, type=kinds, max_upload_size=UPLOAD_MB, key=key, on_change=brought)
    if fault := st.session_state.get(f"{key}-fault"):
        st.error(escaped(" ".join(tell_deck_error(fault, words))))
    if held is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            size = words.number(max(1, round(len(held) / 1000)))
            said = words.text("{what}: {size} kB, kept for the next time", what=label, size=size)
            st.markdown(escaped(said), width="content")
            st.button(words.text("Take away"), key=f"{key}-remove", on_click=put, args=(None,))


def named_decks(screen: Screen, options: DeckOptions) -> None:
    """Offer the decks that are kept by name, and to keep this one; the filters go with it."""
    words, held = screen.words, kept()
    names = {name: name for name, _ in held.decks}

    def named() -> None:
        name = st.session_state["deck-name"].strip()
        if name:
            keep(kept().with_deck(name, (*screen.address(), *options.pairs())))
            st.session_state["deck-name"] = ""

    with st.container(horizontal=True, vertical_alignment="bottom"):
        if names:
            pick(
                words.text("Open a deck that is kept"),
                names,
                lambda name: go_to([*dict(held.decks)[name]]),
                placeholder=words.text("Choose a deck"),
                key="deck-kept",
                width=280,
            )
        st.text_input(
            words.text("Keep this deck under the name"),
            max_chars=MOST_LETTERS,
            key="deck-name",
            placeholder=words.text("Board of …"),
            width=280,
        )
        st.button(words.text("Keep"), key="deck-keep", on_click=named)
        if names:
            pick(
                words.text("Forget a deck that is kept"),
                names,
                lambda name: keep(kept().without_deck(name)),
                placeholder=words.text("Choose a deck"),
                key="deck-forget",
                width=280,
            )
    say_not_kept(screen)


def _keep(options: DeckOptions) -> None:
    """Write the options into the address, beside the filters that stand there."""
    before, pairs, now = st.session_state[_WRITTEN], options.pairs(), address_pairs()
    kept = repeated([*(pair for pair in now if pair[0] not in OPTION_KEYS), *pairs])
    if kept != repeated(now):
        st.query_params.from_dict(kept)
    if pairs != before:
        st.session_state[_PENDING] = [*st.session_state[_PENDING], before]
        st.session_state[_WRITTEN] = pairs
