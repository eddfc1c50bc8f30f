"""Starts the command `laureats` as a user would, and waits until it answers."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_LONGEST_START = 60  # seconds; a start takes under two on an idle machine


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address without a slash at the end, what it has printed, its id.

    `ended` waits so many seconds for its end and returns its exit code.
    """

    url: str
    log: Path
    process: int
    ended: Callable[[float], int]

    def printed(self) -> str:
        """Return all that the server has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(
    log: Path,
    command: Sequence[str] = (sys.executable, "-m", "dashboard.commands.cli"),
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    address: str = "127.0.0.1",
    base: str = "",
) -> Iterator[Server]:
    """Run the dashboard on a free port of this machine until the block ends.

    It listens on `address`, and is spoken to at 127.0.0.1, below the path `base` (`/fund`).

    Raises RuntimeError with the server's own words where it stops or does not answer in time.
    """
    port = _free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--no-browser", "--address", address, "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env=env,
        )
    server = Server(f"http://127.0.0.1:{port}{base}", log, process.pid, process.wait)
    try:
        _wait_until_healthy(server, process)
        yield server
    finally:
        process.terminate()  # nothing, where it has ended
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _LONGEST_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the dashboard does not answer:\n{server.printed()}")
