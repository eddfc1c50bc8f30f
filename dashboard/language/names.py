"""What things are called, by their codes: the table `names.csv`.

Its column `of` says of what they are: the types of columns, the lists of the `overview`, what a
landlord does in a chain (`change`), how projects follow one another (`relation`), what a source
proves (`proof`), what a problem costs (`loss`), why a row of a list is not read (`why`) or a sheet
(`sheet`), encodings, separators and columns of lists, who writes backups (`writer`), what a `grant`
lacks; and, by what they are for, the headings of tables and what the parts of a page say that a
script draws.
"""

from collections.abc import Mapping
from functools import cache

from dashboard.language.translation import Words
from loaders.text.word_tables import rows_beside


@cache
def names_of(of: str) -> Mapping[str, str]:
    """Return by code what each of a kind is called: message ids."""
    return {
        row["code"]: row["name"] for row in rows_beside(__file__, "names.csv") if row["of"] == of
    }


def labels_of(of: str, words: Words) -> dict[str, str]:
    """Return by code what each of a kind is called in the reader's language."""
    return {code: words.text(name) for code, name in names_of(of).items()}
