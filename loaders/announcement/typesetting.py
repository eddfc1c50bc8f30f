"""Rejoins words that were hyphenated at the end of a line."""

import re

from loaders.announcement.numbers import SPELLED

SOFT = "\u00ad"
"""The soft hyphen: where a word may be cut. Within a line it stays, as `View` passes over it."""

_SOFT_CUT = re.compile(
    rf"(?<!{SOFT}){SOFT}+[ \t]{{0,9}}(?:[-\u2010]?[ \t]{{0,9}}\n[ \t]{{0,9}}|[-\u2010])(?=[^\W\d_])"
)
_HARD_CUT = re.compile(
    r"(?<![\w'’-])(?P<head>(?:[^\W\d_]|['’-])*[^\W\d_])"
    r"[ \t]?(?P<hyphen>[-\u2010\u2011\ufffe\x02])[ \t]{0,9}\n[ \t]{0,9}"
    r"(?P<tail>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
)
"""A hyphen at the end of a line between two letters. PDFium writes U+FFFE or U+0002 for it."""

_HYPHENATED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-(?=([^\W\d_]+))")
_PARTS = re.compile(r"['’-]")

_SMALL = re.compile(
    r"l[ea]s?|l|d|de|du|des|en|et|à|aux?|sur|sous|l[èe][sz]|ci|là|mêmes?|être|vous|dire|midi"
    r"|elles?|ils?|on|moi|toi|nous|eux|t",
    re.IGNORECASE,
)
"""Words that stand behind a hyphen of their own: *Noisy-le-Sec*, *peut-être*, *rendez-vous*."""

_PREFIXES = re.compile(
    r"inter|ex|non|vice|demi|semi|mi|éco|socio|porte|grand|sainte?|ste?|mont|bas|haut|rez|sous"
    r"|sur|après|avant|vis|tête|sans|c['’]est-à|multi|pluri|co",
    re.IGNORECASE,
)
"""First parts that keep their hyphen in the texts of the field: *inter-bailleurs*."""


_NUMERAL = re.compile(SPELLED, re.IGNORECASE)


def with_whole_words(text: str) -> str:
    """Return `text` with the words joined that were cut at a line's end.

    A hyphen of the word's own stays (*Saint-* / *Denis*): where a capital or a small word follows,
    or where the text has the word with its hyphen elsewhere. A word in capitals keeps a soft hyphen
    where it was cut. A word that was joined stands on the line on which it begins.
    """
    text = _SOFT_CUT.sub("", text)
    hyphenated = {(one.lower(), other.lower()) for one, other in _HYPHENATED.findall(text)}
    return _HARD_CUT.sub(lambda cut: _joined(cut, hyphenated), text)


def _joined(cut: re.Match[str], hyphenated: set[tuple[str, str]]) -> str:
    head, tail = cut["head"], cut["tail"]
    first = _PARTS.split(tail)[0]
    last = _PARTS.split(head)[-1]
    typeset = cut["hyphen"] == "\u2010"  # what programs that hyphenate write; people type U+002D
    own = (
        _SMALL.fullmatch(first)
        or _PREFIXES.fullmatch(last)
        or (_NUMERAL.fullmatch(last) and _NUMERAL.fullmatch(first))
        or (last.lower(), first.lower()) in hyphenated
    )
    if not own and len(last) > 1 and len(first) > 1 and last.isupper() and first.isupper():
        return f"{head}{SOFT}{tail}"  # nothing in capitals tells which: the reader asks
    own = own or first[0].isupper()
    return f"{head}-{tail}" if own and not (typeset and first[0].islower()) else head + tail
