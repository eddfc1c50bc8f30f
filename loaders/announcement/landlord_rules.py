"""The rules that tell a landlord: one line each, with an example."""

import re

from loaders.announcement.evidence import ASIDE, DET, SIDE, Role, Rule, left_of, right_of
from loaders.announcement.verbs import FUTURE, Sense, finite

STOCK = r"(?:logements|patrimoine|parc|résidences?|locataires|immeubles?|programme|propriété)"
LANDLORD_NOUN = (
    r"(?:bailleurs?(?: soci(?:al|aux))?|esh|oph|office(?: public)?(?: de l'habitat)?|organisme"
    r"|coopérative|société|filiale|groupe)"
)
SOCIAL = (
    r"(?:bailleur|esh|oph|office|organisme|coopérative|entreprise sociale|société d'hlm|sa d'hlm"
    r"|propriétaire|gestionnaire)"
)

LANDLORD_SHAPE = re.compile(
    r"\b(?:habitat|logis|logements?|hlm|foyer|toit|toits|immobili[eè]re|opac|oph|office|habitation"
    r"|habitations|immo|accession|r[ée]sidences?|maisons|logem\w*|domo\w+|logi\w+|habit\w+"
    r"|construction)\b",
    re.IGNORECASE,
)
"""Words that names of social landlords are made of; never enough without a sentence."""

