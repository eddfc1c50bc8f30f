"""The addresses at which other programs read a selection: its files, under the filter's own keys.

They stand beside the pages, on the same port and below the same path.
"""

import asyncio
import datetime as dt
import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.commands.server.guard import language_of
from dashboard.commands.server.openapi import OPENAPI, openapi
from dashboard.commands.where import WhereError, selection_where
from dashboard.components.session.turns import TURNS
from dashboard.exports.selection_files import FILES, JSON, Taken, file_name
from dashboard.language.translation import N_, Words
from dashboard.selection.live_data import LiveData

KEPT_BYTES = 64_000_000
"""How much is kept of files that were made: some hundred selections with their decks."""

MOST_WAITING = 16
"""Requests that may wait for others; further ones are told to come again."""

FOREIGN = N_("Lauréats gives its files to its own pages and to programs, not to other websites.")
BUSY = N_("Too many files are being made at this moment. Ask again in a minute.")

_SHOWN = ("text/html", "application/json", "application/atom+xml")
"""What a browser shows; all else is saved."""

Key = tuple[str, ...]


def file_routes(base: str, data: Callable[[], LiveData]) -> Sequence[Route]:
    """Return the routes below `base` (`/fund`, or nothing); `data` gives the folder served."""
    files = _Files(data)
    routes = [
        Route(f"{base}/{name}", partial(files.answer, name), methods=["GET"]) for name in FILES
    ]
    return [*routes, Route(f"{base}/{OPENAPI}", partial(_describe, data), methods=["GET"])]


class _Files:
    """Makes files, one at a time the heavy and one the others, and keeps them."""

    def __init__(self, data: Callable[[], LiveData]) -> None:
        self._data = data
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._lock = Lock()
        self._turns = {heavy: asyncio.Lock() for heavy in (True, False)}
        self._waiting = 0

    async def answer(self, name: str, request: Request) -> Response:
        """Answer with the file `name` of the selection in the address.

        400 where a part of the address means nothing: all the projects would come in place of
        what was asked for.
        """
        words = Words(language_of(request.scope))
        if _from_another_site(request):
            return PlainTextResponse(words.text(FOREIGN), 403)
        if self._waiting >= MOST_WAITING:
            return PlainTextResponse(words.text(BUSY), 503, headers={"Retry-After": "60"})
        self._waiting += 1
        try:
            async with self._turns[FILES[name].heavy]:
                return await asyncio.to_thread(self._made, name, request, words)
        except WhereError as error:
            return PlainTextResponse("\n".join(error.lines), 400)
        except Exception:
            logging.getLogger("laureats").exception("file %s", name)
            return PlainTextResponse(words.text("This file could not be made."), 500)
        finally:
            self._waiting -= 1

    def _made(self, name: str, request: Request, words: Words) -> Response:
        with TURNS.turn():
            taken = self._taken(request, words)
            version, day = taken.selection.portfolio.version, taken.day.isoformat()
            key = (name, words.language, taken.selection.choices.address(), version, day)
            # What a program hands back to learn whether the file is another one (RFC 9110, 8.8.3).
            etag = f'W/"{hashlib.sha256(repr(key).encode()).hexdigest()[:32]}"'
            headers = {
                "ETag": etag,
                "Cache-Control": "private, no-cache",
                "Vary": "Accept-Language",
                "Cross-Origin-Resource-Policy": "same-origin",
                "Content-Security-Policy": "frame-ancestors 'self'",
            }
            if etag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=headers)
            content = self._content(key, partial(FILES[name].make, taken))
        media_type = FILES[name].media_type
        how = "inline" if media_type.startswith(_SHOWN) else "attachment"
        saved_as = file_name(taken.selection, taken.options, words, PurePath(name).suffix)
        headers["Content-Disposition"] = f'{how}; filename="{saved_as}"'
        return Response(content, media_type=media_type, headers=headers)

    def _taken(self, request: Request, words: Words) -> Taken:
        # Of what is the fund's own nothing is told, not even by which filter it is found.
        index = self._data().index().outgoing(internal=False)
        selection = selection_where(f"?{request.url.query}", index, words)
        return Taken(selection, words, dt.datetime.now().astimezone(), served=True)

    def _content(self, key: Key, make: Callable[[], bytes]) -> bytes:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        content = make()
        with self._lock:
            self._kept[key] = content
            while sum(map(len, self._kept.values())) > KEPT_BYTES:
                self._kept.popitem(last=False)
        return content


async def _describe(data: Callable[[], LiveData], request: Request) -> Response:
    words = Words(language_of(request.scope))
    if _from_another_site(request):
        return PlainTextResponse(words.text(FOREIGN), 403)
    content = await asyncio.to_thread(
        lambda: openapi(data().index().outgoing(internal=False), words)
    )
    return Response(content, media_type=JSON, headers={"Vary": "Accept-Language"})


def _from_another_site(request: Request) -> bool:
    """Say whether a page of another website asks, as browsers tell (W3C, Fetch Metadata)."""
    return request.headers.get("sec-fetch-site", "").lower() == "cross-site"
