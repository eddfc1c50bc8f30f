"""Limits the number of pages drawn at once to the number of processor cores.

Every run has a thread of its own, and Python lets one thread compute at a time: fifty runs at once
all end when the last one does. In turns the first one ends after its own time.
"""

import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from loaders.system.waiting import when_waiting


class Turns:
    """Lets `places` threads go on at a time; the others wait, the first to come is the first to go.

    Whoever holds a turn and waits for something else (a child process, a file, a lock) says so
    with `waiting`, and another goes meanwhile. It goes on as soon as it need not wait any more,
    even where all places are taken: it may hold what the others wait for.
    """

    def __init__(self, places: int) -> None:
        self._lock = threading.Lock()
        self._free = places
        self._queue: deque[threading.Event] = deque()
        self._held = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and hold it for the block."""
        self._take()
        self._held.now = True
        try:
            yield
        finally:
            self._held.now = False
            self._give_back()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Give the turn back for the block; a thread that holds none is let through."""
        if not getattr(self._held, "now", False):
            yield
            return
        self._give_back()
        self._held.now = False
        try:
            yield
        finally:
            self._held.now = True
            with self._lock:
                self._free -= 1

    def _take(self) -> None:
        with self._lock:
            if self._free > 0:
                self._free -= 1
                return
            mine = threading.Event()
            self._queue.append(mine)
        mine.wait()

    def _give_back(self) -> None:
        with self._lock:
            self._free += 1
            if self._queue and self._free > 0:
                self._free -= 1
                self._queue.popleft().set()


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


TURNS = Turns(_cores())
"""The turns of all visitors of this server."""
when_waiting(TURNS.waiting)
