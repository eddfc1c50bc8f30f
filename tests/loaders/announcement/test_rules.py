"""Every rule has an example, and fires on it."""

import re

import pytest

from loaders.announcement.durations import DURATIONS, read_duration
from loaders.announcement.evidence import Rule
from loaders.announcement.header import COUNTS, COUNTS_IN_PASSING, MEETINGS, read_head
from loaders.announcement.labels import LABELS, Field, labelled
from loaders.announcement.markers import marker_before
from loaders.announcement.numbers import numbers
from loaders.announcement.residue import END_LINES, FOOTER_LINES, body_end, is_residue
from loaders.announcement.roles import RULES
from loaders.announcement.stated_numbers import CUES, NOT_FIGURES, Cue, unit_after
from loaders.announcement.themes import clues, plain
from loaders.announcement.view import RESIDUES, Residue, View
from loaders.text.dates import date_at

THEMES = {
    "digital-inclusion", "seniors", "culture", "ecology", "mobility", "employment",
    "housing-upkeep", "social-ties", "welcome-mediation", "education-parenting", "health-food",
    "access-rights",
}  # fmt: skip


OF_THEMES = [
    ("mobility", "un garage solidaire"),
    ("ecology", "un verger partagé"),
    ("digital-inclusion", "lutter contre la fracture numérique"),
    ("digital-inclusion", "des cours d'informatique"),
    ("seniors", "les personnes âgées"),
    ("seniors", "les plus de 70 ans"),
    ("culture", "un spectacle de danse"),
    ("culture", "un atelier d'écriture"),
    ("ecology", "un compost collectif"),
    ("ecology", "donner une seconde vie aux meubles"),
    ("mobility", "le parcours résidentiel des locataires"),
    ("mobility", "une auto-école solidaire"),
    ("mobility", "apprendre à se déplacer à vélo"),
    ("employment", "le retour à l'emploi"),
    ("employment", "une formation qualifiante"),
    ("housing-upkeep", "de petits travaux dans le logement"),
    ("housing-upkeep", "régler son chauffage"),
    ("social-ties", "rompre l'isolement"),
    ("social-ties", "un café entre voisins"),
    ("welcome-mediation", "accueillir les nouveaux locataires"),
    ("welcome-mediation", "apaiser les relations"),
    ("education-parenting", "l'aide aux devoirs"),
    ("education-parenting", "les enfants du quartier"),
    ("health-food", "une cuisine partagée"),
    ("health-food", "un panier de légumes"),
    ("access-rights", "l'accès aux droits"),
    ("access-rights", "les démarches administratives"),
    ("culture", "12 représentations au pied des tours"),
    ("education-parenting", "des cours de français"),
    ("education-parenting", "à la rencontre des adolescents"),
    ("health-food", "des ateliers sur le sommeil"),
    ("welcome-mediation", "des familles hébergées à l'hôtel"),
    ("ecology", "contre la précarité énergétique"),
    ("mobility", "apprendre à rouler"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_of_roles_fires_on_its_example(rule: Rule) -> None:
    left, _, right = rule.example.partition("{}")
    if rule.before:
        assert rule.before.search(left)
    if rule.after:
        assert rule.after.match(right)


def test_rules_of_roles_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("marked", "before"),
    [
        ("association", "sollicite l'association locale "),
        ("landlord", "souhait du bailleur social "),
        ("institution", "avec le soutien de la ville de "),
        ("place", "au cœur du quartier de "),
    ],
)
def test_noun_before_a_name(marked: str, before: str) -> None:
    assert marker_before(before, len(before), 0)[0] == marked


@pytest.mark.parametrize(("_", "pattern", "example"), MEETINGS)
def test_head_gives_the_date(_: str, pattern: str, example: str) -> None:
    match = re.search(pattern, example, re.IGNORECASE)
    assert match
    assert date_at(example, match.end())


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Sur les neuf projets auditionnés, cinq sont nommés lauréats.", (5, 9)),
        ("Sur les vingt et un projets auditionnés, dix-sept sont lauréats.", (17, 21)),
        ("Un projet est lauréat.", (1, None)),
    ],
)
def test_head_counts_in_words(words: str, counts: tuple[int, int | None]) -> None:
    view = View(f"Le comité s’est réuni le 4 mai 2021. {words}\n\n« Titre »\n\nTexte")
    committee, _, _ = read_head(view)
    announced, auditioned = committee.announced, committee.auditioned
    assert (announced and announced.value, auditioned and auditioned.value) == counts


