"""Texts on their way to a terminal, which obeys some characters instead of showing them."""

import re

_COMMANDING = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")


def shown(line: str) -> str:
    """Return one line with what would move, colour or break it replaced by a sign.

    Data and addresses come from anywhere: an escape sequence in a title must not clear a screen.
    """
    return _COMMANDING.sub("\N{REPLACEMENT CHARACTER}", line)
