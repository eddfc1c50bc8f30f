"""The command, as it is typed: what it prints, where, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.web import cli as streamlit

from dashboard.cli import main, run
from loaders.package import SHIPPED

ROOT = Path(__file__).parents[2]


def test_check_of_sound_data_says_so(package, capsys):
    assert main(["check", "--data", str(package.directory), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "0 problems · 3 projects\n"


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "themes.csv, line 2, column position: the value is not written as a whole number "
                "[one]. Write it like 1224; this cell must not be empty. (the line is left out)",
                "project_themes.csv, line 3, column theme: the line of “themes” that it names was "
                "itself left out [culture]. Correct that line first. (the line is left out)",
                "2 problems · 3 projects",
            ],
        ),
        (
            "fr",
            [
                "themes.csv, ligne 2, colonne position : la valeur n’est pas écrite comme un "
                "nombre entier [one]. Écrivez-la comme 1224 ; cette cellule ne peut pas rester "
                "vide. (la ligne est laissée de côté)",
                "project_themes.csv, ligne 3, colonne theme : la ligne de « themes » qu’elle "
                "désigne a elle-même été écartée [culture]. Corrigez d’abord cette ligne. "
                "(la ligne est laissée de côté)",
                "2 problèmes · 3 projets",
            ],
        ),
    ],
)
def test_check_tells_all_problems_and_ends_in_one(package, capsys, language, lines):
    package.edit("themes", "culture,1", "culture,one")
    assert main(["check", "--data", str(package.directory), "--lang", language]) == 1
    printed = capsys.readouterr().out.replace("\u00a0", " ").splitlines()
    assert printed == lines


def test_summary_as_json_takes_the_string_of_an_address(capsys):
    where = "theme=culture&region=11"
    assert main(["summary", "--json", "--where", where, "--lang", "en"]) == 0
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert captured.err == ""
    assert [row["id"] for row in told["by_theme"]] == ["culture"]
    assert told["projects"] == told["by_theme"][0]["projects"]


@pytest.mark.parametrize(
    ("where", "projects"),
    [
        ("http://127.0.0.1:8501/map?theme=culture&region=11&larger=11&lang=en#top", 3),
        ("127.0.0.1:8501/?region=11&theme=culture", 3),
        ("?theme=culture&region=11", 3),
        ("http://127.0.0.1:8501/landlords", 29),
        ("q=jardin%3F&theme=culture", 0),
        ("q=potager?", 1),
    ],
)
def test_a_whole_address_is_taken_as_a_browser_copies_it(capsys, where, projects):
    assert main(["summary", "--json", "--where", where, "--lang", "en"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert json.loads(captured.out)["projects"] == projects


def test_summary_says_the_selection_and_its_figures(capsys):
    assert main(["summary", "--where", "committee=2021-02-04", "--lang", "fr"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("4 février 2021\u00a0: 7 projets sur 29\n")
    assert "Réseaux de bailleurs" in printed


def test_what_a_terminal_would_obey_is_shown_as_a_sign(capsys, package):
    package.edit("themes", "culture,1", "cul\x1b[2Jture,1")
    assert main(["check", "--data", str(package.directory), "--lang", "en"]) == 1
    assert main(["summary", "--where", "q=\x1b[31mred", "--lang", "en"]) == 0
    assert main(["summary", "--where", "\x1b]0;title\x07=1"]) == 0
    printed = "".join(capsys.readouterr())
    assert not {"\x1b", "\x07"} & {*printed}
    assert "\ufffd[31mred" in printed


def test_what_an_address_has_that_means_nothing_is_said_aside(capsys):
    assert main(["summary", "--json", "--where", "theme=poetry", "--lang", "en"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["projects"] == 29
    assert captured.err == "Ignored: theme=poetry (this value is not in the data).\n"


def test_summary_of_broken_data_says_how_to_see_what_is_wrong(package, capsys):
    package.edit("themes", "culture,1", "culture,one")
    main(["summary", "--data", str(package.directory), "--lang", "en"])
    assert "2 problems: `laureats check` tells them" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["check"], ["summary"], []])
def test_a_folder_that_is_not_there(tmp_path, capsys, command):
    assert main([*command, "--data", str(tmp_path / "nowhere"), "--lang", "en"]) == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--lang", "de"], ["dance"], ["--port", "many"]])
def test_misuse_ends_in_two(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def _typed(*arguments):
    return [sys.executable, "-m", "dashboard.cli", *arguments]


def test_a_reader_that_leaves_early_is_no_error():
    with subprocess.Popen(
        _typed("summary", "--json", "--lang", "en"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_address_in_bytes_that_are_no_text():
    done = subprocess.run(
        [*_typed("summary", "--lang", "en", "--where"), b"q=\xff"], cwd=ROOT, capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"All projects: 29 projects of 29" in done.stdout
    assert b"q=?" in done.stderr


def test_without_a_command_streamlit_is_started_on_this_machine_alone(package, monkeypatch):
    started = []
    monkeypatch.setattr(streamlit, "main", lambda: started.append(sys.argv))
    monkeypatch.setattr(sys, "argv", ["laureats"])
    assert main(["--data", str(package.directory), "--port", "9", "--no-browser"]) == 0
    arguments = started[0]
    assert arguments[arguments.index("--server.address") + 1] == "127.0.0.1"
    assert arguments[arguments.index("--server.port") + 1] == "9"
    assert arguments[arguments.index("--server.headless") + 1] == "true"
    assert arguments[-2:] == ["--data", str(package.directory)]
    assert Path(arguments[2]).name == "app.py"
    assert Path(arguments[2]).exists()


@pytest.mark.parametrize(
    ("machine", "language"),
    [("en_GB", "en"), ("fr_FR", "fr"), (None, "fr"), ("de_DE", "fr")],
)
def test_the_language_is_that_of_the_machine(package, capsys, monkeypatch, machine, language):
    monkeypatch.setattr("locale.getlocale", lambda *_: (machine, "UTF-8"))
    main(["check", "--data", str(package.directory)])
    assert ("projets" in capsys.readouterr().out) is (language == "fr")


def test_the_code_of_the_command_is_the_code_of_the_process(package, monkeypatch):
    package.path("lineage").unlink()
    monkeypatch.setattr(sys, "argv", ["laureats", "check", "--data", str(package.directory)])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 1


def test_with_edit_the_pages_are_told_so(package, monkeypatch):
    started = []
    monkeypatch.setattr(streamlit, "main", lambda: started.append(sys.argv))
    monkeypatch.setattr(sys, "argv", ["laureats"])
    assert main(["--data", str(package.directory), "--edit"]) == 0
    assert started[0][-3:] == ["--data", str(package.directory), "--edit"]


@pytest.mark.parametrize("arguments", [[], ["--data", str(SHIPPED)]])
def test_the_shipped_data_is_not_opened_for_writing(arguments, monkeypatch, capsys):
    monkeypatch.setattr(streamlit, "main", pytest.fail)
    assert main([*arguments, "--edit", "--lang", "en"]) == 2
    assert "laureats init DIR" in capsys.readouterr().err
