"""The commands that make a folder to work in, bring back a backup, and write a template."""

import io
import shutil
from pathlib import Path
from string import Formatter

import openpyxl
import pytest

from dashboard.commands.cli import main
from dashboard.language.translation import Words
from dashboard.texts.data_problems import refusal_text, tell
from dashboard.texts.problem_texts import problem_texts
from loaders.editing.refusals import Refusal, RefusedError
from loaders.editing.writing import write_tables
from loaders.package.load import SHIPPED, read_text_package
from loaders.package.problems import Loss
from loaders.package.versions import EARLIER
from loaders.spreadsheet.problems import ImportProblem, ImportRule

WORDS = [Words("fr"), Words("en")]


def _run(*arguments: object) -> int:
    return main([*map(str, arguments), "--lang", "en"])


def test_upgrade_says_what_it_wrote_and_how_to_undo_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = min((SHIPPED / EARLIER).iterdir())
    folder = Path(shutil.copytree(first, tmp_path / "old"))
    assert _run("upgrade", folder) == 0
    said = capsys.readouterr().out
    assert f"laureats restore {folder} " in said
    assert f"laureats --data {folder} --edit" in said
    assert _run("upgrade", "--data", folder) == 0
    assert capsys.readouterr().out.startswith("The tables are up to date.")
    assert _run("upgrade") == 1
    assert _run("upgrade", tmp_path / "nowhere") == 1


def test_init_then_a_change_then_restore(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    assert _run("init", folder) == 0
    package = read_text_package(folder)
    themes = package.tables["themes"].copy()
    themes.loc[0, "short_en"] = "Changed"
    write_tables(folder, {"themes": themes}, version=package.version)
    assert _run("restore", "--list", folder) == 0
    name = capsys.readouterr().out.splitlines()[-1].split()[0]
    assert _run("restore", folder, name) == 0
    assert "themes.csv" in capsys.readouterr().out
    assert read_text_package(folder).version == package.version


def test_each_backup_says_what_it_is_and_whether_it_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    _run("init", folder)
    names = []
    for short in ("One", "Two"):
        package = read_text_package(folder)
        themes = package.tables["themes"].copy()
        themes.loc[0, "short_en"] = short
        written = write_tables(
            folder, {"themes": themes}, version=package.version, by="import-list"
        )
        names.append(written.backup)
    (folder / "backups" / names[0] / "figures.csv").unlink()
    capsys.readouterr()
    assert _run("restore", "--list", folder) == 0
    latest, first = capsys.readouterr().out.splitlines()
    assert latest.startswith(names[1]) and first.startswith(names[0])
    assert "before: a list brought in (themes.csv)" in latest
    assert latest.endswith("whole")
    assert "figures.csv is missing" in first
    assert _run("restore", folder, names[0]) == 1
    assert "figures.csv" in capsys.readouterr().err


def test_what_is_refused_is_said_and_told_by_the_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("")
    assert _run("init", tmp_path) == 1
    assert str(tmp_path) in capsys.readouterr().err
    assert _run("restore", SHIPPED) == 1
    assert _run("restore", tmp_path, "none") == 1
    assert _run("template", tmp_path / "no" / "such.xlsx") == 1


def test_the_template_is_empty_or_filled(tmp_path: Path) -> None:
    rows = []
    for more in ([], ["--filled"]):
        assert _run("template", tmp_path / "out.xlsx", *more) == 0
        book = openpyxl.load_workbook(io.BytesIO((tmp_path / "out.xlsx").read_bytes()))
        rows.append(book["Selected projects"].max_row)
    assert rows == [1, 1 + len(read_text_package().tables["projects"])]


def test_a_template_of_a_folder_has_its_data(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "data")
    (tmp_path / "data" / "lineage.csv").write_text(
        "project,earlier_title,earlier_project,relation,as_written,earlier_title_en\n"
    )
    _run("template", tmp_path / "out.xlsx", "--filled", "--data", tmp_path / "data")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book["Lineage"].max_row == 1


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("rule", list(ImportRule))
def test_every_rule_is_said_in_both_languages(rule: ImportRule, words: Words) -> None:
    texts = problem_texts("import")[rule]
    keys = {key for text in texts for _, key, _, _ in Formatter().parse(text) if key}
    details = dict.fromkeys(keys, "12") | {"day": "2021-02-04", "encoding": "cp1252"}
    problem = ImportProblem("Feuille", rule, Loss.ROW, 3, "Titre", "x", details)
    told = tell(problem, words)
    assert told.what
    assert "{" not in told.line(words)
    if words.language == "fr":
        assert told.what != tell(problem, Words("en")).what


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_is_said_in_both_languages(refusal: Refusal) -> None:
    error = RefusedError(refusal, Path("ici"), detail="x")
    said = [refusal_text(error, words) for words in WORDS]
    assert said[0] != said[1]
    assert "{" not in "".join(said)
    assert set(problem_texts("write")) == set(Refusal)
    assert set(problem_texts("import")) == set(ImportRule)
