"""The regions of France until 2015, which people still name.

Source: law 2015-29 of 16 January 2015, article 1.
"""

from loaders.text.word_tables import rows_beside


def former_regions() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return by name the code of the region that took each in, and its départements."""
    return {
        row["name"]: (row["region"], tuple(row["departements"].split(";")))
        for row in rows_beside(__file__, "former_regions.csv")
    }
