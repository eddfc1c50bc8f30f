"""What stands around the findings: the cover, the method, the sources, the empty case."""

from urllib.parse import urlsplit

import pandas as pd

from dashboard.exports.deck.options import SLIDES
from dashboard.exports.deck.sections.matter import Matter
from dashboard.exports.deck.sections.model import (
    Block,
    Cell,
    Cover,
    Heading,
    Section,
    Table,
    Texts,
    rows_of,
)
from dashboard.headlines import span_of
from dashboard.measures.committees import projects_by_committee, recording
from dashboard.measures.quality import source_addresses
from dashboard.recorded_text import all_recorded
from dashboard.theme_text import several_themes


def title_section(matter: Matter) -> Section:
    """Say what the deck is about."""
    words, options = matter.words, matter.options
    committees = projects_by_committee(matter.selection, words)
    lines = [matter.sentence]
    if not committees.frame.empty:
        labels = committees.frame["label"].tolist()
        span = span_of(labels, words)
        lines.append(
            words.plural("Committee: {span}", "Committees: {span}", len(labels), span=span)
        )
    if options.today:
        lines.append(words.date(options.today))
    title = options.title if options.title else matter.source
    return Section("title", "", title, Cover(title, options.subtitle, lines))


def empty_section(matter: Matter) -> Section:
    """Say that the filter keeps no project."""
    words = matter.words
    return Section(
        "empty",
        words.text("Selection"),
        words.text("No project matches the filter"),
        Texts(
            [],
            lead=words.text(
                "{sentence}. Loosen the filter in the dashboard and make the deck again; the "
                "slides that count projects are left out.",
                sentence=matter.sentence,
            ),
        ),
    )


def method_section(matter: Matter, left_out: tuple[str, ...]) -> Section:
    """Tell the counting rules; `left_out` are the slides that had nothing to show."""
    words = matter.words
    counting = Block(
        words.text("How projects are counted"),
        [
            words.text("A project counts once in any total."),
            words.text(
                "By theme, territory, landlord, network and carrier it counts once in each that it "
                "has, so that rows can add up to more than the total."
            ),
            several_themes(words),
        ],
    )
    figures = Block(
        words.text("How figures are added up"),
        [
            words.text("Only within one unit, and only figures stated as targeted."),
            words.text("What a landlord owns is context, never reach."),
            words.text("Each sum says how many projects state one; ≈ marks an approximate one."),
        ],
    )
    unknown = Block(
        words.text("What is not known"),
        [
            words.text("Empty means unknown, never zero; each slide says how many it leaves out."),
            *([told] if (told := all_recorded(matter.selection.index, words)) else []),
        ],
    )
    right = [unknown, _licences(matter)]
    if left_out:
        named = [words.text(SLIDES[slide]) for slide in left_out]
        right.append(Block(words.text("Not in this deck, for want of content"), [", ".join(named)]))
    return Section(
        "method",
        words.text("Method and counting rules"),
        words.text("A project counts once; what is not known is said"),
        Texts([counting, figures], right),
        sources=tuple(
            str(one["path"])
            for one in matter.portfolio.schema.descriptor.get("sources", [])
            if one.get("path")
        ),
    )


def _licences(matter: Matter) -> Block:
    words = matter.words
    licences = matter.portfolio.schema.descriptor.get("licenses", [])
    names = [str(one.get("name") or one.get("title", "")) for one in licences]
    data = words.text("Data: {licence}.", licence=", ".join(names)) if names else ""
    maps = words.text("Boundaries: IGN Admin Express; codes: INSEE. Licence Ouverte 2.0.")
    return Block(words.text("Licences"), [data, maps] if data else [maps])


def sources_section(matter: Matter) -> Section:
    """List the announcement of every committee with how much of it the data records."""
    words = matter.words
    frame = recording(matter.selection, words)
    counts = dict(zip(matter.selection.link("committee").values,
                      matter.selection.counts("committee").tolist(), strict=True))  # fmt: skip
    shown = frame[frame["id"].map(counts).fillna(0) > 0] if matter.selection.size else frame
    rows = [
        [
            Cell(str(row.label)),
            Cell(words.number(row.recorded), shade=0.0),
            Cell(words.number(row.announced) if pd.notna(row.announced) else "—"),
            Cell(short_address(str(row.source_url)), link=str(row.source_url)),
        ]
        for row in rows_of(shown)
        if pd.notna(row.source_url)
    ]
    projects = matter.portfolio.projects
    apart = projects[matter.selection.mask & projects["committee"].isna().to_numpy()]
    rows += [
        [
            Cell(words.text("committee not known")),
            Cell(words.number(count)),
            Cell("—"),
            Cell(short_address(str(address)), link=str(address)),
        ]
        for address, count in apart["source_url"].value_counts(sort=False).items()
    ]
    headings = [
        Heading(words.text("Committee"), 2.6),
        Heading(words.text("Recorded"), 1.4, "r"),
        Heading(words.text("Announced"), 1.5, "r"),
        Heading(words.text("Announcement"), 6.5),
    ]
    facts = source_addresses(matter.portfolio)
    pages = len({row[-1].link for row in rows})  # one can prove projects of several committees
    return Section(
        "sources",
        words.text("Sources"),
        words.plural(
            "{count} public page behind this selection",
            "{count} public pages behind this selection",
            pages,
        )
        if matter.selection.size
        else words.plural(
            "{count} public page behind the data set",
            "{count} public pages behind the data set",
            pages,
        ),
        Table(headings, rows),
        note=words.plural(
            "All facts of the data set come from {count} public address; those of this selection "
            "stand in full in the speaker notes of the deck.",
            "All facts of the data set come from {count} public addresses; those of this selection "
            "stand in full in the speaker notes of the deck.",
            len(facts),
        ),
        sources=matter.addresses,
    )


def short_address(address: str) -> str:
    """Return the site and the last part of a web address: enough to know it, not to type it."""
    parts = urlsplit(address)
    last = next((part for part in reversed(parts.path.split("/")) if part), "") or parts.query
    site = parts.netloc.removeprefix("www.")
    return f"{site} … {last}" if site else address
