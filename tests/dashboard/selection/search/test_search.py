"""Search: what it finds, what it forgives, where it says it found it, and that all agree on it."""

from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language.translation import Words
from dashboard.measures.key_figures import summary
from dashboard.selection.choices import read_address
from dashboard.selection.search import fields
from dashboard.selection.search.fields import Texts, foreign_texts, summaries_searched
from dashboard.selection.search.hits import Hit, excerpt, hits, in_language, spans
from dashboard.selection.search.plain import allowed, closest, pieces
from dashboard.selection.search.synonyms import asked_words, synonyms
from dashboard.selection.search.word_index import SearchIndex
from dashboard.selection.selection import Selection
from loaders.text.folding import folded
from tests.examples import examples
from tests.shipped import shipped_index

INDEX = shipped_index()
SEARCH = INDEX.searches["q"]
IDS = INDEX.portfolio.projects["id"].tolist()

FOUND = [
    ("potager des oiseaux", {"le-potager-des-oiseaux"}, "title"),
    ("POTAGER DES OISEAUX", {"le-potager-des-oiseaux"}, "title"),
    ("ozanam", {"com-on-culture-ozanam-mediation"}, "title"),
    ("ozanan", {"com-on-culture-ozanam-mediation"}, "title"),
    ("ozaanm", {"com-on-culture-ozanam-mediation"}, "title"),
    ("comon", {"com-on-culture-ozanam-mediation"}, "title"),
    ("com'on", {"com-on-culture-ozanam-mediation"}, "title"),
    ("com’on", {"com-on-culture-ozanam-mediation"}, "title"),
    ("ressource toit", {"ressourcetoit"}, "title"),
    ("cœur résidence", {"au-coeur-de-ma-residence"}, "title"),
    ("COEUR residence", {"au-coeur-de-ma-residence"}, "title"),
    ("mom'ouest", {"mom-bordeaux-saint-louis"}, "carrier"),
    ("momouest", {"mom-bordeaux-saint-louis"}, "carrier"),
    ("trapes", {"atelier-de-quartier"}, "place"),
    ("sarepa", {"atelier-de-quartier"}, "landlord"),
    ("champs libres", {"ladies-comm-back"}, "partner"),
    ("saint denis de la réunion", {"maintien-a-domicile-seniors-shlmr"}, "place"),
    ("mutations solidaires", {"soutien-technique-au-parcours-residentiel"}, "earlier"),
    ("zzzz", set(), None),
    ("aulnay-sous-bois", {"1001-facon-de-renforcer-l-inclusion-numerique"}, "place"),
    ("aulnaysousbois", {"1001-facon-de-renforcer-l-inclusion-numerique"}, "place"),
    ("ocitanie", {"au-coeur-de-ma-residence", "com-on-culture-ozanam-mediation"}, "region"),
    ("artificiel", set(), None),
]


@cache
def plain_words(item: int) -> set[str]:
    return {word for _, text in SEARCH.rows_of(item) for *_, word in pieces(text)}


EVERY_WORD = {word for item in range(len(IDS)) for word in plain_words(item)}
LONG_WORDS = sorted(word for word in EVERY_WORD if len(word) > 4 and word.isalpha())


def found_by(search: str) -> set[str]:
    return {IDS[item] for item in np.flatnonzero(SEARCH.mask(search))}


@pytest.mark.parametrize(("search", "projects", "field"), FOUND)
def test_it_finds_and_says_where(search: str, projects: set[str], field: str | None) -> None:
    # Whoever adds a record may give a word one more project, but never take one away.
    assert found_by(search) >= projects
    assert bool(found_by(search)) == bool(projects)
    for project in projects:
        where = hits(SEARCH, IDS.index(project), SEARCH.terms(search))
        assert field in {hit.field for hit in where}


@pytest.mark.parametrize("number", ["93", "974", "2A", "13"])
def test_the_number_of_a_departement_finds_its_projects_by_it(number: str) -> None:
    located = INDEX.portfolio.project_territories
    within = set(located.loc[located["departement"] == number, "project"].astype(str))
    found = found_by(number)
    by_number = {
        project
        for project in found
        for hit in hits(SEARCH, IDS.index(project), SEARCH.terms(number))
        if hit.field == "departement" and hit.text.endswith(f"({number})")
    }
    assert by_number == within
    assert within <= found


