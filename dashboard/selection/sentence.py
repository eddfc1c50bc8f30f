"""A visitor's choices as one sentence: *Culture ou Écologie · Occitanie · 2018–2024*."""

from dashboard.language.grammar import capital
from dashboard.language.translation import Words
from dashboard.selection.choices import Choices
from dashboard.selection.facets import UNKNOWN
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection


def value_label(index: Index, key: str, value: str, words: Words) -> str:
    """Return what a chosen value is called on the screen."""
    facet = index.facets[key]
    if value == UNKNOWN:
        return capital(words.text(facet.unstated))
    match facet.kind:
        case "text":
            return words.text("“{words}”", words=value)
        case "span":
            first, last = value.split("-")
            return first if first == last else f"{first}–{last}"
        case _:
            label = index.labels(key, words).get(value, value)
            if value in ("yes", "no"):
                return words.text("{facet}: {value}", facet=words.text(facet.label), value=label)
            return label


def choices_sentence(index: Index, choices: Choices, words: Words) -> str:
    """Return the choices in the order of the facets; *all projects* where nothing is chosen."""
    parts = [
        words.any_of([value_label(index, key, value, words) for value in choices.get(key)])
        for key in index.facets
        if choices.get(key)
    ]
    return " · ".join(parts) if parts else words.text("All projects")


def selection_sentence(selection: Selection, words: Words) -> str:
    """Return the choices and what they keep: *Culture · Occitanie: 4 projects of 29*."""
    if selection.title is None:
        choices = choices_sentence(selection.index, selection.choices, words)
    else:
        choices = words.text("“{words}”", words=selection.title)
    return words.text(
        "{choices}: {count} of {total}",
        choices=choices,
        count=words.plural("{count} project", "{count} projects", selection.size),
        total=words.number(selection.total),
    )
