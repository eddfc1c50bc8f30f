"""A selection by one facet: how many projects each of its values has, or how much was granted."""

import re
from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.amounts import amounts_by, spread
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by
from dashboard.measures.measure import Measure
from dashboard.measures.sheets.subject import KINDS
from dashboard.selection.facets import facets_with
from dashboard.selection.selection import Selection, once_for_selection
from dashboard.texts.amounts import amounts_of_areas, euros, leading_amount
from dashboard.texts.coverage import RULES, committees_note
from dashboard.texts.figures.figure_text import (
    FigureText,
    around,
    facet_note,
    first_rows,
    in_amounts,
    more_rows,
)
from dashboard.texts.headlines import committees_headline, leading
from dashboard.texts.home import what_finding, where_finding
from dashboard.texts.themes import main_part, several_themes

MOST_BARS, MOST_AMOUNTS = 10, 12
"""Landlords, or networks, that a chart of projects shows, and values that one of amounts does: what
fits on a screen; the table has them all."""

_SAID: Mapping[str, Callable[[Selection, Words], str]] = {
    "theme": what_finding,
    "region": where_finding,
    "committee": committees_headline,
}
"""The headline, where it says more than which value has most."""

_PARTS = {
    "theme": N_("of which as main theme"),
    "landlord": N_("of which with other landlords"),
    "network": N_("of which with other landlords"),
}
"""What the column `projects_main` has, the full part of a bar."""


_GROUP = re.compile(r"^Groupe (?![a-z])")
"""What a network is known without: *Groupe 3F*, but not *Groupe des Chalets*."""


@once_for_selection
def figure_by(
    selection: Selection, facet: str, words: Words, *, euros: bool = False, dimmed: bool = True
) -> FigureText:
    """Projects by a facet that has a `rule` and is `counted`; with `euros`, amounts.

    Most come first, but values that have an order keep it; of landlords and networks what a chart
    has room for, which on a slide, where nothing is `dimmed`, is all. Columns of `projects_by`,
    `short`, `number` (as it is written) and `said` (name and numbers in words); `projects_main` are
    those of several landlords, where it is no theme. Of committees those of
    `projects_by_committee`.

    Of amounts the bars are drawn of `id`, `label`, `projects` (euros) and `beside` (these in
    words); the map of regions of `id`, `label`, `euros`, `number` (thousands) and `said`.
    """
    counted = around(selection, facet, dimmed=dimmed)
    if euros:
        return in_amounts(_amounts(selection, counted, facet, words), counted, words)
    about = selection.index.facets[facet]
    if facet == "committee":
        measure = projects_by_committee(counted, words)
    else:
        measure = _worded(_most_first(counted, facet, words), counted, facet, words)
    frame, said = measure.frame, _SAID.get(facet)
    drawn = frame
    if dimmed and facet in ("landlord", "network"):
        drawn = first_rows(frame, selection.choices.get(facet), MOST_BARS)
    headings = {"label": words.text(about.label), "projects": words.text("Projects")}
    if facet in _PARTS:
        headings["projects_main"] = words.text(_PARTS[facet])
    if about.whole:
        headings["id"] = words.text("INSEE code")
    if facet == "committee":
        headings["recorded"] = words.text("Recorded")
        headings["announced"] = words.text("Announced")
        headings["date"] = words.text("Date")
    return FigureText(
        key=f"{facet}s",
        subject=words.text(facets_with("counted")[facet]),
        headline=said(selection, words) if said else leading(selection, facet, words),
        note=facet_note(
            selection,
            measure,
            [facet],
            words,
            _explained(facet, frame, words),
            _not_drawn(frame, drawn, words),
            dimmed=dimmed,
        ),
        rule=words.text(RULES[facet]),
        frame=drawn,
        table=lambda: frame[list(headings)].rename(columns=headings),
        facets=(facet,),
        rows=(facet, frame["id"]) if facet in KINDS else ("", ()),
        described="; ".join(drawn.get("said", ())),
        bars=[
            headings[name]
            for name in ("projects", "projects_main", "announced")
            if name in headings
        ],
    )


def _most_first(counted: Selection, facet: str, words: Words) -> Measure:
    """Count the projects of each value, those of equal number by how many it is the main one of."""
    about = counted.index.facets[facet]
    measure = projects_by(counted, facet, words, without_projects=about.whole)
    if about.ordered:
        return measure
    order = ["projects", *({"projects_main"} & {*measure.frame})]
    frame = measure.frame.sort_values(order, ascending=False, kind="stable", ignore_index=True)
    return Measure(frame, measure.coverage)


