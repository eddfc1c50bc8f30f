"""Which region each pixel of a picture belongs to, so that a disc or a name keeps to its own."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from dashboard.maps.view import Canvas, Inset, View
from loaders.geography.geography import Geography, Level, from_mercator
from loaders.geography.polygons import polygons_of

SEA = 0
"""What belongs to nobody: the sea, and other countries."""

FRAME = 255
"""What nobody may stand on: the inset, or its edge and its title."""

Pixels = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Owners:
    """A number for each pixel (rows from the top); `numbers` by the code of an area."""

    grid: NDArray[np.uint8]
    numbers: dict[str, int]

    def at(self, spots: Pixels) -> NDArray[np.uint8]:
        """Return the numbers at `spots`, rows of x and y; beside the picture all is sea."""
        x, y = np.rint(spots).astype(int).T
        high, wide = self.grid.shape
        inside = (x >= 0) & (x < wide) & (y >= 0) & (y < high)
        found = np.full(len(spots), SEA, dtype=np.uint8)
        found[inside] = self.grid[y[inside], x[inside]]
        return found

    def nearest(self, spot: Pixels, number: int) -> Pixels:
        """Return the pixel of `number` that is nearest to `spot`; `spot` where there is none."""
        down, across = np.nonzero(self.grid == number)
        if not len(down):
            return spot
        at = np.argmin((across - spot[0]) ** 2 + (down - spot[1]) ** 2)
        return np.array([across[at], down[at]], dtype=float)


def owners(
    canvas: Canvas, level: Level = "regions", *, inside: tuple[float, float] | None = None
) -> Owners:
    """Return who owns each pixel of the picture.

    The inset is nobody's; with `inside` it is its region's but for so many pixels at its top and at
    its other sides.
    """
    return _owners(canvas.geography, canvas.view, canvas.inset, level, inside)


@lru_cache(maxsize=16)
def _owners(
    geography: Geography,
    view: View,
    inset: Inset | None,
    level: Level,
    inside: tuple[float, float] | None,
) -> Owners:
    features = geography.drawn_thin[level]
    numbers = {str(one["properties"]["code"]): n for n, one in enumerate(features, start=1)}
    picture = Image.new("L", (view.width, view.height), SEA)
    draw = ImageDraw.Draw(picture)
    for one in features:
        for part in polygons_of(one):
            lon, lat = np.array(part[0], dtype=float)[:, :2].T
            if len(lon) > 2:
                points = [(float(x), float(y)) for x, y in view.pixels(lon, lat)]
                draw.polygon(points, fill=numbers[str(one["properties"]["code"])])
    if inset:
        west, south, east, north = inset.bounds
        (left, top), (right, bottom) = view.pixels(
            *from_mercator(np.array([west, east]), np.array([north, south]))
        ).tolist()
        draw.rectangle((left, top, right, bottom), fill=FRAME)
        if inside:
            title, edge = inside
            inner = (left + edge, top + title, right - edge, bottom - edge)
            draw.rectangle(inner, fill=numbers.get(inset.region, FRAME))
    return Owners(np.asarray(picture), numbers)
