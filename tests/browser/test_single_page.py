"""The file to send is opened by a double click: offline, on a phone, and on paper."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pypdf import PdfReader

from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.single_page.page import build_page
from dashboard.language.translation import Words
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.package.load import SHIPPED, load_portfolio

pytestmark = pytest.mark.browser

BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.exhaustive
def test_the_file_opens_alone_reads_on_a_phone_and_prints_a_slide_a_page(
    browser: Browser, tmp_path: Path
) -> None:
    index = Index(load_portfolio(SHIPPED))
    selection = Selection(index, read_address("committee=2021-02-04", index)[0])
    file = tmp_path / "page.html"
    file.write_bytes(build_page(selection, DeckOptions(), Words("fr")))
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(file.as_uri())
    slides = page.locator("figure").count()
    assert page.locator("figure").first.is_visible()
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(BEYOND) == 0
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.response["violations"] == [], width
    assert page.locator("figure:visible").count() == slides  # pictures, and their words below
    assert page.locator("#slide-2 h2").is_visible()
    assert page.locator("#slide-2 details").inner_text()
    paper = tmp_path / "page.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    context.close()
    assert asked == [file.as_uri()]
    assert told == []
    wide = [one.mediabox.width > one.mediabox.height for one in PdfReader(paper).pages]
    assert wide[:slides] == [True] * slides
    assert len(wide) > slides
    assert not any(wide[slides:])
