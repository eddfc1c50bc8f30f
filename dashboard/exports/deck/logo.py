"""Checks that an uploaded logo is a picture that a slide can show."""

import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from dashboard.exports.deck.errors import DeckError, Fault

MAX_BYTES = 5_000_000
LEAST_SIDE = 16
MOST_SIDE = 6_000
"""Pixels. Larger pictures take long to unpack and are not sharper on a slide."""

_FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True)
class Logo:
    """A picture file that has been checked, with its sides in pixels."""

    data: bytes
    width: int
    height: int


def check_logo(data: bytes) -> Logo:
    """Return the logo; raise `DeckError` unless `data` is a whole PNG or JPEG of a fit size."""
    if len(data) > MAX_BYTES:
        raise DeckError(
            Fault.LOGO_TOO_LARGE, size=len(data) // 1_000_000, limit=MAX_BYTES // 1_000_000
        )
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            across, down = picture.size
            if not (min(across, down) >= LEAST_SIDE and max(across, down) <= MOST_SIDE):
                raise DeckError(
                    Fault.LOGO_DIMENSIONS,
                    width=across, height=down, least=LEAST_SIDE, most=MOST_SIDE,
                )  # fmt: skip
            picture.load()
    except UnidentifiedImageError as error:
        raise DeckError(Fault.LOGO_NOT_PICTURE) from error
    except Image.DecompressionBombError as error:
        raise DeckError(Fault.LOGO_PIXELS, least=LEAST_SIDE, most=MOST_SIDE) from error
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, DeckError):
            raise
        raise DeckError(Fault.LOGO_BROKEN) from error
    return Logo(data, across, down)
