"""What the map shows, read from its pixels and held against what the address says."""

import io
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import FloatRect, Page, TimeoutError

from dashboard.components.map.map_clicks import TERRITORIES
from dashboard.components.map.map_parts import SIGNS, map_words
from dashboard.components.map.map_zoom import asked_part
from dashboard.language.translation import Words
from dashboard.maps.deck import MapPicture, build_map
from dashboard.maps.layout import WIDE, Layout, laid_out, stacked
from dashboard.maps.view import PHONE_WIDTH, Canvas, view_of
from dashboard.selection.choices import Choices, read_pairs
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.style.palette import looks_of
from dashboard.style.scheme import DARK, LIGHT, rgb
from dashboard.texts.figures.places import map_points
from loaders.geography.geography import Geography, load_geography
from loaders.package.load import SHIPPED, load_portfolio
from tests.browser.visitor import DRAWN, settled

FULL = 40
"""Distance of a colour (red, green, blue, together) that a disc keeps from its own when it is not
dimmed: the edges of letters and of discs are mixed."""

EDGE = 180
"""Distance from its colour of a pixel that a ring covers by three quarters: it is thin."""

DECK = '[data-testid="stDeckGlJsonChart"] canvas'
DRAWING = ".map-drawing .screen svg"


@cache
def geography() -> Geography:
    return load_geography(SHIPPED / "geography")


@cache
def layout(*, narrow: bool) -> Layout:
    return laid_out(geography(), stacked(PHONE_WIDTH, inset=True) if narrow else WIDE)


@cache
def index() -> Index:
    return Index(load_portfolio())


@dataclass(frozen=True)
class Seen:
    """A map on a page: its picture as Python draws it, and where it stands."""

    page: Page
    dark: bool = False
    narrow: bool = False
    canvas: str = DECK

    @property
    def choices(self) -> Choices:
        """What the address says is chosen."""
        return _choices(self.page.url)

    @property
    def picture(self) -> MapPicture:
        """The picture that the address stands for, without what a territory dims."""
        return _picture(self.page.url, self.dark, self.narrow)

    @property
    def pins(self) -> list[dict[str, object]]:
        return next(layer.data for layer in self.picture.layers if layer.id == "pins")

    @property
    def box(self) -> dict[str, float]:
        """Where in the window the map is: `x`, `y`, `width`, `height` in pixels."""
        box = self.page.locator(self.canvas).first.bounding_box()
        assert box is not None
        return dict(box)  # type: ignore[arg-type]

    def spot(self, lon: float, lat: float, offset: tuple[float, float] = (0, 0)) -> np.ndarray:
        """Return where a place of the drawn map is in the window; a wider one keeps its centre."""
        return self._spots(np.array([[lon, lat]]), np.array([offset]))[0]

    def _spots(self, places: np.ndarray, offsets: np.ndarray) -> np.ndarray:
        view, box = self.picture.canvas.view, self.box
        own = view.pixels(places[:, 0], places[:, 1]) + offsets
        scale = min(1.0, box["width"] / view.width) if self.canvas == DRAWING else 1.0
        middle = np.array([box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])
        return middle + (own - [view.width / 2, view.height / 2]) * scale

    def disc(self, pin: dict[str, object]) -> np.ndarray:
        """Return the middle of a disc in the window."""
        return self.spot(*pin["at"], offset=pin["offset"])  # type: ignore[misc, arg-type]

    @property
    def beside(self) -> np.ndarray:
        """Return a spot at the edge of the picture where nothing can be clicked."""
        view = self.picture.canvas.view
        down = 425 if view.height > 500 and not self.narrow else view.height / 2
        return self.spot(*view.spot(8, down))

    @property
    def pixels(self) -> np.ndarray:
        """The map once it looks twice the same, as rows of red, green and blue of the window.

        Around the map they are black: its picture alone is taken, and takes a third of the time.
        """
        self.page.mouse.move(2, 2)  # no text of a pointer over it
        box, size = self.box, self.page.viewport_size
        assert size is not None
        left, top = max(0, int(box["x"])), max(0, int(box["y"]))
        right = min(size["width"], int(box["x"] + box["width"]) + 1)
        bottom = min(size["height"], int(box["y"] + box["height"]) + 1)
        clip = FloatRect(x=left, y=top, width=right - left, height=bottom - top)
        before, now = b"", self.page.screenshot(clip=clip)
        while now != before:
            self.page.wait_for_timeout(300)
            self.page.evaluate(DRAWN)
            before, now = now, self.page.screenshot(clip=clip)
        window = np.zeros((size["height"], size["width"], 3), int)
        window[top:bottom, left:right] = Image.open(io.BytesIO(now)).convert("RGB")
        return window

    def discs(self) -> tuple[set[str], set[str]]:
        """Return the ids of the projects whose discs are in their full colour, and have a ring."""
        pixels = self.pixels
        colours = np.array([pin["colour"][:3] for pin in self.pins])  # type: ignore[index]
        ink = np.array([rgb((DARK if self.dark else LIGHT).ink)] * len(self.pins))
        full = self._around(pixels, -1.3, colours, FULL, 0.5)
        return full, self._around(pixels, 5 - 1.25, ink, EDGE, 0.7)

    def full(self) -> set[str]:
        """Return the ids of the projects whose discs are seen in their full colour."""
        return self.discs()[0]

    def ringed(self) -> set[str]:
        """Return the ids of the projects whose discs have a ring around them."""
        return self.discs()[1]

    def _around(
        self, pixels: np.ndarray, out: float, colours: np.ndarray, most: float, part: float
    ) -> set[str]:
        """Return the ids of the projects around whose discs, `out` from their edge, a colour is.

        More than a `part` of the circle must be no farther than `most` from it.
        """
        pins = self.pins
        middles = self._spots(
            np.array([pin["at"] for pin in pins]).reshape(-1, 2),
            np.array([pin["offset"] for pin in pins]).reshape(-1, 2),
        )
        radii = np.array([pin["size"] for pin in pins]) / 2 + out  # type: ignore[operator]
        turns = np.linspace(0, 2 * np.pi, 24, endpoint=False)
        circle = np.column_stack([np.cos(turns), np.sin(turns)])
        spots = middles[:, None] + radii[:, None, None] * circle
        near = _distances(pixels, spots, colours) < most
        return {
            str(pin["project"])
            for pin, share in zip(pins, near.mean(axis=1), strict=True)
            if share > part
        }

    @property
    def chosen(self) -> set[str]:
        """The ids of the projects that the address selects, among those with a disc."""
        selection = Selection(index(), self.choices)
        ids = set(index().portfolio.projects["id"][selection.mask])
        return ids & {str(pin["project"]) for pin in self.pins}

    def click(self, x: float, y: float, *, answered: bool = True) -> None:
        """Click on a spot of the window, and wait for what comes of it.

        The first look under the pointer takes long without a GPU, and deck.gl gives up a click
        that lasts longer than 250 ms: the look is waited for, which comes with the next frame, and
        a click that came to nothing is made again.
        """
        self.page.mouse.move(x + 2, y)
        self.page.evaluate(DRAWN)
        before = self.page.url
        for _ in range(3 if answered else 1):
            self.page.mouse.click(x, y)
            with suppress(TimeoutError):
                self.page.wait_for_url(
                    lambda url: url != before, timeout=6_000 if answered else 1_500
                )
                break
        settled(self.page)


