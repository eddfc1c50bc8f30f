"""Starts the server, says where it is open, opens the browser, and ends on Ctrl-C."""

import asyncio
import errno
import http.client
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import webbrowser
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from threading import Thread
from urllib.parse import urljoin

import streamlit as st
from starlette.middleware import Middleware

from dashboard import app as script
from dashboard.commands.server.files import file_routes
from dashboard.commands.server.guard import MARK, Guard
from dashboard.commands.server.page import Pages
from dashboard.components.session.host_names import (
    EVERYWHERE,
    in_an_address,
    plain_name,
    public_names,
)
from dashboard.components.session.screen import BASE, script_options, shared_data
from dashboard.language.translation import Words


def start(how: Namespace, words: Words) -> int:
    """Serve until the process is told to end; return its exit code, 1 where the port is taken.

    `how` are the options of the command line: `data`, `edit`, `internal`, `address`, `port`,
    `hosts`, `browser`.
    """
    refusal = _why_not(how, words)
    if refusal is not None:
        print(refusal, file=sys.stderr)
        return 1
    names = public_names(how.address, how.hosts)
    sys.argv = [script.__file__, *_arguments(how, names)]  # what the script reads
    options = script_options()

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        # uvicorn tells of each step of its start and end, in English.
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        addresses = _addresses(how, names, st.get_option("server.baseUrlPath"))
        # The first visitor would wait for it. It must not keep the process from ending.
        Thread(target=lambda: shared_data(options.data).index(), daemon=True).start()
        print(_said(how, addresses, words), flush=True)
        if how.browser:
            asyncio.get_running_loop().run_in_executor(None, _open, addresses[0])
        yield

    base = os.environ.get(BASE, "").strip("/")
    app = st.App(
        script.__file__,
        lifespan=lifespan,
        routes=file_routes(f"/{base}" if base else "", partial(shared_data, options.data)),
        middleware=[
            Middleware(Guard, names=names),
            Middleware(Pages, names=list(script.EVERY), framed="figure"),
        ],
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        app.run(
            config={
                "server.address": how.address,
                "server.port": how.port,
                # Streamlit reads its variables of the environment for its own command alone.
                **({"server.baseUrlPath": os.environ[BASE]} if BASE in os.environ else {}),
                "server.headless": True,  # we open the browser, and say where
                "logger.hideWelcomeMessage": True,  # which would ask the internet for an address
            }
        )
    except KeyboardInterrupt:
        return 0
    return 0


def _arguments(how: Namespace, names: list[str]) -> list[str]:
    hosts = [part for name in names for part in ("--host", name)]
    flags = [f"--{name}" for name in ("edit", "internal") if getattr(how, name)]
    return ["--data", str(how.data.resolve()), *flags, *hosts]


def _addresses(how: Namespace, names: list[str], base: str) -> list[str]:
    """Return where the server is open: for this machine first, then as others call it."""
    path = f"/{base.strip('/')}" if base.strip("/") else ""
    every = dict.fromkeys([_nearest(how.address), *names])
    return [f"http://{in_an_address(name)}:{how.port}{path}" for name in every]


def _nearest(address: str) -> str:
    """Return under what this machine itself reaches a server that listens on `address`."""
    if address in EVERYWHERE:
        return "::1" if ":" in address else "127.0.0.1"
    return plain_name(address)


def _said(how: Namespace, addresses: list[str], words: Words) -> str:
    lines = [words.text("Lauréats is open at {address} (Ctrl-C stops it).", address=addresses[0])]
    if addresses[1:]:
        lines.append(
            words.text("For others on the network: {addresses}", addresses=" ".join(addresses[1:]))
        )
    if how.edit and addresses[1:]:
        lines.append(words.text("Whoever reaches it there can write to {folder}.", folder=how.data))
    return "\n".join(lines)


def _why_not(how: Namespace, words: Words) -> str | None:
    """Return why the server cannot listen where it is asked to; None where it can."""
    family = socket.AF_INET6 if ":" in how.address else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":  # as the server itself binds it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((how.address, how.port))
            probe.listen(1)
        except OSError as error:
            return _refusal(how, error, words)
    return None


def _refusal(how: Namespace, error: OSError, words: Words) -> str:
    if error.errno == errno.EADDRNOTAVAIL:
        return words.text("This machine has no address {address}.", address=how.address)
    if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
        return f"{how.address}:{how.port}: {error.strerror}"
    other = how.port + 1 if 1024 <= how.port < 65535 else 8501
    open_at = _laureats_at(_nearest(how.address), how.port)
    if open_at is not None:
        return words.text(
            "Lauréats is already open at {address}. To open it once more beside that, choose "
            "another port: laureats --port {other}",
            address=open_at,
            other=other,
        )
    return words.text(
        "Port {port} is taken by another program, or not allowed to you. Choose another port: "
        "laureats --port {other}",
        port=how.port,
        other=other,
    )


def _laureats_at(host: str, port: int) -> str | None:
    """Return the address of the Lauréats that answers on a port of this machine, if one does."""
    address = f"http://{in_an_address(host)}:{port}/"
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    if answer.getheader(MARK) is None:
        return None
    return urljoin(address, answer.getheader("Location") or "").rstrip("/")


def _open(address: str) -> None:
    """Open the browser; what it prints is kept out of the terminal."""
    command = shutil.which({"linux": "xdg-open", "darwin": "open"}.get(sys.platform, ""))
    if command is None:
        webbrowser.open(address)
        return
    subprocess.Popen(  # noqa: S603 - the system's own command, with our own address
        [command, address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
