"""What the framework says by itself is French on a French page: each of its parts is opened.

All that can be read or heard is gathered from each part, and no English is in it. A release of
Streamlit that words something otherwise fails here, and the text that it names belongs into
`locale/fr/framework/streamlit.po`, or into `dashboard/commands/server/page.py`.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.places import ANNOUNCEMENT, IMPORTS, OVERVIEW, PAGES, PROJECTS, Place
from tests.browser.server import serving
from tests.browser.visitor import DRAWN, Visitor, large_file, settled

pytestmark = [pytest.mark.browser, pytest.mark.exhaustive]  # of an upgrade's own kind


_PLACES = {place.name: place for place in (*PAGES, *IMPORTS)}
MAP, BOARD, DATA, LIST = (_PLACES[name] for name in ("map", "board", "data", "list"))

ANNOUNCED = (
    "Comité du 4 mars 2026. Deux projets sont retenus.\n\n« Jardin partagé », porté par Seqens à "
    "Paris : 12 logements.\n\n« Café des habitants », porté par ICF Habitat à Lyon."
)

_SAID = """() => {
  const said = new Set();
  const ours = '[data-testid="stMarkdownContainer"], [data-testid="stHtml"], .plot-host, ' +
    '.drawing, .page-head, canvas';
  const labels = ["aria-label", "title", "placeholder", "aria-valuetext", "aria-description"];
  const none = "script, style, noscript, [translate=no], [data-testid=stHeaderActionElements]";
  const walk = document.createTreeWalker(document.body);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element?.closest || element.closest(none)) continue;
    if (getComputedStyle(element).display === "none") continue;
    const theirs = !element.closest(ours) || element.closest('[data-testid="stFileUploader"]');
    if (node.nodeType !== Node.TEXT_NODE) {
      for (const name of labels) said.add(element.getAttribute(name) ?? "");
    } else if (theirs) said.add(node.data);
  }
  return [...said].map((text) => text.trim()).filter(Boolean);
}"""
"""What can be read or heard; of Markdown, tables and drawings, which hold what the dashboard says,
the labels alone."""

_ENGLISH = re.compile(  # in capitals APRIL is the name of two projects
    r"\b(the|to|of|your|you|search|select(ed)?|close|open|clear|download|show|hide|sort|choose|"
    r"remove|no results?|copy|upload|drag|file|skip|expand|collapse|sidebar|link|heading|previous|"
    r"next|january|february|march|(?-i:[Aa]pril)|may|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|options?|column|value|add|increment|"
    r"decrement|today|fullscreen|press|enter|escape|available|loading|running|stop|error|"
    r"connect(ing|ion error)|server|toolbar|month|year|week|day|and|or|is|are|not|sum|median|"
    r"average|empty|percent|accounting|autosize|pin|unpin)\b|\d ?(KB|MB)\b",
    re.IGNORECASE,
)


def _english(page):
    page.wait_for_timeout(300)  # what opens, opens within this
    return sorted(text for text in page.evaluate(_SAID) if _ENGLISH.search(text))


def _menus(page):
    """Open the menu of one column of the first table after the other; yield each."""
    table = page.locator('[data-testid="stDataFrame"]:visible').first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    for right in range(100, int(box["width"]) - 20, 50):
        page.mouse.move(box["x"] + right - 10, box["y"] + 18)
        page.evaluate(DRAWN)  # its sign appears under the pointer
        page.mouse.click(box["x"] + right, box["y"] + 18)
        page.evaluate(DRAWN)
        menu = page.locator('[data-testid="stDataFrameColumnMenu"]')
        if menu.count():
            yield menu
            page.keyboard.press("Escape")


def test_the_frame_of_a_page(visit):
    page = visit(OVERVIEW, fresh=True).page
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.keyboard.press("Tab")
    expect(page.get_by_text("Aller au contenu principal")).to_be_attached()
    assert _english(page) == []
    page.get_by_role("button", name="Exporter").first.click()
    settled(page)
    assert _english(page) == []


def test_the_language_follows_the_switch_and_what_was_said_with_it(visit):
    page = visit(OVERVIEW, fresh=True).page
    for name, language, skip in (
        ("English", "en", "Skip to main content"),
        ("Français", "fr", "Aller au contenu principal"),
    ):
        page.get_by_role("link", name=name).click()
        settled(page)
        assert page.evaluate("document.documentElement.lang") == language
        expect(page.get_by_text(skip)).to_be_attached()
    page.go_back()
    settled(page)
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_table_and_its_menus(visit):
    page = visit(DATA, fresh=True).page
    table = page.locator('[data-testid="stDataFrame"]:visible').first
    opened = 0
    for menu in _menus(page):
        opened += 1
        assert _english(page) == []
        more = menu.get_by_role("menuitem").filter(has_text=re.compile("Statistiques|Format"))
        for each in more.all():
            each.hover()
            assert _english(page) == []
    assert opened > 1
    buttons = page.locator('[data-testid="stElementToolbarButton"]:visible button')
    for number in range(buttons.count()):
        table.hover()
        buttons.nth(number).hover()
        assert _english(page) == []
    for name in ("Afficher ou masquer des colonnes", "Rechercher"):
        table.hover()
        page.get_by_role("button", name=name).first.click()
        assert _english(page) == []
        page.keyboard.type("a")
        assert _english(page) == []
        page.keyboard.press("Escape")
    table.hover()
    page.get_by_role("button", name="Plein écran").first.click()
    assert _english(page) == []


def test_lists_to_choose_from(visit):
    page = visit(BOARD, query="deck-slides=title,method").page
    one = page.locator(".st-key-deck-form-add")
    one.locator("input").click()
    assert _english(page) == []
    one.locator("input").fill("zzzz")
    expect(page.get_by_text("Aucun résultat").first).to_be_visible()
    assert _english(page) == []
    page.keyboard.press("Escape")
    title = page.locator('[data-testid="stTextInput"] input').first
    title.fill("Un autre titre")
    assert _english(page) == []
    one = visit(MAP, height=1500).page.locator('[data-testid="stSelectbox"]').first
    one.locator("input").click()
    assert _english(one.page) == []
    one.locator("input").fill("zzzz")
    expect(one.page.get_by_text("Aucun résultat").first).to_be_visible()
    assert _english(one.page) == []


def test_the_place_for_a_file(visit, tmp_path):
    page = visit(LIST, fresh=True).page
    zone = page.locator('[data-testid="stFileUploader"]')
    expect(zone.get_by_role("button", name="Choisir un fichier")).to_be_visible()
    expect(zone).to_contain_text("ou le déposer ici · 20\u00a0Mo au plus")
    assert _english(page) == []
    page.locator('input[type="file"]').set_input_files(large_file(tmp_path))
    expect(page.get_by_text("Le fichier dépasse 20\u00a0Mo.")).to_be_visible()
    assert _english(page) == []
    board = visit(BOARD, fresh=True).page
    board.get_by_text("Logo, couleur, modèle").click()
    expect(board.locator('[data-testid="stFileUploader"]').first).to_contain_text("PNG")
    board.locator('input[type="file"]').first.set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": b"no picture" * 180}
    )
    expect(board.get_by_text("1,8\u00a0ko")).to_be_visible()
    settled(board)
    assert _english(board) == []


def test_a_field_for_a_number(visit):
    page = visit(ANNOUNCEMENT, fresh=True).page
    page.locator("textarea").first.fill(ANNOUNCED)
    assert _english(page) == []
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Lire le texte").click()
    number = page.locator('[data-testid="stNumberInput"]').first
    expect(number).to_be_visible(timeout=60_000)
    settled(page)
    assert _english(page) == []
    number.locator("input").fill("12345")
    assert _english(page) == []


def test_a_wrong_address_keeps_the_filters_and_says_so(visit):
    page = visit(Place("wrong", "/carte?theme=culture", ""), fresh=True).page
    assert "theme=culture" in page.url
    expect(page.get_by_text("cette page n’existe pas")).to_be_visible()
    expect(page.get_by_text("Culture", exact=True).first).to_be_visible()
    assert page.get_by_role("dialog").count() == 0
    assert _english(page) == []


def test_a_server_that_stops_is_told_in_words_that_help(browser, tmp_path):
    with serving(tmp_path / "log") as short:
        page = Visitor(browser, short).visit(OVERVIEW).page
    expect(page.get_by_text("Connexion perdue")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("dialog")).to_contain_text("relancez-le comme la première fois")
    assert _english(page) == []
    page.close()


def test_why_a_page_stays_empty_is_told_and_no_grey_bars_for_ever(visit, server):
    page = visit(PROJECTS).page
    for answer, said in (
        (lambda socket: socket.close(), "connexion en direct (WebSocket) est bloquée"),
        (lambda _: None, "Lauréats lit d’abord les données"),  # it is open, and nothing comes
    ):
        other = page.context.new_page()
        other.route_web_socket(re.compile(".*"), answer)
        other.goto(f"{server.url}/projects?lang=fr")
        expect(other.get_by_role("alert").filter(has_text=said)).to_be_visible(timeout=30_000)
        assert _english(other) == []
        other.close()


def test_no_heading_is_a_stop_of_the_tab_key(visit):
    page = visit(DATA).page
    links = page.locator("h1 a, h2 a, h3 a, h4 a, h5 a")
    assert [link for link in links.all() if link.is_visible()] == []
