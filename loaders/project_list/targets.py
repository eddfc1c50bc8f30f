"""What a row of a list can state, and how its columns are recognised.

Some headings are those of standards: the French *données essentielles des conventions de
subvention* (SCDL, https://schema.data.gouv.fr/scdl/subventions/) and 360Giving
(https://standard.threesixtygiving.org/, the titles of its spreadsheet).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "date", "number", "names", "figure", "payments"]


@dataclass(frozen=True)
class Target:
    """What a column can hold: `names` are those it goes by, folded, the surest first.

    `kind`: `names` takes several in a cell and several columns, `payments` several columns;
    `figure` counts what is targeted, in the unit `key`; the others take one value from one column.
    `further` are the names of columns that go on with what another one begins: *Co-bailleurs*.
    """

    key: str
    kind: Kind
    names: tuple[tuple[str, ...], ...]
    further: tuple[str, ...] = ()

    @property
    def several(self) -> bool:
        """Whether several columns can hold it."""
        return self.kind in ("names", "payments")


TARGETS: tuple[Target, ...] = (
    Target("title", "text", (
        ("intitule du projet", "titre du projet", "nom du projet", "libelle du projet",
         "project title", "project name", "name of the project"),
        ("titre", "intitule", "title", "libelle", "intitule de l action", "nom de l action",
         "titre de l action", "intitule action", "titre action", "nom du dossier", "laureat",
         "laureats", "projet laureat", "projets laureats", "nom de l opportunite", "opportunite",
         "intitule du dossier"),
        ("projet", "projets", "project", "action", "operation", "intitule de l operation",
         "libelle operation", "libelle de l operation", "nom de l operation", "denomination",
         "nom", "name"),
        ("objet", "objet de la subvention", "object"),
    )),
    Target("subtitle", "text", (("sous titre", "subtitle"),)),
    Target("date", "date", (
        ("date du comite", "date de comite", "date comite", "date commission", "committee date",
         "date du comite de selection", "date comite de selection", "comite de selection du",
         "comite du", "date de passage en comite", "passage en comite", "date de la commission",
         "date du jury", "date of the committee"),
        ("date de selection", "date selected", "date de decision", "date de la decision",
         "date d attribution", "award date"),
        ("comite", "comite de selection", "seance", "committee", "commission", "jury",
         "date de seance", "date de la seance", "seance du", "session", "date de session"),
        ("date",),
        ("annee", "annee du comite", "annee de selection", "exercice", "millesime", "year",
         "saison", "season", "quand", "annee scolaire", "annee scol", "annee fis"),
    )),
    Target("month", "text", (("mois", "mois du comite", "month", "month of the committee"),)),
    Target("summary_fr", "text", (
        ("resume en francais", "french summary"),
        ("resume", "resume du projet", "description", "description du projet", "descriptif",
         "descriptif du projet", "presentation", "presentation du projet", "description courte",
         "resume court", "en quelques mots", "decrivez projet",
         "decrivez projet en quelques lignes", "decrivez le en quelques lignes"),
        ("objet", "objet de la subvention", "object", "objectif", "objectifs"),
    )),
    Target("summary_en", "text", (
        ("resume en anglais", "english summary", "summary in english", "description in english"),
        ("summary",),
    )),
    Target("landlords", "names", (
        ("bailleur", "bailleurs", "bailleur social", "bailleurs sociaux", "landlord", "landlords",
         "housing company", "nom du bailleur", "bailleur porteur", "bailleur concerne",
         "bailleur partenaire", "bailleurs partenaires", "social landlord", "social landlords",
         "bailleur pilote", "bailleur referent", "esh porteuse"),
        ("organisme", "organisme hlm", "esh", "organismes hlm", "maitre d ouvrage",
         "societe d hlm", "societes d hlm", "societe hlm", "entreprise sociale pour l habitat",
         "organisme de logement social", "organismes de logement social", "bailleur hlm"),
    ), ("co bailleur", "co bailleurs", "cobailleur", "cobailleurs", "autre bailleur",
        "autres bailleurs", "bailleur associe", "bailleurs associes", "second bailleur")),
    Target("carriers", "names", (
        ("porteur", "porteurs", "association porteuse", "associations porteuses",
         "structure porteuse", "porteur de projet", "porteur du projet", "porteurs de projet",
         "qui porte le projet", "carrier", "carriers", "lead organisation", "lead ngo",
         "lead partner", "porteur contact", "partenaire associatif", "partenaires associatifs"),
        ("association", "associations", "nom de l association", "structure", "operateur",
         "operateurs", "ngo", "association partenaire", "associations partenaires",
         "compte partenaire", "raison sociale", "etablissement raison sociale"),
        ("beneficiaire", "nom du beneficiaire", "nombeneficiaire", "nom beneficiaire",
         "recipient org name"),
    ), ("co porteur", "co porteurs", "autre porteur", "autres porteurs", "autre association",
        "autres associations")),
    Target("partners", "names", (("partenaire", "partenaires", "partner", "partners"),)),
    Target("themes", "names", (
        ("theme", "themes", "thematique", "thematiques", "thematique principale", "topic",
         "tags"),
        ("axe", "axes", "domaine", "domaines", "axe strategique"),
    ), ("theme secondaire", "themes secondaires", "thematique secondaire",
        "thematiques secondaires", "autre thematique", "autres thematiques")),
    Target("communes", "names", (
        ("commune", "communes", "ville", "villes", "city", "town"),
        ("lieu", "lieux", "localisation", "site", "sites", "place", "location",
         "beneficiary location name", "territoire", "territoires", "implantation", "ou",
         "quartier", "quartiers", "localite", "localites"),
        ("adresse", "adresses", "address", "addresses", "code postal ville",
         "code postal et ville", "ville et code postal", "code postal commune",
         "code postal et commune", "cp ville"),
        ("code insee", "insee", "code commune", "code insee commune", "code insee de la commune",
         "code insee commune de realisation"),
    )),
    Target("departement", "text", (
        ("departement", "department"),
        ("dep", "code departement", "numero de departement", "n departement", "n dep"),
        ("code insee", "insee", "code commune"),
        ("code postal", "postcode"),
    )),
    Target("region", "text", (("region",), ("code region",))),
    Target("duration_years", "number", (
        ("duree", "duree annees", "duree en annees", "duree du projet", "duration",
         "duration years", "duree en mois", "duree mois", "planned dates duration months",
         "nombre de mois", "duree prevue", "duree previsionnelle", "duree de l action",
         "combien de mois", "sur combien de mois"),
        ("years",),
    )),
    Target("amount_eur", "number", (
        ("montant accorde", "amount awarded", "amount granted", "granted", "montant de l aide",
         "montant de la subvention", "montant subvention", "montant eur", "montant en euros",
         "aide fis", "aide du fis", "subvention fis", "subvention du fis"),
        ("montant", "subvention", "aide", "amount", "grant", "funding", "montants",
         "montant total", "financement", "dotation"),
        ("obtenu", "accorde", "attribue", "alloue", "octroye", "vote", "granted amount", "combien"),
    )),
    Target("homes", "figure", (("logements", "nombre de logements", "homes", "dwellings",
                                "number of homes"),)),
    Target("households", "figure", (("menages", "nombre de menages", "foyers", "nombre de foyers",
                                     "households"),)),
    Target("tenants", "figure", (("locataires", "nombre de locataires", "tenants"),)),
    Target("people", "figure", (("personnes", "nombre de personnes", "beneficiaires", "habitants",
                                 "nombre de beneficiaires", "nombre de habitants", "people",
                                 "beneficiaires directs", "nombre de beneficiaires directs",
                                 "beneficiaries", "residents"),)),
    Target("source_url", "text", (("source", "lien", "url", "adresse de la source", "page", "link",
                                   "source url", "web page", "site web", "site internet",
                                   "page web", "lien web"),)),
    Target("note_fr", "text", (("remarque", "remarques", "commentaire", "commentaires",
                                "observation", "observations", "note", "notes", "obs", "comment",
                                "comments"),)),
    Target("budget_eur", "number", (
        ("budget total", "budget", "budget du projet", "budget total du projet", "cout total",
         "cout du projet", "cout total du projet", "budget previsionnel", "total budget",
         "project budget", "total cost", "cout", "cout global", "budget global",
         "montant du projet", "montant total du projet", "cout de l action"),
    )),
    Target("state", "text", (
        ("etat", "etat du projet", "statut", "statut du projet", "etat d avancement",
         "avancement", "statut dossier", "statut du dossier", "etat du dossier",
         "status", "state", "project status", "state of the project", "situation",
         "situation du projet", "ou en est on", "ou en est le projet"),
    )),
    Target("start_date", "date", (
        ("date de debut", "debut", "debut du projet", "date debut", "date de demarrage",
         "demarrage", "date de debut prevue", "date de demarrage prevue",
         "date de demarrage previsionnelle", "start date", "start", "actual dates start date"),
        ("planned dates start date",),
    )),
    Target("end_date", "date", (
        ("date de fin", "fin", "fin du projet", "date fin", "date de fin prevue", "fin prevue",
         "date de cloture", "end date", "end", "actual dates end date"),
        ("planned dates end date",),
    )),
    Target("paid_eur", "payments", (
        ("montant verse", "montants verses", "verse", "deja verse", "total verse", "versement",
         "montant du versement", "montant paye", "paye", "acompte verse", "solde verse",
         "amount disbursed", "amount paid", "paid", "payment"),
    )),
    Target("paid_date", "payments", (
        ("date de versement", "date du versement", "date versement", "date de paiement",
         "verse le", "paye le", "payment date", "date of payment", "paid on"),
    )),
    Target("people_reached", "number", (
        ("personnes touchees", "nombre de personnes touchees", "personnes atteintes",
         "people reached", "number of people reached"),
    )),
    Target("result", "text", (("resultat", "resultats", "bilan", "result", "results",
                               "outcome"),)),
    Target("evaluation_url", "text", (("evaluation", "lien vers l evaluation", "lien evaluation",
                                       "bilan evaluation", "lien vers le bilan", "lien bilan",
                                       "bilan lien", "rapport d evaluation", "evaluation url"),)),
    Target("contact", "text", (("contact", "contacts", "personne a contacter", "interlocuteur",
                                "referent", "contact name"),
                                ("contact bailleur", "contact porteur", "contact association",
                                 "contact du bailleur", "contact du porteur",
                                 "contact de l association", "contact du projet",
                                 "referent bailleur", "referent du projet", "mail contact",
                                 "charge de mission", "charge de projet"))),
    Target("beneficiary_siret", "text", (
        ("idbeneficiaire", "id beneficiaire", "siret du beneficiaire", "siret beneficiaire",
         "siret du porteur", "siret de l association"),
    )),
    Target("payment_terms", "text", (
        ("conditionsversement", "conditions versement", "conditions de versement",
         "terms of payment", "payment terms"),
    )),
    Target("eu_notified", "text", (("notificationue", "notification ue"),)),
    Target("own_note", "text", (("note interne", "commentaire interne", "remarque interne",
                                 "internal note"),)),
)  # fmt: skip

BY_KEY: Mapping[str, Target] = {target.key: target for target in TARGETS}

MONEY = frozenset({"amount_eur", "budget_eur", "paid_eur"})
"""The targets that are amounts, in one unit where a line outside the table says it."""
