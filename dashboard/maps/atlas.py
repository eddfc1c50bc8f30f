"""The one picture from which discs and lines are cut: white shapes that layers size and colour.

An IconLayer is used for discs, not a ScatterplotLayer: with a pixel offset the latter counts
upwards where text and icons count downwards (seen in the deck.gl of Streamlit 1.67).
"""

import base64
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

DISC = 96
"""Pixels across the disc: about four times its size on screen, for sharp screens."""

STEM_WIDTH = 4
STEM_HEIGHT = 128


def _alpha() -> NDArray[np.uint8]:
    """Opacity of each pixel: a disc on the left, a stem on the right."""
    alpha = np.zeros((STEM_HEIGHT, DISC + 4 + STEM_WIDTH + 4), dtype=np.uint8)
    middle = (DISC - 1) / 2
    y, x = np.mgrid[0:DISC, 0:DISC]
    # The last pixel before the edge fades, so that the edge is smooth.
    inside = DISC / 2 - 1 - np.hypot(x - middle, y - middle)
    alpha[:DISC, :DISC] = np.clip(inside * 255, 0, 255).astype(np.uint8)
    alpha[:, DISC + 4 : DISC + 4 + STEM_WIDTH] = 255
    return alpha


def _png(alpha: NDArray[np.uint8]) -> bytes:
    """White with `alpha`, as a PNG with grey and alpha of 8 bits (ISO/IEC 15948)."""
    height, width = alpha.shape
    pixels = np.stack([np.full_like(alpha, 255), alpha], axis=-1).reshape(height, -1)
    lines = b"".join(b"\0" + line.tobytes() for line in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 4, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


ATLAS = "data:image/png;base64," + base64.b64encode(_png(_alpha())).decode("ascii")
"""Address of the picture; it is in the deck itself."""

DISC_SHAPE = {"x": 0, "y": 0, "width": DISC, "height": DISC, "mask": True}


def stem_shape(length: int) -> dict[str, int | bool]:
    """A line of `length` pixels on screen, held at its lower end.

    An icon's height is its size, so a line of another length is another shape.
    """
    height = min(length, STEM_HEIGHT)
    return {
        "x": DISC + 4,
        "y": 0,
        "width": 2,
        "height": height,
        "anchorY": height,
        "mask": True,
    }
