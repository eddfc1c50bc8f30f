"""The portfolio: every table of a data package, typed, related and ready to be selected from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from loaders.problems import Problem
from loaders.schema import PackageSchema


@dataclass(frozen=True)
class Portfolio:
    """All that one data package says. Built once, shared by all readers, never written to.

    The frames have the columns that the descriptor declares: integers as `Int64`, numbers as
    `Float64`, booleans as `boolean`, dates as `datetime64`, texts as `str`, all with missing
    values where the cell is empty. A column with categories or a foreign key is a pandas
    category; for a foreign key the categories are the keys of the table it names, in the order
    of that table, so that the codes of a `project` column are positions in `projects`.
    """

    directory: Path
    schema: PackageSchema
    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...] = ()

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
    def committee_moments(self) -> pd.Series:
        """When each committee met, by its id; a season counts as the end of its first year.

        Only an order to show committees in: a season's moment is nobody's date.
        """
        committees = self.committees
        season = pd.to_datetime(committees["season"].str[:4] + "-12-31", errors="coerce")
        return committees["date"].fillna(season).set_axis(committees["id"])

    @cached_property
    def project_years(self) -> pd.DataFrame:
        """First and last year in which each project can have been selected.

        One row per project, in order: `first` and `last` (`Int64`). They differ where only a
        season is known, and are missing where not even that is.
        """
        committees = self.committees
        seasons = committees["season"].str.extract(r"^(?P<first>\d{4})-(?P<last>\d{4})$")
        dated = committees["date"].dt.year.astype("Int64")
        years = pd.DataFrame(
            {
                bound: dated.fillna(pd.to_numeric(seasons[bound]).astype("Int64"))
                for bound in ("first", "last")
            }
        )
        # A project without a committee has the code -1, which no row has.
        return years.reindex(self.projects["committee"].cat.codes).reset_index(drop=True)

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
