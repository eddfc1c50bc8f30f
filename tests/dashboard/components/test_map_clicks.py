"""What a click on the map chooses and opens, and that one beside all marks chooses nothing."""

from streamlit.testing.v1 import AppTest

from dashboard.selection.choices import Choices

NORD = {"layer": "areas", "level": "departement", "code": "59"}
NOTHING = {"layer": "", "level": "", "code": ""}
DISC = {"layer": "discs", "project": "com-on"}


def _map() -> None:
    import streamlit as st  # noqa: PLC0415 - the script of a page imports for itself

    from dashboard.components.map.map_clicks import answer, shown_project, turn  # noqa: PLC0415
    from dashboard.components.session.address import choose, chosen  # noqa: PLC0415

    for each in st.session_state.pop("clicks", []):
        if each is None:  # what a chip does
            choose(type(chosen())())
        else:
            answer(each)
    st.session_state["seen"] = (chosen(), shown_project(), turn())


def _after(*clicks: object) -> tuple[Choices, str, int]:
    page = AppTest.from_function(_map)
    page.session_state["clicks"] = [*clicks]
    page.run()
    assert not page.exception
    choices, project, turn = page.session_state["seen"]
    return choices, project, turn


def test_an_area_chooses_itself_and_a_second_click_takes_it_away() -> None:
    assert _after(NORD)[0].get("departement") == ("59",)
    assert not _after(NORD, NORD)[0]
    assert not _after(NORD, NOTHING)[0]


def test_a_click_beside_all_marks_chooses_nothing_that_a_chip_took_away() -> None:
    choices, project, turn = _after(NORD, None, NOTHING)
    assert (choices, project, turn) == (Choices(), "", 2)


def test_a_disc_opens_its_project_and_a_click_beside_closes_that_first() -> None:
    assert _after(DISC)[1] == "com-on"
    assert _after(DISC, DISC)[1] == ""
    choices, project, _ = _after(NORD, DISC, NOTHING)
    assert (choices.get("departement"), project) == (("59",), "")
    assert not _after(NORD, DISC, NOTHING, NOTHING)[0]
