"""From the text of an announcement to draft records, every value with its words."""

import re
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from textwrap import shorten

from loaders.announcement.candidates import LONG
from loaders.announcement.durations import read_amounts, read_duration
from loaders.announcement.french import is_capitals
from loaders.announcement.gazetteer import SMALL, Hit, is_place_name
from loaders.announcement.header import read_head
from loaders.announcement.inner_places import with_place_rows
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.labels import Field, Labelled
from loaders.announcement.markers import Marked
from loaders.announcement.model import (
    Announcement,
    Doubt,
    DoubtCode,
    PlaceKind,
    ProjectDraft,
    Span,
    Stated,
    moved,
)
from loaders.announcement.names import Mention, NameFinder
from loaders.announcement.not_selected import outside
from loaders.announcement.places import read_places, town_hits
from loaders.announcement.role_doubts import count_doubts
from loaders.announcement.roles import heading_keys, read_roles
from loaders.announcement.sections import committee_parts
from loaders.announcement.segments import Segment, segment
from loaders.announcement.stated_numbers import read_figures
from loaders.announcement.text_input import checked_text
from loaders.announcement.themes import read_themes
from loaders.announcement.typesetting import SOFT
from loaders.announcement.view import View


def read_announcement(text: str, knowledge: Knowledge) -> Announcement:
    """Read an announcement as pasted. What it does not say stays empty.

    Spans count in the text of the result, in which words cut at a line's end are whole. A text that
    tells of several committees is read part by part: the drafts of the later ones have their date.

    Raises `AnnouncementError` for a text that is empty or too long.
    """
    text = checked_text(text)
    view = View(text)
    starts = committee_parts(view)
    if not starts:
        return _read(text, view, knowledge)
    cuts = [0, *(view.span(at, at + 1).start for at, _ in starts[1:]), len(text)]
    head = _read(text[: cuts[1]], View(text[: cuts[1]]), knowledge)
    committee = replace(head.committee, date=starts[0][1])
    drafts = list(head.projects)
    doubts = [one for one in head.doubts if one.code not in _OF_THE_DATE]
    days = [starts[0][1]]
    for (first, last), (_, day) in zip(pairwise(cuts[1:]), starts[1:], strict=True):
        part = _read(text[first:last], View(text[first:last]), knowledge, day.value)
        said = [one for one in part.doubts if one.code is DoubtCode.NAMED_OUTSIDE]
        if not (part.projects or said or last - first > LONG):
            continue  # a link below the page
        part = moved(part, first)
        drafts += [replace(one, date=day) for one in part.projects]
        doubts += part.doubts
        days.append(day)
    if len(days) > 1:
        dates = ";".join(day.value.isoformat() for day in days)
        doubts.insert(0, Doubt(DoubtCode.COMMITTEES_SEVERAL, days[1].span, {"dates": dates}))
    return Announcement(text, committee, tuple(drafts), tuple(doubts))


_PROJECT_CHARACTERS, _PROJECT_NAMES = 6_000, 150
"""Of one project these are looked at (the most seen are 1,800 and 20); that more was left out is
said (`DoubtCode.READ_IN_PART`)."""

_QUOTED = 70
"""Characters that a doubt quotes of what it leaves out."""

_OF_THE_DATE = {DoubtCode.DATE_MISSING, DoubtCode.DATE_AMBIGUOUS, DoubtCode.DATE_WEAK}


def _read(text: str, view: View, knowledge: Knowledge, told: date | None = None) -> Announcement:
    """Read a text, or the part of it below a heading with the day `told`: of one committee."""
    committee, body_start, doubts = read_head(view, told)
    announced = committee.announced
    count = announced.value if announced else None
    split = segment(view.text, body_start, count)
    if body_start * 2 > len(view.text):  # the day stands below the projects
        split = max(split, segment(view.text, 0, count), key=lambda one: len(one[0]))
    segments, marked, left_out = split
    whole = Span(0, len(text))
    if segments and not marked:
        doubts.append(Doubt(DoubtCode.PROJECT_MARKS_MISSING, whole))
    if announced and announced.value != len(segments):
        params = {"announced": str(announced.value), "found": str(len(segments))}
        doubts.append(Doubt(DoubtCode.COUNT_DIFFERS, announced.span, params))
    if len(segments) < (announced.value if announced else 1):
        doubts.append(Doubt(DoubtCode.PROJECTS_MISSING, whole))
    for start, end in left_out:
        line = view.text[start:end].split("\n", 1)[0]
        name = shorten(view.written(start, start + len(line)), _QUOTED, placeholder="…")
        doubts.append(Doubt(DoubtCode.NOT_SELECTED, view.span(start, end), {"name": name}))
    taken = [*((one.start, one.end) for one in segments), *left_out]
    doubts += outside(view, taken, knowledge)
    parts = []
    for part in segments:
        end = min(part.end, part.start + _PROJECT_CHARACTERS)
        if end < part.end:
            doubts.append(Doubt(DoubtCode.READ_IN_PART, view.span(part.start, part.end)))
        parts.append(replace(part, end=max(end, part.body)))
    flowing = view.flowing()
    drafts = tuple(_draft(flowing, part, knowledge) for part in parts)
    return Announcement(text, committee, drafts, tuple(doubts))


