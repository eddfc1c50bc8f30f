"""What is drawn in the browser: its script is there, and is not sent again with what it is told."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.components.session.browser_part import SCRIPTS

NAMED = re.compile(r'(?:browser|draw)_part\(\s*"(\w+)"')


def test_every_part_has_its_script():
    code = Path(dashboard.__file__).parent.rglob("*.py")
    named = {name for path in code for name in NAMED.findall(path.read_text("utf-8"))}
    drawn = {
        path.stem for path in SCRIPTS.glob("*.js") if "export default" in path.read_text("utf-8")
    }
    assert named == drawn


def test_a_script_imports_what_is_there():
    for path in SCRIPTS.glob("*.js"):
        for name in re.findall(
            r'^import (?:.* from )?"\./([\w.]+)"', path.read_text("utf-8"), re.MULTILINE
        ):
            assert (SCRIPTS / name).exists()


def test_no_script_is_sent_with_a_page():
    page = AppTest.from_file(str(Path(dashboard.__file__).with_name("app.py")), default_timeout=60)
    parts = [each.proto for each in page.run().main if each.type == "bidi_component"]
    assert len(parts) >= 3
    assert all(len(part.js_content) < 200 for part in parts)
