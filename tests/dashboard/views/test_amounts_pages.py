"""Pages with the fund's own figures: all in amounts, and nothing of it leaves unasked."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from dashboard.components.figures import export_menu
from dashboard.components.session.internal import internal_filters
from dashboard.exports.table_files import table_csv, table_xlsx
from dashboard.exports.workbook_cells import About
from dashboard.language.translation import Words
from tests.browser.places import PAGES, PROJECT_SHEET, SHEETS, Place
from tests.dashboard.views.pages import drawn, says
from tests.own_figures import SENTINELS, marked

AMOUNTS = "measure=amounts"
FR, TODAY = Words("fr"), dt.date(2026, 11, 29)
LATER = pytest.mark.exhaustive
ADDRESSES = [
    "/",
    pytest.param("/?landlord=seqens", marks=LATER),
    "/map",
    pytest.param("/map?view=table", marks=LATER),
    "/landlords",
    "/projects",
    "/compare?theme=culture",
    "/news",
    pytest.param("/compare?state=abandoned", marks=LATER),
]
FIGURES = [
    "regions",
    "map",
    "web",
    *(pytest.param(one, marks=LATER) for one in ("themes", "landlords", "committees")),
    pytest.param("pairs-theme", marks=LATER),
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same data with the fund's own figures, of which each can be found again, and without."""
    made = tmp_path_factory.mktemp("amounts-pages")
    return marked(made / "own"), marked(made / "without", ())


@pytest.fixture
def own(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the script read the folder with the fund's own figures."""
    monkeypatch.setattr(sys, "argv", ["app", "--data", str(folders[0])])


@pytest.mark.costly
@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("address", [*ADDRESSES, "/board"])
def test_a_page_is_drawn_in_amounts_and_says_how_many_are_known(address: str) -> None:
    page = drawn(f"{address}{'&' if '?' in address else '?'}{AMOUNTS}&lang=en")
    assert says(page, "amount known for") or says(page, "amount not known")
    assert says(page, "internal")


@pytest.mark.costly
@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_alone_holds_amounts_only_where_that_was_asked(figure: str) -> None:
    address = f"/figure?figure={figure}&embed=true&{AMOUNTS}&lang=en"
    address += "&theme=culture" * figure.startswith("pairs")
    unasked = drawn(address)
    assert [one for one in ("€", *SENTINELS) if says(unasked, one)] == []
    assert says(drawn(f"{address}&internal=yes"), "€")


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("page", ["print", "present"])
def test_paper_and_slides_hold_amounts_where_the_deck_may(page: str) -> None:
    address = f"/{page}?{AMOUNTS}&lang=en&deck-slides=regions"
    assert not says(drawn(address), "€")
    assert says(drawn(f"{address}&deck-internal=yes"), "€")


@pytest.mark.costly
@pytest.mark.parametrize("place", [*PAGES, PROJECT_SHEET, *SHEETS[:2]], ids=lambda one: one.name)
def test_what_others_reach_shows_nothing_internal(
    place: Place, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["app", "--data", str(folders[0]), "--host", "a.example"])
    page = drawn(place.address(AMOUNTS, "lang=fr"))
    assert [one for one in SENTINELS if says(page, one)] == []


@pytest.mark.costly
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_menu_gives_unasked_is_what_there_is_without_own_figures(
    address: str, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is marked as internal is asked about; all else is the same file with and without."""
    taken: dict[str, tuple[object, ...]] = {}

    def menu(screen, said, *, picture, **_):  # type: ignore[no-untyped-def]
        if not said.internal and not internal_filters(screen):
            drawn_as = dict(picture()) if picture else {}
            table, about = said.table(), About(said.subject, "", TODAY, said.rule, said.note, ())
            files = table_csv(table, FR), table_xlsx(table, about, FR, said.bars)
            taken[said.key] = (*files, said.headline, said.note, drawn_as)

    monkeypatch.setattr(export_menu, "_menu", menu)
    found = []
    for folder in folders:
        monkeypatch.setattr(sys, "argv", ["app", "--data", str(folder)])
        drawn(f"{address}{'&' if '?' in address else '?'}{AMOUNTS}&lang=fr")
        found.append(dict(taken))
        taken.clear()
    unasked, without = found
    assert without or "state" in address or address == "/projects"
    for key, given in unasked.items():
        assert given == without[key], key
        assert not [one for one in SENTINELS if one in f"{given}".replace("\u202f", "")], key


@pytest.mark.usefixtures("own")
def test_a_sheet_says_what_was_granted_and_that_it_is_internal() -> None:
    page = drawn("/sheet?kind=theme&id=culture&lang=en")
    assert says(page, "Granted: €")
    assert says(page, "(internal)")
