"""The page of the board, without a browser: the address and what is filled in agree."""

from streamlit.testing.v1 import AppTest

from dashboard.language.translation import Words
from tests.dashboard.views.pages import drawn, says, sound

FR = Words("fr")
BOARD = "/board?lang=fr&deck-slides=title&deck-title=Conseil+de+mars"


def titles(page: AppTest) -> set[str]:
    return {str(each.value) for each in page.text_input}


def test_going_back_brings_back_the_title_of_the_address() -> None:
    page = drawn(BOARD)
    assert "Conseil de mars" in titles(page)
    page.query_params["deck-title"] = "Conseil de juin"  # as the browser's Back does
    page = sound(page.run())
    assert "Conseil de juin" in titles(page)
    assert page.query_params["deck-title"] == "Conseil de juin"


def test_what_is_filled_in_goes_into_the_address() -> None:
    page = drawn(BOARD)
    (title,) = (each for each in page.text_input if each.value == "Conseil de mars")
    page = sound(title.set_value("Conseil <b>extraordinaire</b>").run())
    assert page.query_params["deck-title"] == "Conseil <b>extraordinaire</b>"
    assert says(page, "Conseil <b>extraordinaire</b>")
