"""A visitor who opens pages, waits until they stand still, and notes all they ask for."""

import os
import re
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    ViewportSize,
    WebSocket,
)

from tests.browser.places import Place
from tests.browser.server import Server

_LOCALES = {"fr": "fr-FR", "en": "en-GB"}
_HEIGHTS = {1440: 900, 390: 844}
DESKTOP_SIZE, PHONE_SIZE = (
    ViewportSize(width=width, height=height) for width, height in _HEIGHTS.items()
)
_IN_THE_PAGE = ("data:", "blob:")  # schemes of what the browser reads without a request

_STREAMLIT_LOOKS_FOR_ITSELF = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")
"""Below the address of a page, where Streamlit asks first and is told 404, which is no error."""

_WIRE = """(() => {
  const wire = window.wire = { asked: 0, running: false, heard: 0, overtaken: false, changes: 0 };
  new MutationObserver(() => { wire.changes += 1; }).observe(
    document, { subtree: true, childList: true, characterData: true, attributes: true });
  const [STARTS, ENDS, ASKS] = [4, 6, 11];
  const fields = function* (bytes) {
    let at = 0;
    const number = () => {
      let value = 0;
      for (let shift = 1; ; shift *= 128) {
        value += (bytes[at] % 128) * shift;
        if (bytes[at++] < 128) return value;
      }
    };
    while (at < bytes.length) {
      const tag = number();
      yield Math.floor(tag / 8);
      const size = number();
      if (tag % 8) at += size;
    }
  };
  const hear = ({ data }) => {
    wire.heard += 1;
    for (const field of fields(new Uint8Array(data))) {
      if (field === STARTS)
        Object.assign(wire, { overtaken: wire.asked > 1, asked: 0, running: true });
      if (field === ENDS) wire.running = false;
    }
  };
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", hear);
      this.addEventListener("close", () => Object.assign(wire, { asked: 0, running: false }));
    }
    send(data) {
      if (fields(data).next().value === ASKS) wire.asked += 1;
      super.send(data);
    }
  };
})();"""
"""Reads along what page and server tell each other: how often the page has asked to be drawn again
without an answer, and whether it is being drawn. The numbers are those of Streamlit's messages."""

_ANSWERED = "() => !wire.asked && !wire.running"

_SETTLED = """(call) => {
  const one = (selector) => document.querySelector(selector);
  const every = (selector) => [...document.querySelectorAll(selector)];
  const app = one('[data-testid="stApp"]');
  const still = !wire.asked && !wire.running
    && app?.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !one('[data-testid="stSkeleton"], [data-testid="stStatusWidget"], [data-stale="true"]')
    && every('.plot-host').every(
      (chart) => chart.drawn === chart.asked && chart.querySelector('.main-svg'))
    && every('.plot-host, .drawing').every(({ unseen }) => !unseen?.length)
    && every('[data-testid="stDeckGlJsonChart"]').every((deck) => deck.querySelector('canvas'));
  const now = [call, still, wire.heard, wire.changes].join();
  const [before, looks] = window.seen ?? [];
  window.seen = [now, now === before ? looks + window.drawn : 0];
  window.drawn = false;
  requestAnimationFrame(() => { window.drawn = true; });
  // Of requests that overtook one another several may be drawn, one after the other; and a table is
  // told to those who hear it 0.2 s after it is drawn.
  const needed = wire.overtaken ? 20 : one('[data-testid="stDataFrame"]') ? 8 : 4;
  return still && window.seen[1] >= needed;
}"""
"""All that the page asked for was answered, each click on a drawing too, the drawings are in place,
and nothing has changed from one look to the next for a while. Looks with a frame in between are
counted: a busy machine delays them with the rest, and with a frame a page hears of its window, of
scrolling and of sizes."""

_calls = count()


def wired(context: BrowserContext) -> BrowserContext:
    """Have every page of `context` read along what it asks its server for, see `settled`."""
    context.add_init_script(_WIRE)
    return context


def settled(page: Page) -> None:
    """Wait until nothing on `page` is asked for, running, missing or changing any more."""
    page.wait_for_function(_SETTLED, arg=next(_calls), polling=50, timeout=60_000)


DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
"""Waits until two frames have been drawn: what the first asked for is on the screen."""


