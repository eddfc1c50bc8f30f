"""Key figures, themes, themes by region, and what the projects aim at."""

import numpy as np
import pandas as pd

from dashboard.exports.deck.marks import Bar
from dashboard.exports.deck.sections import model
from dashboard.exports.deck.sections.context import DeckData
from dashboard.language.grammar import capital, spelled
from dashboard.measures.committees import recording
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.key_figures import key_figures, reach
from dashboard.measures.landlord_web import joint_web
from dashboard.texts.figures.by_facet import figure_by
from dashboard.texts.figures.counts import reach_figure, themes_regions_figure
from dashboard.texts.home import selection_finding
from dashboard.texts.overview import key_figure_label
from dashboard.texts.themes import theme_parts

MOST_BARS = 7
LEAST_THEMED = 8
"""Projects with a theme that are known before a share of them says anything."""

LONG = 30
"""Characters of a theme's name from which its short name stands on a bar."""


def key_figures_section(data: DeckData) -> model.Section | str:
    """Say how many projects there are, of how many; and how many landlords, regions, committees."""
    words, size, found = data.words, data.selection.size, data.recorded
    note = ""
    if data.whole and found.announced:
        known, whole = found.recorded, found.announced
        headline = data.coverage
        label = words.plural("recorded winning project", "recorded winning projects", known)
        hero = model.LargeNumber(
            words.number(known), label, words.text("of {all} announced", all=words.number(whole))
        )
        if known < whole:
            note = words.text(
                "One square for each winning project announced; the light ones are not in the "
                "data yet."
            )
        if found.beside:
            note += " " + words.plural(
                "{count} project more is of a committee that is not known or gives no number.",
                "{count} projects more are of committees that are not known or give no number.",
                found.beside,
            )
    else:
        known, whole = size, data.selection.total
        headline = kept_of_all(data)
        label = words.plural("selected project", "selected projects", known)
        hero = model.LargeNumber(
            words.number(known), label, words.text("of {all} recorded", all=words.number(whole))
        )
        note = words.text("One square for each recorded project; the full ones are selected.")
    figures = _figures(data)
    told = [f"{one.value} {one.label} {one.detail}".strip() for one in (hero, *figures)]
    return data.section(
        "key-figures",
        headline,
        model.KeyFigures(hero, known, whole, figures),
        note=note.strip(),
        method=words.text(
            "A landlord counts once, and takes part once in each of its projects. Lead "
            "organisations are the associations that run a project; partners are not counted."
        ),
        alt=data.listed(told),
    )


def kept_of_all(data: DeckData) -> str:
    """Say how many of all projects are selected."""
    return data.words.text(
        "The selection keeps {count} of the {all} recorded projects",
        count=data.words.number(data.selection.size),
        all=data.words.number(data.selection.total),
    )


def _figures(data: DeckData) -> list[model.LargeNumber]:
    words, selection = data.words, data.selection
    counted = key_figures(selection)
    figures = []
    if counted.landlords:
        joint = joint_web(selection, words).coverage.shown
        detail = words.plural("{count} project joins several", "{count} projects join several",
                              joint) if joint else ""  # fmt: skip
        label = key_figure_label("landlords", counted.landlords, words)
        figures.append(model.LargeNumber(words.number(counted.landlords), label, detail))
    if counted.regions > 1:
        located = projects_by(selection, "region", words).coverage.shown
        total = words.number(len(data.portfolio.regions))
        label = words.plural(
            "region of {total}", "regions of {total}", counted.regions, total=total
        )
        detail = words.plural(
            "for the one project located", "for the {count} projects located", located
        )
        figures.append(model.LargeNumber(words.number(counted.regions), label, detail))
    if data.whole and data.one_committee is None:
        rows = recording(selection, words).dropna(subset=["announced"])
        chosen = selection.choices.get("committee")
        rows = rows[rows["id"].isin(chosen)] if chosen else rows
        complete = int((rows["recorded"] >= rows["announced"]).sum())
        label = words.plural("whole announcement", "whole announcements", complete)
        detail = words.text("of {all} that give a number", all=words.number(len(rows)))
        figures.append(model.LargeNumber(words.number(complete), label, detail))
    elif counted.carriers:
        label = key_figure_label("carriers", counted.carriers, words)
        figures.append(model.LargeNumber(words.number(counted.carriers), label))
    return figures


def themes_section(data: DeckData) -> model.Section | str:
    """Rank the themes: projects whose main theme it is, and those that have it besides."""
    words = data.words
    said = figure_by(data.selection, "theme", words, dimmed=False)
    frame, coverage = said.frame, projects_by(data.selection, "theme", words).coverage
    if coverage.shown < LEAST_THEMED or len(frame) < 2 or frame["projects"].max() == 1:
        return words.text("too few projects of one theme")
    if frame["projects_main"].nlargest(2).sum() == coverage.shown:
        return words.text("all projects have one of two main themes")
    # Of a chosen theme the filter says already that all have it: what else they have is news.
    chosen, known = data.selection.choices.get("theme"), coverage.shown
    others = frame[~frame["id"].isin(chosen)]
    leading = others if len(others) else frame
    count = int(leading["projects"].max())
    leaders = leading[leading["projects"] == count]
    strong = set(leaders["id"])
    hero = model.LargeNumber(words.number(known), words.text("projects with a known theme"))
    if len(leaders) == 1:
        theme = leaders.iloc[0]["label"]
        hero = model.LargeNumber(
            words.text("{count} of {total}", count=words.number(count), total=words.number(known)),
            words.text("projects have the theme “{theme}”", theme=theme),
        )
    bars = _theme_bars(data, frame, strong)
    return data.section(
        "themes",
        selection_finding(data.selection, words) if chosen else said.headline,
        model.Ranking(bars, theme_parts(words), hero, _asked_for(data, frame, strong)),
        said,
        note=data.covered(coverage),
    )


