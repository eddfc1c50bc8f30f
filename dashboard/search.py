"""The text of a project that a search looks through, and the form in which texts are compared."""

import re
import unicodedata

import pandas as pd

from loaders.portfolio import Portfolio

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})


def plain(text: str) -> str:
    """Return `text` without accents, case, punctuation or ligatures, in single spaces.

    `Mom’ouest`, `Môm'Ouest` and `MOM OUEST` become the same.
    """
    bare = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    letters = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"[^\W_]+", letters))


def searchable(portfolio: Portfolio) -> pd.DataFrame:
    """Return one row per project, in order: `project` and `value`, the plain text to look through.

    It holds titles, summaries, and the names of landlords (aliases too), carriers, partners and
    places.
    """
    projects = portfolio.projects
    parts = [
        projects[["id", column]].set_axis(["project", "text"], axis=1)
        for column in ("title", "subtitle", "summary_fr", "summary_en")
    ]
    for link, table, columns in (
        ("project_landlords", "landlords", ("name", "aliases")),
        ("project_organisations", "organisations", ("name", "aliases")),
        ("project_places", "places", ("name",)),
    ):
        key = table.removesuffix("s")
        named = portfolio.tables[table].set_index("id")
        pairs = portfolio.tables[link]
        for column in columns:
            text = named[column].reindex(pairs[key].astype("object")).array
            parts.append(pd.DataFrame({"project": pairs["project"].astype("str"), "text": text}))
    texts = pd.concat(parts).dropna(subset=["text"])
    joined = texts.groupby("project", sort=False)["text"].agg(" ".join).map(plain)
    identifiers = projects["id"].tolist()
    return pd.DataFrame(
        {
            "project": pd.Categorical(identifiers, categories=identifiers),
            "value": joined.reindex(identifiers).fillna("").array,
        }
    )
