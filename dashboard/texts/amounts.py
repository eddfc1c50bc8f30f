"""The wording of amounts: in euros, with what they cover, their middle and their spread."""

import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.amounts import Spread

RULE = N_(
    "A project's amount counts once in a total, and whole in each row that it touches: it is never "
    "split among landlords, themes or places. What is not known is not counted as zero."
)
"""The rule by which amounts are added up."""


def euros(amount: float, words: Words) -> str:
    """Write an amount in euros, without cents: `12 500 €`."""
    return words.text("€{number}", number=words.number(round(amount)))


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
    """Say what stands behind amounts: coverage, total, middle and spread."""
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


def leading_amount(frame: pd.DataFrame, found: Spread, words: Words) -> str:
    """Say which row of `amounts_by` gathers most, of what total; where several do, the total."""
    if frame.empty or (frame["euros"] == frame["euros"].max()).sum() > 1:
        return amounts_headline(found, words)
    return words.text(
        "{label}: {amount} of the {total} that are known",
        label=frame["label"].iloc[0],
        amount=euros(frame["euros"].iloc[0], words),
        total=euros(found.total, words),
    )
