"""New projects are completed by hand, and those that are complete can be taken alone."""

from loaders.editing.changes import apply_changes
from loaders.editing.writing import numbered
from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED, check_tables
from loaders.project_list.column_guess import proposed
from loaders.project_list.completion import filled, lacking, only_projects
from loaders.project_list.drafts import list_drafts
from loaders.project_list.reading import read_list
from tests.shipped import shipped_text

PACKAGE = shipped_text()
COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")
PROJECTS = PACKAGE.schema.tables["projects"]

LIST = """\
Titre;Date;Bailleur;Association;Ville;Source;Résumé
Jardin;14/03/2023;Bailleur Un;Les Râteaux;Bourg-en-Bresse;https://example.org/1;Un jardin.
Café;15/03/2023;Bailleur Deux;Les Râteaux;Lens;;
"""
TEXTS = {"jardin": {"summary_fr": "Autre chose.", "summary_en": "A garden."}}


def _drafts():
    flat = read_list(LIST.encode())
    return list_drafts(flat, proposed(flat).mapping, PACKAGE.tables, PACKAGE.schema, COMMUNES)


def test_texts_fill_what_is_empty_and_nothing_else():
    drafts = _drafts()
    assert {key: row.number for key, row in drafts.lines.items()} == {"jardin": 2, "cafe": 3}
    first, second = filled(drafts.changes, TEXTS)["projects"].added
    assert (first["summary_fr"], first["summary_en"]) == ("Un jardin.", "A garden.")
    assert lacking(first, PROJECTS) == ()
    assert lacking(second, PROJECTS) == ("source_url",)
    assert filled({}, TEXTS) == {}


def test_the_complete_projects_alone_keep_to_every_rule():
    changes = only_projects(filled(_drafts().changes, TEXTS), {"jardin"}, PACKAGE.schema)
    added = {name: [*change.added] for name, change in changes.items()}
    assert [row["id"] for row in added["projects"]] == ["jardin"]
    assert [row["id"] for row in added["landlords"]] == ["bailleur-un"]
    assert [row["id"] for row in added["organisations"]] == ["les-rateaux"]
    assert [row["date"] for row in added["committees"]] == ["2023-03-14"]
    assert [row["name"] for row in added["places"]] == ["Bourg-en-Bresse"]
    assert {row["project"] for row in added["project_landlords"]} == {"jardin"}
    tables, conflicts = apply_changes(PACKAGE.tables, changes, PACKAGE.schema)
    assert conflicts == []
    whole = numbered({**PACKAGE.tables, **tables}, PACKAGE.schema)
    assert check_tables(whole, PACKAGE.schema)[1] == []


def test_no_project_needs_nothing():
    assert only_projects(_drafts().changes, set(), PACKAGE.schema) == {}
