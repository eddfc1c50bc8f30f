"""`laureats export`: the same files as the server gives, without a server."""

import json
from pathlib import Path

import pytest

from dashboard.commands.cli import main
from dashboard.exports.selection_files import FILES
from tests.packages import small_package


def test_it_writes_every_file_of_the_selection(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "new" / "files"
    where = "http://127.0.0.1:8501/map?theme=culture"
    assert main(["export", str(folder), "--where", where, "--lang", "en"]) == 0
    assert {path.name for path in folder.iterdir()} == set(FILES)
    printed = capsys.readouterr().out.split("\n")
    assert [Path(line).name for line in printed if line] == list(FILES)
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    assert summary["filter"]["address"] == "theme=culture"
    assert summary["language"] == "en"


def test_it_writes_those_alone_that_are_asked_for(tmp_path: Path) -> None:
    asked = ["--only", "projects.csv", "--only", "summary.json"]
    assert main(["export", str(tmp_path), *asked]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"projects.csv", "summary.json"}


def test_a_mistyped_filter_writes_nothing(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "files"
    assert main(["export", str(folder), "--where", "theme=cultur", "--lang", "en"]) == 2
    assert not folder.exists()
    assert "culture" in capsys.readouterr().err


def test_tables_of_a_data_package_are_never_written_over(tmp_path: Path, capsys) -> None:
    package = small_package(tmp_path)
    before = (package.directory / "projects.csv").read_bytes()
    assert main(["export", str(package.directory), "--lang", "en"]) == 2
    assert (package.directory / "projects.csv").read_bytes() == before
    assert "data package" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys) -> None:
    taken = tmp_path / "file"
    taken.write_text("", "utf-8")
    assert main(["export", str(taken), "--lang", "en"]) == 1
    assert str(taken) in capsys.readouterr().err


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["export", str(tmp_path), "--only", "secrets.txt"])
