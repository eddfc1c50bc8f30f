"""Translations of Streamlit's own texts: menus, uploaders, tables and lists.

Streamlit has no option for it. Here stands each text as it writes it, and what is said instead;
`shell.js` exchanges them on the page. A text that a later release words otherwise is English again,
and `tests/browser/test_framework.py`, which opens each of these places, names it.
"""

import re
from string import Formatter

from dashboard.language.translation import N_, Words

_AS_IT_SAYS = (
    N_("Skip to main content"),
    N_("Main menu"),
    N_("Close"),
    N_("Link to heading"),
    N_("Running..."),
    N_("Stop"),
    N_("Connecting"),
    N_("Notifications"),
    N_("Scroll tabs left"),
    N_("Scroll tabs right"),
    N_("Toolbar action"),
    N_("Error"),
    N_("Error:"),
    N_("Warning:"),
    N_("Copy to clipboard"),
    N_("Copied"),
    N_("Download failed"),
    N_("Try again"),
    N_("Cancel"),
    N_("Show/hide columns"),
    N_("Search"),
    N_("Fullscreen"),
    N_("Fullscreen: {name}"),
    N_("Close fullscreen"),
    N_("Clear selection"),
    N_("Close Search"),
    N_("Type to search"),
    N_("Next Result"),
    N_("Previous Result"),
    N_("Dataframe column menu"),
    N_("Copy column name"),
    N_("Sort ascending"),
    N_("Sort descending"),
    N_("Autosize"),
    N_("Pin column"),
    N_("Unpin column"),
    N_("Hide column"),
    N_("Format"),
    N_("Statistics"),
    N_("No data"),
    N_("Based on sample"),
    N_("Values"),
    N_("Empty"),
    N_("Distinct"),
    N_("Average"),
    N_("Standard deviation"),
    N_("Minimum"),
    N_("25th percentile"),
    N_("Median"),
    N_("75th percentile"),
    N_("Maximum"),
    N_("Sum"),
    N_("Range"),
    N_("Minimum length"),
    N_("Maximum length"),
    N_("Average length"),
    N_("Distribution histogram"),
    N_("Top values frequency chart"),
    N_("True/false distribution chart"),
    N_("Automatic"),
    N_("Localized"),
    N_("Plain"),
    N_("Compact"),
    N_("Dollar"),
    N_("Euro"),
    N_("Yen"),
    N_("Percent"),
    N_("Scientific"),
    N_("Accounting"),
    N_("Duration"),
    N_("Distance"),
    N_("Calendar"),
    N_("text"),
    N_("number"),
    N_("datetime"),
    N_("list"),
    N_("object"),
    N_("checkbox"),
    N_("link"),
    N_("over 1000 results"),
    N_("{count} results"),
    N_("{count} result"),
    N_("{number} of {count} results"),
    N_("{number} of {count} result"),
    N_("Select all"),
    N_("Choose an option"),
    N_("Choose options"),
    N_("Open"),
    N_("Clear value"),
    N_("Clear all"),
    N_("Selected values"),
    N_("Selected items"),
    N_("No results"),
    N_("Remove"),
    N_("Remove {name}"),
    N_("{count} option available."),
    N_("{count} options available."),
    N_("{name}, selected"),
    N_("Suggestions"),
    N_("Press Enter to apply"),
    N_("Press Ctrl+Enter to apply"),
    N_("Press ⌘+Enter to apply"),
    N_("Clear entry"),
    N_("Increment"),
    N_("Decrement"),
    N_("Increase"),
    N_("Decrease"),
    N_("{size}.{tenth}KB"),
    N_("{size}.{tenth}MB"),
    N_("{size}.{tenth}B"),
    N_("file upload"),
    N_("Upload directories"),
    N_("Add files"),
    N_("add icon"),
    N_("Drag and drop a file here"),
    N_("Only one file is allowed."),
    N_("File size is too small."),
    N_("Unexpected error. Please try again."),
    N_("{kind} files are not allowed."),
)
"""Texts that are said in English as the framework says them; `{names}` stand for what differs."""

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
    pairs = {each: words.text(each) for each in _AS_IT_SAYS}
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
