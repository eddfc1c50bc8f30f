"""The light and the dark colour scheme: the one list of colours, for the page and for pictures.

The table `scheme.csv` says of each what it is the colour of. What is drawn in Python takes it from
`LIGHT` or `DARK`; the page has the same ones as custom properties, `accent_soft` as `--accent-soft`
(`custom_properties`). Hues of themes are in `palette.py`, sizes of type and room in `tokens.css`.

The five shades of a map of counts (none, one, two or three, four to nine, ten and more) have fixed
bounds, so that a shade means the same on every map, whatever is selected. None is hatched and not
pale, so that it is not taken for few.
"""

from bisect import bisect_right
from dataclasses import dataclass, fields
from itertools import pairwise

from dashboard.language.translation import Words
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


BOUNDS = (1, 2, 4, 10)
"""The least number of projects of each step after the first, which is for none."""


@dataclass(frozen=True)
class Shade:
    """Colours as `#rrggbb`: `ground` of an area, `ink` of a number on it (4.5:1)."""

    ground: str
    ink: str


def shades_of(scheme: Scheme) -> tuple[Shade, ...]:
    """Return the five shades of a colour scheme, that of no project first."""
    return (
        Shade(scheme.shade_0, scheme.grey),
        Shade(scheme.shade_1, scheme.on_shade_1),
        Shade(scheme.shade_2, scheme.on_shade_2),
        Shade(scheme.shade_3, scheme.on_shade_3),
        Shade(scheme.shade_4, scheme.on_shade_4),
    )


def step_of(projects: int) -> int:
    """Return the step, 0 to 4, of an area with so many projects."""
    return bisect_right(BOUNDS, projects)


def step_names(words: Words) -> list[str]:
    """Return what the steps mean, in their order: *0*, *1*, *2 or 3*, *4 to 9*, *10 and more*."""
    names = [words.number(0)]
    for low, after in pairwise(BOUNDS):
        high = after - 1
        said = {"low": words.number(low), "high": words.number(high)}
        if high == low:
            names.append(said["low"])
        elif high == low + 1:
            names.append(words.text("{low} or {high}", **said))
        else:
            names.append(words.text("{low} to {high}", **said))
    return [*names, words.text("{low} and more", low=words.number(BOUNDS[-1]))]


EURO_BOUNDS = (1, 25_000, 50_000, 100_000)
"""The least euros of each step after the first, which is for none, or none that is known: of grants
between ten and fifty thousand euros, one, about two, three or four, and more."""


def euro_step(amount: float) -> int:
    """Return the step, 0 to 4, of an area that so many euros went to."""
    return bisect_right(EURO_BOUNDS, amount)


def euro_step_names(words: Words) -> list[str]:
    """Return what the steps of amounts mean, in thousands of euros."""
    bounds = [words.number(bound // 1000) for bound in EURO_BOUNDS[1:]]
    return [
        words.text("0 or ?"),
        f"< {bounds[0]}",
        *(f"{low}–{high}" for low, high in pairwise(bounds)),
        f"≥ {bounds[-1]}",
    ]
