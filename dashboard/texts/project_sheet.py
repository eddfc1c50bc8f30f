"""Sentences of a project's sheet: who joins forces, who leads, what is close, what lacks."""

from collections.abc import Sequence

from dashboard.language.grammar import capital, spelled
from dashboard.language.translation import Words
from dashboard.measures.records import ProjectRecord, known
from dashboard.measures.sheets.close_projects import Close
from loaders.package.portfolio import Portfolio

NAMED = 3
"""Landlords that a title names; more are counted."""


def landlords_finding(portfolio: Portfolio, record: ProjectRecord, words: Words) -> str:
    """Say who backs the project together, and whether one network has several of them."""
    names = [row["name"] for row in record.landlords]
    if not names:
        return capital(words.text("landlord not stated"))
    if len(names) == 1:
        return words.text("{landlord} is its landlord", landlord=names[0])
    if len(names) <= NAMED:
        said = words.text("{landlords} join forces", landlords=words.all_of(names))
    else:
        many = capital(spelled(len(names), words))
        said = words.text("{number} landlords join forces", number=many)
    network, members = _leading_network(portfolio, str(record.project["id"]))
    if members == len(names):
        return words.text("{said}, all of one network: {network}", said=said, network=network)
    if members > 1:
        return words.text(
            "{said}, {number} of them of one network: {network}",
            said=said,
            number=spelled(members, words),
            network=network,
        )
    return said


def _leading_network(portfolio: Portfolio, project: str) -> tuple[str, int]:
    """Return the network with most of the landlords of a project, and how many; "" and 0 if tied.

    Of a group inside another, both of which have the same landlords, it is the one inside.
    """
    rows = portfolio.project_networks
    rows = rows[rows["project"] == project].dropna(subset=["network"])
    counts = rows.groupby(rows["network"].astype("object"))["landlord"].nunique()
    best = counts[counts == counts.max()].index.tolist()
    parents = portfolio.networks.set_index("id")["parent"]
    best = [one for one in best if one not in set(parents.reindex(best).dropna())]
    if len(best) != 1:
        return "", 0
    return str(portfolio.networks.set_index("id")["name"][best[0]]), int(counts[best[0]])


def leads_finding(names: Sequence[str], words: Words) -> str:
    """Say which organisations lead the project."""
    if not names:
        return capital(words.text("lead organisation not stated"))
    return words.plural(
        "{names} leads the project", "{names} lead the project", len(names),
        names=words.all_of(list(names)),
    )  # fmt: skip


def not_said(record: ProjectRecord, words: Words) -> str:
    """Say in a sentence what no source states of the project; empty where nothing lacks."""
    lacking = [
        (not record.landlords, words.text("its landlord")),
        (not record.having("carrier"), words.text("who leads it")),
        (not record.places, words.text("where it is")),
        (not record.themes, words.text("its theme")),
        (not known(record.project["duration_years"]), words.text("how long it lasts")),
        (not known(record.project["amount_eur"]), words.text("its amount")),
        (not record.figures, words.text("figures")),
    ]
    named = [name for lacks, name in lacking if lacks]
    return capital(words.all_of(named)) + "." if named else ""


def close_reason(close: Close, words: Words) -> str:
    """Say why a project is close: *Same town, two landlords in common*."""
    parts = []
    if close.town:
        parts.append(words.text("same town"))
    if close.landlords == 1:
        parts.append(words.text("one landlord in common"))
    elif close.landlords:
        parts.append(
            words.text("{number} landlords in common", number=spelled(close.landlords, words))
        )
    if close.theme:
        parts.append(words.text("same theme"))
    return capital(", ".join(parts))
