"""Amounts in the place of counts: what each value of a facet gathers."""

import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.amounts import amounts_by, spread
from dashboard.measures.counts import projects_by
from dashboard.selection.selection import Selection
from dashboard.texts.amounts import RULE, amounts_note, euros, leading_amount
from dashboard.texts.figures.figure_text import FigureText, facet_note, first_rows

MOST_BARS = 12
"""Values that a chart shows; its table has them all."""

_SUBJECTS = {
    "theme": N_("Amounts by theme"),
    "region": N_("Amounts by region (€k)"),
    "landlord": N_("Amounts by landlord"),
    "network": N_("Amounts by landlord network"),
}


def amounts_figure(selection: Selection, facet: str, words: Words) -> FigureText:
    """The amounts by the values of a facet, as bars or, of regions, as a map of them all.

    Bars are drawn of `id`, `label`, `projects` (euros) and `beside` (these in words); the map of
    `id`, `label`, `euros` (missing where not known), `number` (thousands) and `said`.
    """
    around = selection.without(facet)
    measure, found = amounts_by(around, facet, words), spread(around)
    frame = measure.frame
    table = {
        words.text(selection.index.facets[facet].label): frame["label"],
        words.text("Amount (€)"): frame["euros"],
        words.text("Projects with a known amount"): frame["projects"],
        words.text("Projects"): frame["all_projects"],
    }
    if facet == "region":
        drawn, hidden = _regions(around, frame, words), 0
    else:
        drawn = first_rows(frame, selection.choices.get(facet), MOST_BARS)
        hidden = len(frame) - len(drawn)
        drawn = drawn.assign(
            projects=drawn["euros"], beside=[euros(one, words) for one in drawn["euros"]]
        )
    more = words.plural(
        "{count} more row stands in the table.", "{count} more rows stand in the table.", hidden
    )
    return FigureText(
        key=f"{facet}s",
        subject=words.text(_SUBJECTS[facet]),
        headline=leading_amount(frame, found, words),
        note=f"{amounts_note(found, words)} "
        + facet_note(selection, measure, [facet], words, more if hidden else ""),
        rule=words.text(RULE),
        frame=drawn,
        table=lambda: pd.DataFrame(table),
        facets=(facet,),
        rows=(facet, frame["id"]),
        described="; ".join(
            words.text("{label}: {count}", label=label, count=euros(amount, words))
            for label, amount in zip(frame["label"], frame["euros"], strict=True)
        ),
        internal=words.text("amounts granted") if found.own else "",
    )


def _regions(around: Selection, frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return a row for each region: an amount that is not known is no zero."""
    known = dict(zip(frame["id"], frame["euros"].tolist(), strict=True))
    counts = projects_by(around, "region", words, without_projects=True).frame
    rows = []
    for code, label, count in counts[["id", "label", "projects"]].itertuples(index=False):
        amount = known.get(code)
        number, told = "", words.text("no project")
        if amount is not None:
            number, told = words.number(round(amount / 1000)), euros(amount, words)
        elif count:
            number, told = "?", words.text("amount not known")
        said = words.text("{label}: {count}", label=label, count=told)
        rows.append((code, label, amount or 0.0, number, said))
    return pd.DataFrame(rows, columns=["id", "label", "euros", "number", "said"])
