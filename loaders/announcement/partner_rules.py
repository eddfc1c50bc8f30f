"""The rules that tell a partner, and a name that takes no part: one line each, with an example."""

from loaders.announcement.evidence import ASIDE, DET, NAMED, SIDE, Role, Rule, left_of, right_of

PARTNER_RULES: tuple[Rule, ...] = (
    Rule("with the support of", Role.PARTNER, 4,
         left_of(rf"\b(?:soutien|appui|concours|aide|participation|contribution|parrainage"
                 rf"|complicité) (?:financier |technique )?(?:de l'|de la |du |des |de "
                 rf"|d')(?:{NAMED})?"), None,
         "Avec le soutien de {}, un lieu ouvre."),
    Rule("gives its support", Role.PARTNER, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:apporte(?:nt|ra|ront)?|contribue(?:nt|ra|ront)?) (?:son|leur"
                  rf"|à|au) ?(?:concours|soutien|appui|aide|financement|projet)?"),
         "{} apporte son concours."),
    Rule("backs the project", Role.PARTNER, 4.5, None,
         right_of(rf"{SIDE}{ASIDE} (?:soutien(?:t|nent|dra|dront)|(?:co)?financ(?:e|ent|era|eront)"
                  rf"|appui(?:e|ent)|accompagn(?:e|ent)|subventionn(?:e|ent)) (?:l'initiative"
                  rf"|le projet|l'action|la démarche|l'opération|cette |ce )"),
         "{} soutient le projet."),
    Rule("associated", Role.PARTNER, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:sont|seront|est|sera) (?:aussi |également )?(?:associée?s?"
                  rf"|partenaires?|partie prenante)"),
         "{} sera associé au projet."),
    Rule("supported by", Role.PARTNER, 4,
         left_of(rf"\b(?:appuyée?s?|soutenue?s?|cofinancée?s?|financée?s?|aidée?s?|suivie?s?"
                 rf"|subventionnée?s?|accompagnée?s?) (?:par|de) {DET}(?:[a-zà-ÿ'-]+ ){{0,3}}?"),
         None, "Le projet est soutenu par {}."),
    Rule("a field of its own", Role.PARTNER, 5,
         left_of(r"\bpartenaires?(?: (?:financiers?|associés?|locaux|du projet))? ?: "
                 r"(?:[^.;:]{0,80}, )?(?:la |le |les |l')?"), None,
         "Partenaires : {} et Toto."),
    Rule("at their side", Role.PARTNER, 3,
         left_of(rf"\baux côtés (?:de |du |des |d'){DET}(?:{NAMED})?"), None,
         "Aux côtés de {}, un lieu ouvre."),
    Rule("in partnership with", Role.PARTNER, 4,
         left_of(rf"\b(?:partenariat|lien|collaboration|concertation|coopération"
                 rf"|relation)(?: \w+)? avec {DET}(?:[a-zà-ÿ'-]+ ){{0,3}}?"),
         None, "L'équipe travaille en partenariat avec {}."),
    # --- named in passing
    Rule("earlier work", Role.PASSING, 5,
         left_of(r"\b(?:suite à|après|à la suite de|en (?:19|20)\d\d|lors d|précédent"
                 r"|première? (?:phase|édition|session|saison|expérience|étape)|réalisation|enquête"
                 r"|diagnostic|étude)\b[^.;]{0,110}?\b(?:par|avec|de) (?:l'|la |le "
                 r"|les )?(?:[a-zà-ÿ'-]+ ){0,3}"), None,
         "Une enquête menée en 2020 par l'association {} l'a montré."),
)  # fmt: skip
