"""Joint projects as a list with their landlords by network, where curves have no room or use."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd

from dashboard.charts.landlord_web import WebLook, drawn_projects

FEW = 3
"""Joint projects up to which a list says more than curves."""

_STYLE = """<style>
.joint {list-style: none; margin: 0; padding: 0; font-size: 15px; line-height: 22px;}
.joint > li {padding: 12px 0; border-top: 1px solid var(--hairline, currentColor);}
.joint > li:first-child {border-top: 0;}
.joint .title {font-weight: 650; font-size: 17px; border-left: 6px solid; padding-left: 12px;}
.joint .title span {color: var(--ink, inherit);}
.joint p {margin: 4px 0 0; padding-left: 18px;}
.joint [data-choose] {padding: 1px 0;}
.joint [data-chosen="true"] {font-weight: 650; text-decoration: underline;}
</style>"""


def web_list(members: pd.DataFrame, projects: pd.DataFrame, look: WebLook) -> str:
    """Return HTML of `Web.members` and `Web.projects`: what `web_drawing` shows, as a list."""
    titles = dict(zip(projects["project"], projects["title"], strict=True))
    by_project = {str(project): part for project, part in members.groupby("project", sort=False)}
    items = [
        f'<li><div class="title" style="border-color:{look.looks[project].css[0]}">'
        f"{_project(project, titles[project], look)}</div><p>{escape(look.facts[project])}</p>"
        f"{''.join(_networks(by_project[project], look))}</li>"
        for project in drawn_projects(projects)
    ]
    return f'<div>{_STYLE}<ul class="joint">{"".join(items)}</ul></div>'


def _networks(members: pd.DataFrame, look: WebLook) -> Iterator[str]:
    """Yield a line for each network of one project, those that no source states last."""
    named = members.assign(name=members["network_label"].astype(object).fillna(""))
    for network, part in sorted(
        named.groupby("name", sort=False), key=lambda pair: (not pair[0], pair[0])
    ):
        landlords = "\N{WORD JOINER}, ".join(
            _choice(
                "landlord",
                row.landlord,
                row.label,
                chosen=row.landlord in look.landlords,
            )
            for row in part.itertuples()
        )
        name = escape(str(network) or look.texts.unknown)
        yield f"<p><b>{name}</b> · {landlords}</p>"


def _project(project: str, title: str, look: WebLook) -> str:
    return (
        f'<span data-choose="project" data-value="{escape(project)}" '
        f'data-href="{escape(look.sheets[project])}">{escape(title)}</span>'
    )


def _choice(kind: str, value: Any, text: Any, *, chosen: bool) -> str:
    return (
        f'<span data-choose="{kind}" data-value="{escape(str(value))}" data-toggles="" '
        f'data-chosen="{str(chosen).lower()}">{escape(str(text))}</span>'
    )
