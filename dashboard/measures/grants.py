"""Projects as grants, with what two standards for lists of grants still lack of each.

360Giving 1.4 (https://standard.threesixtygiving.org/) and the French *données essentielles des
conventions de subvention* (SCDL subventions 2.1, https://schema.data.gouv.fr/scdl/subventions/)
require fields that no announcement states. What is not known is not made up: such a grant is not
written, and it is told what it lacks.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.cards import newest
from dashboard.selection.selection import Selection
from loaders.package.frame_rows import frame_rows
from loaders.text.siret import is_siret

Row = Mapping[str, Any]

GIVING_360 = ("amount", "day", "description", "carriers")
SCDL = (
    "funder_siret", "day", "carrier", "siret", "amount", "terms", "paid", "notified", "share",
)  # fmt: skip
"""What each of the standards requires and the data may not have."""


@dataclass(frozen=True)
class Grant:
    """A project as a grant; what is not known is None or empty.

    `carriers` are ids and names; `amount` and `disbursed` euros; `paid` the days of payments, all
    of them known; `share` what part of the budget is granted, from 0.01 to 1. `themes` are ids and
    names, `places` the rows of `project_territories` with the cells that hold something.
    """

    project: str
    title: str
    description: str
    day: dt.date | None
    carriers: tuple[tuple[str, str], ...]
    siret: str
    amount: float | None
    disbursed: float | None
    paid: tuple[dt.date, ...]
    start: dt.date | None
    end: dt.date | None
    share: float | None
    terms: str
    notified: bool | None
    themes: tuple[tuple[str, str], ...]
    places: tuple[Row, ...]
    source_url: str
    funder: str
    funder_siret: str

    def lacks(self, required: tuple[str, ...]) -> list[str]:
        """Return what of `required` (`GIVING_360` or `SCDL`) is not known."""
        one = len(self.carriers) == 1
        return [key for key in required if not (one if key == "carrier" else self._has(key))]

    def _has(self, key: str) -> bool:
        value = getattr(self, key)
        return value is not None and value not in ("", ())


def grants(selection: Selection, words: Words) -> list[Grant]:
    """Return the selected projects as grants, the latest first.

    The amount is that of the fund's own tables where the selection has them, else the one that a
    public source states. Of several payments the days count only where all are known.
    """
    portfolio, index, tables = selection.portfolio, selection.index, selection.portfolio.tables
    order = newest(selection)
    projects = portfolio.projects.iloc[order]
    own, paid, places = (
        _by_project(table, projects["id"])
        for table in (
            tables.get("follow_up"),
            tables.get("payments"),
            portfolio.project_territories,
        )
    )
    bounds = portfolio.project_days.iloc[order].itertuples(index=False, name=None)
    titles = portfolio.project_titles(words.language)
    names = {facet: index.labels(facet, words) for facet in ("carrier", "theme")}
    funder, siret = _funder(portfolio.schema.descriptor)
    made = []
    for at, row, (first, last) in zip(order, _stated(projects), bounds, strict=True):
        project = row["id"]
        mine, payments = next(iter(own[project]), {}), paid[project]
        amount = mine.get("granted_eur", row.get("amount_eur"))
        days: list[Any] = [payment.get("date") for payment in payments]
        sums: list[Any] = [payment.get("amount_eur") for payment in payments]
        promise, beneficiary = row.get(f"promise_{words.language}", ""), "beneficiary_siret"
        made.append(
            Grant(
                project=project,
                title=str(titles[project]),
                description=row.get(f"summary_{words.language}", promise),
                day=_day(first) if first == last else None,
                carriers=_named(index.link("carrier").stated_at(at), names["carrier"]),
                siret=stated if is_siret(stated := mine.get(beneficiary, "")) else "",
                amount=amount,
                disbursed=sum(sums) if sums and None not in sums else None,
                paid=() if None in days else tuple(sorted(day.date() for day in days)),
                start=_day(mine.get("start_date")),
                end=_day(mine.get("end_date")),
                share=_share(amount, mine.get("budget_eur")),
                terms=mine.get("payment_terms", ""),
                notified=mine.get("eu_notified"),
                themes=_named(index.link("theme").stated_at(at), names["theme"]),
                places=tuple(places[project]),
                source_url=row.get("source_url", ""),
                funder=funder,
                funder_siret=siret,
            )
        )
    return made


def _by_project(frame: pd.DataFrame | None, projects: pd.Series) -> dict[str, list[Row]]:
    """Return the rows that each of `projects` has in a table, which may be missing."""
    rows: dict[str, list[Row]] = {project: [] for project in projects}
    for row in [] if frame is None else _stated(frame[frame["project"].isin(projects)]):
        rows[row["project"]].append(row)
    return rows


def _stated(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a table without the cells that hold nothing."""
    return [{key: cell for key, cell in row.items() if pd.notna(cell)} for row in frame_rows(frame)]


def _named(ids: list[str], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((one, names[one]) for one in ids)


def _funder(descriptor: Mapping[str, Any]) -> tuple[str, str]:
    """Return who granted, and its SIRET: the contributor whose role that is."""
    for one in descriptor.get("contributors", ()):
        if "funder" in one.get("roles", ()):
            siret = str(one.get("siret", ""))
            return str(one.get("title", "")), siret if is_siret(siret) else ""
    return str(descriptor.get("title", "")), ""


def _share(amount: float | None, budget: float | None) -> float | None:
    """Return the part of the budget that is granted, None where it can be none (SCDL: 1 % on)."""
    share = round(amount / budget, 4) if amount and budget else 0.0
    return share if 0.01 <= share <= 1 else None


def _day(value: pd.Timestamp | None) -> dt.date | None:
    return None if value is None else value.date()
