"""The five places that the navigation names, the pages each holds, and what all of them are called.

What has no place is reached by a button in the head (the board, an announcement) or at the foot.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.language.translation import N_


@dataclass(frozen=True)
class PlaceOfPages:
    """A place: its first page, its name, and what its pages are called where it has several.

    A page that is read in two ways has keys of its address after its name.

    `pages` are beside the first ones that lead nowhere in the row: they belong to the place too.
    """

    first: str
    name: str
    ways: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[str, ...] = ()


PLACES = (
    PlaceOfPages("overview", N_("Home"), pages=("news",)),
    PlaceOfPages(
        "projects",
        N_("Projects"),
        {"projects": N_("List"), "lineage": N_("Chains of projects")},
    ),
    PlaceOfPages(
        "map",
        N_("Map and territories"),
        {
            "map": N_("Map"),
            "gaps": N_("Territories without a project"),
            "map?view=table": N_("Table"),
        },
    ),
    PlaceOfPages("landlords", N_("Actors")),
    PlaceOfPages("compare", N_("Compare")),
)

ADDING = PlaceOfPages(
    "import-announcement",
    N_("Add a committee"),
    {
        "import-announcement": N_("An announcement"),
        "import-list": N_("A list of projects"),
        "import-workbook": N_("The tables in a workbook"),
    },
)
"""What the button in the head opens; the navigation does not name it."""

_OF_SHEETS = {
    "landlord": "landlords", "network": "landlords", "organisation": "landlords",
    "region": "map", "departement": "map", "commune": "map",
}  # fmt: skip
"""The place of the sheets of a kind; all others stand with the projects."""


def place_of(page: str, kind: str = "") -> PlaceOfPages | None:
    """Return the place of a page by its name, of a sheet by its `kind`; None where it has none."""
    first = _OF_SHEETS.get(kind, "projects") if page == "sheet" else page
    return next(
        (each for each in (*PLACES, ADDING) if first in (each.first, *each.ways, *each.pages)),
        None,
    )