def _worded(measure: Measure, counted: Selection, facet: str, words: Words) -> Measure:
    """Add the part of the projects that is told apart, the short name, and all of it in words."""
    frame = measure.frame
    if facet in ("landlord", "network"):
        frame = frame.assign(projects_main=_joint(counted, facet, frame["id"], words))
    short = counted.index.labels(facet, words, short=True)
    said = [words.plural("{count} project", "{count} projects", one) for one in frame["projects"]]
    if facet == "theme":
        said = [
            main_part(one, main, words)
            for one, main in zip(said, frame["projects_main"], strict=True)
        ]
    elif facet in _PARTS:
        said = [
            words.text("{said}, {joint} with other landlords", said=one, joint=words.number(main))
            for one, main in zip(said, frame["projects_main"], strict=True)
        ]
    frame = frame.assign(
        short=[_GROUP.sub("", short[one]) for one in frame["id"]],
        number=frame["projects"].astype(str),
        said=[
            words.text("{label}: {count}", label=label, count=count)
            for label, count in zip(frame["label"], said, strict=True)
        ],
    )
    return Measure(frame, measure.coverage)


def _joint(selection: Selection, facet: str, ids: pd.Series, words: Words) -> pd.Series:
    """Return how many projects of each of `ids` are known to have several landlords."""
    asked = selection.choices.get("joint")
    if asked and "yes" not in asked:
        return pd.Series(0, index=ids.index)
    joint = Selection(selection.index, selection.choices.having("joint", ["yes"]))
    counts = projects_by(joint, facet, words).frame.set_index("id")["projects"]
    return ids.map(counts.to_dict()).fillna(0).astype(int)


def _explained(facet: str, frame: pd.DataFrame, words: Words) -> str:
    """Say what a reader of the figure must know of the values, where there is something."""
    if facet == "theme":
        return several_themes(words)
    if facet == "committee":
        return committees_note(frame, words)
    if facet == "network":
        return words.text(
            "A network is the group, or the local authority, that a landlord belonged to when the "
            "project was selected. A group inside another counts in both."
        )
    return ""


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


def _amounts(selection: Selection, counted: Selection, facet: str, words: Words) -> FigureText:
    about = selection.index.facets[facet]
    measure = amounts_by(counted, facet, words, without_projects=about.whole)
    frame = measure.frame
    if about.ordered:
        order = projects_by(counted, facet, words).frame["id"]
        frame = frame.set_index("id").loc[order].reset_index()
    known = frame[frame["euros"].notna()].reset_index(drop=True)
    if about.whole:
        drawn = _areas(frame, words)
    else:
        most = len(known) if about.ordered else MOST_AMOUNTS
        drawn = first_rows(known, selection.choices.get(facet), most)
        beside = [euros(one, words) for one in drawn["euros"]]
        drawn = drawn.assign(projects=drawn["euros"], beside=beside)
    hidden = 0 if about.whole else len(known) - len(drawn)
    listed = frame[frame["all_projects"] > 0]
    headings = {
        "label": words.text(about.label),
        "euros": words.text("Amount (€)"),
        "projects": words.text("Projects with a known amount"),
        "all_projects": words.text("Projects"),
    }
    return FigureText(
        key=f"{facet}s",
        subject=words.text(facets_with("euros")[facet]),
        headline=leading_amount(known, facet, spread(counted), words),
        note=facet_note(selection, measure, [facet], words, more_rows(hidden, words)),
        rule="",
        frame=drawn,
        table=lambda: listed[list(headings)].rename(columns=headings),
        facets=(facet,),
        rows=(facet, listed["id"]) if facet in KINDS else ("", ()),
        described="; ".join(
            words.text("{label}: {count}", label=label, count=euros(amount, words))
            for label, amount in zip(known["label"], known["euros"], strict=True)
        ),
    )


def _areas(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return a row for each region: an amount that is not known is no zero."""
    areas = amounts_of_areas(frame, words)
    said = [words.text("{label}: {count}", label=one.title, count=one.detail) for one in areas]
    return frame.assign(
        euros=frame["euros"].fillna(0), number=[one.shown for one in areas], said=said
    )
