"""The light and the dark colour scheme: the one list of colours, for the page and for pictures.

The table `scheme.csv` says of each what it is the colour of. What is drawn in Python takes it from
`LIGHT` or `DARK`; the page has the same ones as custom properties, `accent_soft` as `--accent-soft`
(`custom_properties`). Hues of themes are in `palette.py`, sizes of type and room in `tokens.css`.
"""

from dataclasses import dataclass, fields

from loaders.text.word_tables import rows_beside


@dataclass(frozen=True)
class Scheme:
    """Colours as `#rrggbb`. Contrasts are tested (`tests/dashboard/style/test_palette.py`)."""

    ground: str
    panel: str
    sunk: str
    hairline: str
    edge: str
    ink: str
    grey: str
    accent: str
    on_accent: str
    accent_soft: str
    on_soft: str
    bar_other: str
    bar_other_edge: str
    land: str
    land_2: str
    wire: str
    shade_0: str
    hatch: str
    shade_1: str
    shade_2: str
    shade_3: str
    shade_4: str
    on_shade_1: str
    on_shade_2: str
    on_shade_3: str
    on_shade_4: str


LIGHT, DARK = (
    Scheme(**{row["name"]: row[mode] for row in rows_beside(__file__, "scheme.csv")})
    for mode in ("light", "dark")
)


def scheme_of(name: str | None) -> Scheme:
    """`dark` gives the dark scheme, all else the light one."""
    return DARK if name == "dark" else LIGHT


def custom_properties(scheme: Scheme) -> str:
    """The colours as declarations of CSS: `--ground: #f7f6f2; --panel: …`."""
    return " ".join(
        f"--{field.name.replace('_', '-')}: {getattr(scheme, field.name)};"
        for field in fields(scheme)
    )


TEXT_CONTRAST = 4.5
"""Least contrast of text with what is behind it (WCAG 2.2, criterion 1.4.3, level AA)."""

MARK_CONTRAST = 3.0
"""Least contrast of a mark with what is beside it (WCAG 2.2, criterion 1.4.11, level AA)."""


def rgb(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` as three numbers from 0 to 255.

    Raises:
        ValueError: `colour` is not written like that.
    """
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(colour)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(one: str, other: str, share: float) -> str:
    """The colour between `one` (at a `share` of 0) and `other` (at 1), as `#rrggbb`."""
    parts = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(part / 255) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
