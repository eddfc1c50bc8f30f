"""Whatever is wrong with the data, the figures of what is sound are told."""

import json
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from streamlit.testing.v1 import AppTest

from dashboard.components.frame.page_frame import MOST_PROBLEMS, say_problems
from dashboard.language.translation import Words
from dashboard.measures.key_figures import summary
from dashboard.measures.landlord_web import joint_web
from dashboard.measures.records import project_list, project_record
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.data_problems import tell
from dashboard.texts.overview import summary_lines
from loaders.package.load import load_portfolio
from tests.damage import damaged_copy, damages
from tests.examples import examples


@settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a load is too slow to shrink by
)
@given(chosen=damages)
def test_damaged_data_are_summed_up_and_told(tmp_path, chosen):
    portfolio = load_portfolio(damaged_copy(tmp_path / "damaged", chosen))
    selection = Selection(Index(portfolio))
    for words in (Words("fr"), Words("en")):
        told = summary(selection, words)
        json.dumps(told, allow_nan=False)
        assert told["projects"] == len(portfolio.projects)
        list(summary_lines(selection, words))
        for problem in portfolio.problems:
            assert tell(problem, words).line(words)
    assert len(project_list(selection, words)) == len(portfolio.projects)
    for project in portfolio.projects["id"][:3]:
        assert project_record(portfolio, project, words).project["id"] == project
    joint_web(selection, Words("en"))


def test_a_project_without_a_committee_is_shown_like_any_other(package):
    package.path("committees").unlink()
    portfolio = package.load()
    selection = Selection(Index(portfolio))
    told = summary(selection, Words("en"))
    assert told["projects"] == 3
    assert told["coverage"]["by_committee"]["reasons"] == [
        {"reason": "committee not known", "projects": 3}
    ]
    assert project_record(portfolio, "garden", Words("en")).committee == {}
    assert set(project_list(selection, Words("en"))["committee"]) == {"committee not known"}


@pytest.mark.parametrize("more", [0, 1, 20])
def test_problems_that_a_page_does_not_list_are_counted(package, more):
    package.path("committees").unlink()
    problem = package.load().problems[0]

    screen = SimpleNamespace(
        portfolio=SimpleNamespace(problems=[problem] * (MOST_PROBLEMS + more)), words=Words("en")
    )

    def page(draw, screen):
        draw(screen)

    drawn = AppTest.from_function(page, args=(say_problems, screen)).run()
    assert len(drawn.dataframe[0].value) == MOST_PROBLEMS
    said = [caption.value for caption in drawn.caption]
    assert len(said) == bool(more)
    assert all(text.startswith(f"{more} more problem") for text in said)
