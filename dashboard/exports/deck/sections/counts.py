"""Key figures, themes, themes by region, and what the projects aim at."""

import numpy as np
import pandas as pd

from dashboard.exports.deck.marks import Bar
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.model import (
    Dots,
    Fact,
    KeyFigures,
    LargeNumber,
    Ranking,
    Section,
    Sum,
    Sums,
    rows_of,
)
from dashboard.language.grammar import bound, capital, in_region, spelled
from dashboard.language.translation import Words
from dashboard.measures.committees import projects_by_committee, recording
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.measures.key_figures import key_figures
from dashboard.measures.landlord_web import joint_web
from dashboard.measures.reach import reach
from dashboard.selection.facets import theme_labels
from dashboard.texts.figures.counts import reach_figure, themes_figure, themes_regions_figure
from dashboard.texts.overview import key_figure_label
from dashboard.texts.themes import theme_parts

MOST_BARS = 7
LEAST_THEMED = 8
"""Projects with a theme that are known before a share of them says anything."""

LONG = 30
"""Characters of a theme's name from which its short name stands on a bar."""


def key_figures_section(data: DeckData) -> Section | str:
    """Say how many projects there are, of how many; and how many landlords, regions, committees."""
    words, size = data.words, data.selection.size
    if size == 1:
        return words.text("one project has no sums")
    found = data.recorded
    if data.whole and found.announced:
        known, whole = found.recorded, found.announced
        hero = LargeNumber(
            words.number(known),
            words.plural("recorded winning project", "recorded winning projects", known),
            words.text("of {all} announced", all=words.number(whole)),
        )
        note = (
            words.text(
                "One square for each winning project announced; the light ones are not in the "
                "data yet."
            )
            if known < whole
            else ""
        )
        if found.beside:
            note += " " + words.plural(
                "{count} project more is of a committee that is not known or gives no number.",
                "{count} projects more are of committees that are not known or give no number.",
                found.beside,
            )
        headline, short = _announced(data, known, whole)
    else:
        known, whole = size, data.selection.total
        hero = LargeNumber(
            words.number(known),
            words.plural("selected project", "selected projects", known),
            words.text("of {all} recorded", all=words.number(whole)),
        )
        note = words.text("One square for each recorded project; the full ones are selected.")
        headline = words.text(
            "The selection keeps {count} of the {all} recorded projects",
            count=words.number(size),
            all=words.number(whole),
        )
        short = ""
    figures = _figures(data)
    return Section(
        "key-figures",
        words.text("Key figures"),
        bound(headline),
        KeyFigures(hero, known, whole, figures),
        short=bound(short),
        note=note.strip(),
        method=words.text(
            "A landlord counts once, and takes part once in each of its projects. Lead "
            "organisations are the associations that run a project; partners are not counted."
        ),
        sources=data.addresses,
        alt=data.listed(
            [f"{one.value} {one.label} {one.detail}".strip() for one in (hero, *figures)]
        ),
    )


def _announced(data: DeckData, known: int, whole: int) -> tuple[str, str]:
    """Say how many laureates were announced, and how many of them are recorded."""
    words = data.words
    single = data.one_committee is not None
    if known == whole:
        if single:
            said = words.plural(
                "The one winning project of the committee is recorded",
                "The {number} winning projects of the committee are recorded",
                whole,
                number=spelled(whole, words),
            )
        else:
            said = words.text(
                "All {number} winning projects announced are recorded", number=spelled(whole, words)
            )
        return said, ""
    said = spelled(known, words) if single else words.number(known)
    recorded = words.plural(
        "{number} is recorded here", "{number} are recorded here", known, number=said
    )
    if single:
        announced = words.text(
            "{committee} announced {number} winning projects",
            committee=data.committee,
            number=spelled(whole, words),
        )
    else:
        dated = projects_by_committee(data.selection, words, without_projects=True).frame
        chosen = data.selection.choices.get("committee")
        dated = dated[dated["id"].isin(chosen)] if chosen else dated
        first = dated.loc[dated["announced"].notna(), "date"].min()
        if pd.isna(first) or chosen:
            announced = words.text(
                "The committees announced {number} winning projects", number=words.number(whole)
            )
        else:
            announced = words.text(
                "Since {year}, the known committees have announced {number} winning projects",
                year=first.year,
                number=words.number(whole),
            )
    return words.text("{first}; {second}", first=announced, second=recorded), announced


