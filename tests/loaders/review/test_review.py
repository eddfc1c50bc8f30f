"""A review: from what was read, over its changes and its file, to the rows that it adds."""

import datetime as dt
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import Doubt, Name, NumberRole, PlaceKind, StatedNumber, Unit
from loaders.announcement.reader import read_announcement
from loaders.editing.changes import apply_changes
from loaders.editing.writing import numbered
from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED, check_tables
from loaders.review import store as review_store
from loaders.review.document import (
    PlaceItem,
    Review,
    ReviewedCommittee,
    ReviewedProject,
    with_undone,
)
from loaders.review.drafting import review_drafts
from loaders.review.missing import likely_duplicate
from loaders.review.reading import start_review, with_committee
from loaders.review.store import (
    ConflictError,
    DamagedError,
    FullError,
    RemovedError,
    ReviewStore,
    TooLargeError,
    store_for,
)
from tests.examples import examples
from tests.shipped import shipped_index, shipped_text

FIXTURES = Path(__file__).parents[1] / "announcement" / "fixtures"
COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")
TABLES = shipped_text()
FIXTURE = "title-line-a"


@cache
def _known() -> Knowledge:
    return Knowledge.of(shipped_index().portfolio.tables, COMMUNES)


@pytest.fixture(scope="module")
def read() -> Review:
    text = (FIXTURES / f"{FIXTURE}.txt").read_text("utf-8")
    return start_review(FIXTURE, read_announcement(text, _known()))


def filled(review: Review) -> Review:
    said = {"summary_fr": "Un résumé.", "summary_en": "A summary."}
    projects = tuple(replace(project, **said) for project in review.projects)
    committee = replace(review.committee, source_url="https://example.org/annonce")
    return replace(review, projects=projects, committee=committee)


def test_every_value_points_at_words_that_hold_it(read: Review) -> None:
    gold = json.loads((FIXTURES / f"{FIXTURE}.json").read_text("utf-8"))
    assert len(read.projects) == len(gold["projects"])
    for project in read.projects:
        named = (*project.landlords, *project.carriers, *project.places, *project.figures)
        assert named
        for item in named:
            assert item.words is not None
            assert read.text[item.words[0] : item.words[1]].strip()


def test_what_it_adds_passes_the_check_of_the_data(read: Review) -> None:
    schema = TABLES.schema
    drafts = review_drafts(filled(read), TABLES.tables, schema, COMMUNES)
    tables, conflicts = apply_changes(TABLES.tables, drafts.changes, schema)
    assert conflicts == []
    whole = numbered({**TABLES.tables, **tables}, schema)
    assert check_tables(whole, schema)[1] == []
    assert set(drafts.ids.values()) <= set(tables["projects"]["id"])
    assert len(tables["projects"]) == len(TABLES.tables["projects"]) + len(read.projects)


def test_what_nobody_filled_in_stands_in_the_way(read: Review) -> None:
    schema = TABLES.schema
    drafts = review_drafts(read, TABLES.tables, schema, COMMUNES)
    tables, _ = apply_changes(TABLES.tables, drafts.changes, schema)
    whole = numbered({**TABLES.tables, **tables}, schema)
    columns = {problem.column for problem in check_tables(whole, schema)[1]}
    assert "source_url" in columns
    assert not {"summary_fr", "summary_en"} & columns  # a summary may be unknown


def test_a_project_left_out_or_added_before_adds_nothing(read: Review) -> None:
    review = filled(read)
    first, second = review.projects[:2]
    review = review.with_project(0, replace(first, chosen=False))
    review = review.with_project(1, replace(second, added_as="there-already"))
    drafts = review_drafts(review, TABLES.tables, TABLES.schema, COMMUNES)
    assert set(drafts.ids) == set(range(2, len(review.projects)))


