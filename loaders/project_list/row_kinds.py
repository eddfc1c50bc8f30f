"""Distinguishes project rows from the table's furniture."""

import re
from collections.abc import Iterable, Mapping, Sequence

from loaders.project_list.row_patterns import pattern_of
from loaders.project_list.table import Why
from loaders.spreadsheet.grid import GridRow
from loaders.text.folding import folded

_TOTAL = pattern_of("total")
"""What a row that sums others up is called, as `folded` writes it."""

_NUMBER = re.compile(
    r"(?:[=~≈]\s*|eur\s*|env(?:\.|iron)?\s+)?[-+(]?[\d\s.,'’%/x]*\d[\d\s.,'’%/)]*(?:k€|m€|€|keur|eur|euros?|ht|ttc|%|env\.|\s)*",
    re.I,
)
_COUNT = re.compile(
    r"\d+ (?:projets?|laureats?|dossiers?|conventions?|bailleurs?|associations?|lignes?|projects?)"
    r"(?: dont \d+ .*)?"
)
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s*[-/–]\s*(?:19|20)?\d{2})?")
NOTE = re.compile(r"\s*(?:[*(†¹²³]|(?:sources?|nb|n\.b|notes?|remarques?|légende|lecture|champ|"
                   r"mise à jour|mis à jour|document|page|\(\d\))\b)", re.I)  # fmt: skip
_LEGEND = re.compile(
    r"(?:légende|legend|nota(?: bene)?|n\.?b\.?|source|lecture|remarque|note|code couleur)s?"
    r"\s*(?::.*)?",
    re.I,
)
"""The first cell of a row that explains the table, in however many cells."""
_OVER = pattern_of("over")
"""How a text begins, folded, that stands over the projects of one committee or year."""
_DECISION = pattern_of("decision")
_NOT_SELECTED = pattern_of("not-selected")
_UNDECIDED = pattern_of("undecided")
_GIVEN_UP = pattern_of("given-up")
"""What a column of decisions is called, and what it says of a project that is no laureate; folded.
Nor is it of one that awaits its decision. What was decided is never guessed from another word:
*en cours* is a laureate's state too."""
_OF_PROJECTS = re.compile(
    r"^(?:(?:liste|les|la|des|de|projets?|dossiers?|candidatures?|candidats?|actions?|projects?) )+"
)
_ANYWHERE = pattern_of("refused-over")
_IN_REMARK = pattern_of("given-up-in-remark")
_ENDED = re.compile(
    r"\W*(?:projet\s+)?(?:abandonn|annul|ajourn|refus|report)ée?s?\b\s*[-–—:/]"
    r"|\s*annulations?\b"
    r"|\s*[(\[]\s*(?:idée|piste)s?\s*[)\]]|\s*(?:idée|piste)s?\s*:"
    r"|.*[(\[–-]\s*(?:projet\s+)?(?:abandonn|annul|ajourn|refus|report)ée?s?\b[^()]*[)\]]?\s*",
    re.I,
)
_WAITING = pattern_of("waiting")
"""What stands over projects that were not decided upon, folded, without *Projets*."""
_FLAG = re.compile(
    r"(?P<no>archivee?s?|archived?|brouillons?|drafts?|annulee?s?|supprimee?s?|deleted|abandonnee?s?"
    r"|abandoned|refusee?s?|rejetee?s?|rejected|tests?|a supprimer|doublons?|duplicate)"
    r"|(?P<yes>(?:est |is )?(?:laureate?s?|retenue?s?|selectionnee?s?|selected|winner|laureate))"
)
"""What a column is called that is ticked for a project which is none, or only for laureates."""

