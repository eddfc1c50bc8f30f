"""Readers for a test: one that costs what is asked for, one that waits, one that goes wrong."""

import time
from pathlib import Path

from loaders.system.apart import tell


def spend(content: bytes, seconds: float, megabytes: int) -> int:
    """Take time and memory, as a file that is read may."""
    taken = bytearray(megabytes * 2**20)
    for at in range(0, len(taken), 4096):
        taken[at] = 1
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return len(content) + len(taken) // 2**20


def spend_and_tell(content: bytes, done: float, seconds: float) -> int:
    """Tell that a share of the work is done, take time, and be done."""
    tell(done)
    return spend(content, seconds, 0)


def wait(content: bytes, path: str) -> int:
    """Empty the file at `path` to say that it is read, and be done as soon as there is none."""
    Path(path).write_bytes(b"")
    while Path(path).exists():
        time.sleep(0.02)
    return len(content)


def fail(content: bytes) -> int:
    """Go wrong as no reader should."""
    raise KeyError(content.decode())
