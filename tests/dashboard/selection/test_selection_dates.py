"""When a project was selected is said no more exactly than it is known."""

import pandas as pd
import pytest

from dashboard.language.translation import Words
from dashboard.selection.selection_dates import moment_text, selected_texts
from loaders.package.moments import bounds_of


@pytest.mark.parametrize(
    ("known", "french", "english"),
    [
        ("2021-02-04", "4 février 2021", "4 February 2021"),
        ("2013-12", "décembre 2013", "December 2013"),
        ("2014", "2014", "2014"),
        ("2013/2014", "entre 2013 et 2014", "between 2013 and 2014"),
        ("2007/2022-03", "entre 2007 et mars 2022", "between 2007 and March 2022"),
        ("2007-05/2008", "entre mai 2007 et 2008", "between May 2007 and 2008"),
    ],
)
def test_a_moment_in_words(known, french, english):
    days = bounds_of(pd.Series([known], dtype="str")).iloc[0]
    assert moment_text(*days, Words("fr")) == french
    assert moment_text(*days, Words("en")) == english


def test_a_project_is_called_by_its_committee_its_season_or_what_is_known(package):
    package.edit("projects", "bare,saison-2018-2019", "bare,")
    package.edit("projects", "example.org/3,", "example.org/3,2013-12")
    package.edit("projects", "garden-again,2021-02-04,", "garden-again,,")
    said = selected_texts(package.load(), Words("en"))
    assert said.to_dict() == {
        "garden": "4 February 2021",
        "garden-again": "committee not known",
        "bare": "December 2013",
    }
