"""Every figure of the pages as it is drawn for a selection: its picture, table and note."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from dashboard.charts.figure import Figure
from dashboard.components.figures import figure, selection_figures
from dashboard.components.figures.plot import Draw
from dashboard.components.map import map_figure
from dashboard.components.session.screen import Screen
from dashboard.language.translation import Words
from dashboard.selection.live_data import LiveData
from dashboard.selection.selection import Selection
from dashboard.style.scheme import LIGHT
from dashboard.texts.figures.figure_text import FigureText
from dashboard.views.figure import figures_of_pages
from loaders.package.load import SHIPPED


@dataclass(frozen=True)
class Drawn:
    """A figure: `picture` is None for the map and for totals in words."""

    key: str
    picture: Figure | None
    table: pd.DataFrame
    headline: str
    note: str
    rule: str
    sentence: str


def drawn(selection: Selection, words: Words) -> list[Drawn]:
    """Draw the figures of all pages, each as `/figure` would; the picture of the map is not."""
    pages: Any = defaultdict(str)  # what is linked to is not looked at
    screen = Screen(selection, words, LIGHT, pages, LiveData(SHIPPED))
    with pytest.MonkeyPatch.context() as patch:
        noted = _noted(patch, words)
        for figures in figures_of_pages(screen).values():
            for draw in figures.values():
                draw(screen)
    return noted


def _noted(patch: pytest.MonkeyPatch, words: Words) -> list[Drawn]:
    """Note what is handed to charts and menus from now on, in place of drawing it."""
    noted: list[Drawn] = []

    def note(screen: Screen, said: FigureText, picture: Figure | None) -> None:
        sentence = said.scope.sentence if said.scope else screen.sentence
        noted.append(
            Drawn(said.key, picture, said.table(), said.headline, said.note, said.rule, sentence)
        )

    def show_figure(screen: Screen, said: FigureText, draw: Draw, **_: Any) -> None:
        note(screen, said, draw(LIGHT))

    def export_menu(screen: Screen, said: FigureText, **_: Any) -> None:
        note(screen, said, None)

    @contextmanager
    def figure_heading(*_: object, **__: object) -> Iterator[str]:
        yield "table"

    real = figure.show_figure
    for module in list(sys.modules.values()):  # wherever a figure is drawn
        if getattr(module, "show_figure", None) is real:
            patch.setattr(module, "show_figure", show_figure)
    for part in (map_figure, selection_figures):
        patch.setattr(part, "export_menu", export_menu)
    patch.setattr(map_figure, "figure_heading", figure_heading)
    for name in ("page_link", "html"):
        patch.setattr(st, name, lambda *_, **__: None)
    return noted