_RANKS = ("1", "2", "3", "4", "5")
_RANKED = re.compile(r" (?:principale?|secondaire|main|secondary)$")
_MAIN = re.compile(r"principal|main")
_SHORT_TITLE = 60
_SEVERAL = re.compile(
    r"(?:^|\s)\(?1[).°].+\s\(?2[).°]|^\s*[-–•*].*\n\s*[-–•*]"
    r"|\b(?:[2-9]|deux|trois|quatre|cinq) projets\b",
    re.IGNORECASE | re.DOTALL,
)
_TICKED = frozenset(
    {"xx", "xxx", "true", "vrai", "1", "oui", "yes", "o", "y", "x", "ok", "checked"}
)
_NOT_TICKED = frozenset({"false", "faux", "0", "non", "no", "n", "unchecked"})
_TICKS = frozenset("✓✔☑☒×✗●•■")
_DECIDED = {**dict.fromkeys("✖✗✘❌×☒", "non"), **dict.fromkeys("⏳⌛🕒", "en attente de decision")}
"""What a sign means in a column of decisions; in others a cross is a tick."""
_TRIAL = frozenset({"test", "tests", "essai", "essais", "exemple", "bidon", "supprimer", "effacer"})
_TRIAL_TOO = _TRIAL | {
    "a", "de", "ne", "pas", "ligne", "projet", "fiche", "dossier", "saisie", "formulaire", "import",
    "modele", "titre", "nom", "nouveau", "nouvelle", "bailleur", "association", "asso", "record",
    "delete", "do", "not", "this",
}  # fmt: skip
"""Words of which the title of a line is made that somebody wrote to try something out."""
_TO_COME = pattern_of("to-come")
"""How the title of such a project begins, folded: *Projet à venir : …*."""


def is_number(text: str) -> bool:
    """Return whether a cell holds a number and no word, whatever its signs; a day is none."""
    return bool(_NUMBER.fullmatch(text)) and not _DAY.fullmatch(text.strip())


def is_total(cells: Sequence[str]) -> bool:
    """Return whether a row sums others up: its texts say so (*Total*, *8 projets*), and else it has
    only numbers.

    A project called *Total Respect* has a landlord, a date or a place beside its title.
    """
    texts = [folded(cell) for cell in cells if cell and not is_number(cell)]
    return bool(texts) and all(_TOTAL.fullmatch(text) or _COUNT.fullmatch(text) for text in texts)


def kind_of(
    cells: Sequence[str], headed: Sequence[bool], title: int | None, *, alone_is_project: bool
) -> Why | None:
    """Return what a row is that is no project; None for a row to draft one from.

    `headed` says which columns have a heading, `title` which holds the titles, where one does.
    `alone_is_project`: whether most projects of the table have a title and nothing else. A text
    alone in its row is a `NOTE`; whether it stands over other rows is for who sees these.
    """
    filled = [at for at, cell in enumerate(cells) if cell]
    if is_total(cells):
        return Why.TOTAL
    if filled and _LEGEND.fullmatch(cells[filled[0]].strip()):
        return Why.NOTE
    if not any(at < len(headed) and headed[at] for at in filled):
        return Why.NOTE
    numbers = all(is_number(cells[at]) for at in filled)
    if len(filled) > 1:
        return Why.NUMBERS if numbers else None
    text = cells[filled[0]].strip()
    if numbers and not _YEAR.fullmatch(text):
        return Why.NUMBERS
    is_title = alone_is_project and filled[0] == title and _can_be_title(text)
    return None if is_title else Why.NOTE


def _can_be_title(text: str) -> bool:
    return not (is_number(text) or NOTE.match(text) or _OVER.fullmatch(folded(text)))


