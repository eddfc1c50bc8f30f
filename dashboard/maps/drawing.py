"""What the drawings of France (SVG) share: outlines as paths, and the hatching of what is empty."""

import numpy as np

from dashboard.language.markup import Markup, tag
from dashboard.maps.outlines import Outline, Points, Projection, thinned
from dashboard.style.scheme import Scheme

APART = 0.8
"""Pixels between two points of a boundary: nearer ones are not seen apart."""


def hatching_of(scheme: Scheme) -> tuple[str, Markup]:
    """Return the fill of what has no project, and the pattern that a drawing needs for it."""
    name = f"hatch-{scheme.hatch[1:]}"
    pattern = tag(
        "pattern",
        tag("rect", width="5", height="5", fill=scheme.shade_0),
        tag("path", d="M0 0V5", stroke=scheme.hatch, stroke_width="2.4"),
        id=name,
        width="5",
        height="5",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return f"url(#{name})", tag("defs", pattern)


def path_of(outline: Outline, place: Projection, apart: float = APART) -> str:
    """Return an outline as data of an SVG path, without points too near to see."""
    return "".join(_ring(place.points(ring), apart) for ring in outline.rings)


def _ring(points: Points, apart: float) -> str:
    # From step to step, which is half as long to write.
    tenths = np.rint(np.array(thinned(points, apart)) * 10).astype(int)
    (x, y), steps = (tenths[0] / 10).tolist(), (np.diff(tenths, axis=0) / 10).tolist()
    return f"M{x:g} {y:g}l{' '.join(f'{right:g} {down:g}' for right, down in steps)}Z"
