"""Extracts the text of a saved web page, without scripts, menus and pictures."""

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from loaders.announcement.errors import AnnouncementError, Refusal, check_length
from loaders.announcement.table_cells import NOT_SELECTED, headings_of, is_form, is_refused, told

DROPPED = {
    "script", "style", "noscript", "template", "nav", "svg", "button", "select", "textarea",
    "iframe", "head", "img", "picture", "video", "object",
    "figcaption",
}  # fmt: skip
FURNITURE = {"header", "footer", "aside", "form"}
"""What is part of the site around an article, and part of the article within it."""

ARTICLE = {"article", "main", "section"}
BLOCKS = {
    "p", "div", "section", "article", "main", "li", "ul", "ol", "table", "tr", "td", "th", "h1",
    "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "hr", "dl", "dt", "dd", "figure",
}  # fmt: skip
_LINE = "\x0b"
"""The end of a line within a block, where blanks are squeezed."""
MAX_DEPTH = 400  # deeper than any page; keeps hostile nesting out of the recursion


def text_of_html(content: bytes) -> str:
    """Return the visible text of a page. Entities are those of HTML; none is expanded from a DTD.

    Raises `AnnouncementError` when the page cannot be parsed.
    """
    check_length(content.count(b"<"))
    try:
        soup = BeautifulSoup(content, "html.parser")
        pieces: list[str] = []
        _take_out_furniture(soup)
        _tell_tables(soup)
        _collect(soup, pieces, 0)
    except Exception as error:  # the parser raises bare assertions on some broken pages
        raise AnnouncementError(Refusal.FILE_UNREADABLE) from error
    lines = [line.strip(" ") for line in "".join(pieces).replace(_LINE, "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").replace("\x00", "\ufffd")


def _take_out_furniture(soup: BeautifulSoup) -> None:
    """Take the parts of the site around the article out of a page.

    A part that holds an article, or half of the text of all paragraphs, is no furniture: whole
    pages stand in a form. Its headings stay, as some sites set the title of a page there.
    """
    whole = _paragraphs(soup)
    for part in soup.find_all(FURNITURE):
        if part.decomposed or part.find_parent(ARTICLE) or part.find(ARTICLE):
            continue
        if whole and _paragraphs(part) * 2 >= whole:
            continue
        titles = [] if part.find("nav") else part.find_all("h1")
        for title in titles:
            part.insert_before(title.extract())
        part.decompose()


def _tell_tables(soup: BeautifulSoup) -> None:
    """Put the cells of tables of projects as prose has them: a title, *Bailleur : Vilogia.*"""
    refused: list[Tag] = []
    for table in soup.find_all("table"):
        every = (row.find_all(["td", "th"]) for row in table.find_all("tr"))
        rows = [row for row in every if row]
        heads = [" ".join(cell.get_text().split()) for cell in rows[0]] if rows else []
        if not table.find("table") and is_form(
            [[_cell_text(cell) for cell in row] for row in rows]
        ):
            for label, value in (row for row in rows if len(row) > 1):
                said = told(_cell_text(value), label.extract().get_text().strip(" :\n"))
                value.string = f"{said}{_LINE}"
            continue
        headings = headings_of(heads) if not table.find("table") else []
        for row in rows[1:] if headings else ():
            cells = [_cell_text(cell) for cell in row]
            lines = [told(cell, head) for cell, head in zip(cells, headings, strict=False)]
            for cell in row[1:]:
                cell.decompose()
            row[0].string = _LINE.join(filter(None, lines))
            if is_refused(cells, headings):
                refused.append(row[0].extract())
    if refused:
        soup.extend([_LINE * 2 + NOT_SELECTED + _LINE, *refused])


def _cell_text(cell: Tag) -> str:
    """Return the text of a cell on one line, its lines parted as names are."""
    for end in cell.find_all("br"):
        end.replace_with(" ; ")
    lines = [part.get_text(" ") for part in cell.find_all("p")] or [cell.get_text(" ")]
    return " ".join(" ; ".join(lines).split()).strip(" ;")


def _paragraphs(part: Tag) -> int:
    """Count the characters that stand in paragraphs and items of lists."""
    return sum(len(each.get_text()) for each in part.find_all(["p", "li"]))


def _collect(node: Tag, pieces: list[str], depth: int) -> None:
    if depth > MAX_DEPTH:
        return
    for child in node.children:
        if isinstance(child, PreformattedString):  # comments, doctypes, declarations
            continue
        if isinstance(child, NavigableString):
            pieces.append(re.sub(r"[ \t\r\n\f]+", " ", str(child)))
        elif isinstance(child, Tag) and child.name not in DROPPED:
            block = child.name in BLOCKS
            if block:
                pieces.append("\n")
            if child.name == "li":
                pieces.append("• ")
            _collect(child, pieces, depth + 1)
            if block:
                pieces.append("\n")
