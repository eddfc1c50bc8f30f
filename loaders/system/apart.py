"""Reads an untrusted file in a separate process, with limits on time and memory.

A small file can be built so that reading it takes minutes or gigabytes, whatever is measured of it
before. The process is started anew (never forked), so that this holds under Windows and macOS too,
and it is watched from here: what goes beyond a limit is ended. It runs at a lower priority than
the server, so that whoever clicks meanwhile does not wait for it.

The function and its arguments go to the process as JSON, the content as bytes, and the result comes
back as JSON, checked against the type that the function declares. Nothing is pickled.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any, TypeVar, get_type_hints

import psutil
from pydantic import TypeAdapter

from loaders.system.waiting import waiting

Result = TypeVar("Result")

_LOOKS = 0.02
"""Seconds between two looks at the process."""

_AT_ONCE = 2
"""Files that are read at the same time; further ones wait for their turn."""

_DONE, _RESULT, _BEGUN = b"\x01", b"\x02", b"\x03"
"""What a line of the process begins with that is its progress, its result, or that it begins with
the file; the rest is errors."""

_ROOT = str(Path(__file__).parents[2])
_START = (
    "import sys; sys.path.append({root!r}); "
    "from loaders.system.apart import serve; serve({early!r})"
)


@dataclass(frozen=True)
class ReadingLimits:
    """What reading one file may take: seconds of a processor, and bytes of memory.

    After `clock` seconds it is given up where it has had `least` of the processor: a file is not
    heavy because the machine is busy. After `longest` seconds it is given up in any case. What
    tells its progress goes on while it is likely to be done in `whole` seconds of the processor.
    """

    seconds: float = 6.0
    clock: float = 9.0
    least: float = 2.0
    longest: float = 60.0
    whole: float = 60.0
    memory: int = 800 * 2**20


LIMITS = ReadingLimits()


class TooHeavyError(Exception):
    """Reading the file took more time or memory than it may; it was given up."""


_output: list[IO[bytes]] = []
_turns = threading.BoundedSemaphore(_AT_ONCE)
_spare_lock = threading.Lock()
_spare: list[subprocess.Popen[bytes]] = []


def read_apart(
    read: Callable[..., Result],
    content: bytes,
    *arguments: Any,
    limits: ReadingLimits = LIMITS,
    progress: Callable[[float], None] = lambda done: None,
) -> Result:
    """Return `read(content, *arguments)`, run in another process.

    `read` is a function of a module with annotated arguments and result, which pydantic can write
    as JSON and read again. `progress` is told the share that it has done, as it says by `tell`.
    Raises `TooHeavyError` where it takes more than `limits`, and `RuntimeError` with what the
    process said where it failed in another way.
    """
    hints = get_type_hints(read)
    names = read.__code__.co_varnames[1 : 1 + len(arguments)]
    given = zip(names, arguments, strict=True)
    task = {
        "function": f"{read.__module__}:{read.__qualname__}",
        "arguments": {
            n: TypeAdapter(hints[n]).dump_json(a, fallback=dict, warnings=False).decode()
            for n, a in given
        },
        "size": len(content),
    }
    with waiting(), _turns:
        answer = _answer(json.dumps(task).encode() + b"\n" + content, limits, progress)
    result: Result = TypeAdapter(hints["return"]).validate_json(answer)
    return result


def warm_up(read: Callable[..., object]) -> None:
    """Start a process that waits for a file to `read`, where none does: it saves its start."""
    with _spare_lock:
        if not any(process.poll() is None for process in _spare):
            _spare[:] = [_started(read.__module__)]


def _started(early: str = "") -> subprocess.Popen[bytes]:
    windows = ("BELOW_NORMAL_PRIORITY_CLASS", "CREATE_NO_WINDOW")
    return subprocess.Popen(  # noqa: S603, this very program
        [sys.executable, "-P", "-c", _START.format(root=_ROOT, early=early)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        creationflags=sum(getattr(subprocess, name, 0) for name in windows),
    )


def _taken() -> subprocess.Popen[bytes]:
    with _spare_lock:
        while _spare:
            process = _spare.pop()
            if process.poll() is None:
                return process
    return _started()


def _answer(task: bytes, limits: ReadingLimits, progress: Callable[[float], None]) -> bytes:
    process = _taken()
    told = {_DONE: b"0", _RESULT: b"", b"": b""}
    before: list[float] = []  # what its own start took is no weight of the file

    def talk(into: IO[bytes], out: IO[bytes]) -> None:
        with contextlib.suppress(OSError, ValueError):
            into.write(task)
            into.close()
        with contextlib.suppress(OSError, ValueError):
            for line in out:
                if line[:1] == _BEGUN:
                    with contextlib.suppress(psutil.Error):
                        before.append(_used(watched))
                    continue
                kind = line[:1] if line[:1] in told else b""
                told[kind] = line[1:] if kind else told[b""] + line

    talking = threading.Thread(target=talk, args=(process.stdin, process.stdout), daemon=True)
    watched = psutil.Process(process.pid)
    begun, done = time.monotonic(), 0.0
    talking.start()
    try:
        while talking.is_alive():
            talking.join(_LOOKS)
            if (now := float(told[_DONE])) != done:
                progress(done := now)
            clock = time.monotonic() - begun
            with contextlib.suppress(psutil.Error):  # it has just ended
                memory, seconds = watched.memory_info().rss, _used(watched)
                own = seconds - before[-1] if before else 0.0
                if _is_beyond(limits, memory, own, clock, done):
                    raise TooHeavyError
    finally:
        if talking.is_alive():
            process.kill()
        talking.join()
        process.wait()
    if process.returncode == _OUT_OF_MEMORY:
        raise TooHeavyError
    if process.returncode != 0 or not told[_RESULT]:
        raise RuntimeError(told[b""].decode(errors="replace")[-2_000:])
    return told[_RESULT]


def _used(process: psutil.Process) -> float:
    used = process.cpu_times()
    return float(used.user + used.system)


def _is_beyond(
    limits: ReadingLimits, memory: int, seconds: float, clock: float, done: float
) -> bool:
    late = max(limits.whole * done, limits.least if clock > limits.clock else limits.seconds)
    return seconds > late or clock > limits.longest or memory > limits.memory


_OUT_OF_MEMORY = 77
"""What the process ends with where the system gives it no more memory."""


def tell(done: float) -> None:
    """Tell who waits for this process which share of its task, of 1, is done."""
    if _output:
        _output[0].write(_DONE + f"{done}\n".encode())
        _output[0].flush()


def begin() -> None:
    """Tell who waits that what the process had to load is there: it begins with the file itself."""
    if _output:
        _output[0].write(_BEGUN + b"\n")
        _output[0].flush()


def serve(early: str) -> None:
    """Do one task that comes on the standard input, and write its result to the standard output.

    `early` is a module to import while it waits for it.
    """
    if hasattr(os, "nice"):
        os.nice(5)
    if early:
        import_module(early)
    stream = sys.stdin.buffer
    line = stream.readline()
    if not line:  # the server has ended
        return
    task = json.loads(line)
    content = stream.read(task["size"])
    _output[:] = [sys.stdout.buffer]
    sys.stdout = sys.stderr  # a library that prints does not disturb
    try:
        written = _done(task, content)
        sys.stderr.flush()
        _output[0].write(_RESULT + written)
    except (MemoryError, RecursionError):
        os._exit(_OUT_OF_MEMORY)
    _output[0].flush()


def _done(task: dict[str, Any], content: bytes) -> bytes:
    """Do a task as `read_apart` writes it, and return its result as it reads it."""
    module, _, name = task["function"].partition(":")
    function = getattr(import_module(module), name)
    hints = get_type_hints(function)
    given = {n: TypeAdapter(hints[n]).validate_json(a) for n, a in task["arguments"].items()}
    begin()
    result = function(content, **given)
    return TypeAdapter(hints["return"]).dump_json(result, fallback=dict, warnings=False)
