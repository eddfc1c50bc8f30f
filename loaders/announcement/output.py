"""Drafts as JSON: what the command prints and what other programs read."""

from typing import Any

from loaders.announcement.model import (
    Announcement,
    Doubt,
    Name,
    Place,
    ProjectDraft,
    Stated,
    StatedNumber,
)


def to_json(announcement: Announcement) -> dict[str, Any]:
    """Return the drafts as plain values, ready for `json.dumps`.

    Keys: `committee` (`date` as ISO, `announced`, `auditioned`), `projects` and `doubts` (those
    about the announcement as a whole; each project has its own). A value that the text does not
    state is None, or an empty list; `start` and `end` count in the text as read.
    """
    committee = announcement.committee
    return {
        "committee": {
            "date": committee.date.value.isoformat() if committee.date else None,
            "announced": _value(committee.announced),
            "auditioned": _value(committee.auditioned),
        },
        "projects": [_project(project) for project in announcement.projects],
        "doubts": [_doubt(doubt) for doubt in announcement.doubts],
    }


def _project(project: ProjectDraft) -> dict[str, Any]:
    return {
        "title": _value(project.title),
        "landlords": [_name(name) for name in project.landlords],
        "carriers": [_name(name) for name in project.carriers],
        "partners": [_name(name) for name in project.partners],
        "places": [_place(place) for place in project.places],
        "figures": [_figure(figure) for figure in project.figures],
        "duration_years": _value(project.duration_years),
        "themes": [{"theme": theme.theme, "score": theme.score} for theme in project.themes],
        "doubts": [_doubt(doubt) for doubt in project.doubts],
    }


def _value(stated: Stated[Any] | None) -> Any:
    return stated.value if stated else None


def _name(name: Name) -> dict[str, Any]:
    return {"name": name.name, "id": name.id, "start": name.span.start, "end": name.span.end}


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name, "id": place.id, "kind": place.kind.value, "insee": place.insee,
        "start": place.span.start, "end": place.span.end,
    }  # fmt: skip


def _figure(figure: StatedNumber) -> dict[str, Any]:
    value = int(figure.value) if figure.value.is_integer() else figure.value
    return {
        "value": value, "unit": figure.unit.value, "role": figure.role.value,
        "approximate": figure.approximate, "as_written": figure.as_written,
        "start": figure.span.start, "end": figure.span.end,
    }  # fmt: skip


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "code": doubt.code.value, "params": doubt.params,
        "start": doubt.span.start, "end": doubt.span.end,
    }  # fmt: skip
