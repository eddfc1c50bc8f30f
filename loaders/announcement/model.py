"""What was read from an announcement: values, and for every value the words it was read from."""

from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of the text as read: characters `start` (included) to `end` (left out)."""

    start: int
    end: int


TextSpan: TypeAlias = tuple[int, int] | None
"""The `Span` that a value was read from, of what is stored too; None of one that a person wrote."""


@dataclass(frozen=True)
class Stated(Generic[T]):
    """A value that the text states, and where."""

    value: T
    span: Span


class DoubtCode(StrEnum):
    """Why a person should look twice. The sentence is made by whoever shows the doubt."""

    DATE_MISSING = "date-missing"
    DATE_AMBIGUOUS = "date-ambiguous"
    DATE_WEAK = "date-weak"
    DATE_YEAR_IMPLIED = "date-year-implied"
    COMMITTEES_SEVERAL = "committees-several"
    COUNT_MISSING = "count-missing"
    COUNT_DIFFERS = "count-differs"
    PROJECTS_MISSING = "projects-missing"
    NOT_SELECTED = "not-selected"
    NAMED_OUTSIDE = "named-outside"
    READ_IN_PART = "read-in-part"
    PROJECT_MARKS_MISSING = "project-marks-missing"
    TITLE_GUILLEMET = "title-guillemet"
    TITLE_UNMARKED = "title-unmarked"
    TITLE_WITHIN = "title-within"
    TITLE_CUT = "title-cut"
    TITLE_MISSING = "title-missing"
    LANDLORD_MISSING = "landlord-missing"
    LANDLORD_COUNT_DIFFERS = "landlord-count-differs"
    LANDLORDS_UNNAMED = "landlords-unnamed"
    LANDLORD_WEAK = "landlord-weak"
    CARRIER_MISSING = "carrier-missing"
    CARRIER_WEAK = "carrier-weak"
    NAME_CLOSE_TO_KNOWN = "name-close-to-known"
    NAME_NEW = "name-new"
    EARLIER_PHASE = "earlier-phase"
    COMMUNE_MISSING = "commune-missing"
    COMMUNE_HOMONYM = "commune-homonym"
    COMMUNE_UNKNOWN = "commune-unknown"
    AMOUNT_STATED = "amount-stated"
    DURATION_WEAK = "duration-weak"
    FIGURE_UNIT_IMPLIED = "figure-unit-implied"
    THEME_CLOSE = "theme-close"
    THEME_MISSING = "theme-missing"


@dataclass(frozen=True)
class Doubt:
    """Why a person should look twice: its code, the words it is about, what a sentence about it
    needs. A stored one may have a code that is a `DoubtCode` no more.
    """

    code: str
    words: TextSpan
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Name:
    """A landlord, a carrier or a partner: `id` of the one that the data set knows, else empty."""

    name: str
    id: str = ""
    as_written: str = ""
    words: TextSpan = None


class PlaceKind(StrEnum):
    """The kinds of places of the data package that a text can name."""

    SITE = "site"
    QUARTIER = "quartier"
    COMMUNE = "commune"
    AGGLOMERATION = "agglomeration"
    ARRONDISSEMENT = "arrondissement"
    DEPARTEMENT = "departement"
    REGION = "region"


@dataclass(frozen=True)
class Place:
    """A place. `insee` is the code of the commune, empty where it is not certain."""

    name: str
    id: str | None
    kind: PlaceKind
    insee: str | None
    span: Span


class Unit(StrEnum):
    """What a figure counts."""

    HOMES = "homes"
    HOUSEHOLDS = "households"
    TENANTS = "tenants"
    PEOPLE = "people"
    SITES = "sites"
    OTHER = "other"


class NumberRole(StrEnum):
    """What a figure says: the reach of the project, the landlord's stock, a survey, or colour."""

    TARGETED = "targeted"
    STOCK = "stock"
    SAMPLE = "sample"
    CONTEXT = "context"


@dataclass(frozen=True)
class StatedNumber:
    """A number with its unit, and the words that state it (8 at most)."""

    value: float
    unit: Unit
    role: NumberRole
    approximate: bool = False
    as_written: str = ""
    words: TextSpan = None


@dataclass(frozen=True)
class ThemeScore:
    """A theme, its share of the evidence (0 to 1) and the words that speak for it."""

    theme: str
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Committee:
    """What the announcement says of the committee itself."""

    date: Stated[date] | None
    announced: Stated[int] | None
    auditioned: Stated[int] | None


@dataclass(frozen=True)
class ProjectDraft:
    """One project, as far as the text tells. `span` is the whole of its text.

    `date` is the day of its committee, where the text tells of several and this is not the first.
    `amounts` are the euros that its text states, whatever they are for.
    """

    span: Span
    title: Stated[str] | None
    landlords: tuple[Name, ...]
    carriers: tuple[Name, ...]
    partners: tuple[Name, ...]
    places: tuple[Place, ...]
    figures: tuple[StatedNumber, ...]
    duration_years: Stated[float] | None
    themes: tuple[ThemeScore, ...]
    doubts: tuple[Doubt, ...]
    date: Stated[date] | None = None
    amounts: tuple[Stated[float], ...] = ()


@dataclass(frozen=True)
class Announcement:
    """The drafts of one announcement, with the text that all spans count in."""

    text: str
    committee: Committee
    projects: tuple[ProjectDraft, ...]
    doubts: tuple[Doubt, ...]


def moved(value: T, by: int) -> T:
    """Return what was read with all its spans so many characters further on."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(moved(one, by) for one in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: moved(getattr(value, each.name), by) for each in fields(value)}
        )
    return value
