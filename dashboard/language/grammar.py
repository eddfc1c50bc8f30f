"""The grammar of titles: numbers in words, territories with their articles, no-break spaces.

A title is a sentence with a verb that speaks of a number of projects; each has a shorter form.
"""

import re

from dashboard.language.translation import N_, Words
from loaders.text.word_tables import rows_beside

_SMALL = (
    N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"),
    N_("nine"),
)  # fmt: skip

_ARTICLES = {
    (row["level"], row["code"]): (row["article"], row["in"])
    for row in rows_beside(__file__, "territories.csv")
}
"""Regions and départements by their code: the article before the French name, and what stands
before it in *in*."""

_COMMON = {
    ("network", "Groupe"): "le ",
    ("network", "Département"): "le ",
    ("network", "Communauté"): "la ",
    ("network", "Métropole"): "la ",
    ("committee", "saison"): "la ",
}
"""French common nouns with which names of a facet's values begin, and their articles."""


def spelled(count: int, words: Words) -> str:
    """Write a number as titles do: from two to nine in words."""
    return words.text(_SMALL[count - 2]) if 2 <= count <= 9 else words.number(count)


def capital(text: str) -> str:
    """Return `text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def the_value(facet: str, code: str, name: str, words: Words) -> str:
    """Return a value as it stands in a sentence: *les Yvelines*, *le groupe 3F*, *Seqens*."""
    if facet == "committee" and name[:1].isdigit():
        return words.text("the committee of {date}", date=name)
    if words.language == "en":
        return name
    if noun := _COMMON.get((facet, name.split(" ", maxsplit=1)[0])):
        return noun + name[:1].lower() + name[1:]
    return _ARTICLES.get((facet, code), ("",))[0] + name


def in_place(level: str, code: str, name: str, words: Words) -> str:
    """Say that something is in a region, a département or a commune: *en Île-de-France*."""
    if level == "commune" or words.language == "en":
        return in_town(name, words)
    return _ARTICLES.get((level, code), ("", "dans "))[1] + name


def number_of(facet: str, code: str, name: str, words: Words) -> int:
    """Return 2 where a French name is a plural (*les Yvelines*, *Emploi et formation*), else 1."""
    if words.language == "en":
        return 1
    several = _ARTICLES.get((facet, code), ("",))[0] == "les "
    return 2 if several or (facet == "theme" and " et " in name) else 1


def in_town(name: str, words: Words) -> str:
    """Say that something is in a town: *à Cergy*, *au Havre*, *aux Mureaux*."""
    if words.language == "en":
        return words.text("in {name}", name=name)
    for article, joined in (("Le ", "au "), ("Les ", "aux ")):
        if name.startswith(article):
            return joined + name.removeprefix(article)
    return f"à {name}"


def bound(text: str) -> str:
    """Keep numbers with their nouns, and a year with what it is the year of."""
    text = re.sub(r"(?<!\d)(\d{1,3}) (?=\w)", "\\1\u00a0", text)
    return re.sub(r"(?<=\w) (?=\d{4}\b)", "\u00a0", text)


def named_departement(code: str, name: str) -> str:
    """Return name and number, as a reader looks for either: *Ain (01)*.

    Alone in its cell, a spreadsheet program would make a number of 01, and lose its zero.
    """
    return f"{name} ({code})"
