"""What a slide shows, in one line: rules for what `dashboard.headlines` has none for."""

from dashboard.headlines import leading
from dashboard.measures.key_figures import KeyFigures
from dashboard.measures.measure import Measure
from dashboard.words import Words


def two_leading(measure: Measure, words: Words) -> str:
    """Name the first two rows with what they make together, where they stand out as two.

    Their projects are added, so a project must stand in one row only: where it may stand in
    several, and where the third row is as large as the second, this is `leading`.
    """
    frame = measure.frame[measure.frame["projects"] > 0]
    first = frame.sort_values("projects", ascending=False, kind="stable").head(3)
    counts = first["projects"].tolist()
    alone = measure.coverage.mentions == measure.coverage.shown
    if not alone or len(counts) < 3 or counts[1] == counts[2] or counts[1] < 2:
        return leading(measure, words)
    return words.text(
        "{labels}: {count} of {total}",
        labels=words.all_of(first["label"].head(2).tolist()),
        count=words.plural("{count} project", "{count} projects", counts[0] + counts[1]),
        total=words.number(measure.coverage.shown),
    )


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
