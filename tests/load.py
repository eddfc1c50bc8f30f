"""How quick it stays for many at once: `python -m tests.load [VISITORS] [SECONDS] [MINUTES]`.

It starts a server of its own and lets 1, then VISITORS (50) visitors filter for SECONDS (60) each:
everyone chooses another filter every two seconds, from this same machine. It prints the time from
the choice to the end of its page, and the same as a ratio to that of one visitor alone, which tells
the program from the machine. With MINUTES it goes on for so long, and prints the memory of the
server each minute: after a warm-up it ought to stay as it is.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.browser.server import Server, serving

PAUSE = 2.0
"""Seconds between two choices of a visitor, on average."""

FILTERS = (
    "", "theme=culture", "region=11", "theme=ecology&region=11", "network=action-logement",
    "year=2018-2021", "q=jardin", "theme=seniors",
)  # fmt: skip


async def _page(connection: ClientConnection, query: str) -> float:
    """Ask for the overview with `query`; return the seconds until all of it has come."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    start = time.perf_counter()
    await connection.send(asked.SerializeToString())
    while True:
        came = bytes(await asyncio.wait_for(connection.recv(), 60))
        # The message that ends a page is short; the long ones need not be read for it.
        if len(came) < 300 and ForwardMsg.FromString(came).WhichOneof("type") == "script_finished":
            return time.perf_counter() - start


@asynccontextmanager
async def _session(url: str) -> AsyncIterator[ClientConnection]:
    stream = url.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(
        stream, subprotocols=["streamlit"], origin=url, max_size=None, open_timeout=60
    ) as connection:
        yield connection


async def _visitor(url: str, number: int, first: float, until: float, times: list[float]) -> None:
    choice = random.Random(number)  # noqa: S311 - the same choices at each run
    await asyncio.sleep(first)
    async with _session(url) as connection:
        await _page(connection, "")
        while True:
            await asyncio.sleep(max(0.0, choice.gauss(PAUSE, 0.3)))
            if time.monotonic() > until:
                return
            times.append(await _page(connection, choice.choice(FILTERS)))


async def load(url: str, visitors: int, seconds: float) -> list[float]:
    """Let `visitors` filter for `seconds`; return the seconds that each page took."""
    times: list[float] = []
    come = min(10.0, visitors / 5)  # seconds in which all of them have come
    until = time.monotonic() + come + seconds
    async with asyncio.TaskGroup() as group:
        for number in range(visitors):
            group.create_task(_visitor(url, number, come * number / visitors, until, times))
    return times


def _memory(server: Server) -> int:
    """Return the MB that the server holds."""
    return int(psutil.Process(server.process).memory_info().rss / 2**20)


def _processor(server: Server) -> float:
    """Return the seconds of a processor that the server has had."""
    spent = psutil.Process(server.process).cpu_times()
    return float(spent.user + spent.system)


def _told(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    late = ordered[int(0.95 * len(ordered))]
    return (
        f"{name:<14} {len(times):>6} pages   median {statistics.median(times) * 1000:6.0f} ms   "
        f"95 % under {late * 1000:6.0f} ms   longest {ordered[-1] * 1000:6.0f} ms"
    )


async def _for_long(server: Server, visitors: int, minutes: int) -> None:
    pages: list[float] = []
    going = asyncio.create_task(load(server.url, visitors, 60 * minutes))
    for minute in range(minutes):
        await asyncio.wait([going], timeout=60)
        print(f"minute {minute + 1:>3}: {_memory(server)} MB", flush=True)
    pages += await going
    print(_told(f"{visitors} for {minutes} min", pages))


def main(arguments: list[str]) -> None:
    """Measure with so many visitors, so many seconds, and for so many minutes."""
    visitors, seconds, minutes = (*map(int, arguments), *(50, 60, 0)[len(arguments) :])
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log") as server:
        if minutes:
            asyncio.run(_for_long(server, visitors, minutes))
            return
        asyncio.run(load(server.url, 2, 5))  # the first pages load what the others find loaded
        alone = asyncio.run(load(server.url, 1, seconds))
        print(_told("1 visitor", alone), flush=True)
        before = _processor(server)
        many = asyncio.run(load(server.url, visitors, seconds))
        print(_told(f"{visitors} visitors", many))
        ratio = statistics.median(many) / statistics.median(alone)
        each = (_processor(server) - before) / (len(many) + visitors) * 1000
        print(
            f"ratio of the medians {ratio:.1f}   processor for a page {each:.0f} ms   "
            f"memory of the server {_memory(server)} MB"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
