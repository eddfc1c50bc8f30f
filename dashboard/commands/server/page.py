"""The HTML page served at every address, in the reader's language; Streamlit fills it.

Streamlit's own says that it is English whatever stands on it, and what the framework says by itself
is English too: the script beside this module (`shell.js`) says it in the reader's language.
"""

import json
import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from string import Formatter
from urllib.parse import urlencode

import streamlit as st
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.commands.server.guard import language_of
from dashboard.components.records.project_card import locators
from dashboard.components.session.streamlit_internals import (
    HEAD,
    LANGUAGE,
    NO_SCRIPT,
    SCRIPT_MARKS,
    SERVED,
    TITLE,
    early_scripts,
    page_html,
)
from dashboard.language.translation import LANGUAGES, LOCALE, N_, Words, catalogue
from dashboard.selection.choices import NO_PAGE
from dashboard.style.every_page import every_page
from loaders.package.schema import Language
from loaders.text.word_tables import rows_beside

_NO_SCRIPT = N_("JavaScript draws this page: allow it for this address, then reload the page.")

_BLOCKED = N_(
    "This page has loaded, but its live connection (WebSocket) is blocked, and it stays empty. "
    "A proxy, a firewall or a browser extension does that: allow WebSocket connections to this "
    "address there, or open the page in another browser. It goes on by itself as soon as it can."
)

_READING = N_(
    "One moment: after a start the data is read first, which takes the longer the more there is."
)

_NOTICE = """
.laureats-notice {
  position: fixed; inset: 0 0 auto; z-index: 1000000; margin: 0; padding: 1rem 1.5rem;
  font: 1rem/1.5 system-ui, sans-serif; color: #1d222b; background: #fff3cd;
  border-bottom: 2px solid #8a6100;
}
"""


class Pages:
    """Middleware that answers with the page for the addresses of all `names`.

    Any other address leads to the first page, with its filters and with what was asked for.
    `framed` is the one page that other websites may frame.
    """

    def __init__(self, app: ASGIApp, *, names: Collection[str], framed: str) -> None:
        self.app = app
        base = str(st.get_option("server.baseUrlPath")).strip("/")
        self._base = f"/{base}" if base else ""
        self._names, self._framed = names, framed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a page; hand on all else."""
        page = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        await ((page and self._answer(scope)) or self.app)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response | None:
        path: str = scope["path"]
        query: str = scope["query_string"].decode("latin-1")
        if not path.startswith(f"{self._base}/"):
            home = path in {"/", self._base}
            return _elsewhere(f"{self._base}/", query, "" if home else path.strip("/"))
        below = path[len(self._base) :]
        name = below.strip("/")
        if SERVED.match(name):
            return None
        if below in {"/", f"/{name}"} and name in {"", *self._names}:
            ancestors = "*" if name == self._framed else "'self'"
            return HTMLResponse(
                _html(language_of(scope)),
                headers={
                    "Cache-Control": "no-cache",
                    "Vary": "Accept-Language",
                    "Content-Security-Policy": f"frame-ancestors {ancestors}",
                },
            )
        # Relative, as a proxy may have taken the beginning of the path away.
        up = "../" * (below.count("/") - 1) or "./"
        if name.lower() in self._names:
            return _elsewhere(up + name.lower(), query)
        return _elsewhere(up, query, name)


def _elsewhere(place: str, query: str, missing: str = "") -> Response:
    """Lead to `place` with the same query; `missing` is the page asked for that does not exist."""
    more = urlencode({NO_PAGE: missing[:80]}) if missing else ""
    query = "&".join(part for part in (query, more) if part)
    return RedirectResponse(f"{place}?{query}" if query else place)


@cache
def _html(language: Language) -> str:
    """Return Streamlit's page with its language, our name and our script."""
    html = page_html()
    script = "\n".join(
        Path(__file__).with_name(name).read_text("utf-8")
        for name in ("shell.js", "soft_links.js", "hold_place.js", "page_buttons.js")
    )
    head = (
        '<head>\n<meta name="application-name" content="Lauréats" />\n'
        f'<link rel="alternate" type="application/atom+xml" href="./feed.atom?lang={language}" />\n'
        f"{_preloads()}<style>{_NOTICE}</style>\n"
        f"<script>\nconst LAUREATS_TEXTS = {_texts()};\n"
        f"const LAUREATS_STREAMLIT = {json.dumps(SCRIPT_MARKS)};\n{script}</script>"
    )
    html = html.replace(LANGUAGE, f'<html lang="{language}">', 1)
    html = html.replace(TITLE, "<title>Lauréats</title>", 1)
    html = html.replace(HEAD, head, 1)
    # In the body: between Streamlit's rules, which it adds to the head, and those of each page.
    without = (
        f"<noscript><p>{Words(language).text(_NO_SCRIPT)}</p></noscript>\n"
        f"<style>\n{every_page()}{locators().rules()}</style>"
    )
    return re.sub(NO_SCRIPT, lambda _: without, html, flags=re.DOTALL)


def _preloads() -> str:
    """Return links that have the browser fetch at once what Streamlit draws the first page with.

    Else it asks for each of these only when it comes to draw it, one after another.
    """
    return "".join(
        f'<link rel="modulepreload" href="{address}" />\n' for address in early_scripts()
    )


def _texts() -> str:
    """Return as JSON what the script says, by language: the reader may switch."""
    texts = {
        words.language: {
            **framework_texts(words),
            "blocked": words.text(_BLOCKED),
            "reading": words.text(_READING),
        }
        for words in map(Words, LANGUAGES)
    }
    return json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c")


_IN_OUR_WORDS = {
    **{row["said"]: row["name"] for row in rows_beside(__file__, "framework.csv")},
    "streamlit run yourscript.py": "laureats",
}
"""Texts that are said in our words in both languages: they speak of Streamlit, or not enough."""


def framework_texts(words: Words) -> dict[str, object]:
    """Return what is exchanged: `texts` (from, to), and `patterns` (regular expression, to)."""
    pairs = catalogue(LOCALE / words.language / "framework" / "streamlit.po")
    pairs |= {said: words.text(ours) for said, ours in _IN_OUR_WORDS.items()}
    changed = {said: shown for said, shown in pairs.items() if said != shown}
    return {
        "texts": [[said, shown] for said, shown in changed.items() if "{" not in said],
        "patterns": [_pattern(said, shown) for said, shown in changed.items() if "{" in said],
    }


def _pattern(said: str, shown: str) -> tuple[str, str]:
    """Return a regular expression for `said` with its `{names}`, and what JavaScript puts there."""
    names = [name for _, name, _, _ in Formatter().parse(said) if name]
    expression = re.escape(said)
    for number, name in enumerate(names, start=1):
        expression = expression.replace(re.escape(f"{{{name}}}"), "(.+?)", 1)
        shown = shown.replace(f"{{{name}}}", f"${number}")
    return f"^{expression}$", shown
