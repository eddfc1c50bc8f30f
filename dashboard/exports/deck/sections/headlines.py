"""What a slide shows, in one line: rules for what `dashboard.headlines` has none for."""

from dashboard.measures.key_figures import KeyFigures
from dashboard.measures.measure import Measure
from dashboard.words import Words


def amounts(figures: KeyFigures, words: Words) -> str:
    """Say how many projects, landlords and regions there are."""
    return words.text(
        "{projects}, {landlords}, {regions}",
        projects=words.plural("{count} project", "{count} projects", figures.projects),
        landlords=words.plural("{count} landlord", "{count} landlords", figures.landlords),
        regions=words.plural("{count} region", "{count} regions", figures.regions),
    )


def stating(measure: Measure, words: Words) -> str:
    """Say how many projects state what they aim at."""
    coverage = measure.coverage
    return words.plural(
        "{count} project of {total} states whom it aims at",
        "{count} projects of {total} state whom they aim at",
        coverage.shown,
        total=words.number(coverage.selected),
    )


def lacking(regions: Measure, number: int, words: Words) -> str:
    """Say how many of `number` regions have no project."""
    count = len(regions.frame)
    if not count:
        return words.text("Every region has a project")
    return words.plural(
        "{count} region of {total} without a project",
        "{count} regions of {total} without a project",
        count,
        total=words.number(number),
    )
