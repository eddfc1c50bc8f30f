"""Random damage to the tables of a data package: what hands and programs do to files."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from loaders.package.load import SHIPPED
from loaders.package.schema import read_schema

TABLES = {name: table.path for name, table in read_schema(SHIPPED).tables.items()}

NASTY = st.sampled_from(
    ["", " ", "0", "-1", "1,5", "1e999", "2021-02-30", "9999-12-31", "0000-0000", "<script>",
     "true", "unknown", "=1+1", "'; DROP", "é" * 300, "a\nb", '"', "\0", "nan", "inf", "no-such"]
)  # fmt: skip

Records = list[list[str]]
Change = Callable[[Records], None]
Damage = tuple[str, Callable[[bytes], bytes | None]]


def _on_records(change: Change) -> Callable[[bytes], bytes]:
    def damage(content: bytes) -> bytes:
        records = list(csv.reader(io.StringIO(content.decode())))
        change(records)
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(records)
        return text.getvalue().encode()

    return damage


@st.composite
def _changed_records(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    row, column, other = (draw(st.integers(0, 500)) for _ in range(3))
    value = draw(NASTY | st.text(st.characters(exclude_categories=["Cs"]), max_size=20))

    def cell(records: Records) -> None:
        line = records[row % len(records)]
        line[column % len(line)] = value

    def copied(records: Records) -> None:
        records.append(list(records[row % len(records)]))

    def removed(records: Records) -> None:
        del records[row % len(records)]

    def shorter(records: Records) -> None:
        records[row % len(records)].pop()

    def longer(records: Records) -> None:
        records[row % len(records)].append(value)

    def swapped(records: Records) -> None:
        one, two = row % len(records), other % len(records)
        records[one], records[two] = records[two], records[one]

    def without_column(records: Records) -> None:
        place = column % len(records[0])
        for line in records:
            del line[place : place + 1]

    changes = [cell, copied, removed, shorter, longer, swapped, without_column]
    return _on_records(draw(st.sampled_from(changes)))


@st.composite
def _changed_bytes(draw: st.DrawFn) -> Callable[[bytes], bytes | None]:
    place = draw(st.integers(0, 20_000))
    inserted = draw(
        st.sampled_from([b'"', b"\xe9", b"\0", b",", b"\n", b"\r\n", b";", b"\xff\xfe"])
    )

    def insert(content: bytes) -> bytes:
        at = place % (len(content) + 1)
        return content[:at] + inserted + content[at:]

    def cut(content: bytes) -> bytes:
        return content[: place % (len(content) + 1)]

    whole = [
        lambda content: content.replace(b",", b";"),
        lambda content: content.decode().encode("cp1252", errors="replace"),
        lambda content: content.decode().encode("utf-16"),
        lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
        lambda content: b"",
        lambda content: None,
    ]
    return draw(st.sampled_from([insert, insert, cut, *whole]))


damages = st.lists(
    st.tuples(st.sampled_from(sorted(TABLES)), _changed_records() | _changed_bytes()),
    min_size=1,
    max_size=4,
)
"""Which tables are damaged and how; a file that comes out as None is deleted."""


def damaged_copy(directory: Path, chosen: list[Damage]) -> Path:
    """Write the shipped tables into `directory` with the `chosen` damage."""
    shutil.rmtree(directory, ignore_errors=True)
    (directory / "geography").mkdir(parents=True)
    for path in ("datapackage.json", *TABLES.values()):
        shutil.copy(SHIPPED / path, directory / path)
    for table, damage in chosen:
        path = directory / TABLES[table]
        if path.exists():
            try:
                content = damage(path.read_bytes())
            except (UnicodeDecodeError, IndexError, ZeroDivisionError, csv.Error):
                continue  # too far gone for another damage of this kind
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
    return directory
