"""Loads a data package from a folder into a `Portfolio`."""

import errno
import hashlib
import io
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.package.csv_table import MAX_FILE_BYTES, empty_frame, read_text_table
from loaders.package.data_folder import OpenFolder, located, opened
from loaders.package.portfolio import Portfolio
from loaders.package.problems import Loss, Problem, Rule
from loaders.package.references import check_references
from loaders.package.schema import (
    DESCRIPTOR,
    DescriptorError,
    Field,
    ForeignKey,
    PackageSchema,
    Table,
    parse_schema,
    read_schema,
)
from loaders.package.spreadsheet_text import as_declared
from loaders.package.validation import Cells, check_table
from loaders.package.versions import as_it_was, brought_up, brought_up_tables, lacking, version_of

SHIPPED = next(
    path
    for path in (
        Path(__file__).parents[2] / "data",
        Path(__file__).parents[2] / "dashboard" / "_data",
    )
    if path.is_dir()
)
"""The curated package: `data/` in a checkout, inside the `dashboard` package when installed."""


Tables = Mapping[str, pd.DataFrame]
"""Frames by the names of their tables, every cell text; `TextPackage` says what is in them."""


@dataclass(frozen=True)
class TextPackage:
    """The tables of a data folder as they were written, before any rule is applied to them.

    Every frame has the columns that the schema declares, as text (an empty cell is an empty
    string), and `ROW`. `problems` are those of the files. `version` is a digest of the files:
    another one means that somebody has changed one of `kept_paths`. `paths` are those of the
    files, of which the schema declares more where the folder is of the `earlier` version of it;
    that is empty where the folder is up to date. Its tables are then brought up to the schema,
    here alone.
    """

    directory: Path
    schema: PackageSchema
    tables: Tables
    problems: tuple[Problem, ...]
    version: str
    paths: tuple[str, ...]
    earlier: str = ""


def load_portfolio(directory: Path = SHIPPED) -> Portfolio:
    """Read and validate the data package in `directory`.

    Returns all that is sound; `Portfolio.problems` says what is not, and what was left out for
    it. The tables are those of the shipped descriptor, which says what the dashboard can show:
    a table that the package lacks is empty and reported. Nothing is raised for what stands in
    the files.
    """
    package = read_text_package(directory)
    frames, problems = check_tables(package.tables, package.schema)
    return Portfolio(
        directory=directory,
        schema=package.schema,
        tables=MappingProxyType(_typed(frames, package.schema)),
        problems=(*package.problems, *problems),
        version=package.version,
    )


def read_text_package(directory: Path = SHIPPED) -> TextPackage:
    """Read the tables of the data package in `directory`, all as of one moment, as text."""
    schemas = _schemas(lambda: located(directory, DESCRIPTOR).read_bytes())
    with opened(directory, schemas.paths) as folder:
        return _text_package(directory, schemas, folder)


def text_package(directory: Path, contents: Mapping[str, bytes]) -> TextPackage:
    """Return what `read_text_package` would read, were `contents` the files of `directory`."""
    schemas = _schemas(lambda: contents.get(DESCRIPTOR, b""))
    missing = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    files: dict[str, BinaryIO | OSError] = {
        path: io.BytesIO(contents[path]) if path in contents else missing for path in schemas.paths
    }
    return _text_package(directory, schemas, OpenFolder(files))


@dataclass(frozen=True)
class _Schemas:
    """The schema by which the files are written, and today's, with what is wrong with the first.

    They are one, unless the folder is of the `earlier` version.
    """

    files: PackageSchema
    today: PackageSchema
    problems: tuple[Problem, ...] = ()
    earlier: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*package_paths(self.files), *package_paths(self.today))))

    @property
    def kept(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*kept_paths(self.files), *kept_paths(self.today))))


