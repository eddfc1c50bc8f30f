"""The places of a selection as GeoJSON (RFC 7946), in WGS84 degrees."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.exports.projects_json import json_bytes, json_head
from dashboard.language.translation import Words
from dashboard.measures.cards import newest
from dashboard.selection.selection import Selection
from dashboard.selection.selection_dates import selected_texts


def places_geojson(selection: Selection, words: Words, today: dt.date) -> bytes:
    """Return a feature for each selected project and each of its places, UTF-8.

    A feature says the project (id, title, themes with the main one, landlords and carriers as ids
    and as names, committee, day, source) and the place (id, name, kind, codes and names of its
    territories as INSEE writes them, `precision` and `basis` of the point, `qpv`). Names and
    `selected` are in the reader's language, all else are codes. A place whose point is not known,
    and a project of which no place is known, have no geometry. The collection has the members of
    `json_head`.
    """
    selection = selection.outgoing()
    portfolio, index = selection.portfolio, selection.index
    titles, said = portfolio.project_titles(words.language), selected_texts(portfolio, words)
    names = {
        facet: index.labels(facet, words)
        for facet in ("theme", "landlord", "carrier", "departement", "region")
    }
    mains = index.main_link("theme") or index.link("theme")
    projects, days = portfolio.projects.to_dict("records"), portfolio.project_days
    first, last = (days[name].tolist() for name in ("first", "last"))
    places = portfolio.project_territories.to_dict("records")
    features: list[dict[str, Any]] = []
    for position in newest(selection):
        row = projects[position]
        project = str(row["id"])
        themes, landlords, carriers = (
            index.link(facet).stated_at(position) for facet in ("theme", "landlord", "carrier")
        )
        main = next(iter(mains.stated_at(position)), None)
        day = first[position]
        of_project = {
            "project": project,
            "title": titles[project],
            "theme": main,
            "theme_name": names["theme"].get(main or ""),
            "themes": themes,
            "landlords": landlords,
            "landlord_names": [names["landlord"][one] for one in landlords],
            "carriers": carriers,
            "carrier_names": [names["carrier"][one] for one in carriers],
            "committee": _known(row["committee"]),
            "day": f"{day:%Y-%m-%d}" if day == last[position] else None,
            "selected": said[project],
            "source_url": _known(row["source_url"]),
        }
        own = [places[at] for at in index.rows_of("territories", position)]
        features += [_feature(of_project, place, names) for place in own or [{}]]
    collection = {
        "type": "FeatureCollection",
        **json_head(selection, words, today),
        "features": features,
    }
    return json_bytes(collection)


def _feature(
    of_project: dict[str, Any], place: dict[Any, Any], names: dict[str, Any]
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "place": _known(place.get("place")),
        "place_name": _known(place.get("name")),
        **{name: _known(place.get(name)) for name in ("kind", "insee")},
    }
    for column in ("departement", "region"):
        told[column] = _known(place.get(column))
        told[f"{column}_name"] = names[column].get(told[column] or "")
    told |= {name: _known(place.get(name)) for name in ("precision", "basis")}
    qpv, *spot = (place.get(name, pd.NA) for name in ("qpv", "lon", "lat"))
    told["qpv"] = None if pd.isna(qpv) else bool(qpv)
    known = [float(degrees) for degrees in spot if pd.notna(degrees)]
    return {
        "type": "Feature",
        "id": "/".join(filter(None, (of_project["project"], told["place"]))),
        "geometry": {"type": "Point", "coordinates": known} if len(known) == 2 else None,
        "properties": {**of_project, **told},
    }


def _known(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
