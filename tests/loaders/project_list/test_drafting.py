"""A flat table of projects: whoever saved it, it is read; what is uncertain is said."""

import datetime as dt
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.editing.changes import apply_changes
from loaders.editing.writing import numbered
from loaders.geography.geography import read_communes
from loaders.lookup.names import KnownNames, slug
from loaders.package.load import SHIPPED, check_tables
from loaders.package.problems import Rule
from loaders.project_list import reading
from loaders.project_list.column_guess import ColumnMapping, proposed
from loaders.project_list.doubts import Answers
from loaders.project_list.drafts import ListDrafts, list_drafts
from loaders.project_list.name_cells import known_values
from loaders.project_list.reading import MAX_ROWS, read_list
from loaders.project_list.table import Column, ListTable
from loaders.project_list.targets import BY_KEY
from loaders.spreadsheet.problems import ImportRule
from tests.examples import examples
from tests.shipped import shipped_text

PACKAGE = shipped_text()
COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")

FRENCH = """\
Titre du projet;Date du comité;Bailleur(s);Association porteuse;Thématiques;Ville;Dépt;\
Durée (années);Nombre de logements;Montant (€)
Jardins partagés;14/03/2023;Immobilière 3F, Bailleur Nouveau;Les Râteaux;Écologie, Culture;\
Lisieux;14;1,5;1 224;12 500,50
Café des mamans;44999;I3F;Les Râteaux;Éducation;Saint-Denis;;2;environ 200;
;14/03/2023;I3F;;;;;;;
Sans date;;I3F;;;;;;;
Chiffre étrange;14/03/2023;;;;;;deux ou trois;;
"""


def _titled(*headings: str) -> ListTable:
    return ListTable(tuple(map(Column, headings)))


def _drafts(content: bytes, mapping: ColumnMapping | None = None) -> ListDrafts:
    flat = read_list(content)
    chosen = mapping or proposed(flat).mapping
    return list_drafts(flat, chosen, PACKAGE.tables, PACKAGE.schema, COMMUNES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encodings_separators_and_line_ends(encoding: str, separator: str, line_end: str) -> None:
    lines = [
        "Titre;Bailleur;Durée",
        'Été à l’île;"Un, deux | trois\tet ; quatre";"1,5"',
        "Œuvre;X;2",
    ]
    text = line_end.join(line.replace(";", separator) for line in lines if line != lines[1])
    quoted = f'Été à l’île{separator}"Un, deux | trois\tet ; quatre"{separator}"1,5"'
    text = text.replace(line_end, f"{line_end}{quoted}{line_end}", 1)
    flat = read_list(text.encode(encoding))
    assert flat.headings == ("Titre", "Bailleur", "Durée")
    assert [row.cells for row in flat.rows] == [
        ("Été à l’île", "Un, deux | trois\tet ; quatre", "1,5"),
        ("Œuvre", "X", "2"),
    ]
    assert [row.number for row in flat.rows] == [2, 3]


def test_a_workbook_is_read_with_its_dates_and_numbers() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Vide"
    sheet = book.create_sheet("Projets")
    sheet.append(["Titre", "Date", "Logements"])
    sheet.append(["Un jardin", dt.date(2023, 3, 14), 1224])
    buffer = io.BytesIO()
    book.save(buffer)
    flat = read_list(buffer.getvalue())
    assert [row.cells for row in flat.rows] == [("Un jardin", "2023-03-14", "1224")]
    drafts = _drafts(buffer.getvalue())
    assert drafts.changes["committees"].added[0]["date"] == "2023-03-14"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Titre", "Bailleurs", "Porteur de projet"], ["title", "landlords", "carriers"]),
        (["TITRE DU PROJET", "bailleur_1", "Bailleur 2"], ["title", "landlords", "landlords"]),
        (["Project title", "Landlord", "Lead organisation"], ["title", "landlords", "carriers"]),
        (["Date du comité", "Thématiques", "Villes"], ["date", "themes", "communes"]),
        (["Bailleur(s)", "Partenaires", "Région"], ["landlords", "partners", "region"]),
        (["Logements", "Menages", "Durée (années)"], ["homes", "households", "duration_years"]),
        (["summary_fr", "amount_eur", "Source"], ["summary_fr", "amount_eur", "source_url"]),
        (["Name", "Social landlord", "Granted"], ["title", "landlords", "amount_eur"]),
        (["Commune d'intervention", "Opérateur associatif"], ["communes", "carriers"]),
        (["objet", "montant", "pourcentageSubvention"], ["title", "amount_eur"]),
        (["Téléphone", "Date de fin", "Couleur"], ["end_date"]),
        (["dateConvention", "Date de la convention"], []),
    ],
)
def test_columns_are_guessed_by_name(headings: list[str], expected: list[str]) -> None:
    assert list(proposed(_titled(*headings)).mapping.columns.values()) == expected


