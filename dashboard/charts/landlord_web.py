"""Who works with whom: networks with their landlords, tied by curves to the projects they share."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

import pandas as pd

from dashboard.charts.figure import FONT
from dashboard.language.markup import Markup, tag
from dashboard.style.fluid_drawing import part_to_choose, text_at
from dashboard.style.palette import ThemeLook
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import fitting, two_lines

WIDTH = 860
"""Pixels that the picture is laid out in; it stretches with its panel."""

MOST_PROJECTS = 20
"""More projects than this leave no room for their names; those of most landlords are drawn."""

_ROW, _GROUP_GAP, _HEAD = 25, 17, 34
_PROJECT_ROW, _TIE_ROW, _TALLEST = 60, 7, 46
_BRACKET, _MARK, _BAR = 0.42, 0.665, 6
_SWEEPS = 12
"""Times that projects and landlords are put in each other's order; it settles long before."""

Key = tuple[str, str]
"""A landlord in a network; the network is empty where none is stated."""


@dataclass(frozen=True)
class WebText:
    """The words of the picture, in the reader's language: its headings, and unnamed networks."""

    network: str
    landlord: str
    project: str
    authorities: str
    unknown: str


@dataclass(frozen=True)
class WebLook:
    """How the projects and their landlords are shown.

    `looks` is the sign of each project's main theme, `facts` the line under its title and
    `sheets` the address of its sheet, by project. The curves of the network `leader`
    stand out, or those of the landlords that are chosen; `landlords` and `networks` are the chosen
    ones.
    """

    texts: WebText
    looks: Mapping[str, ThemeLook]
    facts: Mapping[str, str]
    sheets: Mapping[str, str]
    leader: str = ""
    landlords: Collection[str] = ()
    networks: Collection[str] = ()


@dataclass(frozen=True)
class _Group:
    name: str
    network: str
    rows: list[Key]


def drawn_projects(projects: pd.DataFrame) -> list[str]:
    """Return which of `Web.projects` the picture has room for."""
    return [str(one) for one in projects["project"].head(MOST_PROJECTS)]


def web_drawing(
    members: pd.DataFrame, projects: pd.DataFrame, look: WebLook, scheme: Scheme
) -> str:
    """Return an SVG document of `Web.members` and `Web.projects`.

    What can be chosen says so in `data-choose` (`landlord`, `network`, `project`), and which it is
    in `data-value`.
    """
    shown = drawn_projects(projects)
    members = members[members["project"].isin(shown)].astype(object)
    pairs = zip(members["network"].fillna("").tolist(), members["landlord"].tolist(), strict=True)
    members = members.assign(key=pd.Series(list(pairs), index=members.index, dtype=object))
    groups = _groups(members, look)
    ties = {str(project): rows.tolist() for project, rows in members.groupby("project")["key"]}
    order, groups = _uncrossed(groups, ties, shown)
    rows, brackets, height = _landlord_rows(groups)
    middles = _project_rows(order, ties, rows, height)
    height = max(height, middles[order[-1]] + _PROJECT_ROW / 2)
    picture = _Picture(scheme, look)
    picture.head()
    ends = {project: _slots(middles[project], ties[project], rows) for project in order}
    for project in order:
        for key, end in ends[project].items():
            picture.tie(key, rows[key], end)
    for group, (top, bottom) in zip(groups, brackets, strict=True):
        picture.group(group, rows, top, bottom)
    names = dict(zip(members["key"], members["label"], strict=True))
    for key, middle in rows.items():
        picture.landlord(key, names[key], middle)
    titles = dict(zip(projects["project"], projects["title"], strict=True))
    for project in order:
        tall = max(16, _TIE_ROW * len(ties[project]))
        picture.project(project, titles[project], middles[project], tall)
    return picture.svg(height)


def _groups(members: pd.DataFrame, look: WebLook) -> list[_Group]:
    """Put landlords under their networks: the leader first, then by projects, the unknown last."""
    authority = members["network_kind"] == "local-authority"
    unknown = members["network"].isna()
    named = members.assign(
        group=members["network"].where(~authority, "\0local").where(~unknown, "\0unknown"),
        name=members["network_label"]
        .where(~authority, look.texts.authorities)
        .where(~unknown, look.texts.unknown),
    )
    found = []
    for (group, name), part in named.groupby(["group", "name"], sort=False):
        place = (group == "\0unknown", group != look.leader, -part["project"].nunique(), name)
        network = "" if str(group).startswith("\0") else str(group)
        found.append((place, _Group(str(name), network, list(dict.fromkeys(part["key"])))))
    return [group for _, group in sorted(found, key=lambda pair: pair[0])]