@pytest.mark.parametrize(("_", "pattern", "example"), (*COUNTS, *COUNTS_IN_PASSING))
def test_head_gives_a_count(_: str, pattern: str, example: str) -> None:
    match = re.search(pattern, example, re.IGNORECASE)
    assert match
    assert any(match.groupdict().values())


@pytest.mark.parametrize("residue", RESIDUES, ids=lambda residue: residue.name)
def test_mark_of_a_page_is_taken_out(residue: Residue) -> None:
    assert View(residue.example).text == residue.becomes


@pytest.mark.parametrize(("_", "__", "example"), FOOTER_LINES)
def test_line_of_a_page_is_known(_: str, __: str, example: str) -> None:
    assert is_residue(example)


@pytest.mark.parametrize(("_", "__", "example"), END_LINES)
def test_no_project_stands_below_the_end(_: str, __: str, example: str) -> None:
    above = "« Titre »\n\nUn projet.\n"
    assert body_end(f"{above}{example}\nUn autre texte.", 0) == len(above)


@pytest.mark.parametrize(("_", "pattern", "example"), DURATIONS)
def test_duration(_: str, pattern: str, example: str) -> None:
    assert re.search(pattern, example, re.IGNORECASE)
    assert read_duration(View(example), 0, len(example))[0] is not None


@pytest.mark.parametrize("words", ["depuis 5 ans", "âgés de 12 ans", "Après 4 années de travail"])
def test_past_and_age_are_no_duration(words: str) -> None:
    assert read_duration(View(words), 0, len(words)) == (None, [])


@pytest.mark.parametrize(
    ("unit", "example"),
    [
        ("homes", "36 logements"),
        ("households", "1.224 ménages"),
        ("tenants", "20 locataires"),
        ("people", "300 seniors"),
        ("sites", "9 sites"),
        ("other", "10 bâtiments"),
    ],
)
def test_unit(unit: str, example: str) -> None:
    number = next(numbers(example))
    assert unit_after(example, number.end) == (unit, len(example))


@pytest.mark.parametrize(("name", "before", "after"), NOT_FIGURES)
def test_pattern_against_figures_is_valid(name: str, before: str, after: str) -> None:
    assert name
    re.compile(f"(?:{before})$")
    re.compile(after)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.example)
def test_cue_of_a_figure(cue: Cue) -> None:
    number = next(numbers(cue.example))
    left, right = cue.example[: number.start], cue.example[number.end :]
    found = re.search(cue.words, left, re.IGNORECASE) if cue.before else None
    assert found or re.search(cue.words, right, re.IGNORECASE)


@pytest.mark.parametrize(("theme", "example"), OF_THEMES)
def test_words_speak_for_a_theme(theme: str, example: str) -> None:
    speaking = {
        clue.theme
        for clue in clues()
        if clue.words.search(plain(example)) and not clue.unless.search(plain(example))
    }
    assert theme in speaking <= THEMES


@pytest.mark.parametrize(("field", "_", "example"), LABELS)
def test_label(field: Field, _: str, example: str) -> None:
    for line in (f"{example} : Le Tilleul", f"- {example.upper()} : Le Tilleul."):
        (found,) = labelled(line, 0, len(line))
        assert found.field is field
        assert line[slice(*found.value)] == "Le Tilleul"
