"""How much of what was announced is recorded: a laureate announced twice counts once."""

from dashboard.language.translation import Words
from dashboard.measures.committees import recorded_of_all, recording
from dashboard.measures.completeness import fund_figures, published_of_all
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import all_recorded

EN, FR = Words("en"), Words("fr")

FUND = """\
id,period,region,measure,value,value_to,precision,as_written,contradicts,note_fr,note_en,source_url
early,2007/2012,,projects,120,,over,,,,,https://example.org/2012
sooner,2007/2014,,projects,150,,over,,,,,https://example.org/early
later,2007/2014,,projects,180,,nearly,,,,,https://example.org/2014
one,2013/2014,,projects,30,,exact,,,,,https://example.org/2014
mean,2007/2014,,mean-eur,34500,,about,,euros,,,https://example.org/2014
euros,2007/2014,,granted-eur,12000000,,about,,mean,,,https://example.org/2014
there,2007/2014,75,projects,13,,exact,,,,,https://example.org/2014
pace,2022,,projects-per-year,20,25,exact,,,,,https://example.org/2022
"""


def _known(package):
    known = recorded_of_all(Index(package.load()))
    return known.recorded, known.announced, known.beside


def test_only_committees_that_x_are_compared(package):
    # garden and garden-again of seven; the season of `bare` does not say how many it names.
    assert _known(package) == (2, 7, 1)


def test_a_laureate_that_a_committee_and_a_round_up_announce_counts_once_on_both_sides(package):
    package.edit("committees", "2018-2019,,,", "2018-2019,5,,")
    assert _known(package) == (3, 7 + 5 - 1, 0)


def test_a_project_without_a_committee_stands_apart(package):
    package.edit("projects", "garden,2021-02-04", "garden,")
    assert _known(package) == (1, 7, 2)


def test_a_project_that_a_round_up_alone_counts_is_recorded_there(package):
    package.edit("committees", "2018-2019,,,", "2018-2019,5,,")
    package.edit("committees", "2021-02-04,,7", "2021-02-04,,")
    assert _known(package) == (2, 5, 1)  # garden-again and bare; garden's committee says no number
    frame = recording(Selection(Index(package.load())), EN).set_index("id")
    assert frame.loc["saison-2018-2019", ["recorded", "announced", "again"]].tolist() == [2, 5, 0]


def test_the_note_names_what_stands_apart_and_nothing_where_nothing_does(package):
    assert all_recorded(Index(package.load()), EN) == (
        "2 recorded of 7 winning projects announced · "
        "1 project more, of a committee that is not known or gives no number."
    )
    package.edit("committees", "2018-2019,,,", "2018-2019,5,,")
    assert all_recorded(Index(package.load()), EN) == (
        "3 recorded of 11 winning projects announced. "
        "1 winning project that a season's round-up repeats counts once, at its committee."
    )


def test_of_two_totals_of_one_period_the_later_is_named_and_no_region_is(package):
    package.write("fund_figures", FUND)
    portfolio = package.load()
    assert portfolio.problems == ()
    assert published_of_all(Index(portfolio), EN) == [
        ("more than 120 by 2012", "https://example.org/2012"),
        ("nearly 180 by 2014", "https://example.org/2014"),
        ("20 to 25 a year in 2022", "https://example.org/2022"),
    ]


def test_figures_that_do_not_agree_name_one_another(package):
    package.write("fund_figures", FUND)
    frame = fund_figures(package.load(), FR).set_index("value")
    assert frame.loc["environ 34\u202f500", "contradicts"].startswith(
        "environ 12\u202f000\u202f000"
    )
    assert frame.loc["13", "region"] == "Nouvelle-Aquitaine"
    assert (frame["contradicts"] != "").sum() == 2


def test_without_published_figures_nothing_is_said(package):
    assert published_of_all(Index(package.load()), EN) == []
