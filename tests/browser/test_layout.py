"""Parts of the pages stand where a reader expects them, on a desktop and on a phone."""

import re

import pytest

from tests.browser.places import (
    OVERVIEW,
    PAGES,
    PROJECTS,
    WIDTHS,
    Place,
    in_each_language,
)
from tests.browser.visitor import PHONE_SIZE, lead, settled, table_on_screen
from tests.browser.visual_checks import CLIPPED, TOO_WIDE
from tests.shipped import selected

pytestmark = pytest.mark.browser

PHONE = min(WIDTHS)
COMPARE, BOARD, DATA, GAPS = (
    next(place for place in PAGES if place.name == name)
    for name in ("compare", "board", "data", "gaps")
)

_LONG = (
    "theme=culture&theme=ecology&theme=social-ties&region=11&region=24&region=93&year=2018-2022"
    "&network=action-logement&landlord=icf-habitat-la-sabliere&landlord=pierres-et-lumieres"
)
"""Filters whose sentence is as long as they come."""


@in_each_language
def test_places_stand_in_one_row_that_scrolls_on_a_phone_which_long_filters_fit(visit, language):
    page = visit(OVERVIEW, language, fresh=True).page
    page.set_viewport_size(PHONE_SIZE)
    settled(page)
    boxes = [link.bounding_box() for link in page.locator(".page-head .places a").all()]
    assert len({round(box["y"]) for box in boxes}) == 1
    assert boxes[-1]["x"] + boxes[-1]["width"] > PHONE - 16
    search = page.get_by_role("searchbox").bounding_box()
    assert search["height"] >= 44
    assert search["width"] >= PHONE - 40
    # The tasks, for which the head has no room, stand at the foot.
    assert page.locator(".page-foot .task:visible").count() == 2
    lead(page, COMPARE.path)
    here = page.locator(".page-head .places [aria-current]").bounding_box()
    assert here["x"] + here["width"] < PHONE - 47, "the end of the row fades, and this place too"
    lead(page, OVERVIEW.address(_LONG))
    assert page.evaluate(TOO_WIDE) == [], "long filters do not fit"
    assert page.evaluate(CLIPPED) == [], "long filters do not fit"


def test_a_short_and_a_long_finding_leave_the_panels_in_their_place(visit):
    """Who clicks a bar twice hits it twice, whatever the first click made the finding say."""
    page = visit(OVERVIEW, fresh=True).page
    page.set_viewport_size({"width": 1366, "height": 768})
    tops, lengths = set(), set()
    for query in ("", "theme=culture", "theme=social-ties&year=2010-2030"):
        lead(page, OVERVIEW.address(query))
        tops.add(page.locator(".st-key-panels").bounding_box()["y"])
        lengths.add(len(page.locator(".coverage h1").inner_text()))
    assert len(tops) == 1
    assert max(lengths) > 75


def test_a_map_stays_under_the_finger_where_the_page_ends_too_soon(visit):
    page = visit(GAPS, width=PHONE, fresh=True).page
    page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTo(0, 1e6)")
    drawing, whole = page.locator(".st-key-chart-gap-map"), page.locator("[data-testid=stMain] > *")
    top = drawing.bounding_box()["y"]
    drawing.locator('[data-value="33"]').first.click()
    settled(page)
    page.add_style_tag(
        content=".page-foot, .st-key-figure-landlords-without {display: none !important;}"
    )
    settled(page)
    assert abs(drawing.bounding_box()["y"] - top) <= 1
    assert whole.first.evaluate("whole => parseFloat(whole.style.marginBottom)") > 0
    page.locator(".page-head .all-filters").click()  # the room goes with what is done next
    assert whole.first.evaluate("whole => whole.style.marginBottom") == ""


@pytest.mark.parametrize("height", [900, 768])
def test_head_places_and_bar_have_their_heights_on_a_desktop(visit, height):
    page = visit(OVERVIEW, height=height).page
    head, places, bar = (
        page.locator(f".page-head .{part}").bounding_box() for part in ("head", "places", "bar")
    )
    assert (head["y"], head["height"], places["y"]) == (0, 64, 64)
    assert 42 <= places["height"] <= 43
    assert bar["height"] == 60
    export = page.locator(".st-key-export-selection button").bounding_box()
    assert abs(export["y"] + export["height"] / 2 - (bar["y"] + 30)) <= 1
    # However much is chosen, its chips are one row, and the wheel leads to each.
    lead(page, OVERVIEW.address(_LONG))
    assert page.locator(".page-head .bar").bounding_box() == bar
    chips = page.locator(".page-head .chips")
    (first, last), row = (chips.locator("li").nth(at) for at in (0, -1)), chips.bounding_box()
    assert last.bounding_box()["x"] + last.bounding_box()["width"] <= row["x"] + row["width"]
    assert first.bounding_box()["x"] < row["x"]
    chips.hover()
    page.mouse.wheel(0, -2_000)
    page.wait_for_function(
        "() => document.querySelector('.page-head .chips').scrollLeft === 0", polling=50
    )


