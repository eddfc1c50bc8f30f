"""What stands around every page: name, navigation, the selection in words, notices, sources."""

import streamlit as st

from dashboard.choices import Ignored
from dashboard.components.chips import chips
from dashboard.components.screen import Screen
from dashboard.components.uploader_style import uploader_style
from dashboard.markdown import escaped
from dashboard.problem_text import tell
from dashboard.style.scheme import Scheme
from dashboard.words import Words

_STYLE = """
<style>
[data-testid="stMainBlockContainer"] {padding-top: 3.2rem; max-width: 84rem;}
[data-testid="stCaptionContainer"] p {max-width: 60rem;}
/* colours */
.st-key-name h1 {font-size: 1.6rem; padding: 0;}
.st-key-name [data-testid="stPageLink-NavLink"] {padding: .2rem .45rem;}
.st-key-window {display: none;}
h5 {padding-bottom: 0 !important;}
[class*="st-key-links-"] [data-testid="stPageLink-NavLink"] {
  padding: 0; background: none; line-height: 1.6;
}
[class*="st-key-links-"] [data-testid="stPageLink-NavLink"] p {
  font-size: 1rem; font-weight: 400; text-decoration: underline; text-underline-offset: .2em;
}
[class*="st-key-links-"] [data-testid="stPageLink-NavLink"] strong {font-weight: 600;}
[class*="st-key-links-"] [data-testid="stPageLink-NavLink"] * {
  white-space: normal; overflow: visible;
}
[class*="st-key-row-"] {flex-wrap: nowrap;}
[class*="st-key-row-"] > :first-child {flex: 1 1 auto; width: auto; min-width: 0;}
@media (min-width: 641px) {
  [data-testid="stColumn"]:has(.st-key-review-text) {
    position: sticky; top: 3.75rem; align-self: flex-start;
  }
}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] {padding: 4rem 1rem 1rem;}
}
</style>
"""


def style_sheet(scheme: Scheme, words: Words) -> None:
    """Apply the few rules that Streamlit's theme has no option for.

    Its own colours of captions, in the light scheme, and of chosen values and the main button, in
    the dark one, have too little contrast.
    """
    tag = '[data-testid="stMultiSelectTagsContainer"] [role="group"] > span'
    colours = (
        f'[data-testid="stCaptionContainer"] {{color: {scheme.quiet_text}; opacity: 1;}}\n'
        f"{tag} {{background: {scheme.shade};}}\n"
        f"{tag}, {tag} * {{color: {scheme.text};}}\n"
        f'[data-testid="stBaseButton-primary"]:enabled {{color: {scheme.background};}}'
    )
    st.html(_STYLE.replace("/* colours */", colours + uploader_style(words)))


def header(screen: Screen, listed: list[str]) -> None:
    """Draw the name, the links to the `listed` pages, and what is selected."""
    with st.container(key="name", horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown("# Lauréats", width="content")
        for name in listed:
            st.page_link(screen.pages[name], query_params=screen.address())
    st.markdown(f"**{escaped(screen.sentence)}**")
    # The place is kept where there is no chip: the browser builds all anew that moves down a place.
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        chips(screen)


def say_ignored(ignored: list[Ignored], words: Words) -> None:
    """Say which parts of the address were not understood."""
    with st.container():
        if not ignored:
            return
        parts = [
            words.text(
                "{key}={value} ({reason})",
                key=part.key,
                value=part.value,
                reason=words.text(part.reason),
            )
            for part in ignored[:5]
        ]
        st.warning(
            escaped(words.text("Part of the address was ignored: {parts}", parts="; ".join(parts)))
        )


def say_problems(screen: Screen) -> None:
    """Say what of the data could not be read, with all of it one click away."""
    problems, words = screen.portfolio.problems, screen.words
    if not problems:
        return
    said = words.plural(
        "The data has {count} problem; what it touches is left out.",
        "The data has {count} problems; what they touch is left out.",
        len(problems),
    )
    with st.expander(said, icon="⚠️"):
        told = [tell(problem, words) for problem in problems[:500]]
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
