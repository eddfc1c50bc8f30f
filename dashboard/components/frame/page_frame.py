"""What stands around every page: name, navigation, the selection in words, notices, sources."""

from pathlib import Path

import streamlit as st

from dashboard import style
from dashboard.components.filters.chips import chips
from dashboard.components.records.search_results import say_searched
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.style.palette import theme_properties
from dashboard.style.scheme import DARK, LIGHT, Scheme, custom_properties
from dashboard.texts.data_problems import tell
from loaders.package.problems import Loss

MOST_PROBLEMS = 500
"""Problems that a page lists: each of them is sent with every page."""

_SHEET = "".join(
    Path(style.__file__).with_name(name).read_text("utf-8") for name in ("tokens.css", "sheet.css")
)


def _properties(scheme: Scheme) -> str:
    """Return the colours of a scheme as custom properties; on dark ground no shadow is seen."""
    shadow = " --shadow: none;" if scheme == DARK else ""
    return custom_properties(scheme) + theme_properties(scheme) + shadow


_SIDEBAR = '[data-testid="stSidebar"], [data-testid="stExpandSidebarButton"]'

_PAPER = f"""
@media print {{
  :root {{color-scheme: light; {_properties(LIGHT)}}}
  html, body {{background: {LIGHT.panel} !important;}}
  [data-testid="stApp"], [data-testid="stApp"] *:not([style*="background"]) {{
    color: {LIGHT.ink} !important; background-color: transparent !important;
    border-color: {LIGHT.hairline} !important;
  }}
  [data-testid="stDataFrame"] canvas {{filter: invert(1) hue-rotate(180deg);}}
}}
"""
"""What stands on the page itself is dark: on paper its text, its grounds and its tables, which are
pictures, turn light. Charts and maps have a light picture of their own."""


def style_sheet(scheme: Scheme, *, alone: bool) -> None:
    """Apply the rules that Streamlit's theme has no option for.

    Its own colours of captions, in the light scheme, and of chosen values and the main button, in
    the dark one, have too little contrast. A page that stands `alone` has no sidebar: the browser
    keeps the one of the page before. Paper is white, whatever the screen is.
    """
    tag = '[data-testid="stMultiSelectTagsContainer"] [role="group"] > span'
    colours = (
        f":root {{{_properties(scheme)}}}\n"
        f'[data-testid="stCaptionContainer"] {{color: {scheme.grey}; opacity: 1;}}\n'
        f"{tag} {{background: {scheme.bar_other};}}\n"
        f"{tag}, {tag} * {{color: {scheme.ink};}}\n"
        f".tiles > div {{border-color: {scheme.hairline};}}\n"
        f'[data-testid="stBaseButton-primary"]:enabled {{color: {scheme.panel};}}'
    )
    paper = _PAPER if scheme != LIGHT else ""
    closed = f"{_SIDEBAR} {{display: none;}}\n" if alone else ""
    st.html(f"<style>\n{_SHEET}{closed}{colours}{paper}</style>")


def header(screen: Screen, listed: list[str], *, filtered: bool) -> None:
    """Draw the name, the links to the `listed` pages, and what a `filtered` page has selected."""
    with st.container(key="name", horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown("# Lauréats", width="content")
        for name in listed:
            st.page_link(screen.pages[name], query_params=screen.address())
    if not filtered:
        return
    st.markdown(f"**{escaped(screen.sentence)}**")
    # The place is kept where there is no chip: the browser builds all anew that moves down a place.
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        chips(screen)
    with st.container():
        say_searched(screen)


def say_problems(screen: Screen) -> None:
    """Say what of the data could not be read, with all of it one click away."""
    problems, words = screen.portfolio.problems, screen.words
    if not problems:
        return
    costly = sum(not problem.is_remark for problem in problems)
    said = (
        words.plural(
            "The data has {count} problem; nothing is left out for it.",
            "The data has {count} problems; nothing is left out for them.",
            costly,
        )
        if costly and all(problem.loss is Loss.NOTHING for problem in problems)
        else words.plural(
            "The data has {count} problem; what it touches is left out.",
            "The data has {count} problems; what they touch is left out.",
            costly,
        )
        if costly
        else words.plural(
            "All of the data was read, with {count} remark on its files.",
            "All of the data was read, with {count} remarks on its files.",
            len(problems),
        )
    )
    with st.expander(said, icon="⚠️" if costly else "ℹ️"):
        told = [tell(problem, words) for problem in problems[:MOST_PROBLEMS]]
        st.dataframe(
            {
                words.text("Where"): [each.where for each in told],
                words.text("Value"): [each.value for each in told],
                words.text("What is wrong"): [each.what for each in told],
                words.text("What to do"): [each.remedy for each in told],
                words.text("What it costs"): [each.loss for each in told],
            },
            hide_index=True,
        )
        if more := len(problems) - len(told):
            st.caption(
                words.plural(
                    "{count} more problem is not listed here: `laureats check` names them all.",
                    "{count} more problems are not listed here: `laureats check` names them all.",
                    more,
                )
            )


def footer(screen: Screen) -> None:
    """Name the sources: those of the facts, and of the boundaries."""
    words = screen.words
    st.divider()
    st.caption(
        words.text(
            "Sources: the fund's announcements, each project with its address; boundaries IGN "
            "Admin Express and INSEE, Licence Ouverte 2.0. What no source states is left empty, "
            "never estimated."
        )
    )
