"""A person makes a deck and presents it with the arrow keys."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page
from pptx import Presentation

from dashboard.language.translation import Words
from tests.browser.places import Place
from tests.browser.visitor import Visit, settled

pytestmark = pytest.mark.browser

BOARD = Place("board", "/board", "Prepare the board")
PRESENT = Place("present", "/present", "Back to the deck")


def test_one_button_makes_the_deck_of_what_is_filtered_and_one_the_page_to_send(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    page = visit(BOARD, query="committee=2021-02-04").page
    with page.expect_download(timeout=60_000) as download:
        page.locator(".st-key-deck-make button").first.click()
    deck = Presentation(str(download.value.path()))
    texts = [shape.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert any("4 février 2021" in text for text in texts)
    assert len(deck.slides) >= 10
    assert re.fullmatch(
        r"laureats-4-fevrier-2021-\d{4}-\d\d-\d\d\.pptx", download.value.suggested_filename
    )

    with page.expect_download(timeout=60_000) as download:
        page.locator(".st-key-deck-send button").first.click()
    assert re.fullmatch(
        r"laureats-4-fevrier-2021-\d{4}-\d\d-\d\d\.html", download.value.suggested_filename
    )
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.count("<article") == 7


def test_the_title_is_kept_in_the_address(visit: Callable[..., Visit]) -> None:
    page = visit(BOARD).page
    page.locator(".st-key-deck-form-title input").fill("Bilan <b>2021</b>")
    page.keyboard.press("Enter")
    settled(page)
    assert "deck-title=Bilan" in page.url
    page.reload()
    settled(page)
    for link in ("One page to print", "Back to the deck"):  # and so it is after a look at the paper
        page.get_by_role("link", name=Words("fr").text(link)).click()
        settled(page)
    assert page.locator(".st-key-deck-form-title input").input_value() == "Bilan <b>2021</b>"


def test_back_brings_the_form_back(visit: Callable[..., Visit]) -> None:
    page = visit(BOARD, query="deck-title=A").page
    title, below = (page.locator(f".st-key-deck-form-{name} input") for name in
                    ("title", "subtitle"))  # fmt: skip
    for field, text in ((title, "B"), (below, "C")):
        field.fill(text)
        page.keyboard.press("Enter")
        settled(page)
    assert "deck-title=B" in page.url
    page.go_back()
    settled(page)
    assert (title.input_value(), below.input_value()) == ("B", "")
    page.go_back()
    settled(page)
    assert title.input_value() == "A"
    assert "deck-title=A" in page.url
    page.go_forward()
    settled(page)
    assert title.input_value() == "B"


def test_a_picture_in_name_only_is_refused_and_nothing_is_lost(
    visit: Callable[..., Visit],
) -> None:
    page = visit(BOARD, query="deck-title=Bilan").page
    page.get_by_text("Logo, couleur, modèle").click()
    page.locator(".st-key-deck-form-logo input[type=file]").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": b"<svg xmlns='x'/>"}
    )
    settled(page)
    page.locator('[data-testid="stAlert"]').first.wait_for()
    settled(page)
    assert "deck-title=Bilan" in page.url
    assert page.locator('[data-testid="stException"]').count() == 0


def section_titles(page: Page) -> list[str]:
    return [one.input_value() for one in page.locator(".board-slides textarea:visible").all()]


def press(page: Page, number: int, what: str) -> None:
    """Press a button of a slide with the keyboard."""
    page.locator(".board-slides li").nth(number - 1).locator(f"button[data-what={what}]").focus()
    page.keyboard.press("Enter")
    settled(page)


def test_slides_are_moved_taken_out_and_put_back_with_the_keyboard(
    visit: Callable[..., Visit],
) -> None:
    page = visit(BOARD, query="committee=2021-02-04").page
    before = section_titles(page)
    press(page, 4, "later")
    moved = section_titles(page)
    assert moved[3:5] == before[4:2:-1]
    assert "deck-slides=" in page.url
    focused = page.locator(".board-slides").evaluate(
        "(one) => one.getRootNode().activeElement.dataset.what"
    )
    assert focused == "later"
    press(page, 4, "remove")
    taken = section_titles(page)
    assert taken == [*moved[:3], *moved[4:]]
    page.reload()
    settled(page)
    assert section_titles(page) == taken
    page.get_by_role("radio", name="Complet").click()
    settled(page)
    assert section_titles(page) == before


def test_a_slide_of_projects_moves_among_its_like(visit: Callable[..., Visit]) -> None:
    page = visit(BOARD, query="committee=2021-02-04&deck-slides=title,projects,method").page
    before = section_titles(page)
    press(page, 2, "later")
    after = section_titles(page)
    assert len(after) == len(before) == 6
    assert page.url.count("deck-project=") == 7
    press(page, 2, "remove")
    assert page.url.count("deck-project=") < 7


def test_a_title_is_changed_in_place_and_given_back(visit: Callable[..., Visit]) -> None:
    page = visit(BOARD, query="committee=2021-02-04").page
    field = page.locator(".board-slides textarea").nth(1)
    ours = field.input_value()
    field.fill("Notre <b>bilan</b> : 7 lauréats")
    page.keyboard.press("Enter")
    settled(page)
    assert "deck-name=key-figures" in page.url
    with page.expect_download(timeout=60_000) as download:
        page.locator(".st-key-deck-make button").first.click()
    deck = Presentation(str(download.value.path()))
    titles = [slide.shapes.title.text.replace("\xa0", " ") for slide in deck.slides]
    assert "Notre <b>bilan</b> : 7 lauréats" in titles
    page.locator(".board-slides textarea").nth(1).fill("")
    page.keyboard.press("Enter")
    settled(page)
    assert "deck-name" not in page.url
    assert page.locator(".board-slides textarea").nth(1).input_value() == ours


def test_what_is_left_out_is_told_and_the_essential_is_the_projects_and_little_else(
    visit: Callable[..., Visit],
) -> None:
    page = visit(BOARD, query="committee=2021-02-04").page
    assert "trop peu de projets par thématique" in page.locator("body").inner_text()
    page.get_by_role("radio", name="L’essentiel").click()
    settled(page)
    said = " ".join(section_titles(page))
    assert len(section_titles(page)) <= 9
    for title in ("Vieillir chez soi", "Les gens qui sèment", "Bien plus qu’un logement"):
        assert title in said.replace("\xa0", " ")


def test_days_of_boards_are_read_as_people_write_them(visit: Callable[..., Visit]) -> None:
    page = visit(BOARD).page
    for name, text in (("board", "3/12/2026"), ("since", "30 juin 2025")):
        page.locator(f".st-key-deck-form-{name}-text input").fill(text)
        page.keyboard.press("Enter")
        settled(page)
    assert "deck-board=2026-12-03" in page.url
    assert "deck-since=2025-06-30" in page.url
    said = " ".join(section_titles(page)).replace("\xa0", " ")
    assert "depuis le conseil du 30 juin 2025" in said
    page.locator(".st-key-deck-form-board-text input").fill("bientôt")
    page.keyboard.press("Enter")
    settled(page)
    assert "04/02/2021" in page.locator('[data-testid="stCaptionContainer"]').first.inner_text()
    assert "deck-board" not in page.url  # what is no day is none on a slide either
    tops = [
        page.locator(f".st-key-deck-form-{name} input").bounding_box()["y"]  # type: ignore[index]
        for name in ("title", "board-text", "since-text")
    ]
    assert len(set(tops)) == 1
    page.locator(".st-key-deck-form-board-text input").fill("4/12/2026")
    page.keyboard.press("Enter")
    settled(page)
    assert "deck-board=2026-12-04" in page.url


def picture() -> bytes:
    """A PNG of a blue square."""
    made = io.BytesIO()
    Image.new("RGB", (80, 80), "#1d4c9f").save(made, "png")
    return made.getvalue()


@pytest.fixture
def emptied(visit: Callable[..., Visit]) -> Iterator[Callable[..., Visit]]:
    """Visits, after which this browser keeps nothing of a board."""
    yield visit
    visit(BOARD, fresh=True).page.evaluate("localStorage.clear()")


@pytest.mark.exhaustive
def test_logo_and_named_decks_are_there_the_next_time(emptied: Callable[..., Visit]) -> None:
    page = emptied(BOARD, query="committee=2021-02-04").page
    page.get_by_text("Logo, couleur, modèle").click()
    page.locator(".st-key-deck-form-logo input[type=file]").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": picture()}
    )
    page.locator(".st-key-deck-form-logo-remove").wait_for()
    page.locator(".board-slides textarea").nth(1).fill("Sept lauréats")
    page.keyboard.press("Enter")
    settled(page)
    page.locator(".st-key-deck-name input").fill("Conseil de mars")
    page.keyboard.press("Enter")
    settled(page)
    page.locator(".st-key-deck-keep button").click()
    settled(page)
    again = emptied(BOARD).page
    again.locator(".st-key-deck-kept").wait_for()
    again.locator(".st-key-deck-kept input").click()
    again.get_by_role("option", name="Conseil de mars").click()
    settled(again)
    again.wait_for_function("() => location.search.includes('committee=2021-02-04')")
    assert "Sept lauréats" in section_titles(again)
    with again.expect_download(timeout=60_000) as download:
        again.locator(".st-key-deck-make button").first.click()
    with zipfile.ZipFile(download.value.path()) as deck:
        assert any(name.endswith(".png") for name in deck.namelist())
    shown = emptied(PRESENT).page
    shown.wait_for_function(
        "() => atob(document.querySelector('.slide').src.split(',')[1]).includes('data:image/png')"
    )
    again.bring_to_front()
    again.locator(".st-key-deck-forget input").click()
    again.get_by_role("option", name="Conseil de mars").click()
    settled(again)
    assert again.locator(".st-key-deck-kept").count() == 0
    last = emptied(BOARD).page
    last.get_by_text("Logo, couleur, modèle").click()
    last.locator(".st-key-deck-form-logo-remove").wait_for()  # the logo stays
    assert last.locator(".st-key-deck-kept").count() == 0


def at(page: Page) -> int:
    """Return the number of the slide that is shown; the address must say the same."""
    said = re.search(r"slide=(\d+)", page.url)
    shown = page.locator(".presenter .number").text_content() or ""
    assert said is not None
    assert shown.startswith(f"{said[1]} /")
    return int(said[1])


def test_the_keys_of_a_remote_turn_the_slides(visit: Callable[..., Visit]) -> None:
    page = visit(PRESENT, query="slide=2").page
    first = page.locator("h1").inner_text()
    last = int((page.locator(".presenter .number").text_content() or "").split("/")[1])
    for key, number in (
        ("ArrowRight", 3), ("ArrowLeft", 2), ("PageDown", 3), ("PageDown", 4), ("PageUp", 3),
        ("Space", 4), ("Shift+Space", 3), ("End", last), ("PageDown", last), ("Home", 1),
        ("PageUp", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("PageDown", 2),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert at(page) == number, key
    assert page.locator("h1").inner_text() == first
    page.reload()
    settled(page)
    assert page.locator("h1").inner_text() == first


def test_slides_turn_where_the_connection_is_lost(visit: Callable[..., Visit]) -> None:
    page = visit(PRESENT, query="slide=2", fresh=True).page
    page.context.set_offline(True)
    try:
        page.keyboard.press("PageDown")
        assert at(page) == 3
        page.wait_for_function("(" + DRAWN + ")()[0]")
    finally:
        page.context.set_offline(False)


def test_a_black_screen_and_the_way_out(visit: Callable[..., Visit]) -> None:
    page = visit(PRESENT, query="deck-title=Bilan", fresh=True).page
    page.keyboard.press("b")
    assert not page.locator("img.slide").is_visible()
    page.keyboard.press("b")
    assert page.locator("img.slide").is_visible()
    page.keyboard.press("F5")
    page.wait_for_function("() => document.fullscreenElement")
    page.evaluate("() => document.exitFullscreen()")
    page.wait_for_function("() => !document.fullscreenElement")
    page.keyboard.press("Escape")
    page.wait_for_url("**/board?*deck-title=Bilan*")


def test_controls_are_out_of_sight_until_the_pointer_moves(visit: Callable[..., Visit]) -> None:
    page = visit(PRESENT).page
    seen = "(one) => getComputedStyle(one).opacity"
    controls = page.locator(".presenter .controls")
    controls.evaluate("(one) => one.getRootNode().activeElement.blur()")
    page.wait_for_function(
        "() => getComputedStyle(document.querySelector('.presenter .controls')).opacity === '0'"
    )
    page.mouse.move(300, 300)
    page.mouse.move(310, 300)
    assert controls.evaluate(seen) == "1"
    page.get_by_role("button", name="Suivant").click()
    assert at(page) == 2


def test_the_speaker_has_a_window_with_notes_that_follows(visit: Callable[..., Visit]) -> None:
    page = visit(PRESENT, query="committee=2021-02-04&slide=5", fresh=True).page
    page.mouse.move(300, 300)
    page.mouse.move(310, 300)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Fenêtre de l’orateur").click()
    window = opened.value
    assert "Les gens qui sèment" in window.locator("#notes").inner_text()
    assert (window.locator("#number").text_content() or "").startswith("5 /")
    assert window.locator("#side img").count() == 1
    assert re.fullmatch(r"\d{1,2}:\d{2}", window.locator("#time").inner_text())
    window.keyboard.press("PageDown")
    assert at(page) == 6
    assert (window.locator("#number").text_content() or "").startswith("6 /")
    page.keyboard.press("End")
    assert window.locator("#side img").count() == 0
    window.close()


@pytest.mark.parametrize("slide", ["1", "999", "x", "-3"])
def test_any_slide_in_the_address_shows_one(visit: Callable[..., Visit], slide: str) -> None:
    seen = visit(PRESENT, query=f"slide={slide}")
    assert seen.failures() == []
    assert seen.page.locator("img.slide").count() == 1


FITS = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return main.scrollHeight <= main.clientHeight && main.scrollWidth <= main.clientWidth;
}"""

