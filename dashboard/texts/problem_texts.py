"""Texts by their codes: what is wrong and what to do, and what is called how.

The column `of` of `problems.csv` says whose codes they are: `data` (`Rule` of
`loaders.package.problems`) with `cause` (why a reference leads nowhere), `import` (`ImportRule`),
`write` (`Refusal` of `loaders.editing`), `doubt` and `announcement` (`DoubtCode` and `Refusal` of
`loaders.announcement`), `deck` (`Fault`). That of `names.csv` says of what they are: the `rule` by
which projects are counted along a facet, what figures and lists are called by their facet (`pairs`,
`amounts`, `list`, `first`, `overview`), what a landlord does in a chain (`change`), how projects
follow one another (`relation`), what a source proves (`proof`), what a problem costs (`loss`), why
a row of a list is not read (`why`) or a sheet (`sheet`), encodings, separators and columns of
lists, who writes backups (`writer`), what a `grant` lacks; and, by what they are for, what columns
of tables and the parts of a page that a script draws say.
"""

from collections.abc import Mapping
from functools import cache

from dashboard.language.translation import Words
from loaders.text.word_tables import rows_beside


@cache
def problem_texts(of: str) -> Mapping[str, tuple[str, str]]:
    """Return by code what is wrong and what to do about it, empty where nothing: message ids."""
    rows = rows_beside(__file__, "problems.csv")
    return {row["code"]: (row["what"], row["remedy"]) for row in rows if row["of"] == of}


@cache
def names_of(of: str) -> Mapping[str, str]:
    """Return by code what each of a kind is called: message ids."""
    return {
        row["code"]: row["name"] for row in rows_beside(__file__, "names.csv") if row["of"] == of
    }


def labels_of(of: str, words: Words) -> dict[str, str]:
    """Return by code what each of a kind is called in the reader's language."""
    return {code: words.text(name) for code, name in names_of(of).items()}
