"""Every rule of the descriptor, broken in one cell: what is told, and what it costs."""

import pytest

from loaders.package.problems import MAX_REPORTED, Loss, Rule
from tests.packages import Package, told

BROKEN = [
    # table, what stands there, what is put there, then: rule, loss, row, column, value
    ("themes", "culture,1", "culture,", "required", "row", 2, "position", ""),
    ("themes", "culture,1", "culture,one", "type", "row", 2, "position", "one"),
    ("themes", "culture,1", "culture,1.5", "type", "row", 2, "position", "1.5"),
    ("themes", "culture,1", "culture,0", "minimum", "row", 2, "position", "0"),
    ("themes", "culture,1", "culture,2", "unique", "row", 3, "position", "2"),
    ("themes", "Culture,true", "Culture,perhaps", "type", "row", 2, "asked_for", "perhaps"),
    ("themes", "culture,1", "Culture,1", "pattern", "row", 2, "id", "Culture"),
    ("projects", "1.5,12000", '1.5,"12,000"', "decimal-comma", "value", 2, "amount_eur", "12,000"),
    ("projects", "1.5,12000", "1.5,1e999", "type", "value", 2, "amount_eur", "1e999"),
    ("projects", "1.5,12000", "1.5,12 00", "type", "value", 2, "amount_eur", "12 00"),
    ("projects", "1.5,12000", "-1,12000", "minimum", "value", 2, "duration_years", "-1"),
    ("projects", "12000,whole", "12000,half", "category", "row", 2, "record_status", "half"),
    ("committees", ",2021-02-04,", ",04/02/2021,", "type", "value", 2, "date", "04/02/2021"),
    ("committees", ",2021-02-04,", ",2021-02-30,", "type", "value", 2, "date", "2021-02-30"),
    ("committees", "2018-2019,,,", "2018,,,", "pattern", "value", 3, "season", "2018"),
    (
        "projects",
        "1,,,,,,,,,,,",
        "1,,,,,,Un titre court bien trop long,,,,,",
        "max-length",
        "value",
        2,
        "short_title_fr",
        "Un titre court bien trop long",
    ),
    (
        "landlords",
        "1200,2020,",
        "1200,2020,javascript:a()",
        "address",
        "value",
        2,
        "homes_source_url",
        "javascript:a()",
    ),
    (
        "networks",
        "https://example.org/group",
        "example.org",
        "address",
        "row",
        2,
        "source_url",
        "example.org",
    ),
    ("landlords", "1200,2020", "1200,2120", "maximum", "value", 2, "homes_year", "2120"),
    ("landlords", "UH,ESH", "UH,SA", "category", "value", 2, "kind", "SA"),
    ("landlords", "1200,2020", "٣,2020", "type", "value", 2, "homes", "٣"),
    ("places", "2.83,50.43", "2.83,95", "maximum", "value", 2, "lat", "95"),
    ("places", "commune,true", "commune,ja", "type", "value", 2, "qpv", "ja"),
    ("places", "lens,Lens", ",Lens", "required", "row", 2, "id", ""),
    ("lineage", "Jardins d’Été,g", ",g", "required", "row", 2, "earlier_title", ""),
]


@pytest.mark.parametrize(
    "case", BROKEN, ids=lambda case: f"{case[0]}-{case[3]}-{case[7] or 'empty'}"
)
def test_a_broken_cell_is_told_and_costs_no_more_than_it_must(package: Package, case):
    table, old, new, *expected = case
    before = package.load().tables[table]
    package.edit(table, old, new)
    portfolio = package.load()
    first = portfolio.problems[0]
    assert told(first) == (f"{table}.csv", *expected)
    after = portfolio.tables[table]
    if first.loss is Loss.ROW:
        assert len(after) == len(before) - 1
        lost = expected[2] - 2
        kept = before.drop(index=lost)
        assert after.iloc[:, 0].tolist() == kept.iloc[:, 0].tolist()
    else:
        assert len(after) == len(before)
        assert after[expected[3]].isna()[expected[2] - 2]


