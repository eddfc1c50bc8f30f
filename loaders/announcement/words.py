"""Splits a passage into words, and tells which may start or link a proper name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.announcement.french import UPPER

_WORD = re.compile(
    r"(?P<elided>\b(?:[ldnsjmtcLDNSJMTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)')(?=\w)"
    r"|(?P<number>\d+(?:[.,]\d+)*(?![\w]))"
    r"|(?P<word>\w+(?:\((?:s|e|es)\))?(?:['-]\w+)*)"
    r"|(?P<sign>[^\w\s])"
)
_CAPITAL = re.compile(rf"(?:[{UPPER}]|\d+[{UPPER}]|[a-z]{{1,2}}[{UPPER}])")

LINKS = {"de", "du", "des", "d'", "la", "le", "les", "l'", "&", "pour", "aux", "sous"}
"""Words that may stand inside a name between two of its capitals."""

WIDE_LINKS = LINKS | {"à", "au", "aux", "en", "sur", "sous", "pour", "dans", "et", "c'est", "avec"}
"""The same after *l'association*, where the whole of what follows is a name."""

PLACE_NAME_LINKS = LINKS - {"pour"} | {"aux", "au", "à", "sous", "lès"}
"""The same in the name of a quartier (*la Grange aux Bois*)."""

_ORDINARY = """
a à afin ainsi alors après au aujourd'hui aucun aucune autour aux avant avec beaucoup bien car ce
ceci cela celle celles celui ces cet cette ceux chacun chacune chaque comme compte confronté
confrontée confrontés confrontées conscient conscients consciente convaincu convaincus convaincue
concrètement dans de depuis derrière des dès désormais deux devant différents divers donc dont du
durant elle elles en enfin ensemble ensuite entre environ et eux face fait fort forte forts
fortes grâce il ils implanté implantée implantés implantées jusqu le la les l' leur leurs lors
lorsque lutter mais malgré même mieux moins nombre notamment notre nous on or ou où outre par
parallèlement parce parmi partant partenaire partenaires particulièrement pendant peu plus
plusieurs point pour pourtant près première premier présent présente présents présentes propriétaire
propriétaires puis quand quant quatre que quel quelle quelques qui quoi rapidement sa sans selon
sensible sensibles ses seul seule si situé située situés situées soucieux soucieuse son sous soutenu
soutenue soutenus souvent suite sur surtout tant tel telle tous tout toute toutefois toutes trois
trop un une vers via voici voilà vu y né née créé créée fondé fondée permettre aider accompagner
proposer favoriser développer renforcer créer rompre améliorer apprendre donner faire mettre offrir
c' d' s' n' j' qu' m' t'
nombreux nombreuses certains certaines rares trouver habiter vivre rendre redonner préparer
cinq six sept huit neuf dix trente quarante cinquante soixante cent cependant
également parfois ici là chez objectif
projet projets face fruit issu issue issus lauréat lauréats annexe mobilisé mobilisée mobilisés
vieillir bailleur bailleurs association associations résidence résidences quartier quartiers
locataires habitants logement logements personnes jeunes enfants familles ménages seniors esh
appuyé appuyée appuyés appuyées jamais chez
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Words that a capital at the start of a sentence does not make a name."""


_COMMON = """
esh oph qpv hlm npnru anru zup zus zac pdalhpd fsl rsa tpe pme sa état fonds comité internet covid
république politique bts cap bac cdi cdd rgpd apl nb ps tv dvd pc tic ess insee sdf afpa csv etc
janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi
mercredi jeudi vendredi samedi dimanche noël
"""
COMMON = frozenset(_COMMON.split())
"""Words and initials with a capital that name nobody."""


@dataclass(frozen=True)
class Word:
    """A word, number or sign of the view, with its place there."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def common(self) -> bool:
        """Whether it names nobody, capital or not."""
        return self.lower in COMMON

    @property
    def capital(self) -> bool:
        """Whether it begins like a name: a capital, or a number with one (*3F*)."""
        return self.kind == "word" and bool(_CAPITAL.match(self.text))


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of `text[start:end]`."""
    for match in _WORD.finditer(text, start, end):
        yield Word(match.group(), match.start(), match.end(), match.lastgroup or "")
