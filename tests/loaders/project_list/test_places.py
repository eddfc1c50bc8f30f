"""Places as people write them: each is found, or asked about with what it can be."""

import pytest

from loaders.geography.former_regions import former_regions
from loaders.geography.geography import read_communes
from loaders.lookup.place_names import PlaceNames
from loaders.lookup.places import PlaceFinder
from loaders.lookup.territories import Territories
from loaders.package.load import SHIPPED
from loaders.spreadsheet.problems import ImportRule
from tests.shipped import shipped_text

TABLES = shipped_text().tables
COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")
TERRITORIES = Territories(TABLES)
NAMES = PlaceNames(
    {**TABLES, "places": TABLES["places"].head(0)}, COMMUNES, TERRITORIES
)  # known places apart


def _keys(cell: str, *departements: str) -> list[str]:
    return [key for read in NAMES.read(cell, departements) for key in read.keys]


@pytest.mark.parametrize(
    ("cell", "departement", "keys"),
    [
        ("Lyon 8e", "69", ["commune 69123", "arrondissement 69388"]),
        ("Paris 13ème", "", ["commune 75056", "arrondissement 75113"]),
        ("13e arrondissement de Paris", "", ["commune 75056", "arrondissement 75113"]),
        ("Paris XIII", "", ["commune 75056", "arrondissement 75113"]),
        ("75013 Paris", "", ["commune 75056", "arrondissement 75113"]),
        ("Marseille 3ème", "", ["commune 13055", "arrondissement 13203"]),
        ("Marseille 13e et 14e", "", ["commune 13055", "arrondissement 13213",
                                      "commune 13055", "arrondissement 13214"]),
        ("Vénissieux, Lyon 3ème", "69",
         ["commune 69259", "commune 69123", "arrondissement 69383"]),
        ("12 rue des Lilas 69008 Lyon", "", ["commune 69123", "arrondissement 69388"]),
        ("12 rue des Lilas 69008 Lyon\n3 avenue Jean Jaurès, 69200 Vénissieux", "",
         ["commune 69123", "arrondissement 69388", "commune 69259"]),
        ("33800 Bordeaux (siège)", "", ["commune 33063"]),
        ("Résidence Les Flamboyants, 97400 Saint-Denis", "",
         ["site Résidence Les Flamboyants @97411", "commune 97411"]),
        ("QPV Les Minguettes – Vénissieux", "",
         ["quartier qpv Les Minguettes @69259", "commune 69259"]),
        ("QPV Palmer à Cenon", "33", ["commune 33119", "quartier qpv Palmer @33119"]),
        ("Dijon - Les Grésilles", "", ["commune 21231"]),
        ("Marseille (13014), Aubagne", "",
         ["commune 13055", "arrondissement 13214", "commune 13005"]),
        ("3e, 14e et 15e arrdt de Marseille", "13",
         ["commune 13055", "arrondissement 13203", "commune 13055", "arrondissement 13214",
          "commune 13055", "arrondissement 13215"]),
        ("35238", "", ["commune 35238"]),
        ("57463;25056", "", ["commune 57463", "commune 25056"]),
        ("93200", "", ["commune 93066"]),
        ("tout le département 44", "", ["departement 44"]),
        ("Ensemble de la région Bretagne", "", ["region 53"]),
        ("Tours nord", "", []),
        ("La Courneuve, 4000", "", ["commune 93027"]),
        ("Lyon 3, 7", "", ["commune 69123", "arrondissement 69383",
                           "commune 69123", "arrondissement 69387"]),
        ("St-Etienne", "", ["commune 42218"]),
        ("SAINT ETIENNE", "", ["commune 42218"]),
        ("Saint Denis (93)", "", ["commune 93066"]),
        ("Saint-Denis (La Réunion)", "", ["commune 97411"]),
        ("Vaulx-en-Velin (69)", "", ["commune 69256"]),
        ("Sarcelles 95", "", ["commune 95585"]),
        ("95 - Sarcelles", "", ["commune 95585"]),
        ("93000 Bobigny", "", ["commune 93008"]),
        ("Bobigny (93000)", "", ["commune 93008"]),
        ("Bobigny, 93", "", ["commune 93008"]),
        ("Bobigny-Drancy et Pantin", "", ["commune 93008", "commune 93029", "commune 93055"]),
        ("Bobigny/Drancy", "93", ["commune 93008", "commune 93029"]),
        ("Évry", "91", ["commune 91228"]),
        ("Cherbourg-Octeville", "", ["commune 50129"]),
        ("Annecy-le-Vieux", "", ["commune 74010"]),
        ("Vitry s/ Seine", "", ["commune 94081"]),
        ("Fontenay s/s Bois", "", ["commune 94033"]),
        ("Mureaux (Les)", "", ["commune 78440"]),
        ("Courneuve", "93", ["commune 93027"]),
        ("ROUEN CEDEX", "", ["commune 76540"]),
        ("Ajaccio (2A)", "", ["commune 2A004"]),
        ("Aix-en-Provence", "", ["commune 13001"]),
        ("Métropole de Lyon", "", ["agglomeration Métropole de Lyon"]),
        ("Plaine Commune", "", ["agglomeration Plaine Commune"]),
        ("QPV Les Izards, Toulouse", "", ["quartier qpv Les Izards @31555", "commune 31555"]),
        ("Toulouse (quartier des Izards)", "", ["commune 31555", "quartier Izards @31555"]),
        ("Seine-Saint-Denis", "", ["departement 93"]),
        ("IDF", "", ["region 11"]),
        ("Plusieurs communes", "93", []),
        ("30 - Gard : Nîmes", "", ["commune 30189"]),
        ("Hérault : Béziers, Saint-Denis", "", ["commune 34032"]),
        ("Bretagne : Rennes", "", ["commune 35238"]),
        ("Quartier : Maurepas", "", ["quartier Maurepas"]),
        ("QPV Kercado (Vannes)", "", ["commune 56260", "quartier qpv Kercado @56260"]),
        ("Bretagne (35, 22 et 56)", "", ["departement 35", "departement 22", "departement 56"]),
        ("97-4", "", ["departement 974"]),
        ("Lens, Pas de Calais", "", ["commune 62498"]),
        ("2 communes : Lens, Avion", "62", ["commune 62498", "commune 62065"]),
        ("Saint-Denis, Seine-Saint-Denis", "", ["commune 93066"]),
        ("Ardennes, Haute-Marne", "", ["departement 08", "departement 52"]),
        ("Boulogne", "", []),
        ("Boulogne", "85", ["commune 85084"]),
        ("Marseille, Aix", "", ["commune 13055"]),
    ],
)  # fmt: skip
def test_a_cell_of_places(cell: str, departement: str, keys: list[str]) -> None:
    assert _keys(cell, *([departement] if departement else [])) == keys


