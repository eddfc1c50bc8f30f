"""Wording of data problems: where, what, what it costs, how to fix it."""

from dataclasses import dataclass

from dashboard.language.translation import N_, Words
from dashboard.texts.problem_texts import problem_texts
from loaders.package.problems import Loss, Problem, Rule

_REQUIRED_TYPE = N_("Write it like {example}; this cell must not be empty.")


_TYPES = {
    "integer": (N_("a whole number"), "1224"),
    "number": (N_("a number"), "12.5"),
    "boolean": (N_("yes or no"), "true"),
    "date": (N_("a date"), "2021-02-04"),
}

_ENCODINGS = {
    "cp1252": "Windows-1252",
    "iso8859_15": "ISO 8859-15",
    "mac_roman": "Mac OS",
    "cp850": "MS-DOS",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}

_LOST_LETTERS = N_("� stands for what is lost")

LOSSES = {
    Loss.NOTHING: N_("nothing is left out"),
    Loss.VALUE: N_("the value is left out"),
    Loss.ROW: N_("the line is left out"),
    Loss.TABLE: N_("the whole table is left out"),
}


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


def tell(problem: Problem, words: Words) -> ProblemText:
    """Say `problem` in the language of `words`."""
    details = {"encoding": "", "read": "", **problem.details}
    if problem.rule is Rule.FILE_TOO_LARGE:
        details |= {key: words.number(int(details[key])) for key in ("size", "limit")}
    if "type" in details:
        name, example = _TYPES[details["type"]]
        details |= {"type": words.text(name), "example": example}
    if problem.rule is Rule.DECIMAL_COMMA and problem.value:
        details["example"] = problem.value.replace(",", ".")
        details["whole"] = problem.value.replace(",", "")
    if problem.rule is Rule.ENCODING:
        details["encoding"] = _ENCODINGS.get(details["encoding"], "")
    if problem.rule is Rule.SPREADSHEET:
        details["read"] = _short(details["read"])
    said = problem_texts("cause").get(details.get("cause", ""), problem_texts("data")[problem.rule])
    what = words.text(said[0], **details)
    if "more" in details:
        what += " " + words.plural(
            "(and {count} more like it)", "(and {count} more like them)", int(details["more"])
        )
    remedy = said[1]
    if problem.rule is Rule.TYPE and problem.loss is Loss.ROW:
        remedy = _REQUIRED_TYPE
    return ProblemText(
        where=_where(problem, words),
        value=_short(problem.value or ""),
        what=what,
        loss=words.text(_LOST_LETTERS if problem.rule is Rule.DAMAGED else LOSSES[problem.loss]),
        remedy=words.text(remedy, **details),
    )


def _where(problem: Problem, words: Words) -> str:
    parts = [problem.file]
    if problem.row is not None:
        parts.append(words.text("line {row}", row=problem.row))
    if problem.column is not None:
        parts.append(words.text("column {column}", column=_short(problem.column)))
    return ", ".join(parts)


def _short(value: str) -> str:
    return value if len(value) <= 80 else value[:79] + "…"
