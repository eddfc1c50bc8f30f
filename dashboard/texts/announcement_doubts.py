"""Wording of the doubts about a draft, and of the reasons for refusing a file."""

import datetime as dt
from collections.abc import Mapping

from dashboard.language.translation import Words
from dashboard.texts.problem_texts import problem_texts
from loaders.announcement.errors import AnnouncementError


def doubt_text(code: str, params: Mapping[str, str], words: Words) -> str:
    """Say a doubt in one sentence, by its code and what a sentence about it needs.

    A stored one that is not known any more, or lacks something, is said as it was stored.
    """
    try:
        days = {key: _days(params[key], words) for key in ("other", "dates") if key in params}
        return words.text(problem_texts("doubt")[code][0], **{**params, **days})
    except (KeyError, ValueError):
        return " ".join([code, *params.values()])


def _days(said: str, words: Words) -> str:
    return ", ".join(words.date(dt.date.fromisoformat(day)) for day in said.split(";"))


def refusal_text(error: AnnouncementError, words: Words) -> str:
    """Say why a file or a text was not read, and what to do."""
    return words.text(problem_texts("announcement")[error.code][0])