@pytest.mark.parametrize(
    ("cell", "departement", "rule", "offered"),
    [
        ("Saint-Denis", "", ImportRule.PLACE_AMBIGUOUS, "commune 93066"),
        ("Évry", "", ImportRule.PLACE_AMBIGUOUS, "commune 91228"),
        ("97411", "", ImportRule.PLACE_AMBIGUOUS, "commune 97415"),  # of INSEE, or of the post
        ("13014", "", ImportRule.PLACE_AMBIGUOUS, "commune 13014"),
        ("Bobygny", "93", ImportRule.PLACE_UNKNOWN, "commune 93008"),
        ("Carcasonne", "11", ImportRule.PLACE_UNKNOWN, "commune 11069"),
        ("Cherbourg", "50", ImportRule.PLACE_UNKNOWN, "commune 50129"),
        ("La Seyne", "83", ImportRule.PLACE_UNKNOWN, "commune 83126"),
        ("Bobigny", "92", ImportRule.PLACE_ELSEWHERE, "departement 92"),
    ],
)
def test_what_is_asked_about_with_near_places(
    cell: str, departement: str, rule: ImportRule, offered: str
) -> None:
    (read,) = NAMES.read(cell, [departement] if departement else [])
    assert (read.keys, read.rule) == ((), rule)
    assert offered in read.choices


def test_what_is_left_of_a_place_is_told() -> None:
    (_, around) = NAMES.read("Lens, Pas-de-Calais")
    assert (around.rule, around.details["rest"]) == (ImportRule.PLACE_REST, "Pas-de-Calais")
    (read,) = NAMES.read("Argenteuil (Val d’Argent)", ["95"])
    assert (read.keys, read.rule) == (("commune 95018",), ImportRule.PLACE_REST)
    assert read.details["rest"] == "Val d’Argent"


