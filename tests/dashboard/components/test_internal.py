"""Who sees what is the fund's own: this machine, unless others reach the server."""

from pathlib import Path

import pytest

from dashboard.commands.cli import main
from dashboard.components.session.screen import BASE, ScriptOptions, sees_internal

HERE = ScriptOptions(Path("data"), edit=False)


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_this_machine_sees_it(host: str) -> None:
    assert sees_internal(HERE, {"Host": host})


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "projects.example"},
        {"Host": "192.168.1.4:8501"},
        {"Host": "localhost:8501", "X-Forwarded-For": "192.168.1.4"},
        {"Host": "localhost:8501", "forwarded": "for=192.168.1.4"},
        {"Host": "no host at all"},
    ],
)
def test_others_do_not_unless_the_server_says_so(headers: dict[str, str]) -> None:
    assert not sees_internal(HERE, headers)
    assert sees_internal(ScriptOptions(Path("data"), edit=False, internal=True), headers)


def test_a_server_that_has_a_name_or_a_path_of_its_own_hides_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = ScriptOptions(Path("data"), edit=False, hosts=("projects.example",))
    assert not sees_internal(named, {"Host": "localhost"})
    monkeypatch.setenv(BASE, "fund/projects")
    assert not sees_internal(HERE, {"Host": "localhost"})


def test_the_option_is_told_to_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "--internal" in capsys.readouterr().out
