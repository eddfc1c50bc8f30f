"""A person points at the map: an area, a disc, again at the same; and takes the picture away."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit
from xml.etree import ElementTree

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.language.collation import in_order
from dashboard.language.translation import Words
from dashboard.maps.layout import INSET_REGION
from dashboard.style.scheme import LIGHT, rgb
from tests.browser.chromium import find_chromium
from tests.browser.map_pixels import DECK, DRAWING, Seen, layout
from tests.browser.places import Place, in_each_language
from tests.browser.server import Server
from tests.browser.visitor import Visit, Visitor, lead, settled, take_away
from tests.shipped import said, selected

pytestmark = pytest.mark.browser

MAP = Place("map", "/map", "Zoom to")
LANDLORD_SHEET = Place("landlord", "/sheet?kind=landlord&id=immobiliere-3f", "")
"""A sheet of more projects than are drawn with the names of their towns."""

LIMOUSIN, AUVERGNE = (1.2, 45.9), (3.2, 45.6)
"""Spots where nobody's disc stands, in two regions."""

PROVINS = (3.1, 48.5)
"""A spot in Seine-et-Marne, far from all discs."""

OPEN = ".map-list li.open"


def opened(visit: Callable[..., Visit], language: str = "fr", **how: object) -> Seen:
    """Open the map with all of it in the window: what is clicked need not be scrolled to."""
    narrow = how.get("width") == 390
    page = visit(MAP, language, height=1500, **how).page
    return Seen(page, dark=how.get("scheme") == "dark", narrow=narrow)


def territories(seen: Seen) -> set[tuple[str, str]]:
    choices = seen.choices
    return {(key, value) for key in ("region", "departement") for value in choices.get(key)}


def apart(seen: Seen, count: int) -> list[dict[str, object]]:
    """Return discs of as many projects in départements of their own, spread over the country."""
    found: dict[object, dict[str, object]] = {}
    for pin in seen.pins:
        found.setdefault(pin["departement"], pin)
    pins = list(found.values())
    return [pins[at] for at in np.linspace(0, len(pins) - 1, count).astype(int)]


def in_inset(seen: Seen) -> list[dict[str, object]]:
    return [pin for pin in seen.pins if pin["region"] == INSET_REGION]


def shown(seen: Seen) -> str:
    """Return the project that the address says is opened beside the map."""
    return dict(parse_qsl(urlsplit(seen.page.url).query)).get("shown", "")


def ids(address: str = "") -> list[str]:
    """Return the ids of the projects that an address selects."""
    selection = selected(address)
    return [str(one) for one in selection.portfolio.projects["id"][selection.mask]]


def take_chips_away(page: Page, keys: Iterable[str]) -> None:
    for key in keys:
        take_away(page, key)


def test_the_disc_that_is_clicked_has_the_ring_and_its_project_is_open(
    visit: Callable[..., Visit],
) -> None:
    seen = opened(visit)
    assert seen.discs() == (seen.chosen, set())
    assert seen.chosen != set()
    pins = [*apart(seen, 3), in_inset(seen)[0], in_inset(seen)[-1]]
    for pin in pins:
        seen.click(*seen.disc(pin))
        assert shown(seen) == pin["project"]
        assert seen.discs() == (seen.chosen, {pin["project"]})
        entry = seen.page.locator(OPEN)
        assert entry.count() >= 1
        assert str(pin["title"]) in entry.first.inner_text()
        assert entry.first.get_by_role("link", name="Voir la fiche").count() == 1
        assert territories(seen) == set()
    seen.click(*seen.disc(pins[-1]))
    assert shown(seen) == ""
    assert seen.ringed() == set()
    assert seen.page.locator(OPEN).count() == 0