def _text_package(directory: Path, schemas: _Schemas, folder: OpenFolder) -> TextPackage:
    frames: Tables = {}
    problems = list(schemas.problems)
    for name, table in schemas.files.tables.items():
        frame, found = read_text_table(folder, table)
        if table.optional:
            found = [problem for problem in found if problem.rule is not Rule.FILE_MISSING]
        if any(problem.loss is Loss.TABLE for problem in found):
            frame = empty_frame(table)
        keys = {key.column: schemas.files.key_field(key) for key in table.foreign_keys}
        french = any(one.details.get("separator") == "semicolon" for one in found)
        frame, more = as_declared(frame, table, keys, semicolon=french)
        frames = {**frames, name: frame}
        problems += [*found, *more]
    if schemas.earlier:
        frames = brought_up_tables(frames, schemas.earlier, schemas.today)
    return TextPackage(
        directory,
        schemas.today,
        MappingProxyType(dict(frames)),
        tuple(problems),
        digest(folder, schemas.kept),
        package_paths(schemas.files),
        schemas.earlier,
    )


def package_paths(schema: PackageSchema) -> tuple[str, ...]:
    """Return the paths of the descriptor and of the tables, which together make a version."""
    return (DESCRIPTOR, *(table.path for table in schema.tables.values()))


def kept_paths(schema: PackageSchema) -> tuple[str, ...]:
    """Return the paths of `package_paths` that backups hold and that make a version.

    What is personal is gone when it is deleted: no copy of it stays, not even a digest.
    """
    personal = {table.path for table in schema.tables.values() if table.personal}
    return tuple(path for path in package_paths(schema) if path not in personal)


def digest(folder: OpenFolder, paths: Iterable[str]) -> str:
    """Return a text that is another one as soon as one of the files at `paths` is another one."""
    total = hashlib.sha256()
    for path in sorted(paths):
        with suppress(OSError):
            size = folder.size(path)
            # What is too large to be opened is told apart by its size alone.
            content = str(size)
            if size <= MAX_FILE_BYTES:
                content = hashlib.sha256(folder.read(path)).hexdigest()
            total.update(f"{path} {content}\n".encode())
    return total.hexdigest()


