"""Reads the number cells of a row: amount, duration, counts; and the amounts in its remarks."""

from collections.abc import Iterable
from decimal import Decimal

from loaders.project_list.cells import Cell
from loaders.project_list.notes import amounts_in
from loaders.project_list.numbers import Measure, NumberRead, middle_of, out_of_line, read_number
from loaders.project_list.row import RowCells
from loaders.project_list.targets import BY_KEY
from loaders.spreadsheet.problems import ImportRule

_MEASURES: dict[str, Measure] = {
    "amount_eur": "amount",
    "budget_eur": "amount",
    "duration_years": "duration",
}
_TOLD_ONLY = (
    ImportRule.NUMBER_REST,
    ImportRule.AMOUNT_NET,
    ImportRule.AMOUNT_APPROXIMATE,
    ImportRule.UNIT_OF_CELL,
)
"""What nobody has to say anything to."""


class NumberCells:
    """The numbers of rows, beside the amounts of all rows."""

    def __init__(self, amounts: Iterable[tuple[str, str]]) -> None:
        """`amounts` are the texts of all amounts of a list, each with the unit of its heading."""
        self._middle = middle_of([read_number(one, "amount", unit).value for one, unit in amounts])

    def of(self, said: RowCells) -> dict[str, NumberRead]:
        """Return the numbers of a row by what they count."""
        found = {}
        for target, (cell, *_) in said.cells.items():
            if target == "remarks" or BY_KEY[target].kind not in ("number", "figure"):
                continue
            measure = _MEASURES.get(target, "count")
            answer = said.answer(target, cell.text, cell.unit)
            read = read_number(cell.text if answer is None else answer, measure, cell.unit)
            if answer is not None:
                plain = read_number(answer, measure)
                if answer and (plain.value or answer in plain.choices):
                    found[target] = NumberRead(plain.value or answer, read.approximate, read.unit)
                continue
            self._tell_number(said, cell, target, read)
            if read.value:
                found[target] = read
        granted, budget = (found.get(t, NumberRead()).value for t in ("amount_eur", "budget_eur"))
        if granted and budget and Decimal(granted) > Decimal(budget):
            said.disagree("amount_eur", "budget_eur")
        self._ask_remarks(said, found)
        return found

    def _ask_remarks(self, said: RowCells, found: dict[str, NumberRead]) -> None:
        """Ask which amount counts where a remark names another than the cell, or the only one."""
        stated = found["amount_eur"].value if "amount_eur" in found else ""
        for cell in [*said.of("remarks"), *said.of("note_fr"), *said.of("own_note")]:
            others = [one for one in amounts_in(cell.text) if one != stated]
            if not others:
                continue
            answer = said.doubt(
                ImportRule.AMOUNT_IN_REMARK, cell, about="amount_eur", taken=stated,
                choices=tuple(filter(None, (stated, *others))), asks=True, lost=not stated,
            )  # fmt: skip
            if answer and (plain := read_number(answer, "amount")).value:
                found["amount_eur"] = plain

    def _tell_number(self, said: RowCells, cell: Cell, target: str, read: NumberRead) -> None:
        rules = list(read.rules)
        if target == "amount_eur" and read.value and ImportRule.NUMBER_FAR not in rules:
            rules += [ImportRule.NUMBER_FAR] if out_of_line(read.value, self._middle) else []
        if read.unit not in ("", target) and BY_KEY[target].kind == "figure":
            rules.append(ImportRule.UNIT_OF_CELL)
        for rule in rules:
            asks = rule not in _TOLD_ONLY
            said.doubt(
                rule, cell, about=target, within=cell.unit, taken=read.value if asks else "",
                choices=(read.choices or (read.value,)) if asks and (read.choices or read.value)
                else (),
                asks=asks, lost=not read.value or rule is ImportRule.NUMBER_REST,
                details={"rest": read.rest, "number": read.value, "unit": read.unit},
            )  # fmt: skip