def test_exact_words_win_over_near_ones() -> None:
    (jardins,), (slip,) = SEARCH.terms("jardins")[0].words, SEARCH.terms("jardns")[0].words
    assert jardins.near == ()
    assert jardins.words == {"jardin", "jardins"}
    assert "jardins" in slip.near


def slips(word: str) -> set[str]:
    """Return `word` with one letter missing, swapped with the next, doubled or another."""
    cut = [(word[:at], word[at:]) for at in range(len(word))]
    return {
        *(before + after[1:] for before, after in cut),
        *(before + after[1] + after[0] + after[2:] for before, after in cut if len(after) > 1),
        *(before + after[0] + after for before, after in cut),
        *(before + "x" + after[1:] for before, after in cut),
    } - {word}


def slips_of_its_own(word: str) -> list[str]:
    """Return the slips that stand in no word of the data: those find what they stand in."""
    tried = slips(word) - asked_words().keys()
    return sorted(slip for slip in tried if not any(slip in known for known in EVERY_WORD))


@pytest.mark.parametrize("word", ["jardin", "culture", "seniors", "occitanie", "numerique"])
def test_a_slip_never_finds_less_than_the_word_it_is_near(word: str) -> None:
    tried = slips_of_its_own(word)
    assert len(tried) > 3 * len(word) - 2
    assert [slip for slip in tried if not found_by(word) <= found_by(slip)] == []


@settings(max_examples=examples(60))
@given(word=st.sampled_from(LONG_WORDS), data=st.data())
def test_no_slip_in_any_word_of_the_data_finds_less(word: str, data: st.DataObject) -> None:
    slip = data.draw(st.sampled_from(slips_of_its_own(word) or [word]))
    plurals = {slip + "s", slip + "x", slip[:-1]} & EVERY_WORD
    if not plurals and (slip[0] == word[0] or len(slip) > 5):
        assert found_by(word) <= found_by(slip)


@pytest.mark.parametrize(
    ("asked", "said", "fields"),
    [
        ("personnes âgées", "senior", {"theme", "summary_fr", "summary_en"}),
        ("Elderly", "older", {"theme", "summary_fr", "summary_en"}),
        ("vegetalisation", "jardin", {"title", "summary_fr", "landlord", "summary_en"}),
        ("végétalisaton", "jardin", {"title", "summary_fr", "landlord", "summary_en"}),
        ("agriculture urbaine", "potager", {"title", "summary_fr", "landlord", "summary_en"}),
        ("informatique", "numérique", {"title", "theme", "summary_fr"}),
        ("HLM", "locataire", {"summary_fr"}),
        ("jeunesse", "jeune", {"summary_fr"}),
    ],
)
def test_the_words_that_people_use_find_those_of_the_texts(
    asked: str, said: str, fields: set[str]
) -> None:
    (term,) = SEARCH.terms(asked)
    assert said in {also.word for also in term.also}
    assert found_by(said) <= found_by(asked)
    where = {hit.field for item in np.flatnonzero(SEARCH.mask(asked))
             for hit in hits(SEARCH, item, [term])}  # fmt: skip
    assert where & fields


def test_a_synonym_stands_behind_all_that_was_asked_for_in_so_many_words() -> None:
    tried = 0
    for phrase in synonyms():
        asked = " ".join(phrase)
        words = [word for term in SEARCH.terms(asked) for word in term.words]
        literal = np.array([all(word.words & plain_words(item) for word in words)
                            for item in range(len(IDS))])  # fmt: skip
        others = SEARCH.mask(asked) & ~literal
        assert not (literal & ~SEARCH.mask(asked)).any()
        if literal.any() and others.any():
            tried += 1
            order = SEARCH.order(asked)
            assert order[literal].max() < order[others].min(), asked
    assert tried > 5


