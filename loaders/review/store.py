"""Stores reviews on disk as JSON files: atomic, and never over a newer version.

Who knows the address of a review can read and change it; the address is its random id. How many
are kept and how long each can be is limited, as anybody who reaches a server can begin one.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from filelock import FileLock
from platformdirs import user_state_path
from pydantic import TypeAdapter, ValidationError

from loaders.package.data_folder import WORK
from loaders.review.document import Review
from loaders.system.durable import write_whole
from loaders.system.waiting import waiting

_FORMAT: TypeAdapter[Review] = TypeAdapter(Review)
_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{12}")
"""Sixteen random bytes; reviews of earlier versions have six and keep their address."""

MAX_BYTES = 2_000_000
"""Bytes of a review: many times what the longest text that is read gives."""

MAX_REVIEWS = 200
"""Reviews that are kept, in all 400 MB at most: a hundred years of a fund's announcements."""


class ConflictError(Exception):
    """Somebody, or another tab, has stored a later version; `review` is what is stored now."""

    def __init__(self, review: Review) -> None:
        super().__init__(review.id)
        self.review = review


class RemovedError(Exception):
    """The review has been removed meanwhile: it is not born again by a change in another window."""


class FullError(Exception):
    """No more reviews are kept: `kept` are, as many as there may be."""

    def __init__(self, kept: int) -> None:
        super().__init__(kept)
        self.kept = kept


class TooLargeError(Exception):
    """The review would be longer than is kept."""


class DamagedError(Exception):
    """The file at `path` is no review, or no whole one."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True)
class ReviewStore:
    """The reviews in one folder."""

    folder: Path

    def save(self, review: Review) -> Review:
        """Store a review made from the stored one of the same version; return it as stored.

        One that has never been stored is added. Raises `ConflictError` where another version is
        stored by now, `RemovedError` where none is any more, `FullError`, `TooLargeError`, and
        `OSError` where the folder cannot be written.
        """
        after = replace(review, version=review.version + 1)
        content = _FORMAT.dump_json(after, indent=1)
        if len(content) > MAX_BYTES:
            raise TooLargeError(review.id)
        self.folder.mkdir(parents=True, exist_ok=True)
        with waiting(), self._lock():
            path = self._path(review.id)
            if path.exists():
                stored = self._read(path)
                if stored.version != review.version:
                    raise ConflictError(stored)
            elif review.version > 0:
                raise RemovedError(review.id)
            elif (kept := len(self._paths())) >= MAX_REVIEWS:
                raise FullError(kept)
            write_whole(path, content)
        return after

    def load(self, identifier: str) -> Review:
        """Return a review. Raises `KeyError` where there is none, `DamagedError`."""
        path = self._path(identifier)
        if not path.is_file():
            raise KeyError(identifier)
        return self._read(path)

    def all(self) -> Iterator[Review | DamagedError]:
        """Yield all reviews, the latest first; in the place of a damaged one what is wrong."""
        for path in sorted(self._paths(), key=_changed, reverse=True):
            try:
                yield self._read(path)
            except DamagedError as error:
                yield error

    def drop(self, identifier: str) -> None:
        """Forget a review. Raises `OSError` where the folder cannot be written."""
        path = self._path(identifier)
        if path.exists():
            with waiting(), self._lock():  # else a change that is being stored would bring it back
                path.unlink(missing_ok=True)

    def _lock(self) -> FileLock:
        return FileLock(self.folder / ".lock", timeout=10)

    def _paths(self) -> list[Path]:
        with suppress(FileNotFoundError):
            return [path for path in self.folder.iterdir() if path.suffix == ".json"]
        return []

    def _path(self, identifier: str) -> Path:
        if not _ID.fullmatch(identifier):
            raise KeyError(identifier)
        return self.folder / f"{identifier}.json"

    def _read(self, path: Path) -> Review:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise DamagedError(path)
            review = _FORMAT.validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise DamagedError(path) from error
        if review.id != path.stem:
            raise DamagedError(path)
        return review


def store_for(directory: Path, *, editable: bool) -> ReviewStore:
    """Return where the reviews for the data in `directory` are kept.

    With the data where it may be written to; else in the user's own folder for the state of
    programs, apart for each data folder.
    """
    if editable:
        return ReviewStore(directory / WORK / "reviews")
    name = sha256(str(directory.resolve()).encode()).hexdigest()[:12]
    return ReviewStore(user_state_path("laureats", appauthor=False) / "reviews" / name)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