def decision_columns(parts: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns, from 0, whose headings say that they hold what was decided."""
    return [
        at
        for at, texts in enumerate(parts)
        if any(_DECISION.fullmatch(folded(text)) for text in texts)
    ]


def is_not_selected(
    cells: Sequence[str], decisions: Sequence[int], title: int | None, *, granted: bool = False
) -> bool:
    """Return whether a row says that its project was refused, put off, given up or is to come.

    Of who was `granted` an amount, *abandonné* is the state that the project is in.
    """
    said = [decided(cells[at]) for at in decisions if at < len(cells)]
    named = folded(cells[title]) if title is not None and title < len(cells) else ""
    if any(_NOT_SELECTED.fullmatch(one) or _UNDECIDED.fullmatch(one) for one in said):
        return True
    if _TO_COME.fullmatch(named):
        return True
    return not granted and any(map(_GIVEN_UP.fullmatch, said))


def names_several(title: str, others: Iterable[str]) -> bool:
    """Return whether a title names several projects: *1) Troc 2) Dînette*, *… (2 projets)*.

    It does so in several lines too, where they begin with a bullet or the `others`, what else is
    said of the project, have as many.
    """
    lines = _lines(title)
    alike = len(lines) > 1 and not any(line[0].islower() for line in lines)
    as_many = alike and any(len(_lines(other)) == len(lines) for other in others)
    return as_many or bool(_SEVERAL.search(title))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if folded(line)]


def says_it_ended(title: str) -> bool:
    """Return whether a title says that its project was given up: *ABANDONNÉ – …*, *… (annulé)*."""
    return bool(_ENDED.match(title))


def says_not_selected(remark: str) -> bool:
    """Return whether a remark begins with what a column of decisions says of no laureate.

    A short one may say it anywhere, or that nothing is decided: *Projet arrêté en 2022*, *pending*.
    """
    said = folded(remark)
    short = len(remark) < _SHORT_TITLE
    inside = short and (_IN_REMARK.search(said) or _UNDECIDED.fullmatch(said))
    return bool(inside or _NOT_SELECTED.fullmatch(said) or _GIVEN_UP.fullmatch(said))


def stands_over_none(group: str) -> bool:
    """Return whether a text over projects says that none of them is a laureate: *Ajournés*."""
    said = _OF_PROJECTS.sub("", folded(group))
    if len(group) < _SHORT_TITLE and _ANYWHERE.search(folded(group)):
        return True
    return bool(_NOT_SELECTED.fullmatch(said) or _GIVEN_UP.fullmatch(said) or _WAITING.match(said))


def is_awaited(text: str) -> bool:
    """Return whether a text says of a decision that it is to come: *en attente*, *à venir*."""
    return bool(_WAITING.match(folded(text)))


def flag_columns(parts: Sequence[Sequence[str]]) -> dict[int, bool]:
    """Return the columns, from 0, that are ticked: True where a tick says that a project counts."""
    found = {
        at: match
        for at, texts in enumerate(parts)
        for match in [_FLAG.fullmatch(folded(texts[-1])) if texts else None]
        if match
    }
    return {at: bool(match["yes"]) for at, match in found.items()}


def is_flagged(cells: Sequence[str], flags: Mapping[int, bool]) -> bool:
    """Return whether a tick, or a tick that is taken out, says that a row is no laureate."""
    ticks = [(tick(cells[at]), counts) for at, counts in flags.items() if at < len(cells)]
    return any(ticked not in (None, counts) for ticked, counts in ticks)


def decided(cell: str) -> str:
    """Return what a cell of a column of decisions says, folded, or as a sign means it."""
    return _DECIDED.get(cell.strip("\ufe0f "), folded(cell))


def tick(cell: str) -> bool | None:
    """Return whether a cell is ticked (*x*, *oui*, ✓), None where it holds something else."""
    said = folded(cell)
    ticked = said in _TICKED or cell.strip() in _TICKS
    return ticked if ticked or said in _NOT_TICKED else None


def rank_of_tick(cell: str) -> int | None:
    """Return where a tick puts what it stands for: *X – principal* first, *2* second, *x* between.

    None where a cell is no such tick; 0 where it is one that is taken out.
    """
    said = folded(cell)
    bare = _RANKED.sub("", said)
    if said in _RANKS:
        return _RANKS.index(said) * 2 + 2
    if tick(bare or cell) is None:
        return None
    return (3 if bare == said else 1 if _MAIN.search(said) else 4) if tick(bare or cell) else 0


def is_trial(title: str) -> bool:
    """Return whether a title is one that somebody wrote to try something out: *Test 2*."""
    words = [word for word in folded(title).split() if not word.isdecimal()]
    return any(word in _TRIAL for word in words) and all(word in _TRIAL_TOO for word in words)


def is_link(title: str) -> bool:
    """Return whether a title is a link that web pages have: *Retour à la liste*."""
    return bool(pattern_of("link").fullmatch(folded(title)))


def titles_stand_alone(rows: Sequence[GridRow], title: int | None) -> bool:
    """Return whether more than half of the rows with a title have nothing else.

    What stands below the last row that has, after an empty line, is no part of the table.
    """
    if title is None:
        return False
    full = max((at for at, row in enumerate(rows) if sum(map(bool, row.cells)) > 1), default=0)
    after = rows[full + 1 : full + 2]
    if after and after[0].number > rows[full].number + 1:
        rows = rows[: full + 1]
    titled = [row for row in rows if row.cell(title) and _can_be_title(row.cell(title))]
    titled = [row for row in titled if not is_total(row.cells)]
    return sum(sum(map(bool, row.cells)) == 1 for row in titled) * 2 > len(titled)
