"""Where the selected projects are: the regions with their numbers, each of which can be chosen."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd

from dashboard.components.figures.amounts import show_amounts
from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import show_chart
from dashboard.components.session.links import onward, with_sheets
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.maps.region_map import Region, region_map
from dashboard.measures.counts import projects_by, ranked
from dashboard.style.scheme import Scheme
from dashboard.style.shades import euro_step, euro_step_names, step_names, step_of
from dashboard.texts.amounts import euros
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import counted_without, coverage_note, joined_note
from dashboard.texts.home import where_finding
from dashboard.texts.tables import counted_table


def show_regions(screen: Screen) -> None:
    """Draw the map of the regions with its table and its menu, and the way to the map page."""
    words = screen.words
    if screen.in_amounts:
        show_amounts(
            screen,
            "regions",
            "region",
            words.text("Amounts by region (€k)"),
            partial(_amounts, screen),
        )
        return
    others = screen.selection.without("region")
    measure = ranked(projects_by(others, "region", words, without_projects=True))
    columns = [measure.frame[name].tolist() for name in ("id", "label", "projects")]
    regions = {
        code: Region(
            label,
            str(count),
            step_of(count),
            words.text(
                "{label}: {count}",
                label=label,
                count=words.plural("{count} project", "{count} projects", count),
            ),
        )
        for code, label, count in zip(*columns, strict=True)
    }

    show_chart(
        screen,
        "regions",
        lambda scheme: _drawn(screen, regions, step_names(words), scheme),
        lambda: with_sheets(
            screen,
            counted_table(measure.frame, words.text("Region"), words, id=words.text("INSEE code")),
            "region",
            measure.frame["id"],
        ),
        FigureText(
            subject=words.text("Where"),
            headline=where_finding(screen.selection, words),
            note=joined_note(
                coverage_note(measure.coverage, words),
                counted_without(screen.selection, ["region"], words),
            ),
            rule=words.text(RULES["region"]),
            bars=[words.text("Projects")],
        ),
        facets=["region"],
        clicked=on_part(["region"]),
        picture=words.text("Map"),
        described="; ".join(region.said for region in regions.values()),
    )
    onward(screen, "map", words.text("Open the map"))


def _amounts(screen: Screen, frame: pd.DataFrame, scheme: Scheme) -> str:
    """Draw the map of the amounts, in thousands of euros; one that is not known is no zero."""
    words = screen.words
    counts = projects_by(
        screen.selection.without("region"), "region", words, without_projects=True
    ).frame
    known = frame.set_index("id")["euros"].to_dict()
    regions = {}
    for code, label, count in counts[["id", "label", "projects"]].itertuples(index=False):
        amount = known.get(code)
        told = euros(amount, words) if amount is not None else words.text("amount not known")
        told = told if count else words.text("no project")
        number = "?" if count else ""
        number = words.number(round(amount / 1000)) if amount is not None else number
        said = words.text("{label}: {count}", label=label, count=told)
        regions[code] = Region(label, number, euro_step(amount or 0), said)
    return _drawn(screen, regions, euro_step_names(words), scheme)


def _drawn(
    screen: Screen, regions: Mapping[str, Region], steps: Sequence[str], scheme: Scheme
) -> str:
    return region_map(
        shared_geography(),
        regions,
        scheme,
        steps=steps,
        chosen=screen.chosen("region"),
        narrow=screen.narrow,
    )
