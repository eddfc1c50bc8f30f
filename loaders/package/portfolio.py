"""The portfolio: every table of a data package, typed, related and ready for selection."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from loaders.package.moments import bounds_of
from loaders.package.problems import Problem
from loaders.package.schema import Language, PackageSchema


@dataclass(frozen=True)
class Portfolio:
    """All that one data package says. Built once, shared by all readers, never written to.

    The frames have the columns that the descriptor declares: integers as `Int64`, numbers as
    `Float64`, booleans as `boolean`, dates as `datetime64`, texts as `str`, all with missing
    values where the cell is empty. A column with categories or a foreign key is a pandas
    category; for a foreign key the categories are the keys of the table it names, in the order
    of that table, so that the codes of a `project` column are positions in `projects`. `version`
    is another one as soon as a file is another one, those of persons apart (`kept_paths`).
    """

    directory: Path
    schema: PackageSchema
    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...] = ()
    version: str = ""

    @property
    def projects(self) -> pd.DataFrame:
        """One row per project."""
        return self.tables["projects"]

    @property
    def committees(self) -> pd.DataFrame:
        """One row per selection committee, or season whose committee is not known."""
        return self.tables["committees"]

    @property
    def themes(self) -> pd.DataFrame:
        """One row per theme, in the order in which themes are shown."""
        return self.tables["themes"]

    @property
    def landlords(self) -> pd.DataFrame:
        """One row per landlord."""
        return self.tables["landlords"]

    @property
    def networks(self) -> pd.DataFrame:
        """One row per landlord network."""
        return self.tables["networks"]

    @property
    def organisations(self) -> pd.DataFrame:
        """One row per carrier or partner."""
        return self.tables["organisations"]

    @property
    def places(self) -> pd.DataFrame:
        """One row per place."""
        return self.tables["places"]

    @property
    def regions(self) -> pd.DataFrame:
        """One row per region, `code` and `name`."""
        return self.tables["regions"]

    @property
    def departements(self) -> pd.DataFrame:
        """One row per département, `code`, `name` and `region`."""
        return self.tables["departements"]

    @property
    def figures(self) -> pd.DataFrame:
        """One row per figure that a source states."""
        return self.tables["figures"]

    @cached_property
    def amounts(self) -> pd.DataFrame:
        """The amount of each project, in order: what the fund granted, else what is published.

        Columns `amount` (euros, `Float64`, missing where not known) and `own` (whether the fund
        alone knows it).
        """
        own = self.tables["follow_up"].set_index("project")["granted_eur"]
        own = own.reindex(self.projects["id"]).reset_index(drop=True).astype("Float64")
        published = self.projects["amount_eur"].reset_index(drop=True)
        return pd.DataFrame({"amount": own.fillna(published), "own": own.notna()})

    @cached_property
    def known_amounts(self) -> Mapping[str, float]:
        """The amounts that are known, in euros, by the ids of their projects."""
        amounts = self.amounts["amount"].set_axis(self.projects["id"]).dropna()
        return {str(project): float(amount) for project, amount in amounts.items()}

    def project_titles(self, language: Language) -> pd.Series:
        """The readable title of each project by its id, that of the source where there is none."""
        projects = self.projects
        titles = projects[f"title_{language}"].fillna(projects["title_fr"])
        return titles.fillna(projects["title"]).set_axis(projects["id"])

    def project_short_titles(self, language: Language) -> pd.Series:
        """The short title of each project by its id, for where `project_titles` would be cut.

        It is the readable one where nobody has written a short one.
        """
        projects = self.projects.set_index("id")
        short = projects[f"short_title_{language}"].fillna(projects["short_title_fr"])
        return short.fillna(self.project_titles(language))

    def project_subtitles(self, language: Language) -> pd.Series:
        """The subtitle that goes with each of `project_titles`, by id; missing where it has none.

        Where the source's own title is shown, it is the source's own subtitle.
        """
        projects = self.projects
        subtitles = projects[f"subtitle_{language}"]
        own = projects[f"title_{language}"].isna() & projects["title_fr"].isna()
        return subtitles.where(~own, projects["subtitle"]).set_axis(projects["id"])

    @cached_property
    def committee_days(self) -> pd.DataFrame:
        """The first and the last day on which each committee can have met, by its id.

        Columns `first`, `last`: the same day twice, or the bounds of a season; else missing.
        """
        committees = self.committees
        season = bounds_of(committees["season"].str.replace("-", "/"))
        days = {bound: committees["date"].fillna(season[bound]) for bound in ("first", "last")}
        return pd.DataFrame(days).set_axis(committees["id"])

    @cached_property
    def dated_committees(self) -> list[str]:
        """The ids of the committees that have a date and a project, from the first to the last."""
        dated = self.committees.dropna(subset=["date"])
        dated = dated[dated["id"].isin(set(self.projects["committee"].dropna()))]
        return [str(one) for one in dated.sort_values("date", kind="stable")["id"]]

    @cached_property
    def committee_moments(self) -> pd.Series:
        """When each committee met, by its id; a season counts as the end of its first year.

        Only an order to show committees in: a season's moment is nobody's date.
        """
        return _moments(self.committee_days)

    @cached_property
    def project_days(self) -> pd.DataFrame:
        """The first and the last day on which each project can have been selected.

        One row per project, in order, columns `first` and `last`. A committee's day is known best;
        then what is said of the project itself; then the season of its committee.
        """
        days = self.committee_days.reset_index(drop=True)
        # A project without a committee has the code -1, which no row has.
        days = days.reindex(self.projects["committee"].cat.codes).reset_index(drop=True)
        own = bounds_of(self.projects["selected"])
        exact = days["first"].eq(days["last"])
        return days.where(exact, own.fillna(days))

    @cached_property
    def project_moments(self) -> pd.Series:
        """When each project was selected, to show them in order: the last day of its month or year.

        A season counts as the end of its first year. Missing where not even the year is known.
        """
        return _moments(self.project_days)

    @cached_property
    def project_years(self) -> pd.DataFrame:
        """First and last year in which each project can have been selected.

        One row per project, in order: `first` and `last` (`Int64`). They differ where only a
        season or two bounds are known, and are missing where not even that is.
        """
        return _years(self.project_days)

    @cached_property
    def stated_years(self) -> pd.DataFrame:
        """The years of `project_years`, missing where they are further apart than a season's.

        Bounds that leave more than a season open say no year: such a project counts as one whose
        year is not known.
        """
        years = self.project_years
        return years.where(years["last"] - years["first"] <= 1)

    @cached_property
    def project_territories(self) -> pd.DataFrame:
        """One row per project and place: `project`, `place` and the other columns of `places`."""
        places = self.places.rename(columns={"id": "place"})
        position = self.tables["project_places"]["place"].cat.codes.to_numpy()
        located = places.iloc[position].reset_index(drop=True)
        located.insert(0, "project", self.tables["project_places"]["project"].array)
        return located

    @cached_property
    def project_networks(self) -> pd.DataFrame:
        """One row per project, landlord and network of that landlord when the project was selected.

        Columns `project`, `landlord`, `network` (missing where no source states the network for
        that year). A network that belongs to another brings that one along in a row of its own.
        A membership with a first or last year holds only for projects that are surely inside it.
        """
        took_part = self.tables["project_landlords"][["project", "landlord"]]
        years = self.project_years.iloc[took_part["project"].cat.codes.to_numpy()]
        members = took_part.assign(first=years["first"].array, last=years["last"].array).merge(
            self.tables["landlord_networks"], on="landlord"
        )
        begun = members["first_year"].isna() | (members["first_year"] <= members["first"])
        lasting = members["last_year"].isna() | (members["last_year"] >= members["last"])
        sure = (begun.fillna(value=False) & lasting.fillna(value=False)).astype(bool)
        stated = members.loc[sure, ["project", "landlord", "network"]]
        related = stated.merge(self._networks_above, on="network").drop(columns="network")
        related = related.sort_values("level", kind="stable").drop(columns="level")
        related = related.rename(columns={"above": "network"}).drop_duplicates()
        related["network"] = related["network"].astype(
            pd.CategoricalDtype(self.networks["id"].tolist())
        )
        return took_part.merge(related, on=["project", "landlord"], how="left")

    @property
    def _networks_above(self) -> pd.DataFrame:
        """Every network with itself and those it belongs to: `network`, `above`, `level` from 0."""
        parents = dict(
            zip(self.networks["id"].tolist(), self.networks["parent"].tolist(), strict=True)
        )
        rows = []
        for network in parents:
            chain: dict[str, int] = {}  # ends where parents go round in a circle, too
            above = network
            while above in parents and above not in chain:
                chain[above] = len(chain)
                above = parents[above]
            rows += [(network, name, level) for name, level in chain.items()]
        return pd.DataFrame(rows, columns=["network", "above", "level"])


def _years(days: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({bound: days[bound].dt.year.astype("Int64") for bound in days})


def _moments(days: pd.DataFrame) -> pd.Series:
    years = _years(days)
    end_of_first = pd.to_datetime(years["first"].astype("string") + "-12-31", errors="coerce")
    within = days["last"].where(days["last"] < end_of_first, end_of_first)
    return within.where((years["last"] - years["first"] <= 1).fillna(value=False).astype(bool))
