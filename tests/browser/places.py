"""The views of the dashboard that the browser tests look at, and how to tell each one."""

from dataclasses import dataclass

import pytest

PROJECT = "bien-plus-qu-un-logement"
"""A project whose sheet has every part: figures, partners, a lineage."""


@dataclass(frozen=True)
class Place:
    """A view: its address below the server's, a text (a message id) that only it shows, its title.

    The title is given where it is a name of the data, alike in both languages.
    """

    name: str
    path: str
    own_text: str
    follows_selection: bool = True
    title: str = ""

    def address(self, *queries: str) -> str:
        """Return the address with `queries` (`key=value`) added."""
        joined = "&".join(query for query in queries if query)
        return self.path + ("&" if "?" in self.path else "?") * bool(joined) + joined


OVERVIEW = Place("overview", "/", "The projects, from the latest to the oldest")
PROJECTS = Place("projects", "/projects", "List")
PAGES = (
    OVERVIEW,
    Place("map", "/map", "Projects by region"),
    Place("landlords", "/landlords", "Who works with whom"),
    PROJECTS,
    Place(
        "lineage",
        "/lineage",
        "A chain is shown whole, with projects outside the selection. Only what an announcement "
        "says is drawn: a project may follow another without saying so.",
    ),
    Place("compare", "/compare?theme=culture", "What differs"),
    Place("news", "/news", "New projects"),
    Place("gaps", "/gaps", "Regions: projects against social homes"),
    Place("board", "/board", "Prepare the board"),
    Place("data", "/data", "Dictionary", follows_selection=False),
)
"""The pages of the navigation."""

PROJECT_SHEET = Place(
    "project",
    f"/projects?project={PROJECT}",
    "Figures as the source states them",
    follows_selection=False,
)
SHEETS = (
    PROJECT_SHEET,
    *(
        Place(
            kind,
            f"/sheet?kind={kind}&id={identifier}",
            "Stated targets",
            follows_selection=False,
            title=title,
        )
        for kind, identifier, title in (
            ("landlord", "seqens", "Seqens"),
            ("network", "action-logement", "Groupe Action Logement"),
            ("organisation", "sncf", "SNCF"),
            ("theme", "culture", "Culture"),
            ("region", "11", "Île-de-France"),
            ("departement", "93", "Seine-Saint-Denis"),
            ("commune", "45234", "Orléans (45)"),
        )
    ),
    Place("directory", "/sheet?kind=network", "Landlord networks", follows_selection=False),
)
"""A sheet of each kind, and a list of all of one kind."""

FIGURE = Place("figure", "/figure?figure=themes", "See it in Lauréats")
IMPORTS = (
    Place("workbook", "/import-workbook", "1. Download the workbook", follows_selection=False),
    Place("list", "/import-list", "1. The list", follows_selection=False),
)
ANNOUNCEMENT = Place(
    "announcement", "/import-announcement", "Import an announcement", follows_selection=False
)
ALONE = (
    FIGURE,
    Place("present", "/present?slide=3", "Back to the deck"),
    Place(
        "print",
        "/print",
        "Print this page from the browser (Ctrl+P): it fills one sheet of A4.",
    ),
)
"""Pages without navigation and filters."""

PLACES = (*PAGES, *SHEETS, *ALONE, *IMPORTS, ANNOUNCEMENT)

LANGUAGES = ("fr", "en")
in_each_language = pytest.mark.parametrize("language", LANGUAGES)

SCHEMES = ("light", "dark")
WIDTHS = (1440, 390)

SELECTIONS = {"all": "", "one": "q=potager+des+oiseaux", "none": "q=zzzz"}
"""What a view may have to show: every project, a single one, none."""