def test_the_first_screen_shows_finding_map_and_themes_and_the_filters_stay(visit):
    page = visit(OVERVIEW, height=768, fresh=True).page
    row = page.locator(".st-key-switch-themes")
    boxes = [button.bounding_box() for button in row.locator("button").all()]
    assert len(boxes) == 3
    assert len({(round(box["y"]), round(box["height"])) for box in boxes}) == 1

    page.set_viewport_size({"width": 1366, "height": 768})
    settled(page)
    for part in (".coverage h1", ".newest h2", ".st-key-chart-regions", ".st-key-chart-themes"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] <= 768, part
    for title in page.locator(".figure-title h2").all()[:2]:
        assert title.bounding_box()["y"] < 400

    page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTo(0, 600)")
    assert -2 <= page.locator(".page-head .bar").bounding_box()["y"] <= 2


def test_a_finger_hits_every_button_of_the_small_slides(visit):
    page = visit(BOARD, width=PHONE).page
    slides = page.locator(".board-slides li")
    assert slides.count() > 10
    for button in page.locator(".board-slides button:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE


@pytest.mark.parametrize("query", ["", "region=44"])
def test_cells_of_themes_and_regions_are_wide_enough_and_not_too_wide(visit, query):
    page = visit(Place("compare", "/compare", ""), width=PHONE, query=query).page
    plot = page.locator(".st-key-chart-themes-regions .js-plotly-plot")
    spread = plot.evaluate(
        "plot => plot._fullLayout._size.w / Math.abs(plot.layout.xaxis.range[1] + 0.5)"
    )
    assert 18 <= spread <= 48


@pytest.mark.parametrize(("width", "row"), [(1440, 3), (PHONE, 1)])
def test_cards_stand_in_rows_of_one_height_and_say_what_they_are(visit, width, row):
    page = visit(PROJECTS, width=width).page
    cards = page.locator(".cards > .card")
    assert cards.count() == selected().total
    boxes = [cards.nth(at).bounding_box() for at in range(6)]
    assert len({round(box["x"]) for box in boxes}) == row
    for first in range(0, 6, row):
        assert len({round(box["height"]) for box in boxes[first : first + row]}) == 1
    for part in (".badge", ".year", ".place", ".landlords", ".summary", "h3 a"):
        assert all(text.strip() for text in cards.locator(part).all_inner_texts()), part
        assert cards.locator(part).count() == selected().total


def test_few_projects_come_as_cards_with_the_ways_to_more(visit):
    page = visit(OVERVIEW, query="theme=culture&region=11").page
    size = selected("theme=culture&region=11").size
    assert page.locator(".cards > .card").count() == size
    assert page.locator(".st-key-chart-themes, .st-key-chart-regions").count() == 0
    ways = page.locator(".ways-out a").all_inner_texts()
    for query in ("theme=culture", "region=11", ""):
        assert any(f" {selected(query).size} " in way for way in ways), query
    page.locator(".ways-out a").first.click()
    settled(page)
    assert ("region=11" in page.url) != ("theme=culture" in page.url)


def test_all_projects_are_shown_when_asked_for_and_each_leads_to_its_sheet(visit):
    page = visit(OVERVIEW, query="theme=ecology").page
    assert page.locator(".cards > .card").count() == 9
    page.locator(".st-key-see-all-cards button").click()
    settled(page)
    assert page.locator(".cards > .card").count() == selected("theme=ecology").size
    title = page.locator(".cards h3 a").last
    said = title.inner_text()
    title.click()
    settled(page)
    assert "project=" in page.url and "theme=ecology" in page.url
    assert said in page.locator('[data-testid="stMain"]').inner_text()


def test_sides_of_a_comparison_are_boxes_of_one_height(visit):
    page = visit(COMPARE).page
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] h2')]
          .filter(heading => /^[AB] ?: /.test(heading.innerText.replace(/\\s/g, ' ')))
          .map(heading => {
            let box = heading;
            while (box && getComputedStyle(box).borderTopWidth !== '1px') box = box.parentElement;
            return Math.round(box.getBoundingClientRect().height);
          })"""
    )
    assert len(boxes) == 2
    assert boxes[0] == boxes[1]


def test_tables_of_the_data_page_are_whole_and_named_as_a_reader_knows_them(visit):
    page = visit(DATA, fresh=True).page
    rows, height = page.locator('[data-testid="stDataFrame"]').first.evaluate(
        """(grid) => [grid.querySelector('canvas table').rows.length,
          grid.getBoundingClientRect().height]"""
    )
    assert rows == 1 + len(selected().index.portfolio.committees)  # with the headings
    assert height >= rows * 35  # each is seen without scrolling
    page.get_by_role("tab", name="Sources").click()
    settled(page)
    rows = table_on_screen(page)
    tables = rows[0].index("Tables")
    assert all(not re.search("_", row[tables]) for row in rows[1:])
    page.get_by_role("tab", name="Dictionnaire").click()
    settled(page)
    described = page.locator('[data-testid="stTable"] td').nth(2)
    assert described.evaluate("cell => cell.scrollWidth <= cell.clientWidth + 1")


def test_a_page_without_a_project_has_its_title(visit, subtests):
    page = visit(OVERVIEW).page
    for place in PAGES:
        if place.name in ("overview", "map", "landlords", "lineage"):
            with subtests.test(place.name):
                lead(page, place.address("region=94"))
                titles = page.locator("h1:visible").all_inner_texts()
                assert len(titles) == 1
                assert titles[0].strip()
