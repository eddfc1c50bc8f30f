"""What of a data package may leave its folder: all but the fund's own tables and those of persons.

The one place that takes them out, for every file, every embedded figure, and the pages of a server
that others reach. What is taken out is not declared by the schema any more, and its frames are
empty.
"""

from dataclasses import replace
from types import MappingProxyType

from loaders.package.load import TextPackage
from loaders.package.portfolio import Portfolio
from loaders.package.schema import PackageSchema, Table


def outgoing_schema(schema: PackageSchema, *, internal: bool) -> PackageSchema:
    """Return `schema` without tables of persons and, unless `internal`, without the fund's own."""
    kept = {name: t for name, t in schema.tables.items() if _may_leave(t, internal=internal)}
    if len(kept) == len(schema.tables):
        return schema
    gone = {*schema.tables} - {*kept}
    resources = [one for one in schema.descriptor["resources"] if one["name"] not in gone]
    descriptor = {**schema.descriptor, "resources": resources}
    return replace(schema, tables=kept, descriptor=descriptor)


def outgoing_portfolio(portfolio: Portfolio, *, internal: bool) -> Portfolio:
    """Return `portfolio` as `outgoing_schema` declares it; the same one where that is all of it."""
    schema = outgoing_schema(portfolio.schema, internal=internal)
    if schema is portfolio.schema:
        return portfolio
    frames = {
        name: frame if name in schema.tables else frame.iloc[:0]
        for name, frame in portfolio.tables.items()
    }
    return replace(portfolio, schema=schema, tables=MappingProxyType(frames))


def outgoing_package(package: TextPackage) -> TextPackage:
    """Return `package` without what is the fund's own, all else as it is."""
    schema = outgoing_schema(package.schema, internal=False)
    tables = {name: package.tables[name] for name in schema.tables}
    return replace(package, schema=schema, tables=MappingProxyType(tables))


def _may_leave(table: Table, *, internal: bool) -> bool:
    return not table.personal and (internal or not table.internal)
