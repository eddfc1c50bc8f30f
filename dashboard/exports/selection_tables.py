"""The tables of the data package, restricted to the selected projects and what they refer to."""

import json
from typing import Any

import pandas as pd

from dashboard.language.translation import Words
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from loaders.package.schema import Table
from loaders.package.text_frame import text_frame

WHOLE = ("themes", "regions", "departements", "fund_figures")
"""Tables that list all there is of something and say nothing about a project: they stay whole, so
that what has no project is still known to have none."""


def selection_tables(selection: Selection) -> dict[str, pd.DataFrame]:
    """Return every table, as text, with the rows that belong to the selected projects.

    A row belongs when a row that belongs names it, or when the first foreign key of its own
    primary key names one (the figures of a project, the networks of a landlord). A cell that
    names a row left out is emptied where it may be: the earlier project of a selected one is
    not recorded in the result, as its title still is.
    """
    portfolio = selection.portfolio
    schema = portfolio.schema
    tables = {name: text_frame(portfolio.tables[name], t) for name, t in schema.tables.items()}
    kept = {
        name: set(tables[name][schema.tables[name].primary_key[0]])
        for name in WHOLE
        if name in tables
    }
    kept["projects"] = set(tables["projects"]["id"][selection.mask])
    # What says to whom a row belongs is looked up in every round: plain objects are fastest.
    owners = {name: _owner(table) for name, table in schema.tables.items()}
    owned = {name: tables[name][column].astype("object") for name, (column, _) in owners.items()}
    names = {
        (name, key.column): (key.table, tables[name][key.column].astype("object"))
        for name, table in schema.tables.items()
        for key in table.foreign_keys
        if key.table != "projects"
    }
    belongs: dict[str, pd.Series] = {}
    before = -1
    while before != (before := sum(map(len, kept.values()))):
        for name in tables:
            belongs[name] = owned[name].isin(kept.get(owners[name][1], set()))
            for (of, _), (other, named) in names.items():
                if of == name:
                    kept.setdefault(other, set()).update({*named[belongs[name]]} - {""})
    return {
        name: _without_dangling(frame[belongs[name]], schema.tables[name], kept)
        for name, frame in tables.items()
    }


def restricted_descriptor(selection: Selection, present: set[str]) -> dict[str, Any]:
    """Return the descriptor of the restricted package; `selection` in it says how it was chosen.

    Files that are not in `present` (paths), and resources that are no file, are not declared.
    """
    descriptor = json.loads(json.dumps(dict(selection.portfolio.schema.descriptor)))
    resources = [one for one in descriptor["resources"] if str(one.get("path")) in present]
    chosen = {
        "address": selection.choices.address(),
        "title": selection_sentence(selection, Words("fr")),
        "title_en": selection_sentence(selection, Words("en")),
    }
    return {**descriptor, "selection": chosen, "resources": resources}


def _owner(table: Table) -> tuple[str, str]:
    """Return the column that says to whom a row belongs, and that table: else its own key."""
    for key in table.foreign_keys:
        if key.column in table.primary_key:
            return key.column, key.table
    return table.primary_key[0], table.name


def _without_dangling(frame: pd.DataFrame, table: Table, kept: dict[str, set[str]]) -> pd.DataFrame:
    emptied = {
        key.column: frame[key.column].where(frame[key.column].isin(kept["projects"]), "")
        for key in table.foreign_keys
        if key.table == "projects" and key.column not in table.primary_key
    }
    return frame.assign(**emptied).reset_index(drop=True)
