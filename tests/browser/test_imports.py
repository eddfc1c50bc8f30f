"""A person corrects the tables in a workbook, brings a list of projects, and writes both."""

import io
import os
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from dashboard.exports.template_xlsx import template_xlsx
from dashboard.language.translation import Words
from loaders.editing.writing import write_tables
from loaders.package.data_folder import WORK
from loaders.package.load import read_text_package
from loaders.spreadsheet.sheets import sheet_name
from tests.browser.places import IMPORTS, PROJECTS, Place
from tests.browser.visitor import large_file, press, settled

pytestmark = pytest.mark.browser

WORKBOOK, LIST = IMPORTS
DATA = Place("data", "/data", "Dictionary")
EN = Words("en")


@pytest.fixture
def opened(editor):
    pages = []

    def open_place(place, language="en", width=1440):
        pages.append(editor.visit(place, language, width=width, height=3000).page)
        return pages[-1]

    yield open_place
    for page in pages:
        page.close()


def _bring(page: Page, content: bytes, name: str) -> None:
    page.locator('input[type="file"]').set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    another = page.get_by_role("button", name="Bring another file")
    expect(another).to_be_visible(timeout=30_000)  # it is read in a process of its own
    settled(page)


def _sheet(book, folder, table):
    tables = read_text_package(folder).schema.tables
    return book[sheet_name(tables[table], "en")]


def _column(sheet, name):
    return next(cell.column for cell in sheet[1] if str(cell.value).endswith(f"[{name}]"))


def _set(sheet, row, **cells):
    for name, value in cells.items():
        sheet.cell(row, _column(sheet, name)).value = value


def _saved(book) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _titles(folder):
    return read_text_package(folder).tables["projects"]["title"].tolist()


def _retitled(folder, title) -> bytes:
    package = read_text_package(folder)
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(package.schema, EN, package.tables)))
    _set(_sheet(book, folder, "projects"), 2, title=title)
    return _saved(book)


@pytest.mark.exhaustive
def test_the_tables_go_out_come_back_and_are_written(opened, folder):
    another = opened(PROJECTS)
    page = opened(DATA)
    page.get_by_role("link", name="Add a committee").first.click()
    page.get_by_role("link", name="The tables in a workbook").click()
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="The tables, filled in (Excel)").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    sheet = _sheet(book, folder, "projects")
    before, committee = (sheet.cell(2, _column(sheet, c)).value for c in ("title", "committee"))
    new = sheet.max_row + 1
    _set(sheet, 2, title="A corrected title")
    _set(
        sheet,
        new,
        id="brand-new",
        committee=committee,
        title="Brand <b>new</b>",
        title_is_given="yes",
        summary_fr="Un jardin.",
        record_status="partial",
    )
    _bring(page, _saved(book), "tables.xlsx")
    row = page.get_by_role("row").filter(has_text="the cell is empty")
    expect(row.get_by_role("cell").first).to_have_text(sheet.title)
    expect(row.get_by_role("cell").nth(1)).to_have_text(str(new))
    expect(row).to_contain_text("source")
    expect(page.get_by_role("button", name="Write to the data set")).to_have_count(0)

    _set(sheet, new, source_url="https://example.org/new")
    press(page, "Bring another file")
    _bring(page, _saved(book), "tables.xlsx")
    expect(page.get_by_text("1 added, 1 changed")).to_be_visible()
    expect(page.get_by_text(before, exact=True)).to_be_visible()
    expect(page.get_by_text("Brand <b>new</b>")).to_be_visible()

    page.get_by_role("link", name="Français").click()
    settled(page)
    page.get_by_role("link", name="Projets", exact=True).click()
    settled(page)
    page.go_back()
    settled(page)
    expect(page.get_by_text("1 ajout, 1 modification")).to_be_visible()
    assert _titles(folder)[0] == before
    press(page, "Écrire dans le jeu de données")
    expect(page.get_by_text("Écrit dans")).to_contain_text("projects.csv")
    expect(page.get_by_text(f"laureats restore {folder}")).to_be_visible()

    another.get_by_role("link", name="Home", exact=True).click()
    settled(another)
    count = len(_titles(folder))
    expect(another.locator("h1")).to_contain_text(f"{count} recorded projects")
    assert {"A corrected title", "Brand <b>new</b>"} <= set(_titles(folder))


ODD = """\
Appellation;Quand;Bailleur social;Ville;Couleur
Jardin des hérons;14/03/2023;Immobiliere 3FF;Saint-Denis;vert
Jardin sans jour;;I3F;Lens;bleu
"""


def _choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def _write_into(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)
    page.get_by_label(label, exact=True).blur()
    settled(page)


