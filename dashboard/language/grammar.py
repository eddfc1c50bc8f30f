"""The grammar of titles: numbers in words, regions and towns with their articles, no-break spaces.

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
    row["code"]: (row["article"], row["in"]) for row in rows_beside(__file__, "regions.csv")
}
"""French regions by their code: the article before the name, and what stands before it in *in*."""


def spelled(count: int, words: Words) -> str:
    """Write a number as titles do: from two to nine in words."""
    return words.text(_SMALL[count - 2]) if 2 <= count <= 9 else words.number(count)


def capital(text: str) -> str:
    """Return `text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def the_region(code: str, name: str, words: Words) -> str:
    """Return a region as the subject of a sentence: *l’Île-de-France*, *le Grand Est*."""
    if words.language == "en":
        return name
    return _ARTICLES.get(code, ("la région ", ""))[0] + name


def in_region(code: str, name: str, words: Words) -> str:
    """Say that something is in a region: *en Île-de-France*, *dans le Grand Est*."""
    if words.language == "en":
        return words.text("in {name}", name=name)
    return _ARTICLES.get(code, ("", "en région "))[1] + name


def are_several(code: str) -> bool:
    """Say whether the name of a region is a plural in French: *les Hauts-de-France*."""
    return _ARTICLES.get(code, ("", ""))[0] == "les "


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
