"""The latest laureates of a selection as an Atom feed (RFC 4287)."""

import datetime as dt
import uuid
from urllib.parse import urlencode

import pandas as pd

from dashboard.language.markup import Markup, tag
from dashboard.language.translation import Words
from dashboard.measures.cards import newest
from dashboard.selection.selection import Selection
from dashboard.selection.selection_dates import selected_texts
from dashboard.selection.sentence import selection_sentence

MOST_ENTRIES = 50
"""Entries of a feed: some ten committees; who reads less often than that reads the list."""

_NAMES = uuid.UUID("6b1f7a00-1d0c-4f5e-9a57-6c6175726561")
"""Our space of names (RFC 9562, 5.5): the same project has the same id in every feed."""


def atom_feed(selection: Selection, words: Words, *, served: bool) -> bytes:
    """Return the selected projects of known date, the latest first, as UTF-8 XML.

    An entry is dated as projects are put in order (`Portfolio.project_moments`); its text says how
    well the date is known. Where a dashboard serves the feed, entries lead to the projects' sheets
    beside it, else to the announcement.
    """
    selection = selection.outgoing()
    portfolio = selection.portfolio
    days = portfolio.project_moments
    positions = [int(one) for one in newest(selection) if pd.notna(days.iloc[int(one)])]
    undated = selection.size - len(positions)
    said = selected_texts(portfolio, words)
    entries = [
        _entry(selection, one, str(said.iloc[one]), words, served=served)
        for one in positions[:MOST_ENTRIES]
    ]
    latest = max((days.iloc[one] for one in positions), default=pd.Timestamp(1970, 1, 1))
    title = portfolio.schema.title[words.language]
    subtitle = selection_sentence(selection, words)
    if undated:
        subtitle += " · " + words.plural(
            "{count} project of unknown date is not listed",
            "{count} projects of unknown date are not listed",
            undated,
        )
    address = urlencode([*selection.choices.pairs(), ("lang", words.language)])
    links = [
        tag("link", rel="self", type="application/atom+xml", href=f"feed.atom?{address}"),
        tag("link", rel="alternate", type="text/html", href=f"projects?{address}"),
    ]
    feed = tag(
        "feed",
        tag("id", _identifier(f"feed?{address}")),
        tag("title", words.text("New winning projects · {data}", data=title)),
        tag("subtitle", subtitle),
        tag("updated", _moment(latest)),
        tag("author", tag("name", "Lauréats")),
        *(links if served else ()),
        *entries,
        xmlns="http://www.w3.org/2005/Atom",
        xml_lang=words.language,
    ).replace(" xml-lang=", " xml:lang=", 1)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{feed}\n'.encode()


def _entry(
    selection: Selection, position: int, selected: str, words: Words, *, served: bool
) -> Markup:
    portfolio, index = selection.portfolio, selection.index
    row = portfolio.projects.iloc[position]
    project, source = str(row["id"]), row["source_url"]
    day = portfolio.project_moments.iloc[position]
    names = index.labels("theme", words)
    landlords = index.labels("landlord", words)
    summary = row[f"promise_{words.language}"], row[f"summary_{words.language}"]
    said = [
        selected,
        ", ".join(landlords[one] for one in index.link("landlord").stated_at(position)),
        next((text for text in summary if isinstance(text, str)), ""),
    ]
    links = []
    if served:
        sheet = urlencode({"project": project, "lang": words.language})
        links.append(tag("link", rel="alternate", type="text/html", href=f"projects?{sheet}"))
    if isinstance(source, str) and source.startswith(("https://", "http://")):
        links.append(tag("link", rel="via" if served else "alternate", href=source))
    return tag(
        "entry",
        tag("id", _identifier(f"project {project}")),
        tag("title", str(portfolio.project_titles(words.language)[project])),
        tag("updated", _moment(day)),
        *links,
        *(
            tag("category", term=one, label=names[one])
            for one in index.link("theme").stated_at(position)
        ),
        tag("summary", " · ".join(filter(None, said))),
    )


def _identifier(name: str) -> str:
    return uuid.uuid5(_NAMES, name).urn


def _moment(day: dt.datetime) -> str:
    return f"{day:%Y-%m-%d}T00:00:00Z"