def test_what_a_rule_asks_stands_in_the_details(package):
    package.edit("themes", "culture,1", "culture,0")
    package.edit("projects", "12000,whole", "12000,half")
    package.edit("places", "2.83,50.43", "2.83,95")
    package.edit("figures", "garden,1,40", 'garden,1,"4,500"')
    package.edit("landlords", "one,Un", "O N E,Un")
    details = {p.rule: dict(p.details) for p in package.load().problems}
    assert details[Rule.MINIMUM] == {"limit": "1"}
    assert details[Rule.MAXIMUM] == {"limit": "90"}
    assert details[Rule.CATEGORY] == {"allowed": "whole, partial"}
    assert details[Rule.DECIMAL_COMMA] == {"type": "number"}
    assert details[Rule.PATTERN] == {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


def test_a_key_that_comes_twice_keeps_the_first_line(package):
    package.write("themes", package.text("themes") + "culture,3,A,B,C,D,false\n")
    portfolio = package.load()
    assert [told(p) for p in portfolio.problems] == [
        ("themes.csv", "key-duplicate", "row", 4, "id", "culture")
    ]
    assert portfolio.themes["name_fr"].tolist() == ["Culture", "Écologie"]


def test_a_key_of_two_columns_may_share_one_of_them(package):
    package.write("project_themes", package.text("project_themes") + "garden,culture,3\n")
    portfolio = package.load()
    assert [told(p)[1:5] for p in portfolio.problems] == [("key-duplicate", "row", 5, "theme")]
    assert len(portfolio.tables["project_themes"]) == 3


def test_all_problems_of_a_line_are_told_at_once(package):
    package.edit("projects", "1.5,12000,whole", "long,much,half")
    problems = [told(p)[1:5] for p in package.load().problems if p.file == "projects.csv"]
    assert sorted(problems) == [
        ("category", "row", 2, "record_status"),
        ("type", "value", 2, "amount_eur"),
        ("type", "value", 2, "duration_years"),
    ]


def test_very_many_broken_cells_are_told_once_with_their_number(package):
    lines = [f"t{n},1,f,en,short,s,maybe\n" for n in range(1000)]
    package.write("themes", package.text("themes") + "".join(lines))
    problems = [p for p in package.load().problems if p.column == "asked_for"]
    assert len(problems) == MAX_REPORTED
    assert problems[-1].details["more"] == str(1000 - MAX_REPORTED)


def test_a_pattern_that_looks_around_is_kept_too(package):
    def change(descriptor):
        for resource in descriptor["resources"]:
            if resource["name"] == "themes":
                resource["schema"]["fields"][0]["constraints"]["pattern"] = "(?!e).*"

    package.edit_descriptor(change)
    assert [told(p)[1:6] for p in package.load().problems if p.file == "themes.csv"] == [
        ("pattern", "row", 3, "id", "ecology")
    ]


@pytest.mark.parametrize(
    ("written", "value"), [("1e3", 1000.0), ("+2.", 2.0), (".5", 0.5), ("007", 7.0)]
)
def test_numbers_are_read_as_the_standard_writes_them(package, written, value):
    package.edit("figures", "garden,1,40", f"garden,1,{written}")
    portfolio = package.load()
    assert portfolio.problems == ()
    assert portfolio.figures["value"][0] == value


@pytest.mark.parametrize(
    ("written", "value"), [("TRUE", True), ("1", True), ("False", False), ("0", False)]
)
def test_yes_and_no_are_read_as_the_standard_writes_them(package, written, value):
    package.edit("places", "commune,true", f"commune,{written}")
    portfolio = package.load()
    assert portfolio.problems == ()
    assert portfolio.places["qpv"].tolist()[0] is value
    assert portfolio.places["qpv"].isna().tolist() == [False, True]
