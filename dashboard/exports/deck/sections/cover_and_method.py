"""The cover and the method section."""

import pandas as pd

from dashboard.exports.deck.marks import Bar
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.model import Cover, Fact, Method, Section, rows_of
from dashboard.exports.deck.sections.projects import project_title
from dashboard.measures.committees import recording
from dashboard.measures.quality import source_addresses
from dashboard.measures.records import project_records
from dashboard.texts.coverage import all_recorded, joined_note
from dashboard.texts.home import selection_finding, where_finding
from dashboard.texts.themes import theme_parts

MOST_COMMITTEES = 14
"""Bars of committees on the slide of the method; more are put together by year."""


def title_section(data: DeckData) -> Section:
    """Say whose projects, what is found, for which meeting, and how much of all that is."""
    words, options = data.words, data.options
    headline, short = (options.title, "") if options.title else finding(data)
    meeting = data.meeting
    if not meeting and options.today:
        meeting = words.date(options.today)
    spots = [spot for project in data.projects.index for spot in data.where(project).spots[:1]]
    return data.section(
        "title",
        headline,
        Cover(data.source, meeting, data.coverage, spots),
        short=short,
        alt=", ".join(dict.fromkeys(spot.names[0] for spot in spots)),
    )


def finding(data: DeckData) -> tuple[str, str]:
    """Return the sentence that a deck begins with, and the same in short."""
    words, selection = data.words, data.selection
    if selection.size == 1:
        (record,) = project_records(data.portfolio, data.projects.index.tolist(), words)
        return project_title(data, record)
    chosen = data.chosen or not selection.size
    said = (selection_finding if chosen else where_finding)(selection, words)
    return said, said.partition(";")[0].rstrip()


def method_section(data: DeckData) -> Section:
    """Tell the counting rules, the sources, and how much of what was announced is recorded."""
    words, schema = data.words, data.portfolio.schema
    licences = [
        str(one.get("name") or one.get("title", ""))
        for one in schema.descriptor.get("licenses", [])
    ]
    facts = [
        Fact(
            words.text("Counting."),
            words.text(
                "A project counts once in a total, and once in each theme, region and "
                "landlord that it has; it has one main theme."
            ),
        ),
        Fact(
            words.text("Not guessing."),
            words.text(
                "A place, a theme or a number that is not known is said to be so, and "
                "never counted as zero."
            ),
        ),
        Fact(
            words.text("Sources."),
            words.plural(
                "{count} public address; state of the data: {version}.",
                "{count} public addresses; state of the data: {version}.",
                len(source_addresses(data.portfolio)),
                version=data.portfolio.version[:7],
            ),
        ),
        Fact(
            words.text("Using it."),
            words.text(
                "Data {licence}; boundaries IGN Admin Express and INSEE codes, Licence "
                "Ouverte 2.0.",
                licence=", ".join(licences) or words.text("of the fund"),
            ),
        ),
    ]
    bars = _committee_bars(data)
    series = (words.text("recorded"), words.text("announced, not recorded yet"))
    by_year = words.text("Winning projects announced, by year; seasons apart.")
    main, further = theme_parts(words)
    parts = words.text(
        "The full part of a bar by theme is “{main}”, the light part “{further}”.",
        main=main,
        further=further,
    )
    sources = [one.get("path") for one in schema.descriptor.get("sources", [])]
    return data.section(
        "method",
        words.text("Each project counts once; what the announcements do not say stays empty"),
        Method(facts, bars, series),
        note=by_year if bars and bars[0].day is None else "",
        method=joined_note(all_recorded(data.selection.index, words), parts),
        sources=tuple(dict.fromkeys((*map(str, filter(None, sources)), *data.addresses))),
        alt=data.pairs((bar.label, f"{bar.value} / {bar.value + bar.more}") for bar in bars),
    )


def _committee_bars(data: DeckData) -> list[Bar]:
    """Return what was announced, committee by committee, or by year where these are many."""
    rows = recording(data.selection, data.words).dropna(subset=["announced"])
    chosen = data.selection.choices.get("committee")
    if chosen and data.whole:
        rows = rows[rows["id"].isin(chosen)]
    if len(rows) < 2:
        return []
    if len(rows) <= MOST_COMMITTEES:
        days = [day.date() if pd.notna(day) else None for day in rows["date"]]
        return [
            _bar(row.label, row.recorded, row.announced, day)
            for row, day in zip(rows_of(rows), days, strict=True)
        ]
    years = rows["date"].dt.year.astype("Int64").astype("string")
    keys = years.fillna(rows["label"].astype("string"))
    sums = rows.groupby(keys, sort=False)[["recorded", "announced"]].sum()
    return [
        _bar(str(key), row.recorded, row.announced)
        for key, row in zip(sums.index, rows_of(sums), strict=True)
    ]


def _bar(label: str, recorded: int, announced: int, day: object = None) -> Bar:
    more = max(0, int(announced) - int(recorded))
    return Bar(label, int(recorded), more, strong=True, day=day)  # type: ignore[arg-type]
