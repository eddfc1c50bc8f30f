"""Wording of the doubts about a draft, and of the reasons for refusing a file."""

import datetime as dt
from collections.abc import Mapping

from dashboard.language.translation import N_, Words
from loaders.announcement.errors import AnnouncementError, Refusal
from loaders.announcement.model import Doubt, DoubtCode

_DOUBTS: dict[DoubtCode, str] = {
    DoubtCode.DATE_MISSING: N_("The date of the committee was not found."),
    DoubtCode.DATE_AMBIGUOUS: N_("The committee's day could be {other} too: check it."),
    DoubtCode.DATE_WEAK: N_(
        "Nothing says that this is the committee's day and not that of the paper: check it."
    ),
    DoubtCode.DATE_YEAR_IMPLIED: N_(
        "The year of the committee's day is not written: it is taken from that of the paper. Check "
        "it."
    ),
    DoubtCode.COMMITTEES_SEVERAL: N_(
        "The text tells of several committees: {dates}. Each project keeps the day of its own: "
        "check them."
    ),
    DoubtCode.COUNT_MISSING: N_(
        "The announcement does not say how many winning projects there are."
    ),
    DoubtCode.COUNT_DIFFERS: N_(
        "{announced} winning projects are announced, {found} drafts were found."
    ),
    DoubtCode.PROJECTS_MISSING: N_(
        "A project was not found: in the review, add it with “+”, then mark its words in the text. "
        "If the text is a table, bring it as a list of projects (Excel or CSV). If it comes from a "
        "PDF, bring the Word document or the web page, or paste its text with an empty line "
        "between two projects."
    ),
    DoubtCode.NOT_SELECTED: N_(
        "“{name}” is left out, as the text says that it was not selected. If it is a winning "
        "project, add it with “+”."
    ),
    DoubtCode.NAMED_OUTSIDE: N_(
        "The text names {names} where no project was read. If a project is missing, add it with "
        "“+”."
    ),
    DoubtCode.READ_IN_PART: N_("The text of this project is very long: its end was not read."),
    DoubtCode.PROJECT_MARKS_MISSING: N_("Nothing separates the projects: check where each begins."),
    DoubtCode.TITLE_GUILLEMET: N_("A guillemet of the title is missing or too many."),
    DoubtCode.TITLE_UNMARKED: N_("The title is not between guillemets: check where it ends."),
    DoubtCode.TITLE_WITHIN: N_(
        "The title is what stands between guillemets in the text: check it."
    ),
    DoubtCode.TITLE_CUT: N_(
        "A word of the title was cut at the end of a line: check whether it has a hyphen."
    ),
    DoubtCode.TITLE_MISSING: N_("No title was found."),
    DoubtCode.LANDLORD_MISSING: N_("No landlord was found."),
    DoubtCode.LANDLORD_COUNT_DIFFERS: N_(
        "The number of landlords in words is not that of the names found."
    ),
    DoubtCode.LANDLORDS_UNNAMED: N_("The text counts landlords that it does not name."),
    DoubtCode.LANDLORD_WEAK: N_("Little says that this is a landlord: check it."),
    DoubtCode.CARRIER_MISSING: N_("No lead organisation was found."),
    DoubtCode.CARRIER_WEAK: N_("Little says that this is the lead organisation: check it."),
    DoubtCode.NAME_CLOSE_TO_KNOWN: N_(
        "“{name}” is close to “{known}” in the data: is it the same?"
    ),
    DoubtCode.NAME_NEW: N_(
        "“{name}” is not known yet: check that the name is whole and that its role is right."
    ),
    DoubtCode.EARLIER_PHASE: N_("This name may belong to an earlier phase of the project."),
    DoubtCode.COMMUNE_MISSING: N_("No commune is named: look for it elsewhere, or leave it empty."),
    DoubtCode.COMMUNE_HOMONYM: N_("Several communes have this name: choose the right one."),
    DoubtCode.COMMUNE_UNKNOWN: N_("No commune has this name: check it."),
    DoubtCode.FIGURE_UNIT_IMPLIED: N_(
        "The unit of this figure is not written beside it: check it."
    ),
    DoubtCode.AMOUNT_STATED: N_(
        "The text states an amount, {amount}, which is not filled in: enter it with the fund's own "
        "figures once the project is added."
    ),
    DoubtCode.DURATION_WEAK: N_("Little says that the project lasts so long: check it."),
    DoubtCode.THEME_CLOSE: N_("Two themes are equally likely: choose the primary one."),
    DoubtCode.THEME_MISSING: N_("No theme was recognised: choose one, or leave it empty."),
}

_REFUSALS: dict[Refusal, str] = {
    Refusal.FORMAT_UNKNOWN: N_("This kind of file is not read: use txt, md, docx, html or pdf."),
    Refusal.FILE_TOO_LARGE: N_("The file is too large: keep to the announcement alone."),
    Refusal.FILE_UNREADABLE: N_("The file cannot be opened: save it again, or paste its text."),
    Refusal.FILE_MISSING: N_("There is no such file."),
    Refusal.TEXT_TOO_LONG: N_("The text is too long: keep to the announcement alone."),
    Refusal.TEXT_EMPTY: N_("There is no text in it: a scanned page must be typed or recognised."),
    Refusal.TOO_MANY_PAGES: N_("The file has too many pages: keep to the announcement alone."),
    Refusal.EXPANDS_TOO_MUCH: N_("The file unpacks to far more than its size and was not opened."),
    Refusal.ENTITIES_FORBIDDEN: N_("The file holds parts that are not opened for safety."),
    Refusal.PDF_ENCRYPTED: N_("The file is locked with a password: save it without one."),
    Refusal.TOO_HEAVY: N_(
        "Reading the file takes too much time or memory and was given up: paste its text instead."
    ),
}


def doubt_text(doubt: Doubt, words: Words) -> str:
    """Say a doubt in one sentence."""
    return doubt_sentence(doubt.code, doubt.params, words)


def doubt_sentence(code: str, params: Mapping[str, str], words: Words) -> str:
    """Say a doubt that was stored: its code, and what a sentence about it needs.

    One that is not known any more, or lacks something, is said as it was stored.
    """
    try:
        days = {key: _days(params[key], words) for key in ("other", "dates") if key in params}
        return words.text(_DOUBTS[DoubtCode(code)], **{**params, **days})
    except (KeyError, ValueError):
        return " ".join([code, *params.values()])


def _days(said: str, words: Words) -> str:
    return ", ".join(words.date(dt.date.fromisoformat(day)) for day in said.split(";"))


def refusal_text(error: AnnouncementError, words: Words) -> str:
    """Say why a file or a text was not read, and what to do."""
    return words.text(_REFUSALS[error.code])
