"""Values as the page shows them, whatever Markdown, links or signs they look like.

Rendered by the page itself: no other renderer has all that Streamlit's does with Markdown.
"""

import json
import re
import shutil
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from dashboard.language.translation import Words
from loaders.package.load import SHIPPED
from tests.browser.places import PLACES
from tests.browser.server import serving
from tests.browser.visitor import Visitor, settled, wired
from tests.examples import examples

pytestmark = pytest.mark.browser

HOSTILE = [
    "www.example.org", "WWW.Example.ORG/a?b=c", "http://example.org", "HTTPS://example.org/x_y_",
    "voir https://a.fr, http://b.fr/ et www.c.fr.", "jean.dupont+x@exemple-mail.fr", "a@b.c@d.e",
    "mailto:a@b.fr xmpp:a@b.fr ftp://a.fr", "<https://a.fr>", "<a@b.fr>",
    "a -- b", "--", "-- a", "a --", "---", "a -> b", "a <- b", "a <-> b", "->", "<-", "<->",
    "x >= 2", "x <= 2", "x ~= 2", ">=", "<=", "~=", "--http://a.fr", "-- @a", "a --@b.c --",
    "(c) (r) (tm) +- 1/2 ... \"droit\" 'simple'", ":smile: :+1: :-1: :100: :8ball: ::tada::",
    ":material/home: :material/settings_accessibility: :streamlit:", ":material_home:",
    ":red[x] :blue-background[x] :small[x] :help[x] :color[x]{foreground=red} :x[] ::x",
    "$x^2$ $$y$$ \\(z\\)", "~a~ ~~b~~ ~1 224", "*a* **b** _c_ __d__ `e` ``f``",
    "![x](http://127.0.0.1:9/x.png) [y](http://a.fr)", "[x]: http://a.fr", "[^1] [^1]: note",
    "<b>gras</b> <img src=x onerror=alert(1)> <script>alert(1)</script>",
    "&amp; &lt; &#60; &copy;",
    "# titre", "1. un", "1) un", "- un", "+ un", "> cité", "a | b", "\\ \\\\ \\*",
    "```mermaid x```",
    "- [ ] à faire", "- [x] fait", "12:30:45", "Lens : oui, à 12:30", "fin:", ":", "@", "a@", "@b",
    "«\u00a0oui\u202f» 1\u202f224", "l’été — c’est – ‘là’ “ici”", "e\u0301 œ 日本 🌱", "R&D", "C++",
    "-\u00a0", "\u00a0fin", "\u202f\u00a0oui\u00a0\u202f",
]  # fmt: skip

TOKENS = st.sampled_from(
    ["-", "--", ">", "<", "=", "~", ":", "smile:", "material/home:", "http://", "www.", "@", "a.fr",
     "[", "]", "(", ")", "*", "_", "`", "$", "\\", "!", "#", "|", "&", ";", "lt", " ", "\u00a0",
     "é", "x", "1", ".", "+", "{", "}", '"', "'", "^", "/"]
)  # fmt: skip
DRAWN = st.one_of(
    st.lists(TOKENS, min_size=2, max_size=9).map("".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=30),
)

SHOWN = """() => [...document.querySelectorAll('[class*="st-key-value-"]')].map((each) => [
  Number(each.className.match(/st-key-value-(\\d+)/)[1]),
  [...each.querySelectorAll(':is([data-testid="stMarkdownContainer"], [data-testid="stCaption' +
    'Container"])')]
    .flatMap((part) => [...part.querySelectorAll("p, h2, li")]
      .filter((leaf) => !leaf.querySelector("p, h2, li")).map((leaf) => leaf.textContent)),
])"""
CHANGED = (
    '[class*="st-key-value-"] :is(a[href]:not([href^="#"]), img, code, del, .katex, table, input'
    ':not([type="checkbox"]), [role="img"], sup), '
    '[class*="st-key-label-"] :is(a, img, code, .katex)'
)


