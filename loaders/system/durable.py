"""Durable files and folders: flushed to disk, with permissions and owner preserved."""

import errno
import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where the disk is full. Source: errno(3)."""

_NO_CALL = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})


class HeldError(OSError):
    """The system lets nothing be put at `path` in the data folder."""

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(error.errno, error.strerror or str(error))
        self.path = path


def sync(folder: Path) -> None:
    """Bring the names in `folder` to the disk, where the system offers a call for that.

    Windows does so by itself, and some file systems of a network know no such call.
    """
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_CALL:
            raise
    finally:
        os.close(descriptor)


def new_file(path: Path, content: bytes, model: Path) -> None:
    """Write a file that is not there yet, down to the disk, with the rights of `model`."""
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    write_like(path, model)


def write_whole(path: Path, content: bytes, model: Path | None = None) -> None:
    """Write a file whole: what a crash leaves is the old one or the new one.

    It has the rights of `model`, without one those of this user alone. Raises `OSError`, with
    nothing changed, where the folder cannot be written to.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if model is not None:
            write_like(new, model)
        new.replace(path)
        sync(path.parent)
    finally:
        remove(new)


def write_like(new: Path, model: Path) -> None:
    """Give `new` the owner and the rights of `model`, as far as the system lets us.

    So who could read and write before still can, whoever runs the program under which mask. A
    file modelled on a folder gets the folder's rights without that to enter it.
    """
    like, own = model.stat(), new.stat()
    mode = stat.S_IMODE(like.st_mode)
    if stat.S_ISDIR(like.st_mode) and not stat.S_ISDIR(own.st_mode):
        mode &= 0o666
    if os.name != "nt" and (like.st_uid, like.st_gid) != (own.st_uid, own.st_gid):
        with suppress(OSError):
            os.chown(new, -1, like.st_gid)
        with suppress(OSError):
            os.chown(new, like.st_uid, -1)
    with suppress(OSError):
        new.chmod(mode)


def remove(path: Path) -> None:
    """Take away what is at `path`, whatever it is, as far as the system lets us; follow no link."""
    with suppress(OSError):
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
        else:
            shutil.rmtree(path)
