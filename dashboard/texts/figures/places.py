"""Where the projects are: on a map of all of them, or of a few with the names of their towns."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from dashboard.language.grammar import in_place, named_departement
from dashboard.language.names import labels_of
from dashboard.language.translation import Words
from dashboard.measures.amounts import amounts_by, spread
from dashboard.measures.cards import cards, newest
from dashboard.measures.counts import projects_by
from dashboard.measures.measure import Measure
from dashboard.measures.places import located, mapped
from dashboard.measures.records import project_list
from dashboard.selection.facets import theme_labels
from dashboard.selection.selection import Selection, once_for_selection
from dashboard.texts.amounts import amount_said, amounts_of_areas, leading_amount
from dashboard.texts.coverage import PLACES, coverage_note
from dashboard.texts.figures.figure_text import FigureText, in_amounts
from dashboard.texts.headlines import leading
from dashboard.texts.home import few_where, leading_regions, where_finding
from dashboard.texts.tables import projects_table


def map_figure(selection: Selection, points: pd.DataFrame, words: Words) -> FigureText:
    """The map of the selection: the rows of `map_points` that are not dimmed."""
    return _map_figure(
        selection,
        points[~points["dimmed"]].reset_index(drop=True),
        words,
        words.text("Where the projects are"),
        where_most(selection, words, euros="euros" in points),
    )


def where_most(selection: Selection, words: Words, *, euros: bool) -> str:
    """Say which region has most projects; with `euros`, which gathers most of the amounts."""
    if not euros:
        return where_finding(selection, words)
    known = amounts_by(selection, "region", words).frame.dropna(subset=["euros"])
    return leading_amount(known, "region", spread(selection), words)


def places_figure(
    selection: Selection,
    words: Words,
    levels: Sequence[str] = ("region",),
    among: Mapping[str, Collection[str]] | None = None,
    *,
    euros: bool = False,
) -> FigureText:
    """The map on a sheet: rows of `map_points`.

    Its headline counts by the first of `levels` (facets) that some project has, of the values that
    `among` names for it.
    """
    return _map_figure(
        selection,
        map_points(selection, words, euros=euros),
        words,
        words.plural("Where the project is", "Where the projects are", selection.size),
        _headline(selection, levels, among or {}, words),
    )


def _map_figure(
    selection: Selection, points: pd.DataFrame, words: Words, subject: str, headline: str
) -> FigureText:
    figure = FigureText(
        key="map",
        subject=subject,
        headline=headline,
        note=_note(mapped(selection), words),
        rule=words.text(PLACES),
        frame=points,
        table=lambda: _table(selection, points, words),
        rows=("projects", points["project"]),
    )
    return in_amounts(figure, selection, words) if "euros" in points else figure


def _headline(
    selection: Selection,
    levels: Sequence[str],
    among: Mapping[str, Collection[str]],
    words: Words,
) -> str:
    for level in levels:
        frame = projects_by(selection, level, words).frame
        inside = among.get(level, ())
        held = frame[frame["id"].isin(inside)] if inside else frame
        if held.empty:
            continue
        if level == "region":
            return leading_regions(selection, words)
        if selection.size == 1:
            named = held[["id", "label"]].itertuples(index=False, name=None)
            places = [in_place(level, code, name, words) for code, name in named]
            return words.text("The project is {place}", place=words.all_of(places))
        return leading(selection, level, words, among=inside)
    return leading(selection, levels[0], words)


@once_for_selection
def few_places_figure(selection: Selection, words: Words) -> FigureText:
    """Where a few projects are, town by town: rows of `located`."""
    places = located(selection)
    return FigureText(
        key="places",
        subject=words.text("Where"),
        headline=few_where(
            selection.index, cards(selection.index, newest(selection), words), words
        ),
        note=coverage_note(places.coverage, words),
        rule=words.text(PLACES),
        frame=places.frame,
        table=lambda: projects_table(project_list(selection, words), words),
    )


def map_points(
    selection: Selection, words: Words, around: Selection | None = None, *, euros: bool = False
) -> pd.DataFrame:
    """Return the rows of `mapped`, with what a map says of their projects.

    Of `around` instead, where a map shows more than the selection: the others are `dimmed`. With
    `euros` there is also the amount of each, as a number and, in `amount`, in words.
    """
    portfolio, shown = selection.portfolio, around or selection
    places = mapped(shown).frame
    projects = project_list(shown, words).set_index("id")
    themes = theme_labels(portfolio, words)
    precision = portfolio.schema.tables["places"].field("precision").labels(words.language)
    about = projects.reindex(places["project"]).reset_index(drop=True)
    selected = set(portfolio.projects["id"][selection.mask])
    points = places.reset_index(drop=True)
    if euros:
        known = points["project"].map(portfolio.known_amounts).astype(float)
        points = points.assign(euros=known, amount=[amount_said(one, words) for one in known])
    return points.assign(
        title=about["title"],
        committee_label=about["committee"],
        themes=about["themes"],
        landlords=about["landlords"],
        carriers=about["carriers"],
        theme=about["theme"],
        theme_label=about["theme"].map(themes).fillna(words.text("theme not stated")),
        place_label=places["name"].array,
        precision_label=[
            words.text("placed at: {what}", what=precision[code])
            if code in precision
            else words.text("only the region is known")
            for code in places["precision"]
        ],
        dimmed=~places["project"].isin(selected).to_numpy(),
    )


def _note(places: Measure, words: Words) -> str:
    """Say how many projects and places a map shows, and what it leaves out; see `mapped`."""
    pins = words.plural("{count} place", "{count} places", places.frame["place"].nunique())
    return f"{coverage_note(places.coverage, words)} {pins}."


def _table(selection: Selection, points: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the places of `map_points` as a reader sees them, a row each."""
    regions = selection.portfolio.regions.set_index("code")["name"]
    headings = labels_of("map-columns", words)
    departements = {
        code: named_departement(code, name)
        for code, name in selection.portfolio.departements[["code", "name"]].to_numpy()
    }
    named = points.assign(
        region_name=points["region"].astype("object").map(regions),
        departement_name=points["departement"].astype("object").map(departements),
    )
    known = [name for name in headings if name in named]  # amounts are there where they are shown
    return named[known].rename(columns=headings)


def shaded_areas(
    around: Selection, region: str | None, words: Words, *, euros: bool = False
) -> pd.DataFrame:
    """Return the projects of every region, or of the départements of the one seen larger.

    Columns `level`, `code`, `projects`, `title` (name) and `detail` (the number in words); with
    `euros`, the amounts in its place, and `shown` and `step` of `AreaAmount`.
    """
    level = "region" if region is None else "departement"
    frame = projects_by(around, level, words, without_projects=True).frame
    if region is not None:
        departements = around.portfolio.departements
        inside = departements.loc[departements["region"] == region, "code"]
        frame = frame[frame["id"].isin(inside)]
    if euros:
        amounts = amounts_by(around, level, words, without_projects=True).frame.set_index("id")
        areas = amounts_of_areas(amounts.loc[frame["id"]].reset_index(), words)
        return pd.DataFrame(areas).assign(level=level, projects=frame["projects"].array)
    said = [words.plural("{count} project", "{count} projects", one) for one in frame["projects"]]
    named = frame.rename(columns={"id": "code", "label": "title"})
    return named[["code", "projects", "title"]].assign(level=level, detail=said)