DRAWN = """() => {
  const slide = document.querySelector('img.slide');
  const box = slide.getBoundingClientRect();
  return [slide.complete && slide.naturalWidth > 0, box.width / innerWidth,
          box.height / innerHeight, box.bottom <= innerHeight];
}"""


@pytest.mark.parametrize("slide", ["1", "3", "4", "5", "9"])
def test_a_slide_is_as_large_as_the_window_and_seen_at_once(
    visit: Callable[..., Visit], slide: str
) -> None:
    """The first, bars, both maps and a table: nothing to scroll, and most of the window."""
    page = visit(PRESENT, query=f"slide={slide}", width=1440).page
    page.wait_for_function("() => document.querySelector('img.slide')?.complete")
    drawn, across, down, whole = page.evaluate(DRAWN)
    assert drawn
    assert whole
    assert max(across, down) > 0.99
    assert page.evaluate(FITS)


def test_a_phone_has_the_slide_in_words(visit: Callable[..., Visit]) -> None:
    page = visit(PRESENT, query="committee=2021-02-04&slide=5", width=390, height=844).page
    said = page.locator(".slide-words")
    assert said.is_visible()
    assert "Les gens qui sèment" in said.inner_text()
    assert page.evaluate(FITS.replace("scrollHeight <= main.clientHeight && main.", ""))
