"""What the browser sends, the server takes and the readers open has one limit, said in words."""

import tomllib
from pathlib import Path

import dashboard
from dashboard.components.uploader_style import UPLOAD_MB, uploader_style
from dashboard.words import Words
from loaders.spreadsheet import form


def test_server_and_readers_have_one_limit():
    config = Path(dashboard.__file__).parent / ".streamlit" / "config.toml"
    limit = tomllib.loads(config.read_text("utf-8"))["server"]["maxUploadSize"]
    assert limit * 2**20 == form.MAX_BYTES
    assert limit == UPLOAD_MB


def test_the_words_of_the_uploader_are_the_readers():
    french, english = uploader_style(Words("fr")), uploader_style(Words("en"))
    assert 'content: "Choisir un fichier"' in french
    assert 'content: "Choose a file"' in english
    for said in (french, english):
        assert str(UPLOAD_MB) in said
        assert all(word not in said for word in ("CHOOSE", "LIMIT", "DROP", "FAILED"))
