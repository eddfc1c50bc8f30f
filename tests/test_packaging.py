"""The built wheel, installed alone into an empty environment, is the whole dashboard."""

import json
import os
import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.server import serving
from tests.shipped import selected

ROOT = Path(__file__).parent.parent

_DRAW = """
from pathlib import Path
import dashboard
from streamlit.testing.v1 import AppTest
app = AppTest.from_file(str(Path(dashboard.__file__).parent / "app.py"), default_timeout=60).run()
print([each.value for each in (*app.exception, *app.error)])
"""


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it, and a folder to run in that is not the checkout."""

    folder: Path
    elsewhere: Path

    def program(self, name: str) -> Path:
        scripts = "Scripts" if os.name == "nt" else "bin"
        return self.folder / scripts / (name + (".exe" if os.name == "nt" else ""))

    def run(self, program: str, *arguments: str) -> str:
        return subprocess.run(
            [self.program(program), *arguments],
            cwd=self.elsewhere,
            env=_environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout


def _environment() -> dict[str, str]:
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    kept = {key: value for key, value in os.environ.items() if key not in hidden}
    return kept | {"PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Install the wheel without network: what it depends on is borrowed from this environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    environment = Installed(folder, tmp_path_factory.mktemp("elsewhere"))
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", environment.program("python"),
         "install", "-q", "--no-deps", "--no-index", wheel],
        check=True,
    )  # fmt: skip
    scheme = "nt_venv" if os.name == "nt" else "posix_venv"
    packages = sysconfig.get_path("purelib", scheme, {"base": folder, "platbase": folder})
    # A folder that a .pth names is searched last, and the .pth files in it do not count: the
    # editable install of the checkout stays out of reach.
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(packages) / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return environment


def test_wheel_has_the_data_the_settings_and_the_translations(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    data = {
        f"dashboard/_data/{path.relative_to(ROOT / 'data').as_posix()}"
        for path in (ROOT / "data").rglob("*")
        if path.is_file()
    }
    translations = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "dashboard/language/locale").rglob("*.po")
    }
    assert translations
    assert data | translations | {"dashboard/.streamlit/config.toml"} <= inside
    assert not [name for name in inside if name.startswith(("data/", "tests/"))]


@pytest.mark.exhaustive
def test_wheel_runs_from_where_it_is_installed(installed):
    found = installed.run("python", "-c", "import dashboard; print(dashboard.__file__)")
    assert Path(found.strip()).is_relative_to(installed.folder)


@pytest.mark.exhaustive
def test_installed_command_prints_the_summary(installed):
    summary = json.loads(installed.run("laureats", "summary", "--json"))
    assert summary["projects"] == selected().size


@pytest.mark.exhaustive
def test_installed_command_finds_the_shipped_data_sound(installed):
    installed.run("laureats", "check")


@pytest.mark.exhaustive
def test_installed_dashboard_answers(installed, tmp_path):
    command = [str(installed.program("laureats"))]
    with (
        serving(tmp_path / "log.txt", command, installed.elsewhere, _environment()) as server,
        urllib.request.urlopen(server.url, timeout=10) as answer,  # noqa: S310 - our own server
    ):
        assert answer.status == 200


@pytest.mark.exhaustive
def test_installed_dashboard_draws_its_first_page(installed):
    assert installed.run("python", "-c", _DRAW).strip().splitlines()[-1] == "[]"
