"""Projects by theme, region, landlord, network and committee, and by theme and region at once."""

import pandas as pd

from dashboard.language.names import labels_of
from dashboard.language.translation import N_, Words
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.measures.key_figures import reach
from dashboard.selection.selection import Selection, once_for_selection
from dashboard.texts.comparison import stating
from dashboard.texts.coverage import REACH, RULES, committees_note, coverage_note, joined_note
from dashboard.texts.figures.figure_text import FigureText, around, facet_note, first_rows
from dashboard.texts.headlines import cells_headline, committees_headline, leading
from dashboard.texts.home import what_finding, where_finding
from dashboard.texts.tables import counted_table, crossed_table, themes_table
from dashboard.texts.themes import both_numbers, several_themes

MOST_BARS = 10
"""Landlords, or networks, that a chart shows: what fits on a screen; its table has them all."""


@once_for_selection
def themes_figure(selection: Selection, words: Words, *, dimmed: bool = True) -> FigureText:
    """Projects by theme, most first: columns of `projects_by`, `short` and `said` (in words)."""
    measure = projects_by(around(selection, "theme", dimmed=dimmed), "theme", words)
    frame = measure.frame.sort_values(
        ["projects", "projects_main"], ascending=False, kind="stable", ignore_index=True
    )
    short = selection.index.labels("theme", words, short=True)
    said = [
        words.text("{label}: {count}", label=label, count=both_numbers(count, main, words))
        for label, count, main in frame[["label", "projects", "projects_main"]].to_numpy()
    ]
    return FigureText(
        key="themes",
        subject=words.text("What"),
        headline=what_finding(selection, words),
        note=facet_note(selection, measure, ["theme"], words, several_themes(words), dimmed=dimmed),
        rule=words.text(RULES["theme"]),
        frame=frame.assign(short=frame["id"].map(short), said=said),
        table=lambda: themes_table(frame, words),
        facets=("theme",),
        rows=("theme", frame["id"]),
        described="; ".join(said),
        bars=(words.text("Projects"), words.text("of which as main theme")),
    )


@once_for_selection
def regions_figure(selection: Selection, words: Words, *, dimmed: bool = True) -> FigureText:
    """Projects by region, most first, also those with none.

    Columns of `projects_by`, `number` (as it is written) and `said` (name and number in words).
    """
    counted = around(selection, "region", dimmed=dimmed)
    measure = ranked(projects_by(counted, "region", words, without_projects=True))
    frame = measure.frame
    said = [
        words.text(
            "{label}: {count}",
            label=label,
            count=words.plural("{count} project", "{count} projects", count),
        )
        for label, count in zip(frame["label"], frame["projects"], strict=True)
    ]
    return FigureText(
        key="regions",
        subject=words.text("Where"),
        headline=where_finding(selection, words),
        note=facet_note(selection, measure, ["region"], words, dimmed=dimmed),
        rule=words.text(RULES["region"]),
        frame=frame.assign(number=frame["projects"].astype(str), said=said),
        table=lambda: counted_table(
            frame, words.text("Region"), words, id=words.text("INSEE code")
        ),
        facets=("region",),
        rows=("region", frame["id"]),
        described="; ".join(said),
        bars=(words.text("Projects"),),
    )


_SUBJECTS = {
    "landlord": N_("Projects by landlord"),
    "network": N_("Projects by landlord network"),
}


def ranking_figure(
    selection: Selection, facet: str, words: Words, *, dimmed: bool = True
) -> FigureText:
    """Projects by `landlord` or `network`, most first: what a chart has room for, a slide all.

    Columns of `projects_by`, with those of several landlords as `projects_main`, `short` and
    `said` (in words).
    """
    counted = around(selection, facet, dimmed=dimmed)
    measure = ranked(projects_by(counted, facet, words))
    frame = measure.frame.assign(
        projects_main=_joint(counted, facet, measure.frame["id"], words),
        short=[label.removeprefix("Groupe ") for label in measure.frame["label"]],
    )
    frame["said"] = [
        words.text(
            "{label}: {count}, {joint} with other landlords",
            label=label,
            count=words.plural("{count} project", "{count} projects", count),
            joint=words.number(joint),
        )
        for label, count, joint in frame[["label", "projects", "projects_main"]].itertuples(
            index=False, name=None
        )
    ]
    drawn = first_rows(frame, selection.choices.get(facet), MOST_BARS) if dimmed else frame
    explained = (
        words.text(
            "A network is the group, or the local authority, that a landlord belonged to when the "
            "project was selected. A group inside another counts in both."
        )
        if facet == "network"
        else ""
    )
    return FigureText(
        key=f"{facet}s",
        subject=words.text(_SUBJECTS[facet]),
        headline=leading(selection, facet, words),
        note=facet_note(
            selection,
            measure,
            [facet],
            words,
            explained,
            _not_drawn(frame, drawn, words),
            dimmed=dimmed,
        ),
        rule=words.text(RULES[facet]),
        frame=drawn,
        table=lambda: counted_table(
            frame,
            words.text(selection.index.facets[facet].label),
            words,
            projects_main=words.text("of which with other landlords"),
        ),
        facets=(facet,),
        rows=(facet, frame["id"]),
        bars=(words.text("Projects"), words.text("of which with other landlords")),
        described="; ".join(drawn["said"]),
    )


