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
    """A verb in the third person, and what it says of its subject."""

    singular: str
    plural: str
    sense: Sense


_ASKS = (
    ("sollicite", "sollicitent"), ("fait appel", "font appel"), ("confie", "confient"),
    ("mandate", "mandatent"), ("missionne", "missionnent"), ("charge", "chargent"),
    ("s'associe", "s'associent"), ("s'allie", "s'allient"), ("s'appuie", "s'appuient"),
    ("s'entoure", "s'entourent"), ("demande", "demandent"), ("se tourne", "se tournent"),
    ("s'adresse", "s'adressent"), ("choisit", "choisissent"), ("retient", "retiennent"),
    ("soutient", "soutiennent"), ("finance", "financent"), ("invite", "invitent"),
    ("fait confiance", "font confiance"), ("travaille", "travaillent"),
    ("s'engage", "s'engagent"), ("unit ses forces", "unissent leurs forces"),
    ("s'adjoint", "s'adjoignent"), ("se rapproche", "se rapprochent"),
    ("s'attache les services", "s'attachent les services"),
    ("donne carte blanche", "donnent carte blanche"), ("fait intervenir", "font intervenir"),
    ("recourt", "recourent"), ("collabore", "collaborent"), ("propose", "proposent"),
    ("accompagne", "accompagnent"), ("délègue", "délèguent"), ("rejoint", "rejoignent"),
)  # fmt: skip
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
    *(Verb(s, p, Sense.ASKS) for s, p in _ASKS),
    *(Verb(s, p, Sense.OWNS) for s, p in _OWNS),
    *(Verb(s, p, Sense.ACTS) for s, p in _ACTS),
)

FUTURE = r"\w*(?:era|eront|ira|iront|ura|uront|[dtvr]ra|[dtvr]ront)"
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
