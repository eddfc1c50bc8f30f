"""Announcements that set their projects in few words: bullets, numbers, a line for each."""

import pytest

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import DoubtCode
from loaders.announcement.reader import read_announcement

WANTED = [
    ("Le café des voisins", "Habitat du Lac", "Ressort", "Annecy"),
    ("Réparer ensemble", "Domofrance", "Les Mains Vertes", "Cenon"),
    ("Des vélos pour tous", "Mésolia", "Vélo solidaire", "Lormont"),
]
HEAD = "Le comité de sélection du 12 mars 2024 a retenu 3 projets :"


def read(text: str, knowledge: Knowledge) -> list[tuple[str | None, ...]]:
    found = []
    for project in read_announcement(text, knowledge).projects:
        names = (project.landlords, project.carriers, project.places)
        said = [", ".join(each.name for each in row) for row in names]
        found.append((project.title.value if project.title else None, *said))
    return found


@pytest.mark.parametrize("mark", ["- ", "• ", "– "])
def test_names_in_a_bracket_and_a_place_after_a_dash(mark: str, knowledge: Knowledge) -> None:
    lines = [f"{mark}{title} ({landlord} / {carrier}) – {place}"
             for title, landlord, carrier, place in WANTED]  # fmt: skip
    assert read("\n".join([HEAD, "", *lines]), knowledge) == WANTED


def test_a_title_before_a_colon(knowledge: Knowledge) -> None:
    lines = [f"{n}. {title} : {landlord} confie à l’association {carrier} un lieu à {place}."
             for n, (title, landlord, carrier, place) in enumerate(WANTED, 1)]  # fmt: skip
    assert read("\n".join(["Comité du 12 mars 2024", "", *lines]), knowledge) == WANTED


def test_a_sentence_before_a_colon_is_no_title(knowledge: Knowledge) -> None:
    lines = [f"- {landlord} sollicite l’association {carrier} à {place} : un lieu ouvrira."
             for _, landlord, carrier, place in WANTED]  # fmt: skip
    untitled = [(None, *names) for _, *names in WANTED]
    assert read("\n".join([HEAD, "", *lines]), knowledge) == untitled


def test_a_short_line_for_each_project(knowledge: Knowledge) -> None:
    lines = [f"{title}, porté par {landlord} et l’association {carrier}, à {place}."
             for title, landlord, carrier, place in WANTED]  # fmt: skip
    found = read("\n".join([HEAD, "", *lines]), knowledge)
    assert [names for _, *names in found] == [list(names) for _, *names in WANTED]


def test_short_lines_that_are_not_as_many_as_projects_are_none(knowledge: Knowledge) -> None:
    text = f"{HEAD}\n\nLes lauréats ont été accueillis le matin.\nLe jury les a félicités tous."
    assert read(text, knowledge) == []


@pytest.mark.parametrize(
    "text_after", ["", "Un lieu tenu par les habitants, deux jours par semaine."]
)
def test_a_form_for_each_project(text_after: str, knowledge: Knowledge) -> None:
    forms = [
        f"Projet n° {n} : {title}\nBailleur social : {landlord}\nAssociation porteuse : "
        f"l’association {carrier}\nLieu : {place}\n{text_after}\n"
        for n, (title, landlord, carrier, place) in enumerate(WANTED, 1)
    ]
    assert read("\n".join(["Comité du 12 mars 2024", "", *forms]), knowledge) == WANTED


def test_names_of_a_form_are_parted(knowledge: Knowledge) -> None:
    text = (
        "Comité du 12 mars 2024. 1 projet est lauréat.\n\nProjet : Un lieu\n"
        "Bailleurs : Domofrance et Mésolia\nAssociations : Ressort, Les Mains Vertes\n"
        "Partenaires : la Ville de Cenon / la Fondation du Pont\nLieux : Cenon, Lormont\n"
    )
    (project,) = read_announcement(text, knowledge).projects
    assert [each.name for each in project.landlords] == ["Domofrance", "Mésolia"]
    assert [each.name for each in project.carriers] == ["Ressort", "Les Mains Vertes"]
    assert [each.name for each in project.partners] == ["Ville de Cenon", "Fondation du Pont"]
    assert [each.name for each in project.places] == ["Cenon", "Lormont"]


