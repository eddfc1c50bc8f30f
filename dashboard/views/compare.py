"""Compare: two selections side by side, on the same scales, in one address."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from dashboard.charts.pairs import pairs
from dashboard.components.figures.figure import section, show_figure
from dashboard.components.figures.selection_figures import (
    show_committees,
    show_reach,
    show_themes_by_region,
)
from dashboard.components.filters.comparison_sides import go, sides
from dashboard.components.frame.page_title import page_title
from dashboard.components.session.notices import say_ignored
from dashboard.components.session.say import say_info, say_small
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.names import names_of
from dashboard.selection.comparison import (
    OTHERS,
    WITH,
    Comparison,
    compared_with,
    presets,
    side_names,
)
from dashboard.selection.selection import Selection
from dashboard.texts.comparison import figures_table, rules_text
from dashboard.texts.figures.compared_amounts import compared_amounts, compared_note
from dashboard.texts.figures.comparison import (
    CHARTS,
    compared_figure,
    comparison_finding,
    named_differences,
    why_nothing,
)
from dashboard.texts.themes import theme_parts

PRESETS = names_of("preset")


def page(screen: Screen) -> None:
    """Draw the comparison that the address asks for, and the selection in more detail."""
    _comparison(screen)
    if screen.selection.size:
        section(screen.words.text("The selection in detail"))
        show_themes_by_region(screen)
        show_committees(screen)
        show_reach(screen)


def _comparison(screen: Screen) -> None:
    value = st.query_params.get(WITH)
    if value is None and screen.selection.choices:
        value = OTHERS
    if value is None:
        page_title(screen, screen.words.text("Compare"))
        _presets(screen)
        say_info(
            screen.words,
            "Choose a comparison, or filters above: they are side A, and are set against the "
            "other projects until you choose side B.",
        )
        return
    comparison, ignored = compared_with(screen.selection, value)
    say_ignored(ignored, screen.words)
    euros = screen.in_amounts
    page_title(screen, comparison_finding(comparison, screen.words, euros=euros))
    _presets(screen)
    sides(screen, comparison)
    if _say_if_one_is_empty(screen, comparison):
        return
    _differences(screen, comparison)
    drawn = [key for key in CHARTS if key not in comparison.telling_apart]
    columns = st.columns(2)
    for number, key in enumerate(drawn):
        last_alone = number + 1 == len(drawn) and len(drawn) % 2
        with st.container() if last_alone else columns[number % 2]:
            _chart(screen, comparison, key)
    section(screen.words.text("Key figures of both sides"))
    figures = figures_table(comparison, screen.words, euros=screen.in_amounts)
    # A table that wraps its cells, as some say how many projects state a sum.
    st.table(figures.map(escaped).rename(columns=escaped).set_index(escaped(figures.columns[0])))
    say_small(
        screen.words,
        "Sums add up only what sources state as targeted: a side with more figures stated "
        "seems to reach more.",
    )


def _presets(screen: Screen) -> None:
    words, index = screen.words, screen.selection.index
    with st.container(horizontal=True, gap="small", key="presets"):
        for preset in presets(index):
            comparison, _ = compared_with(Selection(index, preset.one), preset.second)
            one, other = side_names(comparison, words)
            st.button(
                escaped(words.text(PRESETS[preset.name])),
                key=f"preset-{preset.name}",
                help=escaped(f"{one} — {other}"),
                on_click=go,
                args=(preset.one, preset.second),
            )


def _say_if_one_is_empty(screen: Screen, comparison: Comparison) -> bool:
    empty = [
        letter
        for letter, side in (("A", comparison.one), ("B", comparison.other))
        if side.size == 0
    ]
    if empty == ["B"] and comparison.with_others:
        say_info(
            screen.words,
            "Side A has every project, and leaves none to compare with: choose a filter for it.",
        )
    elif empty:
        say_info(
            screen.words,
            "No project on side {sides}: take one of its filters away.",
            sides=screen.words.all_of(empty),
        )
    return bool(empty)


def _differences(screen: Screen, comparison: Comparison) -> None:
    words = screen.words
    section(words.text("What differs"))
    if screen.in_amounts:
        st.markdown(escaped(compared_note(comparison, words)))
        say_small(
            words,
            "The differences below are of projects: of euros, one large grant would make one.",
        )
    sides, more = named_differences(comparison, words)
    if not sides:
        st.markdown(escaped(why_nothing(comparison, words)))
    for (leads, lines), column in zip(sides, st.columns(len(sides) or 1), strict=False):
        listed = "\n".join(f"- {escaped(line)}" for line in lines)
        column.markdown(f"**{escaped(leads)}**\n\n{listed}")
    if more:
        st.caption(
            words.plural(
                "{count} narrower difference stands in the charts.",
                "{count} narrower differences stand in the charts.",
                more,
            )
        )
    with st.expander(words.text("When a difference is named")):
        st.markdown("\n".join(f"- {escaped(rule)}" for rule in rules_text(words)))
        say_small(
            words,
            "These are counts of recorded projects, not of all there are: one more "
            "announcement read can undo a difference of a few projects.",
        )


def _chart(screen: Screen, comparison: Comparison, facet: str) -> None:
    words = screen.words
    figure = compared_amounts if screen.in_amounts else compared_figure
    said = figure(comparison, facet, words)
    one, other = side_names(comparison, words)
    drawn = partial(
        pairs,
        said.frame,
        one=one,
        other=other,
        hover="€" if screen.in_amounts else words.text("projects"),
        parts=theme_parts(words) if facet == "theme" and not screen.in_amounts else None,
        narrow=screen.narrow,
    )
    show_figure(screen, said, drawn)


def asked(screen: Screen) -> Comparison:
    """Return the comparison that the address asks for: with the other projects, if none."""
    return compared_with(screen.selection, st.query_params.get(WITH, OTHERS))[0]


def _alone(screen: Screen, key: str) -> None:
    """Draw one facet of the comparison that the address asks for."""
    comparison = asked(screen)
    if not _say_if_one_is_empty(screen, comparison):
        _chart(screen, comparison, key)


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    f"pairs-{key}": partial(_alone, key=key) for key in CHARTS
} | {
    "reach": show_reach,
    "committees": show_committees,
    "themes-regions": show_themes_by_region,
}
"""The figures of this page that can stand alone, by the name in their address."""