@pytest.mark.exhaustive
def test_a_click_beside_all_marks_takes_away_what_was_clicked_last(
    visit: Callable[..., Visit],
) -> None:
    seen = opened(visit)
    seen.click(*seen.beside, answered=False)
    assert (territories(seen), shown(seen)) == (set(), "")
    seen.click(*seen.disc(apart(seen, 4)[1]))
    seen.click(*seen.beside)
    assert (territories(seen), shown(seen)) == (set(), "")
    assert seen.ringed() == set()
    seen.click(*seen.spot(*LIMOUSIN))
    assert territories(seen) == {("region", "75")}
    take_chips_away(seen.page, ["region=75"])
    for _ in range(2):
        seen.click(*seen.beside, answered=False)
        assert territories(seen) == set()
    assert seen.full() == seen.chosen


def ground(seen: Seen, *places: tuple[float, float]) -> list[np.ndarray]:
    pixels = seen.pixels
    spots = [seen.spot(*place).astype(int) for place in places]
    return [pixels[y, x] for x, y in spots]


def test_the_area_that_is_clicked_fills_the_view_and_the_others_are_pale(
    visit: Callable[..., Visit],
) -> None:
    seen = opened(visit)
    before = ground(seen, LIMOUSIN, AUVERGNE)
    whole, top = seen.picture.canvas.view, seen.box["y"]
    for place, beside, code in ((LIMOUSIN, AUVERGNE, "75"), (AUVERGNE, LIMOUSIN, "84")):
        seen.click(*seen.spot(*place))
        assert territories(seen) == {("region", code)}
        assert seen.box["y"] == top, "the map moves under the pointer"
        view = seen.picture.canvas.view
        assert view.region == code
        assert view.zoom > whole.zoom + 0.5
        assert seen.chosen <= seen.full()
        assert len(seen.page.locator(".map-list li").all()) == len(ids(f"region={code}"))
        (pale,) = ground(seen, beside)
        panel = np.array(rgb(LIGHT.panel))
        assert np.abs(pale - panel).sum() < 60
        seen.click(*seen.beside)
        assert territories(seen) == set()
        assert np.array_equal(ground(seen, LIMOUSIN, AUVERGNE), before)


@pytest.mark.exhaustive
def test_the_inset_chooses_its_region_and_a_departement_in_it_fills_the_view(
    visit: Callable[..., Visit],
) -> None:
    seen = opened(visit)
    inset = layout(narrow=False).inset
    assert inset is not None
    lon, lat = inset.shift.move(*PROVINS)
    seen.click(*seen.spot(float(lon), float(lat)))
    assert territories(seen) == {("region", INSET_REGION)}
    assert seen.picture.canvas.view.region == INSET_REGION
    seen.click(*seen.spot(*PROVINS))
    assert territories(seen) == {("region", INSET_REGION), ("departement", "77")}
    view = seen.picture.canvas.view
    assert view.lon == pytest.approx(3.0, abs=0.2)
    west, east = (view.spot(x, 100)[0] for x in (0, view.width))
    assert 1 < west < east < 5
    press(seen.page, "whole")
    assert "larger=france" in seen.page.url
    assert territories(seen) == {("region", INSET_REGION), ("departement", "77")}
    assert seen.full() == seen.chosen
    seen.page.go_back()
    settled(seen.page)
    assert seen.picture.canvas.view.region == INSET_REGION


def test_an_entry_of_the_list_answers_to_its_disc_and_the_disc_to_its_entry(
    visit: Callable[..., Visit],
) -> None:
    seen = opened(visit)
    page = seen.page
    for pin in (apart(seen, 4)[2], in_inset(seen)[3]):
        entry = page.locator(f'.map-list button[data-project="{pin["project"]}"]').first
        entry.focus()
        assert page.locator(f'.map-rings i.pointed[data-project="{pin["project"]}"]').count() >= 1
        page.keyboard.press("Enter")
        settled(page)
        assert shown(seen) == pin["project"]
        assert entry.get_attribute("aria-expanded") == "true"
        assert entry.evaluate("(one) => one === document.activeElement")
        assert seen.ringed() == {pin["project"]}
        entry.press("Enter")
        settled(page)
        assert shown(seen) == ""
        page.mouse.move(*seen.disc(pin))
        marked = page.locator(".map-list li.over button")
        expect(marked.first).to_have_attribute("data-project", str(pin["project"]))
        page.mouse.move(2, 2)
        expect(marked).to_have_count(0)


