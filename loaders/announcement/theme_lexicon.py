"""Vocabulary by theme, weighted: 3 states it, 2 suggests it, 1 hints at it.

Ids are those of the table `themes`. Patterns are regexes on text in small letters without accents.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clue:
    """Words that speak for a theme. `unless` are words around that make them mislead."""

    theme: str
    weight: float
    words: str
    example: str
    unless: str = ""


CLUES: tuple[Clue, ...] = (
    Clue("mobility", 3.5, r"garage solidaire|moyens? de locomotion|scooters?|trottinettes?",
         "un garage solidaire"),
    Clue("ecology", 2.5, r"vergers?\b|gaspillage|cultiv(?:e|ent|er)\b", "un verger partagé"),
    Clue("digital-inclusion", 4,
         r"inclusion numerique|fracture numerique|illectronisme|e-inclusion|exclusion numerique"
         r"|numerique sans",
         "lutter contre la fracture numérique"),
    Clue("digital-inclusion", 2.5,
         r"numeriques?\b|informatiques?\b|ordinateurs?|tablettes?\b|internet\b|demateriali\w+"
         r"|en ligne\b|smartphones?|wifi|connexion|digital\w*|logiciels?|ecrans?\b",
         "des cours d'informatique", unless=r"creation numerique|serigraphie"),
    Clue("seniors", 3, r"maintien a domicile|personnes agees|seniors?\b|aines?\b|retraites?\b"
                       r"|vieilli\w*|locataires ages|grand age|perte d'autonomie|troisieme age"
                       r"|gerontolog\w+|ainees?\b", "les personnes âgées"),
    Clue("seniors", 2, r"plus de (?:6\d|7\d|8\d) ans|ages? de (?:6|7|8)\d|intergeneration\w*"
                       r"|entre generations|chutes?\b|autonomie a domicile|anciens\b",
         "les plus de 70 ans"),
    Clue("culture", 3, r"culturel\w*|spectacles?\b|theatre\w*|musi(?:que|cien)\w*|artist\w*"
                       r"|concerts?\b|danse\b|expositions?\b|photograph\w*|cinema\w*|chant\b"
                       r"|chorale|fresque\w*|sculptures?|bibliotheque|comedien\w*|litterature"
                       r"|patrimoine culturel|serigraphie|creations?\b|creatif\w*|poesie"
                       r"|peint(?:re|ure)s?|slam|rap\b|cirque|marionnettes?|clowns?|videos?\b"
                       r"|podcasts?|street[- ]art|graff\w*",
         "un spectacle de danse",
         unless=r"creation (?:de|d'|du|des)|epicerie culturelle solidaire"),
    Clue("culture", 2, r"\bart\b|\barts\b|ecriture|lectures?\b|conteur\w*|contes?\b|films?\b"
                       r"|tourner|courts? metrages?|festivals?|recits?\b|livres?\b|portraits?\b"
                       r"|memoire du quartier|scene\b|sceniques?|radio\b|orchestre|saynetes?"
                       r"|histoire de leur", "un atelier d'écriture"),
    Clue("ecology", 3, r"ecolog\w+|biodiversite|compost\w*|potagers?|jardin(?!s? d'enfant)\w*"
                       r"|recycl\w*|ressourcerie|reemploi|zero dechet|dechets?\b"
                       r"|environnement(?:al\w*|)\b|developpement durable|apicult\w*|ruches?\b"
                       r"|economies? d'energie|eco-?gestes?|agriculture urbaine|maraich\w*|megots?"
                       r"|pepiniere|friche|permaculture|upcycling|tri\b", "un compost collectif"),
    Clue("ecology", 1.5, r"encombrants|recup\w*|palettes?|materiaux|reparations?\b|reparer"
                         r"|energie\w*|faune|flore|vegetal\w*|plant(?:er|ations?|s)\b|fleurs?\b"
                         r"|arbres?\b|eau de pluie|eaux? de pluie|seconde vie|espaces? verts?"
                         r"|objets?\b|nature\b|poubelles?|proprete|collecte|ramassage|detritus"
                         r"|depots? sauvages?|eco-?quartier|transition|repar\w+",
         "donner une seconde vie aux meubles"),
    Clue("mobility", 5, r"parcours residentiels?|mobilite residentielle",
         "le parcours résidentiel des locataires"),
    Clue("mobility", 3.5, r"mutations? (?:de logement|residentielle|bloquee)"
                          r"|demandes? de mutations?|bourse d'echange|sous-occupation|covoiturage"
                          r"|auto-?ecole|velo-?ecole|permis de conduire"
                          r"|mobilite (?:residentielle|douce|solidaire)|transport solidaire"
                          r"|logement plus adapte", "une auto-école solidaire"),
    Clue("mobility", 2, r"\bvelos?\b|\bvoitures?\b|deplace(?:r|ments?)\b|transports?\b|permis\b"
                        r"|demenag\w+|mutations?\b|vehicules?|mobilites?\b",
         "apprendre à se déplacer à vélo",
         unless=r"mobilite culturelle|mobiles?\b.{0,40}sculpt|mobilite d'emancipation"
                r"|inclusion sociale, de mobilite"),
    Clue("employment", 3, r"\bemplois?\b|insertion professionnelle|chomage|demandeurs d'emploi"
                          r"|retour a l'emploi|metiers?\b|professionnel\w*|recrut\w+|embauch\w+"
                          r"|sans activite|stages?\b|recherche de travail", "le retour à l'emploi"),
    Clue("employment", 1.5, r"formations?\b|insertion\b|qualifi\w+|entrepreneu\w+|competences"
                            r"|employeurs|travail\b",
         "une formation qualifiante",
         unless=r"insertion par le logement|form(?:er|ation) aux? (?:premiers|gestes)"),
    Clue("housing-upkeep", 3,
         r"auto-?rehabilitation|entretien (?:du logement|courant|locatif|de leur|des logements)"
         r"|entretenir (?:leur|son|le) (?:logement|appartement)|incurie|desencombr\w*"
         r"|petits travaux|petites reparations|remise en etat|remettre en etat|bricolage"
         r"|chantiers? d'entraide|bons usages du logement|habiter (?:mieux|leur logement)"
         r"|appropriation d(?:u|e leur) logement|mieux (?:habiter|vivre son logement)"
         r"|appartement pedagogique|diogene|nuisibles|embelli\w+"
         r"|amelior\w+ (?:de |du |leur )+(?:leur )?logement"
         r"|mieux vivre (?:dans )?(?:son|leur) (?:quartier et son )?logement|outiltheque"
         r"|pret d'outils|repeign\w+|savoir[- ]habiter",
         "de petits travaux dans le logement"),
    Clue("housing-upkeep", 1.5,
         r"chantiers?\b|outils?\b|charges\b|chauffage|ventil\w+|isoler|parties communes|depannages?"
         r"|degradations?|basse consommation|bbc\b|s'appropri\w+|appropriation"
         r"|compagnons batisseurs|entretien\b|programme neuf|factures?\b|impayes d'energie"
         r"|regler son|visites? (?:a domicile|technique)|nettoy\w+|ameublement|renovation",
         "régler son chauffage"),
    Clue("social-ties", 2.5,
         r"lien social|liens? (?:entre|sociaux)|isolement|solitude|vivre[- ]ensemble|convivial\w*"
         r"|entraide|solidarite entre|rencontres? entre|voisinage|fetes? (?:de|des|du)|tiers-?lieu"
         r"|relations? entre|cohesion sociale|recreer du lien|bien[- ]vivre"
         r"|place des (?:filles|femmes)|egalite|discriminations?|pouvoir d'agir|repli sur soi",
         "rompre l'isolement"),
    Clue("social-ties", 1, r"voisins?\b|partag\w+|cafe\b|troc\b|ensemble\b|se rencontrer"
                           r"|participati\w+|echanges?\b|lien\b|animations?\b|sorties?\b|secouri\w+"
                           r"|collectif\w*|citoyen\w*|benevol\w+|isole\w*",
         "un café entre voisins"),
    Clue("welcome-mediation", 3,
         r"nouveaux? (?:entrants?|locataires?|arrivants?|menages?|logement)"
         r"|accueil (?:des|personnalise|de)|mediation\b(?! cultur)|mediat(?:eur|rice)s?\b"
         r"|menages entrants|emmenag\w+|relog\w+|premier logement|bienvenue"
         r"|entree dans (?:les lieux|le logement)|conflits?|troubles? de voisinage|regles de vie"
         r"|tranquillite|integration dans leur|insertion par le logement|futurs locataires"
         r"|banque solidaire|electromenager|mobilier de premiere|entree dans leur",
         "accueillir les nouveaux locataires",
         unless=r"mediation culturelle"),
    Clue("welcome-mediation", 1.5,
         r"accompagnement social|accueillir|incivilites|apaiser|referent\b|primo-"
         r"|equipement solidaire|ameubl\w+",
         "apaiser les relations"),
    Clue("education-parenting", 3,
         r"parentalite|aide aux devoirs|soutien scolaire|reussite (?:scolaire|educative)|scolarite"
         r"|tout-petits|decrochage|monoparental\w*|garde d'enfants|petite enfance"
         r"|familles? monoparentales?|educati\w+",
         "l'aide aux devoirs"),
    Clue("education-parenting", 1.5,
         r"\benfants?\b|parents?\b|\becoles?\b|scolaires?|sciences?\b|collegiens|\bjeux\b"
         r"|periscolaire|devoirs\b|creche|pedagogi\w+",
         "les enfants du quartier"),
    Clue("health-food", 3, r"\bsante\b|alimenta\w+|nutrition|cuisin\w+"
                           r"|epiceries? (?:sociale|solidaire)s?|soins?\b|addiction\w*|bien-etre"
                           r"|gymnastique|sante mentale|psycholog\w+|infirmi\w+|medec\w+"
                           r"|recettes?\b|manger\b|repas\b|frigos?\b|dietet\w+|secourisme|obesite"
                           r"|handicap\w*|maladies?", "une cuisine partagée"),
    Clue("health-food", 1, r"sport\w*|equilibre\b|prevention\b|marche\b|produits frais|paniers?\b"
                           r"|fruits|legumes|premiers gestes", "un panier de légumes"),
    Clue("access-rights", 3,
         r"acces aux droits|ouverture (?:de|des) (?:leurs )?droits|non-recours"
         r"|permanences? juridiques?|juridique\w*|aides? auxquelles|point d'acces|ecrivain public"
         r"|surendettement|minimum vieillesse|interpretariat|droits et aides",
         "l'accès aux droits"),
    Clue("access-rights", 1.5,
         r"demarches? administratives?|droits?\b|administrati\w+|budget\w*|aides? financieres?"
         r"|services? publics?|impayes?\b",
         "les démarches administratives"),
    Clue("culture", 2, r"micros?\b|interviews?\b|representations?\b|emissions? de radio"
                       r"|histoires? (?:a|aux|de|du|d')|(?:lire|liront|lisent) des"
                       r"|paroles? d(?:e|'|u|es)\b",
         "12 représentations au pied des tours"),
    Clue("education-parenting", 3,
         r"illettrisme|apprentissage du francais|cours de francais"
         r"|(?:parl|maitris)\w+ (?:pas |mal )?(?:le )?(?:francais|la lecture)|puericult\w+",
         "des cours de français"),
    Clue("education-parenting", 1, r"adolescen\w+|\bados\b|filles et garcons",
         "à la rencontre des adolescents"),
    Clue("health-food", 3, r"gestes qui sauvent|premiers secours|sommeil|depistage\w*",
         "des ateliers sur le sommeil"),
    Clue("welcome-mediation", 2.5,
         r"heberge(?:e?s?|ments?)\b|sans[- ]abri\w*|bidonvilles?"
         r"|logements? (?:durable|stable|autonome)s?|aide sociale a l'enfance|jeunes travailleurs"
         r"|refugies|gestion locative",
         "des familles hébergées à l'hôtel"),
    Clue("ecology", 2.5, r"energeti\w+|econom\w+ (?:l'eau|l'energie|d'eau)|nichoirs?|forets?\b",
         "contre la précarité énergétique"),
    Clue("mobility", 2, r"\broues?\b|rouler\b|remis\w* en selle|remet\w* en selle",
         "apprendre à rouler"),
)  # fmt: skip
