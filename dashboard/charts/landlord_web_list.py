"""Joint projects as a list with their landlords by network, where curves have no room or use."""

from collections.abc import Iterator

import pandas as pd

from dashboard.charts.landlord_web import WebLook, drawn_projects
from dashboard.language.markup import Markup, tag

FEW = 3
"""Joint projects up to which a list says more than curves."""


def web_list(members: pd.DataFrame, projects: pd.DataFrame, look: WebLook) -> str:
    """Return HTML of `Web.members` and `Web.projects`: what `web_drawing` shows, as a list."""
    titles = dict(zip(projects["project"], projects["title"], strict=True))
    by_project = {str(project): part for project, part in members.groupby("project", sort=False)}
    items = [
        tag(
            "li",
            tag(
                "div",
                tag("span", titles[project], data_choose="project", data_value=project,
                    data_href=look.sheets[project]),
                class_="title",
                style=f"border-color:{look.looks[project].css[0]}",
            ),
            tag("p", look.facts[project]),
            *_networks(by_project[project], look),
        )
        for project in drawn_projects(projects)
    ]  # fmt: skip
    return tag("div", tag("ul", *items, class_="joint"))


def _networks(members: pd.DataFrame, look: WebLook) -> Iterator[Markup]:
    """Yield a line for each network of one project, those that no source states last."""
    named = members.assign(name=members["network_label"].astype(object).fillna(""))
    for network, part in sorted(
        named.groupby("name", sort=False), key=lambda pair: (not pair[0], pair[0])
    ):
        landlords = [
            tag(
                "span",
                str(row.label),
                data_choose="landlord",
                data_value=str(row.landlord),
                data_toggles="true",
                data_chosen=str(row.landlord in look.landlords).lower(),
            )
            for row in part.itertuples()
        ]
        apart = Markup("\N{WORD JOINER}, ".join(landlords))
        yield tag("p", tag("b", str(network) or look.texts.unknown), " · ", apart)
