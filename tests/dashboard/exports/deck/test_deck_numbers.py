"""What a deck says is true of the projects: every chart, table and title is counted again."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard.exports.deck.options import ESSENTIAL, SLIDES, DeckOptions
from dashboard.exports.deck.plan import Plan, plan_deck
from dashboard.exports.deck.sections import landlords
from dashboard.exports.deck.sections.landlords import MOST_ROWS
from dashboard.exports.deck.sections.model import (
    Gaps,
    KeyFigures,
    Laureates,
    Method,
    Projects,
    Ranking,
    RegionMap,
    Section,
    Table,
)
from dashboard.language.grammar import bound
from dashboard.language.translation import Words
from dashboard.measures.key_figures import summary
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.headlines import cells_headline, web_headline
from dashboard.texts.home import selection_finding, what_finding, where_finding
from loaders.package.load import load_portfolio
from loaders.package.portfolio import Portfolio
from tests.examples import ALL, examples
from tests.oracle import Oracle, rows
from tests.own_figures import followed

from .conftest import EVERY, Maker, opened, plain, texts

FR, EN = Words("fr"), Words("en")
THEMES = ("culture", "ecology", "social-ties", "housing-upkeep", "unknown", "seniors")
REGIONS = ("11", "24", "76", "44", "04", "unknown")
COMMITTEES = ("2021-02-04", "2019-01-07", "2016-11-25", "saison-2018-2019")

FEW = ("", "theme=social-ties&theme=culture&region=11&region=76")
ANY = st.builds(
    lambda themes, regions, committees: "&".join(
        [f"theme={theme}" for theme in themes]
        + [f"region={region}" for region in regions]
        + [f"committee={committee}" for committee in committees]
    ),
    st.sets(st.sampled_from(THEMES), max_size=3),
    st.sets(st.sampled_from(REGIONS), max_size=2),
    st.sets(st.sampled_from(COMMITTEES), max_size=2),
)
ADDRESSES = ANY if ALL else st.sampled_from(FEW)
"""At the desk the same few for all that look at a plan: to make one costs more than to look."""
NAMED = ["", "theme=seniors&theme=digital-inclusion", "committee=2021-02-04", "region=11",
         "region=76", "q=gens", "theme=mobility&region=94", "landlord=seqens"]  # fmt: skip
ONCE = settings(
    max_examples=examples(12),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink what fails took six minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@cache
def planned(index: Index, address: str, words: Words = EN) -> tuple[Selection, Plan]:
    selection = Selection(index, read_address(address, index)[0])
    return selection, plan_deck(selection, EVERY, words)


def of_kind(plan: Plan, slide: str) -> Section | None:
    return next((one for one in plan.sections if one.id == slide), None)


def numbers(text: str) -> list[int]:
    """The numbers of a text, in words or in figures."""
    small = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
    joined = re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d)", "", re.sub(r"“.*?”", "", text))
    found = re.findall(r"\d+|\b(?:" + "|".join(small) + r")\b", joined.lower())
    return [int(one) if one.isdecimal() else small.index(one) + 2 for one in found]


@dataclass(frozen=True)
class Truth:
    """What is known of the projects of a selection (`kept`) without the deck."""

    portfolio: Portfolio
    told: dict[str, Any]
    oracle: Oracle
    kept: set[str]

    def values(self, key: str) -> dict[str, set[str]]:
        """The values that each project has of a facet."""
        return {project: self.oracle.values[key][project] for project in self.kept}


def _key_figures(section: Section, _: Truth) -> None:
    hero, known, whole = section.content.hero, section.content.known, section.content.whole
    assert numbers(f"{hero.value} {hero.detail}") == [known, whole]
    assert known <= whole


def _themes(section: Section, truth: Truth) -> None:
    bars, hero = section.content.bars, section.content.hero
    assert sum(bar.value for bar in bars) == sum(map(bool, truth.values("main theme").values()))
    counted = {row["label"]: row for row in truth.told["by_theme"]}
    own = [bar for bar in bars if bar.label in counted]
    assert own
    for bar in own:
        row = counted[bar.label]
        assert (bar.value, bar.value + bar.more) == (row["projects_main"], row["projects"])
    known = sum(map(bool, truth.values("theme").values()))
    strong = [bar.value + bar.more for bar in bars if bar.strong]
    assert numbers(hero.value) in ([*strong, known], [known])


def _regions(section: Section, truth: Truth) -> None:
    shown = {code: int(number) for code, (number, _) in section.content.areas.items()}
    assert shown == Counter(one for held in truth.values("region").values() for one in held)


def _map(section: Section, _: Truth) -> None:
    spots, near = section.content.spots, section.content.near
    assert numbers(section.headline)[0] == sum(len(spot.names) for spot in (*spots, *near))
    if near:
        assert numbers(section.headline)[1] == sum(len(spot.names) for spot in near)


def _themes_regions(section: Section, truth: Truth) -> None:
    regions = truth.values("region")
    pairs = Counter(
        pair
        for project, themes in truth.values("theme").items()
        for pair in product(themes, regions[project])
    )
    assert max(map(max, section.content.counts)) == max(pairs.values())


def _laureates(section: Section, truth: Truth) -> None:
    assert len(section.content.rows) == len(truth.kept)


def _ranking(section: Section, truth: Truth) -> None:
    every = truth.told[f"by_{section.id.removesuffix('s')}"]
    counted = {row["label"]: row["projects"] for row in every}
    assert all(counted[bar.label] == bar.value for bar in section.content.bars)
    several = sum(count > 1 for count in counted.values())
    assert numbers(section.content.hero.value) == [several, len(counted)]
    assert numbers(section.headline)[:2] == [several, len(counted)]


def _web(section: Section, truth: Truth) -> None:
    landlords = map(len, truth.values("landlord").values())
    several = sorted((count for count in landlords if count > 1), reverse=True)
    assert [int(row[0]) for row in section.content.rows] == several[:MOST_ROWS]
    assert section.content.total == len(several)


def _lineage(section: Section, truth: Truth) -> None:
    later = [row["project"] for row in rows(truth.portfolio, "lineage")]
    kept = [project for project in later if project in truth.kept]
    assert section.content.total == len(kept)
    assert numbers(section.headline.replace("One", "1")) == [len({*kept}), len(truth.kept)]


def _reach(section: Section, truth: Truth) -> None:
    assert {(row.unit, *numbers(row.total)) for row in section.content.rows} == {
        (row["label"], int(row["total"])) for row in truth.told["reach"]
    }
    stating = {
        row["project"]
        for row in rows(truth.portfolio, "figures")
        if row["role"] == "targeted" and row["unit"] != "other"
    } & truth.kept
    assert numbers(section.headline)[:2] == [len(stating), len(truth.kept)]


COUNTED: dict[str, Callable[[Section, Truth], None]] = {
    "key-figures": _key_figures,
    "themes": _themes,
    "regions": _regions,
    "map": _map,
    "themes-regions": _themes_regions,
    "laureates": _laureates,
    "lineage": _lineage,
    "landlords": _ranking,
    "networks": _ranking,
    "web": _web,
    "reach": _reach,
}
"""How the numbers of a slide are counted again, by its id."""

COUNTED_ELSEWHERE = {"title", "amounts", "projects", "new", "nothing", "method"}
"""Slides without numbers of the selection, or with a test of their own."""


def test_every_slide_is_counted_again_somewhere() -> None:
    assert SLIDES.keys() - COUNTED - COUNTED_ELSEWHERE == set(), "say in COUNTED how"


@ONCE
@given(address=ADDRESSES)
def test_every_number_of_slides_is_counted_again(index: Index, address: str) -> None:
    selection, plan = planned(index, address)
    kept = set(index.portfolio.projects["id"][selection.mask])
    truth = Truth(index.portfolio, summary(selection, EN), Oracle(index.portfolio), kept)
    for section in plan.sections:
        if section.id in COUNTED:
            COUNTED[section.id](section, truth)


@pytest.mark.costly
@pytest.mark.parametrize("address", NAMED)
def test_every_slide_is_there_or_its_absence_is_told(index: Index, address: str) -> None:
    _, plan = planned(index, address)
    there = {"projects" if one.id.startswith("project-") else one.id for one in plan.sections}
    assert there | set(plan.left_out) == set(SLIDES)
    assert not there & set(plan.left_out)
    assert all(plan.left_out.values())


@ONCE
@given(address=ADDRESSES)
def test_bars_that_are_all_one_are_no_slide(index: Index, address: str) -> None:
    _, plan = planned(index, address)
    for section in plan.sections:
        if isinstance(section.content, Ranking):
            whole = {bar.value + bar.more for bar in section.content.bars}
            assert len(section.content.bars) > 1
            assert whole != {1}
        if isinstance(section.content, RegionMap):
            assert max(step for _, step in section.content.areas.values()) > 1


@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
@ONCE
@given(address=ADDRESSES)
def test_a_slide_says_of_a_figure_what_its_page_says(
    index: Index, words: Words, address: str
) -> None:
    selection, plan = planned(index, address, words)
    pages = PAGES
    if selection.choices.values and selection.size != 1:
        pages = pages | {"title": selection_finding}
    if selection.choices.get("theme"):
        pages = pages | {"themes": selection_finding}
    for section in plan.sections:
        if section.id in pages:
            assert section.headline == bound(pages[section.id](selection, words))


PAGES = {
    "themes": what_finding,
    "regions": where_finding,
    "themes-regions": cells_headline,
    "web": web_headline,
}
"""What the page says of figures that are slides too."""

VERBS = {
    "fr": r"accueill|répond|se répartissent|agi(?:t|ssent)|(?:a|ont) annoncé|recensés? |recensés?$|"
    r"retient|appuie|figurent|\ba pour\b|ont pour|est la thématique|"
    r"ont un lieu|a un lieu|ont chacun|forment|retenu|"
    r"ont la thématique|ne dépasse|participent|réuni|chiffre|abrite|cite|compte|vise|porté|"
    r"est l’un|sont deux|donn(?:e|ent)\b|vont à|est connu",
    "en": r"\bhome to\b|matches|\bspread\b|\bacts?\b|announced|\brecorded\b|keeps|\bha(?:s|ve)\b|"
    r"is the most|make up|selected|goes beyond|take part|joins?|puts? a number|holds?|names?|"
    r"counts once|aims|carried|is one of|are two|are all|"
    r"follows?\b|states?\b|is known|goes? to",
}


@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
@ONCE
@given(address=ADDRESSES)
def test_titles_are_sentences_with_a_verb(index: Index, words: Words, address: str) -> None:
    _, plan = planned(index, address, words)
    for section in plan.sections:
        for title in filter(None, (section.headline, section.short)):
            ours = section.id not in ("title", *PAGES)
            known = re.search(VERBS[words.language], _unquoted(title))
            assert known or not ours, f"VERBS has no verb of “{title}”"
            assert "{" not in title


def test_a_network_stands_in_a_title_with_its_article(index: Index) -> None:
    (section,) = plan_deck(Selection(index), DeckOptions(slides=("networks",)), FR).sections
    assert "dont le groupe Action Logement à" in plain(section.headline)


def _unquoted(title: str) -> str:
    return plain(re.sub(r"[“«].*?[”»]", "", title))


@pytest.mark.costly
@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
@pytest.mark.parametrize("apart", [10, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_each_project_has_a_title_that_says_something(
    index: Index, words: Words, apart: int
) -> None:
    selection = Selection(index)
    for project in index.portfolio.projects["id"][::apart]:
        options = DeckOptions(slides=("projects",), projects=(project,))
        (section,) = plan_deck(selection, options, words).sections
        assert re.search(VERBS[words.language], _unquoted(section.headline))


@pytest.mark.parametrize("count", [2, 3, 7, 12])
def test_up_to_twelve_projects_all_stand_on_slides(index: Index, count: int) -> None:
    """In the rows of the laureates, and alone or in pairs: nobody is left out, nobody twice."""
    listed = index.portfolio.projects["id"].tolist()
    sizes = {code: len(rows_) for code, rows_ in _by_committees(index).items()}
    chosen = _committees_of(sizes, count)
    if chosen is None:
        pytest.skip(f"no committees of {count} projects in the data")
    selection, plan = planned(index, "&".join(f"committee={one}" for one in chosen))
    assert selection.size == count
    shown = [
        sheet.project
        for section in plan.sections
        if isinstance(section.content, Projects)
        for sheet in section.content.sheets
    ]
    assert sorted(shown) == sorted(index.portfolio.projects["id"][selection.mask])
    assert set(shown) <= set(listed)
    pairs = [len(one.content.sheets) for one in plan.sections if isinstance(one.content, Projects)]
    assert pairs.count(1) == (count if count < 3 else count % 2)


def _by_committees(index: Index) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows(index.portfolio, "projects"):
        if row["committee"]:
            found.setdefault(row["committee"], []).append(row["id"])
    return found


def _committees_of(sizes: dict[str, int], count: int) -> list[str] | None:
    """Committees that have `count` projects together."""
    reached: dict[int, list[str]] = {0: []}
    for code, size in sizes.items():
        for total, codes in list(reached.items()):
            reached.setdefault(total + size, [*codes, code])
    return reached.get(count)


def test_what_was_announced_is_told_as_the_committees_say(index: Index) -> None:
    _, plan = planned(index, "")
    method = of_kind(plan, "method")
    key = of_kind(plan, "key-figures")
    assert method is not None and isinstance(method.content, Method)
    assert key is not None and isinstance(key.content, KeyFigures)
    bars = method.content.bars
    assert sum(bar.value for bar in bars) == key.content.known
    assert sum(bar.value + bar.more for bar in bars) == key.content.whole
    assert numbers(key.headline) == [key.content.known, key.content.whole]


def test_regions_without_a_project_are_those_of_the_map(index: Index) -> None:
    _, plan = planned(index, "")
    gaps, regions = of_kind(plan, "nothing"), of_kind(plan, "regions")
    assert gaps is not None and isinstance(gaps.content, Gaps)
    assert regions is not None and isinstance(regions.content, RegionMap)
    every = set(index.portfolio.regions["code"])
    assert set(gaps.content.codes) == every - set(regions.content.areas)
    homes = {row["region"]: row["homes"] for row in rows(index.portfolio, "regional_stock")}
    assert {bar.value for bar in gaps.content.bars} == {homes[code] for code in gaps.content.codes}
    share = sum(homes[code] for code in gaps.content.codes) / sum(homes.values())
    assert numbers(gaps.headline) == [len(gaps.content.codes), round(100 * share)]


def test_the_stock_of_a_landlord_is_no_target(index: Index) -> None:
    """It stands in the notes; a project that states nothing else is said to state no number."""
    figures = rows(index.portfolio, "figures")
    targeted = {row["project"] for row in figures if row["role"] == "targeted"}
    stock = next(
        row for row in figures if row["role"] == "stock" and row["project"] not in targeted
    )
    options = DeckOptions(slides=("projects",), projects=(stock["project"],))
    (section,) = plan_deck(Selection(index), options, EN).sections
    assert isinstance(section.content, Projects)
    (sheet,) = section.content.sheets
    assert "no number stated" in [line.text for line in sheet.lines]
    said = EN.number(stock["value"])
    assert said in section.method
    assert said not in section.headline


@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.exhaustive)])
def test_the_preview_is_what_the_deck_says(make: Maker, index: Index, language: str) -> None:
    _, plan = planned(index, "", FR if language == "fr" else EN)
    titles = [
        plain(slide.shapes.title.text_frame.text)
        for slide in opened(make("", EVERY, language)).slides
    ]
    firsts = [one for one in titles if not re.search(r" \(([2-9]|\d\d+)/\d+\)$", one)]
    for title, section in zip(firsts, plan.sections, strict=True):
        forms = {section.headline, section.short}
        said = re.sub(r" \(1/\d+\)$", "", title)
        assert said in {plain(one) for one in forms}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_long_table_names_its_first_ones_and_says_how_many_follow(
    make: Maker, index: Index, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landlords, "MOST_ROWS", 10)
    (section,) = plan_deck(Selection(index), DeckOptions(slides=("web",)), Words(language)).sections
    assert isinstance(section.content, Table)
    assert section.content.total > len(section.content.rows) == 10
    deck = opened(make("", DeckOptions(slides=("web",)), language))
    cells = [
        [cell.text for cell in row.cells]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]
    assert len(cells) == 11
    assert [row[1] for row in cells[:10]] == [row[1] for row in section.content.rows]
    assert str(section.content.total - 10) in cells[10][1]


def test_the_essential_of_many_projects_tells_those_that_are_new(index: Index) -> None:
    """More than twelve have no slide each, so that the board meets those it has not seen."""
    plan = plan_deck(Selection(index), DeckOptions(slides=ESSENTIAL), Words("fr"))
    (section,) = (one for one in plan.sections if one.id == "new")
    assert isinstance(section.content, Projects | Laureates)
    assert "projects" in plan.left_out


def test_the_seed_committee_names_its_seven_laureates(make: Maker, index: Index) -> None:
    words = " ".join(texts(slide) for slide in opened(make("committee=2021-02-04")).slides)
    kept = index.portfolio.projects[index.portfolio.projects["committee"] == "2021-02-04"]
    for short, promise in zip(kept["short_title_fr"], kept["promise_fr"], strict=True):
        assert short in words
        assert promise in words


def test_headlines_claim_no_more_than_is_known(make: Maker) -> None:
    """Not every committee is known; one project draws on another, and one has two places."""
    every = " ".join(texts(slide) for slide in opened(make()).slides)
    every = plain(every)
    assert "lauréats recensés sur" in every
    assert "s’appuient sur un projet antérieur" in every
    two = " ".join(texts(slide) for slide in opened(make("landlord=erigere")).slides)
    assert "Les deux projets figurent sur la carte" in plain(two)


@pytest.fixture(scope="module")
def granted(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Projects of which two of three have an amount."""
    return Index(load_portfolio(followed(tmp_path_factory.mktemp("granted") / "data")))