@pytest.mark.parametrize(
    ("text", "column", "keys"),
    [
        ("1", "departement", ["departement 01"]),
        ("2a", "departement", ["departement 2A"]),
        ("093", "departement", ["departement 93"]),
        ("Dept 69", "departement", ["departement 69"]),
        ("D69", "departement", ["departement 69"]),
        ("93 - Seine-Saint-Denis", "departement", ["departement 93"]),
        ("SEINE-SAINT-DENIS (93)", "departement", ["departement 93"]),
        ("Seine St Denis", "departement", ["departement 93"]),
        ("75, 93", "departement", ["departement 75", "departement 93"]),
        ("30-13", "departement", ["departement 30", "departement 13"]),
        ("DOM", "region", []),
        ("Réunion", "departement", ["departement 974"]),
        ("Corse", "departement", ["region 94"]),
        ("IDF", "region", ["region 11"]),
        ("PACA", "region", ["region 93"]),
        ("AURA", "region", ["region 84"]),
        ("HDF", "region", ["region 32"]),
        ("Centre", "region", ["region 24"]),
        ("La Réunion", "region", ["region 04"]),
        ("Occitanie (76)", "region", ["region 76"]),
        ("Nouvelle Aquitaine, Occitanie", "region", ["region 75", "region 76"]),
    ],
)
def test_territories(text: str, column: str, keys: list[str]) -> None:
    assert [key for read in TERRITORIES.read(text, column) for key in read.keys] == keys


@pytest.mark.parametrize(
    ("text", "column", "rule", "choices"),
    [
        ("20", "departement", ImportRule.PLACE_AMBIGUOUS,
         ("region 94", "departement 2A", "departement 2B")),
        ("93", "region", ImportRule.PLACE_AMBIGUOUS, ("region 93", "departement 93")),
        ("Nord-Pas-de-Calais", "region", ImportRule.REGION_FORMER,
         ("region 32", "departement 59;departement 62")),
        ("Isère (69)", "departement", ImportRule.PLACE_ELSEWHERE,
         ("departement 38", "departement 69")),
    ],
)  # fmt: skip
def test_territories_that_are_asked_about(
    text: str, column: str, rule: ImportRule, choices: tuple[str, ...]
) -> None:
    (read,) = TERRITORIES.read(text, column)
    assert (read.rule, read.choices) == (rule, choices)


def test_former_regions_are_made_of_departements_of_the_region_that_took_them_in() -> None:
    for code, parts in former_regions().values():
        assert {TERRITORIES.region_of[part] for part in parts} == {code}


def test_places_become_rows_once() -> None:
    finder = PlaceFinder(TABLES, COMMUNES)
    first, again = finder.place("arrondissement 69388"), finder.place("arrondissement 69388")
    assert first is not None
    assert again is not None
    assert (first.row["name"], first.new, again.new) == ("8e arrondissement de Lyon", True, False)
    quartier = finder.place("quartier qpv Les Izards @31555")
    assert quartier is not None
    assert (quartier.row["qpv"], quartier.row["departement"]) == ("true", "31")
    assert finder.place("commune 99999") is None
    assert finder.place("nonsense") is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("93200", "93"), ("1000", "01"), ("20200", "2B"), ("20000", "2A"), ("97400", "974"),
     ("2A004", "2A")],
)  # fmt: skip
def test_a_postcode_says_its_departement(written: str, code: str) -> None:
    (read,) = TERRITORIES.read(written, "departement")
    assert (read.keys, read.rule) == ((f"departement {code}",), None)


@pytest.mark.parametrize(
    ("cell", "departement", "first"),
    [("Boulogne", "", "92012"), ("Aix", "", "13001"), ("Clermont", "", "63113"),
     ("St Jacques", "35", "35281")],
)  # fmt: skip
def test_the_town_that_a_short_name_may_mean_is_offered_first(
    cell: str, departement: str, first: str
) -> None:
    (read,) = NAMES.read(cell, [departement] if departement else [])
    assert (read.keys, read.choices[0]) == ((), f"commune {first}")
