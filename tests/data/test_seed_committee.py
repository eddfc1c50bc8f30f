"""The committee of 4 February 2021, read from its announcement by hand a second time.

Who takes part, and what each number is: the stock of a landlord, a part of its tenants, the sample
of a survey, or what the project aims at. Ages, years and shares are none of these and stay out.
"""

import pytest

# project: landlords, then value, unit and role of each figure that the announcement states
READ = {
    "soutien-technique-au-parcours-residentiel": (9, []),
    "les-gens-qui-sement": (
        6,
        [(1224, "households", "targeted"), (9, "sites", "targeted"), (1500, "homes", "context")],
    ),  # the homes are the press's
    "1001-facon-de-renforcer-l-inclusion-numerique": (
        1,
        [(3792, "homes", "stock"), (13000, "tenants", "stock"), (30, "other", "context")],
    ),
    "au-coeur-de-ma-residence": (1, [(114, "homes", "stock")]),
    "com-on-culture-ozanam-mediation": (1, [(219, "homes", "stock")]),
    "bien-plus-qu-un-logement": (
        2,
        [
            (1376, "homes", "stock"),
            (2509, "homes", "stock"),
            (452, "homes", "stock"),
            (574, "homes", "stock"),
            (4911, "households", "stock"),
        ],
    ),
    "maintien-a-domicile-seniors-shlmr": (
        1,
        [
            (2, "sites", "targeted"),
            (27000, "homes", "stock"),
            (80000, "tenants", "stock"),
            (4300, "tenants", "context"),
            (2700, "tenants", "context"),
            (300, "people", "sample"),
        ],
    ),
}


def test_its_projects_in_the_order_of_the_announcement(tables):
    projects = tables["projects"]
    assert projects.loc[projects["committee"] == "2021-02-04", "id"].tolist() == list(READ)


@pytest.mark.parametrize("project", READ)
def test_landlords_and_figures(tables, project):
    landlords, stated = READ[project]
    assert (tables["project_landlords"]["project"] == project).sum() == landlords
    figures = tables["figures"][tables["figures"]["project"] == project]
    found = zip(figures["value"].astype(int), figures["unit"], figures["role"], strict=True)
    assert list(found) == stated


def test_only_what_is_said_to_be_about_is_approximate(tables):
    figures = tables["figures"][tables["figures"]["project"].isin(READ)]
    about = figures.loc[figures["approximate"] == "true", "as_written"].tolist()
    assert about == ["près de 13.000 locataires", "une trentaine d’associations"]


def test_one_announcement_states_how_long_it_lasts_and_the_press_of_another(tables):
    projects = tables["projects"].set_index("id").loc[list(READ), "duration_years"]
    assert projects[projects != ""].to_dict() == {
        "soutien-technique-au-parcours-residentiel": "3",
        "les-gens-qui-sement": "3",
    }
    sources = tables["project_sources"]
    press = sources[(sources["project"] == "les-gens-qui-sement") & (sources["kind"] == "press")]
    assert press["as_written"].str.contains("durée de 3 ans").any()


def test_the_public_offices_among_the_landlords(tables):
    """Of six landlords in Cergy, five are companies and one is a public office."""
    kind = tables["landlords"].set_index("id")["kind"]
    links = tables["project_landlords"]
    cergy = links.loc[links["project"] == "les-gens-qui-sement", "landlord"]
    assert cergy.map(kind).value_counts().to_dict() == {"ESH": 5, "OPH": 1}
    assert kind["val-d-oise-habitat"] == "OPH"
    named = links.loc[links["project"].isin(READ), "landlord"]
    offices = {"les-residences-de-l-orleanais", "logemloiret", "val-d-oise-habitat"}
    assert {one for one in named if kind[one] == "OPH"} == offices


def test_saint_denis_is_the_one_of_la_reunion(tables):
    links = tables["project_places"]
    seniors = links.loc[links["project"] == "maintien-a-domicile-seniors-shlmr", "place"]
    place = tables["places"].set_index("id").loc[seniors.item()]
    assert (place["insee"], place["departement"], place["region"]) == ("97411", "974", "04")
