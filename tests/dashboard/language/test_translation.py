"""Every text in the code has its French, and the French says the same with the same names."""

import ast
import csv
import datetime as dt
import itertools
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import dashboard
from dashboard.language.translation import LOCALE, Words
from tests.typography import slips

CODE = Path(dashboard.__file__).parent
KEYWORDS = {
    "text": 1, "plural": 2, "N_": 1, "say": 2, "say_small": 2, "say_info": 2, "say_success": 2,
    "say_warning": 2, "say_error": 2,
}  # fmt: skip
TEXT_COLUMNS = (
    "what", "remedy", "one", "several", "name", "part",
    "unstated", "unfiltered", "rule", "counted", "euros", "pairs",
)  # fmt: skip
TEXT_TABLES = (
    "texts/*.csv",
    "language/names.csv",
    "exports/deck/slides.csv",
    "selection/facets.csv",
    "selection/search/fields.csv",
    "commands/server/framework.csv",
)
CATALOGUES = sorted((LOCALE / "fr").rglob("*.po"))
FRAMEWORK = LOCALE / "fr" / "framework" / "streamlit.po"
"""The texts of a program that is not ours: they stand in none of our files."""


@cache
def _calls():
    """Return every call in the code, with the name of its file."""
    return [
        (path.relative_to(CODE), node)
        for path in sorted(CODE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]


@cache
def _used():
    """Return the texts of the code, each with a line it stands on: literal arguments of KEYWORDS.

    Babel's own extractor takes any string between the brackets, a key of a dict among them.
    """
    messages = {}
    for path, node in _calls():
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = [_literals(argument) for argument in node.args[: KEYWORDS.get(name, 0)]]
        if name == "plural" and all(texts):
            texts = [[(texts[0][0], texts[1][0])]]
        for message in itertools.chain.from_iterable(texts):
            messages[message] = f"{path}:{node.lineno}"
    for path in sorted(path for pattern in TEXT_TABLES for path in CODE.glob(pattern)):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                texts = {row.get(column) for column in TEXT_COLUMNS}
                messages |= dict.fromkeys(texts - {None, ""}, path.name)
    return messages


def _literals(node):
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return []


@cache
def _catalogue(path):
    with path.open("rb") as file:
        return read_po(file, locale="fr")


def _translated():
    return [
        (path.name, message) for path in CATALOGUES for message in _catalogue(path) if message.id
    ]


def _forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


def _names(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_of_the_code_has_its_french():
    known = {message.id for name, message in _translated() if name != FRAMEWORK.name}
    plain = {_forms(identifier)[0] for identifier in known}
    missing = {
        where: message
        for message, where in _used().items()
        # A plural whose singular alone is known would be read in English.
        if message not in (known if isinstance(message, tuple) else plain)
    }
    assert missing == {}


def test_every_plural_is_written_where_it_is_used():
    """Else nobody sees that its French is missing."""
    for path, node in _calls():
        if getattr(node.func, "attr", "") == "plural":
            assert len(node.args) > 2, f"{path}:{node.lineno}"
            assert all(map(_literals, node.args[:2])), f"{path}:{node.lineno}"


def test_no_french_is_kept_for_a_text_that_is_gone():
    used = {_forms(message)[0] for message in _used()}
    ours = [(name, m.id) for name, m in _translated() if name != FRAMEWORK.name]
    assert [(name, text) for name, text in ours if _forms(text)[0] not in used] == []
    for path in CATALOGUES:
        assert not _catalogue(path).obsolete, path.name


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_no_text_is_doubtful_or_empty(path):
    for message in _catalogue(path):
        if message.id:
            assert not message.fuzzy, message.id
            assert all(_forms(message.string)), message.id
            assert len(_forms(message.string)) == len(_forms(message.id)), message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_the_french_fills_in_the_same_names(path):
    for message in _catalogue(path):
        if message.id:
            wanted = set().union(*map(_names, _forms(message.id)))
            for form in _forms(message.string):
                assert _names(form) <= wanted, message.id
            assert wanted - {"count"} <= set().union(*map(_names, _forms(message.string)))


def test_a_text_that_stands_in_two_catalogues_reads_the_same_in_both():
    seen = {}
    for name, message in _translated():
        first = seen.setdefault(message.id, (name, message.string))
        assert first[1] == message.string, (message.id, first[0], name)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_the_french_is_set_as_french_is(path):
    for message in _catalogue(path):
        for form in _forms(message.string) if message.id else ():
            assert slips(form) == [], form


def test_numbers_are_written_as_each_language_does():
    assert Words("fr").number(1224) == "1\u202f224"
    assert Words("en").number(1224) == "1,224"
    assert Words("fr").number(1.25) == "1,2"
    assert Words("fr").number(2.0) == "2"
    assert Words("fr").share(0.256) == "26\u00a0%"
    assert Words("en").share(0.256) == "26%"


def test_dates_are_written_as_each_language_does():
    day = dt.date(2021, 2, 4)
    assert Words("fr").date(day) == "4 février 2021"
    assert Words("en").date(day) == "4 February 2021"
    assert Words("fr").date(day, short=True) == "4 févr. 2021"
    assert Words("fr").date(dt.date(2020, 10, 1)) == "1er octobre 2020"
    assert Words("en").date(day, short=True) == "4 Feb 2021"


def test_lists_are_joined_as_each_language_does():
    assert Words("fr").all_of(["a", "b", "c"]) == "a, b et c"
    assert Words("en").any_of(["a", "b"]) == "a or b"
    assert Words("fr").any_of(["a"]) == "a"


def test_french_counts_nothing_in_the_singular():
    french, english = Words("fr"), Words("en")
    assert french.plural("{count} project", "{count} projects", 0) == "0 projet"
    assert french.plural("{count} project", "{count} projects", 2) == "2 projets"
    assert english.plural("{count} project", "{count} projects", 0) == "0 projects"
    assert english.plural("{count} project", "{count} projects", 1) == "1 project"


def test_braces_of_a_value_are_not_filled_in_again():
    assert Words("en").text("“{words}”", words="{0} {x}") == "“{0} {x}”"
