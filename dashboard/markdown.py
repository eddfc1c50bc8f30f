"""Texts from data in Markdown: whatever they hold, they are shown as they are written."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def escaped(text: str) -> str:
    """Return `text` with every character that means something in Markdown taken literally.

    Colons and dollar signs are among them: Streamlit reads `:red[…]`, `:material/…:` and formulas.
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
