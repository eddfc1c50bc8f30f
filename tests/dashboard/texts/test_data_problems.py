"""Every rule is said in both languages: what, what to do, and what it costs."""

from types import MappingProxyType

import pytest

from dashboard.language.translation import Words
from dashboard.texts.data_problems import tell
from loaders.package.problems import Loss, Problem, Rule

DETAILS = MappingProxyType(
    {"reason": "R", "size": "200000000", "limit": "150000000", "separator": "semicolon",
     "expected": "7", "found": "5", "type": "integer", "allowed": "a, b", "pattern": "P",
     "table": "T", "reference": "id", "encoding": "cp1252", "read": "R",
     "current": "2.0.0", "lacking": "title_fr, promise_fr"}
)  # fmt: skip


def _problem(rule, loss=Loss.ROW, **details):
    return Problem("f.csv", rule, loss, 3, "c", "1,5", MappingProxyType({**DETAILS, **details}))


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_said_in_both_languages(rule):
    told = {language: tell(_problem(rule), Words(language)) for language in ("fr", "en")}
    for each in told.values():
        assert each.what and each.remedy and each.loss and each.where and each.value == "1,5"
        assert "{" not in each.line(Words("en"))
    assert told["fr"].what != told["en"].what
    assert told["fr"].remedy != told["en"].remedy


@pytest.mark.parametrize("loss", Loss)
def test_every_cost_is_said_in_both_languages(loss):
    losses = {tell(_problem(Rule.TYPE, loss), Words(language)).loss for language in ("fr", "en")}
    assert len(losses) == 2


def test_nobody_is_told_to_empty_a_cell_that_must_not_be_empty():
    required = tell(_problem(Rule.TYPE, Loss.ROW), Words("en")).remedy
    optional = tell(_problem(Rule.TYPE, Loss.VALUE), Words("en")).remedy
    assert required == "Write it like 1224; this cell must not be empty."
    assert optional == "Write it like 1224, or leave the cell empty if it is not known."


def test_a_name_of_a_column_is_cut_where_it_is_endless():
    endless = Problem("f.csv", Rule.COLUMN_EXTRA, Loss.VALUE, row=1, column="x" * 5000)
    assert len(tell(endless, Words("en")).where) < 120


@pytest.mark.parametrize("kind", ["integer", "number", "boolean", "date"])
def test_every_type_has_a_name_and_an_example(kind):
    told = tell(_problem(Rule.TYPE, type=kind), Words("en"))
    assert "{" not in told.remedy
    assert told.what != tell(_problem(Rule.TYPE, type=kind), Words("fr")).what


@pytest.mark.parametrize("cause", ["left-out", "no-table"])
def test_a_lost_reference_says_why(cause):
    plain = tell(_problem(Rule.REFERENCE, cause="unknown"), Words("fr"))
    told = tell(_problem(Rule.REFERENCE, cause=cause), Words("fr"))
    assert told.what != plain.what
    assert "«\u00a0T\u00a0»" in told.what


def test_decimals_after_a_comma_are_shown_mended():
    problem = Problem("f.csv", Rule.DECIMAL_COMMA, Loss.VALUE, 3, "c", "12,000", DETAILS)
    assert tell(problem, Words("en")).remedy == "Write 12000, or with decimals 12.000."


def test_sizes_are_written_as_the_reader_writes_numbers():
    told = tell(_problem(Rule.FILE_TOO_LARGE), Words("fr"))
    assert "200\u202f000\u202f000" in told.what
    assert "150\u202f000\u202f000" in told.remedy


def test_what_is_not_told_one_by_one_is_counted():
    assert tell(_problem(Rule.TYPE, more="800"), Words("en")).what.endswith(
        "(and 800 more like them)"
    )
    assert tell(_problem(Rule.TYPE, more="1"), Words("fr")).what.endswith("1 autre du même ordre)")


def test_a_problem_of_a_whole_file_has_no_line_and_no_value():
    told = tell(Problem("f.csv", Rule.FILE_MISSING, Loss.TABLE), Words("en"))
    assert told.line(Words("en")) == (
        "f.csv: the file is missing. Put the file back, with at least its line of headings. "
        "(the whole table is left out)"
    )


def test_braces_and_long_values_of_the_data_stay_what_they_are():
    problem = Problem("{x}.csv", Rule.TYPE, Loss.VALUE, 2, "{0}", "{value}" * 50, DETAILS)
    told = tell(problem, Words("fr"))
    assert told.where == "{x}.csv, ligne 2, colonne {0}"
    assert len(told.value) == 80