def test_one_value_comes_from_the_most_alike_column() -> None:
    found = proposed(_titled("Nom du projet", "Titres", "Titre")).mapping
    assert dict(found.columns) in ({"Titre": "title"}, {"Nom du projet": "title"})


def test_every_target_is_found_by_its_own_name() -> None:
    for key in BY_KEY:
        assert dict(proposed(_titled(key)).mapping.columns) == {key: key}


def test_a_mapping_is_kept_and_fits_headings_written_otherwise() -> None:
    mapping = ColumnMapping({"Nom": "title", "Qui": "landlords"})
    again = ColumnMapping.from_json(mapping.to_json())
    assert again == mapping
    assert dict(again.fitted(["NOM ", "Autre"]).columns) == {"NOM ": "title"}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"columns": {"a": "nothing"}}', '{"columns": 1}']
)
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        ColumnMapping.from_json(text)


def test_rows_become_drafts_of_every_table() -> None:
    drafts = _drafts(FRENCH.encode("cp1252"))
    rows = {name: list(change.added) for name, change in drafts.changes.items()}
    assert [row["title"] for row in rows["projects"]] == [
        "Jardins partagés",
        "Café des mamans",
        "Sans date",
        "Chiffre étrange",
    ]
    first, second, undated, odd = rows["projects"]
    assert (undated["committee"], undated["selected"], odd["duration_years"]) == ("", "", "")
    assert (first["id"], first["committee"]) == ("jardins-partages", "2023-03-14")
    assert (first["duration_years"], first["amount_eur"]) == ("1.5", "")
    (own,) = [row for row in rows["follow_up"] if row["project"] == first["id"]]
    assert own["granted_eur"] == "12500.50"
    assert first["record_status"] == "partial"
    assert second["committee"] == "2023-03-14"  # Excel counts 44,999 days to it
    assert [row["date"] for row in rows["committees"]] == ["2023-03-14"]
    assert [(row["project"], row["landlord"]) for row in rows["project_landlords"]] == [
        ("jardins-partages", "immobiliere-3f"),
        ("jardins-partages", "bailleur-nouveau"),
        ("cafe-des-mamans", "immobiliere-3f"),
        ("sans-date", "immobiliere-3f"),
    ]
    assert [row["id"] for row in rows["landlords"]] == ["bailleur-nouveau"]
    assert [row["id"] for row in rows["organisations"]] == ["les-rateaux"]
    assert [(row["theme"], row["rank"]) for row in rows["project_themes"]][:2] == [
        ("ecology", "1"),
        ("culture", "2"),
    ]
    assert [row["place"] for row in rows["project_places"]] == ["lisieux"]
    figures = [(row["value"], row["unit"], row["approximate"]) for row in rows["figures"]]
    assert figures == [("1224", "homes", "false"), ("200", "homes", "true")]