def test_a_project_in_a_priority_neighbourhood_is_found_by_its_letters() -> None:
    located = INDEX.portfolio.project_territories
    inside = set(located.loc[located["qpv"].eq(True), "project"].astype(str))
    assert inside
    assert inside == found_by("QPV")
    assert inside <= found_by("quartiers prioritaires")


def test_who_looks_for_a_garden_does_not_mean_the_landlord_of_that_name() -> None:
    garden = SearchIndex(
        [
            Texts("title", np.array([0]), categories("Le jardin des voisins")),
            Texts("landlord", np.array([1, 2]), categories("La Cité Jardins", "Jardin")),
            Texts("summary_fr", np.array([3, 4]), categories("Un jardin.", "Un potager.")),
        ],
        5,
    )
    assert garden.order("jardin").argsort(kind="stable").tolist() == [0, 2, 3, 1, 4]
    assert garden.order("cité jardins").argsort(kind="stable").tolist()[0] == 1
    assert garden.mask("jardin").all()


def categories(*values: str) -> pd.Categorical:
    return pd.Categorical(np.array(values, dtype=object))


def test_small_words_are_not_asked_for_but_by_themselves() -> None:
    assert found_by("le potager de la résidence des oiseaux") == found_by(
        "potager résidence oiseaux"
    )
    assert found_by("le") == {
        IDS[item]
        for item in range(len(IDS))
        if any("le" in folded(text).split() or "les" in folded(text).split()
               for _, text in SEARCH.rows_of(item))
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "slips"), [("mots", 0), ("parcs", 1), ("potagers", 1), ("potageres", 2)]
)
def test_the_longer_a_word_the_more_is_forgiven(word: str, slips: int) -> None:
    assert allowed(word) == slips


def test_a_guess_keeps_to_the_first_letter_where_it_can_and_leaves_numbers_alone() -> None:
    vocabulary = ["seqens", "ceqens", "13002", "occitanie", "lien"]
    assert closest("seqans", vocabulary) == ["seqens"]
    assert closest("13003", vocabulary) == []
    assert closest("pccitanie", vocabulary) == ["occitanie"]


def test_of_four_letters_only_the_order_may_be_wrong_or_one_be_missing() -> None:
    assert closest("lein", ["lien", "lent", "rein", "liens"]) == ["lien"]
    assert closest("ader", ["aide", "aider", "adir", "ade"]) == ["aider"]
    assert closest("mots", ["pots", "mois"]) == []


def test_two_slips_are_not_taken_where_one_will_do() -> None:
    assert closest("residance", ["residence", "resistance"]) == ["residence"]


def test_the_summary_of_an_address_counts_the_same() -> None:
    for search in ("ozanan", "Paris", "zzzz", "cœur"):
        chosen = Selection(INDEX, read_address(f"q={search}", INDEX)[0])
        assert summary(chosen, Words("en"))["projects"] == len(found_by(search))


def test_the_best_field_comes_first() -> None:
    order, terms = SEARCH.order("culture"), SEARCH.terms("culture")
    found = np.flatnonzero(SEARCH.mask("culture"))
    titled = {item for item in found if hits(SEARCH, item, terms)[0].field == "title"}
    assert titled
    assert titled != set(found)
    assert {item for item in found if order[item] <= 1} == titled


def test_names_are_found_with_or_without_a_project() -> None:
    assert INDEX.names.matching("corse") == [
        ("region", "94"), ("departement", "2A"), ("departement", "2B"),
    ]  # fmt: skip
    assert INDEX.names.matching("2a") == [("departement", "2A")]
    assert ("landlord", "immobiliere-3f") in INDEX.names.matching("i3f")
    assert ("network", "action-logement") in INDEX.names.matching("acton logement")
    assert ("organisation", "sncf") in INDEX.names.matching("SNCF")
    assert ("commune", "97411") in INDEX.names.matching("saint-denis")
    assert INDEX.names.matching("…") == []


def test_an_empty_data_set_is_searched_in_vain() -> None:
    nothing = Texts("title", np.array([], dtype=np.intp), pd.Categorical([]))
    assert SearchIndex([nothing], 0).mask("jardin").tolist() == []


