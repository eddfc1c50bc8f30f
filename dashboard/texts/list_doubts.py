"""Wording of the doubts about a list of projects, and of the possible answers."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.language.translation import N_, Words
from loaders.lookup.territories import Territories
from loaders.package.load import Tables
from loaders.package.schema import PackageSchema
from loaders.project_list.doubts import ABOVE, Doubt
from loaders.project_list.payment_cells import PAID, UNPAID
from loaders.project_list.repeats import ADD, APART, ONCE, REPLACE
from loaders.project_list.table import RefusedRow
from loaders.text.dates import read_date

_NUMBERS = frozenset(
    {
        "amount_eur",
        "budget_eur",
        "people_reached",
        "duration_years",
        "homes",
        "households",
        "tenants",
        "people",
    }
)


def followed_text(count: int, words: Words) -> str:
    """Say of how many recorded projects a list states something of the fund's own."""
    return words.plural(
        "{count} recorded project followed up", "{count} recorded projects followed up", count
    )


def refused_texts(refused: Sequence[RefusedRow], words: Words) -> list[str]:
    """Say how many lines tell of the project of another line, if any, and how many are refused."""
    others = sum(one.of_another for one in refused)
    told = words.plural("{count} line told with another", "{count} lines told with others", others)
    left = len(refused) - others
    said = words.plural("{count} line refused", "{count} lines refused", left)
    return [told, said] if others else [said]


_UNITS = {
    "amount_eur": N_("{number} euros"),
    "budget_eur": N_("{number} euros"),
    "paid_eur": N_("{number} euros"),
    "duration_years": N_("{number} years"),
}


_CLOSED = {
    PAID: N_("paid"),
    UNPAID: N_("not paid yet"),
    APART: N_("a project of its own"),
    ADD: N_("the same project: put the lines together and add their amounts"),
    ONCE: N_("the same project: put the lines together, the amount counts once"),
    REPLACE: N_("the same project: this line replaces the other, which is left out"),
}


class ChoiceTexts:
    """Says the answers that a doubt offers, in the language of `words`."""

    def __init__(
        self, tables: Tables, communes: pd.DataFrame, schema: PackageSchema, words: Words
    ) -> None:
        self._words = words
        self._communes = communes
        names = Territories(tables).names
        self._territories = names
        column = f"name_{words.language}"
        self._written: Mapping[str, str] = {
            **schema.tables["follow_up"].field("state").labels(words.language),
            **dict(zip(tables["themes"]["id"], tables["themes"][column], strict=True)),
        }
        self._places = dict(zip(tables["places"]["id"], tables["places"]["name"], strict=True))
        self._known = {
            table: set(tables[table]["name"]) for table in ("landlords", "organisations")
        }

    def said(self, doubt: Doubt, choice: str) -> str:
        """Return what choosing `choice` means; an empty one leaves the text out."""
        words, about = self._words, doubt.about
        if choice in ("", ABOVE):
            above = words.text("as in the line above: {text}", text=doubt.details.get("above", ""))
            return above if choice else words.text("(left out)")
        if about in ("row", "paid"):
            return words.text(_CLOSED[choice])
        if about in self._known:
            return self._name(doubt, choice)
        if about in ("places", "departement", "region"):
            return words.all_of([self._place(key) for key in choice.split(";")])
        if about in _NUMBERS:
            return self._number(about, choice)
        return self._date(choice) if about == "date" else self.written(choice)

    def written(self, choice: str) -> str:
        """Return the name of a theme or of a state by its id, another text as it is."""
        return self._written.get(choice, choice)

    def _date(self, choice: str) -> str:
        """Return a day in words; of a period the month or the years."""
        read = read_date(choice)
        if read.day:
            return self._words.date(read.day)
        parts = [
            self._words.month(dt.date(int(part[:4]), int(part[5:7]), 1)) if part[4:] else part
            for part in (read.period.text if read.period else choice).split("/")
        ]
        return " – ".join(parts)

    def _name(self, doubt: Doubt, choice: str) -> str:
        words = self._words
        parts = choice.split("\n")
        if len(parts) > 1:
            return words.text("several names: {names}", names=words.all_of(parts))
        if choice in self._known[doubt.about]:
            return words.text("the same as {name}", name=choice)
        return words.text("a new name: {name}", name=choice)

    def _place(self, key: str) -> str:
        kind, _, code = key.partition(" ")
        if kind in ("commune", "arrondissement") and code in self._communes.index:
            departement = str(self._communes.at[code, "departement"])
            name = self._territories["departement"].get(departement, departement)
            commune = str(self._communes.at[code, "name"])
            return f"{commune} ({name}, {code})"
        if kind in self._territories:
            name = self._territories[kind].get(code, code)
            return f"{name} ({code})" if kind == "departement" else name
        return str(self._places.get(code, code.partition(" @")[0]))

    def _number(self, about: str, choice: str) -> str:
        try:
            number = float(choice)
        except ValueError:
            return choice
        said = self._words.number(int(number) if number.is_integer() else number)
        return self._words.text(_UNITS[about], number=said) if about in _UNITS else said
