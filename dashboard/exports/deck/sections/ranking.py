"""Which rows of a ranking are bars, and which are names under their count."""

from dataclasses import dataclass

import pandas as pd

from dashboard.exports.deck.sections.model import DOT, Bars, Block
from dashboard.words import Words

MOST_NAMES = 400
"""Names in the lists of one section; the last says how many more there are."""


@dataclass(frozen=True)
class Shown:
    """Which rows are bars, and which are listed under their count."""

    bars: pd.DataFrame
    listed: list[Block]


def share_out(content: Bars, most: int, words: Words) -> Shown:
    """Cut a ranking of more than `most` rows where counts change: equal rows are treated alike."""
    frame = content.frame
    if len(frame) <= most or content.with_map or content.parts:
        return Shown(frame, [])
    cut = most
    counts = frame["projects"].tolist()
    while cut and counts[cut - 1] == counts[cut]:
        cut -= 1
    listed, named = [], 0
    for count, rows in frame.iloc[cut:].groupby("projects", sort=False):
        names = rows["label"].tolist()[: max(0, MOST_NAMES - named)]
        named += len(names)
        more = len(rows) - len(names)
        if more:
            names.append(words.plural("{count} more: see the dashboard",
                                      "{count} more: see the dashboard", more))  # fmt: skip
        each = words.plural("{count} project", "{count} projects", int(str(count)))
        heading = words.text("{count} each: {number}", count=each, number=words.number(len(rows)))
        listed.append(Block(heading, [DOT.join(names)]))
    return Shown(frame.iloc[:cut], listed)