def large_file(folder: Path) -> Path:
    """Return a file of 21 MB in `folder`: a browser reads it there, no message carries it."""
    path = folder / "large.csv"
    path.write_bytes(b"")
    os.truncate(path, 21 * 2**20)
    return path


def table_on_screen(page: Page | Locator) -> list[list[str]]:
    """Return the rows of the first table in view, its headings first."""
    grid = page.locator('[data-testid="stDataFrame"] canvas table').first
    grid.wait_for(state="attached")
    rows: list[list[str]] = grid.evaluate(
        """(grid) => [...grid.rows].map((row) => [...row.cells].map((cell) => cell.textContent))"""
    )
    return rows


def chosen(page: Page) -> set[str]:
    """Return what the address says is chosen, as `key=value`."""
    return set(re.findall(r"[?&]((?!lang)[^&]+)", page.url))


def chips(page: Page) -> list[str]:
    """Return what the chips under the head say is chosen."""
    return page.locator(".page-head .chip .label").all_inner_texts()


def take_away(page: Page, chip: str = "") -> None:
    """Press the chip that begins with `chip` (`facet=value`), or what clears all of them."""
    where = f'.page-head [data-chip^="{chip}"] button' if chip else ".page-head .bar > .clear"
    page.locator(where).first.click()
    settled(page)


def count_said(page: Page) -> str:
    """Return how many projects the bar of filters says are kept, nothing where all are."""
    return page.locator(".page-head p.count").inner_text().replace("\N{NO-BREAK SPACE}", " ")


def press(page: Page, name: str) -> None:
    """Press the one button of this name."""
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def open_filter(page: Page, facet: str) -> Locator:
    """Open the list of a facet in the bar of filters, and return it."""
    own = page.locator(f".page-head .filter.{facet}")
    filters = own if own.count() else page.locator(".page-head .filter.others")
    if filters.locator(".pop").is_hidden():
        filters.locator("> button").click()
    if own.count():
        return own
    part = filters.locator(f'.other[data-facet="{facet}"]')
    if part.evaluate("(part) => part.matches('details:not([open])')"):
        part.locator("summary").click()
    return part


def looks_of_marks(page: Page, chart: str) -> list[str]:
    """Return the colour and opacity of every mark of a chart, in the order they are drawn.

    The cells of a table of colours are one image, and a second one dims it: both stand at the end.
    """
    plot = page.locator(f".st-key-chart-{chart}")
    plot.scroll_into_view_if_needed()
    looks: list[str] = plot.evaluate(
        """(plot) => {
          const marks = [...plot.querySelectorAll(
            '.points path, path.point, .drawing path[d*="C"], .drawing [data-choose], ' +
            '.drawing [data-toggles] :is(path, rect)')];
          const images = [...plot.querySelectorAll(".hm image")].map((one) => one.href.baseVal);
          return [...marks.map((mark) => {
            const own = getComputedStyle(mark);
            // What is chosen on the map has an outline: the ground alone says what is dimmed.
            const stroke = mark.closest("[data-toggles]") ? "" : own.stroke;
            return [own.fill, own.fillOpacity, own.opacity, stroke].join(" ");
          }), ...images];
        }"""
    )
    return looks


_LEAD = """(address) => {
  const before = wire.asked;
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  return wire.asked > before;
}"""
"""Goes to another page or selection of the same dashboard without a start, as the back key does;
returns whether it is asked for."""

Look = tuple[str, str, int]
"""The language, scheme and width of a page: what the server draws it by."""


