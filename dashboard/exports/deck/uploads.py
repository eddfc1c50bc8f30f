"""Validates an uploaded template and logo in a separate process."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pptx import Presentation

from dashboard.exports.deck.errors import DeckError, Fault
from dashboard.exports.deck.logo import Logo, check_logo
from dashboard.exports.deck.template_check import check_template
from loaders.system.apart import ReadingLimits, TooHeavyError, read_apart

LIMITS = ReadingLimits(seconds=4.0, memory=600 * 2**20)
"""Less than other files may take: a template is opened again for each deck, beside the visitors."""


@dataclass(frozen=True)
class Checked:
    """What was found: the fault and its values, or else the sides of a picture in pixels."""

    fault: Fault | None = None
    values: dict[str, int | str] | None = None
    width: int = 0
    height: int = 0


def try_template(content: bytes) -> Checked:
    """Check a template, and open it as the deck will."""
    try:
        check_template(content)
        Presentation(io.BytesIO(content))
    except DeckError as error:
        return Checked(error.fault, error.values)
    except Exception:  # the library raises whatever a damaged part makes it stumble on
        return Checked(Fault.TEMPLATE_BROKEN)
    return Checked()


def try_logo(content: bytes) -> Checked:
    """Check a logo."""
    try:
        logo = check_logo(content)
    except DeckError as error:
        return Checked(error.fault, error.values)
    return Checked(width=logo.width, height=logo.height)


@lru_cache(maxsize=4)
def checked_template(content: bytes) -> bytes:
    """Return a template that may be used; raise `DeckError` where it may not."""
    _tried(try_template, content, Fault.TEMPLATE_HEAVY)
    return content


@lru_cache(maxsize=4)
def checked_logo(content: bytes) -> Logo:
    """Return a logo that may be used; raise `DeckError` where it may not."""
    found = _tried(try_logo, content, Fault.LOGO_HEAVY)
    return Logo(content, found.width, found.height)


def _tried(check: Callable[[bytes], Checked], content: bytes, heavy: Fault) -> Checked:
    try:
        found = read_apart(check, content, limits=LIMITS)
    except TooHeavyError as error:
        raise DeckError(heavy) from error
    if found.fault is not None:
        raise DeckError(found.fault, **(found.values or {}))
    return found