def _uncrossed(
    groups: Sequence[_Group], ties: Mapping[str, Sequence[Key]], projects: Sequence[str]
) -> tuple[list[str], list[_Group]]:
    """Order projects, and landlords in their groups, so that few curves cross.

    Each goes to the mean place of what it is tied to, in turns (Sugiyama, Tagawa and Toda 1981);
    the turn with the fewest crossings is kept.
    """
    groups, order = list(groups), list(projects)
    best: tuple[int, list[str], list[_Group]] | None = None
    tied: dict[Key, list[str]] = {}
    for project in projects:
        for key in ties[project]:
            tied.setdefault(key, []).append(project)
    for _ in range(_SWEEPS):
        rank = _ranks(key for group in groups for key in group.rows)
        order.sort(key=lambda project: fmean(rank[key] for key in ties[project]))
        place = _ranks(order)
        groups = [
            _Group(
                group.name,
                group.network,
                sorted(group.rows, key=lambda key: fmean(place[one] for one in tied[key])),
            )
            for group in groups
        ]
        rank = _ranks(key for group in groups for key in group.rows)
        crossed = _crossings([(rank[key], place[one]) for one in order for key in ties[one]])
        if best is None or crossed < best[0]:
            best = crossed, list(order), groups
    assert best is not None  # noqa: S101 - there is at least one turn
    return best[1], best[2]


def _ranks(things: Iterable[Hashable]) -> dict[Any, int]:
    return {thing: number for number, thing in enumerate(things)}


def _crossings(lines: Sequence[tuple[int, int]]) -> int:
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for number, one in enumerate(lines)
        for other in lines[:number]
    )


def _landlord_rows(
    groups: Sequence[_Group],
) -> tuple[dict[Key, float], list[tuple[float, float]], float]:
    """Return the middle of each landlord's row, the ends of each group's bracket, the height."""
    rows: dict[Key, float] = {}
    brackets = []
    y = _HEAD + _GROUP_GAP / 2
    for group in groups:
        top = y
        for key in group.rows:
            rows[key] = y + _ROW / 2
            y += _ROW
        brackets.append((top + 2, y - 2))
        y += _GROUP_GAP
    return rows, brackets, y


def _project_rows(
    order: Sequence[str],
    ties: Mapping[str, Sequence[Key]],
    rows: Mapping[Key, float],
    height: float,
) -> dict[str, float]:
    """Return the middle of each project: beside its landlords, a row from the next one."""
    wanted = [fmean(rows[key] for key in ties[one]) for one in order]
    first, last = _HEAD + _PROJECT_ROW / 2, height - _PROJECT_ROW / 2
    middles: list[float] = []
    for want in wanted:
        middles.append(max(want, middles[-1] + _PROJECT_ROW if middles else first))
    over = middles[-1] - max(last, first + _PROJECT_ROW * (len(order) - 1))
    if over > 0:
        middles[-1] -= over
        for number in range(len(middles) - 2, -1, -1):
            middles[number] = min(middles[number], middles[number + 1] - _PROJECT_ROW)
    return dict(zip(order, middles, strict=True))


def _slots(middle: float, ties: Sequence[Key], rows: Mapping[Key, float]) -> dict[Key, float]:
    """Return where the curve of each landlord ends at its project, from above as they come."""
    step = min(_TIE_ROW, _TALLEST / len(ties))
    first = middle - step * (len(ties) - 1) / 2
    ordered = sorted(ties, key=lambda key: rows[key])
    return {key: first + step * number for number, key in enumerate(ordered)}


