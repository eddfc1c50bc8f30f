"""The command that writes a deck: files, exit codes and what is said."""

import io
from pathlib import Path

import pytest
from pptx import Presentation

from dashboard.commands.cli import main


def run(*arguments: str) -> int:
    return main(["deck", *arguments, "--lang", "en"])


def test_a_deck_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deck.pptx"
    assert (
        run(str(out), "--where", "theme=culture", "--slides", "title,themes", "--title", "T") == 0
    )
    slides = Presentation(io.BytesIO(out.read_bytes())).slides
    assert len(slides) == 2
    assert slides[0].shapes.title.text_frame.text == "T"
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTML", "page.htm"])
def test_a_page_to_send_is_written_where_the_file_is_called_so(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert run(str(out), "--where", "theme=seniors", "--slides", "title", "--title", "<T>") == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1>&lt;T&gt;</h1>" in page


def test_a_template_that_a_page_cannot_use_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "own.pptx"
    Presentation().save(str(template))
    arguments = ["--slides", "title", "--template", str(template)]
    assert run(str(tmp_path / "page.html"), *arguments) == 0
    assert "PowerPoint's alone" in capsys.readouterr().err


def test_a_project_named_gets_its_slide(tmp_path: Path) -> None:
    out = tmp_path / "deck.pptx"
    arguments = ["--slides", "projects", "--project", "ratp-habitat-emploi"]
    assert run(str(out), *arguments) == 0
    assert len(Presentation(io.BytesIO(out.read_bytes())).slides) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--slides", "nonsense"], "no slide called"),
        (["--since", "1999-13-01"], "no committee"),
        (["--accent", "red"], "not a colour"),
        (["--template", "{here}/missing.pptx"], "cannot be read"),
        (["--template", "{here}/text.txt"], "not a PowerPoint presentation"),
        (["--logo", "{here}/text.txt"], "neither a PNG nor a JPEG"),
    ],
)
def test_misuse_is_said_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (tmp_path / "text.txt").write_text("text")
    out = tmp_path / "deck.pptx"
    given = [part.replace("{here}", str(tmp_path)) for part in arguments]
    assert run(str(out), *given) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_deck_that_is_there_stays_whole_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "deck.pptx"
    out.write_bytes(b"the old one")

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:100])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert run(str(out), "--slides", "title") == 1
    assert out.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [out]


def test_a_terminal_is_told_how_far_a_deck_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run(str(tmp_path / "deck.pptx"), "--slides", "title,themes") == 0
    said = capsys.readouterr().err
    assert "Slide 1 of 2" in said
    assert said.endswith("\r")


def test_a_folder_that_is_missing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path / "no" / "deck.pptx"), "--slides", "title") == 1
    assert "cannot be written" in capsys.readouterr().err
