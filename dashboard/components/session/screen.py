"""What every page is given: the selection, the reader's language and the colour scheme."""

import argparse
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.components.session.browser_part import is_narrow
from dashboard.components.session.host_names import is_loopback, name_and_port
from dashboard.language.translation import Words
from dashboard.measures.amounts import has_amounts
from dashboard.selection.live_data import LiveData
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from dashboard.style.palette import ThemeLook, looks_of
from dashboard.style.scheme import Scheme
from loaders.editing.writing import is_shipped
from loaders.geography.geography import Geography, load_geography, read_communes
from loaders.package.internal import outgoing_package
from loaders.package.load import SHIPPED, TextPackage
from loaders.package.portfolio import Portfolio

if TYPE_CHECKING:
    from dashboard.components.session.streamlit_internals import Page


@dataclass(frozen=True)
class Screen:
    """One visitor's view. `pages` finds a page by its name, for links.

    `data` is the folder behind it, as all visitors share it. `embedded` is whether one figure
    stands alone, on a page of somebody else's. `editable` is whether the visitor may write to
    the folder. `hosts` are what others call the server, the best first. `page` is the name of the
    page in the address. `internal` is whether the visitor may see what is the fund's own.
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
    internal: bool = False

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio behind the selection."""
        return self.selection.portfolio

    @cached_property
    def looks(self) -> Mapping[str, ThemeLook]:
        """How each theme looks, by its id."""
        return looks_of(self.portfolio.themes, self.words.language)

    def text(self) -> TextPackage:
        """Return the tables as text, as they stand, as far as the visitor may see them."""
        package = self.data.text()
        return package if self.internal else outgoing_package(package)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values chosen for a facet."""
        return self.selection.choices.get(facet)

    @cached_property
    def sentence(self) -> str:
        """The selection in words."""
        return selection_sentence(self.selection, self.words)

    @property
    def in_amounts(self) -> bool:
        """Whether figures show amounts in the place of counts."""
        return st.query_params.get(MEASURE) == "amounts" and has_amounts(self.selection.index)

    @cached_property
    def narrow(self) -> bool:
        """Whether the picture is for a phone."""
        return is_narrow()

    def address(self, **more: str) -> list[tuple[str, str]]:
        """Return the keys and values of an address that shows this selection again."""
        return [*self._kept, *more.items()]

    @cached_property
    def _kept(self) -> list[tuple[str, str]]:
        """What each address has: a page has two hundred of them."""
        kept = [(key, st.query_params[key]) for key in ("lang", MEASURE) if key in st.query_params]
        return [*self.selection.choices.pairs(), *kept]


MEASURE = "measure"
"""The key of an address that says what figures count: projects, or `amounts`."""

BASE = "STREAMLIT_SERVER_BASE_URL_PATH"
"""The variable of the environment that says below which path a proxy shows the server."""

_FORWARDED = frozenset({"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"})
"""Headers that a proxy adds."""


@dataclass(frozen=True)
class ScriptOptions:
    """What the script is started with: the folder of the data, and whether pages may write to it.

    The shipped data is never written to. `hosts` are what others call the server, the best first.
    `internal` is whether those others may see what is the fund's own.
    """

    data: Path
    edit: bool
    hosts: tuple[str, ...] = ()
    internal: bool = False


def script_options() -> ScriptOptions:
    """Return what the script was given after `--`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=SHIPPED)
    parser.add_argument("--edit", action="store_true")
    parser.add_argument("--host", action="append", default=[])
    parser.add_argument("--internal", action="store_true")
    given = parser.parse_known_args(sys.argv[1:])[0]
    edit = given.edit and not is_shipped(given.data)
    return ScriptOptions(given.data, edit, tuple(given.host), given.internal)


def sees_internal(options: ScriptOptions, headers: Mapping[str, str]) -> bool:
    """Return whether a visitor may see what is the fund's own: on this machine, or if it says so.

    A server that others reach, under a name of its own or through a proxy, hides it from all, as
    it cannot tell its keeper from them.
    """
    if options.internal:
        return True
    said = {name.lower() for name in headers}
    read = name_and_port(headers.get("Host") or "localhost")
    here = read is not None and is_loopback(read[0])
    return here and not options.hosts and not said & _FORWARDED and BASE not in os.environ


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
