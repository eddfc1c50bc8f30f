"""The description of the addresses for other programs, in OpenAPI 3.1."""

from typing import Any

from dashboard.exports.projects_json import HEAD, json_bytes, projects_schema, summary_schema
from dashboard.exports.selection_files import FILES
from dashboard.language.translation import LANGUAGES, Words
from dashboard.selection.facets import Facet
from dashboard.selection.index import Index

OPENAPI = "openapi.json"

_SCHEMAS = {"summary.json": "Summary", "projects.json": "Projects"}


def openapi(index: Index, words: Words) -> bytes:
    """Return the description: a path for each of `FILES`, whose parameters are the filters."""
    schema = index.portfolio.schema
    summary = summary_schema()
    head = {name: summary["properties"][name] for name in HEAD}
    projects = {
        "type": "object",
        "properties": head | {"projects": {"type": "array", "items": projects_schema(schema)}},
        "required": [*head, "projects"],
    }
    described = {
        "openapi": "3.1.0",
        "info": {
            "title": schema.title[words.language],
            "description": schema.description[words.language],
            "version": str(schema.descriptor.get("version", "")),
        },
        "servers": [{"url": "."}],
        "paths": {f"/{name}": {"get": _operation(name, index, words)} for name in FILES},
        "components": {"schemas": {"Summary": summary, "Projects": projects}},
    }
    return json_bytes(described)


def _operation(name: str, index: Index, words: Words) -> dict[str, Any]:
    file = FILES[name]
    media_type = file.media_type.partition(";")[0]
    content: dict[str, Any] = {}
    if name in _SCHEMAS:
        content["schema"] = {"$ref": f"#/components/schemas/{_SCHEMAS[name]}"}
    refusals = {
        "400": words.text("A filter or a value is not known; the text says what is near."),
        "403": words.text("Asked under a foreign name or from another website."),
        "503": words.text("Too many ask at once."),
    }
    return {
        "operationId": name.replace(".", "_"),
        "summary": words.text(file.what),
        "parameters": [
            *(_parameter(facet, words) for facet in index.facets.values()),
            {
                "name": "lang",
                "in": "query",
                "description": words.text("Language of the texts"),
                "schema": {"type": "string", "enum": [*LANGUAGES]},
            },
        ],
        "responses": {
            "200": {"description": words.text(file.what), "content": {media_type: content}},
            "304": {"description": words.text("Unchanged since the ETag that was handed back.")},
            **{
                code: {"description": said, "content": {"text/plain": {}}}
                for code, said in refusals.items()
            },
        },
    }


def _parameter(facet: Facet, words: Words) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if facet.kind == "choice":
        schema = {"type": "array", "items": {"type": "string"}}
    return {
        "name": facet.key,
        "in": "query",
        "description": words.text(facet.label),
        "schema": schema,
        **({"style": "form", "explode": True} if facet.kind == "choice" else {}),
        **({"example": "2018-2024"} if facet.kind == "span" else {}),
    }