def _theme_bars(data: DeckData, frame: pd.DataFrame, strong: set[str]) -> list[Bar]:
    """Return at most `MOST_BARS`: the smallest ones are one bar, in which a project counts once."""
    rows = list(model.rows_of(frame))
    kept = len(rows) if len(rows) <= MOST_BARS else MOST_BARS - 1
    bars = [
        Bar(
            row.label if len(row.label) <= LONG else row.short,
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
        number = spelled(len(others), data.words)
        label = data.words.plural(
            "{number} other theme", "{number} other themes", len(others), number=number
        )
        bars.append(Bar(capital(label), value, touched - value))
    return bars


def _asked_for(data: DeckData, frame: pd.DataFrame, strong: set[str]) -> list[model.Fact]:
    """Say how many projects have each theme of the call that the title does not speak of."""
    words, themes = data.words, data.portfolio.themes
    asked = set(themes.loc[themes["asked_for"].eq(True), "id"])
    listed = frame[frame["id"].isin(asked - strong)]
    if listed.empty or data.selection.choices.get("theme"):
        return []
    named = [f"{row.short}\u00a0{words.number(row.projects)}" for row in model.rows_of(listed)]
    said = words.text("projects have: {list}.", list=", ".join(named))
    return [model.Fact(words.text("Of the other themes asked for,"), said)]


def reach_section(data: DeckData) -> model.Section | str:
    """Add up what the projects say they aim at: people first, sites last, never together."""
    words, size = data.words, data.selection.size
    said = reach_figure(data.selection, words)
    if said.frame.empty:
        return words.text("no project states a number that it aims at")
    if len(said.frame) == 1:
        return words.text("the projects state numbers of one kind alone")
    order = ["households", "people", "tenants", "homes", "sites"]
    frame = said.frame.sort_values("unit", key=lambda units: units.map(order.index))
    rows = [
        model.Sum(
            row.number,
            row.label,
            words.plural("{count} project", "{count} projects", row.projects_stating),
            _stating(data, row.unit),
        )
        for row in model.rows_of(frame)
    ]
    stating = reach(data.selection, words).coverage.shown
    short = words.plural(
        "{number} project of {total} states a target",
        "{number} projects of {total} state a target",
        stating,
        number=capital(spelled(stating, words)),
        total=spelled(size, words),
    )
    headline = short
    people = frame[frame["unit"].isin(order[:3])]
    if len(people):
        most = people.sort_values("total", ascending=False).iloc[0]
        total, count = words.number(most["total"]), int(most["projects_stating"])
        headline = words.plural(
            "{headline}; one of them aims at {total} {unit}",
            "{headline}, including {total} {unit} for {number} of them",
            count,
            headline=short,
            number=spelled(count, words),
            total=words.text("about {number}", number=total) if most["approximate"] else total,
            unit=most["label"],
        )
    return data.section(
        "reach",
        headline,
        model.Sums(rows),
        said,
        short=short,
        note=words.text(
            "Numbers stated as targets, never what the landlord owns; a project can "
            "stand in several rows, and units are not added up."
        ),
        alt=data.listed([f"{one.total} {one.unit} ({one.count})" for one in rows]),
    )


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


def themes_regions_section(data: DeckData) -> model.Section | str:
    """Cross the themes and the regions with most projects."""
    words, selection = data.words, data.selection
    said = themes_regions_figure(selection, words, dimmed=False)
    cells = said.frame
    if cells.empty or cells["projects"].max() < LEAST_CELL:
        return words.text("no theme has three projects in one region")
    if min(cells["first"].nunique(), cells["second"].nunique()) < 2:
        return words.text("one theme, or one region, alone")
    themes = ranked(projects_by(selection, "theme", words)).frame["id"].head(MOST_COLUMNS)
    regions = ranked(projects_by(selection, "region", words)).frame.head(MOST_ROWS)
    found = cells.set_index(["first", "second"])["projects"].to_dict()
    counts = [[int(found.get((region, one), 0)) for one in themes] for region in regions["id"]]
    strong = np.argwhere(np.array(counts) == cells["projects"].max()).tolist()
    return data.section(
        "themes-regions",
        said.headline,
        model.Crossed(
            [data.theme_names[one] for one in themes],
            regions["label"].tolist(),
            counts,
            frozenset((at, place) for at, place in strong),
        ),
        said,
        note=words.text(
            "The themes and regions with most projects; a project counts in each that it has."
        ),
        alt=data.pairs(
            (f"{row.second_label}, {row.first_label}", row.projects) for row in model.rows_of(cells)
        ),
    )
