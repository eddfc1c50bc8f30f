"""Portfolios of any size in the shape of the shipped one, made at random from a fixed seed.

Everything is drawn with arrays, so that a million projects take seconds. The texts are short: a
benchmark of counting needs none.
"""

from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd

from loaders.package.load import SHIPPED, load_portfolio
from loaders.package.portfolio import Portfolio
from loaders.package.schema import DESCRIPTOR, PackageSchema, Table

SEED = 20210204


def synthetic_portfolio(projects: int) -> Portfolio:
    """Return a portfolio of so many projects; about as many links of each kind as the shipped."""
    rng = np.random.default_rng(SEED)
    shipped = load_portfolio()
    schema = shipped.schema
    fixed = {
        name: shipped.tables[name] for name in ("themes", "regions", "departements", "networks")
    }
    sizes = {
        "committees": 13 + int(projects**0.45),
        "landlords": 30 + int(projects**0.7),
        "organisations": 20 + projects // 2,
        "places": 40 + int(projects**0.75),
    }
    keys = {name: _ids(name, size) for name, size in sizes.items()}
    keys |= {name: pd.Index(frame.iloc[:, 0]) for name, frame in fixed.items()}
    keys["projects"] = _ids("project", projects)

    def drawn(table: str, size: int) -> pd.Categorical:
        # The square of a random number favours the first ones, as some landlords come back often.
        codes = (rng.random(size) ** 2 * len(keys[table])).astype(np.int64)
        return pd.Categorical.from_codes(codes, categories=keys[table])

    def linked(average: float) -> np.ndarray:
        counts = 1 + rng.poisson(average - 1, projects)
        counts[rng.random(projects) < 0.07] = 0
        return np.repeat(np.arange(projects), counts)

    def of_projects(codes: np.ndarray) -> pd.Categorical:
        return pd.Categorical.from_codes(codes, categories=keys["projects"])

    departements = drawn("departements", sizes["places"])
    regions = fixed["departements"]["region"].cat.codes.to_numpy()[departements.codes]
    days = pd.Timestamp("2010-01-01") + pd.to_timedelta(
        np.sort(rng.choice(5_800, sizes["committees"], replace=False)), unit="D"
    )
    keys["committees"] = pd.Index(days.strftime("%Y-%m-%d"))
    columns: dict[str, dict[str, object]] = {
        "committees": {"id": keys["committees"], "date": days,
                       "announced": rng.integers(3, 9, len(days))},
        "projects": {"id": keys["projects"], "committee": drawn("committees", projects),
                     "title": keys["projects"]},
        "landlords": {"id": keys["landlords"], "name": keys["landlords"]},
        "organisations": {"id": keys["organisations"], "name": keys["organisations"]},
        "places": {"id": keys["places"], "name": keys["places"], "departement": departements,
                   "region": pd.Categorical.from_codes(regions, categories=keys["regions"])},
    }  # fmt: skip
    columns["landlord_networks"] = {
        "landlord": pd.Categorical.from_codes(np.arange(sizes["landlords"]), keys["landlords"]),
        "network": drawn("networks", sizes["landlords"]),
    }
    for table, target, average in (
        ("project_themes", "themes", 2.2),
        ("project_landlords", "landlords", 1.9),
        ("project_organisations", "organisations", 1.4),
        ("project_places", "places", 2.1),
        ("figures", "", 1.7),
    ):
        codes = linked(average)
        columns[table] = {"project": of_projects(codes)}
        if target:
            columns[table][target.removesuffix("s")] = drawn(target, len(codes))
    themes = columns["project_themes"]["project"].codes  # type: ignore[attr-defined]
    columns["project_themes"]["rank"] = pd.Series(themes).groupby(themes).cumcount().to_numpy() + 1
    size = len(columns["project_organisations"]["project"])  # type: ignore[arg-type]
    columns["project_organisations"]["role"] = _categories(schema, "project_organisations", "role",
                                                           rng.integers(0, 2, size))  # fmt: skip
    size = len(columns["figures"]["project"])  # type: ignore[arg-type]
    columns["figures"] |= {
        "unit": _categories(schema, "figures", "unit", rng.integers(0, 6, size)),
        "role": _categories(schema, "figures", "role", rng.integers(0, 4, size)),
        "value": rng.integers(1, 900, size).astype(float),
        "approximate": rng.random(size) < 0.2,
    }
    tables = {
        name: fixed[name] if name in fixed else _frame(table, columns.get(name, {}), keys)
        for name, table in schema.tables.items()
    }
    return Portfolio(Path("synthetic"), schema, MappingProxyType(tables))


def _ids(name: str, size: int) -> pd.Index:
    return pd.Index(f"{name}-" + pd.Series(np.arange(size)).astype("str"))


def _categories(
    schema: PackageSchema, table: str, column: str, codes: np.ndarray
) -> pd.Categorical:
    values = list(schema.tables[table].field(column).categories)
    return pd.Categorical.from_codes(codes % len(values), categories=values, ordered=True)


_EMPTY = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[us]"}
_NULLABLE = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}


def _frame(table: Table, columns: dict[str, object], keys: dict[str, pd.Index]) -> pd.DataFrame:
    """Complete the drawn columns of a table by those that stay empty, all typed as loaded."""
    rows = len(next(iter(columns.values()))) if columns else 0  # type: ignore[arg-type]
    targets = {key.column: key.table for key in table.foreign_keys}
    frame = {}
    for field in table.fields:
        if field.name in columns:
            column = pd.Series(columns[field.name])
            known = field.type in _NULLABLE and field.name not in targets
            frame[field.name] = column.astype(_NULLABLE[field.type]) if known else column
        elif field.name in targets or field.categories:
            target = keys.get(targets.get(field.name, ""), pd.Index([]))
            values = target if field.name in targets else list(field.categories)
            frame[field.name] = pd.Series(pd.Categorical.from_codes(np.full(rows, -1), values))
        else:
            frame[field.name] = pd.Series([None] * rows, dtype=_EMPTY.get(field.type, "str"))
    return pd.DataFrame(frame)


def write_synthetic(folder: Path, projects: int) -> None:
    """Write a package of so many projects into `folder`, for a dashboard to be started on.

    Required cells that `synthetic_portfolio` leaves out get a value that the schema allows.
    """
    portfolio = synthetic_portfolio(projects)
    folder.mkdir(parents=True)
    (folder / "geography").mkdir()
    (folder / DESCRIPTOR).write_bytes((SHIPPED / DESCRIPTOR).read_bytes())
    for name, table in portfolio.schema.tables.items():
        frame = portfolio.tables[name].copy()
        for field in table.fields:
            if frame[field.name].dtype == "boolean":
                frame[field.name] = frame[field.name].map({True: "true", False: "false"})
            if field.required:
                filled = next(iter(field.categories), _ALLOWED.get(field.type, "https://x.org"))
                frame[field.name] = frame[field.name].astype("object").fillna(filled)
        frame.to_csv(folder / table.path, index=False)


_ALLOWED = {"integer": "1", "number": "1", "boolean": "false", "date": "2021-02-04"}
