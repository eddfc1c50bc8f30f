"""Doubts about the cells of a list, and a person's answers to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.package.problems import Loss
from loaders.spreadsheet.problems import ImportProblem, ImportRule

ABOVE = "↑"
"""The answer that *idem* means what stands in the line above."""

Subject = tuple[str, str, str]
"""What an answer is for: what the cell is about, the territory of its line, and its text.

It is about `landlords`, `organisations`, `themes`, `places`, or else the target of its column.
"""


@dataclass(frozen=True)
class Doubt(ImportProblem):
    """A text of a cell that can mean several things, or of which something was guessed or left out.

    Attributes:
        about, within: see `Subject`.
        taken: the one of `choices` that counts while nobody answers, empty where none does.
        choices: the answers that are offered. A name, or several with line breaks between them; a
            number; a day; the id of a theme; keys of places with `;` between them; `ABOVE`.
        asks: whether somebody should answer; else the doubt only tells what was understood.
    """

    about: str = ""
    within: str = ""
    taken: str = ""
    choices: tuple[str, ...] = ()
    asks: bool = False

    @property
    def subject(self) -> Subject:
        """What an answer to it is for."""
        return self.about, self.within, self.value or ""


@dataclass(frozen=True)
class Question:
    """Doubts of one text, wherever it stands: it is asked about once.

    `lines` are the sheet and number of each row that has it.
    """

    doubt: Doubt
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Answers:
    """What a person says where the rows of a list say nothing or are in doubt.

    `everywhere`: a text for each target that a row leaves empty. `given`: by what it is for, one
    of the choices of the doubt, another text of the same kind, or nothing to leave the text out.
    """

    everywhere: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[Subject, str] = field(default_factory=dict)


NO_ANSWERS = Answers()


def questions(doubts: Iterable[Doubt]) -> list[Question]:
    """Return the doubts that can be answered, one for each text.

    First those that ask, and of them those for which something is left out until then.
    """
    found: dict[tuple[Subject, ImportRule], list[Doubt]] = {}
    for doubt in doubts:
        if doubt.choices or doubt.asks:
            found.setdefault((doubt.subject, doubt.rule), []).append(doubt)
    asked = [
        Question(same[0], tuple((one.file, one.row or 0) for one in same))
        for same in found.values()
    ]
    return sorted(asked, key=lambda one: (not one.doubt.asks, not loses(one.doubt)))


def remarks(doubts: Iterable[Doubt]) -> list[tuple[Doubt, tuple[tuple[str, int], ...]]]:
    """Return the doubts that only tell something, one for each text, with the rows that have it."""
    found: dict[tuple[str | None, str | None, ImportRule], list[Doubt]] = {}
    for doubt in doubts:
        if not (doubt.choices or doubt.asks):
            found.setdefault((doubt.column, doubt.value, doubt.rule), []).append(doubt)
    return [(same[0], tuple((one.file, one.row or 0) for one in same)) for same in found.values()]


def loses(doubt: Doubt) -> bool:
    """Return whether something of the cell is left out because of the doubt."""
    return doubt.loss is not Loss.NOTHING
