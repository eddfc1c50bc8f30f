"""The amounts granted: their total, of how many projects, how they lie, and by theme or region."""

from dashboard.exports.deck.marks import Bar
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.model import Fact, LargeNumber, Ranking, Section, rows_of
from dashboard.language.grammar import bound
from dashboard.measures.amounts import amounts_by, spread
from dashboard.texts.amounts import (
    RULE,
    amounts_headline,
    amounts_note,
    covered_amounts,
    euros,
    middle_text,
)

MOST_BARS = 7
LEAST = 2
"""Amounts from which there is a middle to speak of."""


def amounts_section(data: DeckData) -> Section | str:
    """Rank the themes by the amounts granted, or the regions where one theme is chosen."""
    words, found = data.words, spread(data.selection)
    if found.known < LEAST:
        return words.text("too few amounts are known")
    facet = "region" if data.selection.choices.get("theme") else "theme"
    measure = amounts_by(data.selection, facet, words)
    rows = list(rows_of(measure.frame))
    short = data.selection.index.labels(facet, words, short=True)
    bars = [
        Bar(short.get(row.id, row.label), round(row.euros / 1000), 0, strong=False)
        for row in rows[:MOST_BARS]
    ]
    facts = [Fact(words.text("Spread:"), middle_text(found, words) + ".")]
    if found.own:
        facts.append(Fact(words.text("Internal:"), words.text("these are the fund's own figures.")))
    return Section(
        "amounts",
        words.text("Amounts granted, in thousands of euros"),
        bound(amounts_headline(found, words)),
        Ranking(
            bars,
            (words.text("thousands of euros"),),
            LargeNumber(euros(found.total, words), covered_amounts(found, words)),
            facts,
        ),
        note=data.covered(measure.coverage),
        method=f"{words.text(RULE)} {amounts_note(found, words)}",
        sources=data.addresses,
        alt=data.pairs((row.label, euros(row.euros, words)) for row in rows),
    )
