"""A folder of our own invention in which the fund keeps amounts for two thirds of its projects."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from loaders.editing.writing import init_directory, write_tables
from loaders.package.load import read_text_package

STATES = ("under-way", "finished", "extended", "abandoned")
STARTS = dt.date(2019, 1, 7)

SENTINELS = ("48173", "96431", "73519", "31337", "Quelquechosissime", "Quidamus Vesperal")
"""What `marked` writes, and stands nowhere else."""


def marked(directory: Path, share: Sequence[int] = (0, 1)) -> Path:
    """Make, or take, a folder in which a project of three has no figures, the others `SENTINELS`.

    `share` are the places of those that have them; with none of them the folder has no figures.
    """
    if not directory.exists():
        init_directory(directory)
    projects = read_text_package(directory).tables["projects"]["id"]
    chosen = [name for at, name in enumerate(projects) if at % 3 in share]
    granted, budget, reached, paid, result, person = SENTINELS
    write_own(
        directory,
        [
            {"project": one, "state": "abandoned", "granted_eur": granted, "budget_eur": budget,
             "people_reached": reached, "result": result}
            for one in chosen
        ],
        [{"project": one, "position": "1", "amount_eur": paid} for one in chosen],
        [{"project": one, "contact": person} for one in chosen],
    )  # fmt: skip
    return directory


def followed(directory: Path, today: dt.date = dt.date(2026, 11, 29)) -> Path:
    """Make a copy of the shipped data in `directory`, with the fund's own figures invented.

    Of three projects two have an amount; the last starts just before `today`, so that some are
    under way. Returns the folder.
    """
    init_directory(directory)
    write_own(directory, *invented(read_text_package(directory).tables["projects"]["id"], today))
    return directory


def invented(
    projects: pd.Series, today: dt.date
) -> tuple[list[dict[str, str]], list[dict[str, str]], list[dict[str, str]]]:
    """Return the rows of `follow_up`, `payments` and `contacts` for the projects of these ids."""
    rows = list(_rows(projects, today))
    return (
        [row for row, _, _ in rows],
        [p for _, paid, _ in rows for p in paid],
        [c for *_, c in rows],
    )


def write_own(
    directory: Path,
    follow_up: Sequence[dict[str, str]],
    payments: Sequence[dict[str, str]] = (),
    contacts: Sequence[dict[str, str]] = (),
) -> None:
    """Write rows of the fund's own tables to a folder, in the place of those that it has."""
    package = read_text_package(directory)
    given = {"follow_up": follow_up, "payments": payments, "contacts": contacts}
    frames = {
        name: pd.DataFrame(
            list(rows), columns=[f.name for f in package.schema.tables[name].fields], dtype="str"
        ).fillna("")
        for name, rows in given.items()
    }
    write_tables(directory, frames, version=package.version, by="test")


def _rows(
    projects: pd.Series, today: dt.date
) -> Iterator[tuple[dict[str, str], list[dict[str, str]], dict[str, str]]]:
    chosen = [name for at, name in enumerate(projects) if at % 3 != 2]
    for at, project in enumerate(chosen):
        granted = 12_000 + 1_500 * (at * 7 % 23)
        start = STARTS + (today - STARTS) * at / len(chosen)
        end = start + dt.timedelta(days=700)
        state = "finished" if end < today else STATES[(0, 0, 2)[at % 3]]
        row = {
            "project": project,
            "state": "abandoned" if at % 11 == 5 else state,
            "granted_eur": str(granted),
            "budget_eur": str(granted * 3) if at % 2 else "",
            "start_date": start.isoformat(),
            "end_date": end.isoformat(),
            "people_reached": str(40 + at) if state == "finished" and at % 4 else "",
            "result": "Le lieu est resté ouvert." if state == "finished" and at % 5 == 0 else "",
            "evaluation_url": f"https://example.org/{at}" if state == "finished" and at % 2 else "",
            "note": "",
        }
        paid = [
            {
                "project": project,
                "position": str(place),
                "date": (start + dt.timedelta(days=300 * place)).isoformat(),
                "amount_eur": str(granted / 2).removesuffix(".0"),
            }
            for place in (1, 2)
            if start + dt.timedelta(days=300 * place) < today
        ]
        yield row, paid, {"project": project, "contact": f"Personne {at}"}
