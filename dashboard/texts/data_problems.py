"""Wording of problems with data and uploaded files, and of the reasons nothing was written."""

import datetime as dt
from dataclasses import dataclass

from dashboard.language.markdown import shortened
from dashboard.language.names import names_of
from dashboard.language.translation import N_, Words
from dashboard.texts.list_reading import encoding_text
from dashboard.texts.problem_texts import problem_texts
from loaders.editing.refusals import RefusedError
from loaders.package.problems import Loss, Problem, Rule
from loaders.spreadsheet.problems import AnyProblem

_REQUIRED_TYPE = N_("Write it like {example}; this cell must not be empty.")

_TYPES = {
    "integer": (N_("a whole number"), "1224"),
    "number": (N_("a number"), "12.5"),
    "boolean": (N_("yes or no"), "true"),
    "date": (N_("a date"), "2021-02-04"),
}

_LOST_LETTERS = N_("� stands for what is lost")

LOSSES = names_of("loss")


@dataclass(frozen=True)
class ProblemText:
    """A problem in a reader's language; `where` is file, line and column."""

    where: str
    value: str
    what: str
    loss: str
    remedy: str

    def line(self, words: Words) -> str:
        """Return the problem in one line, for a terminal."""
        return words.text(
            "{where}: {what}. {remedy} ({loss})",
            where=self.where,
            what=f"{self.what} [{self.value}]" if self.value else self.what,
            remedy=self.remedy,
            loss=self.loss,
        )


def tell(problem: AnyProblem, words: Words) -> ProblemText:
    """Say a problem of a package or of an imported file in the language of `words`."""
    details = {"encoding": "", "read": "", "example": "2018-2019", **problem.details}
    if "size" in details:
        details |= {key: words.number(int(details[key])) for key in ("size", "limit")}
    if "day" in details:
        details["day"] = words.date(dt.date.fromisoformat(details["day"]))
    if details.get("number"):
        details["number"] = words.number(float(details["number"]))
    if "type" in details:
        name, example = _TYPES[details["type"]]
        details |= {"type": words.text(name), "example": example}
    if problem.rule is Rule.DECIMAL_COMMA and problem.value:
        details["example"] = problem.value.replace(",", ".")
        details["whole"] = problem.value.replace(",", "")
    details["encoding"] = encoding_text(details["encoding"], words)
    details["read"] = shortened(details["read"], 80)
    what, remedy = problem_texts("data" if isinstance(problem, Problem) else "import")[problem.rule]
    what, remedy = problem_texts("cause").get(details.get("cause", ""), (what, remedy))
    what = words.text(what, **details)
    if "more" in details:
        what += " " + words.plural(
            "(and {count} more like it)", "(and {count} more like them)", int(details["more"])
        )
    if problem.rule is Rule.TYPE and problem.loss is Loss.ROW:
        remedy = _REQUIRED_TYPE
    return ProblemText(
        where=_where(problem, words),
        value=shortened(problem.value or "", 80),
        what=what,
        loss=words.text(_LOST_LETTERS if problem.rule is Rule.DAMAGED else LOSSES[problem.loss]),
        remedy=words.text(remedy, **details),
    )


def _where(problem: AnyProblem, words: Words) -> str:
    parts = [problem.file] if problem.file else []
    if problem.row is not None:
        parts.append(words.text("line {row}", row=problem.row))
    if problem.column is not None:
        parts.append(words.text("column {column}", column=shortened(problem.column, 80)))
    return ", ".join(parts)


def refusal_text(error: RefusedError, words: Words) -> str:
    """Say why nothing was written and what to do, in two sentences."""
    what, remedy = problem_texts("write")[error.refusal]
    values = {"folder": error.folder, "detail": error.detail, "backups": error.folder / "backups"}
    values["place"] = error.place
    return f"{words.text(what, **values)} {words.text(remedy, **values)}"
