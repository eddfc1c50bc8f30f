"""A change is said exactly, in the reader's language."""

import pytest

from dashboard.language.translation import Words
from dashboard.texts.changes import (
    changed_cells,
    conflicts_frame,
    counts_text,
    problems_frame,
    readable_title,
    row_texts,
    rows_frame,
    total_text,
)
from loaders.editing.changes import CellChange, Conflict, RowChange, TableChanges
from loaders.editing.planned_change import plan_change
from loaders.package.load import read_text_package


@pytest.fixture
def text(package):
    return read_text_package(package.directory)


def _change(text, column, after):
    before = text.tables["projects"].loc[0, column]
    key = (text.tables["projects"].loc[0, "id"],)
    return TableChanges(changed=(RowChange(key, (CellChange(column, before, after),)),))


def test_counts_leave_out_what_there_is_none_of(text):
    row = {field.name: "" for field in text.schema.tables["projects"].fields}
    changes = TableChanges(added=(row, row), removed=(row,))
    assert counts_text(changes, Words("fr")) == "2 ajouts, 1 suppression"
    assert total_text({"projects": changes}, Words("en")) == "3 lines in 1 table"


def test_a_row_is_called_by_its_title_and_its_key(text):
    changes = _change(text, "title", "Nouveau")
    table = text.schema.tables["projects"]
    (cell,) = changed_cells(changes.changed, text.tables["projects"], table, Words("fr"))
    title, key = text.tables["projects"].loc[0, ["title", "id"]]
    assert cell.row == f"{title} · {key}"
    assert cell.column == table.field("title").title.fr
    assert cell.after == (("Nouveau", True),)


def test_a_key_is_said_in_the_words_of_the_page(text):
    table = text.schema.tables["former_records"]
    row = {
        "kind": "landlord", "id": "ancien", "name": "L’Ancien", "now": "nouveau",
        "date": "2026-01-02",
    }  # fmt: skip
    ((name, _),) = row_texts([row], table, Words("fr"))
    assert name == "L’Ancien · bailleur · ancien"


def test_in_a_long_text_the_words_that_differ_are_marked(text):
    before = "Des photographes vont chez les habitants et montent des expositions."
    text.tables["projects"].loc[0, "summary_fr"] = before
    changes = _change(text, "summary_fr", before.replace("photographes", "peintres"))
    table = text.schema.tables["projects"]
    (cell,) = changed_cells(changes.changed, text.tables["projects"], table, Words("fr"))
    assert [piece.strip() for piece, differs in cell.before if differs] == ["photographes"]
    assert [piece.strip() for piece, differs in cell.after if differs] == ["peintres"]
    assert "".join(piece for piece, _ in cell.before) == before


def test_rows_show_labels_and_only_the_columns_they_fill(text):
    table = text.schema.tables["projects"]
    row = {field.name: "" for field in table.fields} | {"id": "x", "record_status": "partial"}
    frame = rows_frame([row], table, Words("fr"))
    status = table.field("record_status")
    assert frame.to_dict("records") == [
        {table.field("id").title.fr: "x", status.title.fr: status.categories["partial"].fr}
    ]


def test_a_conflict_says_both_sides(text):
    frame = conflicts_frame(
        [Conflict("projects", ("x",), "title", "mien", "")], text.schema, Words("en")
    )
    assert frame.iloc[0].tolist()[1:] == ["x", "Title in the source", "mien", "(nothing)"]


def test_a_problem_names_the_row_by_its_key(text):
    planned = plan_change({"projects": _change(text, "title", "")}, text)
    frame = problems_frame(planned.problems, planned.whole, text.schema, Words("fr"))
    assert text.tables["projects"].loc[0, "id"] in frame.iloc[0].tolist()[1]
    assert frame.shape == (len(planned.problems), 6)
    assert all(frame.iloc[0].iloc[[0, 4, 5]])


def test_a_row_is_read_by_its_name_and_its_other_cells(text):
    table = text.schema.tables["projects"]
    row = {**dict.fromkeys((f.name for f in table.fields), ""), "id": "new", "title": "Neuf"}
    row |= {"title_is_given": "true", "amount_eur": "12"}
    ((name, cells),) = row_texts([row], table, Words("en"))
    assert name == "Neuf · new"
    assert dict(cells) == {"Title announced": "yes", "Published amount (€)": "12"}
    ties = text.schema.tables["project_places"]
    ((_, none),) = row_texts([{"project": "a", "place": "b"}], ties, Words("en"))
    assert none == []


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ({"title": "LE JARDIN", "title_fr": "Le jardin", "title_en": "The garden"}, "The garden"),
        ({"title": "LE JARDIN", "title_fr": "Le jardin", "title_en": ""}, "Le jardin"),
        ({"title": "LE JARDIN", "title_fr": "", "title_en": ""}, "LE JARDIN"),
        ({"title": "LE JARDIN"}, "LE JARDIN"),
    ],
)
def test_a_project_that_was_added_is_called_as_on_its_card(row, title):
    assert readable_title(row, Words("en")) == title
