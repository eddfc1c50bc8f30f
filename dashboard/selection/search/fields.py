"""The searchable fields of projects: their own texts and related names."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.language.grammar import named_departement
from loaders.package.portfolio import Portfolio
from loaders.package.schema import Language
from loaders.text.word_tables import rows_beside

FIELDS = {row["field"]: row["name"] for row in rows_beside(__file__, "fields.csv")}
"""What the fields are called, those that say most of a project first."""

SUMMARIES = ("summary_fr", "summary_en")

WORDS = {
    "title": ("title_fr", "title_en", "title", "short_title_fr", "short_title_en"),
    "subtitle": ("subtitle_fr", "subtitle_en", "subtitle"),
    "promise": ("promise_fr", "promise_en"),
}
"""The columns of a project that one field looks through: a reader may use either language."""

REGIONS = {row["code"]: row["short"] for row in rows_beside(__file__, "regions.csv")}
"""What regions are called in short, by their INSEE code: nobody writes them out."""

THEMES = ("name_fr", "name_en", "short_fr", "short_en")
"""The columns of a theme in which its names stand."""

MOST_SUMMARIES = 100_000
"""Projects beyond which summaries are not looked through. Titles and names always are: those of a
million take half a minute and a gigabyte, once (measured), and summaries have many more words."""


@dataclass(frozen=True)
class Texts:
    """The texts of one field, as they are written in the data: one row per item and text.

    `items` are positions (of projects, or of whatever is searched); `values` says each text once,
    however many items share it.
    """

    field: str
    items: npt.NDArray[np.intp]
    values: pd.Categorical


def foreign_texts(
    portfolio: Portfolio, project: int, language: Language
) -> frozenset[tuple[str, str]]:
    """Return field and text of what a search finds of a project in the other language alone.

    `project` is its position; a text that is the same in both languages is in neither alone.
    """
    row, foreign = portfolio.projects.iloc[project], "_en" if language == "fr" else "_fr"
    columns = [*WORDS.items(), *((name, (name,)) for name in SUMMARIES)]
    texts = [(field, name, row[name]) for field, names in columns for name in names]
    texts += [("theme", name, theme) for name in THEMES for theme in portfolio.themes[name]]
    own = {(field, text) for field, name, text in texts if not name.endswith(foreign)}
    return frozenset((field, text) for field, _, text in texts) - own


def summaries_searched(portfolio: Portfolio) -> bool:
    """Say whether a search looks through the summaries too."""
    return len(portfolio.projects) <= MOST_SUMMARIES


def project_texts(portfolio: Portfolio) -> list[Texts]:
    """Return the texts of all projects, field by field, in the order of `FIELDS`."""
    took_part = portfolio.tables["project_organisations"]
    located = portfolio.project_territories
    organisations, themes = named(portfolio.organisations), theme_names(portfolio)
    names = {
        "landlord": (portfolio.tables["project_landlords"], "landlord", portfolio.landlords),
        "place": (portfolio.tables["project_places"], "place", portfolio.places),
        "network": (portfolio.project_networks, "network", portfolio.networks),
    }
    found = {field: _linked(field, *rest[:2], named(rest[2])) for field, rest in names.items()}
    numbered = departement_names(portfolio)
    found["region"] = _linked("region", located, "region", region_names(portfolio))
    found["departement"] = _linked("departement", located, "departement", numbered)
    for role in ("carrier", "partner", "member"):
        pairs = took_part[took_part["role"] == role]
        found[role] = _linked(role, pairs, "organisation", organisations)
    found["qpv"] = _in_qpv(portfolio)
    found["earlier"] = _earlier(portfolio.tables["lineage"])
    found["theme"] = _linked("theme", portfolio.tables["project_themes"], "theme", themes)
    own = WORDS | ({name: (name,) for name in SUMMARIES} if summaries_searched(portfolio) else {})
    found |= {
        field: _own(portfolio.projects[list(columns)], field) for field, columns in own.items()
    }
    return [found[field] for field in FIELDS if field in found]


def named(table: pd.DataFrame) -> pd.DataFrame:
    """Return every name of each row of `table`, aliases too: `id`, `value`."""
    key = table.columns[0]
    names = [table[[key, "name"]].set_axis(["id", "value"], axis=1)]
    if "aliases" in table:
        aliases = table.assign(value=table["aliases"].str.split(";")).explode("value")
        names.append(aliases[[key, "value"]].set_axis(["id", "value"], axis=1))
    return pd.concat(names).dropna()


def departement_names(portfolio: Portfolio) -> pd.DataFrame:
    """Return name and number of each département as one text: readers look for either."""
    table = portfolio.departements
    names = map(named_departement, table["code"], table["name"])
    return pd.DataFrame({"id": table["code"].array, "value": list(names)}, dtype=object)


def region_names(portfolio: Portfolio) -> pd.DataFrame:
    """Return the names of the regions, and what some of them are called in short."""
    short = pd.DataFrame({"id": REGIONS.keys(), "value": REGIONS.values()}, dtype=object)
    return pd.concat([named(portfolio.regions), short])


def theme_names(portfolio: Portfolio) -> pd.DataFrame:
    """Return the names of the themes in both languages: a reader may use either."""
    names = portfolio.themes.melt("id", list(THEMES))
    return names[["id", "value"]].drop_duplicates()


def _own(columns: pd.DataFrame, field: str) -> Texts:
    """Return the texts of some columns of projects as one field; equal ones count once."""
    texts = pd.concat(
        [
            pd.DataFrame({"item": np.flatnonzero(texts.notna()), "value": texts.dropna().array})
            for _, texts in columns.items()
        ]
    ).drop_duplicates()
    items = texts["item"].to_numpy(dtype=np.intp)
    return Texts(field, items, pd.Categorical(texts["value"].astype(object)))


def _earlier(lineage: pd.DataFrame) -> Texts:
    """Return the titles of the projects that others follow: they need not be recorded."""
    stated = lineage.dropna(subset=["earlier_title"])
    items = stated["project"].cat.codes.to_numpy().astype(np.intp)
    return Texts("earlier", items, pd.Categorical(stated["earlier_title"].astype(object)))


def _in_qpv(portfolio: Portfolio) -> Texts:
    """Return what readers call a priority neighbourhood, for projects with a place in one."""
    located = portfolio.project_territories
    inside = located.loc[located["qpv"].eq(True).fillna(value=False), "project"].cat.codes.unique()
    letters = pd.Categorical.from_codes(np.zeros(len(inside), int), pd.Index(["QPV"], dtype=object))
    return Texts("qpv", inside.astype(np.intp), letters)


def _linked(field: str, pairs: pd.DataFrame, key: str, names: pd.DataFrame) -> Texts:
    """Return each name of what `pairs` relate to their projects; a pair that repeats counts once.

    Works with codes, so that names are not copied for every project.
    """
    related = pd.DataFrame(
        {"project": pairs["project"].cat.codes, "code": pairs[key].cat.codes}
    ).drop_duplicates()
    values = pd.Categorical(names["value"].astype(object))
    position = {name: code for code, name in enumerate(pairs[key].cat.categories)}
    named = pd.DataFrame({"code": names["id"].astype(object).map(position), "value": values.codes})
    merged = related.merge(named, on="code")
    rows = pd.Categorical.from_codes(merged["value"].to_numpy(), values.categories)
    return Texts(field, merged["project"].to_numpy(dtype=np.intp), rows)