def test_a_bad_value_costs_its_cell_and_a_missing_title_its_row() -> None:
    drafts = _drafts(FRENCH.encode())
    told = {(r.row.number, p.rule, p.column) for r in drafts.refused for p in r.problems}
    assert told == {(4, ImportRule.NO_TITLE, "Titre du projet")}
    doubts = {(d.row, d.rule, d.column) for d in drafts.doubts}
    assert (5, ImportRule.LEFT_BLANK, "Date du comité") in doubts
    assert (6, ImportRule.NUMBER_SEVERAL, "Durée (années)") in doubts
    assert drafts.refused[0].row.cells[1] == "14/03/2023"


def test_a_row_too_long_is_told_and_not_shifted() -> None:
    flat = read_list(b"Titre;Date\nUn;14/03/2023\nDeux;14/03/2023;de trop\nTrois;14/03/2023\n")
    assert [row.cells[0] for row in flat.rows] == ["Un", "Trois"]
    (refused,) = flat.refused
    assert refused.row.cells == ("Deux", "14/03/2023", "de trop")
    assert [(p.rule, p.row, p.value) for p in refused.problems] == [
        (ImportRule.CELL_COUNT, 3, "Deux · 14/03/2023 · de trop")
    ]


def test_what_is_uncertain_is_a_doubt() -> None:
    drafts = _drafts(
        "Titre;Date;Bailleur;Ville;Région;Thème\n"
        "Un;14/03/2023;Immobiliere 3FF;Saint-Denis;;Solidarité\n"
        "Deux;14/03/2023;;Saint-Denis;La Réunion;\n"
        "Trois;14/03/2023;;Nullepart;;\n".encode()
    )
    told = [(p.row, p.rule, p.value) for p in drafts.doubts]
    assert told == [
        (None, ImportRule.NO_CARRIER_COLUMN, None),
        (None, ImportRule.NO_AMOUNT_COLUMN, None),
        (2, ImportRule.SIMILAR_NAME, "Immobiliere 3FF"),
        (2, ImportRule.THEME_UNKNOWN, "Solidarité"),
        (2, ImportRule.PLACE_AMBIGUOUS, "Saint-Denis"),
        (4, ImportRule.PLACE_UNKNOWN, "Nullepart"),
    ]
    assert drafts.doubts[2].details["similar"] in ("Immobilière 3F", "I3F")
    placed = drafts.changes["project_places"].added
    assert [(row["project"], row["place"]) for row in placed] == [
        ("deux", "saint-denis-la-reunion")
    ]


def test_headings_may_stand_below_a_title_of_the_whole() -> None:
    flat = read_list(b"Bilan 2023;;\n;;\nTitre;Date;Ville\nUn;14/03/2023;Lisieux\n")
    assert flat.headings == ("Titre", "Date", "Ville")
    assert [(row.number, row.cells[0]) for row in flat.rows] == [(4, "Un")]
    odd = read_list(b"Bilan;\nColonne A;Colonne B\nUn;Deux\n")
    assert odd.headings == ("Colonne A", "Colonne B")
    assert read_list(b"Nom\nUn\nDeux\n").headings == ("Nom",)


def test_a_sheet_that_goes_on_for_ever_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MAX_LINES", 200)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Projets")
    for number in range(205):
        sheet.append([f"Titre {number}", "14/03/2023"] if number else ["Titre", "Date"])
    buffer = io.BytesIO()
    book.save(buffer)
    flat = read_list(buffer.getvalue())
    assert ([p.rule for p in flat.problems], flat.rows) == ([ImportRule.TOO_MANY_ROWS], ())


