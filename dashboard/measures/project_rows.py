"""The projects of a selection as one flat table: a line each, with names, codes and sources."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.cards import Positions, newest
from dashboard.measures.records import organisations_of, project_list
from dashboard.selection.index import Link
from dashboard.selection.selection import Selection

BETWEEN = "; "
"""What stands between several values of a cell: names hold commas."""


def project_rows(selection: Selection, words: Words) -> pd.DataFrame:
    """Return one row per selected project, the latest first, those of unknown date last.

    Texts, empty where nothing is known: the columns of `project_list`, with `; ` between values;
    `subtitle`; `partners` and `members` (of the carrier); `networks` (of the landlords at the
    time), `departements`, `regions`; their codes as INSEE writes them in `departement_codes` and
    `region_codes`, and those of communes in `commune_codes`; `summary`; `record_status` and
    `certainty` (labels); `source_url`. Beside them `day` (a date, None where only a month, a
    season or nothing is known), `year` (None where it is not sure), `duration_years`, and `joint`
    and `qpv` (None where not stated).
    """
    portfolio = selection.portfolio
    frame = project_list(selection, words, between=BETWEEN)
    positions = newest(selection)
    projects = portfolio.projects.iloc[positions].reset_index(drop=True)
    days = portfolio.project_days.iloc[positions]
    years = portfolio.project_years.iloc[positions]
    own = portfolio.schema.tables["projects"]
    more = {
        "day": _sure(days.map(lambda day: day.date() if pd.notna(day) else None)),
        "year": _sure(years.astype("object")),
        "subtitle": portfolio.project_subtitles(words.language).iloc[positions].fillna("").array,
        "partners": organisations_of(selection, frame["id"], "partner", BETWEEN),
        "members": organisations_of(selection, frame["id"], "member", BETWEEN),
        "summary": projects[f"summary_{words.language}"].fillna("").array,
        "duration_years": projects["duration_years"].array,
        "source_url": projects["source_url"].fillna("").array,
    }
    for facet in ("network", "departement", "region"):
        names = selection.index.labels(facet, words)
        more[f"{facet}s"] = _joined(selection.link(facet), positions, names)
    for facet in ("commune", "departement", "region"):
        more[f"{facet}_codes"] = _joined(selection.link(facet), positions)
    for facet in ("joint", "qpv"):
        stated = _joined(selection.link(facet), positions)
        more[facet] = [{"yes": True, "no": False}.get(value) for value in stated]
    for column in ("record_status", "certainty"):
        labels = own.field(column).labels(words.language)
        more[column] = projects[column].astype("object").map(labels).fillna("").array
    whole = {key: pd.Series(list(values), dtype="object") for key, values in more.items()}
    return frame.assign(**whole)


def _sure(bounds: pd.DataFrame) -> list[object]:
    """Return what `first` and `last` agree on, None where they differ or are missing."""
    pairs = zip(bounds["first"], bounds["last"], strict=True)
    return [first if pd.notna(first) and first == last else None for first, last in pairs]


def _joined(link: Link, positions: Positions, labels: Mapping[str, str] | None = None) -> list[str]:
    """Return the stated values of each project in one text, as they are called where told."""
    codes, unknown = link.code.tolist(), len(link.values) - 1
    bounds = (np.searchsorted(link.project, positions + more).tolist() for more in (0, 1))
    values = (
        [link.values[code] for code in codes[start:end] if code != unknown]
        for start, end in zip(*bounds, strict=True)
    )
    return [BETWEEN.join(labels[one] if labels else one for one in each) for each in values]
