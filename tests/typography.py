"""How French is set, for every place where French stands."""

import re

_SLIP = re.compile(r"'|[^\s\u00a0\u202f:?!«][!?»]|« | [:;!?»%]|«[^\u00a0\u202f]")
_NOT_PROSE = re.compile(r"`[^`]*`|\{[^}]*\}|https?://\S+|\"[^\"]*\"")


def slips(text: str) -> list[str]:
    """Return straight apostrophes, and breaking or missing spaces before : ; ! ? % » and after «.

    Code, places to fill in, addresses and texts between double quotes are let alone.
    """
    return _SLIP.findall(_NOT_PROSE.sub("", text))