def _draft(view: View, part: Segment, knowledge: Knowledge) -> ProjectDraft:
    part = _behind_landlord(view.text, part, knowledge)
    is_place = partial(is_place_name, knowledge)
    headed = heading_keys(view.text, part, knowledge)
    finder = NameFinder(view.text, knowledge, is_place, headed)
    where = [field for field in part.fields if field.field is Field.PLACE]
    mentions = [
        one
        for one in finder.find(part.body, part.end)
        if not any(field.start <= one.start < field.end for field in where)
    ]
    cut = len(mentions) > _PROJECT_NAMES
    mentions = with_place_rows(
        view.text, mentions[:_PROJECT_NAMES], lambda name: is_place(name, SMALL)
    )
    hits = town_hits(view, part.body, part.end, mentions, knowledge)
    for field in where:
        mentions += [
            replace(one, marked=Marked.PLACE)
            for one in finder.find(*field.value)
            if one.marked is Marked.PLACE or one.start > field.value[0]
        ]
        if field.start < part.body:
            hits += town_hits(view, *field.value, [], knowledge)
    named = [m for m in mentions if not _is_town(m, hits)]
    roles = read_roles(view, part, named, knowledge)
    places, place_doubts = read_places(view, hits, named, roles.landlords, roles.taken, knowledge)
    names = [*roles.taken, part.heading]
    figures, figure_doubts = read_figures(view, part.body, part.end, list(roles.taken))
    amounts, amount_doubts = read_amounts(view, part.start, part.end)
    duration, duration_doubts = read_duration(view, part.start, part.end)
    themes, theme_doubts = read_themes(view, part, names)
    span = view.span(part.start, max(part.end, part.start + 1))
    doubts = [
        *_title_doubts(view, part), *roles.doubts, *count_doubts(view, part, len(roles.landlords)),
        *place_doubts, *figure_doubts, *amount_doubts, *duration_doubts, *theme_doubts,
    ]  # fmt: skip
    if cut:
        doubts.append(Doubt(DoubtCode.READ_IN_PART, span))
    if not any(place.kind is PlaceKind.COMMUNE for place in places):
        doubts.append(Doubt(DoubtCode.COMMUNE_MISSING, span))
    return ProjectDraft(
        span=span, title=_title(view, part), landlords=roles.landlords, carriers=roles.carriers,
        partners=roles.partners, places=places, figures=figures,
        duration_years=duration, themes=themes,
        doubts=tuple(doubts), amounts=amounts,
    )  # fmt: skip


_TITLE_NEXT = re.compile(r" [–-] (?P<title>[^\n(«»]{3,110}?)(?=,| \(| [–-] | ?: |\.?\n|\.?$)")


def _behind_landlord(text: str, part: Segment, knowledge: Knowledge) -> Segment:
    """Return a project with the title behind a landlord at the head of its line, not the landlord.

    *Domofrance – Réparer ensemble (Cenon)*, *Domofrance / Ressort – Réparer ensemble*.
    """
    mark = part.title
    following = _TITLE_NEXT.match(text, mark.end, part.end) if mark and not mark.whole else None
    if mark is None or following is None:
        return part
    parts = re.split(r" [/×] ", text[mark.start : mark.end])
    if not knowledge.is_landlord(parts[0]):
        return part
    title = replace(mark, start=following.start("title"), end=following.end("title"))
    own = mark.start, mark.end
    if len(parts) > 1:
        return replace(part, title=title, heading=own, body=title.end)
    field = Labelled(Field.LANDLORD, *own, own)
    return replace(part, title=title, fields=(field, *part.fields), body=title.end)


def _is_town(mention: Mention, hits: list[Hit]) -> bool:
    """Say whether a name is nothing but a place of the gazetteer."""
    return mention.marked is not Marked.ASSOCIATION and any(
        hit.start <= mention.start + 3 and mention.end <= hit.end for hit in hits
    )


def _title(view: View, part: Segment) -> Stated[str] | None:
    if part.title is None:
        return None
    start, end = part.title.start, part.title.end
    return Stated(view.written(start, end), view.span(start, end))


def _title_doubts(view: View, part: Segment) -> list[Doubt]:
    if part.title is None:
        return [
            Doubt(DoubtCode.TITLE_MISSING, view.span(part.start, max(part.end, part.start + 1)))
        ]
    span = view.span(part.title.start, part.title.end)
    if SOFT in view.source[span.start : span.end] and is_capitals(
        view.text[part.title.start : part.title.end]
    ):
        return [Doubt(DoubtCode.TITLE_CUT, span)]
    if part.title.within:
        return [Doubt(DoubtCode.TITLE_WITHIN, span)]
    if part.title.whole:
        return []
    marked = re.search("[«»]", view.text[part.start : part.title.after + 2])
    code = DoubtCode.TITLE_GUILLEMET if marked else DoubtCode.TITLE_UNMARKED
    return [Doubt(code, span)]
