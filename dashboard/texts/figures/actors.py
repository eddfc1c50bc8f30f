"""Who works with whom, and the lists of landlords, carriers and networks."""

from dashboard.language.names import labels_of
from dashboard.language.translation import Words
from dashboard.measures.amounts import amounts_by
from dashboard.measures.cards import cards
from dashboard.measures.counts import organisations
from dashboard.measures.landlord_web import Web, joint_web
from dashboard.selection.facets import facets_in_order
from dashboard.selection.selection import Selection
from dashboard.texts.amounts import amount_said
from dashboard.texts.coverage import RULES, counted_without, coverage_note, joined_note
from dashboard.texts.figures.figure_text import FigureText, around, in_amounts
from dashboard.texts.headlines import web_headline
from dashboard.texts.project_card import place_text
from dashboard.texts.tables import headed

LISTS = facets_in_order("list")
"""Each facet that is listed, with what all its values are called."""


def landlord_web(selection: Selection, words: Words) -> Web:
    """Return the joint projects, also those that the chosen landlords and networks leave out."""
    return joint_web(selection.without("landlord", "network"), words)


def web_figure(
    selection: Selection, words: Words, *, most: int, euros: bool = False, dimmed: bool = True
) -> FigureText:
    """The projects of several landlords: `Web.projects`; its table has a row for each landlord.

    `most`: how many of these projects the picture has room for. With `euros`, each says its own.
    """
    facets = ("landlord", "network")
    counted = around(selection, *facets, dimmed=dimmed)
    web = joint_web(counted, words)
    hidden = max(0, len(web.projects) - most)
    more = words.plural(
        "{count} more project stands in the table.",
        "{count} more projects stand in the table.",
        hidden,
    )
    amounts = {}
    if euros:
        known = selection.portfolio.known_amounts
        amounts = {one: amount_said(known.get(one), words) for one in web.projects["project"]}
    where = [selection.index.position_of(one) for one in web.projects["project"]]
    places = [
        place_text(selection.index, one, words) for one in cards(selection.index, where, words)
    ]
    figure = FigureText(
        key="web",
        subject=words.text("Who works with whom"),
        headline=web_headline(selection, words),
        note=joined_note(
            words.text("The network is the one that a landlord belonged to at the time."),
            more if hidden else "",
            coverage_note(web.coverage, words),
            counted_without(selection, facets if dimmed else (), words),
        ),
        rule=words.text("A multi-landlord project is one that two or more landlords back."),
        frame=web.projects.assign(
            facts=[
                joint_facts(landlords, place, year, words, amounts.get(project, ""))
                for project, landlords, place, year in zip(
                    web.projects["project"],
                    web.projects["landlords"],
                    places,
                    web.projects["year"],
                    strict=True,
                )
            ]
        ),
        table=lambda: headed(web.members, "joint", words),
        facets=facets,
    )
    return in_amounts(figure, counted, words) if euros else figure


def joint_facts(landlords: int, place: str, year: str, words: Words, amount: str = "") -> str:
    """Say in a line of how many landlords a joint project is, where, of which year and amount."""
    count = words.plural("{count} landlord", "{count} landlords", landlords)
    return " · ".join(filter(None, (amount, count, place, year)))


def organisations_figure(
    selection: Selection, facet: str, words: Words, *, euros: bool = False
) -> FigureText:
    """The landlords, carriers or networks of the selection, as a list: columns as a reader sees.

    With `euros`, also their amounts, and of how many projects these are known.
    """
    measure = organisations(selection, facet, words)
    headings = {
        "label": words.text(selection.index.facets[facet].label),
        **labels_of("actor-columns", words),
    }
    table = measure.frame[list(headings)].rename(columns=headings)
    lacking = table.isna().any(axis=None)
    if euros:
        amounts = amounts_by(selection, facet, words).frame.set_index("id").loc[measure.frame["id"]]
        table.insert(1, words.text("Amount (€)"), amounts["euros"].array)
        table.insert(2, words.text("Projects with a known amount"), amounts["projects"].array)
    subject = words.text("{kind} of the selected projects", kind=words.text(LISTS[facet]))
    empty = words.text("An empty cell is a place or theme that is not stated.")
    figure = FigureText(
        key=f"list-{facet}",
        subject=subject,
        headline=subject,
        note=joined_note(coverage_note(measure.coverage, words), empty if lacking else ""),
        rule=words.text(RULES[facet]),
        frame=table,
        table=lambda: table,
        rows=(facet, measure.frame["id"]),
    )
    return in_amounts(figure, selection, words) if euros else figure