def test_what_a_person_answers_settles_the_doubts() -> None:
    content = (
        b"Titre;Date;Bailleur;Porteur;Ville;Dept;Montant\nUn;;Immobiliere 3FF;;Saint-Denis;;\n"
        b"Deux;14/03/2023;;;Saint-Denis;974;"
    )
    flat = read_list(content)
    answers = Answers(
        everywhere={"date": "2010-2011", "source_url": "https://example.org/liste"},
        given={
            ("landlords", "", "Immobiliere 3FF"): "Immobilière 3F",
            ("places", "", "Saint-Denis"): "commune 93066",
            ("places", "974", "Saint-Denis"): "commune 97411",
        },
    )
    mapping = proposed(flat).mapping
    drafts = list_drafts(flat, mapping, PACKAGE.tables, PACKAGE.schema, COMMUNES, answers=answers)
    assert drafts.doubts == drafts.refused == ()
    projects = drafts.changes["projects"].added
    assert [row["committee"] for row in projects] == ["saison-2010-2011", "2023-03-14"]
    assert {row["source_url"] for row in projects} == {"https://example.org/liste"}
    assert [row["landlord"] for row in drafts.changes["project_landlords"].added] == [
        "immobiliere-3f"
    ]
    added = drafts.changes["places"].added if "places" in drafts.changes else ()
    known = {row["id"]: row for row in added}
    places = PACKAGE.tables["places"].set_index("id")
    insee = [
        known[row["place"]]["insee"] if row["place"] in known else places.at[row["place"], "insee"]
        for row in drafts.changes["project_places"].added
    ]
    assert insee == ["93066", "97411"]


def test_a_new_name_can_be_the_same_as_another_new_one() -> None:
    flat = read_list(
        b"Titre;Date;Bailleur\nUn;14/03/2023;Habitat Neuf\nDeux;14/03/2023;Habitats Neuf\n"
        b"Trois;14/03/2023;13 Neuf Habitat, 14 Neuf Habitat"
    )
    mapping = proposed(flat).mapping
    given = (flat, mapping, PACKAGE.tables, PACKAGE.schema, COMMUNES)
    doubts = {(d.value, d.rule) for d in list_drafts(*given).doubts}
    assert ("Habitats Neuf", ImportRule.SIMILAR_NAME) in doubts
    assert ("14 Neuf Habitat", ImportRule.NEW_NAME) in doubts
    answers = Answers(given={("landlords", "", "Habitats Neuf"): "Habitats Neuf"})
    drafts = list_drafts(*given, answers=answers)
    added = [row["id"] for row in drafts.changes["landlords"].added]
    assert added == ["habitat-neuf", "habitats-neuf", "13-neuf-habitat", "14-neuf-habitat"]
    as_guessed = list_drafts(*given).changes["project_landlords"].added
    assert [row["landlord"] for row in as_guessed][:2] == ["habitat-neuf", "habitat-neuf"]


def test_a_formula_that_was_never_computed_costs_its_cell() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Titre", "Date", "Logements"])
    book.active.append(["Un", "14/03/2023", "=2*100"])
    book.active.append(["Deux", "14/03/2023", 3])
    buffer = io.BytesIO()
    book.save(buffer)
    flat = read_list(buffer.getvalue())
    assert [row.cells[2] for row in flat.rows] == ["", "3"]
    assert [(f.row, f.column, f.rule, f.value) for row in flat.rows for f in row.faults] == [
        (2, "Logements", ImportRule.FORMULA_WITHOUT_VALUE, "=2*100")
    ]


