"""Cells of a table of projects in a document or a page, told as prose has them."""

import re
from collections.abc import Sequence

from loaders.announcement.labels import is_label
from loaders.text.folding import folded
from loaders.text.word_tables import phrases

_OF_TITLES = phrases(
    "projet, projets, titre, intitule, action, nom du projet, titre du projet, intitule du projet,"
    "nom de l action, laureat, laureats"
)
"""What the column of the titles is called in a table of projects, folded."""

_OF_PLACES = phrases(
    "territoire, territoires, commune, communes, ville, villes, lieu, lieux, localisation"
)

_PLACES_APART = re.compile(r"[,;/\n]")

_FEWEST = 3
"""Columns from which a table is one of projects."""


_DECISION = re.compile(r"(?:decision|avis|statut|etat|resultat|suite donnee)\b.*")
_REFUSED = re.compile(
    r"(?:refus|rejet|non\b|pas retenu|ajourn|report|defavorable|ecarte|abandon|en attente).*"
)
"""What a column of decisions is called, and what it says of a project that is no laureate."""

NOT_SELECTED = "Projets non retenus :"
"""The line above what is told of these, at the end of a text: no laureate is read below it."""


def is_refused(row: Sequence[str], headings: Sequence[str]) -> bool:
    """Return whether a row says of its project that it was not selected."""
    return any(
        _DECISION.fullmatch(folded(heading)) and _REFUSED.fullmatch(folded(cell))
        for cell, heading in zip(row, headings, strict=False)
    )


def headings_of(heads: Sequence[str]) -> list[str]:
    """Return the headings of a table of projects, that of the titles empty; none of another table.

    `heads` are the texts of its first row.
    """
    titles = [at for at, text in enumerate(heads) if folded(text) in _OF_TITLES]
    if len(heads) < _FEWEST or len(titles) != 1 or not all(heads):
        return []
    return ["" if at == titles[0] else text for at, text in enumerate(heads)]


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a table of two columns is the form of one project: a label, then its value.

    A row may be one cell: the title.
    """
    labels = sum(len(row) > 1 and is_label(row[0]) for row in rows)
    return labels > 1 and all(len(row) < _FEWEST and len("".join(row[:1])) < 130 for row in rows)


def with_tables_told(text: str) -> str:
    """Return a text with its tables of projects told as prose: rows with tabs or bars."""
    lines: list[str] = []
    refused: list[str] = []
    headings: list[str] = []
    for line in text.split("\n"):
        row = _row(line)
        if again := headings_of(row):  # on the next page once more
            headings = again
            continue
        if line.strip() and not row:
            headings = []
        if not headings or not row:
            lines.append(line)
        elif any(cell.strip(" :-") for cell in row):  # no rule of a table in Markdown
            cells = [told(cell, head) for cell, head in zip(row, headings, strict=False)]
            (refused if is_refused(row, headings) else lines).extend(["", *filter(None, cells)])
    return "\n".join([*lines, *(["", NOT_SELECTED, *refused] if refused else [])])


def _row(line: str) -> list[str]:
    """Return the cells of a line that is a row of a table, none of another line."""
    cells = line.strip(" |").split("|" if line.lstrip().startswith("|") else "\t")
    return [cell.strip() for cell in cells] if len(cells) >= _FEWEST else []


def told(line: str, heading: str | None) -> str:
    """Return the line of a cell as prose has it: a title in guillemets, *Bailleur : Vilogia.*"""
    if heading is None or not line.strip():
        return line
    if not heading:
        return line if "«" in line else f"« {line.strip()} »"
    if folded(heading) in _OF_PLACES:
        places = [part.strip() for part in _PLACES_APART.split(line.rstrip(" .")) if part.strip()]
        return f"À {' et à '.join(places)}."
    return f"{heading} : {line.strip().rstrip('.')}."
