"""Foreign keys between the tables of a package, and what falls with a row that is left out."""

from collections.abc import Callable, Mapping

import pandas as pd

from loaders.problems import Problem, Rule
from loaders.schema import Field, Table
from loaders.validation import leave_out

Frames = Mapping[str, pd.DataFrame]


def check_references(
    frames: Frames, tables: Mapping[str, Table], present: Frames
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Check every foreign key of `tables` over `frames`, until no row falls any more.

    `present` holds the frames before anything was left out: a key that stood there and was lost
    is told apart (detail `cause` = `left-out`) from one that never existed (`unknown`).
    Returns the frames that hold together, and the problems.
    """
    sound = dict(frames)
    problems: list[Problem] = []
    fell = True
    while fell:
        fell = False
        for name, table in tables.items():
            dangling = _dangling(table, sound, present)
            for cause, failures in dangling.groupby("cause") if len(dangling) else ():
                sound[name], found = leave_out(
                    sound[name], table, failures, _details(table, str(cause))
                )
                problems += found
                fell = True
    return sound, problems


def _dangling(table: Table, sound: Frames, present: Frames) -> pd.DataFrame:
    """Return one row per cell that names no row: `index`, `column`, `check`, `cause`."""
    found = []
    for key in table.foreign_keys:
        cells = sound[table.name][key.column]
        named = cells.isin(sound[key.table][key.reference])
        if named.all():
            continue
        broken = cells[~named & cells.ne("")]
        stood = broken.isin(present[key.table][key.reference])
        failures = pd.DataFrame({"index": broken.index, "column": key.column})
        failures["check"] = Rule.REFERENCE.value
        failures["cause"] = stood.map({True: "left-out", False: "unknown"}).to_numpy()
        found.append(failures)
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def _details(table: Table, cause: str) -> Callable[[Field, Rule], dict[str, str]]:
    targets = {key.column: key for key in table.foreign_keys}

    def details(field: Field, _rule: Rule) -> dict[str, str]:
        key = targets[field.name]
        return {"table": key.table, "reference": key.reference, "cause": cause}

    return details
