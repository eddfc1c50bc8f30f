"""Every page as the script draws it, without a browser: with all projects, one, and none."""

import pytest

from dashboard.language.translation import Words
from tests.browser.places import PLACES, SELECTIONS, Place
from tests.dashboard.views.pages import drawn, says

CASES = [
    pytest.param(
        place, kept, id=f"{place.name}-{kept}",
        marks=[pytest.mark.exhaustive] if kept == "one" else [],
    )
    for place in PLACES
    for kept in (SELECTIONS if place.follows_selection else ["all"])
]  # fmt: skip


@pytest.mark.parametrize(("place", "kept"), CASES)
def test_a_page_is_drawn_whatever_is_selected(place: Place, kept: str) -> None:
    language = "en" if kept == "one" else "fr"
    page = drawn(place.address(SELECTIONS[kept], f"lang={language}"))
    if kept == "all":
        assert says(page, place.title or Words(language).text(place.own_text)), place.own_text
    assert len(page.main) > 1


def test_a_table_of_single_projects_is_drawn_where_it_stands_alone() -> None:
    one, table = SELECTIONS["one"], "Themes by region"
    assert not says(drawn(f"/compare?lang=en&{one}"), table)
    assert says(drawn("/compare?lang=en&theme=culture"), table)
    assert says(drawn(f"/figure?figure=themes-regions&lang=en&{one}"), table)