def test_the_sheet_of_an_opened_project_is_a_click_away(visit: Callable[..., Visit]) -> None:
    seen = visit(MAP, query="theme=ecology")
    page = seen.page
    entry = page.locator(".map-list button").first
    project = entry.get_attribute("data-project")
    entry.click()
    page.locator(OPEN).get_by_role("link", name="Voir la fiche").click()
    page.wait_for_url(lambda url: f"project={project}" in url and "theme=ecology" in url)
    settled(page)
    assert seen.failures() == []
    page.go_back()
    settled(page)
    assert "/map" in page.url


def test_the_list_has_every_project_once_in_each_of_its_regions(
    visit: Callable[..., Visit],
) -> None:
    page = visit(MAP).page
    index = selected().index
    told = page.locator(".map-list section").all()
    numbers = []
    for section in told:
        heading = section.locator("h2 span").all_inner_texts()
        entries = section.locator("button").count()
        assert heading[1].split()[0] == str(entries)
        numbers.append(entries)
    assert numbers == sorted(numbers, reverse=True)
    every = [one for one in ids() if index.values_of("region", one)]
    assert sum(numbers) == sum(len(index.values_of("region", one)) for one in every)
    lacking = set(ids()) - set(every)
    assert lacking
    links = page.locator(".st-key-links-without-region a").all()
    assert {dict(parse_qsl(urlsplit(one.get_attribute("href") or "").query))["project"]
            for one in links} == lacking  # fmt: skip


@pytest.mark.exhaustive
def test_clicks_count_after_filters_back_and_another_language(
    visit: Callable[..., Visit],
) -> None:
    seen = opened(visit, query="theme=ecology")
    page = seen.page
    pin = apart(seen, 3)[2]
    seen.click(*seen.disc(pin))
    assert (shown(seen), seen.ringed()) == (pin["project"], {pin["project"]})
    page.go_back()
    settled(page)
    assert (shown(seen), seen.ringed()) == ("", set())
    page.go_forward()
    settled(page)
    assert (shown(seen), seen.ringed()) == (pin["project"], {pin["project"]})
    page.goto(page.url + "&lang=en")
    settled(page)
    page.wait_for_selector(OPEN)
    assert page.locator(OPEN).first.get_by_role("link", name="See the sheet").count() == 1
    take_chips_away(page, ["theme=ecology"])
    other = next(one for one in apart(seen, 4) if one["departement"] != pin["departement"])
    seen.click(*seen.disc(other))
    assert seen.discs() == (seen.chosen, {other["project"]})


@pytest.mark.exhaustive
@pytest.mark.parametrize(("scheme", "width"), [("dark", 1440), ("light", 390)])
def test_clicks_count_in_the_dark_and_on_a_phone(
    visit: Callable[..., Visit], scheme: str, width: int
) -> None:
    seen = opened(visit, scheme=scheme, width=width)
    first = apart(seen, 2)[0]
    second = next(pin for pin in in_inset(seen) if pin["project"] != first["project"])
    for pin in (first, second):
        seen.click(*seen.disc(pin))
        assert shown(seen) == pin["project"]
        assert seen.discs() == (seen.chosen, {pin["project"]})


def scrolled(page: Page) -> float:
    top: float = page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollTop")
    return top


