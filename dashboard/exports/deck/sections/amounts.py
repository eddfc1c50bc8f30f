"""The amounts granted: their total, of how many projects, how they lie, and what gathers them."""

from functools import partial
from itertools import islice

import pandas as pd

from dashboard.exports.deck.marks import Bar
from dashboard.exports.deck.sections import model
from dashboard.exports.deck.sections.context import DeckData
from dashboard.measures.amounts import amounts_by, spread
from dashboard.selection.facets import facets_with
from dashboard.texts.amounts import (
    RULE,
    amount_said,
    amounts_headline,
    amounts_note,
    amounts_of_areas,
    covered_amounts,
    euros,
    leading_amount,
    middle_text,
)

MOST_BARS = 7
LEAST = 2
"""Amounts from which there is a middle to speak of."""


def amounts_section(data: DeckData) -> model.Section | str:
    """Rank the themes by the amounts granted, or the regions where one theme is chosen."""
    if data.in_euros and "themes" in data.options.slides:
        return data.words.text("the slide of the themes says them")
    return _section(data, "amounts", "region" if data.selection.choices.get("theme") else "theme")


def _section(data: DeckData, slide: str, facet: str) -> model.Section | str:
    """Rank the values of a facet by the amounts granted; of the regions, draw the map."""
    words, found = data.words, spread(data.selection)
    if found.known < LEAST:
        return words.text("too few amounts are known")
    mapped = slide == "regions"
    measure = amounts_by(data.selection, facet, words, without_projects=mapped)
    known = measure.frame.dropna(subset=["euros"])
    general = slide == "amounts"
    most = known.loc[known["euros"] == known["euros"].max(), "id"].tolist()
    strong = most[0] if len(most) == 1 and not general else ""
    facts = [model.Fact(words.text("Spread:"), middle_text(found, words) + ".")]
    if found.own:
        facts.append(
            model.Fact(words.text("Internal:"), words.text("these are the fund's own figures."))
        )
    hero = model.LargeNumber(euros(found.total, words), covered_amounts(found, words))
    listed = measure.frame[measure.frame["all_projects"] > 0]
    content: model.Content
    if mapped:
        areas = amounts_of_areas(measure.frame, words)
        content = model.RegionMap(
            {one.code: (one.shown, one.step) for one in areas}, strong, hero, facts
        )
    else:
        bars = _bars(data, known, facet, strong)
        content = model.Ranking(bars, (words.text("thousands of euros"),), hero, facts)
    unit = f"{words.text('Thousands of euros')}."
    said = amounts_headline(found, words) if general else leading_amount(known, facet, found, words)
    return data.section(
        slide,
        said,
        content,
        subject=words.text("Amounts granted, in thousands of euros"),
        note=f"{unit} {data.covered(measure.coverage)}".strip(),
        method=f"{words.text(RULE)} {amounts_note(found, words)}",
        alt=data.pairs((row.label, amount_said(row.euros, words)) for row in model.rows_of(listed)),
    )


def _bars(data: DeckData, known: pd.DataFrame, facet: str, strong: str) -> list[Bar]:
    short = data.selection.index.labels(facet, data.words, short=True)
    return [
        Bar(short.get(row.id, row.label), round(row.euros / 1000), strong=row.id == strong)
        for row in islice(model.rows_of(known), MOST_BARS)
    ]


IN_EUROS = {
    f"{facet}s": partial(_section, slide=f"{facet}s", facet=facet) for facet in facets_with("euros")
}
"""The slides by a facet, which say amounts in the place of counts where the deck is in euros."""