def test_known_names_and_places_are_used_and_unsure_ones_left_out() -> None:
    project = ReviewedProject(
        title="Un jardin",
        landlords=(Name("i3f"), Name("Immobilière 3F"), Name("Bailleur nouveau")),
        carriers=(Name("L’Atelier"),),
        partners=(Name("L’Atelier"),),
        places=(
            PlaceItem("Saint-Denis"),
            PlaceItem("Saint-Denis", code="93066"),
            PlaceItem("Cité Haute", PlaceKind.QUARTIER, code="93066"),
            PlaceItem("Occitanie", PlaceKind.REGION),
        ),
        figures=(StatedNumber(12.0, Unit.HOMES, NumberRole.TARGETED, True, "une douzaine"),),
        themes=("ecology",),
    )
    review = Review("0" * 12, "x", "", ReviewedCommittee(dt.date(2031, 1, 2)), (project,))
    added = {
        name: list(change.added)
        for name, change in review_drafts(
            review, TABLES.tables, TABLES.schema, COMMUNES
        ).changes.items()
    }
    assert [row["landlord"] for row in added["project_landlords"]] == [
        "immobiliere-3f",
        "bailleur-nouveau",
    ]
    assert [row["role"] for row in added["project_organisations"]] == ["carrier"]
    places = {row["place"] for row in added["project_places"]}
    assert len(places) == 3  # the Saint-Denis without a code could be several
    quartier = next(row for row in added["places"] if row["kind"] == "quartier")
    assert (quartier["insee"], quartier["departement"]) == ("93066", "93")
    assert added["figures"][0]["value"] == "12"
    assert added["committees"][0]["id"] == "2031-01-02"


def test_a_title_of_the_data_is_recognised_whatever_its_spelling() -> None:
    projects = shipped_index().portfolio.projects
    title = str(projects["title"].iloc[0])
    assert (
        likely_duplicate(ReviewedProject(title=title.upper()), projects) == projects["id"].iloc[0]
    )
    assert likely_duplicate(ReviewedProject(title="Rien de tel"), projects) is None
    assert likely_duplicate(ReviewedProject(), projects) is None


def test_a_later_version_is_never_overwritten(read: Review, tmp_path: Path) -> None:
    store = ReviewStore(tmp_path)
    first = store.save(read)
    second = store.save(replace(first, name="second"))
    with pytest.raises(ConflictError) as caught:
        store.save(replace(first, name="late"))
    assert caught.value.review == second == store.load(read.id)


def test_a_damaged_file_is_told_and_takes_no_other_down(read: Review, tmp_path: Path) -> None:
    store = ReviewStore(tmp_path)
    stored = store.save(read)
    (tmp_path / "0123456789ab.json").write_bytes(b'{"id": "0123')
    found = list(store.all())
    assert stored in found
    assert sum(isinstance(each, DamagedError) for each in found) == 1
    with pytest.raises(DamagedError):
        store.load("0123456789ab")
    for wrong in ("../../etc/passwd", "", "fedcba987654"):
        with pytest.raises(KeyError):
            store.load(wrong)
    store.drop(read.id)
    store.drop("0123456789ab")
    assert list(store.all()) == []


def test_reviews_stand_with_the_data_only_where_it_may_be_written(tmp_path: Path) -> None:
    inside = store_for(tmp_path, editable=True).folder
    outside = store_for(tmp_path, editable=False).folder
    assert inside.is_relative_to(tmp_path)
    assert not outside.is_relative_to(tmp_path)
    assert outside != store_for(tmp_path / "other", editable=False).folder


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)
WORDS = st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99))
NAMES = st.builds(Name, TEXTS, TEXTS, TEXTS, WORDS)
PLACES = st.builds(PlaceItem, TEXTS, st.sampled_from(PlaceKind), TEXTS, words=WORDS)
FIGURES = st.builds(
    StatedNumber,
    st.floats(0, 1e9),
    st.sampled_from(Unit),
    st.sampled_from(NumberRole),
    st.booleans(),
    TEXTS,
    WORDS,
)
DOUBTS = st.builds(Doubt, TEXTS, WORDS, st.dictionaries(TEXTS, TEXTS, max_size=2))
PROJECTS = st.builds(
    ReviewedProject,
    title=TEXTS,
    landlords=st.tuples(NAMES),
    places=st.lists(PLACES, max_size=2).map(tuple),
    figures=st.lists(FIGURES, max_size=2).map(tuple),
    duration_years=st.none() | st.floats(0, 50),
    themes=st.lists(st.sampled_from(["culture", "ecology"]), unique=True).map(tuple),
    doubts=st.lists(DOUBTS, max_size=2).map(tuple),
    words=WORDS,
)
REVIEWS = st.builds(
    Review,
    id=st.just("0123456789ab"),
    name=TEXTS,
    text=TEXTS,
    committee=st.builds(ReviewedCommittee, st.none() | st.dates(), st.none() | st.integers(0, 99)),
    projects=st.lists(PROJECTS, max_size=3).map(tuple),
)


