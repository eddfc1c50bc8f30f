"""Places lie where their codes say, and a point says what it stands for."""

import json

import pandas as pd
import pytest
import shapely
from shapely.geometry import shape


@pytest.fixture(scope="module")
def communes(data):
    return pd.read_parquet(data / "geography" / "communes.parquet").set_index("insee")


@pytest.fixture(scope="module")
def polygons(data):
    features = json.loads((data / "geography" / "departements.geojson").read_text("utf-8"))
    return {f["properties"]["code"]: shape(f["geometry"]) for f in features["features"]}


def test_commune_codes_exist_and_agree_with_departement_and_region(tables, communes):
    places = tables["places"]
    coded = places[places["insee"] != ""]
    assert len(coded) > 50
    for place in coded.itertuples():
        commune = communes.loc[place.insee]
        assert (place.departement, place.region) == (commune["dep"], commune["reg"]), place.id
        assert commune["type"] == "COM", place.id
        if place.kind == "commune":
            assert place.name == commune["nom"], place.id


def test_head_offices_are_communes(tables, communes):
    known = tables["landlords"]["hq_insee"].loc[lambda codes: codes != ""]
    assert len(known)
    assert known.isin(communes.index).all()


def test_departements_agree_with_their_region(tables):
    region = tables["departements"].set_index("code")["region"]
    places = tables["places"]
    located = places[places["departement"] != ""]
    assert (located["departement"].map(region) == located["region"]).all()


def test_points_lie_inside_their_departement(tables, polygons):
    places = tables["places"]
    drawn = places[places["lon"] != ""]
    assert len(drawn) > 50
    for place in drawn.itertuples():
        point = shapely.Point(float(place.lon), float(place.lat))
        assert polygons[place.departement].contains(point), place.id


def test_a_commune_point_is_its_town_hall_or_else_its_centre(tables, communes):
    places = tables["places"]
    for place in places[places["precision"] == "commune"].itertuples():
        commune = communes.loc[place.insee]
        hall = pd.notna(commune["mairie_lon"])
        expected = commune[["mairie_lon", "mairie_lat"] if hall else ["lon", "lat"]]
        assert (float(place.lon), float(place.lat)) == pytest.approx(tuple(expected), abs=1e-4)


def test_a_point_has_both_coordinates_and_a_precision(tables):
    places = tables["places"]
    known = places[["lon", "lat", "precision"]] != ""
    assert (known.all(axis=1) == known.any(axis=1)).all()
    without_point = places.loc[~known.any(axis=1), "id"].tolist()
    assert without_point == [
        "bellevue-nantes",
        "ile-de-france",
        "residence-simone-veil",
        "residence-arabelle",
        "residence-les-docks",
    ]


def test_precision_is_no_finer_than_what_is_known(tables):
    """Districts and sites are known by their commune only, so no point may claim more."""
    places = tables["places"]
    drawn = places[places["precision"] != ""]
    expected = drawn["kind"].eq("departement").map({True: "departement", False: "commune"})
    assert (drawn["precision"] == expected).all()


def test_priority_neighbourhoods_are_those_that_an_announcement_names(tables):
    stated = tables["places"][tables["places"]["qpv"] != ""]
    assert stated[["name", "qpv"]].to_numpy().tolist() == [
        ["Hauteville", "true"],
        ["Merisiers", "true"],
        ["La Plaine de Neauphle", "true"],
        ["Sand/Pergaud/Verlaine", "true"],
        ["Axe Majeur-Horloge", "true"],
        ["Rose des Vents", "true"],
        ["Étangs", "true"],
        ["Merisier", "true"],
        ["Bréquigny – Champs-Manceaux – Les Clôteaux", "true"],
    ]


def test_saint_denis_is_that_of_reunion(tables):
    places = tables["places"].set_index("id")
    assert places.loc["saint-denis-la-reunion", ["insee", "region"]].tolist() == ["97411", "04"]
    assert "93066" not in set(places["insee"])


def test_inferred_places_are_explained(tables):
    places = tables["places"].set_index("id")
    projects = tables["projects"].set_index("id")
    links = tables["project_places"]
    inferred = links[links["place"].map(places["basis"]) == "inferred"]
    assert set(inferred["project"]) == {
        "la-boucherie-le-labo",
        "l-archipel-fruitier",
        "les-fees-papillons-aux-aubiers",
        "seniors-ozanam-antilles",
    }
    assert inferred["project"].map(projects["note_fr"]).str.contains("déduite").all()


def test_projects_without_a_place(tables):
    placed = set(tables["project_places"]["project"])
    assert set(tables["projects"]["id"]) - placed == {
        "solidarite-villes-les-chalets",
        "je-donne-des-couleurs-a-la-foret-noire",
        "gaming-house",
        "mille-aiguilles",
        "nouveau-logement-nouveaux-reflexes",
    }


@pytest.mark.parametrize(("table", "count"), [("regions", 18), ("departements", 101)])
def test_tables_and_boundaries_hold_the_same_territories(tables, data, table, count):
    text = (data / "geography" / f"{table}.geojson").read_text("utf-8")
    properties = [feature["properties"] for feature in json.loads(text)["features"]]
    drawn = [(p["code"], p["nom"], *([p["reg"]] if "reg" in p else [])) for p in properties]
    assert drawn == list(tables[table].itertuples(index=False, name=None))
    assert len(drawn) == count


@pytest.mark.parametrize("table", ["regions", "departements"])
def test_boundaries_are_wound_as_the_standard_says(data, table):
    """RFC 7946, section 3.1.6: else a program that goes by it fills the rest of the globe."""
    text = (data / "geography" / f"{table}.geojson").read_text("utf-8")
    for feature in json.loads(text)["features"]:
        drawn = shape(feature["geometry"])
        assert drawn.is_valid
        for polygon in shapely.get_parts(drawn):
            assert polygon.exterior.is_ccw, feature["properties"]
            assert not any(hole.is_ccw for hole in polygon.interiors), feature["properties"]


def test_overseas_shifts_cover_the_five_departements(tables, data):
    shifts = json.loads((data / "geography" / "drom_affine.json").read_text("utf-8"))
    assert set(shifts) == {"971", "972", "973", "974", "976"}
    assert set(shifts) <= set(tables["departements"]["code"])
    for shift in shifts.values():
        assert set(shift) == {"dx", "dy", "s", "cx", "cy"}
