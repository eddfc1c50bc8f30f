"""The content model of a deck: sections, each with one or more slides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from dashboard.exports.deck.marks import Bar
from dashboard.measures.whereabouts import Spot
from dashboard.style.palette import ThemeLook


@dataclass(frozen=True)
class Content:
    """What a slide shows. A `mapped` one has a map over the greater part of it."""

    mapped: ClassVar[bool] = False


@dataclass(frozen=True)
class Cover(Content):
    """The first slide; the finding is its headline."""

    fund: str
    meeting: str
    coverage: str
    spots: Sequence[Spot]


@dataclass(frozen=True)
class LargeNumber:
    """A number in large type, what it counts, and what qualifies it."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class KeyFigures(Content):
    """One number with a square for each of `whole`, of which `known` are full; and some others."""

    hero: LargeNumber
    known: int
    whole: int
    figures: Sequence[LargeNumber]


@dataclass(frozen=True)
class Fact:
    """A sentence whose first words stand out."""

    lead: str
    text: str


@dataclass(frozen=True)
class Ranking(Content):
    """Bars, the largest on top, and beside them the number that the title is of, and facts."""

    bars: Sequence[Bar]
    series: Sequence[str]
    hero: LargeNumber
    facts: Sequence[Fact]


@dataclass(frozen=True)
class RegionMap(Content):
    """Regions, the largest first, beside what there is to say of them; `strong` is the title's.

    `areas`: by code, the number on a region and the step of its shade (`dashboard.style.scheme`).
    """

    mapped: ClassVar[bool] = True
    areas: Mapping[str, tuple[str, int]]
    strong: str
    hero: LargeNumber
    facts: Sequence[Fact]


@dataclass(frozen=True)
class PlaceMap(Content):
    """Projects at their places, numbered from north to south; `near` are drawn in an inset.

    Where all are in one `region`, that alone is drawn; else it is the one of the inset.
    Where they are too many to be numbered, `most` are the départements with most of them, a number
    and a name.
    """

    mapped: ClassVar[bool] = True
    spots: Sequence[Spot]
    near: Sequence[Spot]
    region: str
    region_name: str
    most: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Laureate:
    """A project (id) in a row: theme, titles, promise, people; `places` from long to short."""

    project: str
    theme: str
    look: ThemeLook
    title: str
    short: str
    promise: str
    people: Sequence[str]
    places: Sequence[str]


@dataclass(frozen=True)
class Laureates(Content):
    """Projects under one another."""

    rows: Sequence[Laureate]


@dataclass(frozen=True)
class Line:
    """A named line of a project's slide, and its `short` form; `link` is the address behind it."""

    label: str
    text: str
    link: str = ""
    short: str = ""


@dataclass(frozen=True)
class Sheet:
    """What the slide of a project says. `where` and `detail` name its place."""

    project: str
    theme: str
    look: ThemeLook
    others: str
    title: str
    short: str
    promise: str
    summary: str
    lines: Sequence[Line]
    where: str
    detail: str
    region: str
    spots: Sequence[Spot]


@dataclass(frozen=True)
class Projects(Content):
    """One project, or two beside each other."""

    sheets: Sequence[Sheet]


@dataclass(frozen=True)
class Table(Content):
    """The first rows of a table of `total`; the first column is a number, or a name in bold.

    `shares` are the widths of the columns.
    """

    headings: Sequence[str]
    shares: Sequence[float]
    rows: Sequence[Sequence[str]]
    total: int


@dataclass(frozen=True)
class Sum:
    """What projects aim at in one unit, and which ones do."""

    total: str
    unit: str
    count: str
    names: Sequence[str]


@dataclass(frozen=True)
class Sums(Content):
    """Sums under one another; they are never added to each other."""

    rows: Sequence[Sum]


@dataclass(frozen=True)
class Gaps(Content):
    """Regions without a project by their homes; `strong` (codes) are those of the sentence."""

    unit: str
    bars: Sequence[Bar]
    codes: Sequence[str]
    strong: frozenset[str]
    fact: Fact


@dataclass(frozen=True)
class Crossed(Content):
    """Projects in each row (region) and column (theme); `strong` are the cells of the title."""

    columns: Sequence[str]
    rows: Sequence[str]
    counts: Sequence[Sequence[int]]
    strong: frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Method(Content):
    """What holds for the whole deck, beside what was announced and what is recorded."""

    facts: Sequence[Fact]
    bars: Sequence[Bar]
    series: Sequence[str]


MOST_ALT = 4_000
"""Characters of a description: those who listen to it get lost in more."""


@dataclass(frozen=True)
class Section:
    """One subject of a deck.

    `id` is a slide's id out of `SLIDES`, with the project's id for a project slide; `subject` says
    what is shown, `headline` what is seen, `short` the same in fewer words; `note` how many
    projects that covers; `method` and `sources` (web addresses) go to the speaker notes, and so
    does `alt`, the picture in words.
    """

    id: str
    subject: str
    headline: str
    content: Content
    short: str = ""
    note: str = ""
    method: str = ""
    sources: tuple[str, ...] = ()
    alt: str = ""

    @property
    def described(self) -> str:
        """What a reader hears who cannot see the picture; the notes have all of it."""
        return self.alt[:MOST_ALT] or self.headline


def rows_of(frame: Any) -> Iterator[Any]:
    """Return the rows as named tuples, whose values have the types that the measure declares."""
    return iter(frame.itertuples(index=False))