@given(review=REVIEWS)
def test_what_is_stored_is_read_again_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, review: Review
) -> None:
    store = ReviewStore(tmp_path_factory.mktemp("reviews"))
    stored = store.save(review)
    assert stored == replace(review, version=review.version + 1)
    assert store.load(review.id) == stored


@settings(max_examples=examples(40))  # each reads the names of all communes anew
@given(review=REVIEWS)
def test_any_review_gives_rows_or_none_and_never_fails(review: Review) -> None:
    drafts = review_drafts(review, TABLES.tables, TABLES.schema, COMMUNES)
    assert len(drafts.ids) == len(review.projects)
    apply_changes(TABLES.tables, drafts.changes, TABLES.schema)


def test_a_removed_review_is_not_born_again(read: Review, tmp_path: Path) -> None:
    store = ReviewStore(tmp_path)
    stored = store.save(read)
    store.drop(stored.id)
    with pytest.raises(RemovedError):
        store.save(replace(stored, name="late"))
    assert list(store.all()) == []


def test_the_address_of_a_review_cannot_be_guessed(read: Review) -> None:
    announcement = read_announcement(read.text, _known())
    again = [start_review("", announcement).id for _ in range(50)]
    assert len({*again, read.id}) == 51
    assert all(len(bytes.fromhex(each)) * 8 >= 128 for each in again)


def test_no_more_than_so_many_reviews_are_kept_and_none_goes(
    read: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_store, "MAX_REVIEWS", 3)
    store = ReviewStore(tmp_path)
    stored = [store.save(replace(read, id=f"{number:032x}")) for number in range(3)]
    with pytest.raises(FullError) as full:
        store.save(read)
    assert full.value.kept == 3
    assert {each.id for each in store.all()} == {each.id for each in stored}
    store.save(replace(stored[0], name="still changed"))
    store.drop(stored[1].id)
    store.save(read)


def test_a_review_that_is_too_long_is_not_kept(
    read: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ReviewStore(tmp_path)
    stored = store.save(read)
    monkeypatch.setattr(review_store, "MAX_BYTES", len((tmp_path / f"{read.id}.json").read_bytes()))
    with pytest.raises(TooLargeError):
        store.save(replace(stored, name="x" * 1000))
    assert store.load(read.id) == stored


def test_what_was_added_and_taken_back_is_to_be_added_again(read: Review) -> None:
    added = read.with_project(0, replace(read.projects[0], added_as="one"))
    added = added.with_project(1, replace(read.projects[1], added_as="two"))
    kept = with_undone(added, {"two"})
    assert [project.added_as for project in kept.projects[:2]] == ["", "two"]


def test_the_committee_of_the_worklist_fills_what_the_text_does_not_say() -> None:
    row = {
        "date": "2022-03-24", "announced": "5", "auditioned": "", "source_url": "https://example.org",
    }  # fmt: skip
    bare = start_review("", read_announcement("Un texte sans date.", _known()))
    said = with_committee(bare, row).committee
    assert (said.date, said.announced, said.auditioned, said.source_url) == (
        dt.date(2022, 3, 24), 5, None, "https://example.org",
    )  # fmt: skip
    other = replace(bare, committee=replace(bare.committee, date=dt.date(2021, 3, 24)))
    assert with_committee(other, row) == other


def test_projects_of_two_committees_are_added_to_their_own() -> None:
    said = "\n".join(f"Comité du {day} : 1 lauréat\n« {title} »\nErilia ouvre un lieu à Nice.\n"
                     for day, title in (("6 juin 2031", "Un"), ("9 mai 2032", "Deux")))  # fmt: skip
    review = filled(start_review("", read_announcement(said, _known())))
    changes = review_drafts(review, TABLES.tables, TABLES.schema, COMMUNES).changes
    assert [row["committee"] for row in changes["projects"].added] == ["2031-06-06", "2032-05-09"]
    assert [(row["date"], row["announced"]) for row in changes["committees"].added] == [
        ("2031-06-06", "1"), ("2032-05-09", ""),
    ]  # fmt: skip
