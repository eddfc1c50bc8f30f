"""Page furniture: lines of the web page or the paper around an announcement."""

import re

FOOTER_LINES = (
    ("sharing", r"(?:partager|imprimer|tweeter|envoyer par|facebook|twitter|linkedin)\b.{0,60}",
     "Partager cette page"),
    ("legal", r".{0,30}(?:mentions légales|plan du site|politique de confidentialité"
              r"|cookies).{0,80}",
     "Mentions légales - Plan du site"),
    ("copyright", r"(?:©|\(c\)|copyright|tous droits).{0,120}", "© Fonds 2024"),
    ("back", r"(?:retour|revenir) (?:à|au|aux|en|vers).{0,60}|retour", "Retour à la liste"),
    ("neighbours", r"[<«‹]?[ ]?(?:(?:comités?|articles?|actualités?|pages?) )?(?:précédente?"
                   r"|suivante?)s?\b.{0,80}", "Comité précédent | Comité suivant"),
    ("newsletter", r"(?:s'inscrire|inscri(?:vez|ption)|abonne[rz]|newsletter|recevoir).{0,80}",
     "S'inscrire à la lettre d'information"),
    ("contact", r"(?:nous contacter|contactez|contact|suivez)\b.{0,60}", "Contactez-nous"),
    ("other pages", r"(?:à lire|voir|lire|découvrir|télécharger|consulter)\b[^.]{0,80}",
     "Lire aussi : les autres comités"),
    ("search", r"(?:rechercher|menu|accueil|haut de page|espace (?:presse|adhérents?)).{0,60}",
     "Accueil > Actualités"),
    ("page number", r"(?:page )?\d{1,3} ?(?:/|sur) ?\d{1,3}|page \d{1,3}", "Page 1/2"),
    ("published", r"(?:publié|mis à jour|mise en ligne) (?:le|en)\b.{0,60}",
    "Publié le 4 mai 2021"),
    ("picture", r"(?:image|photo|crédits?|logo|illustration)\b[^.]{0,60}",
    "Crédit photo : le fonds"),
)  # fmt: skip
_FOOTER = re.compile(
    r"[ ]*(?:[•*|-] )?(?:"
    + "|".join(f"(?:{pattern})" for _, pattern, _ in FOOTER_LINES)
    + r")[ ]*",
    re.IGNORECASE,
)


_END = re.compile(
    r"[ ]*(?:\*+|#+|[IVX]+\.|\d{1,2}[.)/])? ?"
    r"(?:bien à (?:vous|toi)|cordialement|bien cordialement|salutations|amicalement|-- ?$"
    r"|(?:bonne|belle) (?:soirée|journée|fin de (?:journée|semaine)) ?[,.!]*$"
    r"|(?:je|nous) vous pri(?:e|ons) (?:d'agréer|de croire|de bien vouloir agréer)"
    r"|veuillez (?:agréer|croire)|copies? (?:à )?: (?!.*@)|commentaires$|\d+ commentaires?$"
    r"|(?:à propos (?:du|de la|de l'|des|de)\b|contacts? (?:presse|médias?)|prochain comité"
    r"|bailleurs adhérents)"
    r"|(?:à propos|contacts?|(?:informations|infos) pratiques|le fonds en (?:bref|quelques mots)"
    r"|qui sommes-nous ?\??|(?:pour )?en savoir plus|notes? (?:aux|pour les) (?:rédact\w+"
    r"|journalistes)|(?:questions )?divers(?:es)?|points? divers)[ :]*$"
    r"|de ?: .{0,80}@|envoyé ?: |le .{5,80} a écrit ?:)",
    re.IGNORECASE,
)
"""How a line begins below which no laureate stands: a signature, a quoted mail, the paper's end."""


def is_residue(line: str) -> bool:
    """Say whether a line is part of the page around the announcement."""
    return len(line) <= 140 and bool(_FOOTER.fullmatch(line))


def body_end(text: str, start: int) -> int:
    """Return where the last project's text ends: before the lines that end the page."""
    lines: list[tuple[int, str]] = []
    at = start
    for line in text[start:].split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    end = len(text)
    for at, line in reversed(lines):
        if len(line.strip()) > 160 or (line.strip().endswith((". ", ".")) and len(line) > 90):
            break
        if is_residue(line):
            end = at
    ends = [at for at, line in lines if at > start and _END.match(line)]
    return max(start, min([end, *ends]))