@pytest.mark.parametrize("most", [200, pytest.param(MAX_ROWS, marks=pytest.mark.exhaustive)])
def test_more_rows_than_are_read_are_refused_whole(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_ROWS", most)
    flat = read_list(b"Titre;Date\n" + b"Un;14/03/2023\n" * (most + 1))
    assert flat.rows == ()
    assert [p.rule for p in flat.problems] == [ImportRule.TOO_MANY_ROWS]
    assert len(read_list(b"Titre;Date\n" + b"Un;14/03/2023\n" * most).rows) == most


def test_a_value_that_two_columns_claim_is_told() -> None:
    mapping = ColumnMapping({"A": "title", "B": "title", "C": "landlords", "D": "landlords"})
    assert mapping.twice() == {"title": ["A", "B"]}


def test_a_new_commune_is_proposed_with_its_codes_and_its_pin() -> None:
    drafts = _drafts(b"Titre;Date;Ville;Dept\nUn;14/03/2023;Bourg-en-Bresse;1\n")
    (place,) = drafts.changes["places"].added
    assert (place["id"], place["insee"], place["departement"], place["region"]) == (
        "bourg-en-bresse",
        "01053",
        "01",
        "84",
    )
    assert float(place["lat"]) == pytest.approx(46.2, abs=0.1)
    assert (place["kind"], place["precision"]) == ("commune", "commune")


def test_a_territory_alone_is_a_place() -> None:
    drafts = _drafts(
        "Titre;Date;Région\nUn;14/03/2023;Île-de-France\nDeux;14/03/2023;Bretagne".encode()
    )
    assert [row["place"] for row in drafts.changes["project_places"].added] == [
        "ile-de-france",
        "region-bretagne",
    ]


def test_a_season_and_a_known_committee() -> None:
    committees = PACKAGE.tables["committees"]
    known = committees[committees["date"] != ""].iloc[0]
    day = pd.Timestamp(known["date"])
    drafts = _drafts(f"Titre;Date\nUn;{day:%d/%m/%Y}\nDeux;2010-2011\n".encode())
    assert [row["committee"] for row in drafts.changes["projects"].added] == [
        known["id"],
        "saison-2010-2011",
    ]
    assert [row["season"] for row in drafts.changes["committees"].added] == ["2010-2011"]


def test_a_project_already_there_is_refused() -> None:
    projects = PACKAGE.tables["projects"]
    project = projects[projects["committee"].str.fullmatch(r"[0-9-]{10}")].iloc[0]
    known = f"{project['title'].upper()};{project['committee']}"
    drafts = _drafts(f"Titre;Date\n{known}\nA;2023-03-14\na !;2023-03-14".encode())
    assert [(r.row.number, r.problems[0].rule) for r in drafts.refused] == [
        (2, ImportRule.SAME_TITLE),
        (4, ImportRule.ROW_AGAIN),
    ]


def test_drafts_lack_only_what_the_table_does_not_say() -> None:
    drafts = _drafts(FRENCH.encode())
    tables, conflicts = apply_changes(PACKAGE.tables, drafts.changes, PACKAGE.schema)
    assert not conflicts
    whole = numbered({**PACKAGE.tables, **tables}, PACKAGE.schema)
    problems = check_tables(whole, PACKAGE.schema)[1]
    asked = {(p.file, p.column) for p in problems if p.rule is Rule.REQUIRED}
    assert asked == {
        ("committees.csv", "source_url"),
        ("projects.csv", "source_url"),
    }


def test_names_in_a_cell_are_parted_but_not_inside_a_name() -> None:
    known = KnownNames([("Logis, Cité & Vie", "logis")])
    assert known.parts("Logis, Cité & Vie").names == ("Logis, Cité & Vie",)
    assert known.parts("A et B ; C, D").names == ("A et B", "C, D")
    assert known.parts("A, B\nC").names == ("A, B", "C")
    assert known.parts("1001 Vies / 13 Habitat").names == ("1001 Vies", "13 Habitat")
    assert known.find("logis cite & vie") == "logis"


def test_ids_are_readable_and_never_taken_twice() -> None:
    assert slug("Môm’Bordeaux !", set()) == "mom-bordeaux"
    assert slug("Môm’Bordeaux !", {"mom-bordeaux", "mom-bordeaux-2"}) == "mom-bordeaux-3"
    assert slug("…", set()) == "x"


@pytest.mark.parametrize("content", [b"", b"\0\1\2\3" * 100, b"PK\3\4 no zip", b"\n \n"])
def test_what_is_no_table_is_told(content: bytes) -> None:
    flat = read_list(content)
    assert flat.rows == ()
    assert len(flat.problems) == 1


CELLS = st.text(alphabet=st.sampled_from("ab;,\t|\"'\n\r0159/-.é\u00a0=\0"), max_size=40)


@settings(max_examples=examples(300))
@given(
    st.one_of(st.binary(max_size=300), st.lists(CELLS, max_size=8).map("\n".join).map(str.encode))
)
def test_any_bytes_give_drafts_or_reasons(content: bytes) -> None:
    flat = read_list(b"Titre;Date;Bailleur;Ville;Logements\n" + content)
    drafts = list_drafts(flat, proposed(flat).mapping, PACKAGE.tables, PACKAGE.schema, COMMUNES_FEW)
    taken = len(drafts.changes["projects"].added) if "projects" in drafts.changes else 0
    assert taken + len(drafts.refused) == len(flat.rows) + len(flat.refused)


COMMUNES_FEW = COMMUNES.head(500)


def test_an_empty_flat_table_gives_nothing() -> None:
    nothing = list_drafts(
        _titled("Titre"),
        proposed(_titled("Titre")).mapping,
        PACKAGE.tables,
        PACKAGE.schema,
        COMMUNES,
    )
    assert not nothing.changes


@pytest.mark.parametrize(
    "headings",
    ["Titre;Titre (EN)", "Titre français;Titre anglais", "Projet (FR);Project (EN)",
     "Title in French;Title in English", "Intitulé du projet;English title"],
)  # fmt: skip
def test_titles_in_two_languages_are_both_read(headings: str) -> None:
    drafts = _drafts(
        f"{headings};Date\nUn four;An oven;04/02/2021\n;A garden;04/02/2021\n".encode()
    )
    assert [(row["title"], row["title_en"]) for row in drafts.changes["projects"].added] == [
        ("Un four", "An oven"),
        ("A garden", "A garden"),
    ]


def test_the_only_titles_are_the_titles_whatever_their_language() -> None:
    drafts = _drafts(b"Title (English);Date\nAn oven;04/02/2021\n")
    assert [row["title"] for row in drafts.changes["projects"].added] == ["An oven"]


def test_a_title_in_english_that_is_too_long_to_be_written_is_told() -> None:
    drafts = _drafts(f"Titre;Titre (EN);Date\nUn four;{'an oven ' * 12};04/02/2021\n".encode())
    assert drafts.changes["projects"].added[0]["title_en"] == ""
    assert ImportRule.TITLE_LONG in {doubt.rule for doubt in drafts.doubts}


@pytest.mark.parametrize(
    "heading", ["Montant demandé", "Subvention sollicitée", "Montant proposé", "Amount requested"]
)
def test_an_amount_that_was_asked_for_is_told_as_that(heading: str) -> None:
    drafts = _drafts(f"Titre;Date;{heading}\nUn four;04/02/2021;12000\n".encode())
    told = {doubt.rule: doubt.column for doubt in drafts.doubts}
    assert told[ImportRule.COLUMN_REQUESTED] == heading
    assert "follow_up" not in drafts.changes


def test_a_theme_that_is_a_word_of_every_list_is_asked_about() -> None:
    rows = "Un;04/02/2021;Logement\nDeux;04/02/2021;Culture\nTrois;04/02/2021;Lien social ?\n"
    drafts = _drafts(f"Titre;Date;Thème\n{rows}".encode())
    asked, unsure = (doubt for doubt in drafts.doubts if doubt.about == "themes")
    assert (unsure.value, unsure.asks, unsure.taken) == ("Lien social ?", True, "social-ties")
    assert (asked.value, asked.asks, asked.taken) == ("Logement", True, "housing-upkeep")


def test_what_a_person_says_of_some_columns_leaves_the_others_guessed() -> None:
    table = read_list(b"Projet;Nom de code;Bailleur;Ville\nUn;Deux;Seqens;Lens\n")
    said = ColumnMapping({"Nom de code": "title", "Ville": ""})
    assert dict(proposed(table).corrected(said).mapping.columns) == {
        "Nom de code": "title", "Bailleur": "landlords",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "value", "target"),
    [
        ("BS", "Seqens", "landlords"), ("Qui porte ?", "Les Râteaux", "carriers"),
        ("Applicant (landlord)", "Seqens", "landlords"), ("Board date", "04/02/2021", "date"),
        ("Awarded EUR", "12,000.00", "amount_eur"), ("Aide du fonds", "12 000", "amount_eur"),
        ("Short description", "An oven", "summary_en"),
        ("Combien de ménages seront touchés ?", "120", "households"),
        ("Objet de la convention", "Un four", "title"), ("Périmètre", "Lens", "communes"),
        ("Concours financier", "12 000", "amount_eur"),
        ("Tiers bénéficiaire", "Les Râteaux", "carriers"),
    ],
)  # fmt: skip
def test_further_headings(heading: str, value: str, target: str) -> None:
    table = ListTable((Column(heading, written=(heading,), examples=(value,)),))
    assert dict(proposed(table).mapping.columns) == {heading: target}


