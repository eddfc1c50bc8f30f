"""A person reviews an announcement: corrects, loses nothing, adds it, and finds it on the pages."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from loaders.editing.writing import init_directory
from loaders.package.data_folder import WORK
from tests.browser.places import ANNOUNCEMENT, PROJECTS
from tests.browser.server import serving
from tests.browser.visitor import Visitor, settled

pytestmark = pytest.mark.browser

TEXT = (
    Path(__file__).parents[1] / "loaders" / "announcement" / "fixtures" / "title-line-a.txt"
).read_text("utf-8")
TITLES = ("Des écrans et des voisins", "Vieillir ici, au 3ème étage", "Kaz an nou")
SOURCE = "https://example.org/annonce"


@contextmanager
def dashboard(browser: Browser, log: Path, *arguments: str, **env: str) -> Iterator[Visitor]:
    command = (sys.executable, "-m", "dashboard.commands.cli", *arguments)
    with serving(log, command, env={**os.environ, **env}) as running:
        yield Visitor(browser, running)
        assert "Traceback" not in running.printed()


def _press(page: Page, name: str, *, exact: bool = True) -> None:
    page.get_by_role("button", name=name, exact=exact).first.click()
    settled(page)


def _fill(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True).first
    field.fill(text)
    field.press("Tab")
    settled(page)


def _read(page: Page, text: str) -> str:
    _fill(page, "Or paste its text here", text)
    page.get_by_role("button", name="Read the text").click()
    page.wait_for_url("**review=*", timeout=60_000)
    settled(page)
    return page.url.partition("review=")[2].partition("&")[0]


def _summarise(page: Page) -> None:
    for number in range(len(TITLES)):
        _fill(page, "Summary in French", f"Un résumé, le {number}.")
        _fill(page, "Summary in English", f"A summary, number {number}.")
        if number < len(TITLES) - 1:
            _press(page, "→")


@pytest.mark.exhaustive
def test_an_announcement_is_reviewed_kept_and_added(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    init_directory(folder)
    given = ("--data", str(folder), "--edit")
    with dashboard(browser, tmp_path / "first.txt", *given) as visitor:
        page = visitor.visit(ANNOUNCEMENT, "en", height=3000).page
        review = _read(page, TEXT)
        _points_at_words(page)
        _fill(page, "Title", "Des écrans, des voisins")
        _press(page, "Add: places")
        _fill(page, "Place 3", "Floirac")
        expect(page.get_by_label("Which commune is it?")).to_be_visible()  # there are two
        _makes_words_a_value(page)
        _fill(page, "Address of the announcement (every project cites it)", SOURCE)
        _summarise(page)
        page.reload()
        settled(page)
        expect(page.get_by_label("Title", exact=True).first).to_have_value(
            "Des écrans, des voisins"
        )
        _two_windows(visitor, page, review)
    with dashboard(browser, tmp_path / "second.txt", *given) as visitor:  # it was stopped meanwhile
        page = visitor.visit(ANNOUNCEMENT, "en", height=3000, query=f"review={review}").page
        expect(page.get_by_label("Summary in French").first).to_have_value("Un résumé, le 0.")
        _fill(page, "Summary in English", "")  # no summary is obligatory
        page.get_by_text("Add to the data set").first.click()
        settled(page)
        _press(page, "Write to the data set")
        expect(page.get_by_text("Written to")).to_be_visible()
        other = visitor.visit(PROJECTS, "en", query="committee=2022-06-16").page
        expect(other.get_by_text(re.compile(r"3 projects of \d+"))).not_to_have_count(0)
        page.reload()
        settled(page)
        expect(page.get_by_text("This project is in the data set.")).to_be_visible()
    checked = subprocess.run(
        [sys.executable, "-m", "dashboard.commands.cli", "check", "--data", str(folder)],
        check=False,
    )
    assert checked.returncode == 0


def _points_at_words(page: Page) -> None:
    assert page.locator("mark[role=button]").count() > 10
    page.get_by_role("button", name="❝").last.click()
    settled(page)
    pointed = page.locator(".pointed")
    expect(pointed).not_to_have_count(0)
    assert pointed.first.inner_text().strip() in TEXT
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({**size, "height": 800})
    page.get_by_label("Summary in English").scroll_into_view_if_needed()
    expect(pointed.first).to_be_in_viewport()  # the text stays beside the drafts
    page.set_viewport_size(size)
    page.locator("mark[role=button]", has_text="Chambéry").first.press("Enter")
    settled(page)
    expect(page.get_by_label("Place 1", exact=True)).to_be_focused()
    expect(page.get_by_label("Place 1", exact=True)).to_have_value("Chambéry")
    expect(page.get_by_label("Title", exact=True).first).to_have_value(TITLES[1])
    _press(page, "←")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [
        f"{rule['id']}: {node['html']}"
        for rule in found.response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ] == []


def _makes_words_a_value(page: Page) -> None:
    """Select a word of the text with the mouse and make it a partner."""
    before = page.get_by_label("Partners 1").count()
    page.evaluate(
        """() => {
          const host = [...document.querySelectorAll('*')].find(
            (one) => one.shadowRoot?.querySelector('.text') || one.classList?.contains('text'));
          const box = host.shadowRoot ? host.shadowRoot.querySelector('.text') : host;
          const part = [...box.children].find((one) => one.textContent.includes('rive droite'));
          const start = part.textContent.indexOf('rive droite');
          const range = document.createRange();
          range.setStart(part.firstChild, start);
          range.setEnd(part.firstChild, start + 'rive droite'.length);
          const selection = document.getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
        }"""
    )
    page.get_by_role("button", name="Partner", exact=True).click()
    settled(page)
    assert page.get_by_label("Partners 1").count() > before
    assert "rive droite" in page.locator(".pointed").first.inner_text()


def _two_windows(visitor: Visitor, page: Page, review: str) -> None:
    """What a second window enters on an old state is told and not lost; the first one stays."""
    other = visitor.visit(ANNOUNCEMENT, "en", height=3000, query=f"review={review}").page
    _fill(page, "Title", "Ce que la première dit")
    _fill(other, "Title", "Ce que la seconde dit")
    expect(other.get_by_text("Not kept: Ce que la seconde dit")).to_be_visible()
    expect(other.get_by_label("Title", exact=True).first).to_have_value("Ce que la première dit")
    other.close()


@pytest.mark.exhaustive
def test_without_editing_one_can_draft_and_is_told_how_to_write(
    browser: Browser, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    with dashboard(browser, tmp_path / "log.txt", XDG_STATE_HOME=str(state)) as visitor:
        page = visitor.visit(ANNOUNCEMENT, "fr", height=3000).page
        page.locator('input[type="file"]').set_input_files(
            {"name": "image.docx", "mimeType": "text/plain", "buffer": b"\x89PNG\r\n"}
        )
        expect(page.locator('[data-testid="stAlert"]')).to_be_visible(timeout=30_000)
        page.locator('input[type="file"]').set_input_files(
            {"name": "annonce.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
        )
        page.wait_for_url("**review=*", timeout=60_000)
        settled(page)
        page.get_by_text("Ajouter aux données").first.click()
        settled(page)
        expect(page.get_by_text("laureats init")).to_be_visible()
        expect(page.get_by_role("button", name="Écrire dans les données")).to_have_count(0)
        # Who has not the address sees nothing of it, and who has it is told to keep it.
        other = visitor.visit(ANNOUNCEMENT, "fr", height=3000).page
        expect(other.locator("textarea")).to_be_visible()
        expect(other.get_by_text("Annonces en cours")).to_have_count(0)
        expect(page.get_by_text("le seul chemin vers cette relecture")).to_be_visible()
        other.close()
        assert list(state.rglob("*.json"))
        damaged = next(state.rglob("*.json"))
        damaged.write_bytes(damaged.read_bytes()[:100])
        page.reload()
        settled(page)
        expect(page.get_by_text("endommagé").first).to_be_visible()


def test_reviews_are_no_part_of_the_data(tmp_path: Path) -> None:
    init_directory(tmp_path / "data")
    kept = tmp_path / "data" / WORK / "reviews"
    kept.mkdir(parents=True)
    (kept / "0123456789ab.json").write_text("{", encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "dashboard.commands.cli", "check", "--data", str(tmp_path / "data")],
        check=False,
    )
    assert checked.returncode == 0
