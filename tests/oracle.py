"""What a selection must come to, worked out in plain Python from the rows, project by project."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.selection.choices import Choices
from dashboard.selection.facets import FACETS
from loaders.package.portfolio import Portfolio

UNKNOWN = "unknown"
CHOICES = tuple(facet.key for facet in FACETS if facet.kind == "choice")
"""The facets whose values are worked out here; one that is not yet has none of any project."""


def rows(portfolio: Portfolio, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table as dicts, empty cells as None."""
    frame = portfolio.tables[table].astype("object")
    return [
        {key: None if pd.isna(value) else value for key, value in row.items()}
        for row in frame.to_dict("records")
    ]


class Oracle:
    """The values that each project has of each facet; an empty set is unknown."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.projects = [row["id"] for row in rows(portfolio, "projects")]
        self.years = _years(portfolio)
        self.values: dict[str, dict[str, set[str]]] = {
            key: {project: set() for project in self.projects} for key in ("main theme", *CHOICES)
        }
        self._links(portfolio)
        self._territories(portfolio)
        self._networks(portfolio)

    def _links(self, portfolio: Portfolio) -> None:
        ranks: dict[str, dict[int, str]] = {}
        for row in rows(portfolio, "project_themes"):
            self.values["theme"][row["project"]].add(row["theme"])
            ranks.setdefault(row["project"], {})[row["rank"]] = row["theme"]
        for project, ranked in ranks.items():
            self.values["main theme"][project] = {ranked[min(ranked)]}
        for row in rows(portfolio, "project_landlords"):
            self.values["landlord"][row["project"]].add(row["landlord"])
        for row in rows(portfolio, "project_organisations"):
            self.values["organisation"][row["project"]].add(row["organisation"])
            if row["role"] == "carrier":
                self.values["carrier"][row["project"]].add(row["organisation"])
        for row in rows(portfolio, "projects"):
            if row["committee"]:
                self.values["committee"][row["id"]] = {row["committee"]}
            landlords = self.values["landlord"][row["id"]]
            if landlords:
                self.values["joint"][row["id"]] = {"yes" if len(landlords) > 1 else "no"}

        for row in rows(portfolio, "follow_up"):
            if row["state"]:
                self.values["state"][row["project"]] = {row["state"]}

    def _territories(self, portfolio: Portfolio) -> None:
        places = {row["id"]: row for row in rows(portfolio, "places")}
        for row in rows(portfolio, "project_places"):
            place = places[row["place"]]
            for key in ("region", "departement"):
                if place[key]:
                    self.values[key][row["project"]].add(place[key])
            if place["insee"] and place["kind"] in ("commune", "quartier", "site"):
                self.values["commune"][row["project"]].add(place["insee"])
            if place["qpv"] is not None:
                told = self.values["qpv"][row["project"]]
                told.add("yes" if place["qpv"] else "no")
                if "yes" in told:
                    self.values["qpv"][row["project"]] = {"yes"}

    def _networks(self, portfolio: Portfolio) -> None:
        above = {row["id"]: row["parent"] for row in rows(portfolio, "networks")}
        for project in self.projects:
            first, last = self.years[project]
            for row in rows(portfolio, "landlord_networks"):
                if row["landlord"] not in self.values["landlord"][project]:
                    continue
                start, end = row["first_year"], row["last_year"]
                if (start and (first is None or start > first)) or (
                    end and (last is None or end < last)
                ):
                    continue
                network = row["network"]
                while network and network not in self.values["network"][project]:
                    self.values["network"][project].add(network)
                    network = above[network]

    def of(self, key: str, project: str) -> set[str]:
        """Return the values of a facet that a project has, `unknown` where none is stated.

        Of the key `main theme` it is the one that the project ranks first.
        """
        return self.values[key][project] or {UNKNOWN}

    def kept(self, choices: Choices) -> list[str]:
        """Return the projects that the choices keep: any value of a facet, every facet."""
        return [
            project
            for project in self.projects
            if all(
                self._within(project, chosen[0])
                if key == "year"
                else self.of(key, project) & set(chosen)
                for key, chosen in choices.values.items()
            )
        ]

    def _within(self, project: str, span: str) -> bool:
        first, last = self.years[project]
        if first is not None and last is not None and last - first > 1:
            first = last = None  # more than a season is no year
        if span == UNKNOWN:
            return first is None
        start, end = map(int, span.split("-"))
        return first is not None and last is not None and start <= first and last <= end

    def counts(self, key: str, choices: Choices) -> Counter[str]:
        """Return how many of the kept projects have each value of a facet."""
        kept = self.kept(choices)
        return Counter(value for project in kept for value in self.of(key, project))


def _years(portfolio: Portfolio) -> Mapping[str, tuple[int | None, int | None]]:
    """The years between which each project was selected: of its committee, else its own."""
    committees = {row["id"]: row for row in rows(portfolio, "committees")}
    years: dict[str, tuple[int | None, int | None]] = {}
    for row in rows(portfolio, "projects"):
        committee = committees.get(row["committee"], {"date": None, "season": None})
        if committee["date"]:
            years[row["id"]] = (committee["date"].year, committee["date"].year)
        elif row["selected"]:
            bounds = [int(bound[:4]) for bound in row["selected"].split("/")]
            years[row["id"]] = (bounds[0], bounds[-1])
        elif committee["season"]:
            first, last = map(int, committee["season"].split("-"))
            years[row["id"]] = (first, last)
        else:
            years[row["id"]] = (None, None)
    return years