def _figures(data: DeckData) -> list[LargeNumber]:
    words, selection = data.words, data.selection
    counted = key_figures(selection)
    figures = []
    if counted.landlords:
        joint = joint_web(selection, words).coverage.shown
        detail = (
            words.plural("{count} project joins several", "{count} projects join several", joint)
            if joint
            else ""
        )
        label = key_figure_label("landlords", counted.landlords, words)
        figures.append(LargeNumber(words.number(counted.landlords), label, detail))
    if counted.regions > 1:
        located = projects_by(selection, "region", words).coverage.shown
        total = words.number(len(data.portfolio.regions))
        figures.append(
            LargeNumber(
                words.number(counted.regions),
                words.plural(
                    "region of {total}", "regions of {total}", counted.regions, total=total
                ),
                words.plural(
                    "for the one project located", "for the {count} projects located", located
                ),
            )
        )
    if data.whole and data.one_committee is None:
        rows = recording(selection, words).dropna(subset=["announced"])
        chosen = selection.choices.get("committee")
        rows = rows[rows["id"].isin(chosen)] if chosen else rows
        complete = int((rows["recorded"] >= rows["announced"]).sum())
        figures.append(
            LargeNumber(
                words.number(complete),
                words.plural("whole announcement", "whole announcements", complete),
                words.text("of {all} that give a number", all=words.number(len(rows))),
            )
        )
    elif counted.carriers:
        label = key_figure_label("carriers", counted.carriers, words)
        figures.append(LargeNumber(words.number(counted.carriers), label))
    return figures


def themes_section(data: DeckData) -> Section | str:
    """Rank the themes: projects whose main theme it is, and those that have it besides."""
    words = data.words
    said = themes_figure(data.selection, words, dimmed=False)
    coverage = projects_by(data.selection, "theme", words).coverage
    known = coverage.shown
    frame = said.frame.sort_values("projects_main", ascending=False, kind="stable")
    main = frame.loc[frame["projects_main"] > 0]
    if known < LEAST_THEMED or len(main) < 2 or main["projects_main"].max() == 1:
        return words.text("too few projects of one theme")
    strong, headline, hero = _main_themes(data, main, known)
    if main.loc[main["id"].isin(strong), "projects_main"].sum() == known:
        return words.text("all projects have one of two main themes")
    parts = theme_parts(words)
    return Section(
        "themes",
        words.text("Projects by theme"),
        bound(headline),
        Ranking(_theme_bars(data, frame, strong), parts, hero, _theme_facts(data, frame, strong)),
        note=data.covered(coverage),
        method=f"{said.note} {said.rule}",
        sources=data.addresses,
        alt=said.described,
    )


def _main_themes(
    data: DeckData, main: pd.DataFrame, known: int
) -> tuple[set[str], str, LargeNumber]:
    """Return the themes that the title is of, the title, and its number."""
    words = data.words
    counts = main["projects_main"].tolist()
    ids, names = main["id"].tolist(), [words.text("“{words}”", words=one) for one in main["label"]]
    two = len(counts) < 3 or counts[1] > counts[2]
    if not two and counts[0] == counts[1]:
        headline = words.text(
            "{count} projects are spread over {themes} main themes",
            count=words.number(known),
            themes=spelled(len(ids), words),
        )
        return (
            set(),
            headline,
            LargeNumber(words.number(known), words.text("projects with a known theme")),
        )
    taken = 2 if two else 1
    count = sum(counts[:taken])
    hero_label = words.text(
        "projects have {themes} as their main theme", themes=words.any_of(names[:taken])
    )
    hero = LargeNumber(
        words.text("{count} of {total}", count=words.number(count), total=words.number(known)),
        hero_label,
    )
    if two:
        headline = words.text(
            "{share} has {themes} as its main theme",
            share=_share(count, known, words),
            themes=words.any_of(names[:2]),
        )
        if not _share(count, known, words):
            headline = words.text(
                "{count} projects of {total} have {themes} as their main theme",
                count=words.number(count),
                total=words.number(known),
                themes=words.any_of(names[:2]),
            )
        return set(ids[:2]), headline, hero
    headline = words.text(
        "{theme} is the most frequent main theme, with {count} projects of {total}",
        theme=names[0],
        count=words.number(count),
        total=words.number(known),
    )
    return set(ids[:1]), headline, hero


