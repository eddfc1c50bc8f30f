"""What a slide shows, in one line: rules for what `dashboard.headlines` has none for."""

from dashboard.measures.key_figures import KeyFigures
from dashboard.measures.measure import Measure
from dashboard.words import Words


def amounts(figures: KeyFigures, words: Words) -> str:
    """Say how many projects, landlords and regions there are; what is not known is no nought."""
    said = [words.plural("{count} project", "{count} projects", figures.projects)]
    if figures.landlords:
        said.append(words.plural("{count} landlord", "{count} landlords", figures.landlords))
    if figures.regions:
        said.append(words.plural("{count} region", "{count} regions", figures.regions))
    return ", ".join(said)


def stating(measure: Measure, words: Words) -> str:
    """Say how many projects state what they aim at."""
    coverage = measure.coverage
    return words.plural(
        "{count} project of {total} states whom it aims at",
        "{count} projects of {total} state whom they aim at",
        coverage.shown,
        total=words.number(coverage.selected),
    )
