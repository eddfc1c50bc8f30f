"""The table of facets: everything a visitor can filter by.

The bar of filters, the address, the sentence that says the filter, and the counts beside the
choices all come out of `FACETS`: a new facet is one more entry, and a line of `facets.csv`, which
says what it is called and where it shows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.language.collation import labels_in_order
from dashboard.language.translation import N_, Words
from dashboard.selection.search.fields import Texts, project_texts
from loaders.package.portfolio import Portfolio
from loaders.text.word_tables import rows_beside

UNKNOWN = "unknown"
"""The value of a project for which no source states the facet. It can be chosen like any other."""

Relation = Callable[[Portfolio], pd.DataFrame]
"""Gives the frame of a facet: `project` and `value`, both categories; no `value` is unknown.

A pair may come more than once and counts once.
"""

Labels = Callable[[Portfolio, Words], Mapping[str, str]]
"""Gives what each value is called on the screen, in the order in which values are listed."""


@dataclass(frozen=True)
class Facet:
    """A way to select projects.

    `kind`: `choice` takes any of several values; `span` takes a first and a last year; `text`
    takes words, looks for them in `texts`, and has no relation.
    `unstated` says in a note why a project has no value. `main` gives the one value that each
    project has first, where its values have an order; it never decides what is counted. A facet
    that is not `listed` has too many values to offer: links choose them, and the bar shows it only
    then. Of a `whole` one every value is offered, also without a project: that there is none is an
    answer. The values of an `ordered` one have an order that says more than which has most
    projects. An `internal` one is about the fund's own tables: no file is made by it unless asked
    for. `unfiltered` stands in the box while nothing is chosen; French needs it in the facet's
    gender. One facet settles much of another of its `kin`: a joint project has more landlords, so
    that any landlord or network is more often among them.
    """

    key: str
    label: str
    relation: Relation | None
    labels: Labels
    unstated: str
    kind: Literal["choice", "span", "text"] = "choice"
    main: Relation | None = None
    texts: Callable[[Portfolio], Sequence[Texts]] | None = None
    short_labels: Labels | None = None
    listed: bool = True
    whole: bool = False
    ordered: bool = False
    internal: bool = False
    unfiltered: str = N_("All")
    kin: str = ""


_ROWS = {row["key"]: row for row in rows_beside(__file__, "facets.csv")}
"""What the table says of each facet: its flags stand in `is`, the rest where a column has the name
of a part of `Facet`, or of what the two functions below are asked for."""


def kind_of(facet: str) -> str:
    """Return of which kind the records, and their sheets, are that a facet is about."""
    return "organisation" if facet == "carrier" else facet


def facets_with(column: str) -> dict[str, str]:
    """Return by facet what stands in a column, of those where something does.

    `rule`: how projects are counted along it. `counted`, `euros`, `pairs`: the subjects of its
    figures of projects, of amounts, and of two sides.
    """
    return {key: row[column] for key, row in _ROWS.items() if row[column]}


def facets_in_order(column: str) -> dict[str, str]:
    """Return the facets that have a place in a column, each with what all its values are called.

    `named`: a difference of two sides by it is put into words. `sheet`: its values have sheets.
    `first`: a value can come up for the first time. `list`: its values are listed.
    """
    places = facets_with(column)
    return {key: _ROWS[key]["several"] for key in sorted(places, key=places.__getitem__)}


def _facet(key: str, relation: Relation | None, labels: Labels, **more: Any) -> Facet:
    row = _ROWS[key]
    flags = row["is"].split()
    return Facet(
        key,
        row["name"],
        relation,
        labels,
        row["unstated"],
        kind=row["kind"] or "choice",  # type: ignore[arg-type]
        listed="unlisted" not in flags,
        unfiltered=row["unfiltered"],
        kin=row["kin"],
        whole="whole" in flags,
        ordered="ordered" in flags,
        internal="internal" in flags,
        **more,
    )


def _pairs(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    return frame[["project", column]].set_axis(["project", "value"], axis=1)


def _related(table: str, column: str) -> Relation:
    return lambda portfolio: _pairs(portfolio.tables[table], column)


def _main_theme(portfolio: Portfolio) -> pd.DataFrame:
    """Give each project the theme that it ranks first, whatever the number of that rank."""
    ranked = portfolio.tables["project_themes"].sort_values("rank", kind="stable")
    return _pairs(ranked.drop_duplicates("project"), "theme")


def _territory(column: str) -> Relation:
    return lambda portfolio: _pairs(portfolio.project_territories, column)


def _commune_of(places: pd.DataFrame) -> pd.Series:
    """Return the INSEE code of the commune that each place is, or lies in; missing where unknown.

    The code of an agglomeration or an arrondissement is that of its chief town alone.
    """
    return places["insee"].where(places["kind"].isin(["commune", "quartier", "site"]))


def _commune(portfolio: Portfolio) -> pd.DataFrame:
    located = portfolio.project_territories
    communes = _commune_of(located).astype(pd.CategoricalDtype(sorted(commune_names(portfolio))))
    return pd.DataFrame({"project": located["project"], "value": communes.array})


def commune_names(portfolio: Portfolio) -> dict[str, str]:
    """Return the name of each commune that the data set has a place in, by its INSEE code.

    Where it has no record of the commune itself, the code stands for the name.
    """
    places = portfolio.places
    codes = _commune_of(places).dropna().unique()
    itself = places[places["kind"] == "commune"].set_index("insee")["name"]
    names = itself[~itself.index.duplicated()].to_dict()
    return {str(code): str(names.get(code, code)) for code in codes}


def commune_labels(portfolio: Portfolio, _words: Words) -> dict[str, str]:
    """Return name and département of each commune: many share a name."""
    located = portfolio.places.assign(commune=_commune_of(portfolio.places))
    known = located.dropna(subset=["commune", "departement"]).drop_duplicates("commune")
    within = dict(zip(known["commune"], known["departement"], strict=True))
    names = commune_names(portfolio)
    labels = {
        code: f"{name} ({within[code]})" if code in within else name for code, name in names.items()
    }
    return labels_in_order(labels)


def _network(portfolio: Portfolio) -> pd.DataFrame:
    return _pairs(portfolio.project_networks, "network")


def _carrier(portfolio: Portfolio) -> pd.DataFrame:
    took_part = portfolio.tables["project_organisations"]
    return _pairs(took_part[took_part["role"] == "carrier"], "organisation")


def _per_project(
    portfolio: Portfolio, codes: npt.NDArray[np.integer], categories: Sequence[str] | pd.Index
) -> pd.DataFrame:
    """Give each project, in order, the category at its place in `codes`, none where that is -1."""
    projects = portfolio.tables["project_themes"]["project"].cat.categories
    return pd.DataFrame(
        {
            "project": pd.Categorical.from_codes(np.arange(len(projects)), categories=projects),
            "value": pd.Categorical.from_codes(codes, categories=pd.Index(categories)),
        }
    )


def _committee(portfolio: Portfolio) -> pd.DataFrame:
    committees = portfolio.projects["committee"].cat
    return _per_project(portfolio, committees.codes.to_numpy(), committees.categories)


def _state_labels(portfolio: Portfolio, words: Words) -> dict[str, str]:
    return portfolio.schema.tables["follow_up"].field("state").labels(words.language)


def _joint(portfolio: Portfolio) -> pd.DataFrame:
    """A multi-landlord project is one that two or more landlords back."""
    backed = portfolio.tables["project_landlords"]["project"].cat.codes
    landlords = np.bincount(backed, minlength=len(portfolio.projects))
    return _per_project(portfolio, np.select([landlords > 1, landlords > 0], [0, 1], -1), _YES_NO)


def _qpv(portfolio: Portfolio) -> pd.DataFrame:
    """A project is in a priority neighbourhood when a source says so of one of its places."""
    located = portfolio.project_territories
    inside, outside = (
        np.bincount(
            located.loc[located["qpv"].eq(answer).fillna(value=False), "project"].cat.codes,
            minlength=len(portfolio.projects),
        )
        for answer in (True, False)
    )
    return _per_project(portfolio, np.select([inside > 0, outside > 0], [0, 1], -1), _YES_NO)


def _names(table: str, key: str = "id", name: str = "name") -> Labels:
    def labels(portfolio: Portfolio, _words: Words) -> dict[str, str]:
        frame = portfolio.tables[table]
        return labels_in_order(dict(zip(frame[key], frame[name], strict=True)))

    return labels


def theme_labels(portfolio: Portfolio, words: Words, *, short: bool = False) -> dict[str, str]:
    """Return the name of each theme, in the order of the themes."""
    ordered = portfolio.themes.sort_values("position")
    names = ordered[f"{'short' if short else 'name'}_{words.language}"]
    return dict(zip(ordered["id"], names, strict=True))


def committee_labels(portfolio: Portfolio, words: Words, *, short: bool = False) -> dict[str, str]:
    """Return what each committee is called: its date, or its season where only that is known."""
    committees = portfolio.committees
    return {
        committee: words.text("season {season}", season=season)
        if pd.isna(date)
        else words.date(date.date(), short=short)
        for committee, date, season in zip(
            committees["id"], committees["date"], committees["season"], strict=True
        )
    }


_YES_NO = ("yes", "no")


def _yes_no(_portfolio: Portfolio, words: Words) -> dict[str, str]:
    return {"yes": words.text("yes"), "no": words.text("no")}


def _carrier_labels(portfolio: Portfolio, _words: Words) -> dict[str, str]:
    carriers = set(_carrier(portfolio)["value"])
    named = portfolio.organisations[portfolio.organisations["id"].isin(carriers)]
    return labels_in_order(dict(zip(named["id"], named["name"], strict=True)))


def _year_labels(portfolio: Portfolio, _words: Words) -> dict[str, str]:
    years = portfolio.stated_years
    if years["first"].notna().any():
        span = range(int(years["first"].min()), int(years.max().max()) + 1)
        return {str(year): str(year) for year in span}
    return {}


def _year(portfolio: Portfolio) -> pd.DataFrame:
    """The first year in which the project can have been selected; spans use both years."""
    every = list(_year_labels(portfolio, Words("en")))
    first = portfolio.stated_years["first"].to_numpy(dtype=float, na_value=np.nan)
    place = first - float(every[0]) if every else first
    return _per_project(portfolio, np.where(np.isnan(place), -1, place).astype(int), every)


FACETS: tuple[Facet, ...] = (
    _facet(
        "theme",
        _related("project_themes", "theme"),
        theme_labels,
        short_labels=partial(theme_labels, short=True),
        main=_main_theme,
    ),
    _facet("region", _territory("region"), _names("regions", "code")),
    _facet("departement", _territory("departement"), _names("departements", "code")),
    _facet("network", _network, _names("networks")),
    _facet("landlord", _related("project_landlords", "landlord"), _names("landlords")),
    _facet("carrier", _carrier, _carrier_labels),
    _facet(
        "organisation", _related("project_organisations", "organisation"), _names("organisations")
    ),
    _facet("commune", _commune, commune_labels),
    _facet("year", _year, _year_labels),
    _facet(
        "committee",
        _committee,
        committee_labels,
        short_labels=partial(committee_labels, short=True),
    ),
    _facet("joint", _joint, _yes_no),
    _facet("qpv", _qpv, _yes_no),
    _facet("state", _related("follow_up", "state"), _state_labels),
    _facet("q", None, lambda _portfolio, _words: {}, texts=project_texts),
)