@pytest.mark.costly
@pytest.mark.parametrize("address", [*NAMED, "region=84&region=11"])
def test_a_deck_in_euros_ranks_the_amounts_that_are_known(granted: Index, address: str) -> None:
    selection = Selection(granted, read_address(address, granted)[0])
    plan = plan_deck(selection, replace(EVERY, internal=True, euros=True), FR)
    facets = {"themes": "theme", "landlords": "landlord", "networks": "network"}
    told = [one for one in plan.sections if one.id in facets]
    known = granted.portfolio.known_amounts
    ids = granted.portfolio.projects["id"][selection.mask]
    assert bool(told) == (sum(one in known for one in ids) > 1)
    for one in told:
        key = facets[one.id]
        sums: Counter[str] = Counter()
        for project in set(ids) & {*known}:
            sums.update(dict.fromkeys(granted.values_of(key, project), known[project]))
        expected = [round(total / 1000) for _, total in sums.most_common(7)]
        assert [bar.value for bar in one.content.bars] == expected
        assert "Milliers d’euros" in one.note
    assert all("€" in one.headline for one in told)


def test_a_deck_in_euros_counts_where_it_may_hold_no_amounts(granted: Index) -> None:
    selection = Selection(granted, read_address("", granted)[0])
    assert plan_deck(selection, replace(EVERY, euros=True), FR).sections == (
        plan_deck(selection, EVERY, FR).sections
    )