def test_summaries_are_left_out_beyond_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    assert summaries_searched(INDEX.portfolio)
    monkeypatch.setattr(fields, "MOST_SUMMARIES", len(IDS) - 1)
    assert not summaries_searched(INDEX.portfolio)
    shorter = SearchIndex(fields.project_texts(INDEX.portfolio), len(IDS))
    assert {text.field for text in shorter.texts} == {*fields.FIELDS} - {*fields.SUMMARIES}
    assert shorter.mask("potager").any()


TITLES = INDEX.portfolio.projects["title"].tolist()
VARIED = st.sampled_from(["", "upper", "apostrophe", "hyphen", "ligature"])


@given(title=st.sampled_from(TITLES), way=VARIED)
def test_no_way_to_write_a_title_hides_its_project(title: str, way: str) -> None:
    written = {
        "": title,
        "upper": title.upper(),
        "apostrophe": title.replace("’", "'"),
        "hyphen": title.replace(" ", "-"),
        "ligature": title.replace("œ", "oe").replace("Œ", "OE"),
    }[way]
    assert IDS[TITLES.index(title)] in found_by(written)


@given(
    letters=st.text(alphabet="abcdefgémôœ’-' ", min_size=1, max_size=30),
    cut=st.integers(min_value=1, max_value=12),
)
def test_pieces_are_where_they_say(letters: str, cut: int) -> None:
    for start, end, word in pieces(letters):
        assert folded(letters[start:end]).replace(" ", "") == word
    marked = spans(letters, {word for *_, word in pieces(letters)})
    assert all(one[1] <= other[0] for one, other in pairwise(marked))


WORDS = sorted(
    {word for _, text in SEARCH.rows_of(0) + SEARCH.rows_of(7) for word in folded(text).split()}
)


@settings(max_examples=examples(60))
@given(search=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join))
def test_a_project_is_found_just_where_every_word_has_a_hit(search: str) -> None:
    mask, terms = SEARCH.mask(search), SEARCH.terms(search)
    for item in range(len(IDS)):
        every = all(hits(SEARCH, item, [term]) for term in terms)
        assert mask[item] == every


@given(
    text=st.text(alphabet="ab c", min_size=50, max_size=400).filter(lambda text: "a" in text),
    room=st.integers(min_value=20, max_value=60),
)
def test_an_excerpt_keeps_its_marks(text: str, room: int) -> None:
    whole = Hit("title", text, spans(text, {word for *_, word in pieces(text)}))
    cut = excerpt(whole, room)
    assert cut.spans
    first, other = whole.spans[0], cut.spans[0]
    assert cut.text[slice(*other)] == text[slice(*first)]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("search", ["culture", "transport", "danse", "social", "garden"])
def test_where_it_was_found_is_said_in_the_readers_language(language, search):
    other = "en" if language == "fr" else "fr"
    projects, terms = INDEX.portfolio.projects, SEARCH.terms(search)
    found = np.flatnonzero(SEARCH.mask(search))
    assert len(found)
    for item in found.tolist():
        every = hits(SEARCH, item, terms)
        shown = in_language(every, foreign_texts(INDEX.portfolio, item, language))
        assert [hit.field.removesuffix(f"_{other}") for hit in shown]
        for field in ("promise", "summary"):
            own, translated = (projects[f"{field}_{one}"][item] for one in (language, other))
            texts = {hit.text for hit in every}
            told = {hit.text for hit in shown}
            assert (own in told) == (own in texts)
            assert (translated in told) == (translated in texts and own not in texts)


def test_a_text_that_is_the_same_in_both_languages_is_foreign_to_nobody():
    name = next(iter(INDEX.portfolio.themes.query("name_fr == name_en")["name_fr"]))
    for language in ("fr", "en"):
        assert ("theme", name) not in foreign_texts(INDEX.portfolio, 0, language)


def test_a_region_is_found_by_what_it_is_called_in_short():
    for short, name in (("idf", "île-de-france"), ("PACA", "provence alpes côte d’azur")):
        found = SEARCH.mask(name)
        assert found.any()
        assert (SEARCH.mask(short) == found).all(), short
