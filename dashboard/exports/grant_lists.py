"""The selection as a list of grants by two standards: 360Giving (JSON) and SCDL (CSV).

A grant that lacks what its standard requires is left out; `Grant.lacks` says what.
"""

import csv
import datetime as dt
import io
from typing import Any

from dashboard.exports.projects_json import json_bytes
from dashboard.exports.workbook_cells import as_shown
from dashboard.language.translation import Words
from dashboard.measures.grants import GIVING_360, SCDL, Grant, Row, grants
from dashboard.selection.selection import Selection
from loaders.text.plain_text import number_text

_COLUMNS = (
    "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire",
    "idBeneficiaire", "rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement",
    "datesPeriodeVersement", "idRAE", "notificationUE", "pourcentageSubvention", "dispositifAide",
)  # fmt: skip

_LONGEST = 256
"""Characters of `objet` and `conditionsVersement` (SCDL subventions 2.1)."""


def giving_360(
    selection: Selection, words: Words, today: dt.date, *, internal: bool = False
) -> bytes | None:
    """Return the complete grants as a package of 360Giving 1.4; None where none is complete."""
    selection = selection.outgoing(internal=internal)
    descriptor = selection.portfolio.schema.descriptor
    prefix = f"360G-{descriptor.get('name', 'laureats')}"
    whole = [one for one in grants(selection, words) if not one.lacks(GIVING_360)]
    if not whole:
        return None
    licences = [one.get("path") for one in descriptor.get("licenses", ()) if one.get("path")]
    package: dict[str, Any] = {
        "version": "1.4",
        "title": selection.portfolio.schema.title[words.language],
        "issued": today.isoformat(),
        "grants": [_grant(one, prefix) for one in whole],
    }
    return json_bytes(package | ({"license": licences[0]} if licences else {}))


def scdl_csv(selection: Selection, words: Words, *, internal: bool = False) -> bytes | None:
    """Return the complete grants as SCDL subventions 2.1 has them: UTF-8, commas, points.

    None where none is complete. What the fund grants in euros is *aide en numéraire*.
    """
    every = grants(selection.outgoing(internal=internal), words)
    whole = [one for one in every if not one.lacks(SCDL)]
    if not whole:
        return None
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for grant in whole:
        writer.writerow({key: as_shown(value) for key, value in _line(grant).items()})
    return buffer.getvalue().encode()


def _grant(grant: Grant, prefix: str) -> dict[str, Any]:
    held: dict[str, Any] = {
        "id": f"{prefix}-{grant.project}",
        "title": grant.title,
        "description": grant.description,
        "currency": "EUR",
        "amountAwarded": grant.amount,
        "amountDisbursed": grant.disbursed,
        "awardDate": grant.day.isoformat() if grant.day else None,
        "fundingOrganization": [{"id": f"{prefix}-org:fund", "name": grant.funder}],
        "recipientOrganization": [
            {"id": f"{prefix}-org:{key}", "name": name} for key, name in grant.carriers
        ],
        "beneficiaryLocation": [_location(place) for place in grant.places],
        "classifications": [
            {"vocabulary": prefix, "code": key, "title": name} for key, name in grant.themes
        ],
        "plannedDates": _dates(grant),
        "dataSource": grant.source_url,
    }
    return {key: value for key, value in held.items() if value not in (None, "", [])}


def _dates(grant: Grant) -> list[dict[str, str]]:
    days = {"startDate": grant.start, "endDate": grant.end}
    known = {key: day.isoformat() for key, day in days.items() if day}
    return [known] if known else []


def _location(place: Row) -> dict[str, Any]:
    """Return a place of a grant; its code is that of its commune, as INSEE writes it."""
    columns = {"name": "name", "latitude": "lat", "longitude": "lon", "geoCode": "insee"}
    held = {key: place[column] for key, column in columns.items() if column in place}
    return {**held, "countryCode": "FR"}


def _line(grant: Grant) -> dict[str, str]:
    first, *others = [day.isoformat() for day in grant.paid]
    return {
        "nomAttribuant": grant.funder,
        "idAttribuant": grant.funder_siret,
        "dateConvention": f"{grant.day}",
        "referenceDecision": grant.project,
        "nomBeneficiaire": grant.carriers[0][1],
        "idBeneficiaire": grant.siret,
        "objet": grant.title[:_LONGEST],
        "montant": number_text(grant.amount or 0),
        "nature": "aide en numéraire",
        "conditionsVersement": grant.terms[:_LONGEST],
        "datesPeriodeVersement": "/".join([first, *others[-1:]]),
        "notificationUE": "oui" if grant.notified else "non",
        "pourcentageSubvention": number_text(grant.share or 0),
    }