@pytest.mark.parametrize("heading", ["Catégorie", "Sujet", "Rubrique"])
def test_a_column_of_themes_without_their_heading_is_asked_about(heading: str) -> None:
    table = read_list(f"Titre;{heading}\nUn four;Écologie\nUn vélo;Culture\n".encode())
    ties = proposed(table, known_values(PACKAGE.tables)).ties
    assert ties["themes"] == (heading,)


@pytest.mark.parametrize(
    ("written", "theme"),
    [("accès droits", "access-rights"), ("éduc./parent.", "education-parenting"),
     ("Alim", "health-food"), ("Autre : alim", "health-food"),
     ("Mobilité résidentielle", "mobility"), ("Écologie (déchets)", "ecology"),
     ("Parcours résidentiel", "mobility")],
)  # fmt: skip
def test_words_of_a_theme_are_taken_for_it_and_told(written: str, theme: str) -> None:
    drafts = _drafts(f"Titre;Date;Thème\nUn;04/02/2021;{written}\n".encode())
    asked = [(doubt.rule, doubt.taken) for doubt in drafts.doubts if doubt.about == "themes"]
    assert asked == [(ImportRule.SIMILAR_NAME, theme)]


def test_the_code_of_a_departement_stands_for_it_in_a_name() -> None:
    drafts = _drafts(b"Titre;Date;Bailleur\nUn;04/02/2021;OPH 30\n")
    (asked,) = (doubt for doubt in drafts.doubts if doubt.about == "landlords")
    assert asked.asks
    assert "Habitat du Gard" in asked.choices


