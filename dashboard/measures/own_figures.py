"""What the fund knows of one project: its amounts, payments, state and results."""

from dataclasses import dataclass

import pandas as pd

from loaders.package.portfolio import Portfolio


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
    rows = {
        name: frame[frame["project"] == project]
        for name in ("follow_up", "payments", "contacts", "figures")
        for frame in (portfolio.tables[name],)
    }
    row = rows["follow_up"].iloc[0] if len(rows["follow_up"]) else None
    contact = str(rows["contacts"]["contact"].iloc[0]) if len(rows["contacts"]) else ""
    figures = rows["figures"]
    people = figures["unit"].isin(["people", "tenants"]) & (figures["role"] == "targeted")
    return OwnFigures(row, rows["payments"].sort_values("position"), contact, figures[people])
