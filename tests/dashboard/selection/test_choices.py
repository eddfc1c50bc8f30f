"""This address, these choices, this sentence in both languages; and whatever else may come."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language.translation import Words
from dashboard.selection.choices import (
    MAX_ADDRESS,
    MAX_WORDS,
    NOT_FACETS,
    OTHERS,
    Choices,
    read_address,
    read_pairs,
)
from dashboard.selection.facets import FACETS
from dashboard.selection.sentence import choices_sentence
from loaders.text.folding import folded
from tests.shipped import shipped_index

CASES = [
    ("", {}, "Tous les projets", "All projects"),
    ("?theme=culture", {"theme": ["culture"]}, "Culture", "Culture"),
    (
        "theme=culture&theme=ecology&region=76",
        {"theme": ["culture", "ecology"], "region": ["76"]},
        "Culture ou Écologie · Occitanie",
        "Culture or Ecology · Occitanie",
    ),
    ("theme=culture&theme=culture", {"theme": ["culture"]}, "Culture", "Culture"),
    ("departement=974", {"departement": ["974"]}, "La Réunion", "La Réunion"),
    (
        "committee=2021-02-04",
        {"committee": ["2021-02-04"]},
        "4 février 2021",
        "4 February 2021",
    ),
    (
        "committee=saison-2018-2019",
        {"committee": ["saison-2018-2019"]},
        "saison 2018-2019",
        "season 2018-2019",
    ),
    ("year=2018-2024", {"year": ["2018-2024"]}, "2018–2024", "2018–2024"),
    ("year=2021", {"year": ["2021-2021"]}, "2021", "2021"),
    ("year=2018–2024", {"year": ["2018-2024"]}, "2018–2024", "2018–2024"),
    (
        "joint=true",
        {"joint": ["yes"]},
        "Projet inter-bailleurs : oui",
        "Multi-landlord project: yes",
    ),
    ("joint=NON", {"joint": ["no"]}, "Projet inter-bailleurs : non", "Multi-landlord project: no"),
    (
        "qpv=unknown",
        {"qpv": ["unknown"]},
        "Quartier prioritaire non précisé",
        "Priority neighbourhood not stated",
    ),
    ("region=unknown", {"region": ["unknown"]}, "Région non connue", "Region not known"),
    ("q=jardin++partagé", {"q": ["jardin partagé"]}, "« jardin partagé »", "“jardin partagé”"),
    ("q=%3Cb%3Ex%3C%2Fb%3E", {"q": ["<b>x</b>"]}, "« <b>x</b> »", "“<b>x</b>”"),
    ("themes=all", {}, "Tous les projets", "All projects"),
    ("lang=en&embed=true", {}, "Tous les projets", "All projects"),
]


@pytest.fixture(scope="module")
def index():
    return shipped_index()


@pytest.mark.parametrize(("address", "values", "french", "english"), CASES)
def test_an_address_says_these_choices(index, address, values, french, english):
    choices, ignored = read_address(address, index)
    assert ignored == []
    assert {key: list(chosen) for key, chosen in choices.values.items()} == values
    assert choices_sentence(index, choices, Words("fr")) == french.replace(" :", "\u00a0:").replace(
        "« ", "«\u00a0"
    ).replace(" »", "\u00a0»")
    assert choices_sentence(index, choices, Words("en")) == english


IGNORED = [
    ("colour=red", [("colour", "red")]),
    ("theme=poetry", [("theme", "poetry")]),
    ("theme=", [("theme", "")]),
    ("theme=Culture", [("theme", "Culture")]),
    ("year=2024-2018", [("year", "2024-2018")]),
    ("year=last", [("year", "last")]),
    ("year=20211", [("year", "20211")]),
    ("year=٢٠٢١", [("year", "٢٠٢١")]),
    ("landlord=true", [("landlord", "true")]),
    ("themes=some", [("themes", "some")]),
    ("<script>=1", [("<script>", "1")]),
    ("q=one&q=two", [("q", "one")]),
    ("q=", [("q", "")]),
    ("q=%3F%21", [("q", "?!")]),
    ("year=2018&year=2019", [("year", "2018-2018")]),
]


@pytest.mark.parametrize(("address", "expected"), IGNORED)
def test_what_means_nothing_is_ignored_and_told(index, address, expected):
    _, ignored = read_address(address + "&region=76", index)
    assert [(part.key, part.value) for part in ignored] == expected
    assert all(Words("fr").text(part.reason) != part.reason for part in ignored)


def test_the_rest_of_an_address_holds_beside_what_is_ignored(index):
    choices, _ = read_address("theme=poetry&region=76&theme=culture&colour=red", index)
    assert choices.values == {"theme": ("culture",), "region": ("76",)}


def test_the_last_of_two_spans_and_of_two_searches_counts(index):
    choices, _ = read_address("q=one&q=two&year=2018&year=2019", index)
    assert choices.values == {"q": ("two",), "year": ("2019-2019",)}


def test_an_endless_address_is_read_up_to_its_limit(index):
    choices, ignored = read_address("theme=culture&q=" + "x" * 10_000, index)
    assert choices.get("theme") == ("culture",)
    assert len(choices.get("q")[0]) <= MAX_WORDS
    assert len(ignored) == 2
    assert all(len(part.value) <= 80 for part in ignored)
    assert len("theme=culture&q=" + "x" * 10_000) > MAX_ADDRESS


def test_a_long_search_is_cut_and_told(index):
    choices, ignored = read_address("q=" + "y" * (MAX_WORDS + 1), index)
    assert choices.get("q") == ("y" * MAX_WORDS,)
    assert [part.key for part in ignored] == ["q"]


def test_choices_are_changed_one_facet_at_a_time():
    choices = Choices().having("theme", ["culture"]).having("region", ["76"])
    assert choices.address() == "region=76&theme=culture"
    assert choices.having("theme", ()).address() == "region=76"
    assert not Choices()
    assert choices
    assert hash(choices) == hash(Choices().having("region", ["76"]).having("theme", ["culture"]))


def test_an_address_with_the_switch_that_is_gone_still_opens(index):
    assert read_address("themes=all&theme=culture", index) == read_address("theme=culture", index)
    assert read_address("themes=all", index) == (Choices(), [])


@st.composite
def choices_of(draw, index):
    values = {}
    for key, facet in index.facets.items():
        if facet.kind == "choice":
            chosen = draw(
                st.lists(st.sampled_from(index.link(key).values), max_size=3, unique=True)
            )
        elif facet.kind == "span":
            first = draw(st.integers(1000, 9999))
            span = f"{first}-{draw(st.integers(first, 9999))}"
            chosen = draw(st.sampled_from([[], ["unknown"], [span]]))
        else:
            words = st.text(st.characters(exclude_categories=["Cs"]), max_size=MAX_WORDS)
            text = " ".join(draw(words).split())
            chosen = [text] if folded(text) else []
        if chosen:
            values[key] = tuple(chosen)
    return Choices(MappingProxyType(values))


@given(data=st.data())
def test_an_address_reads_back_as_it_was_written(index, data):
    choices = data.draw(choices_of(index))
    address = choices.address()
    if len(address) <= MAX_ADDRESS:
        assert read_address(address, index) == (choices, [])


@given(address=st.text(st.characters(), max_size=300))
def test_no_address_ever_fails(index, address):
    choices, ignored = read_address(address, index)
    choices.address()
    for words in (Words("fr"), Words("en")):
        choices_sentence(index, choices, words).encode("utf-8")
    assert all(len(part.value) <= 80 and len(part.key) <= 80 for part in ignored)


@given(
    pairs=st.lists(
        st.tuples(
            st.sampled_from(["theme", "year", "q", "joint", "themes", "x"]), st.text(max_size=30)
        )
    )
)
def test_no_pairs_ever_fail(index, pairs):
    choices, _ = read_pairs(pairs, index)
    assert read_address(choices.address(), index)[0] == choices


def test_no_facet_has_a_key_that_an_address_uses_for_something_else() -> None:
    keys = {facet.key for facet in FACETS}
    assert keys & NOT_FACETS == set()
    assert [key for key in keys if key.startswith(OTHERS)] == []
