"""Wording of problems with uploaded files, and of the reasons nothing was written."""

import datetime as dt

from dashboard.language.shortened import shortened
from dashboard.language.translation import Words
from dashboard.texts.data_problems import LOSSES, ProblemText, tell
from dashboard.texts.list_reading import encoding_text
from dashboard.texts.problem_texts import problem_texts
from loaders.editing.refusals import RefusedError
from loaders.package.problems import Problem
from loaders.spreadsheet.problems import AnyProblem, ImportProblem


def tell_any(problem: AnyProblem, words: Words) -> ProblemText:
    """Say a problem of a package or of an imported file in the language of `words`."""
    return tell(problem, words) if isinstance(problem, Problem) else _tell(problem, words)


def _tell(problem: ImportProblem, words: Words) -> ProblemText:
    details = {"example": "2018-2019", **problem.details}
    for key in ("size", "limit"):
        if key in details:
            details[key] = words.number(int(details[key]))
    if "day" in details:
        details["day"] = words.date(dt.date.fromisoformat(details["day"]))
    if details.get("number"):
        details["number"] = words.number(float(details["number"]))
    if "encoding" in details:
        details["encoding"] = encoding_text(details["encoding"], words)
    what, remedy = problem_texts("import")[problem.rule]
    where = [problem.file] if problem.file else []
    if problem.row is not None:
        where.append(words.text("line {row}", row=problem.row))
    if problem.column is not None:
        where.append(words.text("column {column}", column=problem.column))
    return ProblemText(
        where=", ".join(where),
        value=shortened(problem.value or "", 80),
        what=words.text(what, **details),
        loss=words.text(LOSSES[problem.loss]),
        remedy=words.text(remedy, **details),
    )


def refusal_text(error: RefusedError, words: Words) -> str:
    """Say why nothing was written and what to do, in two sentences."""
    what, remedy = problem_texts("write")[error.refusal]
    values = {"folder": error.folder, "detail": error.detail, "backups": error.folder / "backups"}
    values["place"] = error.place
    return f"{words.text(what, **values)} {words.text(remedy, **values)}"
