"""The description attached to an exported table: subject, filters, coverage."""

import datetime as dt
from dataclasses import dataclass

from dashboard.language.translation import Words


@dataclass(frozen=True)
class About:
    """The texts that travel with a table, each in the reader's language.

    `sentence` is the filter in words, `rule` how projects are counted, `coverage` what is shown
    and left out, `sources` the texts or addresses that the data is drawn from.
    """

    title: str
    sentence: str
    date: dt.date
    rule: str
    coverage: str
    sources: tuple[str, ...] = ()

    def lines(self, words: Words) -> list[tuple[str, str]]:
        """Return what there is to say as pairs of a label and a text; empty texts are left out."""
        said = [
            (words.text("Table"), self.title),
            (words.text("Filter in words"), self.sentence),
            (words.text("Date of the export"), words.date(self.date)),
            (words.text("Counting rule"), self.rule),
            (words.text("Shown and left out"), self.coverage),
            *((words.text("Source"), source) for source in self.sources),
        ]
        return [(label, text) for label, text in said if text]
