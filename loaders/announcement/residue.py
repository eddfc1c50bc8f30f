"""Page furniture: lines of the web page or the paper around an announcement."""

import re

from loaders.announcement.patterns import patterns

FOOTER_LINES = patterns("footer")
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
