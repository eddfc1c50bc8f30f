"""Announces that a thread is about to wait, for a process or a lock, so that others can run.

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
