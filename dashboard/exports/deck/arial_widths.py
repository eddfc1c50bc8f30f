"""Character widths of Arial, for fitting text without the font installed.

Read off Liberation Sans 2.1 (SIL Open Font License 1.1), which was made with Arial's widths.
Units are 1/2048 of the type size. A slide asks for Arial, which PowerPoint has and which
LibreOffice replaces by Liberation Sans, line for line.
"""

from loaders.text.word_tables import rows_beside

EM = 2048

OTHER = 2560
"""A letter that is not in the table: wider than Chinese letters (one square), as signs can be."""

NO_BREAK = "\u2011"
"""The hyphen at which no line breaks; as wide as the other."""

SPACES = {"\xa0": 569, "\u2009": 410, "\u202f": 569}
"""No-break and thin spaces; the narrow no-break one is drawn as wide as a space by LibreOffice."""


def _read(weight: str) -> dict[str, int]:
    rows = rows_beside(__file__, "arial_widths.csv")
    widths = {
        letter: int(row["width"])
        for row in rows
        if row["weight"] == weight
        for letter in row["letters"]
    }
    return widths | SPACES | {NO_BREAK: widths["-"]}


REGULAR, BOLD = _read("regular"), _read("bold")
"""The width of each letter: the table `arial_widths.csv`."""
