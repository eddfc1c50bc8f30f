"""Escapes data for Markdown, so that it is displayed exactly as written; truncates long text."""

import re

_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_INLINE = re.compile(r"[\\`*_\[\]<>!|~$:&]")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")

_PARTED = re.compile(
    r"""(?<=:)(?=(?:material/)?[\w+-]+:)  # the name of a picture, as in :smile:
    | (?<=[<>=~-])(?=[<>=-])  # signs that become another: -- -> <- <-> >= <= ~=
    | (?<=http)(?=s?:) | (?<=www)(?=\.) | (?<=[\w.+-])(?=@)  # addresses that become links""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTHING = ":small[]"
"""A part of a line that shows nothing, and parts what stands before it from what follows."""

_MARK = "\ue002"
"""Stands for it while the rest is escaped; no text means anything by this character."""


def escaped(text: str) -> str:
    """Return `text` with every character that means something in Markdown taken literally.

    Colons and dollar signs are among them: Streamlit reads `:red[…]`, `:material/…:` and formulas.
    Names of pictures, addresses and signs such as `--` it finds even behind a backslash, in the
    text that is left: those are parted. Blanks and line breaks in a row become one blank; those
    that do not break stay as they are.
    """
    parted = _PARTED.sub(_MARK, _BLANKS.sub(" ", text.replace(_MARK, "")).strip())
    return _SPECIAL.sub(r"\\\1", parted).replace(_MARK, _NOTHING)


def harmless(text: str) -> str:
    """Return `text` without the characters that mean something inside a line of Markdown.

    For the label of a widget: Streamlit draws it as Markdown, pictures included, even where it
    hides it, and gives it as it stands to who has the page read aloud.
    """
    plain = re.sub(r"(?<=[\w.+-])@|(?<=www)\.", " ", _INLINE.sub(" ", text), flags=re.IGNORECASE)
    return " ".join(re.sub("--+", "-", plain).split())


_END = re.compile(r"[.!?…](?= )")


def shortened(text: str, most: int) -> str:
    """Return `text` in at most `most` characters: where it is longer, words and then `…`."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    at = kept.rfind(" ")
    return (kept[:at] if at > most // 2 else kept).rstrip(" ,;:.–—-") + "…"


def whole_sentences(text: str, most: int) -> str:
    """Return the first sentences of `text` that fit `most` characters; all where not even one does.

    A no-break space ends no sentence: in French it stands before the sign, and in figures.
    """
    ends = [end.end() for end in _END.finditer(text) if end.end() <= most]
    return text[: ends[-1]] if ends and len(text) > most else text
