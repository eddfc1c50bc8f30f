"""Which selected projects continue an earlier one."""

import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.measure import Measure, covered
from dashboard.selection.selection import Selection


def lineages(selection: Selection, words: Words) -> Measure:
    """List what the selected projects say of the projects they follow.

    Columns `project` (id), `title`, `relation` (code) and `relation_label`, `earlier_project` (id,
    missing where the data set has no such project), `earlier_title` (readable where
    it has, else as `earlier_titles` calls it), `as_written` (the words of the source). A project
    that names no earlier one is left out.
    """
    portfolio = selection.portfolio
    lineage = portfolio.tables["lineage"]
    kept = lineage[selection.mask[lineage["project"].cat.codes.to_numpy()]]
    relations = portfolio.schema.tables["lineage"].field("relation").categories
    titles = portfolio.project_titles(words.language)
    frame = pd.DataFrame(
        {
            "project": kept["project"].astype("object").array,
            "title": titles.reindex(kept["project"].astype("object")).array,
            "relation": kept["relation"].astype("object").array,
            "relation_label": [relations[code][words.language] for code in kept["relation"]],
            "earlier_project": kept["earlier_project"].astype("object").array,
            "earlier_title": titles.reindex(kept["earlier_project"].astype("object"))
            .reset_index(drop=True)
            .fillna(earlier_titles(kept, words).reset_index(drop=True))
            .array,
            "as_written": kept["as_written"].array,
        }
    )
    following = int(kept["project"].nunique())
    coverage = covered(selection.size, following, N_("no earlier project named"), len(frame))
    return Measure(frame, coverage)


def earlier_titles(lineage: pd.DataFrame, words: Words) -> pd.Series:
    """Return what each row of `lineage` calls the earlier project.

    That is its title in the source, or, where the source names none, what the record calls it in
    the reader's language.
    """
    titles = lineage["earlier_title"]
    return titles if words.language == "fr" else lineage["earlier_title_en"].fillna(titles)
