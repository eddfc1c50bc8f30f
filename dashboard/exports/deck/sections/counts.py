"""Key figures, themes, regions, themes by region, and what the projects aim at."""

from dataclasses import asdict

from dashboard.exports.deck.sections.headlines import amounts, stating
from dashboard.exports.deck.sections.matter import Matter
from dashboard.exports.deck.sections.model import (
    Bars,
    Cell,
    Figure,
    Figures,
    Heading,
    Section,
    Table,
    measured,
    rows_of,
)
from dashboard.facets import theme_labels
from dashboard.headlines import cells_headline, regions_headline, themes_headline
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.measures.key_figures import key_figures
from dashboard.measures.nothing import values_without
from dashboard.measures.reach import reach
from dashboard.notes import coverage_note
from dashboard.summary_text import key_figure_label
from dashboard.theme_text import several_themes, theme_bars, theme_parts, themes_measured


def key_figures_section(matter: Matter) -> Section:
    """Say how many of each there are."""
    words = matter.words
    counted = key_figures(matter.selection)
    values = asdict(counted)
    participations = words.plural(
        "{count} participation", "{count} participations", values.pop("landlord_participations")
    )
    figures = [
        Figure(
            words.number(value),
            key_figure_label(name, value, words),
            participations if name == "landlords" else "",
        )
        for name, value in values.items()
    ]
    return Section(
        "key-figures",
        words.text("Key figures"),
        amounts(counted, words),
        Figures(figures),
        note=words.text(
            "Each is counted once. Committees are those with a date; regions and départements "
            "those that a project is known to be in."
        ),
        method=words.text(
            "A landlord counts once, and takes part once in each of its projects. Carriers are the "
            "associations that run a project; partners are not counted."
        ),
        sources=matter.addresses,
        alt="; ".join(f"{figure.label}: {figure.value}" for figure in figures),
    )


def themes_section(matter: Matter) -> Section:
    """Count projects by theme."""
    words = matter.words
    measure = projects_by(matter.selection, "theme", words)
    return Section(
        "themes",
        words.text("Projects by theme"),
        themes_headline(matter.selection, words),
        Bars(
            theme_bars(measure.frame, words),
            words.text("projects that have the theme"),
            theme_parts(words),
        ),
        note=f"{coverage_note(measure.coverage, words)} {several_themes(words)}",
        method=words.text("Themes stand in their own order, the five asked for first."),
        sources=matter.addresses,
        alt=themes_measured(measure, words),
    )


def regions_section(matter: Matter) -> Section:
    """Count projects by region, beside a map shaded by the same counts."""
    words = matter.words
    measure = ranked(projects_by(matter.selection, "region", words))
    note = coverage_note(measure.coverage, words)
    lacking = values_without(matter.selection, "region", words).frame["label"].tolist()
    if lacking and not matter.selection.choices.get("region"):
        names = words.all_of(lacking)
        note += " " + words.text("Without a known project: {names}.", names=names)
    return Section(
        "regions",
        words.text("Projects by region"),
        regions_headline(matter.selection, words),
        Bars(measure.frame, words.text("projects"), with_map=True),
        note=note,
        method=words.text(
            "A project counts once in each region that it touches, so that the bars can add up to "
            "more than the projects."
        ),
        sources=matter.addresses,
        alt=measured(measure),
    )


def themes_regions_section(matter: Matter) -> Section:
    """Cross themes and regions in a table."""
    words, selection = matter.words, matter.selection
    measure = projects_by_two(selection, "theme", "region", words)
    themes = projects_by(selection, "theme", words).frame
    regions = ranked(projects_by(selection, "region", words)).frame
    short = theme_labels(matter.portfolio, words, short=True)
    counts = measure.frame.set_index(["second", "first"])["projects"]
    most = max([1, *counts])
    headings = [Heading(words.text("Region"), 3.2)] + [
        Heading(short[theme], 1, "ctr", matter.looks[theme]) for theme in themes["id"]
    ]
    rows = [
        [Cell(label)]
        + [_count(int(counts.get((region, theme), 0)), most, matter) for theme in themes["id"]]
        for region, label in zip(regions["id"], regions["label"], strict=True)
    ]
    return Section(
        "themes-regions",
        words.text("Themes by region"),
        cells_headline(matter.selection, words),
        Table(headings, rows, fixed=1),
        note=coverage_note(measure.coverage, words),
        method=words.text(
            "A cell counts the projects of this theme in this region; an empty one has none. A "
            "project in several regions counts in each."
        ),
        sources=matter.addresses,
        alt="; ".join(
            f"{row.second_label}, {row.first_label}: {row.projects}"
            for row in rows_of(measure.frame)
        ),
    )


def _count(count: int, most: int, matter: Matter) -> Cell:
    return Cell(matter.words.number(count), shade=count / most) if count else Cell("")


def reach_section(matter: Matter) -> Section:
    """Add up what the projects say they aim at."""
    words = matter.words
    measure = reach(matter.selection, words)
    figures = [
        Figure(
            ("≈ " if row.approximate else "") + words.number(row.total),
            row.label,
            words.plural(
                "stated by {count} project of {total}",
                "stated by {count} projects of {total}",
                row.projects_stating,
                total=words.number(matter.selection.size),
            ),
        )
        for row in rows_of(measure.frame)
    ]
    return Section(
        "reach",
        words.text("What the projects aim at"),
        stating(measure, words),
        Figures(figures),
        note=coverage_note(measure.coverage, words),
        method=words.text(
            "Only figures that a source states as targeted are added up, unit by unit; what a "
            "landlord owns is context and does not count."
        ),
        sources=matter.addresses,
        alt="; ".join(f"{one.label}: {one.value} ({one.detail})" for one in figures),
    )
