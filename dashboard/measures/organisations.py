"""The landlords, networks and carriers of the selected projects, with their counts."""

from dashboard.language.translation import Words
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.measures.measure import Measure
from dashboard.selection.selection import Selection

COUNTED = {"themes": "theme", "regions": "region", "departements": "departement",
           "communes": "commune"}  # fmt: skip
"""What is counted beside projects, and the facet whose values are."""


def organisations(selection: Selection, key: str, words: Words) -> Measure:
    """List the landlords, networks or carriers (the facet `key`), those with most projects first.

    Columns `id`, `label`, `projects`, then how many different `themes`, `regions`,
    `departements` and `communes` its selected projects have, each also by name
    (`theme_names` and so on); missing where none is stated. Coverage as of `projects_by`.
    """
    measure = ranked(projects_by(selection, key, words))
    frame = measure.frame.copy()
    for column, facet in COUNTED.items():
        pairs = projects_by_two(selection, key, facet, words).frame
        of_each = pairs.groupby("first")["second_label"]
        frame[column] = of_each.size().reindex(frame["id"]).astype("Int64").array
        frame[f"{facet}_names"] = of_each.agg(", ".join).reindex(frame["id"]).array
    return Measure(frame, measure.coverage)
