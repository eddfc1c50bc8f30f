"""Small files that are built to cost minutes or gigabytes, as somebody might bring them."""

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pptx

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "xl/worksheets/sheet1.xml"


def _packed(content: bytes, part: str, text: str) -> bytes:
    """Return a packed file with one part replaced, or added."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as read,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for each in read.infolist():
            if each.filename != part:
                written.writestr(each, read.read(each))
        written.writestr(part, text)
    return buffer.getvalue()


def _saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Titre", "Bailleur", "Comité"])
    book.active.append(["Un jardin", "Vilogia", "04/02/2021"])
    return _saved(book)


def _sheet(data: str, behind: str = "") -> bytes:
    xml = f'<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData>{behind}</worksheet>'
    return _packed(_workbook(), _SHEET, xml)


def many_cells() -> bytes:
    """A sheet of two million short cells."""
    cells = '<c t="inlineStr"><is><t>v</t></is></c>' * 20
    return _sheet("".join(f'<row r="{row}">{cells}</row>' for row in range(1, 100_001)))


def deep_cells() -> bytes:
    """Elements within elements, three million deep."""
    return _sheet(f"<row>{'<a>' * 3_000_000}{'</a>' * 3_000_000}</row>")


def many_attributes() -> bytes:
    """An element with a million attributes."""
    return _sheet("<row " + " ".join(f'a{at}="1"' for at in range(1_000_000)) + "/>")


def many_strings() -> bytes:
    """Five million shared texts of one letter."""
    texts = f'<sst xmlns="{_MAIN}">{"<si><t>a</t></si>" * 5_000_000}</sst>'
    book = openpyxl.Workbook()
    book.active.append(["Titre"])
    return _packed(_saved(book), "xl/sharedStrings.xml", texts)


def many_styles() -> bytes:
    """A million formats of cells."""
    content = _workbook()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = archive.read("xl/styles.xml").decode()
    more = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * 1_200_000
    return _packed(content, "xl/styles.xml", styles.replace("</cellXfs>", f"{more}</cellXfs>"))


def many_merged() -> bytes:
    """A million merged areas of the whole sheet each."""
    area = '<mergeCell ref="A1:XFD1048576"/>'
    return _sheet("", f"<mergeCells>{area * 1_000_000}</mergeCells>")


def wide_text() -> bytes:
    """A text file with a million columns."""
    return b",".join(b"c%d" % at for at in range(1_000_000)) + b"\n1,2\n"


def open_quotes() -> bytes:
    """A text file whose every line opens a quote."""
    return b"Titre;Bailleur\n" + b'"a;b\n' * 1_000_000


def many_paragraphs() -> bytes:
    """A document of 900,000 paragraphs."""
    paragraphs = "<w:p><w:r><w:t>un</w:t></w:r></w:p>" * 900_000
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>'
    return _packed(_saved(docx.Document()), "word/document.xml", body)


def open_comments() -> bytes:
    """A page of comments that are opened and never closed."""
    return b"<!--" * 59_000


def deep_slides() -> bytes:
    """A template with elements two million deep."""
    return _packed(_saved(pptx.Presentation()), "ppt/x.xml", "<a>" * 2_000_000 + "</a>" * 2_000_000)


LISTS: tuple[Callable[[], bytes], ...] = (
    many_cells, deep_cells, many_attributes, many_strings, many_styles, many_merged, wide_text,
    open_quotes,
)  # fmt: skip

ANNOUNCEMENTS: dict[Callable[[], bytes], str] = {
    many_paragraphs: "a.docx",
    open_comments: "a.html",
}
