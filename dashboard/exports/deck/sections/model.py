"""What a deck consists of before it is drawn: sections, each of one or more slides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.measures.measure import Measure
from dashboard.measures.web import Web
from dashboard.style.palette import ThemeLook

DOT = "\u00a0· "
"""Between the names of a list: a line may end after it, and never begins with it."""


@dataclass(frozen=True)
class Cover:
    """The first slide: title, subtitle, and lines that say what the deck is about."""

    title: str
    subtitle: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Figure:
    """A number in large type, what it counts, and what qualifies it."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Figures:
    """Some numbers that stand beside each other."""

    figures: Sequence[Figure]


@dataclass(frozen=True)
class Bars:
    """Rows of a measure (columns id, label, projects) as bars, in their order.

    `series` names the counts. `parts` name the full and the lighter part of bars, where rows are
    themes: the frame is then as `theme_bars` gives it. `with_map` puts a map of the regions beside
    them, whose ids the rows then have.
    """

    frame: pd.DataFrame
    series: str
    parts: tuple[str, str] | None = None
    with_map: bool = False


@dataclass(frozen=True)
class Columns:
    """Committees (columns id, label, short, projects, announced) in the order of time."""

    frame: pd.DataFrame
    selected: str
    announced: str


@dataclass(frozen=True)
class Heading:
    """The head of a column; `share` is its part of the width, `look` that of its theme."""

    text: str
    share: float
    align: str = "l"
    look: ThemeLook | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, a web address behind it, how strong its ground is (0 to 1)."""

    text: str
    link: str = ""
    shade: float = 0.0
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """A table that may go on over several slides; its first `fixed` columns then come again."""

    headings: Sequence[Heading]
    rows: Sequence[Sequence[Cell]]
    fixed: int = 0


@dataclass(frozen=True)
class Block:
    """A heading with its text below; `marks` are themes that the text names, in their order.

    `link` is the address behind the text.
    """

    heading: str
    texts: Sequence[str]
    marks: Sequence[ThemeLook] = ()
    link: str = ""


@dataclass(frozen=True)
class Texts:
    """Blocks of text in two columns, which go on over as many slides as they need."""

    left: Sequence[Block]
    right: Sequence[Block] = ()
    lead: str = ""


@dataclass(frozen=True)
class TableAndTexts:
    """A table beside blocks of text."""

    table: Table
    texts: Sequence[Block]


@dataclass(frozen=True)
class Pins:
    """Projects at their places.

    `points`: the columns of `located`, with `theme` (id, missing where not stated) and `title`.
    `looks` by theme; `legend`: label and look of each theme that is there. `hollow` and `grouped`
    say what a hollow disc is, where there is one, and a disc with a number.
    """

    points: pd.DataFrame
    looks: Mapping[str, ThemeLook]
    legend: Sequence[tuple[str, ThemeLook]]
    hollow: str
    grouped: str


@dataclass(frozen=True)
class Joined:
    """Landlords and the projects that join them; `looks` by project, `legend` that explains.

    `more` names the landlords of each project, for a web that has no room on a slide.
    """

    web: Web
    looks: Mapping[str, ThemeLook]
    legend: Sequence[str]
    more: Texts


@dataclass(frozen=True)
class Gaps:
    """Regions with projects (id, projects) against those without, and what else is missing."""

    regions: pd.DataFrame
    texts: Sequence[Block]


Content = Cover | Figures | Bars | Columns | Table | Texts | TableAndTexts | Pins | Joined | Gaps


MOST_ALT = 4_000
"""Characters of a description: those who listen to it get lost in more."""


@dataclass(frozen=True)
class Section:
    """One subject of a deck.

    `id` is a slide's id out of `SLIDES`, with the project's id for a project slide; `subject` says
    what is shown, `headline` what is seen, `note` how many projects that covers; `method` and
    `sources` (web addresses) go to the speaker notes, and so does `alt`, the picture in words.
    """

    id: str
    subject: str
    headline: str
    content: Content
    note: str = ""
    method: str = ""
    sources: tuple[str, ...] = ()
    alt: str = ""

    @property
    def described(self) -> str:
        """What a reader hears who cannot see the picture; the notes have all of it."""
        return self.alt[:MOST_ALT] or self.headline

    @property
    def kind(self) -> str:
        """What the content is, in one word: a page shows it with its own means."""
        return type(self.content).__name__.lower()


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Return the rows as named tuples, whose values have the types that the measure declares."""
    return iter(frame.itertuples(index=False))


def measured(measure: Measure) -> str:
    """Return the rows of a measure (label, projects) as a text for those who cannot see it."""
    rows = zip(measure.frame["label"], measure.frame["projects"], strict=True)
    return "; ".join(f"{label}: {count}" for label, count in rows)