def test_labels_within_a_line_and_no_project_below_a_signature(knowledge: Knowledge) -> None:
    lines = [f"• {title} – bailleur : {landlord} – association : {carrier} – {place} (33) – 9 000 €"
             for title, landlord, carrier, place in WANTED[1:]]  # fmt: skip
    mail = ["", "Bien à vous,", "", "De : Paul <paul@erilia.example>", "", "Et Erilia à Nice ?"]
    text = "\n\n".join(["Résultats du comité de sélection du 5 juin 2025 :", *lines, *mail])
    assert read(text, knowledge) == WANTED[1:]


def test_a_title_alone_above_labelled_lines(knowledge: Knowledge) -> None:
    blocks = [
        f"{letter}) {title}\nBailleur social : {landlord}\nPorteur : {carrier}\nLieu : {place}"
        for letter, (title, landlord, carrier, place) in zip("ABC", WANTED, strict=True)
    ]
    text = "\n\n".join(["Comité du 30 janvier 2025", "I. LAURÉATS", *blocks[:2],
                        "II. PROJETS REPORTÉS", blocks[2]])  # fmt: skip
    assert read(text, knowledge) == WANTED[:2]


def test_capitals_behind_a_number_are_a_title_and_a_known_landlord_ends_a_name(
    knowledge: Knowledge,
) -> None:
    text = (
        "Le 12 mars 2026, le comité de sélection a désigné ses lauréats.\n\n"
        "1/ LA RUCHE DES SAVOIRS\nPorté par l'association Bretagne Entraide avec Aiguillon\n"
        "Construction, ce projet installe à Rennes des ateliers de savoirs (36 mois).\n\n"
        "2/ LE POTAGER DU PORT\nÀ La Réunion, la SHLMR lance avec l'association Ti Kaz une école.\n"
    )
    assert [names[:3] for names in read(text, knowledge)] == [
        ("LA RUCHE DES SAVOIRS", "Aiguillon Construction", "Bretagne Entraide"),
        ("LE POTAGER DU PORT", "SHLMR", "Ti Kaz"),
    ]
    first, second = read_announcement(text, knowledge).projects
    assert first.duration_years and first.duration_years.value == 3
    assert "duration-weak" in {doubt.code for doubt in first.doubts}
    assert [place.kind for place in second.places] == ["region"]


def test_projects_that_were_not_found_come_with_a_way_on(knowledge: Knowledge) -> None:
    one, *_ = (f"« {title} »\n{landlord} et l’association {carrier} ouvrent un lieu à {place}."
               for title, landlord, carrier, place in WANTED)  # fmt: skip
    for text in (f"{HEAD}\n\n{one}", "Le comité se réunira."):
        doubts = [doubt.code for doubt in read_announcement(text, knowledge).doubts]
        assert DoubtCode.PROJECTS_MISSING in doubts


def test_a_mail_with_straight_quotes_and_a_project_that_was_put_off(knowledge: Knowledge) -> None:
    wanted = [WANTED[1], ("Le goût des autres", "Mésolia", "Les Tabliers", "Lormont")]
    lines = [f'- "{title}", porté par {carrier} avec {landlord}, à {place} (33)\n  et Pessac ;'
             for title, landlord, carrier, place in wanted]  # fmt: skip
    text = "\n".join([
        "De : Claire Fontaine <claire@example.org>", "Date : mar. 19 mars 2024 17:02", "",
        "Retour sur le comité de mardi (12 mars 2024). Deux projets ont été retenus :", "", *lines,
        "", '"Bien vieillir" (Erilia) n’a pas été retenu.', "", "Bonne soirée,", "Claire", "-- ",
        "Claire Fontaine - association Autre",
    ])  # fmt: skip
    assert read(text, knowledge) == [(*names, f"{place}, Pessac") for *names, place in wanted]
    committee = read_announcement(text, knowledge).committee
    assert committee.date and committee.date.value.isoformat() == "2024-03-12"


