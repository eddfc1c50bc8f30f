"""Sheets, as a person uses them: from link to link, back again, and sent on to somebody else."""

import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from dashboard.language.translation import Words
from tests.browser.places import Place, in_each_language
from tests.browser.visitor import chips, lead, settled, take_away
from tests.shipped import said, selected

pytestmark = pytest.mark.browser

MAIN = '[data-testid="stMain"]'


def sheet(kind: str, identifier: str) -> Place:
    return Place("sheet", f"/sheet?kind={kind}&id={identifier}", "")


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Click a link of the page itself."""
    page.locator(MAIN).get_by_role("link", name=name, exact=True).last.click()
    settled(page)


def title(page: Page) -> str:
    return page.locator(f"{MAIN} .sheet-top h1").inner_text()


@pytest.mark.exhaustive
@in_each_language
def test_way_through_the_sheets_and_back_and_on_to_somebody_else(visit, elsewhere, language):
    seen = visit(Place("project", "/projects?project=les-gens-qui-sement", ""), language)
    page = seen.page
    start = title(page)
    follow(page, "Seqens")
    assert title(page) == "Seqens"
    assert "kind=landlord" in page.url and "id=seqens" in page.url
    follow(page, "Groupe Action Logement")
    assert title(page) == "Groupe Action Logement"
    follow(page, "Groupe 3F")
    assert title(page) == "Groupe 3F"
    follow(page, "Groupe Action Logement")  # the step before in the breadcrumbs
    follow(page, re.compile(r"^Occitanie \(\d+\)$"))
    assert title(page) == "Occitanie"
    address, told = page.url, page.locator(MAIN).inner_text()
    for expected in (
        "Groupe Action Logement",
        "Groupe 3F",
        "Groupe Action Logement",
        "Seqens",
        start,
    ):
        page.go_back()
        expect(page.locator(f"{MAIN} .sheet-top h1")).to_have_text(expected)
        settled(page)
    assert seen.failures() == []
    other = elsewhere(address)
    assert other.locator(MAIN).inner_text() == told


def test_region_says_what_it_lacks_and_how_little_a_rank_says(visit):
    page = visit(sheet("region", "76"), "en").page
    text = page.locator(MAIN).inner_text()
    index = selected().index
    projects = {code: selected(f"region={code}").size for code in index.portfolio.regions["code"]}
    place = 1 + sum(count > projects["76"] for count in projects.values())
    assert f"projects: place {place} of {len(projects)}" in text
    assert "one more would make it" in text
    assert "Themes without a project here" in text
    inside = index.portfolio.departements.query("region == '76'")["code"]
    there = sum(selected(f"departement={code}").size > 0 for code in inside)
    assert f"Départements with a project: {there} of {len(inside)}" in text
    follow(page, "Lozère")
    assert "No recorded project" in page.locator(MAIN).inner_text()
    follow(page, "Occitanie")
    assert title(page) == "Occitanie"


def test_region_without_a_project_says_where_its_themes_are_found_elsewhere(visit):
    page = visit(sheet("region", "94"), "fr").page
    text = page.locator(MAIN).inner_text()
    index, words = selected().index, Words("fr")
    for theme in index.portfolio.themes["id"]:
        elsewhere = sum(
            selected(f"theme={theme}&region={code}").size > 0
            for code in index.portfolio.regions["code"]
        )
        assert (
            words.plural("in {count} other region", "in {count} other regions", elsewhere) in text
        )
    assert not re.search(r"\bin \d+ other\b", text)


def test_the_link_of_a_sheet_is_copied_and_the_sheet_is_printed(visit):
    page = visit(sheet("landlord", "seqens"), fresh=True).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("button", name="Lien copié")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Imprimer").click()
    assert page.evaluate("window.printed")
    page.context.clear_permissions()


def test_two_tabs_of_one_browser_keep_their_own_selections(visit):
    one = visit(Place("projects", "/projects?theme=culture", ""), "en").page
    other = visit(Place("projects", "/projects?region=76", ""), "en").page
    assert one.context == other.context
    for page, name in ((one, "Culture"), (other, "Occitanie")):
        page.bring_to_front()
        page.get_by_role("link", name="Actors", exact=True).first.click()
        settled(page)
        assert "/landlords" in page.url
        assert chips(page) == [name]
    take_away(one, "theme=culture")
    assert chips(one) == []
    other.reload()
    settled(other)
    assert chips(other) == ["Occitanie"]


def test_sheet_looks_at_everything_and_leads_to_a_filter(visit):
    page = visit(Place("sheet", "/sheet?kind=landlord&id=seqens&theme=culture", ""), "en").page
    projects = said("landlord=seqens").partition(": ")[2]
    count = projects.partition(" of ")[0]
    assert page.locator(MAIN).get_by_text(count, exact=True).count() == 1
    page.locator(f'{MAIN} .sheet-ways a:has-text("Projects")').click()
    settled(page)
    assert "landlord=seqens" in page.url
    assert "theme=culture" not in page.url
    assert projects in page.locator(MAIN).inner_text()


MISSING = (
    "/sheet?kind=landlord&id=seqenz",
    "/sheet?kind=nonsense&id=x",
    "/projects?project=seqenz",
    "/sheet?kind=theme&id=%3Cb%3Eseqenz%3C%2Fb%3E",
)


@in_each_language
def test_sheet_that_is_not_there_offers_a_search(visit, language, subtests):
    seen = visit(Place("directory", "/sheet?kind=network", ""), language)
    for path in MISSING:
        with subtests.test(path):
            lead(seen.page, path)
            assert seen.failures() == []
            _offers_a_search(seen.page, path, Words(language))


def _offers_a_search(page, path, words):
    assert page.locator('[data-testid="stAlertContentWarning"]').count() == 1
    search = words.text("Search for “{words}”", words="").strip("” »\N{NO-BREAK SPACE}")
    page.locator(MAIN).get_by_role("link", name=re.compile(f"^{search}")).click()
    page.wait_for_url(re.compile(r"/projects\?"))
    settled(page)
    assert page.locator(".page-head .search input").input_value()
    if path.endswith("=seqenz"):
        assert page.locator(MAIN).get_by_role("link", name=re.compile("^Seqens")).count() >= 1


def test_all_sheets_of_a_kind_stand_under_its_name(visit):
    page = visit(Place("directory", "/sheet?kind=network", ""), "en").page
    follow(page, "Groupe RATP (1)")
    assert title(page) == "Groupe RATP"
    follow(page, "Landlord networks")
    assert "kind=network" in page.url and "id=" not in page.url


@in_each_language
def test_lists_of_organisations_can_be_taken_away(visit, language):
    words = Words(language)
    page = visit(Place("landlords", "/landlords?theme=culture", ""), language).page
    page.get_by_role("tab", name=words.text("Lead organisations"), exact=True).click()
    page.locator(".st-key-export-list-carrier button").first.click()
    with page.expect_download() as coming:
        page.locator(".st-key-csv-list-carrier button").click()
    text = coming.value.path().read_text("utf-8-sig")
    assert "Les Francas de l’Aude" in text
    assert "Zorromégot" not in text  # its project is none of culture


@in_each_language
@pytest.mark.parametrize(
    ("path", "key", "filtered"),
    [
        ("/sheet?kind=network&id=action-logement", "map", "Action Logement"),
        ("/sheet?kind=landlord&id=seqens", "time", "Seqens"),
        ("/projects?project=les-gens-qui-sement", "places", ""),
    ],
)
def test_pictures_of_a_sheet_have_their_table_and_are_taken_away(
    visit, tmp_path, language, path, key, filtered
):
    words = Words(language)
    seen = visit(Place("sheet", path, ""), language)
    page, menu = seen.page, f".st-key-export-{key} button"
    page.locator(menu).first.click()
    for kind in ("csv", "xlsx"):
        with page.expect_download() as coming:
            page.locator(f".st-key-{kind}-{key} button").click()
        coming.value.save_as(tmp_path / kind)
    for kind in ("PNG", "SVG"):
        with page.expect_download() as coming:
            page.get_by_role("button", name=words.text(f"Picture ({kind})")).click()
        coming.value.save_as(tmp_path / kind)
    table = (tmp_path / "csv").read_text("utf-8-sig")
    book = load_workbook(io.BytesIO((tmp_path / "xlsx").read_bytes()))
    about = "\n".join(str(cell.value) for row in book.worksheets[1].iter_rows() for cell in row)
    project = selected().index.portfolio.project_titles(language)["les-gens-qui-sement"]
    assert project in table
    assert (filtered or project) in about, "the filter is that of the sheet"
    assert words.text("Open") not in table, "links are for the screen"
    assert (tmp_path / "PNG").read_bytes().startswith(b"\x89PNG")
    assert "</svg>" in (tmp_path / "SVG").read_text("utf-8")
    page.keyboard.press("Escape")
    page.locator(f".st-key-view-{key}").get_by_text(words.text("Table"), exact=True).click()
    settled(page)
    assert page.locator('[data-testid="stDataFrame"]').count() >= 1
    pictures = {
        "map": ".map-drawing .screen svg",
        "time": ".plot-host",
        "places": ".st-key-chart-places",
    }
    assert page.locator(pictures[key]).count() == 0
    assert seen.failures() == []


@pytest.mark.parametrize("key", ["places", "time"])
def test_pictures_of_a_sheet_stand_alone_by_their_address(visit, key):
    page = visit(sheet("landlord", "seqens"), "en").page
    page.locator(f".st-key-export-{key} button").first.click()
    address = page.locator(".stCode").filter(has_text="embed=true").inner_text().strip()
    page.goto(address)
    settled(page)
    text = page.locator(MAIN).inner_text()
    assert said("landlord=seqens") in text
    size = selected("landlord=seqens").size
    folded = page.locator("details.how").text_content()
    assert f"{size} of {size} projects shown" in folded
    assert page.locator(".page-head").count() == 0


def test_the_map_of_a_territory_opens_on_its_region(visit, subtests):
    page = visit(sheet("region", "76")).page
    for kind, identifier in (("region", "11"), ("departement", "95"), ("commune", "95127")):
        with subtests.test(kind):
            lead(page, sheet(kind, identifier).path)
            link = page.locator(f'{MAIN} .sheet-ways a[href*="map?"]')
            address = link.get_attribute("href") or ""
            assert f"{kind}={identifier}" in address and "larger=11" in address


def test_an_address_that_names_no_sheet_says_what_to_do(visit, subtests):
    page = visit(sheet("region", "11")).page
    for address in ("/sheet", "/sheet?kind=nothing"):
        with subtests.test(address):
            lead(page, address)
            text = page.locator(MAIN).inner_text()
            assert "Cette adresse ne désigne aucune fiche" in text
            assert "Rien ne s’appelle" not in text
    with subtests.test("a kind without a name lists all of it"):
        lead(page, "/sheet?kind=network&id=")
        assert "Groupe Action Logement" in page.locator(MAIN).inner_text()
