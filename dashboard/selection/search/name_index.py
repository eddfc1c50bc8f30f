"""Search by name: landlords, networks, organisations, themes and territories."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.selection.search.fields import (
    Texts,
    departement_names,
    named,
    region_names,
    theme_names,
)
from dashboard.selection.search.word_index import SearchIndex
from loaders.package.portfolio import Portfolio

Entry = tuple[str, str]
"""A kind of name, and an id of that kind."""


@dataclass(frozen=True)
class NameIndex:
    """Every name by its kind and id, with or without a project."""

    entries: list[Entry]
    index: SearchIndex

    def matching(self, search: str) -> list[Entry]:
        """Return what has every word of the search in one of its names, kind by kind."""
        terms = self.index.terms(search)
        if not terms:
            return []
        return [self.entries[item] for item in np.flatnonzero(self.index.mask(search))]


def name_index(portfolio: Portfolio, communes: Mapping[str, str]) -> NameIndex:
    """Read the names of a portfolio, and of `communes` (INSEE code to name)."""
    tables = {
        "landlord": named(portfolio.landlords),
        "network": named(portfolio.networks),
        "organisation": named(portfolio.organisations),
        "theme": theme_names(portfolio),
        "region": region_names(portfolio),
        "departement": departement_names(portfolio),
        "commune": pd.DataFrame({"id": communes.keys(), "value": communes.values()}, dtype=object),
    }
    entries: list[Entry] = []
    texts = []
    for kind, names in tables.items():
        codes, ids = pd.factorize(names["id"].astype(object))
        values = pd.Categorical(names["value"].astype(object))
        texts.append(Texts(kind, codes + len(entries), values))
        entries += [(kind, str(key)) for key in ids]
    return NameIndex(entries, SearchIndex(texts, len(entries)))
