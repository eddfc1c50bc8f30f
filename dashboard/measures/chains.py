"""Which projects continue an earlier one: chains, and the landlords that stayed, joined or left."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.measure import Coverage, Measure, covered
from dashboard.measures.records import earlier_titles
from dashboard.selection.selection import Selection
from dashboard.selection.selection_dates import known_days, selected_texts
from loaders.package.portfolio import Portfolio


def lineages(selection: Selection, words: Words) -> Measure:
    """List what the selected projects say of the projects they follow.

    Columns `project` (id), `title`, `relation` (code) and `relation_label`, `earlier_project` (id,
    missing where the data set has no such project), `earlier_title` (readable where
    it has, else as `earlier_titles` calls it), `as_written` (the words of the source). A project
    that names no earlier one is left out.
    """
    portfolio = selection.portfolio
    lineage = portfolio.tables["lineage"]
    kept = selection.rows(lineage)
    relations = portfolio.schema.tables["lineage"].field("relation").labels(words.language)
    titles = portfolio.project_titles(words.language)
    kept = kept.astype(dict.fromkeys(("project", "relation", "earlier_project"), "object"))
    frame = pd.DataFrame(
        {
            "project": kept["project"],
            "title": kept["project"].map(titles),
            "relation": kept["relation"],
            "relation_label": [relations[code] for code in kept["relation"]],
            "earlier_project": kept["earlier_project"],
            "earlier_title": kept["earlier_project"]
            .map(titles)
            .fillna(earlier_titles(kept, words)),
            "as_written": kept["as_written"],
        }
    ).reset_index(drop=True)
    following = int(kept["project"].nunique())
    coverage = covered(selection.size, following, N_("no earlier project named"), len(frame))
    return Measure(frame, coverage)


@dataclass(frozen=True)
class Chain:
    """Projects that follow one another, the earliest first.

    `projects`: `id`, `title`, `short` (for where that would be cut), `recorded` (false: only a
    later project names it), `first`, `last` (days between which it was selected, missing where
    its year is not known), `when` (that in words, empty where not recorded). An id of a project
    that is not recorded is its title.
    `links`: `earlier`, `later` (ids), `relation_label`, `as_written` (the words of the source).
    `landlords`: `project` (id), `landlord` (id), `label`, `change`: `there` in the first project
    of the chain; `stayed` and `joined` against the earlier project; `left`, where an earlier
    project had it and the record of this one, read whole, has not; else `unstated`.
    """

    projects: pd.DataFrame
    links: pd.DataFrame
    landlords: pd.DataFrame

    @property
    def key(self) -> str:
        """A name for the chain, out of its last project."""
        return str(self.projects["id"].iloc[-1])


def chains(selection: Selection, words: Words) -> tuple[list[Chain], Coverage]:
    """Return the chains that a selected project is part of, the latest first.

    A chain is shown whole, with the projects that are not selected. The coverage says how many
    selected projects name an earlier one.
    """
    portfolio = selection.portfolio
    stated = lineages(Selection(selection.index), words).frame
    known = stated["earlier_project"].astype("object")
    stated = stated.assign(earlier=known.where(known.notna(), stated["earlier_title"]))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(zip(stated["earlier"], stated["project"], strict=True))
    chosen = set(portfolio.projects["id"][selection.mask])
    found = [
        _chain(portfolio, words, stated[stated["project"].isin(members)])
        for members in nx.connected_components(graph)
        if chosen & members
    ]
    found.sort(key=lambda chain: (_latest(chain), chain.key), reverse=True)
    return found, lineages(selection, words).coverage


def _latest(chain: Chain) -> pd.Timestamp:
    latest = chain.projects["last"].max()
    return pd.Timestamp.min if pd.isna(latest) else latest


def _chain(portfolio: Portfolio, words: Words, links: pd.DataFrame) -> Chain:
    projects = _projects(portfolio, words, links)
    columns = ["earlier", "later", "relation_label", "as_written"]
    links = links.rename(columns={"project": "later"})[columns].reset_index(drop=True)
    return Chain(projects, links, _landlords(portfolio, projects, links))


def _projects(portfolio: Portfolio, words: Words, links: pd.DataFrame) -> pd.DataFrame:
    """Return the projects of a chain, each after those that it follows, then by day."""
    recorded = portfolio.project_titles(words.language)
    short = portfolio.project_short_titles(words.language)
    when = selected_texts(portfolio, words)
    ids = list(dict.fromkeys([*links["earlier"], *links["project"]]))
    titles = dict(zip(links["earlier"], links["earlier_title"], strict=True))
    days = known_days(portfolio).reindex(ids)
    frame = pd.DataFrame(
        {
            "id": ids,
            "title": [recorded[one] if one in recorded.index else titles[one] for one in ids],
            "short": [short[one] if one in recorded.index else titles[one] for one in ids],
            "recorded": [one in recorded.index for one in ids],
            "first": days["first"].array,
            "last": days["last"].array,
            "when": when.reindex(ids, fill_value="").array,
        }
    )
    frame = frame.assign(depth=frame["id"].map(_depths(ids, links)))
    frame = frame.sort_values(["depth", "first", "id"], kind="stable", na_position="first")
    return frame.drop(columns="depth").reset_index(drop=True)


def _depths(ids: list[str], links: pd.DataFrame) -> dict[str, int]:
    """Return how many steps each project is from the start; a circle ends after a round."""
    depth = dict.fromkeys(ids, 0)
    for _ in ids:
        for later, earlier in zip(links["project"], links["earlier"], strict=True):
            depth[later] = min(max(depth[later], depth[earlier] + 1), len(ids))
    return depth


def _landlords(portfolio: Portfolio, projects: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    took_part = portfolio.tables["project_landlords"]
    took_part = took_part[took_part["project"].isin(projects["id"])]
    took_part = took_part.astype({"project": "object", "landlord": "object", "phase": "object"})
    members = {str(project): group for project, group in took_part.groupby("project")}
    whole = set(portfolio.projects.loc[portfolio.projects["record_status"] == "whole", "id"])
    rows: list[tuple[str, str, str]] = []
    for project, recorded in zip(projects["id"], projects["recorded"], strict=True):
        if not recorded:
            rows += _named_later(project, members, links)
            continue
        own = members.get(project)
        phases = {} if own is None else dict(zip(own["landlord"], own["phase"], strict=True))
        before = _before(project, members, links)
        rows += [
            (project, landlord, _change(landlord, phase, before))
            for landlord, phase in phases.items()
        ]
        if project in whole and before:
            rows += [(project, landlord, "left") for landlord in sorted(before - set(phases))]
    frame = pd.DataFrame(rows, columns=["project", "landlord", "change"])
    names = portfolio.landlords.set_index("id")["name"]
    frame.insert(2, "label", frame["landlord"].map(names))
    return frame


def _named_later(
    project: str, members: Mapping[str, pd.DataFrame], links: pd.DataFrame
) -> list[tuple[str, str, str]]:
    """The landlords of a project that is not recorded: those a later one says were there."""
    later = links.loc[links["earlier"] == project, "later"]
    named = [
        landlord
        for each in later
        if each in members
        for landlord in members[each].query("phase == 'origin'")["landlord"]
    ]
    return [(project, landlord, "there") for landlord in dict.fromkeys(named)]


def _before(
    project: str, members: Mapping[str, pd.DataFrame], links: pd.DataFrame
) -> set[str] | None:
    """The landlords of the recorded projects that this one follows; None where none is recorded.

    A project that follows none has an empty set: all its landlords are there from the start.
    """
    earlier = links.loc[links["later"] == project, "earlier"]
    if earlier.empty:
        return set()
    recorded = [members[each] for each in earlier if each in members]
    return {landlord for each in recorded for landlord in each["landlord"]} if recorded else None


def _change(landlord: str, phase: object, before: set[str] | None) -> str:
    if before:
        return "stayed" if landlord in before else "joined"
    if before is not None:
        return "there"
    # A missing phase is no key here, so that it comes out as not stated.
    return {"origin": "stayed", "joined": "joined"}.get(str(phase), "unstated")
