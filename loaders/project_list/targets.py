"""What a row of a list can state, and how its columns are recognised.

Some headings are those of standards: the French *données essentielles des conventions de
subvention* (SCDL, https://schema.data.gouv.fr/scdl/subventions/) and 360Giving
(https://standard.threesixtygiving.org/, the titles of its spreadsheet).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from loaders.text.word_tables import rows_beside

Kind = Literal["text", "date", "number", "names", "figure", "payments"]


@dataclass(frozen=True)
class Target:
    """What a column can hold: `names` are those it goes by, folded, the surest first.

    `kind`: `names` takes several in a cell and several columns, `payments` several columns;
    `figure` counts what is targeted, in the unit `key`; the others take one value from one column.
    `further` are the names of columns that go on with what another one begins: *Co-bailleurs*;
    `maybe` those of which somebody has to say whether they hold it: *Nom du compte*.
    """

    key: str
    kind: Kind
    names: tuple[tuple[str, ...], ...]
    further: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether several columns can hold it."""
        return self.kind in ("names", "payments") or self.key in ("departement", "region")


def _targets() -> Iterator[Target]:
    """Yield the targets of `column_names.csv`: what each holds, its kind, and its names by rank."""
    named: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in rows_beside(__file__, "column_names.csv"):
        ranks = named.setdefault((row["holds"], row["kind"]), {})
        ranks.setdefault(row["rank"], []).append(row["name"])
    for (key, kind), ranks in named.items():
        further, maybe = (tuple(ranks.pop(name, ())) for name in ("further", "maybe"))
        yield Target(key, cast("Kind", kind), tuple(map(tuple, ranks.values())), further, maybe)


TARGETS = tuple(_targets())
BY_KEY: Mapping[str, Target] = {target.key: target for target in TARGETS}

MONEY = frozenset({"amount_eur", "budget_eur", "paid_eur", "remaining_eur"})
"""The targets that are amounts, in one unit where a line outside the table says it."""