@pytest.mark.parametrize("said", [
    "Le dossier « Sport en bas des tours » (Erilia) est ajourné.",
    "Un cinquième dossier, « Sport en bas des tours » (Erilia), a été ajourné.",
])  # fmt: skip
def test_what_is_put_off_between_two_projects_is_none(said: str, knowledge: Knowledge) -> None:
    parts = [f"« {title} »\n{landlord} et l’association {carrier} ouvrent un lieu à {place}."
             for title, landlord, carrier, place in WANTED]  # fmt: skip
    parts.insert(1, said)
    assert read("\n\n".join(["Comité du 12 mars 2024", *parts]), knowledge) == WANTED


def test_landlords_behind_a_carrier_are_none_of_its_name(knowledge: Knowledge) -> None:
    text = "\n".join([
        "Comité du 12 mars 2024", "", "Deux projets ont été retenus.", "",
        "• « Clic », porté par Vélo Connect avec Mésolia et Erilia, à Bègles.",
        "• « Déclic », porté par Radio Palier avec Vilogia, à Lormont.",
    ])  # fmt: skip
    assert read(text, knowledge) == [
        ("Clic", "Mésolia, Erilia", "Vélo Connect", "Bègles"),
        ("Déclic", "Vilogia", "Radio Palier", "Lormont"),
    ]


@pytest.mark.parametrize("mark", ["", "A) ", "1. "])
@pytest.mark.parametrize("quoted", ["{}", "« {} »"])
def test_titles_alone_above_a_form(mark: str, quoted: str, knowledge: Knowledge) -> None:
    forms = [f"{mark}{quoted.format(title)}\nBailleur social : {landlord}\nPorteur : {carrier}\n"
             f"Lieux : {place}\nDurée : 2 ans"
             for title, landlord, carrier, place in WANTED]  # fmt: skip
    assert read("\n\n".join(["Comité du 12 mars 2024", *forms]), knowledge) == WANTED


