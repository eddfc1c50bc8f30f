"""The words of Streamlit's file uploader in the reader's language.

Streamlit has no option for them: the style sheet hides its English and writes ours in its place.
"""

import json

from dashboard.words import Words
from loaders.spreadsheet.form import MAX_BYTES

UPLOAD_MB = MAX_BYTES // 2**20
"""The largest file that the browser sends; the server's configuration says the same."""

_ZONE = '[data-testid="stFileUploaderDropzone"]'
_DRAGGED = f"{_ZONE} > input + div:not(:has([data-testid])) > span"
_FAILED = '[data-testid="stFileUploader"]:has([data-testid="stFileChip"][aria-invalid="true"])'

_STYLE = f"""
{_ZONE} > span button p {{font-size: 0;}}
{_ZONE} > span button p::after {{content: CHOOSE; font-size: .875rem;}}
[data-testid="stFileUploaderDropzoneInstructions"] span {{font-size: 0;}}
[data-testid="stFileUploaderDropzoneInstructions"] span::after {{
  content: LIMIT; font-size: .875rem; white-space: normal;
}}
{_DRAGGED} {{font-size: 0;}}
{_DRAGGED}::after {{content: DROP; font-size: .875rem;}}
{_FAILED}::after {{content: FAILED; display: block; margin-top: .5rem;}}
"""


def uploader_style(words: Words) -> str:
    """Return the rules that say what an uploader says in the language of `words`."""
    limit = words.number(UPLOAD_MB)
    said = {
        "CHOOSE": words.text("Choose a file"),
        "LIMIT": words.text("or drop it here · {limit} MB at most", limit=limit),
        "DROP": words.text("Drop the file here"),
        "FAILED": words.text(
            "The file was not taken: it is larger than {limit} MB, or the connection broke off.",
            limit=limit,
        ),
    }
    style = _STYLE
    for name, text in said.items():
        style = style.replace(
            f"content: {name}", f"content: {json.dumps(text, ensure_ascii=False)}"
        )
    return style