def check_tables(
    tables: Tables, schema: PackageSchema
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Apply every rule of `schema` to `tables` (text, with `ROW`): types, keys, references.

    Returns the frames that are sound and hold together, and what is wrong with the rest.
    """
    frames: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name, table in schema.tables.items():
        frames[name], broken = check_table(tables[name], table)
        problems += broken
    frames, dangling = check_references(frames, schema.tables, tables)
    return frames, [*problems, *dangling]


def _schemas(read: Callable[[], bytes]) -> _Schemas:
    """Return what the descriptor that `read` reads declares; the shipped one where it is no use."""
    shipped = read_schema(SHIPPED)
    try:
        own = parse_schema(read())
        found, current = (str(one.descriptor.get("version", "")) for one in (own, shipped))
        missing = _undeclared(own, shipped)
        older = version_of(own.descriptor) < version_of(shipped.descriptor)
        if older and (missing or version_of(own.descriptor)):
            before, today = as_it_was(own, SHIPPED), brought_up(own, shipped, SHIPPED)
            if not _undeclared(today, shipped):
                lacks = ", ".join(lacking(before, today))
                problem = _of_descriptor(
                    Rule.VERSION_EARLIER, found, current=current, lacking=lacks
                )
                return _Schemas(_with_optional(before, today), today, (problem,), found or "0")
    except OSError:
        return _Schemas(shipped, shipped, (_of_descriptor(Rule.DESCRIPTOR_MISSING),))
    except DescriptorError as error:
        problem = _of_descriptor(Rule.DESCRIPTOR_INVALID, reason=str(error))
        return _Schemas(shipped, shipped, (problem,))
    if not missing:
        own = _with_optional(own, shipped)
        return _Schemas(own, own)
    if version_of(own.descriptor) > version_of(shipped.descriptor):
        problem = _of_descriptor(Rule.VERSION_LATER, found, current=current)
        return _Schemas(shipped, shipped, (problem,))
    told = tuple(_of_descriptor(Rule.TABLE_UNDECLARED, each) for each in missing)
    return _Schemas(shipped, shipped, told)


def _with_optional(own: PackageSchema, shipped: PackageSchema) -> PackageSchema:
    """Return `own` with the tables that a folder may lack: their files are read where they lie."""
    later = {n: t for n, t in shipped.tables.items() if n not in own.tables and t.optional}
    return replace(own, tables={**own.tables, **later})


def _of_descriptor(rule: Rule, value: str | None = None, **details: str) -> Problem:
    return Problem(DESCRIPTOR, rule, Loss.NOTHING, value=value, details=details)


def _undeclared(schema: PackageSchema, shipped: PackageSchema) -> list[str]:
    """Return the tables and columns that `schema` does not declare as the dashboard needs them."""
    undeclared = [
        f"{name}.{field.name}" if name in schema.tables else name
        for name, table in shipped.tables.items()
        for field in table.fields
        if not (table.optional and name not in schema.tables)
        if name not in schema.tables or not _declares(schema.tables[name], field, table)
    ]
    return list(dict.fromkeys(undeclared))


def _declares(table: Table, wanted: Field, shipped: Table) -> bool:
    """Say whether a column keeps to all that the dashboard counts on."""
    found = next((field for field in table.fields if field.name == wanted.name), None)
    return (
        found is not None
        and _rules(found) == _rules(wanted)
        and table.primary_key == shipped.primary_key
        and _target(table, wanted.name) == _target(shipped, wanted.name)
    )


def _rules(field: Field) -> tuple[object, ...]:
    limits = (field.required, field.unique, field.minimum, field.maximum, field.max_length)
    return (field.type, bool(field.categories), *limits)


def _target(table: Table, column: str) -> ForeignKey | None:
    return next((key for key in table.foreign_keys if key.column == column), None)


def _typed(frames: dict[str, pd.DataFrame], schema: PackageSchema) -> dict[str, pd.DataFrame]:
    """Give every column its type; see `Portfolio` for what a reader may count on."""
    keys = {
        (key.table, key.reference): pa.array(frames[key.table][key.reference])
        for table in schema.tables.values()
        for key in table.foreign_keys
    }
    named = {
        (table, column): (cells, pd.CategoricalDtype(pd.Index(frames[table][column])))
        for (table, column), cells in keys.items()
    }
    return {name: _typed_table(frames, table, named) for name, table in schema.tables.items()}


def _typed_table(
    frames: dict[str, pd.DataFrame],
    table: Table,
    named: Mapping[tuple[str, str], tuple[Cells, pd.CategoricalDtype]],
) -> pd.DataFrame:
    """Give every column of a table its type; `named` are the keys of those that it names."""
    columns: dict[str, Any] = {}  # arrays: series would be aligned by their rows, one by one
    targets = {key.column: (key.table, key.reference) for key in table.foreign_keys}
    for field in table.fields:
        cells = pa.array(frames[table.name][field.name])
        target = targets.get(field.name)
        if target is not None:
            columns[field.name] = _category(cells, *named[target])
        elif field.categories:
            values = list(field.categories)
            dtype = pd.CategoricalDtype(values, ordered=True)
            columns[field.name] = _category(cells, pa.array(values), dtype)
        else:
            columns[field.name] = _CONVERTED[field.type](cells).array
    return pd.DataFrame(columns, copy=False)


def _category(cells: Cells, values: Cells, dtype: pd.CategoricalDtype) -> pd.Categorical:
    # A cell that names no category is missing, and an empty cell names none.
    codes = pc.fill_null(pc.index_in(cells, value_set=values), -1)
    return pd.Categorical.from_codes(codes.to_numpy(), dtype=dtype)


def _known(cells: Cells) -> Cells:
    return pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.string()), cells)


def _integers(cells: Cells) -> pd.Series:
    plain = pc.replace_substring(_known(cells), pattern="+", replacement="")
    return _nullable(pc.cast(plain, pa.int64()))


def _booleans(cells: Cells) -> pd.Series:
    true = pc.is_in(pc.utf8_lower(cells), value_set=pa.array(["true", "1"]))
    return _nullable(pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.bool_()), true))


def _dates(cells: Cells) -> pd.Series:
    texts: pd.Series[str] = _known(cells).to_pandas()
    return pd.to_datetime(texts, format="%Y-%m-%d")


def _nullable(values: Cells) -> pd.Series:
    column: pd.Series = values.to_pandas(types_mapper=_NULLABLE.get)
    return column


_NULLABLE = {
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}

_CONVERTED: dict[str, Callable[[Cells], pd.Series]] = {
    "string": lambda cells: _known(cells).to_pandas(),
    "integer": _integers,
    "number": lambda cells: _nullable(pc.cast(_known(cells), pa.float64())),
    "boolean": _booleans,
    "date": _dates,
}