def test_what_is_put_off_below_forms_goes_into_none(knowledge: Knowledge) -> None:
    forms = [f"{n}) {title}\nBailleur : {landlord}\nAssociation : {carrier}\nVille : {place}"
             for n, (title, landlord, carrier, place) in enumerate(WANTED, 1)]  # fmt: skip
    text = "\n\n".join([
        "De : Paul\nEnvoyé : mardi 19 mars 2024 10:12\nCc : Claire\nObjet : comité du 12 mars 2024",
        "Je vous prie de trouver ci-dessous les lauréats. Bonne lecture !", *forms,
        "Le projet « Repair café » (Vilogia) a été refusé.", "Bien à vous,\nPaul",
    ])  # fmt: skip
    assert read(text, knowledge) == WANTED
    committee = read_announcement(text, knowledge).committee
    assert committee.date and committee.date.value.isoformat() == "2024-03-12"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Réuni le 10 octobre dernier, le comité a retenu trois projets.", "2024-10-10"),
        ("Réuni le 10 octobre sous la présidence de Mme Anne Martin, dans les locaux du ministère "
         "du Logement, le comité a choisi.", "2024-10-10"),
        ("Le 12 mars, le Fonds a récompensé trois projets.", "2024-03-12"),
        ("Le comité s’est réuni le jeudi 19 décembre. Il a retenu trois projets.", "2023-12-19"),
        ("Le jury, réuni le 10 octobre, a retenu trois projets.", "2024-10-10"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("paper", ["Paris, le 17 octobre 2024", "La lettre – octobre 2024"])
def test_a_day_without_its_year_below_the_date_of_the_paper(
    said: str, day: str, paper: str, knowledge: Knowledge
) -> None:
    read_of = read_announcement(f"{paper}\n\n{said}", knowledge)
    assert read_of.committee.date and read_of.committee.date.value.isoformat() == day
    assert DoubtCode.DATE_YEAR_IMPLIED in {doubt.code for doubt in read_of.doubts}


def test_the_day_of_the_paper_is_asked_about(knowledge: Knowledge) -> None:
    text = "Paris, le 17 octobre 2024\n\nDossiers attendus le 3 mars. Le comité s’en réjouit."
    read_of = read_announcement(text, knowledge)
    assert read_of.committee.date and read_of.committee.date.value.isoformat() == "2024-10-17"
    assert DoubtCode.DATE_WEAK in {doubt.code for doubt in read_of.doubts}


def test_one_association_with_and_in_its_name(knowledge: Knowledge) -> None:
    forms = [f"Projet : Titre {n}\nBailleur : Mésolia\nPorteur : association Lire et Dire 21"
             for n in (1, 2)]  # fmt: skip
    found = read("\n\n".join(["Comité du 12 mars 2024", *forms]), knowledge)
    assert [carrier for _, _, carrier, _ in found] == ["Lire et Dire 21"] * 2


def test_forms_without_a_title_are_projects_too(knowledge: Knowledge) -> None:
    forms = [f"Bailleur : {landlord}\nPorteur : {carrier}" for _, landlord, carrier, _ in WANTED]
    found = read("\n\n".join(["Les lauréats du comité du 12 mars 2024.", *forms]), knowledge)
    assert [names[:3] for names in found] == [
        (None, landlord, carrier) for _, landlord, carrier, _ in WANTED
    ]


@pytest.mark.parametrize("sign", ["×", "/"])
def test_a_list_in_markdown_with_items_within_items(sign: str, knowledge: Knowledge) -> None:
    lines = [f"- **{title}** 🌟 — [{landlord}](https://example.org) {sign} *{carrier}* · 📍 {place}"
             "\n    - 35 logements, une trentaine d’habitantes"
             for title, landlord, carrier, place in WANTED]  # fmt: skip
    text = "\n".join(["# Comité 12 mars 2024 ✅", "", "## Lauréats (3)", "", *lines, "",
                      "## À recaser", "", "- [ ] rappeler Aiguillon pour *Bricobus*"])  # fmt: skip
    assert read(text, knowledge) == WANTED


def test_landlords_with_an_ampersand_are_two_and_an_association_is_one(
    knowledge: Knowledge,
) -> None:
    lines = [f"- Titre {n} – Domofrance & Mésolia / Habitat & Humanisme Gironde · Cenon"
             for n in (1, 2)]  # fmt: skip
    found = read("\n".join(["Comité du 12 mars 2024", "", *lines]), knowledge)
    assert [names for _, *names in found] == [
        ["Domofrance, Mésolia", "Habitat & Humanisme Gironde", "Cenon"]
    ] * 2


def test_an_article_that_looks_back_and_quotes(knowledge: Knowledge) -> None:
    text = (
        "Le jury du Fonds pour l’innovation sociale a distingué deux initiatives.\n\n"
        "À Cenon, Domofrance et l’association Ressort ouvrent un atelier où 80 habitants "
        "apprendront à réparer les objets de tous les jours avec leurs voisins.\n\n"
        "À Lormont, Mésolia et l’association Les Tréteaux créent un théâtre ambulant que 30 "
        "familles promèneront pendant deux ans de tour en tour et de cour en cour.\n\n"
        "« Nous sommes fiers », résume la présidente de Ressort, qui rappelle les débuts. En 2019, "
        "Erilia avait déjà été primée à Marseille pour un autre projet.\n\n2 commentaires\n\n"
        "Vilogia devrait bien s’en inspirer."
    )
    assert [names for _, *names in read(text, knowledge)] == [
        ["Domofrance", "Ressort", "Cenon"], ["Mésolia", "Les Tréteaux", "Lormont"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "below",
    [
        "Ajournés\n- {}\n\nRefusés\n- {}",
        "N’ont pas été retenus : {}, {}.",
        "## Projets non retenus\n\n{}\n\n{}",
        "Ont été reportés :\n• {}\n• {}",
        "Non retenus (2)\n* {}\n* {}",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_stands_below_a_heading_that_it_was_not_selected(
    below: str, first: bool, knowledge: Knowledge
) -> None:
    out = below.format("Bricobus (Vilogia / Ami), Lille", "Le Toit (Erilia / Ami), Marseille")
    kept = "\n".join(["Lauréats", *(f"- {title} ({landlord} / {carrier}), {place}"
                                   for title, landlord, carrier, place in WANTED)])  # fmt: skip
    parts = (out, kept) if first else (kept, out)
    text = "\n\n".join(["Comité du 6 juin 2024", *parts])
    assert read(text, knowledge) == WANTED
    told = [one.params.get("name", "") for one in read_announcement(text, knowledge).doubts]
    assert all(any(name in said for said in told) for name in ("Bricobus", "Le Toit"))


def test_a_landlord_before_the_dash_is_no_title(knowledge: Knowledge) -> None:
    text = (
        "Comité du 8 avril 2025\n\n1) Domofrance / Les Mains Vertes – Réparer ensemble (Cenon)\n"
        "Accordé.\n2) Mésolia – Des vélos pour tous, Lormont.\nAvec l’association Vélo solidaire."
    )
    assert read(text, knowledge) == WANTED[1:]


def test_another_committee_within_the_text_is_asked_about(knowledge: Knowledge) -> None:
    text = (
        "Le comité du 6 juin 2024 a retenu « Réparer ensemble », porté à Cenon par Domofrance et "
        "l’association Les Mains Vertes. Le comité du 12 mars 2024 avait retenu « Des vélos pour "
        "tous », de Mésolia et de l’association Vélo solidaire, à Lormont."
    )
    assert read(text, knowledge) == WANTED[1:]
    doubts = {d.code: d.params for d in read_announcement(text, knowledge).doubts}
    assert doubts[DoubtCode.DATE_AMBIGUOUS] == {"other": "2024-03-12"}


PROSE = (
    "À Annecy, Habitat du Lac et l’association Ressort ouvrent « Le café des voisins » "
    "(15 000 €). ",
    "À Cenon, Domofrance confie à l’association Les Mains Vertes « Réparer ensemble », doté de "
    "12,5 k€. ",
    "Enfin, Mésolia lance avec l’association Vélo solidaire « Des vélos pour tous » à Lormont. ",
)


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
@pytest.mark.parametrize("count", ["et retenu trois d’entre elles", "et choisi"])
@pytest.mark.parametrize("end", ["À propos", "À PROPOS :", "Contacts", "Qui sommes-nous ?"])
def test_a_press_release_in_prose(gap: str, count: str, end: str, knowledge: Knowledge) -> None:
    text = (
        "Paris, le 17 mars 2024\n\n"
        f"Réuni le 12 mars, le comité a entendu cinq équipes {count}.\n\n"
        "« Ces projets montrent que l’on peut agir », s’est félicitée la présidente.\n\n"
        f"{gap.join(PROSE)}\n\n{end}\nDepuis 2007, le fonds a soutenu plus de 500 projets. Il "
        "réunit Action Logement, la Fédération des esh et la Banque des Territoires.\n"
        "Contact : Erilia."
    )
    assert read(text, knowledge) == WANTED
    read_of = read_announcement(text, knowledge)
    assert [[one.value for one in each.amounts] for each in read_of.projects] == [
        [15000.0], [12500.0], [],
    ]  # fmt: skip
    stated = [d for each in read_of.projects for d in each.doubts if d.code == "amount-stated"]
    assert [doubt.params["amount"] for doubt in stated] == ["15 000 €", "12,5 k€"]
    (outside,) = (doubt for doubt in read_of.doubts if doubt.code is DoubtCode.NAMED_OUTSIDE)
    assert outside.params == {"names": "Erilia"}


UNTITLED = "\n\n".join([
    PROSE[0],
    PROSE[1].replace("« Réparer ensemble »", "un atelier ouvert trois jours par semaine à tous"),
    PROSE[2],
])  # fmt: skip
HEADED = "\n\n".join(
    f"{title}\n{landlord} et l’association {carrier} ouvrent à {place} un lieu où chacun peut "
    "venir lire. « Enfin un endroit à nous », sourit une habitante."
    for title, landlord, carrier, place in WANTED
)
BULLETS = "\n".join(f"• {title} ({landlord} / {carrier}), {place} : « Enfin un lieu »"
                    for title, landlord, carrier, place in WANTED)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "untitled"),
    [(UNTITLED, True),
     (HEADED, False), (BULLETS, False)],
)  # fmt: skip
def test_what_somebody_says_is_no_title(text: str, untitled: bool, knowledge: Knowledge) -> None:
    wanted = [WANTED[0], (None, *WANTED[1][1:]), WANTED[2]] if untitled else WANTED
    assert read(f"Comité du 12 mars 2024\n\n{text}", knowledge) == wanted


@pytest.mark.parametrize(
    "heads",
    [
        ("Lauréats du comité du 6 juin 2024", "Lauréats du comité du 12 mars 2024"),
        ("## 6 juin 2024", "## 12 mars 2024"),
        ("Palmarès 2024\n\nSÉANCE DU 6 JUIN", "SÉANCE DU 12 MARS"),
        ("Comité du 6 juin 2024", "Comité du 12 mars 2024 : 2 lauréats"),
    ],
)
def test_several_committees_on_a_page(heads: tuple[str, str], knowledge: Knowledge) -> None:
    (title, landlord, carrier, place), *others = WANTED
    text = "\n".join([
        heads[0], f"- {title}, porté par {carrier} avec {landlord} à {place}", "", heads[1],
        *(f"« {title} »\n{landlord} et l’association {carrier} ouvrent un lieu à {place}.\n"
          for title, landlord, carrier, place in others),
        "• Comité du 4 mai 2021", "• Comité du 3 juin 2020",
    ])  # fmt: skip
    assert [names[0] for names in read(text, knowledge)] == [names[0] for names in WANTED]
    read_of = read_announcement(text, knowledge)
    assert read_of.committee.date and read_of.committee.date.value.isoformat() == "2024-06-06"
    dates = [each.date and each.date.value.isoformat() for each in read_of.projects]
    assert dates == [None, "2024-03-12", "2024-03-12"]
    (several,) = (one for one in read_of.doubts if one.code is DoubtCode.COMMITTEES_SEVERAL)
    assert several.params == {"dates": "2024-06-06;2024-03-12"}


@pytest.mark.parametrize(
    "decided",
    ["Avis défavorable, hors cible.", "Décision : ajourné, à revoir.", "Demande : 8 k€. **Refusé**",
     "Décision : non retenu"],
)  # fmt: skip
@pytest.mark.parametrize(
    "form",
    ["2.{n} {landlord} / {carrier} – « {title} » ({place})\nDemande : 20 k€. Avis favorable.",
     "**2.{n}. {landlord} × {carrier} – \"{title}\" – {place}** : favorable",
     "Dossier {n} : « {title} »\nBailleur : {landlord}\nPorteur : {carrier}\nLieu : {place}",
     "{n}) {landlord} – « {title} », à {place}, avec l’association {carrier} : accordé",
     "Projet A – « {title} »\nBailleur : {landlord} | Association : {carrier} | Ville : {place}"],
)  # fmt: skip
def test_numbered_minutes_hold_their_decisions(
    form: str, decided: str, knowledge: Knowledge
) -> None:
    items = [form.format(n=n, title=title, landlord=landlord, carrier=carrier, place=place)
             for n, (title, landlord, carrier, place) in enumerate(WANTED, 1)]  # fmt: skip
    out = form.format(n=4, title="Bricobus", landlord="Vilogia", carrier="Ami", place="Lille")
    for said in (" : favorable", " : accordé", "Avis favorable."):
        out = out.removesuffix(said)
    items.insert(1, out + ("\n" if "\n" in out else " : ") + decided)
    text = "\n\n".join(["CR comité – 08/04/2025", "2. Auditions", *items, "3. Divers\nFin."])
    assert read(text, knowledge) == WANTED
    out_of = [
        one.params["name"]
        for one in read_announcement(text, knowledge).doubts
        if one.code is DoubtCode.NOT_SELECTED
    ]
    assert len(out_of) == 1
    assert "Bricobus" in out_of[0]


@pytest.mark.parametrize("said", ["[non fourni]", "à préciser", "(M. Martin)", "Mme Anne Martin"])
def test_what_names_no_organisation_is_none(said: str, knowledge: Knowledge) -> None:
    text = f"{HEAD}\n\nProjet : Bricobus\nBailleur : Vilogia\nPorteur : {said}\nLieu : Lille\n"
    (project,) = read_announcement(text.replace("3 projets", "1 projet"), knowledge).projects
    assert project.carriers == ()
    assert DoubtCode.CARRIER_MISSING in {doubt.code for doubt in project.doubts}


@pytest.mark.parametrize(
    "mark", ["\N{WHITE RIGHT POINTING BACKHAND INDEX} ", "\u27a1\ufe0f ", "\u2705"]
)
def test_pictograms_that_point_are_bullets_and_what_stands_below_is_none(
    mark: str, knowledge: Knowledge
) -> None:
    lines = [f"{mark}{title} – {landlord} x {carrier} ({place})"
             for title, landlord, carrier, place in WANTED]  # fmt: skip
    text = "\n".join(["Le comité s’est tenu le 12 mars 2024.", "", *lines])
    text += "\n\nEn tout, près de 2 000 locataires touchés et 52 000 euros attribués !"
    assert read(text, knowledge) == WANTED
    assert not any(
        one.figures or one.amounts for one in read_announcement(text, knowledge).projects
    )


def test_a_line_that_ends_short_ends_its_names(knowledge: Knowledge) -> None:
    blocks = [
        f"« {title} »\nQui ? {landlord} et l’association {carrier}\nDes ateliers ouverts à tous les"
        f" habitants du quartier, deux fois par semaine, à {place}."
        for title, landlord, carrier, place in WANTED
    ]
    assert read("\n\n".join([HEAD, *blocks]), knowledge) == WANTED


def test_what_is_to_be_revised_is_no_laureate(knowledge: Knowledge) -> None:
    told = [
        f"{landlord} et l’association {carrier} mènent à {place} le projet « {title} », qui"
        " s’adresse aux habitants de trois résidences et à leurs gardiens."
        for title, landlord, carrier, place in WANTED
    ]
    below = ["Deux projets à revoir", "Erilia et l’association Tri-Angle préciseront leur budget."]
    text = "\n\n".join([HEAD, *told, *below])
    assert [title for title, *_ in read(text, knowledge)] == [title for title, *_ in WANTED]
    doubts = read_announcement(text, knowledge).doubts
    assert [d.params["name"] for d in doubts if d.code is DoubtCode.NOT_SELECTED] == below[1:]


def test_a_partner_within_the_field_of_an_association(knowledge: Knowledge) -> None:
    forms = [
        f"Projet : {title}\nBailleur : {landlord}\nPorté par : l’association {carrier}, en"
        f" lien avec le CCAS de {place}\nLieu : {place}"
        for title, landlord, carrier, place in WANTED
    ]
    projects = read_announcement("\n\n".join([HEAD, *forms]), knowledge).projects
    assert [[one.name for one in p.carriers] for p in projects] == [[w[2]] for w in WANTED]
    assert [[one.name for one in p.partners] for p in projects] == [
        [f"CCAS de {w[3]}"] for w in WANTED
    ]
