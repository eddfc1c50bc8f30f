"""A person takes a figure of each page away as a file, and reads in it what the screen said."""

import csv
import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from dashboard.language.translation import Words
from tests.browser.places import OVERVIEW, Place
from tests.browser.visitor import Visit, settled, table_on_screen
from tests.shipped import new, selected
from tests.shipped import said as shipped_said

pytestmark = pytest.mark.browser

FR = Words("fr")

FIGURES = {
    "reach": (Place("compare", "/compare", ""), "region=11"),
    "themes": (OVERVIEW, "region=11"),
    "regions": (OVERVIEW, "theme=ecology"),
    "map": (Place("map", "/map", ""), "region=11"),
    "networks": (Place("landlords", "/landlords", ""), "network=groupe-3f"),
    "gap-map": (Place("gaps", "/gaps", ""), "theme=culture"),
    "pairs-region": (Place("compare", "/compare", ""), "theme=culture"),
    "chain-": (Place("lineage", "/lineage", ""), ""),
}
"""A figure of each page, and what is chosen there."""


@pytest.mark.parametrize("figure", FIGURES)
def test_the_files_of_a_figure_say_what_the_screen_says(
    visit: Callable[..., Visit], figure: str, tmp_path: Path
) -> None:
    place, chosen = FIGURES[figure]
    page = visit(place, query=chosen).page
    sentence = shipped_said(chosen, "fr")
    if figure == "pairs-region":
        here = selected("theme=culture")
        other, total = here.total - here.size, here.total
        sentence = (
            f"A : Culture ({here.size} projets sur {total}) — "
            f"B : les autres projets ({other} projets sur {total})"
        )
    captions = page.locator('[data-testid="stCaptionContainer"], details.how p').all_text_contents()
    content, book = taken(page, figure, tmp_path)
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    sheets = load_workbook(book)
    said = [(str(row[0]), str(row[1])) for row in sheets.worksheets[1].values]
    told = dict(said)
    assert plain(told["Filtre"]) == plain(sentence)
    assert told["Date de l’export"] == FR.date(dt.datetime.now().astimezone().date())
    assert told["Règle de comptage"]
    assert plain(told["Montré et laissé de côté"]) in map(plain, captions)
    assert [text for label, text in said if label == "Source"]
    cells = [["" if c is None else str(c) for c in row] for row in sheets.worksheets[0].values]
    assert [[cell.replace(",", ".") for cell in row] for row in table] == [
        [cell.replace(",", ".") for cell in row] for row in cells
    ]
    if figure != "reach":  # whose totals stand in words
        page.keyboard.press("Escape")
        switch = ".ways" if figure == "map" else f'[class*="st-key-switch-{figure}"]'
        page.locator(switch).first.get_by_text("Tableau", exact=True).click()
        settled(page)
        own = page.locator(f'[class*="st-key-figure-{figure}"]')
        shown = table_on_screen(own.first if own.count() else page)
        assert len(shown) > 1
        links = [at for at, heading in enumerate(shown[0]) if heading == "Fiche"]
        for row, in_file in zip(shown, table, strict=False):
            on_screen = [cell for at, cell in enumerate(row) if at not in links]
            columns = min(len(on_screen), len(in_file))  # a wide table is in view in part
            assert columns > 1
            assert list(map(plain, on_screen[:columns])) == list(map(plain, in_file[:columns]))


def taken(page: Page, figure: str, folder: Path) -> tuple[bytes, Path]:
    """Open the menu of a figure and take its files by the keyboard, which stays where it is.

    Return its CSV, and where its workbook lies.
    """
    page.locator(f'[class*="st-key-export-{figure}"] button').first.click()
    paths = []
    for name in ("Tableau (CSV)", "Tableau (Excel)"):
        button = page.get_by_role("button", name=name, exact=True)
        with page.expect_download() as download:
            button.press("Enter")
        expect(button).to_be_focused()
        paths.append(folder / download.value.suggested_filename)
        download.value.save_as(paths[-1])
    return paths[0].read_bytes(), paths[1]


def plain(text: str) -> str:
    """Return `text` without the spaces and separators that only the screen has."""
    return re.sub(r"\s+", "", text).replace(",", ".")


@pytest.mark.parametrize("figure", ["new-projects", "first-times"])
def test_the_lists_of_what_is_new_are_taken_away_with_what_they_say(
    visit: Callable[..., Visit], figure: str, tmp_path: Path
) -> None:
    page = visit(Place("news", "/news", ""), query="since=2021-02-04&theme=culture").page
    content, book = taken(page, figure, tmp_path)
    table = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    shown, about = load_workbook(book).worksheets
    said = [(str(row[0]), str(row[1])) for row in about.values]
    told = {label: plain(text) for label, text in said}
    fresh = new("2021-02-04", "theme=culture").projects
    many = FR.plural(
        "{count} new project since {when}",
        "{count} new projects since {when}",
        len(fresh),
        when=FR.date(dt.date(2021, 2, 4)),
    )
    filtered = f"{shipped_said('theme=culture', 'fr')} · {many}"
    assert told["Filtre"] == plain(filtered)
    assert told["Date de l’export"] == plain(FR.date(dt.datetime.now().astimezone().date()))
    assert told["Règle de comptage"]
    assert told["Montré et laissé de côté"]
    assert [label for label, _ in said].count("Source") == len(_sources(fresh))
    assert len(table) > 1
    assert [[str(cell) for cell in row] for row in shown.values] == table


def _sources(projects: pd.DataFrame) -> set[str]:
    every = selected().portfolio.projects.set_index("id")
    return set(every.loc[projects["id"], "source_url"])


def test_a_table_is_taken_away_in_our_files_alone(visit: Callable[..., Visit]) -> None:
    page = visit(Place("data", "/data", "")).page
    page.locator('[data-testid="stDataFrame"]:visible').first.hover()
    buttons = page.locator('[data-testid="stElementToolbarButton"]:visible button')
    buttons.first.wait_for()
    names = [button.get_attribute("aria-label") or "" for button in buttons.all()]
    assert "Rechercher" in names
    assert not [name for name in names if "CSV" in name], "its own CSV holds formulas"
