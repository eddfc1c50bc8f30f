"""What the shipped data say today: only their audit knows how many records there are.

Whoever adds a record breaks no other test, so that tests ask here what they must expect.
"""

from functools import cache

from dashboard.language.translation import Words
from dashboard.measures.new_since import NewSince, new_since
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from loaders.package.load import TextPackage, load_portfolio, read_text_package
from loaders.package.schema import Language


@cache
def shipped_index() -> Index:
    """Return the shipped portfolio, prepared once for all tests: they only read it."""
    return Index(load_portfolio())


@cache
def shipped_text() -> TextPackage:
    """Return the shipped tables as text, read once for all tests: they only read them."""
    return read_text_package()


def selected(address: str = "") -> Selection:
    """Return the shipped projects that an address (what stands after the `?`) keeps."""
    choices, ignored = read_address(address, shipped_index())
    assert not ignored, ignored
    return Selection(shipped_index(), choices)


def said(address: str = "", language: Language = "en") -> str:
    """Return the sentence that stands above every view of an address."""
    return selection_sentence(selected(address), Words(language))


def new(since: str, address: str = "") -> NewSince:
    """Return what is new since a committee or a day, of the projects that an address keeps."""
    return new_since(selected(address), since, Words("en"))
