"""Texts from data in Markdown: whatever they hold, they are shown as they are written."""

import re

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_INLINE = re.compile(r"[\\`*_\[\]<>!|~$:&]")
_PICTURE = re.compile(r":(?=(?:material/)?[A-Za-z+-][\w+-]*:)")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def escaped(text: str) -> str:
    """Return `text` with every character that means something in Markdown taken literally.

    Colons and dollar signs are among them: Streamlit reads `:red[…]`, `:material/…:` and formulas.
    Names of pictures (`:smile:`, `:material/home:`) it finds even behind a backslash: a character
    without width parts those. Blanks and line breaks in a row become one blank; those that do not
    break stay as they are.
    """
    return _SPECIAL.sub(r"\\\1", _PICTURE.sub(":\u2060", _BLANKS.sub(" ", text).strip()))


def harmless(text: str) -> str:
    """Return `text` without the characters that mean something inside a line of Markdown.

    For the label of a widget: Streamlit draws it as Markdown, pictures included, even where it
    hides it, and gives it as it stands to who has the page read aloud.
    """
    return " ".join(_INLINE.sub(" ", text).split())
