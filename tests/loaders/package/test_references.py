"""A cell that names no row of another table: what it costs, and what falls with a lost row."""

from tests.packages import told

REFERENCE = "reference"


def _references(portfolio):
    return [
        (*told(p)[:1], *told(p)[2:], p.details["cause"])
        for p in portfolio.problems
        if p.rule == REFERENCE
    ]


def test_a_link_to_nothing_is_left_out(package):
    package.edit("project_themes", "garden,culture", "garden,poetry")
    portfolio = package.load()
    assert _references(portfolio) == [
        ("project_themes.csv", "row", 3, "theme", "poetry", "unknown")
    ]
    assert portfolio.problems[0].details["table"] == "themes"
    assert portfolio.problems[0].details["reference"] == "id"
    assert len(portfolio.tables["project_themes"]) == 2


def test_a_project_stays_when_its_committee_is_not_known(package):
    package.edit("projects", "garden,2021-02-04", "garden,2021-02-05")
    portfolio = package.load()
    assert _references(portfolio) == [
        ("projects.csv", "value", 2, "committee", "2021-02-05", "unknown")
    ]
    assert portfolio.projects["id"].tolist() == ["garden", "garden-again", "bare"]
    assert portfolio.projects["committee"].isna().tolist() == [True, False, False]


def test_what_falls_with_a_lost_row_is_told_apart_from_what_never_was(package):
    package.edit("projects", "garden,2021-02-04,,Jardins d’Été", "garden,2021-02-04,,")
    package.edit("project_places", "garden-again,paris", "no-such,paris")
    portfolio = package.load()
    assert portfolio.projects["id"].tolist() == ["garden-again", "bare"]
    causes = {(file, row): cause for file, _, row, _, _, cause in _references(portfolio)}
    assert causes == {
        ("project_themes.csv", 2): "left-out",
        ("project_themes.csv", 3): "left-out",
        ("project_landlords.csv", 2): "left-out",
        ("project_landlords.csv", 3): "left-out",
        ("project_organisations.csv", 2): "left-out",
        ("project_organisations.csv", 3): "left-out",
        ("project_places.csv", 2): "left-out",
        ("project_places.csv", 3): "left-out",
        ("project_places.csv", 4): "unknown",
        ("figures.csv", 2): "left-out",
        ("figures.csv", 3): "left-out",
        ("lineage.csv", 2): "left-out",
    }
    assert portfolio.tables["lineage"]["earlier_project"].isna().all()


def test_a_missing_table_empties_what_refers_to_it(package):
    package.path("committees").unlink()
    portfolio = package.load()
    assert portfolio.committees.empty
    assert len(portfolio.projects) == 3
    assert {cause for *_, cause in _references(portfolio)} == {"no-table"}
    assert portfolio.project_years["first"].isna().all()


def test_an_empty_cell_refers_to_nothing_and_is_no_problem(package):
    assert package.load().problems == ()


def test_a_network_above_that_is_not_there_leaves_the_network(package):
    package.edit("networks", "branch,Branche,group,group", "branch,Branche,group,gruop")
    portfolio = package.load()
    assert _references(portfolio) == [("networks.csv", "value", 3, "parent", "gruop", "unknown")]
    assert portfolio.networks["id"].tolist() == ["group", "branch"]
