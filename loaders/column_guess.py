"""Which column of a flat table means what, told by its name in French or English.

`TARGETS` is the one table of what a flat row can say; the guess, the mapping and its
application come out of it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from rapidfuzz import fuzz, process

from loaders.folding import folded
from loaders.project_list.table import ListTable

Kind = Literal["text", "date", "number", "names", "figure"]


@dataclass(frozen=True)
class Target:
    """What a column can hold: `names` is the one or many names it goes by, folded.

    `kind`: `names` takes several in a cell and several columns; `figure` counts what is targeted,
    in the unit `key`; the others take one value from one column.
    """

    key: str
    kind: Kind
    names: tuple[str, ...]


TARGETS: tuple[Target, ...] = (
    Target("title", "text", ("titre", "projet", "nom du projet", "intitule", "intitule du projet",
                             "titre du projet", "title", "project", "project name",
                             "project title")),
    Target("subtitle", "text", ("sous titre", "subtitle")),
    Target("date", "date", ("date", "date du comite", "comite", "date de selection", "seance",
                            "comite de selection", "committee", "committee date", "date selected")),
    Target("summary_fr", "text", ("resume", "description", "resume en francais", "presentation",
                                  "objet", "objectif", "descriptif", "french summary")),
    Target("summary_en", "text", ("resume en anglais", "english summary", "summary",
                                  "summary in english", "description in english")),
    Target("landlords", "names", ("bailleur", "bailleurs", "bailleur social", "bailleurs sociaux",
                                  "organisme", "esh", "landlord", "landlords", "housing company")),
    Target("carriers", "names", ("porteur", "porteurs", "association", "association porteuse",
                                 "associations", "structure porteuse", "porteur de projet",
                                 "carrier", "carriers", "lead organisation")),
    Target("partners", "names", ("partenaire", "partenaires", "partner", "partners")),
    Target("themes", "names", ("theme", "themes", "thematique", "thematiques", "axe",
                               "thematique principale", "topic")),
    Target("communes", "names", ("commune", "communes", "ville", "villes", "lieu", "lieux",
                                 "localisation", "site", "city", "town", "place", "location")),
    Target("departement", "text", ("departement", "dept", "dep", "code departement", "department")),
    Target("region", "text", ("region", "code region")),
    Target("duration_years", "number", ("duree", "duree en annees", "duree annees", "duration",
                                        "duration years", "years")),
    Target("amount_eur", "number", ("montant", "montant eur", "montant en euros", "aide",
                                    "subvention", "aide accordee", "amount", "grant", "funding")),
    Target("homes", "figure", ("logements", "nombre de logements", "nb logements", "homes",
                               "dwellings", "number of homes")),
    Target("households", "figure", ("menages", "nombre de menages", "foyers", "households")),
    Target("tenants", "figure", ("locataires", "nombre de locataires", "tenants")),
    Target("people", "figure", ("personnes", "nombre de personnes", "beneficiaires", "habitants",
                                "people", "beneficiaries", "residents")),
    Target("source_url", "text", ("source", "lien", "url", "adresse de la source", "page", "link",
                                  "source url", "web page")),
    Target("note_fr", "text", ("remarque", "remarques", "commentaire", "observations", "note",
                               "notes", "comment", "comments")),
)  # fmt: skip

BY_KEY: Mapping[str, Target] = {target.key: target for target in TARGETS}

CLOSE = 88.0
"""Likeness, of 100, from which a name of a column is taken for one we know: *Bailleur(s)* is, and
*Date de fin* for *Date* is not."""

_NUMBER_BEHIND = re.compile(r"\s+\d{1,2}$")


@dataclass(frozen=True)
class Guess:
    """What the column `heading` was taken for, and how alike the names are, of 100."""

    heading: str
    target: str
    likeness: float


@dataclass(frozen=True)
class ColumnMapping:
    """Which heading of a flat table holds which target; headings that are absent are not read."""

    columns: Mapping[str, str]

    def twice(self) -> dict[str, list[str]]:
        """Return the targets that take one column and have several, with their headings."""
        found: dict[str, list[str]] = {}
        for heading, target in self.columns.items():
            found.setdefault(target, []).append(heading)
        return {
            target: headings
            for target, headings in found.items()
            if len(headings) > 1 and BY_KEY[target].kind != "names"
        }

    def to_json(self) -> str:
        """Return the mapping as JSON, to be kept for the next file of the same form."""
        return json.dumps({"columns": dict(self.columns)}, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> "ColumnMapping":
        """Return the mapping that was kept; raise `ValueError` where the text is none."""
        kept = json.loads(text)
        columns = kept.get("columns") if isinstance(kept, dict) else None
        if not isinstance(columns, dict) or not all(
            isinstance(target, str) and target in BY_KEY for target in columns.values()
        ):
            raise ValueError("no mapping of columns")
        return cls(MappingProxyType(columns))

    def fitted(self, headings: Sequence[str]) -> "ColumnMapping":
        """Return the part that `headings` have, whatever their case, accents and punctuation."""
        kept = {folded(heading): target for heading, target in self.columns.items()}
        found = {h: kept[folded(h)] for h in headings if folded(h) in kept}
        return ColumnMapping(MappingProxyType(found))


def guess_columns(headings: Sequence[str]) -> list[Guess]:
    """Return what each heading is taken for, in the order of the headings.

    A heading like none is absent. Of several for one value the most alike is taken; names may
    stand in several columns (*Bailleur 1*, *Bailleur 2*).
    """
    guesses = [guess for heading in headings if (guess := _guess(heading))]
    best: dict[str, Guess] = {}
    for guess in guesses:
        if guess.target not in best or guess.likeness > best[guess.target].likeness:
            best[guess.target] = guess
    return [
        guess
        for guess in guesses
        if BY_KEY[guess.target].kind == "names" or best[guess.target] is guess
    ]


@dataclass(frozen=True)
class Proposal:
    """What the columns of a list are taken for, for a person to confirm or change.

    `ties` has the headings of which each could hold a target as well as the others; none of them
    is in `mapping`: somebody has to say.
    """

    mapping: ColumnMapping
    ties: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


def proposed(table: ListTable) -> Proposal:
    """Return what the columns of `table` are taken for."""
    found = {guess.heading: guess.target for guess in guess_columns(table.headings)}
    return Proposal(ColumnMapping(MappingProxyType(found)))


def _guess(heading: str) -> Guess | None:
    wanted = _NUMBER_BEHIND.sub("", folded(heading))
    names = {name: target.key for target in TARGETS for name in (folded(target.key), *target.names)}
    if wanted in names:
        return Guess(heading, names[wanted], 100.0)
    found = process.extractOne(wanted, list(names), scorer=fuzz.ratio, score_cutoff=CLOSE)
    return Guess(heading, names[found[0]], found[1]) if found else None
