"""A person points at the map: an area, a disc, again at the same; and takes the picture away."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from dashboard.choices import Choices
from dashboard.collation import in_order
from dashboard.components.map_parts import map_points, map_words
from dashboard.index import Index
from dashboard.maps.deck import build_map
from dashboard.maps.view import Canvas, View, height_for, view_of
from dashboard.measures.places import located
from dashboard.selection import Selection
from dashboard.style.palette import looks_of
from dashboard.style.scheme import LIGHT
from dashboard.views.map import DESKTOP_WIDTH
from dashboard.words import Words
from loaders.geography import load_geography
from loaders.package import SHIPPED, load_portfolio
from tests.browser.places import LANGUAGES, Place
from tests.browser.visitor import Visit, settled

pytestmark = pytest.mark.browser

MAP = Place("map", "/map", "See larger")


@pytest.fixture(scope="module")
def discs() -> tuple[View, list[dict[str, object]]]:
    """The view of the map as it opens, and its discs."""
    geography, index, words = (
        load_geography(SHIPPED / "geography"),
        Index(load_portfolio()),
        Words("fr"),
    )
    selection = Selection(index, Choices())
    view = view_of(geography, DESKTOP_WIDTH, height_for(DESKTOP_WIDTH))
    canvas = Canvas(geography, view, LIGHT, looks_of(index.portfolio.themes))
    points = map_points(selection, located(selection).frame, words)
    points["dimmed"] = False
    deck = build_map(canvas, points, map_words(words)).deck
    return view, next(layer.data for layer in deck.layers if layer.id == "pins")


def point_at(page: Page, view: View, lon: float, lat: float, offset: tuple[float, float]) -> None:
    """Click on a spot of the map; what is drawn keeps its centre in a wider window."""
    canvas = page.locator('[data-testid="stDeckGlJsonChart"] canvas').first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    x, y = view.pixels(pd.Series([lon]).to_numpy(), pd.Series([lat]).to_numpy())[0]
    spot = (
        box["x"] + box["width"] / 2 + x - view.width / 2 + offset[0],
        box["y"] + box["height"] / 2 + y - view.height / 2 + offset[1],
    )
    page.mouse.move(spot[0] + 3, spot[1])
    page.wait_for_timeout(1000)  # the first look under the pointer takes long without a GPU
    before = page.url
    page.mouse.click(*spot)
    with suppress(TimeoutError):  # what did not come of it is told by the test
        page.wait_for_url(lambda url: url != before, timeout=10_000)
    settled(page)


def chosen(page: Page) -> set[str]:
    return set(re.findall(r"[?&]((?:region|departement)=[^&]+)", page.url))


def test_a_disc_shows_its_project_and_chooses_its_departement(
    visit: Callable[..., Visit], discs: tuple[View, list[dict[str, object]]]
) -> None:
    view, pins = discs
    page = visit(MAP).page
    disc = next(pin for pin in pins if pin["departement"] == "974")
    spot = (*disc["at"], disc["offset"])  # type: ignore[misc]
    point_at(page, view, *spot)
    assert chosen(page) == {"departement=974"}
    assert page.get_by_role("link", name=str(disc["title"])).count() == 1
    assert page.locator(".st-key-chip-departement-974").count() == 1
    point_at(page, view, *spot)
    assert chosen(page) == set()


def test_an_area_chooses_itself_and_a_second_click_undoes_it(
    visit: Callable[..., Visit], discs: tuple[View, list[dict[str, object]]]
) -> None:
    view, _ = discs
    page = visit(MAP).page
    limousin = (1.2, 45.9, (0, 0))  # nobody's disc stands here
    for expected in ({"region=75"}, set()):
        point_at(page, view, *limousin)
        assert chosen(page) == expected
    auvergne = (3.2, 45.6, (0, 0))  # a region without any project
    for expected in ({"region=84"}, set()):
        point_at(page, view, *auvergne)
        assert chosen(page) == expected


def test_the_map_is_taken_away_as_a_picture(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit(MAP, "en", query="theme=culture").page
    page.locator(".st-key-export-map button").first.click()
    for kind in ("PNG", "SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Picture ({kind})").click()
        download.value.save_as(tmp_path / kind)
    assert (tmp_path / "PNG").read_bytes().startswith(b"\x89PNG")
    drawn = ElementTree.parse(tmp_path / "SVG")  # noqa: S314 - the dashboard's own file
    texts = {text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert any("Culture: 6 projects of 29" in str(text) for text in texts)
    assert sum(text == "C" for text in texts) == 1
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_seen_larger_and_joined_goes_into_the_address(
    visit: Callable[..., Visit], browser: Browser, language: str
) -> None:
    words = Words(language)  # type: ignore[arg-type]
    seen = visit(MAP, language)
    page = seen.page
    for label, option, said in (
        ("See larger", "Île-de-France", "larger=11"),
        ("Join the places of", "Groupe Action Logement", "lines=network%3Aaction-logement"),
    ):
        page.get_by_role("combobox", name=words.text(label)).click()
        page.get_by_role("option", name=option).click()
        page.wait_for_url(lambda url, said=said: said in url)
        settled(page)
    other = browser.new_context(locale="fr-FR").new_page()
    other.goto(page.url)
    settled(other)
    for label, value in (
        ("See larger", "Île-de-France"),
        ("Join the places of", f"Groupe Action Logement ({words.text('network')})"),
    ):
        expect(other.get_by_role("combobox", name=words.text(label))).to_have_value(value)
    other.context.close()
    page.go_back()
    page.wait_for_url(lambda url: "lines=" not in url)
    settled(page)
    assert "larger=11" in page.url
    assert seen.failures() == []


def test_regions_stand_by_name_in_the_choice(visit: Callable[..., Visit]) -> None:
    page = visit(MAP).page
    page.get_by_role("combobox", name=Words("fr").text("See larger")).click()
    names = page.get_by_role("option").all_inner_texts()[1:]
    assert "Île-de-France" in names
    assert names == in_order(names)


def test_a_region_and_lines_that_are_not_there_are_told(visit: Callable[..., Visit]) -> None:
    seen = visit(MAP, "en", query="larger=999&lines=%3Cb%3Ex")
    told = seen.page.locator('[data-testid="stAlertContentWarning"]').all_inner_texts()
    assert any("larger=999" in text for text in told)
    assert any("lines=<b>x" in text for text in told)
    assert seen.failures() == []
