"""The summary of a selection as lines of text, for a terminal."""

from collections.abc import Iterator
from dataclasses import asdict

import pandas as pd

from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.measures.key_figures import key_figures, overview
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import coverage_note
from dashboard.texts.themes import main_part


def key_figure_label(name: str, count: int, words: Words) -> str:
    """Return what stands beside a key figure: *projects*, or *project* where there is one."""
    forms = {
        "projects": words.plural("{count} project", "{count} projects", count),
        "landlords": words.plural("{count} landlord", "{count} landlords", count),
        "landlord_participations": words.plural(
            "{count} landlord participation", "{count} landlord participations", count
        ),
        "carriers": words.plural("{count} lead organisation", "{count} lead organisations", count),
        "committees": words.plural("{count} committee", "{count} committees", count),
        "regions": words.plural("{count} region", "{count} regions", count),
        "departements": words.plural("{count} département", "{count} départements", count),
    }
    return forms[name].removeprefix(words.number(count)).strip()


_HEADINGS = names_of("overview")


def summary_lines(selection: Selection, words: Words) -> Iterator[str]:
    """Yield the key figures, then every list under its heading with what it leaves out."""
    for name, value in asdict(key_figures(selection)).items():
        yield f"{words.number(value):>8}  {key_figure_label(name, value, words)}"
    for name, measure in overview(selection, words).items():
        yield ""
        yield words.text(_HEADINGS[name])
        amounts = "total" if name == "reach" else "projects"
        yield from _rows(measure.frame, amounts, words)
        yield f"          {coverage_note(measure.coverage, words)}"


def _rows(frame: pd.DataFrame, amounts: str, words: Words) -> Iterator[str]:
    labels = frame["label"].tolist()
    if "projects_main" in frame:
        labels = [
            main_part(label, main, words)
            for label, main in zip(labels, frame["projects_main"], strict=True)
        ]
    for amount, label in zip(frame[amounts], labels, strict=True):
        yield f"{words.number(amount):>8}  {label}"
