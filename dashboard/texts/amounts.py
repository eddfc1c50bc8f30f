"""The wording of amounts: in euros, with what they cover, their middle and their spread."""

import math
from collections.abc import Collection
from typing import NamedTuple

import pandas as pd

from dashboard.language.grammar import capital, number_of, the_value
from dashboard.language.translation import N_, Words
from dashboard.measures.amounts import Spread
from dashboard.style.scheme import euro_step

LEAST = 500
"""Euros from which an amount rounds to thousands."""

RULE = N_(
    "A project's amount counts once in a total, and whole in each row that it touches: it is never "
    "split among landlords, themes or places. What is not known is not counted as zero."
)
"""The rule by which amounts are added up."""


def euros(amount: float, words: Words) -> str:
    """Write an amount in euros, without cents: `12 500 €`."""
    return words.text("€{number}", number=words.number(round(amount)))


def thousands(amount: float, words: Words) -> str:
    """Write an amount in thousands of euros, without the unit: `13`, `<1`, and `?` if missing."""
    if math.isnan(amount):
        return "?"
    return words.number(round(amount / 1000)) if amount >= LEAST or not amount else "<1"


def amount_said(amount: float | None, words: Words) -> str:
    """Write an amount in euros; of one that is not known, that."""
    if amount is None or pd.isna(amount):
        return words.text("amount not known")
    return euros(amount, words)


def summed_amounts(known: Collection[float], projects: int, words: Words) -> str:
    """Say the total of the known amounts of so many projects, and of how many they are."""
    return _total(sum(known), len(known), projects, words)


def total_text(found: Spread, words: Words) -> str:
    """Say the total of the known amounts, and of how many projects they are."""
    return _total(found.total, found.known, found.selected, words)


def _total(total: float, known: int, projects: int, words: Words) -> str:
    if not known:
        return words.text("amount not known")
    amount = euros(total, words)
    if known == projects:
        return amount
    found = {"count": words.number(known), "total": words.number(projects)}
    return words.text("{amount}, known for {count} of {total}", amount=amount, **found)


class AreaAmount(NamedTuple):
    """What a map says of an area.

    `shown` is the number on it, in thousands of euros: `?` where no amount is known, empty where
    there is no project; `step` its shade; `detail` says it in words.
    """

    code: str
    title: str
    shown: str
    step: int
    detail: str


def amounts_of_areas(frame: pd.DataFrame, words: Words) -> list[AreaAmount]:
    """Return what a map says of each row of `amounts_by`."""
    rows = zip(*(frame[name].tolist() for name in ("id", "label", "euros", "all_projects")),
               strict=True)  # fmt: skip
    return [
        AreaAmount(
            code,
            label,
            thousands(amount, words) if projects else "",
            euro_step(0 if pd.isna(amount) else amount),
            amount_said(amount, words) if projects else words.text("no project"),
        )
        for code, label, amount, projects in rows
    ]


def covered_amounts(found: Spread, words: Words) -> str:
    """Say of how many projects the amount is known."""
    return words.plural(
        "amount known for {count} project of {total}",
        "amount known for {count} projects of {total}",
        found.known,
        total=words.number(found.selected),
    )


def middle_text(found: Spread, words: Words) -> str:
    """Say the median and the quartiles; of fewer than four amounts, the median alone."""
    median = words.text("median {amount}", amount=euros(found.median, words))
    if found.known < 4:
        return median
    between = words.text(
        "half of them between {low} and {high}",
        low=euros(found.low, words),
        high=euros(found.high, words),
    )
    return f"{median}, {between}"


def amounts_note(found: Spread, words: Words) -> str:
    """Say what stands behind amounts: coverage, and of known ones total, middle and spread."""
    if not found.known:
        return f"{covered_amounts(found, words)}."
    total = words.text("{amount} in all", amount=euros(found.total, words))
    return " · ".join((covered_amounts(found, words), total, middle_text(found, words))) + "."


def amounts_headline(found: Spread, words: Words) -> str:
    """Say the total of the known amounts."""
    return words.plural(
        "{amount} granted to the {count} project whose amount is known",
        "{amount} granted to the {count} projects whose amount is known",
        found.known,
        amount=euros(found.total, words),
    )


def leading_amount(frame: pd.DataFrame, facet: str, found: Spread, words: Words) -> str:
    """Say which value of `amounts_by` gathers most, of what total; where several do, the total."""
    if frame.empty or (frame["euros"] == frame["euros"].max()).sum() > 1:
        return amounts_headline(found, words)
    most = frame.sort_values("euros", ascending=False).iloc[0]
    return words.plural(
        "{label} gathers {amount} of the {total} that are known",
        "{label} gather {amount} of the {total} that are known",
        number_of(facet, most["id"], most["label"], words),
        label=capital(the_value(facet, most["id"], most["label"], words)),
        amount=euros(most["euros"], words),
        total=euros(found.total, words),
    )
