"""Texts of a page in the reader's language, shown as they are written: no sign means Markdown."""

from collections.abc import Callable

import streamlit as st

from dashboard.language.markdown import escaped
from dashboard.language.translation import Words


def _said_by(draw: str) -> Callable[..., None]:
    """Return what has a message said: `Words.text` of it and its values, drawn as it stands."""

    def say(words: Words, message: str, **values: object) -> None:
        getattr(st, draw)(escaped(words.text(message, **values)))

    return say


say, say_small = _said_by("markdown"), _said_by("caption")
say_info, say_success = _said_by("info"), _said_by("success")
say_warning, say_error = _said_by("warning"), _said_by("error")