def scrolls(page: Page, where: str) -> None:
    """Wait until the page is scrolled to `where`, and no further."""
    top = "const top = document.querySelector('[data-testid=\"stMain\"]').scrollTop;"
    page.evaluate("window.top_before = undefined")
    page.wait_for_function(f"() => {{ {top} return {where}; }}")
    page.wait_for_function(
        f"""() => {{ {top} const before = window.top_before; window.top_before = top;
          return before === top; }}""",
        polling=200,
    )


def strip(seen: Seen) -> np.ndarray:
    """Return the colours of the middle of the map, wherever the page is scrolled to."""
    pixels, box = seen.pixels, seen.box
    left, top = round(box["x"]) + 50, round(box["y"]) + 100
    return pixels[top : top + 200, left : left + 250]


def swipe(page: Page, x: float, y: float, down: int) -> None:
    """Draw a finger over the glass from `x`, `y`, as far `down` as that."""
    finger = page.context.new_cdp_session(page)
    for kind, way in (("Start", 0), *(("Move", step * down / 10) for step in range(1, 11))):
        spot = {"x": x, "y": y + way}
        finger.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": [spot]})
        page.wait_for_timeout(30)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_wheel_and_finger_over_the_map_scroll_the_page(visit: Callable[..., Visit]) -> None:
    page = visit(MAP, width=390).page
    seen = Seen(page, narrow=True)
    page.locator(seen.canvas).first.scroll_into_view_if_needed()
    x, y = seen.box["x"] + 150, seen.box["y"] + 100
    before = strip(seen)
    assert before.std(axis=(0, 1)).max() > 10, "a part of the picture where something is drawn"
    start = scrolled(page)
    page.mouse.move(x, y)
    page.mouse.wheel(0, 120)
    scrolls(page, f"top > {start + 100}")
    first = scrolled(page)
    swipe(page, x, y, down=100)
    scrolls(page, f"top < {first - 50}")
    assert np.abs(strip(seen) - before).mean() < 1, "the picture itself has not moved"
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-map-zoom-{key} button").click()
    settled(page)


@pytest.mark.exhaustive
def test_buttons_magnify_move_and_lead_back(visit: Callable[..., Visit]) -> None:
    seen = opened(visit)
    page = seen.page
    whole = seen.pixels
    wide = seen.picture.canvas.view
    for key in ("in", "in", "east", "south"):
        before = page.url
        press(page, key)
        assert page.url != before
    part = seen.picture.canvas.view
    assert part.steps == 2
    assert part.lon > wide.lon
    assert part.lat < wide.lat
    there = [pin for pin in seen.pins if _inside(seen, pin)]
    assert 0 < len(there) < len(seen.pins)
    assert {str(pin["project"]) for pin in there} <= seen.full()
    page.go_back()
    settled(page)
    assert seen.picture.canvas.view.lat == pytest.approx(wide.lat, abs=0.01)
    press(page, "whole")
    assert "part=" not in page.url
    assert (np.abs(seen.pixels - whole).max(axis=2) > 40).mean() < 0.001
    page.locator(".st-key-map-zoom-in button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "part=1" in url)
    settled(page)
    assert page.locator(".st-key-map-zoom-in button").evaluate("(one) => one.matches(':focus')")


def _inside(seen: Seen, pin: dict[str, object]) -> bool:
    view = seen.picture.canvas.view
    x, y = view.pixels(*np.array([pin["at"]]).T)[0] + pin["offset"]
    if not (20 < x < view.width - 20 and 20 < y < view.height - 20):
        return False
    buttons = seen.page.locator(".st-key-map-zoom").bounding_box()
    assert buttons is not None
    across, down = seen.disc(pin)
    over = buttons["x"] - 12 < across and down < buttons["y"] + buttons["height"] + 12
    return not over


UNKNOWN = (
    "shown=<b>nobody",
    "larger=999&lines=<b>x",
    *(f"part={part}" for part in ("9/46/2", "x", "1/46", "1/abc/2", "0/46/2")),
)


@pytest.mark.exhaustive
def test_a_part_a_region_or_a_project_that_is_none_is_told(
    visit: Callable[..., Visit], subtests: pytest.Subtests
) -> None:
    seen = visit(MAP, "en")
    for query in UNKNOWN:
        with subtests.test(query):
            lead(seen.page, f"/map?{quote(query, '=&/')}")
            told = seen.page.locator('[data-testid="stAlertContentWarning"]').all_inner_texts()
            for asked in query.split("&"):
                assert any(asked in text for text in told)
            assert seen.failures() == []


@pytest.fixture(scope="module")
def without_webgl(browser: Browser, server: Server) -> Iterator[Visitor]:
    """A visitor with a browser as on an old laptop or a remote desktop."""
    started = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=["--no-sandbox", "--disable-gpu", "--disable-3d-apis"],
    )
    yield Visitor(started, server)
    started.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_webgl_the_same_map_is_a_drawing(without_webgl: Visitor, scheme: str) -> None:
    page = without_webgl.visit(MAP, scheme=scheme, height=1600).page
    page.wait_for_selector(DRAWING)
    settled(page)
    seen = Seen(page, dark=scheme == "dark", canvas=DRAWING)
    assert page.locator(DECK).count() == 0
    assert page.locator('[data-testid="stDataFrame"]').count() == 1
    assert page.get_by_text("WebGL").count() == 1
    assert seen.full() == seen.chosen != set()
    for pin in (apart(seen, 4)[1], in_inset(seen)[0]):
        seen.click(*seen.disc(pin))
        assert shown(seen) == pin["project"]
        assert seen.ringed() == {pin["project"]}
    seen.click(*seen.beside)
    assert shown(seen) == ""
    assert seen.discs() == (seen.chosen, set())


