"""What every sheet of a landlord, network, organisation, theme or territory begins with."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from dashboard.components.map.map_choices import LARGER
from dashboard.components.map.map_figure import show_places
from dashboard.components.records.history import show_few_places
from dashboard.components.records.project_card import theme_look
from dashboard.components.records.sheets.correct_fields import correct_fields
from dashboard.components.records.sheets.sheet_head import Figure, SheetHead, sheet_head
from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen
from dashboard.language.markup import Markup, tag
from dashboard.measures.cards import cards, newest
from dashboard.measures.counts import projects_by
from dashboard.measures.key_figures import key_figures
from dashboard.measures.sheets.subject import KINDS, Subject
from dashboard.measures.sheets.territory import inside
from dashboard.texts.home import FEW, selection_finding

_LEVELS = {
    "region": ("departement", "region"),
    "departement": ("commune", "departement"),
    "commune": ("commune",),
}
"""By what the headline of a territory's map counts: by what is inside it, where that is known."""

MAP_HEIGHT = 280
"""Pixels of the map of a few projects in the head."""

Step = tuple[str, str, str]
"""A step of the way to a sheet: kind, id, name."""


def subject_head(
    screen: Screen,
    about: Subject,
    facts: Sequence[str],
    steps: Sequence[Step] = (),
    *,
    below: Callable[[], None],
    region: str | None = None,
) -> None:
    """Draw the head: the way here, name and kind, what its projects do, where, and the ways on.

    The way begins with all of the kind of the first of `steps`. The map opens on `region`; `below`
    is as of `sheet_head`.
    """
    words, size = screen.words, about.selection.size
    root = steps[0][0] if steps else about.kind
    way = [(words.text(KINDS[root]), sheet_address(screen, "sheet", kind=root))]
    way += [
        (name, sheet_address(screen, "sheet", kind=kind, id=identifier))
        for kind, identifier, name in steps
    ]
    hue = theme_look(screen, about.id)[0] if about.kind == "theme" else "var(--accent)"
    kind = words.text(screen.selection.index.facets[about.kind].label)
    dot = tag("span", class_="dot", style=f"background: {hue}")
    head = SheetHead(
        about.name,
        way,
        Markup(dot + tag("b", kind)) if about.kind == "theme" else tag("b", kind),
        lead=f"{selection_finding(about.selection, words)}." if size else "",
        facts=" · ".join(facts),
        figures=_figures(screen, about) if size else (),
        hue=hue,
        ways=_ways_on(screen, about, region),
    )
    beside = partial(_where, screen, about, region)
    sheet_head(screen, head, beside if size else None, below, record=(about.kind, about.id))
    correct_fields(screen, about.kind, about.id)


def looking_at(screen: Screen, about: Subject) -> Screen:
    """Return a screen whose selection is that of the sheet."""
    return replace(screen, selection=about.selection)


def _where(screen: Screen, about: Subject, region: str | None) -> None:
    """Draw the map: cut to the places of a few projects, else to the one region, or the country."""
    looking = looking_at(screen, about)
    if about.selection.size <= FEW and about.kind not in _LEVELS:
        show_few_places(looking, height=MAP_HEIGHT)
        return
    held = projects_by(about.selection, "region", screen.words).frame["id"]
    if len(held) == 1:
        region = held[0]
    show_places(
        looking,
        f"{about.kind}-{about.id}",
        levels=_LEVELS.get(about.kind, ("region",)),
        region=region,
        among=inside(about),
    )


def _figures(screen: Screen, about: Subject) -> list[Figure]:
    """Return how many projects there are, when, with how many landlords and in how many regions."""
    words, found = screen.words, key_figures(about.selection)
    counted = [
        ("projects", found.projects, words.plural("project", "projects", found.projects)),
        ("landlord", found.landlords, words.plural("landlord", "landlords", found.landlords)),
        ("region", found.regions, words.plural("region", "regions", found.regions)),
    ]
    figures = [
        (words.number(count), said) for kind, count, said in counted if count and kind != about.kind
    ]
    shown = cards(about.selection.index, newest(about.selection), words)
    years = sorted({year for card in shown for year in card.year.split("\N{EN DASH}") if year})
    if years:
        span = years[0] if len(years) == 1 else f"{years[0]}\N{EN DASH}{years[-1]}"
        figures.append((span, words.plural("year", "years", len(years))))
    return figures


def _ways_on(screen: Screen, about: Subject, region: str | None) -> Markup:
    """Return the links that show only these projects on the other pages."""
    words = screen.words
    chosen = looking_at(screen, about)
    links = []
    for page in ("overview", "map", "landlords", "projects"):
        seen = {LARGER: region} if page == "map" and region else {}
        address = sheet_address(chosen, "./" if page == "overview" else page, **seen)
        links.append(tag("a", str(screen.pages[page].title), href=address))
    note = words.text(
        "This sheet looks at all {total} recorded projects, whatever is chosen elsewhere.",
        total=words.number(screen.selection.total),
    )
    said = tag("span", words.text("Only these projects:"))
    return Markup(
        tag("p", said, *links, class_="sheet-ways") + tag("p", note, class_="sheet-facts")
    )
