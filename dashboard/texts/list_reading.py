"""Describes how a list was read: sheets, omitted rows, text files, what its columns hold."""

from collections.abc import Sequence

from dashboard.language.names import names_of
from dashboard.language.translation import Words
from loaders.project_list.table import Column, Why


def why_text(why: Why, words: Words) -> str:
    """Return why a row is not read."""
    return words.text(names_of("why")[why])


def encoding_text(encoding: str, words: Words) -> str:
    """Return how an encoding is called where one saves a file."""
    names = names_of("encoding")
    return words.text(names[encoding]) if encoding in names else encoding


def separator_text(separator: str, words: Words) -> str:
    """Return what a separator is called."""
    return words.text(names_of("separator")[separator])


def column_text(column: Column, words: Words) -> str:
    """Return how a column is called: by its heading, without one by its letter."""
    if not column.written:
        return words.text("Column {letter}, without a heading", letter=column.letter)
    return column.heading


def target_text(target: str, words: Words) -> str:
    """Return what a column holds that was mapped to `target`."""
    return words.text(names_of("column")[target])


def tie_text(headings: Sequence[str], target: str, words: Words) -> str:
    """Return that `headings` may hold `target`, for somebody to say whether, or which."""
    named, held = (
        words.all_of([words.text("“{text}”", text=one) for one in headings]),
        target_text(target, words),
    )
    if len(headings) == 1:
        return words.text(
            "{columns} may hold: {target}. If it does, say so.", columns=named, target=held
        )
    return words.text("{columns} could each hold: {target}. Say which.", columns=named, target=held)
