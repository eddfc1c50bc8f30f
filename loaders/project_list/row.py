"""A row being drafted: its cells by what they hold, and the doubts about them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from loaders.package.problems import Loss
from loaders.project_list.cells import Cell
from loaders.project_list.doubts import Answers, Doubt
from loaders.project_list.table import ListRow
from loaders.spreadsheet.problems import ImportProblem, ImportRule

_COUNT = re.compile(
    r"\s*[-–—:(]*\s*\d+ (?:projets?|dossiers?|lauréats?|projects?)\s*\)?\s*$", re.IGNORECASE
)
"""How many lines a group has, said behind its name: *Bretagne (4 projets)*."""


@dataclass
class RowCells:
    """The cells of a row by target, what was answered, and the doubts and problems found so far."""

    row: ListRow
    cells: dict[str, list[Cell]]
    answers: Answers
    doubts: list[Doubt] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)

    def of(self, target: str) -> list[Cell]:
        """Return the filled cells that hold `target`."""
        return self.cells.get(target, [])

    def first(self, target: str) -> Cell | None:
        """Return the first filled cell that holds `target`."""
        return next(iter(self.of(target)), None)

    def over(self) -> list[str]:
        """Return what stands over the row and others: the line above its group, its sheet."""
        return [_COUNT.sub("", text) for text in (self.row.group, self.row.sheet) if text]

    def answer(self, about: str, text: str, within: str = "") -> str | None:
        """Return what was answered about a text, None where nobody has."""
        return self.answers.given.get((about, within, text))

    def doubt(  # noqa: PLR0913 - one for each part of a doubt
        self,
        rule: ImportRule,
        cell: Cell | None,
        *,
        value: str | None = None,
        about: str = "",
        within: str = "",
        taken: str = "",
        choices: tuple[str, ...] = (),
        asks: bool = False,
        lost: bool = False,
        details: Mapping[str, str] | None = None,
    ) -> str | None:
        """Note a doubt about a cell, or return what somebody has answered it with.

        `lost` is whether something of the cell is left out.
        """
        doubt = Doubt(
            self.row.sheet,
            rule,
            Loss.VALUE if lost else Loss.NOTHING,
            self.row.number,
            cell.heading if cell else None,
            value if value is not None else cell.text if cell else None,
            MappingProxyType(dict(details or {})),
            about,
            within,
            taken,
            choices,
            asks,
        )
        answer = self.answers.given.get(doubt.subject)
        if answer is None:
            self.doubts.append(doubt)
        return answer

    def disagree(self, target: str, other: str) -> None:
        """Tell that what a row says of `target` does not agree with what it says of `other`."""
        beside = self.first(other)
        details = {"other": f"{beside.heading} : {beside.text}" if beside else ""}
        self.doubt(ImportRule.DISAGREES, self.first(target), details=details)

    def refuse(
        self, rule: ImportRule, heading: str | None, value: str = "", **details: str
    ) -> None:
        """Note why the row gives no project."""
        self.problems.append(
            ImportProblem(
                self.row.sheet, rule, Loss.ROW, self.row.number, heading, value or None, details
            )
        )
