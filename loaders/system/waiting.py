"""Waiting for another process or for a lock: whoever waits says so, so that others can go on.

A server that lets only so many runs go at a time says here what lets another go meanwhile.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

Pause = Callable[[], AbstractContextManager[None]]

_pauses: list[Pause] = [nullcontext]


def waiting() -> AbstractContextManager[None]:
    """Return a context for a block that waits more than it computes."""
    return _pauses[-1]()


def when_waiting(pause: Pause) -> None:
    """Have `pause` surround every wait of this process from now on."""
    _pauses[-1] = pause
