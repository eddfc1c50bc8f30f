"""Layers that pins and groups share: discs, and text on them."""

from typing import Any

import pydeck

from dashboard.maps.atlas import ATLAS, DISC_SHAPE

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


def text_layer(name: str, rows: list[dict[str, Any]], **options: Any) -> pydeck.Layer:
    """Text: `at` (degrees), `offset` (pixels), `text`; `options` are those of a TextLayer."""
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
        font_settings={"fontSize": LETTERS, "buffer": 4},
        **options,
    )
