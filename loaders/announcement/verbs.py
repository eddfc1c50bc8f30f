"""Verbs that distinguish a landlord from a carrier, with number agreement.

`ASKS` is what a landlord does to an association; `OWNS` what only a landlord does; `ACTS` what
either may do.
"""

from dataclasses import dataclass
from enum import StrEnum


class Sense(StrEnum):
    """What a verb says of its subject."""

    ASKS = "asks"
    OWNS = "owns"
    ACTS = "acts"


@dataclass(frozen=True)
class Verb:
    """A verb in the third person. `link` leads from the verb to its object (a regex)."""

    singular: str
    plural: str
    sense: Sense
    stem: str = ""
    link: str = ""


_ASKS = (
    ("sollicite", "sollicitent", "sollicit", ""),
    ("fait appel", "font appel", r"(?:fai(?:t|re|sant)|font|fera|feront) (?:\w+ )?appel", "à"),
    ("confie", "confient", "confi", "à"),
    ("mandate", "mandatent", "mandat", ""),
    ("missionne", "missionnent", "missionn", ""),
    ("charge", "chargent", "charg(?=e )", ""),
    ("s'associe", "s'associent", "(?:s'|y )associ", "à|avec"),
    ("s'allie", "s'allient", "s'alli", "à|avec"),
    ("s'appuie", "s'appuient", "s'appu[iy]", "sur"),
    ("s'entoure", "s'entourent", "s'entour", "de|d'"),
    ("demande", "demandent", "demand", "à"),
    ("se tourne", "se tournent", "(?:se |s'est |sont )tourn", "vers"),
    ("s'adresse", "s'adressent", "s'adress", "à"),
    ("choisit", "choisissent", "choisi", ""),
    ("retient", "retiennent", "reten|retien", ""),
    ("soutient", "soutiennent", "sout(?:en|ien)", ""),
    ("finance", "financent", "financ", ""),
    ("invite", "invitent", "invit", ""),
    ("fait confiance", "font confiance", "(?:fait|font) confiance", "à"),
    ("travaille", "travaillent", "travaill", "avec"),
    ("s'engage", "s'engagent", "s'engag", "avec|auprès de"),
    ("unit ses forces", "unissent leurs forces", "uni(?:t|ssent) (?:ses|leurs) forces", "à|avec"),
    ("s'adjoint", "s'adjoignent", "s'adjoi", ""),
    ("se rapproche", "se rapprochent", "(?:se |s'est |sont )rapproch", "de|d'"),
    (
        "s'attache les services",
        "s'attachent les services",
        "(?:s'|s'est |sont )attach[a-zé]* les services",
        "de|d'",
    ),
    ("donne carte blanche", "donnent carte blanche", "donn[a-zé]* carte blanche", "à"),
    ("fait intervenir", "font intervenir", "(?:fai(?:t|re)|font|fera|feront) intervenir", ""),
    ("recourt", "recourent", "recour", "à"),
    ("collabore", "collaborent", "collabor", "avec"),
    ("propose", "proposent", "propos", "à(?= l'association)"),
    ("accompagne", "accompagnent", "accompagn(?=e l'association|ent l'association)", ""),
    ("délègue", "délèguent", "délègu", "à"),
    ("rejoint", "rejoignent", "rejoi", ""),
)
_OWNS = (
    ("possède", "possèdent"), ("gère", "gèrent"), ("est propriétaire", "sont propriétaires"),
    ("détient", "détiennent"), ("loue", "louent"), ("loge", "logent"), ("dispose", "disposent"),
    ("attribue", "attribuent"), ("est le bailleur", "sont les bailleurs"),
    ("est bailleur", "sont bailleurs"), ("réhabilite", "réhabilitent"),
    ("construit", "construisent"), ("démolit", "démolissent"), ("livre", "livrent"),
    ("met à disposition", "mettent à disposition"), ("y gère", "y gèrent"),
    ("y possède", "y possèdent"), ("y compte", "y comptent"), ("y loge", "y logent"),
)  # fmt: skip
_ACTS = (
    ("souhaite", "souhaitent"), ("constate", "constatent"), ("observe", "observent"),
    ("veut", "veulent"), ("voit", "voient"), ("lance", "lancent"), ("propose", "proposent"),
    ("développe", "développent"), ("décide", "décident"), ("fait face", "font face"),
    ("fait le pari", "font le pari"), ("fait le choix", "font le choix"), ("mène", "mènent"),
    ("déploie", "déploient"), ("expérimente", "expérimentent"), ("initie", "initient"),
    ("met en place", "mettent en place"), ("accueille", "accueillent"), ("ouvre", "ouvrent"),
    ("installe", "installent"), ("prévoit", "prévoient"), ("invente", "inventent"),
    ("imagine", "imaginent"), ("poursuit", "poursuivent"), ("renforce", "renforcent"),
    ("entend", "entendent"), ("recense", "recensent"), ("compte", "comptent"),
    ("porte", "portent"), ("conduit", "conduisent"), ("teste", "testent"), ("offre", "offrent"),
    ("organise", "organisent"), ("se mobilise", "se mobilisent"), ("cherche", "cherchent"),
    ("crée", "créent"), ("engage", "engagent"), ("a décidé", "ont décidé"), ("tente", "tentent"),
    ("a choisi", "ont choisi"), ("a souhaité", "ont souhaité"), ("a lancé", "ont lancé"),
    ("a engagé", "ont engagé"), ("a fait le choix", "ont fait le choix"), ("a", "ont"),
    ("est", "sont"), ("prolonge", "prolongent"), ("étend", "étendent"), ("étoffe", "étoffent"),
    ("transforme", "transforment"), ("met", "mettent"), ("multiplie", "multiplient"),
    ("s'interroge", "s'interrogent"), ("dédie", "dédient"), ("réunit", "réunissent"),
    ("anime", "animent"), ("aide", "aident"),
    ("apporte", "apportent"), ("travaille", "travaillent"), ("forme", "forment"),
    ("réserve", "réservent"), ("consacre", "consacrent"), ("ambitionne", "ambitionnent"),
    ("tient", "tiennent"), ("donne", "donnent"), ("relève", "relèvent"), ("défend", "défendent"),
)  # fmt: skip

VERBS = (
    *(Verb(s, p, Sense.ASKS, stem, link) for s, p, stem, link in _ASKS),
    *(Verb(s, p, Sense.OWNS) for s, p in _OWNS),
    *(Verb(s, p, Sense.ACTS) for s, p in _ACTS),
)

FUTURE = r"\w*(?:era|eront|ira|iront|dra|dront|ura|uront)"
"""The future tense: what the carrier is going to do."""

_BEFORE = (
    r"(?:(?:y|en|lui|leur|leurs|se|ne|a|ont|va|vont|peut|doit) )?(?:(?:donc|aussi|ainsi"
    r"|également|alors|déjà) )?"
)


def finite(sense: Sense | None = None, *, plural: bool | None = None) -> str:
    """Return a regex for the verbs of one sense (all if none), in one number or in both."""
    forms: list[str] = []
    for verb in VERBS:
        if sense is None or verb.sense is sense:
            forms += [verb.singular] if plural is not True else []
            forms += [verb.plural] if plural is not False else []
            if verb.sense is Sense.ASKS and verb.singular.endswith("e"):
                forms += [verb.singular + "ra"] if plural is not True else []
                forms += [verb.singular + "ront"] if plural is not False else []
    forms.sort(key=len, reverse=True)
    return rf"{_BEFORE}(?:{'|'.join(forms)})\b"
