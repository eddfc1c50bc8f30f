"""Wording of the doubts about a list of projects, and of the possible answers."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from dashboard.language.translation import N_, Words
from loaders.lookup.territories import Territories
from loaders.package.load import Tables
from loaders.package.schema import PackageSchema
from loaders.project_list.doubts import ABOVE, Doubt
from loaders.project_list.repeats import ADD, APART
from loaders.spreadsheet.problems import ImportRule
from loaders.text.dates import read_date

DOUBTS: dict[ImportRule, tuple[str, str]] = {
    ImportRule.NUMBER_IDENTIFIER: (
        N_("this is an identifier (SIRET, SIREN, telephone, postcode) and no number"),
        N_("Give the number, or leave the cell empty."),
    ),
    ImportRule.NUMBER_SEVERAL: (
        N_("several numbers stand here"),
        N_("Say which one counts."),
    ),
    ImportRule.NUMBER_REST: (
        N_("{number} was read; the rest was not: “{rest}”"),
        N_("Check that the number is the one that counts."),
    ),
    ImportRule.NUMBER_FAR: (
        N_("the number is out of all proportion"),
        N_("Say what is meant."),
    ),
    ImportRule.NUMBER_ZERO: (
        N_("zero: nothing, or not known?"),
        N_("Say whether zero is meant. Until then it counts as not stated."),
    ),
    ImportRule.AMOUNT_NET: (
        N_("the amount is without tax (HT); it is taken as it stands"),
        N_("Give the amount that was granted if it is another."),
    ),
    ImportRule.AMOUNT_CURRENCY: (
        N_("this is another currency, or a share, and no amount in euros"),
        N_("Give the amount in euros."),
    ),
    ImportRule.AMOUNT_YEARLY: (
        N_("the amount is for one year"),
        N_("Say the amount for the whole project."),
    ),
    ImportRule.AMOUNT_APPROXIMATE: (
        N_("the amount is approximate; it is taken as {number}"),
        N_("Give the exact amount if it is known."),
    ),
    ImportRule.UNIT_OF_CELL: (
        N_("the cell counts something else than its heading; what the cell says is taken"),
        N_("Check what is counted."),
    ),
    ImportRule.ROW_FOLLOWS: (
        N_("taken as the follow-up of the recorded project of this name"),
        N_("Nothing to do, unless it is another project: give it a title of its own then."),
    ),
    ImportRule.OWN_DIFFERS: (
        N_("an earlier line says otherwise of the same project: “{first}”, which is kept"),
        N_("Correct one of the two lines."),
    ),
    ImportRule.STATE_UNKNOWN: (
        N_("this is no state of a project that is known here"),
        N_("Choose under way, extended, finished or abandoned."),
    ),
    ImportRule.AGREEMENT_UNREADABLE: (
        N_("this cannot be read as the column holds it"),
        N_(
            "Write a SIRET in fourteen digits, the last of which checks the others, a notification "
            "as yes or no, terms of payment in 256 characters at most."
        ),
    ),
    ImportRule.TITLE_NEAR: (
        N_("another project has nearly the same title, or the same at another date: “{title}”"),
        N_("Leave the line out if it is the same project."),
    ),
    ImportRule.ROW_AGAIN: (
        N_("line {line} already tells of a project of this title at the same date"),
        N_("Say whether it is put together with that line. Until then it is left out."),
    ),
    ImportRule.ROW_GOES_ON: (
        N_("the title is one cell with that of line {line}: both are read as one project"),
        N_("Leave the line out if it is none, and check the amount."),
    ),
    ImportRule.ROW_PAYMENT: (
        N_("the title tells of a payment or an amendment rather than of a project"),
        N_("Leave the line out if it is no project."),
    ),
    ImportRule.THEMES_CROSSED: (
        N_("the columns’ order counts: “{first}” is taken as the main theme"),
        N_("Correct the main theme on the project’s sheet if it is another."),
    ),
    ImportRule.ROW_PRIZE: (
        N_("the title is that of a prize rather than of a project"),
        N_("Leave the line out if it is no project."),
    ),
    ImportRule.ROW_REJECTED: (
        N_("the line says that the project may not have been selected: “{remark}”"),
        N_("Leave the line out if it was not."),
    ),
    ImportRule.PAYMENT_PART: (
        N_("the line says that this is one payment of several"),
        N_("Check that the amount is the whole grant."),
    ),
    ImportRule.PAYMENT_DAY: (
        N_("the line does not say which payment was made on this day"),
        N_("Give the payment and its day the same number: Paid 1, Paid on 1."),
    ),
    ImportRule.NO_LANDLORD_COLUMN: (
        N_("no column is read for the landlords: the projects will have none"),
        N_("If a column has them, say which one."),
    ),
    ImportRule.NO_FIRST_LANDLORD: (
        N_("only a column of further landlords is read: the first landlord is missing"),
        N_("If a column has it, say which one."),
    ),
    ImportRule.NO_CARRIER_COLUMN: (
        N_("no column is read for the lead organisations: the projects will have none"),
        N_("If a column has them, say which one."),
    ),
    ImportRule.NO_AMOUNT_COLUMN: (
        N_("no column is read for the amount granted: it will not be known"),
        N_("If a column has it, say which one."),
    ),
    ImportRule.NO_PLACE_COLUMN: (
        N_("no column is read for the places: the projects will not be on the map"),
        N_("If a column has them, say which one."),
    ),
    ImportRule.AMOUNT_IN_REMARK: (
        N_("an amount stands in a remark"),
        N_("Say which amount was granted."),
    ),
    ImportRule.UNIT_UNKNOWN: (
        N_("the cell counts “{rest}”, which may be something else than its column says"),
        N_("Choose the number if it counts what the column says."),
    ),
    ImportRule.NAME_DOUBTFUL: (
        N_("this may be no such body: a person, an authority, or several that are not named"),
        N_("Choose the name if it is right; until then it is left out."),
    ),
    ImportRule.NAME_UNSURE: (
        N_("the list itself is not sure of this name"),
        N_("Say which name is right."),
    ),
    ImportRule.NAME_LANDLORD: (
        N_("this is a known landlord, which the line does not name as one"),
        N_("Check that it leads the project; else give its column the landlords."),
    ),
    ImportRule.NAME_ORGANISATION: (
        N_("this is a known organisation, and no landlord so far"),
        N_("Check that landlord and lead organisation are not exchanged."),
    ),
    ImportRule.NAME_CONTACT: (
        N_("read as “{name}”, without the telephone, the address or the person"),
        N_("Nothing to do, unless they are part of the name."),
    ),
    ImportRule.FOOTNOTE: (
        N_("the mark “{mark}” of a note is left out. {note}"),
        N_("Check whether the note changes something."),
    ),
    ImportRule.CELL_PARTED: (
        N_("read as {parts}, as the heading says"),
        N_("Part the column in the spreadsheet if that is wrong."),
    ),
    ImportRule.HEADING_OF_SEVERAL: (
        N_("the heading names several things; the cells are read as one of them alone"),
        N_("Part the column in the spreadsheet: one for each thing."),
    ),
    ImportRule.PLACE_ELSEWHERE: (
        N_("this place is not where the rest of the line says"),
        N_("Say which of the two is right."),
    ),
    ImportRule.PLACE_FORMER: (
        N_("a former commune, now a part of {now}"),
        N_("Check that this commune is meant."),
    ),
    ImportRule.PLACE_PARTED: (
        N_("read as several communes"),
        N_("Check that they are meant."),
    ),
    ImportRule.PLACE_REST: (
        N_("a part was read; the rest was not: “{rest}”"),
        N_("Check that the place is the one that counts."),
    ),
    ImportRule.PLACE_VAGUE: (
        N_("no place is named"),
        N_("Name the communes if they are known. The rest of the line counts."),
    ),
    ImportRule.REGION_FORMER: (
        N_("a region until 2015; the region that it belongs to now is taken"),
        N_("Choose its départements if they are meant."),
    ),
    ImportRule.NOT_STATED: (
        N_("read as not stated"),
        N_("Nothing to do, unless it is meant as a value."),
    ),
    ImportRule.DITTO: (
        N_("the cell points to the line above, which says: “{above}”"),
        N_("Say whether the same is meant."),
    ),
    ImportRule.LEFT_BLANK: (
        N_("the cell is empty; above it stands: “{above}”"),
        N_("Say whether the same is meant. Until then it counts as not stated."),
    ),
    ImportRule.NO_NAME: (
        N_("this is no name"),
        N_("Give the name, or leave the cell empty."),
    ),
    ImportRule.NAME_FORM: (
        N_("taken for “{similar}”, but for a legal form, an article or a bracket"),
        N_("Choose the new name if it is another body."),
    ),
    ImportRule.SIMILAR_NAME: (
        N_("taken for “{similar}”, which it resembles"),
        N_("Choose another name, or the new one, if it is not the same."),
    ),
    ImportRule.NEAR_NAME: (
        N_("this name is new, and known names are near it"),
        N_("Choose the known name if it is the same."),
    ),
    ImportRule.NAMES_PARTED: (
        N_("read as several names"),
        N_("Choose the whole if it is one name."),
    ),
    ImportRule.ROLE_TWICE: (
        N_("it has another role in this project already; the second one is left out"),
        N_("Nothing to do, unless the other role is the right one."),
    ),
    ImportRule.DATE_SEVERAL: (N_("several dates stand here"), N_("Say which one counts.")),
    ImportRule.DATE_AMBIGUOUS: (
        N_("day and month can be exchanged: another date of the column has the month first"),
        N_("Say which day is meant."),
    ),
    ImportRule.DATE_MONTH_FIRST: (
        N_("the month stands before the day; read as {day}"),
        N_("Check the day."),
    ),
    ImportRule.DATE_PERIOD: (
        N_("no day is named; what is known is kept"),
        N_("Choose the committee if it is known."),
    ),
    ImportRule.DATE_SERIAL: (
        N_("read as {day}, as a spreadsheet counts days"),
        N_("Check the day."),
    ),
    ImportRule.YEAR_MISSING: (
        N_("the year is not named"),
        N_("Say which date is meant, with its year."),
    ),
    ImportRule.DATE_FAR: (
        N_("the date is out of all proportion"),
        N_("Say which day is meant."),
    ),
    ImportRule.DATE_OF_GROUP: (
        N_("the date is that of the line above the group"),
        N_("Check that it holds for this line."),
    ),
    ImportRule.NO_ADDRESS: (
        N_("this is no address of a web page"),
        N_("Give the whole address, beginning with https://."),
    ),
}
"""What is wrong and what to do, for each rule that a cell of a list can break."""

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


_UNITS = {
    "amount_eur": N_("{number} euros"),
    "budget_eur": N_("{number} euros"),
    "paid_eur": N_("{number} euros"),
    "duration_years": N_("{number} years"),
}


_ROWS = {
    APART: N_("a project of its own"),
    ADD: N_("the same project: put the lines together and add their amounts"),
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
        states = schema.tables["follow_up"].field("state").categories
        self._written: Mapping[str, str] = {
            **{state: texts[words.language] for state, texts in states.items()},
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
        if about == "row":
            return words.text(_ROWS[choice])
        if about in self._known:
            return self._name(doubt, choice)
        if about in ("places", "departement", "region"):
            return words.all_of([self._place(key) for key in choice.split(";")])
        if about in _NUMBERS:
            return self._number(about, choice)
        return self._date(choice) if about == "date" else self._written.get(choice, choice)

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
