"""What every page is given: the selection, the reader's language and the colour scheme."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.components.session.window import is_narrow
from dashboard.language.translation import Words
from dashboard.selection.live_data import LiveData
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from dashboard.style.palette import ThemeLook, looks_of
from dashboard.style.scheme import Scheme
from loaders.editing.writing import is_shipped
from loaders.geography.geography import Geography, load_geography, read_communes
from loaders.package.load import SHIPPED
from loaders.package.portfolio import Portfolio

if TYPE_CHECKING:
    from dashboard.components.session.streamlit_internals import Page


@dataclass(frozen=True)
class Screen:
    """One visitor's view. `pages` finds a page by its name, for links.

    `data` is the folder behind it, as all visitors share it. `embedded` is whether one figure
    stands alone, on a page of somebody else's. `editable` is whether the visitor may write to
    the folder. `hosts` are what others call the server, the best first. `page` is the name of the
    page in the address.
    """

    selection: Selection
    words: Words
    scheme: Scheme
    pages: "Mapping[str, Page]"
    data: LiveData
    embedded: bool = False
    editable: bool = False
    hosts: tuple[str, ...] = ()
    page: str = "overview"

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio behind the selection."""
        return self.selection.portfolio

    @cached_property
    def looks(self) -> Mapping[str, ThemeLook]:
        """How each theme looks, by its id."""
        return looks_of(self.portfolio.themes, self.words.language)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values chosen for a facet."""
        return self.selection.choices.get(facet)

    @cached_property
    def sentence(self) -> str:
        """The selection in words."""
        return selection_sentence(self.selection, self.words)

    @cached_property
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


@dataclass(frozen=True)
class ScriptOptions:
    """What the script is started with: the folder of the data, and whether pages may write to it.

    The shipped data is never written to. `hosts` are what others call the server, the best first.
    """

    data: Path
    edit: bool
    hosts: tuple[str, ...] = ()


def script_options() -> ScriptOptions:
    """Return what the script was given after `--`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=SHIPPED)
    parser.add_argument("--edit", action="store_true")
    parser.add_argument("--host", action="append", default=[])
    given = parser.parse_known_args(sys.argv[1:])[0]
    return ScriptOptions(given.data, given.edit and not is_shipped(given.data), tuple(given.host))


@st.cache_resource(show_spinner=False)
def shared_data(directory: Path) -> LiveData:
    """Return the one reader of the data folder that all visitors share."""
    return LiveData(directory)


@st.cache_resource(show_spinner=False)
def shared_geography() -> Geography:
    """Read the boundaries once for all visitors."""
    return load_geography(SHIPPED / "geography")


@st.cache_resource(show_spinner=False)
def shared_communes() -> pd.DataFrame:
    """Read the communes of France once for all visitors."""
    return read_communes(SHIPPED / "geography" / "communes.parquet")
