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
