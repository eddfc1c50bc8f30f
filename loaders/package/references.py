"""Foreign keys between tables, and which rows are dropped along with a missing one."""

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.package.problems import Problem, Rule
from loaders.package.schema import Table
from loaders.package.validation import Cells, Kept, leave_out

Frames = Mapping[str, pd.DataFrame]


def check_references(
    frames: Frames, tables: Mapping[str, Table], present: Frames
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Check every foreign key of `tables` over `frames`, until no row falls any more.

    A cell that names no row is emptied. Its row falls only where the cell is part of the key, as
    a project without a committee is still a project, while a landlord of no project is nothing.

    `present` holds the frames before anything was left out: the detail `cause` tells a key that
    stood there and was lost (`left-out`) from one that never existed (`unknown`) and from one
    whose table has no rows at all, as its file is missing or could not be read (`no-table`).
    Returns the frames that hold together, and the problems.
    """
    sound = dict(frames)
    problems: list[Problem] = []
    fell = True
    while fell:
        fell = False
        for name, table in tables.items():
            dangling = _dangling(table, sound, present)
            if len(dangling):
                vital = table.primary_key
                sound[name], found = leave_out(sound[name], table, dangling, vital)
                problems += found
                fell = True
    return sound, problems


def _dangling(table: Table, sound: Frames, present: Frames) -> pd.DataFrame:
    """Return one row per cell that names no row, as `leave_out` takes them."""
    found = []
    for key in table.foreign_keys:
        cells = sound[table.name][key.column]
        texts = pa.array(cells)
        named = pc.or_(_among(texts, sound[key.table][key.reference]), pc.equal(texts, ""))
        if pc.all(named).as_py() is not False:
            continue
        broken = cells[~named.to_numpy(zero_copy_only=False)]
        stood = _among(pa.array(broken), present[key.table][key.reference])
        unknown = "unknown" if len(present[key.table]) else "no-table"
        failures = pd.DataFrame({"index": broken.index, "column": key.column})
        failures["check"] = Rule.REFERENCE.value
        failures["cause"] = pc.if_else(stood, "left-out", unknown).to_numpy(zero_copy_only=False)
        found.append(failures)
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame()


def _among(cells: Cells, keys: pd.Series) -> Kept:
    # Few cells often look into many keys, and a table of those in use is made in no time.
    known = pa.array(keys)
    used = known.filter(pc.is_in(known, value_set=pc.unique(cells)))
    return pc.is_in(cells, value_set=used)
