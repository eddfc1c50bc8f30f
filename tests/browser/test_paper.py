"""What goes out of the dashboard on paper or as a picture: white, whole, and of one width."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.places import OVERVIEW, PAGES, PLACES, PROJECT_SHEET, Place, in_each_language
from tests.browser.visitor import Visit, lead, settled
from tests.shipped import said

pytestmark = pytest.mark.browser

PDFTOPPM = shutil.which("pdftoppm")
RSVG = shutil.which("rsvg-convert")

needs_poppler = pytest.mark.skipif(not PDFTOPPM, reason="pdftoppm is missing: paper is NOT seen")

PRESENT, PRINT = (
    next(place for place in PLACES if place.name == name) for name in ("present", "print")
)
MAP, BOARD = (next(place for place in PAGES if place.name == name) for name in ("map", "board"))

SVG = "{http://www.w3.org/2000/svg}"
NOT_PLAIN = {"style", "class", "vector-effect", "pointer-events", "overflow"}
"""What other programs do not read, or not in a file."""


def printed(page: Page, folder: Path) -> list[np.ndarray]:
    """Return the sheets of A4 that the browser prints, as rows of red, green and blue."""
    page.pdf(path=folder / "paper.pdf", format="A4", print_background=True)
    subprocess.run(
        [str(PDFTOPPM), "-r", "40", str(folder / "paper.pdf"), str(folder / "sheet")], check=True
    )
    sheets = [np.asarray(Image.open(path)) for path in sorted(folder.glob("sheet*.ppm"))]
    for path in folder.glob("sheet*.ppm"):
        path.unlink()
    return [sheet.astype(int) for sheet in sheets]


def light(sheet: np.ndarray) -> float:
    """Return the share of a sheet that is white: a panel or a dark page leaves little."""
    return float((sheet.min(axis=2) > 250).mean())


def left_third_is_paper(sheet: np.ndarray) -> bool:
    """Return whether the left third is white between what is written, and no panel."""
    third = sheet[:, : sheet.shape[1] // 3].min(axis=2)
    return float((third > 250).mean()) > 0.6


@needs_poppler
@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize(
    "place", [OVERVIEW, MAP, PROJECT_SHEET, BOARD, PRINT, PRESENT], ids=lambda place: place.name
)
def test_paper_is_white_and_without_panel(
    visit: Callable[..., Visit], tmp_path: Path, place: Place, scheme: str
) -> None:
    seen = visit(place, scheme=scheme)
    sheets = printed(seen.page, tmp_path)
    for sheet in sheets:
        assert light(sheet) > 0.6
        assert left_third_is_paper(sheet)
    assert min(sheet.min() for sheet in sheets) < 60, "text is dark"
    assert seen.failures() == []


@needs_poppler
def test_paper_is_the_same_from_every_window(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """Width and colours are those of the paper, whatever the screen is."""
    kept: list[np.ndarray] = []
    for width, scheme in ((1440, "light"), (1000, "light"), (390, "light"), (1440, "dark")):
        page = visit(PRINT, scheme=scheme, width=width, height=900).page
        box = page.locator(".a4").bounding_box()
        assert box is not None
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, "it is not whole on the screen"
        (sheet,) = printed(page, tmp_path)
        kept.append(sheet)
    for other in kept[1:]:
        assert other.shape == kept[0].shape
        assert (np.abs(other - kept[0]).max(axis=2) > 60).mean() < 0.0005


WITHIN = """() => {
  const sheet = document.querySelector(".a4");
  const foot = sheet.querySelector("footer").getBoundingClientRect().top;
  const above = [...sheet.children].filter((one) => !one.matches("footer"));
  const cut = [...sheet.querySelectorAll("h1, header p, .others")]
    .filter((one) => one.scrollHeight > one.clientHeight + 1);
  return [above.every((one) => one.getBoundingClientRect().bottom <= foot), cut.length,
    Math.min(...[...sheet.querySelectorAll("table *, .others")]
      .map((one) => parseFloat(getComputedStyle(one).fontSize)))];
}"""


@in_each_language
def test_the_selection_prints_on_one_sheet(
    visit: Callable[..., Visit], language: str, subtests: pytest.Subtests
) -> None:
    """Of many, some, one or no project: one sheet, and nothing on it lies over anything else."""
    page = visit(PRINT, language, query="region=53", width=1440).page
    for query in ("", "region=11", "theme=seniors", "region=04", "committee=2021-02-04", NOTHING):
        with subtests.test(query):
            lead(page, PRINT.address(query))
            _prints_on_one_sheet(page, query, language)


NOTHING = "q=zzzzzz"


def _prints_on_one_sheet(page: Page, query: str, language: str) -> None:
    within, cut, smallest = page.evaluate(WITHIN)
    assert within
    assert cut == 0
    assert query == NOTHING or smallest >= 12 - 0.01, "9 points are 12 pixels"
    (sheet,) = PdfReader(
        io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))
    ).pages
    text = sheet.extract_text()
    assert "".join(said(query, language).split()) in "".join(text.split())
    assert "Source" in text
    assert "Ctrl+P" not in text
    assert "undefined" not in text


@pytest.mark.parametrize(
    ("address", "width", "scheme", "told"),
    [
        ("projects?project=les-gens-qui-sement", 1440, "light", "https://"),
        ("projects?project=soutien-technique-au-parcours-residentiel", 390, "dark", "https://"),
        ("projects?project=gaming-house", 1000, "light", "https://"),
        ("sheet?kind=landlord&id=seqens", 1440, "dark", "Les gens qui sèment"),
        ("sheet?kind=network&id=action-logement", 390, "light", "Les gens qui sèment"),
        ("sheet?kind=region&id=11", 1000, "light", "Les gens qui sèment"),
    ],
)
def test_a_sheet_prints_on_one_page(
    visit: Callable[..., Visit], address: str, width: int, scheme: str, told: str
) -> None:
    page = visit(Place("sheet", f"/{address}", ""), width=width, height=844, scheme=scheme).page
    assert not page.locator(".a4").is_visible()
    title = page.locator('[data-testid="stMain"] h1').first.inner_text()
    (sheet,) = PdfReader(io.BytesIO(page.pdf(print_background=True))).pages
    text = " ".join(sheet.extract_text().split())
    assert title in text
    assert "Source" in text
    assert told in text
    assert "Exporter" not in text


@pytest.mark.exhaustive
@needs_poppler
def test_a_chart_fills_the_sheet(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit(OVERVIEW, width=1000, height=900).page
    sheets = printed(page, tmp_path)
    coloured = np.concatenate([np.ptp(sheet, axis=2).max(axis=0) for sheet in sheets])
    width = sheets[0].shape[1]
    # Text is all but grey; the accent of the bars is a blue of which the parts differ by some 40.
    reach = [int(np.flatnonzero(one > 25).max()) for one in np.split(coloured, len(sheets))]
    assert max(reach) > 0.8 * width


@pytest.mark.exhaustive
def test_no_panel_is_left_beside_a_page_that_stands_alone(visit: Callable[..., Visit]) -> None:
    page = visit(BOARD).page
    page.get_by_role("link", name="Présenter").first.click()
    page.wait_for_url(lambda url: "/present" in url)
    settled(page)
    main = page.locator('[data-testid="stMain"]').bounding_box()
    assert main is not None
    assert (main["x"], main["width"]) == (0, 1440)


def saved(page: Page, key: str, kind: str, folder: Path) -> Path:
    if not page.get_by_role("button", name=f"({kind})").count():
        page.locator(f".st-key-export-{key} button").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"({kind})").click()
    path = folder / f"{key}.{kind.lower()}"
    download.value.save_as(path)
    return path


COMPARE = Place("compare", "/compare", "")
PICTURES = [
    (OVERVIEW, "themes"),
    (OVERVIEW, "regions"),
    (COMPARE, "themes-regions"),
    (MAP, "map"),
    (next(place for place in PAGES if place.name == "gaps"), "gap-map"),
]


@pytest.mark.parametrize(("place", "key"), PICTURES, ids=[key for _, key in PICTURES])
def test_a_saved_picture_opens_right_elsewhere(
    visit: Callable[..., Visit], tmp_path: Path, place: Place, key: str
) -> None:
    page = visit(place, scheme="dark").page
    svg = saved(page, key, "SVG", tmp_path)
    text = svg.read_text("utf-8")
    drawn = ElementTree.fromstring(text)  # noqa: S314 - the dashboard's own file
    assert drawn[0].tag == f"{SVG}title"
    assert drawn[0].text
    assert drawn[1].tag == f"{SVG}desc"
    assert drawn[1].text
    assert "transparent" not in text
    assert "Arial" in drawn.get("font-family", "")
    assert (drawn.get("width"), drawn.get("height")) == ("1280", "720")
    assert {name for one in drawn.iter() for name in one.attrib}.isdisjoint(NOT_PLAIN)
    assert [one.tag for one in drawn.iter()].count(f"{SVG}svg") == 1
    assert not [one for one in drawn.iter() if "url(" in one.get("fill", "")]
    assert not re.search(
        r'="[^"]*(rgba?\(|\d%|\dem\b)', re.sub("<desc>.*?</desc>|<title>.*?</title>", "", text)
    )
    told = ["".join(one.itertext()) for one in drawn.iter(f"{SVG}text")]
    assert any("Source" in one for one in told)
    picture = Image.open(saved(page, key, "PNG", tmp_path))
    assert picture.size == (2560, 1440)
    assert [round(value) for value in picture.info["dpi"]] == [192, 192]
    assert light(np.asarray(picture.convert("RGB")).astype(int)) > 0.5
    if not RSVG:
        pytest.skip("rsvg-convert is missing: the drawing is NOT looked at")
    made = subprocess.run([RSVG, "-z", "2", str(svg)], capture_output=True, check=True).stdout
    other = Image.open(io.BytesIO(made)).convert("RGB").resize(picture.size)
    apart = np.abs(np.asarray(other).astype(int) - np.asarray(picture.convert("RGB")).astype(int))
    assert (apart.max(axis=2) > 100).mean() < 0.03, "another program draws it otherwise"


def test_a_saved_picture_is_the_same_from_every_window(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    texts = []
    for width, scheme in ((1440, "light"), (1000, "dark")):
        page = visit(OVERVIEW, scheme=scheme, width=width, height=900).page
        texts.append(saved(page, "themes", "SVG", tmp_path).read_text("utf-8"))
    assert len(set(texts)) == 1


def test_a_picture_is_copied_or_where_that_is_forbidden_given_as_a_file(
    visit: Callable[..., Visit],
) -> None:
    page = visit(OVERVIEW, fresh=True).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".st-key-export-themes button").first.click()
    copy = page.get_by_role("button", name="Copier l’image")
    copy.click()
    page.locator(".pictures p:not(:empty)").wait_for()
    assert "Copiée" in page.locator(".pictures p").inner_text()
    kinds = page.evaluate("navigator.clipboard.read().then((items) => items[0].types)")
    assert kinds == ["image/png"]
    page.context.clear_permissions()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    with page.expect_download() as download:
        copy.click()
    assert download.value.suggested_filename.endswith(".png")
    page.locator(".pictures p", has_text="enregistré").wait_for()


def test_a_chart_that_is_not_drawn_says_so(visit: Callable[..., Visit], visitor: object) -> None:
    page = visit(COMPARE, fresh=True).page
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.route("**/plotly.min.js", lambda route: route.abort())
    page.reload()
    page.wait_for_selector(".plot-host:not(:empty)")
    expect(page.locator(".plot-host").first).to_contain_text("n’a pas pu être dessiné")
    assert any("A chart was not drawn" in text for text in told)