def _joint(selection: Selection, facet: str, ids: pd.Series, words: Words) -> pd.Series:
    """Return how many projects of each of `ids` are known to have several landlords."""
    asked = selection.choices.get("joint")
    if asked and "yes" not in asked:
        return pd.Series(0, index=ids.index)
    joint = Selection(selection.index, selection.choices.having("joint", ["yes"]))
    counts = projects_by(joint, facet, words).frame.set_index("id")["projects"]
    return ids.map(counts.to_dict()).fillna(0).astype(int)


def _not_drawn(every: pd.DataFrame, drawn: pd.DataFrame, words: Words) -> str:
    """Say how many rows there was no room for, and what they add up to."""
    hidden = len(every) - len(drawn)
    if not hidden:
        return ""
    return words.plural(
        "{count} more, with {projects} of these, stands in the table.",
        "{count} more, with {projects} of these, stand in the table.",
        hidden,
        projects=words.number(int(every["projects"].sum() - drawn["projects"].sum())),
    )


def committees_figure(selection: Selection, words: Words) -> FigureText:
    """Projects of each committee, the earliest first, and how many were announced."""
    measure = projects_by_committee(selection.without("committee"), words)
    frame = measure.frame
    return FigureText(
        key="committees",
        subject=words.text("Projects by committee"),
        headline=committees_headline(selection, words),
        note=facet_note(selection, measure, ["committee"], words, committees_note(frame, words)),
        rule=words.text(RULES["committee"]),
        frame=frame,
        table=lambda: counted_table(
            frame,
            words.text("Committee"),
            words,
            recorded=words.text("Recorded"),
            announced=words.text("Announced"),
            date=words.text("Date"),
        ),
        facets=("committee",),
        bars=(words.text("Projects"), words.text("Announced")),
    )


def one_committee(frame: pd.DataFrame, words: Words) -> str:
    """Say in a sentence what `committees_figure` draws where that is one committee."""
    row = frame.iloc[0]
    count = words.plural("{count} project", "{count} projects", int(row["projects"]))
    said = words.text("{label}: {count}", label=row["label"], count=count)
    if pd.isna(row["announced"]):
        return said
    announced = words.plural(
        "{count} winning project announced",
        "{count} winning projects announced",
        int(row["announced"]),
    )
    return f"{said} · {announced}"


Named = list[tuple[str, str]]
"""Values of a facet in the order that a figure shows them: id and name."""


def crossed(selection: Selection, words: Words, *, short: bool = False) -> tuple[Named, Named]:
    """Return the rows (regions, most projects first) and columns (themes) of their table."""
    around = selection.without("theme", "region")
    regions = ranked(projects_by(around, "region", words)).frame
    themes = projects_by(around, "theme", words).frame
    names = selection.index.labels("theme", words, short=short)
    return (
        list(zip(regions["id"], regions["label"], strict=True)),
        [(theme, names[theme]) for theme in themes["id"]],
    )


def themes_regions_figure(selection: Selection, words: Words, *, dimmed: bool = True) -> FigureText:
    """Projects by `first` (region) and `second` (theme), drawn in the order of `crossed`."""
    facets = ("region", "theme")
    measure = projects_by_two(around(selection, *facets, dimmed=dimmed), "theme", "region", words)
    rows, columns = crossed(selection, words)
    return FigureText(
        key="themes-regions",
        subject=words.text("Themes by region"),
        headline=cells_headline(selection, words),
        note=facet_note(selection, measure, ["theme", "region"], words, dimmed=dimmed),
        rule=joined_note(words.text(RULES["theme"]), words.text(RULES["region"])),
        frame=measure.frame.rename(columns={"first": "second", "second": "first"}),
        table=lambda: crossed_table(
            measure.frame, words.text("Region"), rows, columns, words.text("INSEE code")
        ),
        facets=facets,
        bars=[name for _, name in columns],
    )


def chosen_cells(selection: Selection, words: Words) -> set[tuple[str, str]]:
    """Return the cells of the chosen regions and themes, none where neither is chosen."""
    regions, themes = selection.choices.get("region"), selection.choices.get("theme")
    if not regions and not themes:
        return set()
    rows, columns = crossed(selection, words)
    return {
        (region, theme)
        for region, _ in rows
        for theme, _ in columns
        if (not regions or region in regions) and (not themes or theme in themes)
    }


def reach_figure(selection: Selection, words: Words) -> FigureText:
    """What the projects aim at, unit by unit: columns of `reach`, `number` and `stating`."""
    measure = reach(selection, words)
    frame = measure.frame
    subject = words.text("Stated targets")
    rows = zip(frame["total"], frame["approximate"], frame["projects_stating"], strict=True)
    said = [
        (("≈ " if about else "") + words.number(total), stating(count, selection.size, words))
        for total, about, count in rows
    ]
    headings = labels_of("reach", words)
    return FigureText(
        key="reach",
        subject=subject,
        headline=subject,
        note=joined_note(
            coverage_note(measure.coverage, words),
            words.text(
                "Only figures that a source states as targeted are added up, unit by unit; what a "
                "landlord owns is context and does not count."
            ),
        ),
        rule=words.text(REACH),
        frame=frame.assign(
            number=[number for number, _ in said], stating=[told for _, told in said]
        ),
        table=lambda: frame[list(headings)].rename(columns=headings),
    )