def test_the_small_map_of_a_sheet_is_a_drawing_and_says_what_its_discs_are(
    visit: Callable[..., Visit],
) -> None:
    page = visit(LANDLORD_SHEET).page
    assert page.locator(DECK).count() == 0
    discs = page.locator(DRAWING + " [data-project]")
    assert discs.count() >= 1
    titles = selected().index.portfolio.project_titles("fr")
    project = str(discs.first.get_attribute("data-project"))
    assert titles[project] in str(discs.first.locator("title").text_content())
    discs.first.click()
    settled(page)
    assert page.locator(DRAWING + " [data-project]").count() == discs.count()


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
    assert any(said("theme=culture") in str(text) for text in texts)
    assert sum(text == "C" for text in texts) == 1
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) >= 10


@pytest.mark.exhaustive
@in_each_language
def test_what_is_seen_larger_and_joined_goes_into_the_address(
    visit: Callable[..., Visit], elsewhere: Callable[[str], Page], language: str
) -> None:
    words = Words(language)  # type: ignore[arg-type]
    # All of it is in the window: a list of choices closes when the page scrolls.
    seen = visit(MAP, language, height=1500)
    page = seen.page
    for label, option, written in (
        ("Zoom to", "Île-de-France", "larger=11"),
        ("Join the projects of", "Groupe Action Logement", "lines=network%3Aaction-logement"),
    ):
        page.get_by_role("combobox", name=words.text(label)).click()
        if label == "Zoom to":
            names = page.get_by_role("option").all_inner_texts()[1:]
            assert "Île-de-France" in names
            assert names == in_order(names)
        page.get_by_role("option", name=option).click()
        page.wait_for_url(lambda url, written=written: written in url)
        settled(page)
    other = elsewhere(page.url)
    for label, value in (
        ("Zoom to", "Île-de-France"),
        ("Join the projects of", f"Groupe Action Logement ({words.text('network')})"),
    ):
        expect(other.get_by_role("combobox", name=words.text(label))).to_have_value(value)
    page.go_back()
    page.wait_for_url(lambda url: "lines=" not in url)
    settled(page)
    assert "larger=11" in page.url
    assert seen.failures() == []
