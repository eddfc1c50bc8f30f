"""Search, as a person does it: with a slip, without accents, and on from what was found."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from dashboard.language.translation import Words
from tests.browser.places import OVERVIEW, PROJECTS, in_each_language
from tests.browser.visitor import lead, settled
from tests.shipped import selected

pytestmark = pytest.mark.browser

MAIN = '[data-testid="stMain"]'
TITLE = "COM’On"


def search(page: Page, text: str, words: Words) -> None:
    """Type into the search of the head, as into any field."""
    typed = page.locator(".page-head").get_by_label(words.text("Search"), exact=True)
    typed.fill(text)
    typed.press("Enter")
    settled(page)


def titles(page: Page) -> list[str]:
    return page.locator(f"{MAIN} .cards h3 a").all_inner_texts()


def marks(page: Page) -> set[str]:
    return set(page.locator(f"{MAIN} :is(.stMarkdownColoredBackground, mark)").all_inner_texts())


@pytest.mark.parametrize("language", ["fr"])  # titles are data, and have an English form
def test_slip_is_forgiven_said_and_the_hit_leads_on(visit, language):
    words = Words(language)
    seen = visit(PROJECTS, language)
    page = seen.page
    search(page, "OZANAN", words)
    assert TITLE in titles(page)
    assert "Ozanam" in marks(page)
    text = page.locator(MAIN).inner_text()
    quoted = words.text("“{words}”", words="Ozanam")
    said = words.text(
        "Nothing is written “{word}”: the search is for {taken}.", word="OZANAN", taken=quoted
    )
    assert said in text
    assert words.text("Found in") in text
    page.locator(MAIN).get_by_role("link", name=re.compile("^COM’On")).click()
    settled(page)
    assert page.locator(f"{MAIN} h1:visible").inner_text() == TITLE
    page.locator(MAIN).get_by_role("link", name="Les Francas de l’Aude", exact=True).click()
    settled(page)
    assert page.locator(f"{MAIN} h1:visible").inner_text() == "Les Francas de l’Aude"
    page.go_back()
    settled(page)
    page.go_back()
    settled(page)
    assert TITLE in titles(page)
    assert seen.failures() == []


@pytest.mark.parametrize("language", ["fr"])  # titles are data, and have an English form
def test_a_project_that_only_a_later_one_names_is_found_by_its_title(visit, language):
    words = Words(language)
    page = visit(PROJECTS, language).page
    search(page, "mutations solidaires", words)
    assert "Soutien technique au parcours résidentiel" in titles(page)
    assert words.text("earlier project") in page.locator(MAIN).inner_text()
    assert {"Mutations", "solidaires"} <= marks(page)


def test_no_way_to_write_a_name_hides_it(visit, subtests):
    page = visit(PROJECTS).page
    for written in ("môm’ouest", "MOM'OUEST", "mom-ouest", "momouest"):
        with subtests.test(written):
            search(page, written, Words("fr"))
            assert len(titles(page)) == 1
            assert titles(page)[0].startswith("Môm’Bordeaux")
            assert any("ouest" in mark.lower() for mark in marks(page))


def test_the_address_of_a_search_holds_it(visit):
    page = visit(PROJECTS, "en").page
    search(page, "acces droits", Words("en"))
    assert titles(page)
    assert "q=acces+droits" in page.url


@in_each_language
def test_names_are_offered_even_where_no_project_is_found(visit, language):
    words = Words(language)
    page = visit(PROJECTS, language, query="q=corse").page
    assert titles(page) == []
    region = words.text("Region")
    page.locator(MAIN).get_by_role("link", name=f"Corse ({region})", exact=True).click()
    settled(page)
    assert page.locator(f"{MAIN} h1:visible").inner_text() == "Corse"


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        ("fr", "végétalisation",
         "Aucun texte ne contient « végétalisation » : la recherche porte sur "),
        ("fr", "Personnes âgées",
         "« Personnes âgées » : la recherche porte aussi sur « senior »"),
        ("fr", "jeunes", "« jeunes » : la recherche porte aussi sur « adolescent »."),
        ("fr", "potager à patinoire", "Aucun résultat pour « patinoire »."),
        ("en", "elderly", "Nothing is written “elderly”: the search is for “older”"),
        ("en", "lakeside", "No result for “lakeside”."),
    ],
)  # fmt: skip
def test_what_else_was_looked_for_is_said_on_every_page(visit, language, asked, said):
    page = visit(PROJECTS, language).page
    for place in (PROJECTS, OVERVIEW):
        lead(page, place.address(urlencode({"q": asked})))
        assert said in page.locator(MAIN).inner_text().replace("\u00a0", " ")


def test_one_box_says_that_a_search_finds_no_project(visit):
    page = visit(OVERVIEW, query="q=lac+zzzz").page
    assert "Aucun résultat pour « zzzz »." in page.locator(MAIN).inner_text().replace("\u00a0", " ")
    assert page.locator('[data-testid="stAlert"]').count() == 1


def test_st_denis_finds_saint_denis(visit):
    page = visit(PROJECTS, query="q=st+denis").page
    assert len(titles(page)) == selected("q=st+denis").size > 1
    assert page.locator(MAIN).get_by_role("link", name=re.compile("^Saint-Denis")).count() >= 1
    assert page.locator(f"{MAIN} .cards .place").filter(has_text="Saint-Denis").count() >= 1


def test_markup_and_length_do_no_harm(visit):
    seen = visit(PROJECTS)
    for query in ("q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E", "q=" + "jardin+" * 500):
        lead(seen.page, PROJECTS.address(query))
        assert seen.failures() == []
        assert seen.page.locator(f'{MAIN} img[src="x"]').count() == 0