@pytest.mark.exhaustive
def test_a_list_is_mapped_corrected_completed_and_written(opened, folder):
    page = opened(LIST)
    _bring(page, ODD.replace("\n", "\r\n").encode("cp1252"), "liste.csv")
    expect(page.get_by_text("Say which column holds the title")).to_be_visible()
    _choose(page, "“Appellation” holds", "Title of the project")
    _choose(page, "“Quand” holds", "Committee: its date, or its season")
    expect(page.get_by_text("2 lines read · 2 new projects · 0 lines refused")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="The lines to correct, with the reasons (CSV)").click()
    refused = download.value.path().read_text("utf-8-sig")
    assert "14/03/2023,Immobiliere 3FF,Saint-Denis,vert,2," in refused
    _write_into(page, "French summary", "Un jardin partagé.")
    page.reload()
    settled(page)
    _bring(page, ODD.replace("\n", "\r\n").encode("cp1252"), "liste.csv")
    expect(page.get_by_label("French summary")).to_have_value("Un jardin partagé.")
    expect(page.get_by_text("“Immobiliere 3FF”: taken for “Immobilière 3F”")).to_be_visible()
    _choose(page, "“Saint-Denis” several places have this name",
            "Saint-Denis (Seine-Saint-Denis, 93066)")  # fmt: skip
    _write_into(page, "English summary", "A shared garden.")
    page.get_by_role("link", name="Projects", exact=True).click()
    settled(page)
    page.go_back()
    settled(page)
    expect(page.get_by_label("English summary")).to_have_value("A shared garden.")
    expect(page.get_by_role("button", name="Write to the data set")).to_be_disabled()
    _write_into(page, "Source of the lines that name none", "https://example.org/liste")
    press(page, "Write to the data set")
    expect(page.get_by_text("Written to")).to_contain_text("projects.csv")
    expect(page.get_by_role("link", name="Jardin des hérons")).to_be_visible()
    tables = read_text_package(folder).tables
    new = tables["projects"].set_index("title").loc["Jardin des hérons"]
    assert (new["summary_en"], new["source_url"]) == (
        "A shared garden.",
        "https://example.org/liste",
    )
    tied = tables["project_landlords"].set_index("project").loc[new["id"]]
    assert tied["landlord"] == "immobiliere-3f"

    again = opened(LIST, "fr", 390)
    again.locator('input[type="file"]').set_input_files(
        {"name": "corrige.csv", "mimeType": "text/csv", "buffer": ODD.encode("utf-16")}
    )
    expect(again.get_by_text("Comme dans un fichier précédent")).to_be_visible()
    expect(again.get_by_text("le comité a déjà un projet de ce titre").first).to_be_visible()


@pytest.mark.exhaustive
def test_what_refuses_a_write_is_said_and_the_draft_stays(opened, folder):
    page = opened(WORKBOOK)
    _bring(page, _retitled(folder, "Mine"), "mine.xlsx")
    work, aside = folder / WORK, folder.parent / "aside"
    work.rename(aside)
    if os.geteuid() == 0:  # whom no rights stop, but nobody makes files there
        work.symlink_to("/sys")
    else:
        folder.chmod(0o555)
    press(page, "Write to the data set")
    expect(page.get_by_text("cannot be written to")).to_be_visible()
    if os.geteuid() == 0:
        work.unlink()
    else:
        folder.chmod(0o755)
    aside.rename(work)

    package = read_text_package(folder)
    projects = package.tables["projects"].copy()
    projects.loc[0, "title"] = "Theirs"
    write_tables(folder, {"projects": projects}, version=package.version)
    press(page, "Write to the data set")
    expect(page.get_by_text("has changed since you opened it")).to_be_visible()
    expect(page.get_by_text("1 value has been changed by somebody else")).to_be_visible()
    assert _titles(folder)[0] == "Theirs"

    press(page, "Bring another file")
    _bring(page, _retitled(folder, "Mine again"), "mine.xlsx")
    press(page, "Write to the data set")
    expect(page.get_by_text("Written to")).to_be_visible()
    assert _titles(folder)[0] == "Mine again"


def _workbook(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return _saved(book)


BAD = {
    "empty.csv": (b"", "no line of headings"),
    "old.xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
        "not a workbook that can be read",
    ),
    "broken.xlsx": (b"PK\3\4" + bytes(300), "not a workbook that can be read"),
    "formulas.xlsx": (
        _workbook(["Titre", "Date"], ["=1+1", "14/03/2023"]),
        "the formula has never been computed",
    ),
    "html.csv": (
        b"Titre;Date;![x](http://localhost:9/x.png)\n"
        b"<img src=x onerror=alert(1)> $x$;14/03/2023;![y](http://localhost:9/y.png)\n",
        "<img src=x onerror=alert(1)> $x$",
    ),
}


def test_bad_files_are_refused_in_plain_words(opened, tmp_path):
    page = opened(LIST)
    dialogs, asked = [], []
    page.on("dialog", lambda dialog: dialogs.append(dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    for name, (content, said) in BAD.items():
        _bring(page, content, name)
        expect(page.get_by_text(said).first, name).to_be_visible()
        press(page, "Bring another file")
    page.locator('input[type="file"]').set_input_files(large_file(tmp_path))
    expect(page.get_by_role("button", name="Remove large.csv")).to_be_visible()
    expect(page.get_by_text("The file is larger than 20 MB.")).to_be_visible()
    assert dialogs == []
    assert [url for url in asked if "localhost:9" in url] == []


def test_the_shipped_data_is_compared_and_the_page_says_how_to_write(visit):
    package = read_text_package()
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(package.schema, EN, package.tables)))
    _set(_sheet(book, Path(package.directory), "projects"), 2, title="Never written")
    page = visit(WORKBOOK, "en").page
    _bring(page, _saved(book), "tables.xlsx")
    expect(page.get_by_text("Never written")).to_be_visible()
    expect(page.get_by_text("laureats init my-data")).to_be_visible()
    expect(page.get_by_role("button", name="Write to the data set")).to_have_count(0)
