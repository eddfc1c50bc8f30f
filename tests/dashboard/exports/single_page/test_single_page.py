"""The file to send: whole, harmless, in both languages, and of the same slides as the deck."""

import base64
import datetime as dt
import hashlib
import re
import shutil
from functools import cache
from html.parser import HTMLParser

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree

from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.selection_files import file_name
from dashboard.exports.single_page.page import ENDING, build_page
from dashboard.language.markup import tag, web_link
from dashboard.language.translation import Words
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.geography.geography import Geography, load_geography
from loaders.package.load import SHIPPED, load_portfolio
from tests.shipped import shipped_index

TODAY = DeckOptions(today=dt.date(2026, 11, 23))
ADDRESSES = ("", "committee=2021-02-04", "q=Arles", "theme=access-rights&region=94")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' & </title></style>\x07{count}"


@pytest.fixture(scope="module")
def index() -> Index:
    return shipped_index()


@pytest.fixture(scope="module")
def geography() -> Geography:
    return load_geography(SHIPPED / "geography")


@pytest.fixture(scope="module")
def make(index: Index, geography: Geography):
    made: dict[tuple, str] = {}

    def make(address="", language="fr", of=index, options=TODAY) -> str:
        key = (address, language, id(of), options)
        if key not in made:
            selection = Selection(of, read_address(address, of)[0])
            page = build_page(selection, options, Words(language), geography=geography)
            made[key] = page.decode("utf-8")
        return made[key]

    return make


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Data in which every text that a page shows tries to break out of it."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(SHIPPED, data)
    for name, columns in {
        "projects": ("title", "subtitle", "summary_fr", "promise_fr", "note_fr"),
        "landlords": ("name",), "organisations": ("name",), "places": ("name",),
        "networks": ("name",), "figures": ("scope_fr", "as_written"), "themes": ("name_fr",),
        "lineage": ("earlier_title", "as_written"), "project_sources": ("read_fr",),
    }.items():  # fmt: skip
        table = pd.read_csv(data / f"{name}.csv", dtype=str, keep_default_na=False)
        for column in columns:
            table[column] = [f"{HOSTILE} {at}" for at in range(len(table))]
        if name == "projects":
            table[["title_fr", "short_title_fr"]] = HOSTILE
        table.to_csv(data / f"{name}.csv", index=False, lineterminator="\n")
    return Index(load_portfolio(data))


@pytest.fixture(scope="module")
def parsed(make):
    """A page as a browser takes it, of the arguments of `make`; tests only read it."""
    return cache(lambda *given, **named: BeautifulSoup(make(*given, **named), "lxml"))


class _Balance(HTMLParser):
    """Reads a page as it is written, and notes what is not closed as it was opened."""

    VOID = frozenset({"meta"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, name, attributes) -> None:
        if name not in self.VOID:
            self.open.append(name)

    def handle_endtag(self, name) -> None:
        if not self.open or self.open.pop() != name:
            self.wrong.append(name)


@pytest.mark.costly
@pytest.mark.parametrize(
    ("address", "language"),
    [
        *((address, "fr") for address in ADDRESSES),
        (ADDRESSES[-1], "en"),
        *(pytest.param(one, "en", marks=pytest.mark.exhaustive) for one in ADDRESSES[:-1]),
    ],
)
def test_a_page_is_well_formed_and_says_its_language(
    make, parsed, address: str, language: str
) -> None:
    text = make(address, language)
    reader = _Balance()
    reader.feed(text)
    assert (reader.wrong, reader.open) == ([], [])
    page = parsed(address, language)
    assert page.html["lang"] == language
    anchors = [one["id"] for one in page.find_all(id=True)]
    assert len(anchors) == len(set(anchors))
    inner = {one["href"][1:] for one in page.find_all("a") if one["href"].startswith("#")}
    assert inner <= set(anchors)
    for svg in re.findall(r"<svg.*?</svg>", text, flags=re.DOTALL):
        ElementTree.fromstring(svg)


@pytest.mark.costly
@pytest.mark.parametrize("of", ["shipped", "hostile"])
def test_nothing_is_loaded_and_nothing_runs(parsed, hostile: Index, of: str) -> None:
    page = parsed(of=hostile) if of == "hostile" else parsed("", "fr")
    loading = {"script", "iframe", "img", "image", "link", "object", "embed", "form", "base",
               "use", "audio", "video"}  # fmt: skip
    for element in page.find_all(True):
        assert element.name not in loading
        for key, value in element.attrs.items():
            assert not key.startswith("on")
            assert key not in ("src", "srcset", "style", "xlink:href", "action", "poster")
            if key == "href":
                assert element.name == "a"
                assert str(value).startswith(("#", "https://", "http://"))
    (style,) = page.find_all("style")
    assert not re.search(r"url\(|@import", style.string)
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    digest = base64.b64encode(hashlib.sha256(style.string.encode()).digest()).decode()
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["region=11", pytest.param("", marks=pytest.mark.exhaustive)])
def test_hostile_texts_stay_texts(make, parsed, hostile: Index, address: str) -> None:
    text, page = make(address, of=hostile), parsed(address, of=hostile)
    assert "\x07" not in text
    titles = [one.get_text() for one in page.select("article > h3")]
    assert any("<script>alert(1)</script>" in title for title in titles)
    reader = _Balance()
    reader.feed(text)
    assert (reader.wrong, reader.open) == ([], [])


