"""A data folder shared by all visitors, reloaded when one of its files changes."""

import gc
from pathlib import Path
from threading import RLock

from dashboard.selection.index import Index
from loaders.package.data_folder import Stamp, stamp
from loaders.package.load import (
    SHIPPED,
    TextPackage,
    load_portfolio,
    package_paths,
    read_text_package,
)
from loaders.package.schema import read_schema


class LiveData:
    """A data folder, its index and its tables as text: read when asked for, and once per change.

    Asking costs a look at each file's size and time. What was given out stays as it was: a
    reader that goes on with it sees one state of the data, the next question the new one.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = RLock()
        self._paths = package_paths(read_schema(SHIPPED))
        self._index: tuple[Stamp, Index] | None = None
        self._text: tuple[Stamp, TextPackage] | None = None

    def stamp(self) -> Stamp:
        """Return what differs as soon as a file of the folder does."""
        return stamp(self.directory, self._paths)

    def index(self) -> Index:
        """Return the index of the data as it stands."""
        with self._lock:
            if self._index is None or self._index[0] != self.stamp():
                self._index = self._read_index()
            return self._index[1]

    def is_current(self, index: Index) -> bool:
        """Return whether the files are still those that `index` was read from."""
        read = self._index
        return read is not None and read[1] is index and read[0] == self.stamp()

    def text(self) -> TextPackage:
        """Return the tables as text, as they stand: what a change is made of."""
        with self._lock:
            seen = self.stamp()
            if self._text is None or self._text[0] != seen:
                self._text = seen, read_text_package(self.directory)
            return self._text[1]

    def _read_index(self) -> tuple[Stamp, Index]:
        """Read the folder, and keep the collector from walking through it from then on.

        What is loaded is frozen, which spares every later collection most of its time. What was
        loaded before is thawed first, so that it goes as soon as nobody holds it any more.
        """
        gc.unfreeze()
        while True:
            seen = self.stamp()
            portfolio = load_portfolio(self.directory)
            paths = package_paths(portfolio.schema)
            if paths == self._paths:
                break
            self._paths = paths
        self._index = None
        index = Index(portfolio)
        gc.collect()
        gc.freeze()
        return seen, index
