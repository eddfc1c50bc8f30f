"""Translations of Streamlit's own texts: menus, uploaders, tables and lists.

Streamlit has no option for it. A catalogue of their own (`locale/*/framework/streamlit.po`) has
each text as it writes it, with `{names}` for what differs, and its translation; `shell.js`
exchanges them on the page. A text that a later release words otherwise is English again, and
`tests/browser/test_framework.py`, which opens each of these places, names it.
"""

import re
from string import Formatter

from dashboard.language.translation import LOCALE, N_, Words, catalogue

_STOPPED = N_(
    "Lauréats has stopped, or cannot be reached. If it runs on this machine, start it again as "
    "before (`laureats`): this page then goes on by itself. If it runs on another, tell whoever "
    "looks after it."
)

_IN_OUR_WORDS = {
    "Upload": N_("Choose a file"),
    "{limit}MB per file": N_("or drop it here · {limit} MB at most"),
    "{limit}MB per file • {kinds}": N_("or drop it here · {limit} MB at most · {kinds}"),
    "Drag and drop a file here": N_("Drop the file here"),
    "File must be {limit}.0MB or smaller.": N_("The file is larger than {limit} MB."),
    "Request failed with status {code}": N_("The connection broke off: take the file again."),
    "Connection error": N_("Connection lost"),
    "Connecting to Streamlit server": N_("Connecting to Lauréats"),
    "Unable to connect to Streamlit server": N_("Lauréats does not answer"),
    "Streamlit server is not responding. Are you connected to the internet?": _STOPPED,
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your "
    "terminal:": _STOPPED,
    "streamlit run yourscript.py": "laureats",
    "Connection timed out.": _STOPPED,
}
"""Texts that are said in our words in both languages: they speak of Streamlit, or not enough."""


def framework_texts(words: Words) -> dict[str, object]:
    """Return what is exchanged: `texts` (from, to), and `patterns` (regular expression, to)."""
    pairs = catalogue(LOCALE / words.language / "framework" / "streamlit.po")
    pairs |= {said: words.text(ours) for said, ours in _IN_OUR_WORDS.items()}
    changed = {said: shown for said, shown in pairs.items() if said != shown}
    return {
        "texts": [[said, shown] for said, shown in changed.items() if "{" not in said],
        "patterns": [_pattern(said, shown) for said, shown in changed.items() if "{" in said],
    }


def _pattern(said: str, shown: str) -> tuple[str, str]:
    """Return a regular expression for `said` with its `{names}`, and what JavaScript puts there."""
    names = [name for _, name, _, _ in Formatter().parse(said) if name]
    expression = re.escape(said)
    for number, name in enumerate(names, start=1):
        expression = expression.replace(re.escape(f"{{{name}}}"), "(.+?)", 1)
        shown = shown.replace(f"{{{name}}}", f"${number}")
    return f"^{expression}$", shown
