"""What is wrong and what to do, for each code of a reader or writer: the table `problems.csv`.

Its column `of` says whose codes they are: `data` (`loaders.package.problems.Rule`) with `cause`
(why a reference leads nowhere), `import` (`ImportRule`), `write` (`Refusal` of `loaders.editing`),
`doubt` and `announcement` (`DoubtCode` and `Refusal` of `loaders.announcement`), `deck` (`Fault`).
"""

from collections.abc import Mapping
from functools import cache

from loaders.text.word_tables import rows_beside


@cache
def problem_texts(of: str) -> Mapping[str, tuple[str, str]]:
    """Return by code what is wrong and what to do about it, empty where nothing: message ids."""
    rows = rows_beside(__file__, "problems.csv")
    return {row["code"]: (row["what"], row["remedy"]) for row in rows if row["of"] == of}
