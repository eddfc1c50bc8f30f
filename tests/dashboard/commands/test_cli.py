"""The command, as it is typed: what it prints, where, and how it ends."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.commands import cli
from dashboard.commands.cli import main, run
from dashboard.commands.server import start as server
from dashboard.selection.choices import read_address
from dashboard.selection.selection import Selection
from loaders.package.load import SHIPPED
from loaders.text.folding import folded
from tests.shipped import selected

ROOT = Path(__file__).parents[3]


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
    culture = next(row for row in told["by_theme"] if row["id"] == "culture")
    assert told["projects"] == culture["projects"] >= culture["projects_main"]
    assert all(row["projects"] <= told["projects"] for row in told["by_theme"])


@pytest.mark.parametrize(
    ("where", "same"),
    [
        (
            "http://127.0.0.1:8501/map?theme=culture&region=11&larger=11&lang=en#top",
            "region=11&theme=culture",
        ),
        ("127.0.0.1:8501/?region=11&theme=culture", "region=11&theme=culture"),
        ("?theme=culture&region=11&themes=all", "region=11&theme=culture"),
        ("http://127.0.0.1:8501/landlords", ""),
        ("q=jardin%3F&theme=seniors", "q=jardin&theme=seniors"),
        ("q=oiseaux?", "q=oiseaux"),
    ],
)
def test_a_whole_address_is_taken_as_a_browser_copies_it(capsys, shipped, where, same):
    projects = Selection(shipped, read_address(same, shipped)[0]).size
    assert main(["summary", "--json", "--where", where, "--lang", "en"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert json.loads(captured.out)["projects"] == projects


def test_summary_says_the_selection_and_its_figures(capsys):
    assert main(["summary", "--where", "committee=2021-02-04", "--lang", "fr"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("4 février 2021\u00a0: 7 projets sur ")
    assert "Réseaux de bailleurs" in printed


def test_what_a_terminal_would_obey_is_shown_as_a_sign(capsys, package):
    package.edit("themes", "culture,1", "cul\x1b[2Jture,1")
    assert main(["check", "--data", str(package.directory), "--lang", "en"]) == 1
    assert main(["summary", "--where", "q=\x1b[31mred", "--lang", "en"]) == 0
    assert main(["summary", "--where", "\x1b]0;title\x07=1"]) == 2
    printed = "".join(capsys.readouterr())
    assert not {"\x1b", "\x07"} & {*printed}
    assert "\ufffd[31mred" in printed


@pytest.mark.parametrize("command", ["summary", "summary --json", "deck"])
@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("theme=cultur", "theme=cultur (this value is not in the data). There is: culture."),
        ("theme=Écologie", "There is: ecology"),
        ("region=Occitanie", "There is: 76 (Occitanie)"),
        ("region=occitnie&theme=culture", "There is: 76 (Occitanie)"),
        ("comite=2021-02-04", "comite=2021-02-04 (there is no such filter). There is: committee"),
        ("themes=culture", "There is: theme"),
        ("thème=culture", "There is: theme"),
        ("joint=perhaps", "There is: yes, no, unknown."),
        ("year=soon", "Write a year or two: 2018-2024."),
        ("year=2018&year=2019", "(one is read, and another follows)"),
        ("q=…", "q=… (this value is not in the data)."),
        ("theme=", "theme= (this value is not in the data)"),
        ("culture", "culture= (there is no such filter). There is: theme"),
        ("http://127.0.0.1:8501/map?landlrd=erilia", "There is: landlord"),
        ("theme=culture&nonsense=1&region=999", "nonsense=1 (there is no such filter)"),
        ("theme=culture;region=76", "theme=culture;region=76 (this value is not in the data)."),
    ],
)
def test_an_address_that_is_not_understood_is_refused(capsys, tmp_path, command, where, said):
    out = tmp_path / "deck.pptx"
    name, *more = command.split()
    more = [str(out)] if name == "deck" else more
    assert main([name, *more, "--where", where, "--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.endswith("Nothing was written.\n")
    assert list(tmp_path.iterdir()) == []


def test_the_refusal_is_in_the_readers_language(capsys):
    assert main(["summary", "--where", "theme=poésie", "--lang", "fr"]) == 2
    said = capsys.readouterr().err.replace("\u00a0", " ")
    assert said.startswith("Non compris : theme=poésie (cette valeur n’est pas dans les données).")


@pytest.mark.parametrize(
    "more",
    [
        "lang=en", "since=2021-02-04", "slide=3", "deck-title=Bilan&deck-slide=title",
        "embed=true&embed_options=dark_theme", "larger=11&lines=erilia&with=region",
        "themes=all", "figure=themes", "kind=region&id=76", "project=x", "review=y",
    ],
)  # fmt: skip
def test_what_pages_keep_in_an_address_is_accepted(capsys, more):
    assert main(["summary", "--json", "--where", f"{more}&region=11", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out)["projects"] < selected().size


def test_summary_of_broken_data_says_how_to_see_what_is_wrong(package, capsys):
    package.edit("themes", "culture,1", "culture,one")
    main(["summary", "--data", str(package.directory), "--lang", "en"])
    assert "2 problems: `laureats check` tells them" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["check"], ["summary"], []])
def test_a_folder_that_is_not_there(tmp_path, capsys, command):
    assert main([*command, "--data", str(tmp_path / "nowhere"), "--lang", "en"]) == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("module", "run", "never"),
    [
        ("dashboard.commands.cli", "main()", {"streamlit", "xlsxwriter"}),
        (
            "dashboard.commands.server.start",
            "pass",
            {"dashboard.views", "docx", "networkx", "pydeck"},
        ),
    ],
)
def test_check_and_the_start_import_nothing_that_others_need(module, run, never):
    script = f"import sys; from {module} import *; {run}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script, "check"], cwd=ROOT, capture_output=True,
                          text=True, check=True)  # fmt: skip
    imported = {*done.stdout.splitlines()[-1].split()}
    assert {"pandas", module} <= imported
    assert imported & {"loaders.announcement.reader", "openpyxl", "pptx", *never} == set()


@pytest.mark.parametrize("arguments", [["--lang", "de"], ["dance"], ["--port", "many"]])
def test_misuse_ends_in_two(arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def _typed(*arguments):
    return [sys.executable, "-m", "dashboard.commands.cli", *arguments]


def test_a_pipe_that_breaks_ends_the_command_without_error(monkeypatch):
    def broken():
        raise BrokenPipeError

    redirected = []
    monkeypatch.setattr(cli, "main", broken)
    monkeypatch.setattr(os, "dup2", lambda old, _new: redirected.append(os.fstat(old)))
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 0
    assert os.path.samestat(redirected[0], Path(os.devnull).stat())


@pytest.mark.exhaustive
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


def test_bytes_of_an_address_that_are_no_text_are_shown_as_a_sign(capsys):
    assert main(["summary", "--lang", "en", "--where", "q=\udcff"]) == 2
    assert "q=\ufffd" in capsys.readouterr().err


@pytest.mark.exhaustive
def test_an_address_in_bytes_that_are_no_text():
    done = subprocess.run(
        [*_typed("summary", "--lang", "en", "--where"), b"q=\xff"], cwd=ROOT, capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert done.stdout == b""
    assert "q=\ufffd" in done.stderr.decode()


@pytest.fixture
def started(monkeypatch):
    """Return how the dashboard was started, without starting it."""
    starts = []
    monkeypatch.setattr(server, "start", lambda how, _words: starts.append(how) or 0)
    return starts


def test_without_a_command_the_dashboard_is_opened_on_this_machine_alone(package, started):
    assert main(["--data", str(package.directory), "--port", "9", "--no-browser"]) == 0
    (how,) = started
    listening = (how.data, how.edit, how.internal, how.address, how.port, how.hosts, how.browser)
    assert listening == (package.directory, False, False, "127.0.0.1", 9, [], False)


def test_it_can_be_opened_to_others_under_names_of_theirs(package, started):
    names = ["--host", "Projets.example", "--host", "192.168.1.5"]
    assert main(["--data", str(package.directory), "--address", "0.0.0.0", *names]) == 0  # noqa: S104
    assert (started[0].address, started[0].hosts, started[0].browser) == (
        "0.0.0.0", ["projets.example", "192.168.1.5"], True,  # noqa: S104
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "0"], ["--port", "65536"], ["--port", "-1"], ["--address", "projets.example"],
        ["--host", "http://projets.example"], ["--host", "projets.example:8501"], ["--host", ""],
    ],
)  # fmt: skip
def test_what_is_no_port_address_or_name_is_refused_before_anything_starts(arguments, started):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert started == []


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


def test_with_edit_the_pages_are_told_so(package, started):
    assert main(["--data", str(package.directory), "--edit"]) == 0
    assert started[0].edit


@pytest.mark.parametrize("arguments", [[], ["--data", str(SHIPPED)]])
def test_the_shipped_data_is_not_opened_for_writing(arguments, started, capsys):
    assert main([*arguments, "--edit", "--lang", "en"]) == 2
    assert "laureats init DIR" in capsys.readouterr().err
    assert started == []


NARROW = ["cp1252", "utf-16", "ascii", "cp850", "latin-1", "utf-8"]


def _printed(monkeypatch, encoding, *arguments):
    """Return code, output and error output of a command whose streams have an `encoding`."""
    streams = [io.BytesIO(), io.BytesIO()]
    for name, stream in zip(("stdout", "stderr"), streams, strict=True):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(stream, encoding, write_through=True))
    try:
        code = main([*arguments])
    except SystemExit as ended:
        code = ended.code
    return code, *(stream.getvalue().decode(encoding) for stream in streams)


@pytest.mark.parametrize(
    "encoding",
    [*NARROW[:2], *(pytest.param(one, marks=pytest.mark.exhaustive) for one in NARROW[2:])],
)
@pytest.mark.parametrize(
    ("arguments", "ends"),
    [
        (["--help"], 0),
        (["summary", "--help"], 0),
        (["summary"], 0),
        (["summary", "--where", "theme=poésie"], 2),
        (["check", "--data", "BROKEN"], 1),
        (["check", "--data", "no-such-folder-’"], 2),
        (["init", "FOLDER"], 0),
        (["restore", "FOLDER"], 1),
        (["template", "OUT"], 0),
        (["deck", "OUT", "--slides", "title", "--where", "region=11"], 0),
        (["deck", "OUT", "--slides", "nonsense’"], 2),
        (["import", "announcement", "TEXT"], 0),
        (["import", "announcement", "no-such-file-’"], 2),
    ],
)
def test_every_command_writes_under_any_encoding(
    monkeypatch, package, tmp_path, encoding, arguments, ends
):
    package.edit("themes", "culture,1", "cul’ture,\u202fone")
    announcement = tmp_path / "annonce.txt"
    announcement.write_text("Comité du 4 février 2021\n\n« L’œuvre » – 1 224 logements\n", "utf-8")
    given = {"BROKEN": package.directory, "FOLDER": tmp_path / "new’", "OUT": tmp_path / "out",
             "TEXT": announcement}  # fmt: skip
    code, out, err = _printed(
        monkeypatch, encoding, *(str(given.get(part, part)) for part in arguments),
        *([] if "--help" in arguments else ["--lang", "fr"]),
    )  # fmt: skip
    assert code == ends, err
    assert out + err
    assert "?" not in (out + err).replace("\n?", "").replace("  ? ", "").replace('after "?"', "")


@pytest.mark.parametrize("encoding", NARROW)
def test_what_an_encoding_lacks_is_written_in_plainer_letters(monkeypatch, encoding):
    _, plain, _ = _printed(monkeypatch, encoding, "summary", "--lang", "fr")
    _, whole, _ = _printed(monkeypatch, "utf-8", "summary", "--lang", "fr")
    assert len(plain.splitlines()) == len(whole.splitlines())
    assert re.search(r"\b\d \d{3} ", plain.replace("\u202f", " "))  # thousands stay apart
    assert folded(plain) == folded(whole)


@pytest.mark.parametrize("encoding", NARROW)
def test_json_is_the_same_under_any_encoding(monkeypatch, encoding):
    _, narrow, _ = _printed(monkeypatch, encoding, "summary", "--json", "--lang", "fr")
    _, whole, _ = _printed(monkeypatch, "utf-8", "summary", "--json", "--lang", "fr")
    assert json.loads(narrow) == json.loads(whole)


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    "settings", [{"PYTHONIOENCODING": "cp1252"}, pytest.param(ASCII, marks=pytest.mark.exhaustive)]
)
def test_the_summary_goes_to_a_file_as_windows_writes_one(tmp_path, settings):
    out = tmp_path / "out.txt"
    with out.open("wb") as file:
        done = subprocess.run(_typed("summary", "--lang", "fr", "--where", "q=résidence"), cwd=ROOT,
                              stdout=file, stderr=subprocess.PIPE, env={**os.environ, **settings},
                              check=False)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    many = f"projets sur {selected().total}".encode()
    assert many in out.read_bytes().replace(b"\xa0", b" ").replace(b"\xff", b" ")
