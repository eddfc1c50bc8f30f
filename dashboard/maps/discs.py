"""Layers that pins and groups share: discs, and text on them."""

import base64
from io import BytesIO
from typing import Any

import numpy as np
import pydeck
from PIL import Image

FONT = '"Source Sans", "Source Sans 3", Arial, Helvetica, sans-serif'
"""The typeface that Streamlit ships; where a saved drawing is opened, one that is there."""

LETTERS = 28
"""Pixels of the letters in the picture that text is cut from: about twice those on screen."""

FAINT = 60
"""Opacity (of 255) of what lies outside a highlighted set."""


def disc_layer(
    name: str, rows: list[dict[str, Any]], *, colour: str, pickable: bool = False
) -> pydeck.Layer:
    """Discs: `at` (degrees), `offset` (pixels), `size` (pixels across), and a column of colours."""
    return pydeck.Layer(
        "IconLayer",
        id=name,
        data=rows,
        pickable=pickable,
        icon_atlas=pydeck.types.String(ATLAS),
        icon_mapping={"disc": DISC_SHAPE},
        get_icon=pydeck.types.String("disc"),
        get_position="at",
        get_pixel_offset="offset",
        get_size="size",
        get_color=colour,
    )


def text_layer(
    name: str, rows: list[dict[str, Any]], *, feet: bool = False, **options: Any
) -> pydeck.Layer:
    """Text: `at` (degrees), `offset` (pixels), `text`; `options` are those of a TextLayer.

    Letters are cut out by their width; with `feet`, a j keeps what reaches below the one before.
    """
    whole = {"buffer": 6, "radius": 8, "sdf": True} if feet else {"buffer": 4}
    return pydeck.Layer(
        "TextLayer",
        id=name,
        data=rows,
        get_position="at",
        get_pixel_offset="offset",
        get_text="text",
        font_family=pydeck.types.String(FONT),
        # "auto" as a plain string is taken for an expression, and nothing is drawn.
        character_set=pydeck.types.String("auto"),
        # Letters are cut from a picture of them: the nearer that is to their size, the sharper.
        font_settings={"fontSize": LETTERS, **whole},
        **options,
    )


DISC = 96
"""Pixels across the disc: about four times its size on screen, for sharp screens."""

STEM_WIDTH = 4
STEM_HEIGHT = 128


def _png() -> bytes:
    """A white disc on the left and a white stem on the right, on nothing."""
    alpha = np.zeros((STEM_HEIGHT, DISC + 4 + STEM_WIDTH + 4), dtype=np.uint8)
    middle = (DISC - 1) / 2
    y, x = np.mgrid[0:DISC, 0:DISC]
    # The last pixel before the edge fades, so that the edge is smooth.
    inside = DISC / 2 - 1 - np.hypot(x - middle, y - middle)
    alpha[:DISC, :DISC] = np.clip(inside * 255, 0, 255).astype(np.uint8)
    alpha[:, DISC + 4 : DISC + 4 + STEM_WIDTH] = 255
    buffer = BytesIO()
    Image.fromarray(np.dstack([np.full_like(alpha, 255), alpha])).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


ATLAS = "data:image/png;base64," + base64.b64encode(_png()).decode("ascii")
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
