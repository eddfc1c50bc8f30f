"""Request guard: refuses requests with a foreign host name or from a foreign page.

A page of another website can reach this server from the reader's own browser: by its address, and
then the browser names that page as the origin; or by a name of its own that it lets point to this
machine (DNS rebinding), and then the name is foreign. Streamlit looks at the name for its live
connection alone; at a foreign origin it asks a machine on the internet for this one's address,
and it lets any port of localhost in. So neither gets as far as Streamlit.
"""

from collections.abc import Sequence
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.components.session.host_names import LOOPBACK, name_and_port, plain_name
from dashboard.language.translation import N_, Words, language_for
from loaders.package.schema import Language

MARK = "X-Laureats"
"""A header of every answer, by which a second start knows that it is this program's."""

FOREIGN_NAME = N_(
    "Lauréats does not answer under the name “{name}”. Open it on its own machine under "
    "http://127.0.0.1:{port}. If others shall reach it under this name, whoever starts it says so: "
    "laureats --host {name}"
)
FOREIGN_PAGE = N_("Lauréats answers only its own pages, and not one of “{origin}”.")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Guard:
    """Middleware that lets in who asks under one of `names`, or under the address they reached."""

    def __init__(self, app: ASGIApp, names: Sequence[str] = ()) -> None:
        self.app = app
        self._names = {*LOOPBACK, *map(plain_name, names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or hand it on without its origin, which is then its own."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._foreign_name(scope, headers) or _foreign_page(scope, headers)
        if refusal is not None:
            answer = PlainTextResponse(refusal, status_code=403, headers=_safe())
            await answer(scope, receive, send)
            return
        kept = [pair for pair in scope["headers"] if pair[0] != b"origin"]

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_safe())
            await send(message)

        await self.app({**scope, "headers": kept}, receive, sent)

    def _foreign_name(self, scope: Scope, headers: Headers) -> str | None:
        asked = headers.getlist("host")
        read = name_and_port(asked[0]) if len(asked) == 1 else None
        reached, port = scope["server"] or ("", None)
        if read is not None and (read[0] in self._names or read[0] == plain_name(reached)):
            return None
        name = read[0] if read is not None else " ".join(asked)[:80]
        return Words(language_of(scope)).text(FOREIGN_NAME, name=name, port=port)


def _foreign_page(scope: Scope, headers: Headers) -> str | None:
    """Return why a page of another origin is refused; a request without one comes from no page."""
    for origin in headers.getlist("origin"):
        scheme, _, netloc = origin.partition("://")
        port = _DEFAULT_PORTS.get(scheme)
        own, asked = name_and_port(headers["host"]), name_and_port(netloc)
        if own and asked and port and (own[0], own[1] or port) == (asked[0], asked[1] or port):
            continue
        return Words(language_of(scope)).text(FOREIGN_PAGE, origin=origin[:80])
    return None


def language_of(scope: Scope) -> Language:
    """Return the language of a request, as that of the page that it asks for."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [None])[0]
    return language_for(asked, Headers(scope=scope).get("accept-language"))


def _safe() -> dict[str, str]:
    """Return what every answer says: its type is as stated, and its address stays here."""
    return {
        MARK: "1",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
