"""A person filters by pointing: bars, chips, the browser's Back, an address in another browser."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page

from dashboard.language.translation import Words
from loaders.package.load import load_portfolio
from tests.browser.charts import CHARTS
from tests.browser.places import OVERVIEW, Place, in_each_language
from tests.browser.server import Server
from tests.browser.visitor import Visit, chips, chosen, count_said, lead, settled, wired
from tests.shipped import said, selected

pytestmark = pytest.mark.browser

PARTS = ".st-key-chart-{} [data-toggles]"
ECOLOGY, CULTURE = "ecology", "culture"


def click(page: Page, chart: str, value: str) -> None:
    part = page.locator(f'{PARTS.format(chart)}[data-value="{value}"]')
    part.locator("text").first.click(force=True)
    settled(page)


def test_a_click_chooses_a_second_adds_and_a_second_on_the_same_takes_away(
    visit: Callable[..., Visit],
) -> None:
    page = visit(OVERVIEW).page
    drawn = page.locator(PARTS.format("themes")).count()
    click(page, "themes", ECOLOGY)
    assert chosen(page) == {"theme=ecology"}
    click(page, "themes", CULTURE)
    assert chosen(page) == {"theme=ecology", "theme=culture"}
    assert page.locator(PARTS.format("themes")).count() == drawn  # the others are dimmed, not gone
    click(page, "themes", ECOLOGY)
    assert chosen(page) == {"theme=culture"}
    for expected in (set(), {"theme=culture"}):  # the very mark that was clicked last
        click(page, "themes", CULTURE)
        assert chosen(page) == expected
    page.go_back()
    settled(page)
    assert chosen(page) == set(), "Back does not undo a click"
    assert count_said(page) == ""
    # The lighter part of a bar chooses its theme too.
    parts = page.locator(f'{PARTS.format("themes")}[data-value="social-ties"] svg rect')
    assert parts.count() == 2
    lighter = parts.last.bounding_box()
    assert lighter is not None
    page.mouse.click(lighter["x"] + lighter["width"] - 4, lighter["y"] + lighter["height"] / 2)
    settled(page)
    assert chosen(page) == {"theme=social-ties"}


@pytest.mark.parametrize("place", CHARTS, ids=lambda place: place.name)
def test_a_mark_of_every_chart_chooses_and_a_second_click_undoes_it(
    visit: Callable[..., Visit], place: Place
) -> None:
    page = visit(place).page
    for chart in CHARTS[place]:
        spot = mark_of(page, chart)
        point_at(page, spot)
        assert chosen(page), f"a click on {chart} chooses nothing"
        assert chips(page)
        point_at(page, spot)  # whatever came above it, the mark stayed under the pointer
        assert chosen(page) == set(), f"a second click on {chart} does not undo the first"


def mark_of(page: Page, chart: str) -> tuple[float, float]:
    """Return the middle of a mark of a chart: the highest bar, a filled cell, a node."""
    drawn = page.locator(f".st-key-chart-{chart} .drawing [data-toggles] text")
    if drawn.count():
        # The first of the bars and of the regions have many projects, and leave the charts.
        chosen = page.locator(f'.st-key-chart-{chart} .drawing [data-chosen="true"] text')
        one = drawn.last if chart == "web" else chosen.first if chosen.count() else drawn.first
        one.scroll_into_view_if_needed()
        box = one.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    plot = page.locator(f".st-key-chart-{chart} .js-plotly-plot")
    plot.scroll_into_view_if_needed()
    spot = plot.evaluate(
        """(plot) => {
          const box = plot.getBoundingClientRect(), layout = plot._fullLayout;
          const mid = (one) => { const b = one.getBoundingClientRect();
            return [b.x + b.width / 2, b.y + b.height / 2, b.width * b.height]; };
          const heat = plot._fullData.find((trace) => trace.type === "heatmap");
          if (heat) {
            const row = heat.z.findIndex((cells) => cells.some((cell) => cell));
            const column = heat.z[row].findIndex((cell) => cell);
            return [box.x + layout._size.l + layout.xaxis.l2p(column),
                    box.y + layout._size.t + layout.yaxis.l2p(row)];
          }
          const traces = [...plot.querySelectorAll("g.trace")].map((trace) =>
            [...trace.querySelectorAll("g.points path, path.point")].map(mid).filter((m) => m[2]));
          const marks = traces.filter((drawn) => drawn.length).at(-1);
          return marks.sort((a, b) => b[2] - a[2])[0].slice(0, 2);
        }"""
    )
    return spot[0], spot[1]


def point_at(page: Page, spot: tuple[float, float]) -> None:
    page.mouse.move(spot[0] + 1, spot[1])
    page.mouse.click(*spot)
    settled(page)


@in_each_language
def test_a_table_and_a_picture_are_taken_away(
    visit: Callable[..., Visit], language: str, tmp_path: Path
) -> None:
    page = visit(OVERVIEW, language, query="region=11").page
    page.locator(".st-key-export-themes button").first.click()
    pictures = page.locator(".pictures").filter(has=page.get_by_role("button"))
    kept = "(part) => [part.clientHeight, parseFloat(getComputedStyle(part).minHeight)]"
    high, low = pictures.evaluate(kept)
    assert high == low, "the room of these buttons is not kept until they come"
    files = {}
    for name in ("CSV", "Excel", "PNG", "SVG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).first.click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        files[name] = path
    lines = files["CSV"].read_text("utf-8-sig").splitlines()
    rows = list(
        csv.reader(io.StringIO("\n".join(lines)), delimiter=";" if language == "fr" else ",")
    )
    table = rows[1:]
    assert max(int(row[1]) for row in table) <= selected("region=11").size
    book = load_workbook(files["Excel"])
    assert book.worksheets[0].max_row == len(table) + 1
    about = [str(cell.value) for row in book.worksheets[1].iter_rows() for cell in row]
    assert any("Île-de-France" in text for text in about), "what it was filtered by stands beside"
    assert files["PNG"].read_bytes().startswith(b"\x89PNG")
    assert "Île-de-France" in files["SVG"].read_text("utf-8")


def test_a_figure_stands_alone_for_another_website(
    visit: Callable[..., Visit], server: Server
) -> None:
    figure = Place("figure", "/figure?figure=regions&embed=true", "See it in Lauréats")
    page = visit(figure, query="theme=culture").page
    assert page.locator(".drawing [data-choose]").count() == len(selected().portfolio.regions)
    assert page.locator(".page-head").count() == 0
    whole = way_back(page)
    assert "theme=culture" in whole.url


@in_each_language
def test_a_figure_that_stands_alone_says_all_that_it_is_drawn_of(
    visit: Callable[..., Visit], language: str
) -> None:
    words = Words(language)
    both = Place("figure", "/figure?figure=pairs-region", "See it in Lauréats")
    said = visit(both, language, query="theme=culture").page.locator("body").inner_text()
    assert words.text("the other projects") in said.split("—")[-1]
    empty = visit(both, language, query="q=zzzz").page.locator('[data-testid="stAlert"]')
    tried = "No project has these words: try another spelling, or fewer words."
    assert empty.inner_text() == words.text(tried)


def way_back(alone: Page | FrameLocator, context: BrowserContext | None = None) -> Page:
    """Follow the link of a figure that stands alone; it opens the whole dashboard beside it."""
    with (context or alone.context).expect_page() as coming:  # type: ignore[union-attr]
        alone.get_by_role("link", name="Lauréats").click()
    whole = coming.value
    whole.wait_for_selector(".page-head .bar")
    settled(whole)
    assert "embed" not in whole.url
    return whole


@pytest.mark.exhaustive
def test_a_figure_within_another_website_leads_back_to_the_whole_dashboard(
    browser: Browser, server: Server
) -> None:
    context = wired(browser.new_context(locale="en-GB"))
    page = context.new_page()
    page.goto(f"{server.url}/_stcore/health")
    address = f"{server.url}/figure?embed=true&figure=map&theme=culture&larger=11&lang=en"
    page.set_content(f'<iframe src="{address}" width="900" height="1200"></iframe>')
    frame = page.frame_locator("iframe")
    frame.get_by_text(said("theme=culture")).wait_for()
    whole = way_back(frame, context)
    assert whole.url.startswith(f"{server.url}/map?")
    assert "theme=culture" in whole.url and "larger=11" in whole.url
    assert chips(whole) == ["Culture"]
    context.close()


@pytest.mark.exhaustive
def test_any_figure_stands_alone_and_leads_back_to_its_page(visit: Callable[..., Visit]) -> None:
    """From the menu of a page, and by address: map, gaps, a chain, and two sides with both."""
    compared = Place("compare", "/compare?theme=culture&with=theme%3Decology", "What differs")
    page = visit(compared, "en").page
    page.locator(".st-key-export-pairs-region button").first.click()
    address = page.locator(".stCode").filter(has_text="embed=true").inner_text().strip()
    chain = visit(Place("lineage", "/lineage", ""), "en").page
    chain.locator('[class*="st-key-export-chain-"] button').first.click()
    of_chain = chain.locator(".stCode").filter(has_text="embed=true").inner_text().strip()
    base = page.url.split("/compare")[0]
    for alone, drawn, home in (
        (address, "Ecology", "/compare?"),
        (of_chain, "landlord", "/lineage"),
        (f"{base}/figure?figure=gap-map&embed=true&lang=en", "without a project", "/gaps"),
        (f"{base}/figure?figure=map&embed=true&lang=en", "Where the projects are", "/map"),
    ):
        lead(page, alone)
        pictures = ".plot-host, .map-drawing .screen svg, .drawing .screen > svg"
        assert page.locator(pictures).count() == 1, alone
        assert drawn in page.locator('[data-testid="stMain"]').inner_text(), alone
        assert page.locator(".page-head").count() == 0
        # That the link opens the dashboard beside the figure holds for all: one is followed.
        whole = urljoin(page.url, page.get_by_role("link", name="Lauréats").get_attribute("href"))
        assert home in whole
        assert "embed" not in whole
        assert ("with=theme%3Decology" in whole) == (home == "/compare?")
        lead(page, whole)
        page.wait_for_selector(".page-head .bar")


def test_the_whole_selection_is_taken_away(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit(OVERVIEW, query="theme=culture").page
    page.locator(".st-key-export-selection button").first.click()
    settled(page)
    files = {}
    for name in ("selection.xlsx", "package.zip", "places.geojson"):
        with page.expect_download() as download:
            page.locator(f'[class*="st-key-{name.replace(".", "-")}"] button').click()
        files[name] = tmp_path / name
        download.value.save_as(files[name])
    with zipfile.ZipFile(files["package.zip"]) as archive:
        archive.extractall(tmp_path / "package")
    again = load_portfolio(tmp_path / "package")
    assert not again.problems
    ids = set(again.projects["id"])
    assert len(ids) == selected("theme=culture").size
    book = load_workbook(files["selection.xlsx"])
    told = [str(row[1]) for row in book.worksheets[1].iter_rows(values_only=True)]
    assert any(text.startswith("Culture") for text in told)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    places = json.loads(files["places.geojson"].read_text("utf-8"))["features"]
    assert places
    assert ids >= {place["properties"]["project"] for place in places}


def test_an_address_that_means_nothing_is_told(
    visit: Callable[..., Visit], subtests: pytest.Subtests
) -> None:
    visited = visit(OVERVIEW)
    assert visited.page.locator('[data-testid="stAlert"]').count() == 0
    for address in (
        "colour=red", "theme=nonsense", "year=2024-2018", "q=%3Cscript%3E", "theme=" + "x" * 9_000
    ):  # fmt: skip
        with subtests.test(address[:30]):
            lead(visited.page, f"/?{address}")
            assert visited.failures() == []
            told = visited.page.locator('[data-testid="stAlert"]').all_inner_texts()
            assert told, "nothing is said of what the address asks for"