LANDLORD_RULES: tuple[Rule, ...] = (
    Rule("asks somebody", Role.LANDLORD, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?!(?:les|leur) (?:accompagn"
                  rf"|propos))(?:\w+ )?{finite(Sense.ASKS)}"),
         "{} sollicite une association."),
    Rule("wants to ask somebody", Role.LANDLORD, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:a|ont|souhaite(?:nt)?|va|vont|veut|veulent|décide(?:nt)?"
                  rf"|choisi\w+)(?: \w+)? (?:de |d')?(?:sollicit|fai(?:re|t) appel|confi|mandat"
                  rf"|missionn|s'associ|s'appuyer|retenu|demandé à|demandé aux?|chargé"
                  rf"|choisi l'association)"),
         "{} souhaite confier la suite à une association."),
    Rule("has turned to somebody", Role.LANDLORD, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:s'est|se sont) (?:\w+ )?(?:tourné|rapproché|attaché|adjoint"
                  rf"|associé|appuyé|entouré|allié)"),
         "{} s'est tourné vers une association."),
    Rule("called landlords after", Role.LANDLORD, 4.5, None,
         right_of(rf"{SIDE},? (?:les )?(?:deux|trois|quatre|cinq|six|[2-9]) {SOCIAL}s?\b"),
         "Toto et {}, deux bailleurs de la ville, ouvrent un lieu."),
    Rule("called landlords before", Role.LANDLORD, 4,
         left_of(rf"\b(?:deux|trois|quatre|cinq|six|[2-9]) {SOCIAL}s?(?: [a-zà-ÿ'-]+){{0,4}}(?:,"
                 rf"| :) (?:la |le |les |l')?"), None,
         "Deux esh, {} et Toto, ouvrent un lieu."),
    Rule("homes belong to", Role.LANDLORD, 4,
         left_of(r"\b(?:apparten(?:ant|ait)|appartiennent|appartient|propriété|rachetée?s?"
                 r"|acquise?s?)(?: \w+)? (?:à |aux? |de |d'|du |par )(?:la |le |les |l')?"), None,
         "Les 286 appartements appartenant à {} sont rénovés."),
    Rule("whose aim it is", Role.LANDLORD, 3.5,
         left_of(r"\b(?:l'ambition|la volonté|le souhait|le pari|le défi|le but|l'objectif|l'idée"
                 r"|la proposition|le vœu|l'intention)(?: commune?)? (?:de |d'|du |des )(?:la |le "
                 r"|les |l')?"), None,
         "Faire entrer la danse chez soi, telle est l'ambition de {}."),
    Rule("owns homes", Role.LANDLORD, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:{finite(Sense.OWNS)}"
                  rf"|(?:va|vont) (?:livrer|construire|réhabiliter|démolir|rénover)\b)"),
         "{} gère 300 logements."),
    Rule("who owns homes", Role.LANDLORD, 4, None,
         right_of(rf"{SIDE},? qui (?:{finite(Sense.OWNS)}|conduit la|y |mène la)"),
         "{}, qui gère 300 logements, ouvre un lieu."),
    Rule("has a stock", Role.LANDLORD, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:y )?(?:compt|recens|accueill|propos|lou|possé|disp"
                  rf"|administr)\w+[^.;]{{0,50}}?(?:logements|locataires|patrimoine|appartements"
                  rf"|ménages)"),
         "{} compte près de 300 logements."),
    Rule("told by a noun after", Role.LANDLORD, 4, None,
         right_of(rf"{SIDE}(?:, | – | \()(?:un |une |l'|la |le |premier |unique |principal "
                  rf"|grand )*{SOCIAL}s?\b(?! (?:{finite()}|{FUTURE}|a |y |s'|se ))"),
         "{}, bailleur du quartier, ouvre un lieu."),
    Rule("and so many landlords", Role.LANDLORD, 4.5, None,
         right_of(r",? et (?:les )?(?:\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf"
                  r"|dix) (?:autres )?(?:bailleurs|esh|oph|organismes|ESH"
                  r"|OPH)\b(?! (?:à l'origine|du projet))"),
         "{} et 4 autres bailleurs ouvrent un lieu."),
    Rule("listed in brackets", Role.LANDLORD, 4.5,
         left_of(r"\b(?:bailleurs?|esh|oph|organismes)(?: [a-zà-ÿ'-]+){0,4} ?\((?:dont |: )?"),
         None,
         "Tata et 3 autres ESH ({}, Titi et Toto) ouvrent un lieu."),
    Rule("and its people", Role.LANDLORD, 3.5, None,
         right_of(r",? et (?:ses|leurs) (?:locataires|équipes|gardiens|partenaires|habitants)\b"),
         "{} et ses locataires ouvrent un lieu."),
    Rule("who, with an aside, asks", Role.LANDLORD, 4, None,
         right_of(rf" qui, [^,;.]{{3,120}}, (?:{finite(Sense.ASKS)}|{finite(Sense.OWNS)})"),
         "{} qui, dans ce quartier, confie la suite à une association."),
    Rule("association at its side", Role.LANDLORD, 4, None,
         right_of(r",? et (?:avec )?(?:l'|les |des |leur |son )(?:association"
                  r"|partenaire associatif)"),
         "{} et l'association Toto invitent les habitants.", opening=True),
    Rule("with an association", Role.LANDLORD, 4, None,
         right_of(rf",? (?:{finite()} )?(?:s'associ\w+|en lien"
                  rf"|en partenariat)?,? ?avec l'association"),
         "{}, avec l'association Toto, ouvre un lieu.", opening=True),
    Rule("told by a noun before", Role.LANDLORD, 3.5,
         left_of(rf"\b{LANDLORD_NOUN}s?(?: (?:social|sociaux|public|publics|présents?|du territoire"
                 rf"|lauréats?))?(?: |, | : |, dont )"),
         None, "Le bailleur {} ouvre un lieu."),
    Rule("homes are run by", Role.LANDLORD, 4,
         left_of(rf"\b(?:gérée?s?|détenue?s?|possédée?s?|louée?s?|construite?s?|logée?s?"
                 rf"|administrée?s?) par {DET}"),
         None, "219 logements gérés par {}."),
    Rule("asked by", Role.LANDLORD, 4.5,
         left_of(r"\b(?:sollicitée?s?|mandatée?s?|missionnée?s?|appelée?s?|retenue?s?"
                 r"|choisie?s?) par (?:la |le |les |l')?"), None,
         "Sollicitée par {}, l'association ouvrira un lieu."),
    Rule("homes that it runs", Role.LANDLORD, 4,
         left_of(rf"\bqu(?:e |')(?:y )?(?:gèr|possèd|dét|lou|compt|administr)\w* {DET}"), None,
         "Sur les 300 logements que gère {}, peu sont vides."),
    Rule("stock of", Role.LANDLORD, 3,
         left_of(rf"\b{STOCK}(?: soci\w+)? (?:de la |du |de l'|de |d'|des )"), None,
         "Les locataires de {} sont invités."),
    Rule("counted landlords", Role.LANDLORD, 4,
         left_of(r"\b(?:bailleurs|esh|oph|organismes)\b(?: (?:[a-zà-ÿ'-]+|\d)){0,8}(?:, | : "
                 r"|,? dont )(?:\d+ (?:esh|oph|coopératives?)(?:,| et) ?)*(?:\d+ (?:esh|oph), )?"),
         None, "Les 3 bailleurs du site, {}, Tata et Titi ouvrent un lieu."),
    Rule("told by its shape", Role.LANDLORD, 1.5, None, None, "Habitat Truc."),
    Rule("acts, at the opening", Role.LANDLORD, 2, None,
         right_of(rf"{SIDE}{ASIDE} {finite(Sense.ACTS)}"),
         "{} souhaite ouvrir un lieu.", opening=True),
    Rule("join forces", Role.LANDLORD, 3.5, None,
         right_of(rf"{SIDE}{ASIDE} (?:ont )?(?:uni(?:ssent)? leurs|réuni(?:ssent)? leurs"
                  rf"|conjugu\w+ leurs|se sont (?:regroupé|réuni|uni|alli|associ|lancé)"
                  rf"|se regroupent|se réunissent|mutualis\w+|travaill\w+ main dans la main"
                  rf"|travaill\w+ ensemble)"),
         "Tata et {} unissent leurs efforts."),
    Rule("subjects of the opening", Role.LANDLORD, 2,
         re.compile(r"(?<!\bde )(?<!\bdu )(?<!\bdes )(?<!\bde la )(?<!\bde l')(?<!\bd')$"),
         right_of(rf"{SIDE}{ASIDE} (?:se |s'|leur |lui |y |en )?[a-zà-ÿ]{{3,}}(?<!i)ent\b"),
         "Tata et {} offrent un lieu.", opening=True),
    Rule("subject of the opening", Role.LANDLORD, 2, None,
         right_of(rf"{SIDE}{ASIDE} (?:{FUTURE}|(?:va|vont|vient|viennent|a|ont|est|sont|se|s'est"
                  rf"|fait|font) ?\w+)"),
         "{} va livrer un immeuble.", opening=True),
    Rule("moved by", Role.LANDLORD, 4,
         left_of(r"\bsous l(?:'impulsion|a houlette|'égide|a conduite) (?:de la |de l'|du |des |de "
                 r"|d')"), None,
         "Sous l'impulsion de {}, un lieu ouvre."),
    Rule("aided by", Role.LANDLORD, 2,
         left_of(r"\b(?:à l'initiative|à la demande|pour le compte) (?:de la |de l'|du |de |d')"),
         None, "À l'initiative de {}, un lieu ouvre."),
)  # fmt: skip
