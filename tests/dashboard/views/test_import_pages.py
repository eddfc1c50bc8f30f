"""The pages that bring data in, without a browser: a list, the tables, an announcement."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.exports.template_xlsx import template_xlsx
from dashboard.language.translation import Words
from loaders.package.load import SHIPPED, read_text_package
from tests.dashboard.views.pages import drawn, says, sound
from tests.loaders.announcement.evaluate import FIXTURES
from tests.loaders.project_list.workbooks import saved, workbook

FR = Words("fr")
LINES = 25
NOTHING = "Nothing differs from the data set: there is nothing to write."


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep reviews in a folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def press(page: AppTest, label: str) -> AppTest:
    """Press the button of a label (a message id) of a French page."""
    (button,) = (each for each in page.button if each.label == FR.text(label))
    assert not button.disabled
    return sound(button.click().run())


def test_every_doubt_of_a_list_stands_on_its_page() -> None:
    rows = [f"Un jardin sur le toit {n};Logis du Val {n};Les Semeurs {n};Orléans;2021-02-04"
            for n in range(LINES)]  # fmt: skip
    brought = "\n".join(["Intitulé du projet;Bailleur;Association;Commune;Comité", *rows])
    page = drawn("/import-list?lang=fr")
    page = sound(page.file_uploader[0].upload("suivi.csv", brought.encode()).run())
    assert says(page, FR.plural("{count} new project", "{count} new projects", LINES))
    names = {f"{kind} {n}" for n in range(LINES) for kind in ("Logis du Val", "Les Semeurs")}
    while left := {name for name in names if not says(page, f"« {name} »")}:
        assert left < names, "the next ones are others"
        names = left
        page = press(page, "The next ones")


def test_small_amounts_are_said_to_be_thousands_at_once() -> None:
    titles = read_text_package(SHIPPED).tables["projects"]["title"].tolist()[:3]
    rows = [f"{title};{25 + at},5" for at, title in enumerate(titles)]
    page = drawn("/import-list?lang=fr")
    brought = "\n".join(["Intitulé du projet;Montant accordé", *rows])
    page = sound(page.file_uploader[0].upload("suivi.csv", brought.encode()).run())
    (button,) = (one for one in page.button if "3 petits montants" in one.label)
    page = sound(button.click().run())
    answers = {str(one.value) for one in page.selectbox}
    assert {f"{25 + at}500" for at in range(len(rows))} <= answers
    assert button.label not in {one.label for one in page.button}


def test_lines_of_several_sheets_are_named_with_theirs() -> None:
    heads, row = ["Titre", "Date", "Bailleur"], ["Un four", "04/02/2021", "Seqens"]
    book = saved(workbook(**{"2020": [heads, row, ["", *row[1:]]], "2021": [heads, row]}))
    page = drawn("/import-list?lang=fr")
    page = sound(page.file_uploader[0].upload("suivi.xlsx", book).run())
    named = {line for table in page.dataframe for line in table.value.get("Ligne", [])}
    named |= {line for table in page.table for line in table.value.get("Ligne", [])}
    assert {"2020 3", "2021 2"} <= named


def test_the_tables_brought_back_as_they_are_change_nothing() -> None:
    package = read_text_package(SHIPPED)
    book = template_xlsx(package.schema, FR, package.tables)
    page = drawn("/import-workbook?lang=fr")
    page = sound(page.file_uploader[0].upload("tables.xlsx", book).run())
    assert says(page, FR.text(NOTHING))
    assert not [each for each in page.button if each.label == FR.text("Write to the data set")]


def test_an_announcement_is_read_corrected_and_shown_as_a_change() -> None:
    page = drawn("/import-announcement?lang=fr")
    text = (FIXTURES / "title-line-a.txt").read_text("utf-8")
    page.text_area[0].set_value(text).run()
    page = press(page, "Read the text")
    assert "review" in page.query_params
    named = {str(each.value) for each in (*page.selectbox, *page.text_input)}
    assert {"Domofrance", "Mésolia", "Bits du Port", "Cenon", "Lormont"} <= named
    (title,) = (each for each in page.text_input if each.value == "Des écrans et des voisins")
    sound(title.set_value("Des écrans entre voisins").run())
    (step,) = (each for each in page.segmented_control if each.label == FR.text("Step"))
    page = sound(step.set_value("add").run())
    assert says(page, "Des écrans entre voisins")
    assert not says(page, "Des écrans et des voisins")
