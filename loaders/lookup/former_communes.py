"""Former communes and agglomerations, by name.

They stand in the two tables beside this module, taken from `@etalab/decoupage-administratif` 0.3.0
(2019) and 6.0.0 (2026), after INSEE's *Code officiel géographique* and the DGCL's list of EPCI,
Licence Ouverte 2.0.
"""

import re
from functools import cache

from loaders.text.folding import folded
from loaders.text.word_tables import rows_beside

HEAD = re.compile(
    r"^(?:ca|cc|cu|metropole|communaute (?:d agglomeration|de communes|urbaine)|agglomeration|agglo"
    r"|grand|eurometropole|bassin de vie)\b(?: (?:de la|de l|des|du|de|d))?\s*"
)
"""How the names of agglomerations begin, folded."""


@cache
def former_communes() -> dict[str, list[str]]:
    """Return the INSEE codes of today's communes by the folded names of former ones."""
    found: dict[str, list[str]] = {}
    for row in rows_beside(__file__, "former_communes.csv"):
        found.setdefault(folded(row["name"]), []).append(row["insee"])
    return found


@cache
def agglomerations() -> dict[str, str]:
    """Return the names of the agglomerations by these names, folded."""
    return {"grand lyon": "Métropole de Lyon"} | {
        folded(row["name"]): row["name"] for row in rows_beside(__file__, "agglomerations.csv")
    }


def agglomeration_territory(name: str) -> dict[str, str]:
    """Return the `departement` and `region` of an agglomeration, empty where it spans several."""
    rows = {row["name"]: row for row in rows_beside(__file__, "agglomerations.csv")}
    row = rows.get(name, {})
    return {key: row.get(key, "") for key in ("departement", "region")}


@cache
def without_head(name: str) -> str:
    """Return a folded name without the words that say that it is an agglomeration's."""
    head = HEAD.match(name)
    bare = name[head.end() :] if head else name
    return re.sub(r" (?:metropole|agglomeration|agglo)$", "", bare)
