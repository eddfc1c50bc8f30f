"""The light and the dark colour scheme: the one list of colours, for the page and for pictures.

What is drawn in Python takes a colour from `LIGHT` or `DARK`; the page has the same ones as custom
properties, `accent_soft` as `--accent-soft` (`custom_properties`). Hues of themes
are in `palette.py`, sizes of type and room in `tokens.css`.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Scheme:
    """Colours as `#rrggbb`. Contrasts are tested (`tests/dashboard/style/test_palette.py`).

    Attributes:
        ground: of the page.
        panel: of cards, panels and the head, and behind charts; marks keep 3:1 against it.
        sunk: of what lies deeper than a panel.
        hairline: lines that only adorn.
        edge: of controls, 3:1 against `panel`.
        ink: text.
        grey: text of the second rank.
        accent: what can be pressed, and bars.
        on_accent: text on `accent`.
        accent_soft: ground of what is chosen.
        on_soft: text on `accent_soft`.
        bar_other: the paler part of a bar.
        bar_other_edge: its edge, 3:1 against `panel`.
        land: of a small map without data, in front.
        land_2: the same, behind.
        wire: lines that join things; boundaries of regions.
        shade_0: of a region without a project, and of all land on which marks are drawn.
        hatch: lines across `shade_0`.
        shade_1: of a region with one project.
        shade_2: with 2 or 3.
        shade_3: with 4 to 9.
        shade_4: with 10 or more.
        on_shade_1: text on `shade_1`.
        on_shade_2: text on `shade_2`.
        on_shade_3: text on `shade_3`.
        on_shade_4: text on `shade_4`.
    """

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


LIGHT = Scheme(
    ground="#f7f6f2",
    panel="#ffffff",
    sunk="#f1efe9",
    hairline="#dfdbd1",
    edge="#8c8778",
    ink="#171c26",
    grey="#585e69",
    accent="#1d4c9f",
    on_accent="#ffffff",
    accent_soft="#e6edf8",
    on_soft="#163b7d",
    bar_other="#c3d5ef",
    bar_other_edge="#6b92cd",
    land="#d8d4c9",
    land_2="#e6e2d8",
    wire="#b5b0a3",
    shade_0="#edeae2",
    hatch="#c9c4b6",
    shade_1="#c9d8ef",
    shade_2="#8fb0df",
    shade_3="#4173bd",
    shade_4="#1b458f",
    on_shade_1="#171c26",
    on_shade_2="#171c26",
    on_shade_3="#ffffff",
    on_shade_4="#ffffff",
)

DARK = Scheme(
    ground="#10141b",
    panel="#181e28",
    sunk="#202733",
    hairline="#303948",
    edge="#77839a",
    ink="#eceff4",
    grey="#a9b3c3",
    accent="#8db4f7",
    on_accent="#0c1626",
    accent_soft="#1f2e48",
    on_soft="#b3cdfb",
    bar_other="#334c74",
    bar_other_edge="#6e93cf",
    land="#3a4556",
    land_2="#2a3341",
    wire="#566176",
    shade_0="#232a36",
    hatch="#3a4453",
    shade_1="#2c4468",
    shade_2="#446fae",
    shade_3="#7ba6e8",
    shade_4="#c7dcff",
    on_shade_1="#eceff4",
    on_shade_2="#ffffff",
    on_shade_3="#0c1626",
    on_shade_4="#0c1626",
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
