"""Compare: two selections side by side, on the same scales, in one address."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.charts.pairs import pairs
from dashboard.components.figures.export_menu import FigureScope, FigureText
from dashboard.components.figures.figure import section, show_chart
from dashboard.components.figures.reach import show_reach
from dashboard.components.figures.selection_figures import show_committees, show_themes_by_region
from dashboard.components.filters.comparison_sides import go, sides
from dashboard.components.frame.page_title import page_title
from dashboard.components.session.links import with_sheets
from dashboard.components.session.notices import say_ignored
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_, Words
from dashboard.measures.compared import (
    LEAST,
    NAMED,
    Compared,
    compared_by,
    differences,
    most_first,
)
from dashboard.selection.comparison import (
    OTHERS,
    WITH,
    Comparison,
    compared_with,
    presets,
    side_names,
)
from dashboard.selection.selection import Selection
from dashboard.texts.comparison import (
    comparison_sentence,
    difference_text,
    figures_table,
    lead_text,
    rules_text,
)
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import coverage_note, joined_note
from dashboard.texts.themes import several_themes, theme_pairs, theme_parts

CHARTS = {
    "theme": N_("By theme"),
    "region": N_("By region"),
    "network": N_("By landlord network"),
    "committee": N_("By committee"),
}

PRESETS = {
    "regions": N_("Region against region"),
    "periods": N_("Period against period"),
    "networks": N_("Network against the others"),
    "joint": N_("Multi-landlord projects against those of one landlord"),
}

LEADS = ("one", "other")

MOST_NAMED = 6
"""Differences that are put into words; more than that nobody keeps in mind."""


def page(screen: Screen) -> None:
    """Draw the comparison that the address asks for, and the selection in more detail."""
    page_title(screen, screen.words.text("Compare"))
    _comparison(screen)
    if screen.selection.size:
        section(screen.words.text("The selection in detail"))
        show_themes_by_region(screen)
        show_committees(screen)
        show_reach(screen)


def _comparison(screen: Screen) -> None:
    _presets(screen)
    value = st.query_params.get(WITH)
    if value is None and screen.selection.choices:
        value = OTHERS
    if value is None:
        st.info(
            screen.words.text(
                "Choose a comparison, or filters above: they are side A, and are set against the "
                "other projects until you choose side B."
            )
        )
        return
    comparison, ignored = compared_with(screen.selection, value)
    say_ignored(ignored, screen.words)
    sides(screen, comparison)
    if _say_if_one_is_empty(screen, comparison):
        return
    found = differences(comparison, screen.words)
    _differences(screen, comparison, found)
    left, right = st.columns(2, gap="large")
    drawn = [key for key in CHARTS if key not in comparison.telling_apart]
    for number, key in enumerate(drawn):
        with (left, right)[number % 2]:
            _chart(screen, comparison, key, found[found["facet"] == key])
    section(screen.words.text("Key figures of both sides"))
    figures = figures_table(comparison, screen.words)
    # A table that wraps its cells, as some say how many projects state a sum.
    st.table(figures.map(escaped).set_index(figures.columns[0]))
    st.caption(
        screen.words.text(
            "Sums add up only what sources state as targeted: a side with more figures stated "
            "seems to reach more."
        )
    )


def _presets(screen: Screen) -> None:
    words, index = screen.words, screen.selection.index
    with st.container(horizontal=True, gap="small"):
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
        st.info(
            screen.words.text(
                "Side A has every project, and leaves none to compare with: choose a filter for it."
            )
        )
    elif empty:
        st.info(
            escaped(
                screen.words.text(
                    "No project on side {sides}: take one of its filters away.",
                    sides=screen.words.all_of(empty),
                )
            )
        )
    return bool(empty)


def _differences(screen: Screen, comparison: Comparison, frame: pd.DataFrame) -> None:
    words, index = screen.words, screen.selection.index
    section(words.text("What differs"))
    named = frame.head(MOST_NAMED)
    if frame.empty:
        st.markdown(_why_nothing(screen, comparison))
    leading = [side for side in LEADS if (named["leads"] == side).any()]
    for side, column in zip(leading, st.columns(len(leading) or 1, gap="large"), strict=False):
        lines = [f"**{escaped(_leads_text(comparison, side, words))}**", ""]
        for _, row in named[named["leads"] == side].iterrows():
            facet = words.text(index.facets[row["facet"]].label)
            lines.append(f"- {escaped(difference_text(row, facet, words))}")
        column.markdown("\n".join(lines))
    more = len(frame) - len(named)
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
        st.caption(
            words.text(
                "These are counts of recorded projects, not of all there are: one more "
                "announcement read can undo a difference of a few projects."
            )
        )


def _leads_text(comparison: Comparison, side: str, words: Words) -> str:
    """Say on which side, by its name, something is more frequent."""
    named = side_names(comparison, words)[LEADS.index(side)]
    return words.text("More often: {side}", side=named)


def _why_nothing(screen: Screen, comparison: Comparison) -> str:
    words = screen.words
    sizes = (comparison.one.size, comparison.other.size)
    if sizes == (comparison.shared, comparison.shared):
        return words.text("Nothing differs: both sides have the same projects.")
    if min(sizes) < LEAST:
        return escaped(
            words.text(
                "Nothing is named: with {one} against {other} projects any difference may be "
                "chance. The charts show the counts.",
                one=words.number(sizes[0]),
                other=words.number(sizes[1]),
            )
        )
    stating = [
        min(compared.one.shown, compared.other.shown)
        for key in NAMED
        if key not in comparison.telling_apart
        for compared in [compared_by(comparison, key, words)]
    ]
    if max(stating, default=0) < LEAST:
        return words.text(
            "Nothing is named: too few projects of one side state what could be compared."
        )
    return words.text("No difference is large enough to be named. The charts show the counts.")


def _chart(screen: Screen, comparison: Comparison, key: str, found: pd.DataFrame) -> None:
    """Draw one facet; `found` are its differences, the widest of which is the headline."""
    words = screen.words
    compared = compared_by(comparison, key, words)
    if key in ("region", "network"):
        compared = most_first(compared)
    one, other = side_names(comparison, words)
    headline = lead_text(compared, words)
    if len(found):
        facet = words.text(screen.selection.index.facets[key].label)
        leads = _leads_text(comparison, found.iloc[0]["leads"], words)
        headline = f"{leads} · {difference_text(found.iloc[0], facet, words)}"
    elif key in NAMED:
        headline = words.text("No difference to name") + " · " + headline
    by_theme = "one_main" in compared.frame
    show_chart(
        screen,
        f"pairs-{key}",
        lambda scheme: pairs(
            theme_pairs(compared.frame, words) if by_theme else compared.frame,
            scheme,
            one=one,
            other=other,
            hover=words.text("projects"),
            parts=theme_parts(words) if by_theme else None,
        ),
        lambda: _table(screen, compared, key),
        FigureText(
            subject=words.text(CHARTS[key]),
            headline=headline,
            note=_note(screen, comparison, compared, key),
            rule=joined_note(words.text(RULES[key]), words.text("Both sides count alike.")),
            bars=(words.text("A: projects"), words.text("B: projects")),
            drawn=FigureScope(
                comparison_sentence(comparison, words), comparison.one.mask | comparison.other.mask
            ),
        ),
    )


def _table(screen: Screen, compared: Compared, key: str) -> pd.DataFrame:
    words = screen.words
    frame = compared.frame
    columns = {
        words.text(screen.selection.index.facets[key].label): frame["label"],
        words.text("A: projects"): frame["one"],
        words.text("A: of which as main theme"): frame.get("one_main"),
        words.text("A: of"): compared.one.shown,
        words.text("B: projects"): frame["other"],
        words.text("B: of which as main theme"): frame.get("other_main"),
        words.text("B: of"): compared.other.shown,
    }
    table = pd.DataFrame({name: column for name, column in columns.items() if column is not None})
    return table if key == "committee" else with_sheets(screen, table, key, frame["id"])


def _note(screen: Screen, comparison: Comparison, compared: Compared, key: str) -> str:
    words = screen.words
    first, second = side_names(comparison, words)
    note = f"{first} — {coverage_note(compared.one, words)} "
    note += f"{second} — {coverage_note(compared.other, words)}"
    if key not in NAMED:
        note += " " + words.text(
            "No difference is named here: how many projects of a committee are recorded varies."
        )
    return joined_note(note, several_themes(words) if key == "theme" else "")


def asked(screen: Screen) -> Comparison:
    """Return the comparison that the address asks for: with the other projects, if none."""
    return compared_with(screen.selection, st.query_params.get(WITH, OTHERS))[0]


def _alone(screen: Screen, key: str) -> None:
    """Draw one facet of the comparison that the address asks for."""
    comparison = asked(screen)
    if not _say_if_one_is_empty(screen, comparison):
        found = differences(comparison, screen.words)
        _chart(screen, comparison, key, found[found["facet"] == key])


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    f"pairs-{key}": partial(_alone, key=key) for key in CHARTS
} | {
    "reach": show_reach,
    "committees": show_committees,
    "themes-regions": show_themes_by_region,
}
"""The figures of this page that can stand alone, by the name in their address."""