@pytest.mark.parametrize("address", ADDRESSES)
def test_slides_are_those_of_the_deck_and_every_project_has_its_sheet(
    parsed, index: Index, address: str
) -> None:
    selection = Selection(index, read_address(address, index)[0])
    words = Words("fr")
    page = parsed(address, "fr")
    sections = plan_deck(selection, TODAY, words).sections
    slides = page.select("section.slide")
    assert len(slides) == len(sections)
    for slide, section in zip(slides, sections, strict=True):
        plain = slide.h2.get_text().replace("\u00a0", " ")
        assert plain == section.headline.replace("\u00a0", " ")
        assert slide.select("figure > svg[role=img] > title")
        assert slide.details.get_text(strip=True)
    projects = index.portfolio.projects["id"][selection.mask]
    titles = index.portfolio.project_titles("fr")
    named = [one.get_text() for one in page.select("article > h3")]
    assert sorted(named) == sorted(titles[project] for project in projects)
    contents = page.select_one("nav").get_text()
    assert all(titles[project] in contents for project in projects)
    addresses = {one["href"] for one in page.select("article a")}
    assert set(index.portfolio.projects["source_url"][selection.mask]) <= addresses


def test_the_head_says_filter_coverage_date_and_sources(parsed, index: Index) -> None:
    head = parsed("committee=2021-02-04", "fr").header
    said = head.get_text(" ")
    for part in ("4 février 2021", "7 projets de 56", "les 7 lauréats annoncés", "23 nov. 2026",
                 "Ctrl+P", index.portfolio.version[:7]):  # fmt: skip
        assert part.replace("7 projets de 56", "7 projets sur 56") in said.replace("\u00a0", " ")
    paths = [one["path"] for one in index.portfolio.schema.descriptor["sources"] if "path" in one]
    assert {one["href"] for one in head.find_all("a")} == set(paths)


def test_what_is_not_known_is_said(parsed, index: Index) -> None:
    """Of each project without a landlord, place, theme or figure the sheet says so."""
    page, words = parsed("", "fr"), Words("fr")
    portfolio = index.portfolio
    every = set(portfolio.projects["id"])
    texts = [one.get_text() for one in page.select("article")]
    for table, said in (
        ("project_landlords", "landlord not stated"), ("project_places", "place not known"),
        ("project_themes", "theme not stated"), ("figures", "The source states no figure."),
    ):  # fmt: skip
        lacking = every - set(portfolio.tables[table]["project"])
        sheets = [one for one in texts if words.text(said) in one]
        assert len(sheets) == len(lacking), table


def test_charts_and_maps_have_their_tables(parsed) -> None:
    page = parsed("", "fr")
    captions = {one.get_text() for one in page.select("details caption")}
    assert {"Projets par thématique", "Projets par région", "Où sont les projets"} <= captions
    regions = next(
        one for one in page.find_all("table") if one.caption.string == "Projets par région"
    )
    first = [cell.get_text() for cell in regions.tbody.tr.find_all(["th", "td"])]
    assert first[0] == "Île-de-France"
    assert int(first[1]) >= 2


def test_a_table_that_is_cut_says_where_the_rest_is(parsed, index: Index) -> None:
    words = Words("fr")
    sections = plan_deck(Selection(index), TODAY, words).sections
    (joint,) = [one.content for one in sections if one.id == "web"]
    page = parsed("", "fr")
    heading = words.text("Multi-landlord projects")
    (found,) = [one for one in page.find_all("table") if one.caption.string == heading]
    assert len(found.tbody.find_all("tr")) == len(joint.rows)
    left = joint.total - len(joint.rows)
    more = "and {count} more: see the project sheets"
    assert (words.plural(more, more, left) in found.parent.get_text()) == (left > 0)


def test_slides_lead_to_sheets_and_back(parsed) -> None:
    page = parsed("committee=2021-02-04", "fr")
    for sheet in page.select("article"):
        to_it = page.select(f'.slide a[href="#{sheet["id"]}"]')
        back = [one["href"] for one in sheet.select(".ways a")]
        assert to_it
        assert back[0] == "#contents"
        assert any(page.select_one(href)["class"] == ["slide"] for href in back[1:])


def test_the_whole_shipped_data_is_under_one_megabyte(make) -> None:
    assert len(make().encode()) < 1_000_000


def test_a_file_is_named_after_its_selection(index: Index) -> None:
    selection = Selection(index, read_address("theme=culture", index)[0])
    assert file_name(selection, TODAY, Words("fr"), ENDING) == "laureats-culture-2026-11-23.html"


def test_an_element_escapes_what_it_holds() -> None:
    assert tag("p", "<b> &\x00 ", title='"x"') == '<p title="&quot;x&quot;">&lt;b&gt; &amp; </p>'
    assert tag("p", tag("b", "1"), " two") == "<p><b>1</b> two</p>"
    assert web_link("javascript:alert(1)") == "javascript:alert(1)"
