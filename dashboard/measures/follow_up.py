"""The projects that the fund follows up: what ends soon, what is paid and remains, what lacks."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from dashboard.language.translation import Words
from dashboard.selection.selection import Selection
from loaders.package.portfolio import Portfolio

SOON = pd.DateOffset(months=6)
"""How far ahead a project ends soon."""


def followed_up(selection: Selection, today: dt.date, words: Words) -> pd.DataFrame:
    """Return a row per selected project that has a follow-up, the one that ends first on top.

    Columns `id`, `title`, `state`, `start`, `end`, `granted`, `paid`, `remaining` (euros, missing
    where not known), `reached` (people), `over` (finished or abandoned), `soon` (it is not over and
    ends within `SOON`) and `unevaluated` (it is finished and has no evaluation).
    """
    portfolio = selection.portfolio
    rows = selection.rows(portfolio.tables["follow_up"])
    rows = rows.astype({"project": "object", "state": "object"})
    payments = portfolio.tables["payments"].astype({"project": "object"})
    paid = rows["project"].map(payments.groupby("project")["amount_eur"].sum())
    titles = portfolio.project_titles(words.language)
    day = pd.Timestamp(today)
    over = rows["state"].isin(["finished", "abandoned"])
    frame = pd.DataFrame(
        {
            "id": rows["project"],
            "title": rows["project"].map(titles),
            "state": rows["state"],
            "start": rows["start_date"],
            "end": rows["end_date"],
            "granted": rows["granted_eur"],
            "paid": paid,
            "remaining": rows["granted_eur"] - paid.fillna(0).astype("Float64"),
            "reached": rows["people_reached"],
            "over": over,
            "soon": ~over & rows["end_date"].between(day, day + SOON),
            "unevaluated": rows["state"].eq("finished") & rows["evaluation_url"].isna(),
        }
    )
    return frame.sort_values("end", kind="stable", na_position="last").reset_index(drop=True)


def promised_and_reached(selection: Selection, words: Words) -> pd.DataFrame:
    """Return the selected projects of which both are known, the one that promised most on top.

    Columns `id`, `title`, `unit` (`people` or, of a project that states none, `tenants`),
    `promised` (what its sources state as targeted, in that unit alone), `approximate`, `reached`.
    """
    portfolio = selection.portfolio
    reached = portfolio.tables["follow_up"].astype({"project": "object"})
    known = reached.set_index("project")["people_reached"].dropna().to_dict()
    stated = selection.rows(portfolio.figures).astype({"project": "object", "unit": "object"})
    stated = stated[stated["role"].eq("targeted") & stated["project"].isin(known)]
    people = stated[stated["unit"].isin(["people", "tenants"])]
    sums = people.groupby(["project", "unit"], as_index=False).agg(
        promised=("value", "sum"), approximate=("approximate", "any")
    )
    frame = sums.drop_duplicates("project").rename(columns={"project": "id"})
    frame["title"] = frame["id"].map(portfolio.project_titles(words.language))
    frame["reached"] = frame["id"].map(known)
    return frame.sort_values("promised", ascending=False, kind="stable", ignore_index=True)


@dataclass(frozen=True)
class OwnFigures:
    """The row of `follow_up` of a project (None without one), its payments and its contact.

    `promised` are the figures of people and tenants that its sources state as targeted.
    """

    row: pd.Series | None
    payments: pd.DataFrame
    contact: str
    promised: pd.DataFrame

    @property
    def known(self) -> bool:
        """Whether the fund has entered anything."""
        return self.row is not None or not self.payments.empty or bool(self.contact)

    @property
    def paid(self) -> float:
        """What has been paid, in euros."""
        return float(self.payments["amount_eur"].sum())

    @property
    def remaining(self) -> float | None:
        """What remains to be paid of the amount granted; None where that is not known."""
        granted = None if self.row is None else self.row["granted_eur"]
        return None if granted is None or pd.isna(granted) else float(granted) - self.paid


def own_figures(portfolio: Portfolio, project: str) -> OwnFigures:
    """Return what the fund's own tables say of `project`."""
    own, payments, contacts, figures = (
        portfolio.tables[name][portfolio.tables[name]["project"] == project]
        for name in ("follow_up", "payments", "contacts", "figures")
    )
    contact = str(contacts["contact"].iloc[0]) if len(contacts) else ""
    people = figures["unit"].isin(["people", "tenants"]) & (figures["role"] == "targeted")
    row = own.iloc[0] if len(own) else None
    return OwnFigures(row, payments.sort_values("position"), contact, figures[people])
