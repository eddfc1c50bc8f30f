"""The places of a selection as GeoJSON (RFC 7946), in WGS84 degrees."""

import json
from typing import Any

from dashboard.exports.selection_tables import selection_tables
from dashboard.language.translation import Words
from dashboard.selection.selection import Selection
from loaders.package.schema import Table


def places_geojson(selection: Selection, words: Words) -> bytes:
    """Return a feature for each place of the selected projects, UTF-8.

    Properties are the columns of `places` (categories in the reader's language, coordinates
    aside) with the names of the territories, `precision` saying what the point stands for, and
    `projects` (ids) and `titles`. A place whose coordinates are not known has no geometry.
    """
    selection = selection.outgoing()
    schema = selection.portfolio.schema
    tables = selection_tables(selection)
    titles = selection.portfolio.project_titles(words.language)
    at: dict[str, list[str]] = {}
    for project, place in tables["project_places"].itertuples(index=False, name=None):
        at.setdefault(place, []).append(project)
    names = {
        table: dict(tables[table][["code", "name"]].itertuples(index=False, name=None))
        for table in ("departements", "regions")
    }
    features = []
    for row in tables["places"].to_dict("records"):
        shown = _shown(
            {str(key): str(value) for key, value in row.items()}, schema.tables["places"], words
        )
        shown["departement_name"] = names["departements"].get(row["departement"])
        shown["region_name"] = names["regions"].get(row["region"])
        shown["projects"] = at.get(row["id"], [])
        shown["titles"] = [titles[project] for project in shown["projects"]]
        point = row["lon"] and row["lat"]
        geometry = (
            {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
            if point
            else None
        )
        features.append(
            {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": shown}
        )
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def _shown(row: dict[str, str], table: Table, words: Words) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for field in table.fields:
        text = row[field.name]
        if field.name in ("lon", "lat"):
            continue
        if not text:
            shown[field.name] = None
        elif field.type == "boolean":
            shown[field.name] = text == "true"
        elif text in field.categories:
            shown[field.name] = field.categories[text][words.language]
        else:
            shown[field.name] = text
    return shown