@dataclass
class Visit:
    """A page that was opened, with the requests it made and the errors its console told."""

    page: Page
    look: Look
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note from now on what the page asks for and tells."""
        self.page.on("request", self._asks)
        self.page.on("websocket", self._asks)
        self.page.on("pageerror", self._fails)
        self.page.on("console", self._tells)

    def stop_listening(self) -> None:
        """Leave what the page does from now on to its next visit."""
        self.page.remove_listener("request", self._asks)
        self.page.remove_listener("websocket", self._asks)
        self.page.remove_listener("pageerror", self._fails)
        self.page.remove_listener("console", self._tells)

    def _asks(self, asked: Request | WebSocket) -> None:
        self.requests.append(asked.url)

    def _fails(self, error: Error) -> None:
        self.errors.append(str(error))

    def _tells(self, message: ConsoleMessage) -> None:
        where = message.location["url"]
        if message.type == "error" and not _STREAMLIT_LOOKS_FOR_ITSELF.search(where):
            self.errors.append(f"{message.text} {where}")

    def leaving(self, server: Server) -> list[str]:
        """Return the requests that went anywhere but to `server`."""
        home = urlsplit(server.url).netloc
        return [
            url
            for url in self.requests
            if not url.startswith(_IN_THE_PAGE) and urlsplit(url).netloc != home
        ]

    def failures(self) -> list[str]:
        """Return what the page says of errors: of Streamlit's own, or in the dashboard's words."""
        broken = self.page.locator(
            '[data-testid="stException"], [data-testid="stAlertContentError"]'
        )
        return [*self.errors, *broken.all_inner_texts()]


class Visitor:
    """Opens pages of a server; visits in the same language share a cache."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.server = server
        self._browser = browser
        self._first: dict[str, Page] = {}
        self._left: dict[Look, list[Page]] = {}

    def visit(
        self,
        place: Place,
        language: str = "fr",
        scheme: str = "light",
        width: int = 1440,
        *,
        height: int | None = None,
        query: str = "",
        fresh: bool = True,
    ) -> Visit:
        """Open a view and wait until it has settled.

        Where it need not be `fresh`, a page that was left is led there as by the back key: that
        takes 0.5 s of processor time where a start takes 1.7, and 1.8 instead of 9.7 for the map.
        """
        address = self.server.url + place.address(query, f"lang={language}")
        look = (language, scheme, width)
        left = self._left.get(look)
        visit = Visit(left.pop() if left and not fresh else self._opened(language), look)
        page = visit.page
        led = page.url != "about:blank"
        if led:  # to where it waits, see `leave`
            page.wait_for_function(_ANSWERED, polling=50)
        page.set_viewport_size({"width": width, "height": height or _HEIGHTS[width]})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.listen()
        if led:
            lead(page, address)
        else:
            start(page, address)
        return visit

    def open(self, address: str, language: str = "fr") -> Visit:
        """Open an address on a desktop and wait until it has settled."""
        visit = Visit(self._opened(language), (language, "light", DESKTOP_SIZE["width"]))
        visit.page.set_viewport_size(DESKTOP_SIZE)
        visit.listen()
        start(visit.page, address)
        return visit

    def leave(self, visit: Visit) -> None:
        """Keep the page of a visit for the next one, unless it went elsewhere or told of errors.

        It waits at a figure that does not exist: what was open or half chosen is forgotten.
        """
        page = visit.page
        if page.is_closed():
            return
        if not page.url.startswith(self.server.url + "/") or visit.failures():
            page.close()
            return
        visit.stop_listening()
        page.mouse.move(0, 0)
        page.evaluate(_LEAD, f"{self.server.url}/figure?figure=none&lang={visit.look[0]}")
        self._left.setdefault(visit.look, []).append(page)

    def _opened(self, language: str) -> Page:
        """Return a new page, opened by the first one of its language.

        What one page opens shares its process, and the scripts that this has compiled: a visit
        takes half the processor time (2.1 s instead of 4.2 for the overview).
        """
        if language not in self._first:
            context = self._browser.new_context(locale=_LOCALES[language], reduced_motion="reduce")
            self._first[language] = wired(context).new_page()
            self._first[language].goto(f"{self.server.url}/_stcore/health")
        first = self._first[language]
        with first.expect_popup() as opened:
            first.evaluate("() => void window.open('about:blank')")
        return opened.value


def start(page: Page, address: str) -> None:
    """Open an address and wait until it has settled, and what came late, as a style sheet, too."""
    page.goto(address)
    settled(page)
    page.wait_for_timeout(300)  # a style that comes moves parts, and no part of the page changes
    settled(page)


def lead(page: Page, address: str) -> None:
    """Lead a page to another address of its dashboard, as the back key does, and let it settle.

    Server and language are those of the page where `address` does not say them.
    """
    whole = urljoin(page.url, address)
    if "lang=" not in whole:
        language = page.evaluate("document.documentElement.lang")
        whole += f"{'&' if '?' in whole else '?'}lang={language}"
    if not page.evaluate(_LEAD, whole):
        page.goto(whole)
    settled(page)
