"""What the projects say of those they follow."""

import pytest

from dashboard.language.translation import Words
from dashboard.measures.chains import lineages
from dashboard.measures.records import project_record
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection


def test_an_earlier_project_that_is_recorded_has_its_readable_title(package):
    text = package.text("projects").replace(
        "https://example.org/1,,,,,,,,,,,", "https://example.org/1,,Le jardin,,,,,,,,,"
    )
    package.write("projects", text)
    (row,) = lineages(Selection(Index(package.load())), Words("fr")).frame.to_dict("records")
    assert row["earlier_title"] == "Le jardin"


def test_one_that_is_not_recorded_is_called_as_the_source_calls_it(package):
    package.edit("lineage", ",garden,continues", ",,continues")
    (row,) = lineages(Selection(Index(package.load())), Words("fr")).frame.to_dict("records")
    assert row["earlier_title"] == "Jardins d’Été"


@pytest.mark.parametrize(
    ("language", "title"), [("fr", "(phase antérieure)"), ("en", "(earlier phase)")]
)
def test_one_that_no_source_names_is_said_in_the_language_of_the_reader(package, language, title):
    package.edit("lineage", "Jardins d’Été,garden,", "(phase antérieure),,")
    package.edit("lineage", "les jardins,", "les jardins,(earlier phase)")
    portfolio, words = package.load(), Words(language)
    measured = lineages(Selection(Index(portfolio)), words).frame
    (on_the_sheet,) = project_record(portfolio, "garden-again", words).lineage
    assert [*measured["earlier_title"], on_the_sheet["earlier_title"]] == [title, title]
