"""The light and the dark colour scheme, for what Streamlit does not colour itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scheme:
    """Colours as `#rrggbb`.

    Attributes:
        background: of the page; marks keep 3:1 against it.
        land: ground of the map, on which marks and names are drawn.
        thin_line: boundaries of départements.
        strong_line: boundaries of regions, frames.
        text: text, 4.5:1 against `background` and `land`.
        quiet_text: names on the map, 4.5:1 against `background` and `land`.
        accent: lines between places, counts; 3:1 against `background` and `land`.
        shade: ground of the area with the most projects, where areas are shaded.
    """

    background: str
    land: str
    thin_line: str
    strong_line: str
    text: str
    quiet_text: str
    accent: str
    shade: str


LIGHT = Scheme(
    background="#ffffff",
    land="#f4f3ef",
    thin_line="#dcd9d0",
    strong_line="#b4b0a6",
    text="#1d222b",
    quiet_text="#5a606b",
    accent="#3c4a63",
    shade="#c3cddd",
)

DARK = Scheme(
    background="#0e1117",
    land="#1b202a",
    thin_line="#313845",
    strong_line="#5d6677",
    text="#f1f3f6",
    quiet_text="#b3bac6",
    accent="#b9c6dd",
    shade="#3a4963",
)


def scheme_of(name: str | None) -> Scheme:
    """`dark` gives the dark scheme, all else the light one."""
    return DARK if name == "dark" else LIGHT
