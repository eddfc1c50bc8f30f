"""The summary has the shape that is promised to programs, and the figures of the overview."""

import json

from dashboard.language.translation import Words
from dashboard.measures.key_figures import overview, summary
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.overview import summary_lines

INTEGERS = ("projects", "landlords", "landlord_participations", "carriers", "committees",
            "regions", "departements")  # fmt: skip
LISTS = ("by_theme", "by_region", "by_landlord", "by_network", "by_committee")


def _summary(index, address="", language="en"):
    return summary(Selection(index, read_address(address, index)[0]), Words(language))


def test_the_keys_are_those_promised(shipped):
    told = json.loads(json.dumps(_summary(shipped)))
    assert set(told) == {*INTEGERS, *LISTS, "reach", "coverage"}
    assert all(type(told[key]) is int for key in INTEGERS)
    for key in LISTS:
        assert told[key]
        for row in told[key]:
            more = {"projects_main"} if key == "by_theme" else set()
            assert set(row) == {"id", "label", "projects", *more}
            assert type(row["projects"]) is int
    for row in told["reach"]:
        assert set(row) == {"unit", "label", "total", "projects_stating", "approximate"}
        assert type(row["total"]) is int
        assert type(row["approximate"]) is bool
    assert set(told["coverage"]) == {*LISTS, "reach"}


def test_the_shipped_data_and_the_committee_of_february_2021(shipped):
    assert _summary(shipped)["projects"] == len(shipped.portfolio.projects)
    told = _summary(shipped, "committee=2021-02-04")
    assert {key: told[key] for key in INTEGERS} == {
        "projects": 7,
        "landlords": 18,
        "landlord_participations": 21,
        "carriers": 7,
        "committees": 1,
        "regions": 4,
        "departements": 6,
    }
    assert told["by_committee"] == [{"id": "2021-02-04", "label": "4 February 2021", "projects": 7}]


def test_the_coverage_of_each_list_adds_up(shipped):
    told = _summary(shipped, "year=2016-2020")
    for name, coverage in told["coverage"].items():
        assert coverage["projects"] == told["projects"] == coverage["shown"] + coverage["left_out"]
        assert sum(reason["projects"] for reason in coverage["reasons"]) == coverage["left_out"]
        if name != "reach":
            assert coverage["mentions"] == sum(row["projects"] for row in told[name])


def test_languages_differ_in_words_alone(shipped):
    french, english = _summary(shipped, language="fr"), _summary(shipped, language="en")
    assert french["by_theme"][0]["label"] != english["by_theme"][0]["label"]
    for key in LISTS:
        assert {row["id"]: row["projects"] for row in french[key]} == {
            row["id"]: row["projects"] for row in english[key]
        }


def test_a_sum_that_is_not_whole_keeps_its_decimals(package):
    package.edit("figures", "garden,1,40", "garden,1,40.5")
    told = summary(Selection(Index(package.load())), Words("en"))
    assert [row["total"] for row in told["reach"]] == [65.5, 12]


def test_the_lines_for_a_terminal_hold_every_row_and_note(shipped):
    selection = Selection(shipped, read_address("committee=2021-02-04", shipped)[0])
    lines = list(summary_lines(selection, Words("fr")))
    text = "\n".join(lines)
    assert lines[0].split() == ["7", "projets"]
    for measure in overview(selection, Words("fr")).values():
        for label in measure.frame["label"]:
            assert any(f"  {label}" in line for line in lines)
    assert "un projet compte une fois" in text
    assert "7 sur 7 projets" in text
