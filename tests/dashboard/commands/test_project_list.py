"""`laureats import list` prints what a list gives, whatever it is, and writes nothing."""

import json
from pathlib import Path

import pytest

from dashboard.commands.cli import main
from tests.shipped import selected

LIST = """\
Comité du 4 février 2021;;;;
Titre du projet;Date du comité;Bailleur;Commune;Montant
Jardins;04/02/2021;I3F;Lyon 8e;12 k€
;04/02/2021;I3F;Lens;8000
Café;;Immobiliere 3FF;Saint-Denis;50-60 k€
Total;;;;20000
"""
KEYS = {"file", "problems", "sheets", "columns", "ties", "records", "refused", "listed", "doubts"}


def _file(folder: Path, content: bytes, name: str = "liste.csv") -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_json_has_all_that_the_list_gives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "list", _file(tmp_path, LIST.encode()), "--json", "--lang", "fr"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == KEYS
    first, second = said["records"]
    assert (first["title"], first["row"], first["committee"]["date"]) == (
        "Jardins",
        3,
        "2021-02-04",
    )
    assert first["landlords"] == [{"id": "immobiliere-3f", "name": "Immobilière 3F", "new": False}]
    assert [place["insee"] for place in first["places"]] == ["69123", "69388"]
    assert (first["amount_eur"], second["amount_eur"]) == (12000, None)
    assert [one["row"] for one in said["refused"]] == [4]
    assert {one["row"]: one["why"] for one in said["listed"]} == {1: "above", 6: "total"}
    rules = {(one["row"], one["rule"]) for one in said["doubts"]}
    assert {(5, "similar-name"), (5, "place-ambiguous"), (5, "number-several")} <= rules
    asked = next(one for one in said["doubts"] if one["rule"] == "number-several")
    assert [choice["answer"] for choice in asked["choices"]] == ["50000", "60000"]
    assert asked["left_out"]
    assert asked["why"] == "il y a plusieurs nombres"
    rows = sum(sheet["rows"] for sheet in said["sheets"])
    assert rows == len(said["records"]) + len(said["refused"]) + len(said["listed"])


def test_lines_of_recorded_projects_are_records_that_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = selected().index.portfolio.projects["title"].iloc[0]
    lines = f"Projet;Montant accordé (k€);Versé 1 (€);État\n{title};12,5;5000;terminé\n"
    assert main(["import", "list", _file(tmp_path, lines.encode()), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    (record,) = said["records"]
    assert (record["recorded"], record["row"]) == (True, 2)
    assert record["follow_up"]["granted_eur"] == "12500"
    assert record["follow_up"]["state"] == "finished"
    assert [one["amount_eur"] for one in record["payments"]] == ["5000"]
    rows = sum(sheet["rows"] for sheet in said["sheets"])
    assert rows == len(said["records"]) + len(said["refused"]) + len(said["listed"])


def test_the_same_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "list", _file(tmp_path, LIST.encode()), "--lang", "fr"]) == 0
    said = capsys.readouterr().out
    assert "2 nouveaux projets" in said
    assert "la ligne n’a pas de titre" in said
    assert "« 50-60 k€ »" in said


def test_columns_that_are_not_read_and_ties_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _file(tmp_path, b"Titre,Intitule,Couleur\nUn,Deux,Vert\n")
    assert main(["import", "list", file, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Couleur → (not read) [Vert]" in said
    assert "“Titre” and “Intitule” could each hold: Title of the project" in said


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 nothing", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_cannot_be_read_is_said_and_exits_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    assert main(["import", "list", _file(tmp_path, content, "liste.xls"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == KEYS
    assert said["records"] == []
    assert said["problems"][0]["why"]


def test_a_mapping_says_what_columns_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = _file(tmp_path, b'{"columns": {"A": "title", "B": "landlords"}}', "mapping.json")
    file = _file(tmp_path, b"A;B\nUn;I3F\n")
    assert main(["import", "list", file, "--mapping", mapping, "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)["records"]
    assert (record["title"], record["landlords"][0]["id"]) == ("Un", "immobiliere-3f")


def test_a_mapping_of_some_columns_leaves_the_guesses_of_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping = _file(tmp_path, b'{"columns": {"Code": "title", "Ville": ""}}', "mapping.json")
    file = _file(tmp_path, b"Projet;Code;Bailleur;Ville\nUn;Deux;I3F;Lens\n")
    assert main(["import", "list", file, "--mapping", mapping, "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)["records"]
    assert (record["title"], record["places"]) == ("Deux", [])
    assert record["landlords"][0]["id"] == "immobiliere-3f"


def test_misuse_exits_2(tmp_path: Path) -> None:
    assert main(["import", "list", str(tmp_path / "none.csv"), "--json"]) == 2
    file = _file(tmp_path, LIST.encode())
    assert main(["import", "list", file, "--mapping", _file(tmp_path, b"[]", "m.json")]) == 2
    with pytest.raises(SystemExit) as stopped:
        main(["import", "list", file, "--nonsense"])
    assert stopped.value.code == 2