def _choices(url: str) -> Choices:
    return read_pairs(parse_qsl(urlsplit(url).query), index())[0]


@cache
def _picture(url: str, dark: bool, narrow: bool) -> MapPicture:
    words = Words("fr")
    query = dict(parse_qsl(urlsplit(url).query))
    choices = _choices(url)
    around = Selection(index(), choices).without(*TERRITORIES)
    points = map_points(around, words)
    looks, scheme = looks_of(index().portfolio.themes), DARK if dark else LIGHT
    region, departement = _territory(choices, query)
    if region is None:
        laid = layout(narrow=narrow)
        view = asked_part(query.get("part"), laid.view) or laid.view
        canvas = Canvas(laid.geography, view, scheme, looks, laid.feet, laid.inset)
    else:
        width, height = layout(narrow=narrow).view.width, layout(narrow=narrow).view.height
        view = view_of(geography(), width, min(height - SIGNS, width), region, departement)
        view = asked_part(query.get("part"), view) or view
        canvas = Canvas(geography(), view, scheme, looks)
    return build_map(canvas, points, map_words(words))


def _territory(choices: Choices, query: dict[str, str]) -> tuple[str | None, str | None]:
    """Return region and département that fill the view by the address."""
    asked = query.get("larger")
    if asked:
        return (None, None) if asked == "france" else (asked, None)
    departements, regions = choices.get("departement"), choices.get("region")
    if len(departements) == 1:
        within = dict(index().portfolio.departements[["code", "region"]].to_numpy())
        return within[departements[0]], departements[0]
    return (regions[0], None) if len(regions) == 1 and not departements else (None, None)


def _distances(pixels: np.ndarray, spots: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """Return how far the nearest of four pixels around each spot is from the colour of its row."""
    corner = spots.astype(int)
    found = np.full(spots.shape[:2], np.inf)
    for x, y in np.ndindex(2, 2):
        column, row = corner[..., 0] + x, corner[..., 1] + y
        inside = (column >= 0) & (row >= 0) & (column < pixels.shape[1]) & (row < pixels.shape[0])
        seen = pixels[np.where(inside, row, 0), np.where(inside, column, 0)]
        away = np.abs(seen - colours[:, None]).sum(axis=2)
        found = np.minimum(found, np.where(inside, away, np.inf))
    return found
