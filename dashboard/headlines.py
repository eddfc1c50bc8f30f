"""What a figure shows, in one line, by plain rules that claim no more than the counts carry."""

from dashboard.measures.against_homes import CHANCE
from dashboard.measures.measure import Measure
from dashboard.words import Words


def leading(measure: Measure, words: Words) -> str:
    """Say which rows of `measure` (columns: label, projects) have most projects.

    One leader is named with its count, two or three that are equal all of them; where more are
    equal, or all rows, that is what is said.
    """
    rows = zip(measure.frame["label"].tolist(), measure.frame["projects"].tolist(), strict=True)
    held = [(label, count) for label, count in rows if count > 0]
    if not held:
        return words.text("No project to show")
    most = max(count for _, count in held)
    leaders = [label for label, count in held if count == most]
    count = words.plural("{count} project", "{count} projects", most)
    total = words.number(measure.coverage.shown)
    if len(leaders) == 1:
        return words.text("{label}: {count} of {total}", label=leaders[0], count=count, total=total)
    if len(leaders) <= 3:
        return words.text("{labels}: {count} each", labels=words.all_of(leaders), count=count)
    if len(leaders) == len(held):
        return words.text("All {number} are level, with {count} each",
                          number=words.number(len(leaders)), count=count)  # fmt: skip
    return words.text("{number} come first, with {count} each",
                      number=words.number(len(leaders)), count=count)  # fmt: skip


def regions_without(measure: Measure, words: Words) -> str:
    """Say how many of the regions of `measure` have no project, and which one has most."""
    lacking = int((measure.frame["projects"] == 0).sum())
    if not lacking:
        return leading(measure, words)
    return (
        words.plural(
            "{count} region without a project", "{count} regions without a project", lacking
        )
        + " · "
        + leading(measure, words)
    )


def span_of_committees(measure: Measure, words: Words) -> str:
    """Say from when to when the committees of `measure` (columns: label, projects) go."""
    labels = measure.frame.loc[measure.frame["projects"] > 0, "label"].tolist()
    if not labels:
        return words.text("No project to show")
    if len(labels) == 1:
        return str(labels[0])
    return words.text("From {first} to {last}", first=labels[0], last=labels[-1])


def most_cells(measure: Measure, words: Words) -> str:
    """Say where two facets meet most (columns: first_label, second_label, projects)."""
    frame = measure.frame
    if frame.empty:
        return words.text("No project to show")
    most = frame[frame["projects"] == frame["projects"].max()]
    count = words.plural("{count} project", "{count} projects", int(most["projects"].iloc[0]))
    if len(most) > 2:
        return words.text("No theme stands out in a region: at most {count} each", count=count)
    pairs = [f"{row.first_label} · {row.second_label}" for row in most.itertuples()]
    return words.text("{label}: {count}", label=words.all_of(pairs), count=count)


def leading_gap(measure: Measure, words: Words) -> str:
    """Say which regions lack projects although their homes would let one expect some.

    `measure` is what `projects_against_homes` gives (columns: label, projects, standing).
    """
    frame = measure.frame
    lacking = int((frame["projects"] == 0).sum())
    if not lacking:
        return words.text("Every region has a project")
    said = words.plural(
        "{count} region without a project", "{count} regions without a project", lacking
    )
    telling = frame.loc[frame["standing"] == "gap", "label"].tolist()
    if not telling:
        return said + " · " + words.text("each may be chance, so few are expected")
    named = words.all_of(telling) if len(telling) <= 3 else words.number(len(telling))
    return (
        said
        + " · "
        + words.text(
            "where {chance} or more would be expected: {regions}",
            chance=words.number(CHANCE),
            regions=named,
        )
    )


def without_of(lacking: int, total: int, words: Words) -> str:
    """Say how many départements of so many have no project."""
    return words.text(
        "{lacking} of {total} départements without a known project",
        lacking=words.number(lacking),
        total=words.number(total),
    )