class _Picture:
    """Collects the marks; what is drawn first lies below."""

    def __init__(self, scheme: Scheme, look: WebLook) -> None:
        self.scheme, self.look = scheme, look
        self.parts: list[Markup] = []
        self.above: list[Markup] = []
        self.bracket, self.mark = WIDTH * _BRACKET, WIDTH * _MARK

    def head(self) -> None:
        """Draw the headings of the three columns."""
        texts = self.look.texts
        for x, text, anchor in (
            (0, texts.network, "start"),
            (self.bracket - 12, texts.landlord, "end"),
            (self.mark + 18, texts.project, "start"),
        ):
            self.parts.append(text_at(text, x, 15, 13, self.scheme.ink, anchor=anchor, weight=650))
        self._line(26, WIDTH)

    def _line(self, y: float, end: float) -> None:
        line = tag("path", d=f"M0 {y:.1f}H{end:.1f}", stroke=self.scheme.hairline, fill="none")
        self.parts.append(line)

    def _outstanding(self, key: Key) -> bool:
        network, landlord = key
        if self.look.landlords:
            return landlord in self.look.landlords
        return bool(self.look.leader) and network == self.look.leader

    def tie(self, key: Key, start: float, end: float) -> None:
        """Draw the curve from a landlord to a project."""
        stands_out = self._outstanding(key)
        left, right = self.bracket + 4, self.mark
        bend = (right - left) * 0.55
        path = tag(
            "path",
            d=f"M{left:.1f} {start:.1f}C{left + bend:.1f} {start:.1f} "
            f"{right - bend:.1f} {end:.1f} {right:.1f} {end:.1f}",
            fill="none",
            stroke=self.scheme.accent if stands_out else self.scheme.wire,
            stroke_width="2.2" if stands_out else "1.4",
        )
        (self.above if stands_out else self.parts).append(path)

    def group(self, group: _Group, rows: Mapping[Key, float], top: float, bottom: float) -> None:
        """Draw the name of a network, its bracket and the line below it."""
        stands_out, scheme = any(self._outstanding(key) for key in group.rows), self.scheme
        colour, edge = (scheme.accent,) * 2 if stands_out else (scheme.ink, scheme.edge)
        foot = rows[group.rows[0]] + 5
        named = text_at(group.name, 0, foot, 14, colour, anchor="start", weight=650)
        chosen = group.network in self.look.networks
        if group.network:
            named = part_to_choose("network", group.network, group.name, named, chosen=chosen)
        self.above += [named, _bar(self.bracket, top, 4, bottom - top, edge)]
        self._line(bottom + 2 + _GROUP_GAP / 2, self.bracket + 4)

    def landlord(self, key: Key, name: str, middle: float) -> None:
        """Draw the name of a landlord beside the bracket."""
        chosen = key[1] in self.look.landlords
        said, weight = fitting(name, self.bracket - 150), 650 if chosen else 400
        right = self.bracket - 12
        text = text_at(said, right, middle + 5, 14, self.scheme.ink, anchor="end", weight=weight)
        self.above.append(part_to_choose("landlord", key[1], name, text, chosen=chosen))

    def project(self, project: str, title: str, middle: float, tall: float) -> None:
        """Draw a project: a bar in its main theme's hue, its title and the lines below."""
        colour = self.look.looks[project].under(self.scheme).colour
        left, fact, ink = self.mark + 18, self.look.facts[project], self.scheme.ink
        room = WIDTH - left
        heading = fitting(title, room * 0.94)
        drawn = [
            _bar(self.mark, middle - tall / 2, _BAR, tall, colour),
            text_at(heading, left, middle - 2, 15, ink, anchor="start", weight=650),
        ]
        drawn += [
            text_at(line, left, middle + 16 * at, 13, ink, anchor="start")
            for at, line in enumerate(two_lines(fact, room / 0.94), start=1)
        ]
        said, sheet = f"{title}, {fact}", self.look.sheets[project]
        self.above.append(
            part_to_choose("project", project, said, *drawn, chosen=None, data_href=sheet)
        )

    def svg(self, height: float) -> str:
        """Return the document."""
        return tag(
            "svg",
            *self.parts,
            *self.above,
            xmlns="http://www.w3.org/2000/svg",
            width=str(WIDTH),
            height=f"{height:.0f}",
            viewBox=f"0 0 {WIDTH} {height:.0f}",
            font_family=FONT,
        )


def _bar(left: float, top: float, wide: float, high: float, colour: str) -> Markup:
    return tag(
        "rect",
        x=f"{left:.1f}",
        y=f"{top:.1f}",
        width=f"{wide:g}",
        height=f"{high:.1f}",
        rx=f"{wide / 2:g}",
        fill=colour,
    )