def _share(count: int, total: int, words: Words) -> str:
    """Say a share as people do; empty where no such way is near enough."""
    percent = 100 * count / total
    if 2 * count == total:
        return words.text("One project in two")
    if 3 * count == total:
        return words.text("One project in three")
    for low, high, said in (
        (44, 50, words.text("Nearly one project in two")),
        (50, 56, words.text("More than one project in two")),
        (30, 100 / 3, words.text("Nearly one project in three")),
        (100 / 3, 38, words.text("More than one project in three")),
    ):
        if low <= percent <= high:
            return said
    return ""


def _theme_bars(data: DeckData, frame: pd.DataFrame, strong: set[str]) -> list[Bar]:
    """Return at most `MOST_BARS`: the smallest ones are one bar, in which a project counts once."""
    short = data.theme_names
    rows = list(rows_of(frame))
    kept = len(rows) if len(rows) <= MOST_BARS else MOST_BARS - 1
    bars = [
        Bar(
            row.label if len(row.label) <= LONG else short[row.id],
            row.projects_main,
            row.projects - row.projects_main,
            row.id in strong,
        )
        for row in rows[:kept]
    ]
    others = rows[kept:]
    if others:
        link = data.selection.link("theme")
        having = link.having(link.positions(tuple(row.id for row in others)))
        touched = int(np.count_nonzero(data.selection.mask & having))
        value = sum(row.projects_main for row in others)
        label = data.words.plural(
            "{number} other theme",
            "{number} other themes",
            len(others),
            number=spelled(len(others), data.words),
        )
        bars.append(Bar(capital(label), value, touched - value))
    return bars


def _theme_facts(data: DeckData, frame: pd.DataFrame, strong: set[str]) -> list[Fact]:
    words = data.words
    others = frame[~frame["id"].isin(strong)].sort_values(
        "projects", ascending=False, kind="stable"
    )
    facts = []
    if len(others) and others["projects"].iloc[0] > frame["projects_main"].max():
        widest = others.iloc[0]
        main, count = int(widest["projects_main"]), int(widest["projects"])
        said = words.text("it is the main theme of none.")
        if main:
            said = words.text(
                "it is the main theme of {main}, and a further one of {more}.",
                main=words.number(main),
                more=words.number(count - main),
            )
        lead = words.text(
            "“{theme}” runs through {count} projects:",
            theme=widest["label"],
            count=words.number(count),
        )
        facts.append(Fact(lead, said))
    asked = set(data.portfolio.themes.loc[data.portfolio.themes["asked_for"].eq(True), "id"])
    listed = frame[frame["id"].isin(asked - strong)].sort_values(
        "projects", ascending=False, kind="stable"
    )
    if len(listed) and not data.selection.choices.get("theme"):
        named = [
            f"{data.theme_names[row.id]}\u00a0{words.number(row.projects)}"
            for row in rows_of(listed)
        ]
        facts.append(
            Fact(
                words.text("Of the other themes asked for,"),
                words.text("projects have: {list}.", list=", ".join(named)),
            )
        )
    return facts


