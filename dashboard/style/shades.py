"""The five shades of a map of counts: none, one, two or three, four to nine, ten and more.

Steps of fixed bounds, so that a shade means the same on every map, whatever is selected. None is
hatched and not pale, so that it is not taken for few.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from dashboard.language.translation import Words
from dashboard.style.scheme import Scheme

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
