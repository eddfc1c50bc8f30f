"""The wording of what the fund knows of a project: amounts, payments, state, results."""

from collections.abc import Iterator

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.follow_up import OwnFigures
from dashboard.texts.amounts import euros
from loaders.package.portfolio import Portfolio
from loaders.package.schema import Field


def sums_text(followed: pd.DataFrame, words: Words) -> str:
    """Add up what the rows of `followed_up` grant, pay and leave, where the first is known."""
    known = followed[followed["granted"].notna()]
    return words.plural(
        "{count} project with a known amount: {granted} granted, {paid} paid, {left} to pay",
        "{count} projects with a known amount: {granted} granted, {paid} paid, {left} to pay",
        len(known),
        granted=euros(float(known["granted"].sum()), words),
        paid=euros(float(known["paid"].fillna(0).sum()), words),
        left=euros(float(known["remaining"].sum()), words),
    )


def own_lines(portfolio: Portfolio, found: OwnFigures, words: Words) -> Iterator[str]:
    """Yield a line for each column that is filled, what is paid and what remains, the contact."""
    table = portfolio.schema.tables["follow_up"]
    for field in table.fields[1:]:
        value = None if found.row is None else found.row[field.name]
        if value is None or pd.isna(value) or field.name == "evaluation_url":
            continue
        title = field.title[words.language].removesuffix(" (€)")
        yield words.text("{fact}: {quote}", fact=title, quote=_said(field, value, words))
    if found.contact:
        title = portfolio.schema.tables["contacts"].field("contact").title[words.language]
        yield words.text("{fact}: {quote}", fact=title, quote=found.contact)
    if not found.payments.empty:
        yield words.text("{fact}: {quote}", fact=words.text("Paid"), quote=_paid(found, words))


def payment_lines(found: OwnFigures, words: Words) -> Iterator[str]:
    """Yield a line for each payment: its day and amount."""
    for day, amount in zip(found.payments["date"], found.payments["amount_eur"], strict=True):
        when = words.text("date not known") if pd.isna(day) else words.date(day.date())
        yield words.text("{fact}: {quote}", fact=when, quote=euros(amount, words))


def reached_text(portfolio: Portfolio, found: OwnFigures, words: Words) -> str:
    """Set what was reached against what was promised; empty where one is not known."""
    reached = None if found.row is None else found.row["people_reached"]
    if reached is None or pd.isna(reached) or found.promised.empty:
        return ""
    units = portfolio.schema.tables["figures"].field("unit").labels(words.language)
    promised = [
        f"{'≈ ' if row['approximate'] else ''}{words.number(row['value'])} {units[row['unit']]}"
        for row in found.promised.to_dict("records")
    ]
    return words.text(
        "Promised: {promised} · reached: {reached} people",
        promised=words.all_of(promised),
        reached=words.number(int(reached)),
    )


def _paid(found: OwnFigures, words: Words) -> str:
    paid, left = euros(found.paid, words), found.remaining
    if left is None:
        return words.text("{paid}; the amount granted is not known", paid=paid)
    if left < 0:
        return words.text("{paid}, {more} more than granted", paid=paid, more=euros(-left, words))
    return words.text("{paid}; {left} remain to be paid", paid=paid, left=euros(left, words))


def _said(field: Field, value: object, words: Words) -> str:
    if field.categories:
        return field.categories[str(value)][words.language]
    if field.type == "boolean":
        return words.text("yes") if value else words.text("no")
    if isinstance(value, pd.Timestamp):
        return words.date(value.date())
    if field.name.endswith("_eur"):
        return euros(float(str(value)), words)
    return words.number(float(str(value))) if field.type != "string" else str(value)