@pytest.mark.parametrize("written", ["06/23", "comité 06/23", "6-23"])
def test_a_month_with_the_end_of_its_year_is_offered(written: str) -> None:
    drafts = _drafts(f"Titre;Date\nUn;{written}\n".encode())
    asked = [(doubt.rule, doubt.choices) for doubt in drafts.doubts if doubt.about == "date"]
    assert asked == [(ImportRule.DATE_UNREADABLE, ("2023-06",))]


@pytest.mark.parametrize(
    "written", ["1) écologie 2) culture", "1- Écologie 2- Culture", "Écologie (+ culture)"]
)
def test_themes_that_are_numbered_or_added_are_several(written: str) -> None:
    drafts = _drafts(f"Titre;Date;Thème\nUn;04/02/2021;{written}\n".encode())
    themes = [row["theme"] for row in drafts.changes["project_themes"].added]
    assert themes == ["ecology", "culture"]


def test_a_column_of_what_follows_holds_no_places() -> None:
    table = read_list("Titre;Suite\nUn;oui\nDeux;à suivre\n".encode())
    assert dict(proposed(table).mapping.columns) == {"Titre": "title"}


def test_a_postcode_beside_the_departement_is_told_as_not_read() -> None:
    drafts = _drafts(b"Titre;Date;Ville;CP;Dept\nUn;04/02/2021;Saint-Denis;97400;93\n")
    told = [one.column for one in drafts.doubts if one.rule is ImportRule.COLUMN_UNREAD]
    assert told == ["CP"]
