"""A text from the data is shown as it is written, whatever Markdown makes of its characters."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dashboard.language.markdown import escaped, harmless

RENDER = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(
    ["table", "strikethrough"]
)
NOTHING = ":small[]"
VISIBLE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def _shown(markdown):
    """Return the text of the one paragraph that `markdown` makes; fail where it makes more."""
    tokens = RENDER.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    parts = tokens[1].children
    assert {part.type for part in parts} <= {"text", "text_special"}, parts
    return "".join(part.content for part in parts)


@given(text=VISIBLE)
@example("# heading")
@example("1. list")
@example("- item")
@example("***bold*** _em_ `code` ~~gone~~")
@example("[link](javascript:alert(1)) ![i](x)")
@example("<script>alert(1)</script> &amp; &#60;")
@example("a|b\n-|-\n1|2")
@example("=== \n---")
@example("1) one")
@example("\\")
@example(":red[warning] :material/home: $x^2$")
def test_escaped_text_is_shown_as_it_is_written(text):
    """By the rules of CommonMark alone; `tests/browser/test_values.py` has the page show it."""
    plain = re.sub("[^\\S\u00a0\u202f]+", " ", text).strip()
    if plain:
        assert _shown(escaped(text).replace(NOTHING, "")) == plain


@pytest.mark.parametrize("text", [":red[x]", ":material/home:", ":smile:", "$x$"])
def test_nothing_that_streamlit_reads_is_left(text):
    for sign in ":$[]":
        assert f"\\{sign}" in escaped(text) or sign not in text


def test_a_blank_that_does_not_break_stays():
    assert escaped("«\u00a0oui\u202f» \n non ") == "«\u00a0oui\u202f» non"


@given(text=VISIBLE)
@example("![x](https://example.org/x.png) :material/home: $x$ <b>")
def test_a_harmless_text_has_nothing_that_markdown_reads(text):
    plain = harmless(text)
    assert not set(plain) & set("\\`*_[]<>!|~$:&")
    assert harmless("Nom de l'action, Saint-Denis (93)") == "Nom de l'action, Saint-Denis (93)"


@pytest.mark.parametrize("text", [":smile:", "a :+1: b", ":material/home:", "::smile::"])
def test_the_name_of_a_picture_is_parted(text):
    assert not re.search(r":[\w+/-]+:", escaped(text).replace("\\", "").replace(NOTHING, " "))


def test_a_time_and_a_colon_stay_as_they_are():
    said = escaped("à 12:30:45, Lens : oui").replace(NOTHING, "")
    assert said.replace("\\", "") == "à 12:30:45, Lens : oui"
