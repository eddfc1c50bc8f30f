"""The title of a row: what stands around it is told, and somebody can say what it is."""

import pytest

from loaders.project_list.drafts import ListDrafts
from loaders.spreadsheet.problems import ImportRule
from tests.loaders.project_list.drafting import drafts_of


def _titles(drafts: ListDrafts) -> list[str]:
    return [row["title"] for row in drafts.changes["projects"].added]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("« Un four » – Prix coup de cœur", "Un four"),
        ("Un four (prix spécial du jury)", "Un four"),
        ("Un four, lauréat 2021", "Un four"),
        ("Un four – version corrigée", "Un four"),
        ("« Un four » à pain pour tous", "« Un four » à pain pour tous"),
    ],
)
def test_what_stands_behind_a_title_is_told_and_can_be_answered(written: str, title: str) -> None:
    text = f"Titre;Date;Bailleur\n{written};04/02/2021;Seqens\n"
    drafts = drafts_of(text)
    assert _titles(drafts)[0] == title
    (told,) = (doubt for doubt in drafts.doubts if doubt.about == "title")
    assert (told.rule, told.taken, told.choices) == (
        ImportRule.TITLE_REST, title, tuple(dict.fromkeys((title, "Un four", written))),
    )  # fmt: skip
    for choice in told.choices:
        assert _titles(drafts_of(text, {told.subject: choice})) == [choice]


@pytest.mark.parametrize("title", ["Un four – pain, vin et prix libre", "Culture (danse)", "Prix"])
def test_other_words_behind_a_title_are_a_part_of_it(title: str) -> None:
    drafts = drafts_of(f"Titre;Date;Bailleur\n{title};04/02/2021;Seqens\n")
    assert not [doubt for doubt in drafts.doubts if doubt.about == "title"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Id. – phase 2", "Un four – phase 2"),
        ("– volet mobilité", "Un four – volet mobilité"),
        ("+ la cuisine", "Un four – la cuisine"),
        ("Phase 2", "Un four – Phase 2"),
        ("Phase 2 du chantier", "Phase 2 du chantier"),
    ],
)
def test_a_title_that_goes_on_with_the_one_above_is_asked_about(written: str, title: str) -> None:
    text = f"Titre;Date;Bailleur\nUn four;04/02/2021;Seqens\n{written};04/02/2021;Seqens\n"
    drafts = drafts_of(text)
    assert _titles(drafts) == ["Un four", title]
    asked = [doubt for doubt in drafts.doubts if doubt.rule is ImportRule.TITLE_GOES_ON]
    assert bool(asked) is (written != title)
    for doubt in asked:
        answered = drafts_of(text, {doubt.subject: written})
        assert _titles(answered) == ["Un four", written]


def test_titles_of_a_list_with_dashes_are_titles() -> None:
    text = "Titre;Date\n- Un four;04/02/2021\n- Un jardin;04/02/2021\n- Un vélo;04/02/2021\n"
    assert ImportRule.TITLE_GOES_ON not in {doubt.rule for doubt in drafts_of(text).doubts}


def test_a_sentence_that_names_its_title_is_told() -> None:
    written = "Notre projet s’appelle « Bricothèque »"
    drafts = drafts_of(f"Titre;Date;Bailleur\n{written};04/02/2021;Seqens\n")
    (told,) = (doubt for doubt in drafts.doubts if doubt.about == "title")
    assert (told.taken, told.choices) == ("Bricothèque", ("Bricothèque", written))


def test_a_remark_that_names_another_title_is_asked_about() -> None:
    text = (
        "Titre;Date;Bailleur;Remarques\n"
        "Mobilité 02;04/02/2021;Seqens;titre changé en « Mobilis », voir courriel\n"
    )
    (asked,) = (doubt for doubt in drafts_of(text).doubts if doubt.about == "title")
    assert (asked.asks, asked.choices) == (True, ("Mobilité 02", "Mobilis"))
    assert _titles(drafts_of(text, {asked.subject: "Mobilis"})) == ["Mobilis"]
