"""A chain of projects that follow one another, with what its landlords do in each."""

import pandas as pd

from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.measures.chains import Chain
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import joined_note
from dashboard.texts.figures.figure_text import FigureText

CHANGES = names_of("change")
"""What a landlord does in a project, beside what it did in the one before."""


def chain_figure(selection: Selection, chain: Chain, words: Words) -> FigureText:
    """A chain of the selection: `Chain.projects` with the `day` of each, in words."""
    frame = chain.projects.assign(
        day=[day or words.text("day not recorded") for day in chain.projects["when"]]
    )
    return FigureText(
        key=f"chain-{chain.key}",
        subject=" → ".join(frame["title"]),
        headline=_headline(chain, words),
        note=joined_note(_membership(selection, chain, words), _unrecorded(frame, words)),
        rule=words.text("Each row is a landlord in a project of the chain."),
        frame=frame,
        table=lambda: _table(frame, chain, words),
    )


def _unrecorded(frame: pd.DataFrame, words: Words) -> str:
    if frame["recorded"].all():
        return ""
    return words.text(
        "A project in italics behind a dotted line is not recorded here: only a later "
        "announcement speaks of it, so its day and its other landlords are not known."
    )


def _membership(selection: Selection, chain: Chain, words: Words) -> str:
    """Say how many projects of the chain are selected, and how many are shown beside them."""
    selected = set(selection.portfolio.projects["id"][selection.mask])
    within = int(chain.projects["id"].isin(selected).sum())
    recorded = int(chain.projects["recorded"].sum())
    return words.plural(
        "{count} project in the chain: {within} in the selection, {outside} outside it, "
        "{missing} not recorded.",
        "{count} projects in the chain: {within} in the selection, {outside} outside it, "
        "{missing} not recorded.",
        len(chain.projects),
        within=words.number(within),
        outside=words.number(recorded - within),
        missing=words.number(len(chain.projects) - recorded),
    )


def _headline(chain: Chain, words: Words) -> str:
    """Say what the landlords do in the last project of the chain."""
    last = chain.landlords[chain.landlords["project"] == chain.key]
    counts = last["change"].value_counts()
    said = {
        "stayed": words.plural("{count} landlord stays", "{count} landlords stay",
                               int(counts.get("stayed", 0))),
        "joined": words.plural("{count} joins", "{count} join", int(counts.get("joined", 0))),
        "left": words.plural("{count} is no longer named", "{count} are no longer named",
                             int(counts.get("left", 0))),
        "unstated": words.plural(
            "{count} landlord, of which nothing says whether it took part before",
            "{count} landlords, of which nothing says whether they took part before",
            int(counts.get("unstated", 0)),
        ),
    }  # fmt: skip
    parts = [text for change, text in said.items() if counts.get(change, 0)]
    return " · ".join(parts) or words.text("No landlord stated")


def _table(frame: pd.DataFrame, chain: Chain, words: Words) -> pd.DataFrame:
    about = frame[["id", "title", "recorded", "day"]]
    rows = about.merge(chain.landlords, left_on="id", right_on="project", how="left")
    recorded = {True: words.text("yes"), False: words.text("no")}
    return pd.DataFrame(
        {
            words.text("Project"): rows["title"],
            words.text("Day"): rows["day"],
            words.text("Recorded"): rows["recorded"].map(recorded),
            words.text("Landlord"): rows["label"].fillna(words.text("landlord not stated")),
            words.text("In the chain"): [
                words.text(CHANGES[change]) if pd.notna(change) else "" for change in rows["change"]
            ],
        }
    )