@pytest.fixture(scope="module")
def values(browser, tmp_path_factory):
    """Show texts on a page of Streamlit and return what is read there, text by text."""
    folder = tmp_path_factory.mktemp("values")
    held = folder / "values.json"
    held.write_text("[]", "utf-8")
    script = Path(__file__).with_name("values_page.py")
    start = [sys.executable, "-c", START, str(script), str(held)]
    with serving(folder / "log.txt", start) as server:
        page = wired(browser.new_context()).new_page()

        def shown(texts: list[str]) -> dict[int, set[str]]:
            held.write_text(json.dumps(texts), "utf-8")
            page.goto(server.url)
            settled(page)
            page.wait_for_selector(f".st-key-label-{len(texts) - 1}")
            return read(page)

        shown.page = page  # type: ignore[attr-defined]
        yield shown
        page.close()


START = """
import sys
from streamlit.web import cli
script, held, *given = sys.argv[1:]
port = given[given.index("--port") + 1]
sys.argv = ["streamlit", "run", script, "--server.port", port, "--server.address", "127.0.0.1",
            "--server.headless", "true", "--browser.gatherUsageStats", "false", "--", held]
cli.main()
"""


def read(page: Page) -> dict[int, set[str]]:
    return {number: set(texts) for number, texts in page.evaluate(SHOWN)}


def expected(text: str) -> str:
    return re.sub("[^\\S\u00a0\u202f]+", " ", text).strip()


def check(values, texts: list[str]) -> None:
    told = values(texts)
    differing = {text: told[number] for number, text in enumerate(texts)
                 if told[number] != {expected(text)}}  # fmt: skip
    assert differing == {}
    assert values.page.locator(CHANGED).evaluate_all("each => each.map(one => one.outerHTML)") == []


def test_hostile_values_are_shown_sign_by_sign(values):
    check(values, HOSTILE)


@settings(max_examples=examples(4), suppress_health_check=list(HealthCheck), database=None)
@given(texts=st.lists(DRAWN.filter(expected), min_size=25, max_size=40, unique=True))
def test_drawn_values_are_shown_sign_by_sign(values, texts):
    check(values, texts)


BAIT = "![x](http://bait.example/x.png) www.bait.example -- :smile: `c` <img src=//bait.example/y>"
NAMES = {
    "projects": ("title", "subtitle", "summary_fr", "summary_en"),
    "landlords": ("name",),
    "networks": ("name",),
    "organisations": ("name",),
    "places": ("name",),
    "themes": ("name_fr", "name_en", "short_fr", "short_en"),
    "regions": ("name",),
    "departements": ("name",),
    "lineage": ("as_written", "earlier_title"),
    "figures": ("as_written", "scope_fr", "scope_en"),
}


@pytest.fixture(scope="module")
def hostile(browser, tmp_path_factory):
    """Serve a folder in which every name and text of the shipped data holds markup."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(SHIPPED, folder)
    for path in folder.rglob("*.csv"):
        columns = NAMES.get(path.stem, ())
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        for column in (column for column in columns if column in frame):
            written = frame[column] != ""
            frame.loc[written, column] = frame.loc[written, column] + f" {BAIT}"
        frame.to_csv(path, index=False, lineterminator="\n")
    start = (sys.executable, "-m", "dashboard.commands.cli", "--data", str(folder))
    with serving(folder.parent / "log.txt", start) as server:
        yield Visitor(browser, server)


TAKEN = """() => [...document.querySelectorAll(
  'a[href*="bait.example"], img[src*="bait.example"], [src*="bait.example"]'
)].map((one) => one.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_nothing_in_a_name_becomes_a_link_or_a_picture(hostile, place):
    seen = hostile.visit(place, height=4_000, fresh=False)
    page = seen.page
    shown = " ".join(page.locator('[data-testid="stMain"]').text_content().split())
    assert " ".join(Words("fr").text(place.own_text).split()) in shown
    assert page.evaluate(TAKEN) == []
    assert seen.leaving(hostile.server) == []
    assert seen.failures() == []
    assert "\U0001f604" not in page.locator("body").inner_text()
    hostile.leave(seen)