def reach_section(data: DeckData) -> Section | str:
    """Add up what the projects say they aim at: people first, sites last, never together."""
    words = data.words
    said, measure = reach_figure(data.selection, words), reach(data.selection, words)
    stating = measure.coverage.shown
    if measure.frame.empty:
        return words.text("no project states a number that it aims at")
    if len(measure.frame) == 1:
        return words.text("the projects state numbers of one kind alone")
    order = ["households", "people", "tenants", "homes", "sites"]
    frame = measure.frame.sort_values("unit", key=lambda units: units.map(order.index))
    rows = [
        Sum(
            _value(row.total, row.approximate, words),
            row.label,
            words.plural("{count} project", "{count} projects", row.projects_stating),
            _stating(data, row.unit),
        )
        for row in rows_of(frame)
    ]
    headline = words.plural(
        "{number} project of {total} states a target",
        "{number} projects of {total} state a target",
        stating,
        number=capital(spelled(stating, words)),
        total=spelled(data.selection.size, words),
    )
    people = frame[frame["unit"].isin(order[:3])].sort_values("total", ascending=False)
    short = headline
    if len(people):
        most = people.iloc[0]
        largest = {
            "total": _value(most["total"], most["approximate"], words, plain=True),
            "unit": most["label"],
        }
        count = int(most["projects_stating"])
        if count < stating or count > 1:
            headline = words.plural(
                "{headline}; one of them aims at {total} {unit}",
                "{headline}, including {total} {unit} for {number} of them",
                count,
                headline=headline,
                number=spelled(count, words),
                **largest,
            )
    return Section(
        "reach",
        said.subject,
        bound(headline),
        Sums(rows),
        short=bound(short),
        note=words.text(
            "Numbers stated as targets, never what the landlord owns; a project can "
            "stand in several rows, and units are not added up."
        ),
        method=f"{said.note} {said.rule}",
        sources=data.addresses,
        alt=data.listed([f"{one.total} {one.unit} ({one.count})" for one in rows]),
    )


def _value(total: float, approximate: bool, words: Words, *, plain: bool = False) -> str:
    said = words.number(total)
    if not approximate:
        return said
    return words.text("about {number}", number=said) if plain else f"≈\u00a0{said}"


def _stating(data: DeckData, unit: str) -> list[str]:
    """Name the projects that state a target in a unit, the largest first, with their number."""
    figures = data.portfolio.figures
    kept = figures[figures["role"].eq("targeted") & figures["unit"].eq(unit)]
    kept = kept[kept["project"].astype("object").isin(data.projects.index)]
    sums = kept.groupby(kept["project"].astype("object"))["value"].sum()
    sums = sums.sort_values(ascending=False, kind="stable")
    return [
        f"{data.shorts[str(project)]} ({data.words.number(float(value))})".replace(" ", "\u00a0")
        for project, value in sums.items()
    ]


MOST_COLUMNS, MOST_ROWS, LEAST_CELL = 7, 7, 3


def themes_regions_section(data: DeckData) -> Section | str:
    """Cross the themes and the regions with most projects."""
    words, selection = data.words, data.selection
    said = themes_regions_figure(selection, words, dimmed=False)
    measure = projects_by_two(selection, "theme", "region", words)
    if measure.frame.empty or measure.frame["projects"].max() < LEAST_CELL:
        return words.text("no theme has three projects in one region")
    if min(measure.frame["first"].nunique(), measure.frame["second"].nunique()) < 2:
        return words.text("one theme, or one region, alone")
    themes = ranked(projects_by(selection, "theme", words)).frame.head(MOST_COLUMNS)
    regions = ranked(projects_by(selection, "region", words)).frame.head(MOST_ROWS)
    found = measure.frame.set_index(["second", "first"])["projects"].to_dict()
    counts = [
        [int(found.get((region, theme), 0)) for theme in themes["id"]] for region in regions["id"]
    ]
    most = int(measure.frame["projects"].max())
    best = measure.frame[measure.frame["projects"] == most]
    strong = frozenset(
        (at, place)
        for at, row in enumerate(counts)
        for place, count in enumerate(row)
        if count == most
    )
    if len(strong) != len(best) or len(best) > 1:
        headline = words.plural(
            "No pair of theme and region goes beyond {count} project",
            "No pair of theme and region goes beyond {count} projects",
            most,
        )
    else:
        one = best.iloc[0]
        headline = words.text(
            "{count} projects {place} have the theme “{theme}”, more than any other pair",
            count=capital(spelled(most, words)),
            theme=one["first_label"],
            place=in_region(one["second"], one["second_label"], words),
        )
    return Section(
        "themes-regions",
        said.subject,
        bound(headline),
        Dots(
            [theme_labels(data.portfolio, words, short=True)[one] for one in themes["id"]],
            regions["label"].tolist(),
            counts,
            strong,
        ),
        note=words.text(
            "The themes and regions with most projects; a project counts in each that it has. The "
            "area of a dot goes by the number of projects."
        ),
        method=f"{said.note} {said.rule}",
        sources=data.addresses,
        alt=data.pairs(
            (f"{row.second_label}, {row.first_label}", row.projects)
            for row in rows_of(measure.frame)
        ),
    )
