"""What every page is given: the selection, the reader's language and the colour scheme."""

import argparse
import gc
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.components.window import is_narrow
from dashboard.index import Index
from dashboard.selection import Selection
from dashboard.sentence import selection_sentence
from dashboard.style.palette import ThemeLook, looks_of
from dashboard.style.scheme import Scheme
from dashboard.words import Words
from loaders.geography import Geography, load_geography
from loaders.package import SHIPPED, load_portfolio
from loaders.portfolio import Portfolio


@dataclass(frozen=True)
class Screen:
    """One visitor's view. `pages` finds a page by its name, for links.

    `embedded` is whether one figure stands alone, on a page of somebody else's.
    """

    selection: Selection
    words: Words
    scheme: Scheme
    pages: Mapping[str, Page]
    embedded: bool = False

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio behind the selection."""
        return self.selection.portfolio

    @cached_property
    def looks(self) -> Mapping[str, ThemeLook]:
        """How each theme looks, by its id."""
        return looks_of(self.portfolio.themes)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values chosen for a facet."""
        return self.selection.choices.get(facet)

    @property
    def sentence(self) -> str:
        """The selection in words."""
        return selection_sentence(self.selection, self.words)

    @property
    def narrow(self) -> bool:
        """Whether the picture is for a phone."""
        return is_narrow()

    def address(self, **more: str) -> list[tuple[str, str]]:
        """Return the keys and values of an address that shows this selection again."""
        lang = st.query_params.get("lang")
        kept = [("lang", lang)] if lang else []
        return [*self.selection.choices.pairs(), *kept, *more.items()]


PHONE_WIDTH = 358
"""Pixels that a phone 390 wide leaves for a figure."""


def data_directory() -> Path:
    """Return the folder given to the script after `--data`, or that of the shipped data."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=SHIPPED)
    return Path(parser.parse_known_args(sys.argv[1:])[0].data)


@st.cache_resource(show_spinner=False)
def shared_index(directory: Path) -> Index:
    """Load the data once for all visitors.

    What is loaded lives as long as the server: freezing it spares every later collection the
    walk through it, which otherwise takes most of the server's time.
    """
    index = Index(load_portfolio(directory))
    gc.collect()
    gc.freeze()
    return index


@st.cache_resource(show_spinner=False)
def shared_geography() -> Geography:
    """Read the boundaries once for all visitors."""
    return load_geography(SHIPPED / "geography")
