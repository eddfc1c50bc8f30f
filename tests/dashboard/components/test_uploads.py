"""What the browser sends, the server takes and the readers open has one limit."""

import tomllib
from pathlib import Path

import dashboard
from dashboard.components.imports.brought_file import UPLOAD_MB
from loaders.spreadsheet import form


def test_server_and_readers_have_one_limit():
    config = Path(dashboard.__file__).parent / ".streamlit" / "config.toml"
    limit = tomllib.loads(config.read_text("utf-8"))["server"]["maxUploadSize"]
    assert limit * 2**20 == form.MAX_BYTES
    assert limit == UPLOAD_MB
