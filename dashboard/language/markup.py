"""Markup of a page in which every text is escaped, by the one function that makes its elements."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) does not allow in a document, not even escaped."""

_WEB = ("https://", "http://")


def clean(text: object) -> str:
    """Return `text` in one line and without what XML forbids; blanks that never break stay."""
    kept = _FORBIDDEN.sub("", str(text))
    return re.sub("[\t\n\r\x20\x85\u2028\u2029]+", " ", kept).strip(" ")


class Markup(str):
    """What is markup already, and is not escaped again."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **attributes: str) -> Markup:
    """Return an element; texts in it are escaped, `Markup` is not, empty attributes are left out.

    An attribute that is a word of Python is written with `_` at its end: `class_`.
    """
    return Markup(f"<{name}{_held(attributes)}>{joined(inside)}</{name}>")


def empty_tag(name: str, /, **attributes: str) -> Markup:
    """Return an element that holds nothing and is not closed, as `meta`."""
    return Markup(f"<{name}{_held(attributes)}>")


def _held(attributes: Mapping[str, str]) -> str:
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_said(value)}"'
        for key, value in attributes.items()
        if value
    )


def joined(parts: Iterable[str]) -> Markup:
    """Return parts one after another; texts among them are escaped."""
    return Markup("".join(part if isinstance(part, Markup) else _said(part) for part in parts))


def _said(text: str) -> str:
    """Escape a text, without what no page may hold; blanks at its ends stay, as they part words."""
    if text.isprintable() and "  " not in text:  # as most are: nothing is to be cleaned
        return escape(text)
    before = " " if text.startswith(" ") else ""
    after = " " if text.endswith(" ") and text != " " else ""
    return before + escape(clean(text)) + after


def listed(items: Iterable[str]) -> Markup:
    """Return a list of `items`; nothing where there are none."""
    rows = [tag("li", item) for item in items]
    return tag("ul", *rows) if rows else Markup()


def defined(pairs: Sequence[tuple[str, str]]) -> Markup:
    """Return labels with what they hold; what holds nothing is left out."""
    rows = [joined([tag("dt", label), tag("dd", said)]) for label, said in pairs if said]
    return tag("dl", *rows) if rows else Markup()


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> Markup:
    """Return a table whose first column names its rows; nothing where it has none."""
    body = [
        tag("tr", tag("th", first, scope="row"), *(tag("td", cell) for cell in cells))
        for first, *cells in rows
    ]
    if not body:
        return Markup()
    top = tag("tr", *(tag("th", text, scope="col") for text in head))
    return tag("table", tag("caption", caption), tag("thead", top), tag("tbody", *body))


def inner_link(anchor: str, text: str) -> Markup:
    """Return a link to another part of the page."""
    return tag("a", text, href=f"#{anchor}")


def web_link(address: str) -> Markup:
    """Return a link to a page of the web, which is told nothing of this one; else the text."""
    if not address.startswith(_WEB):
        return joined([address])
    return tag("a", address, href=address, rel="noreferrer noopener")
