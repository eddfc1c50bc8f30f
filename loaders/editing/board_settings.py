"""What is kept from one board to the next: logo, template, and decks by their names."""

import base64
import binascii
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.package.data_folder import WORK
from loaders.system.durable import write_whole

MOST_DECKS = 50
MOST_LETTERS = 80
"""Named decks that are kept, and the letters of a name."""

MOST_BYTES = 30_000_000
"""Bytes of the whole: a logo and a template of 10 MB each, written in the letters of JSON."""

MOST_ADDRESS = 20_000
"""Letters of a deck's address."""

Pairs = tuple[tuple[str, str], ...]
"""An address as its keys and values."""


@dataclass(frozen=True)
class BoardSettings:
    """`logo`: a picture; `template`: a .pptx; `decks`: name -> address, the latest first."""

    logo: bytes | None = None
    template: bytes | None = None
    decks: tuple[tuple[str, Pairs], ...] = ()

    def with_deck(self, name: str, pairs: Pairs) -> "BoardSettings":
        """Return the settings with a deck under `name`, in the place of one of the same name."""
        name = " ".join(name.split())[:MOST_LETTERS]
        others = tuple(deck for deck in self.decks if deck[0] != name)
        decks = ((name, pairs), *others)[:MOST_DECKS]
        return BoardSettings(self.logo, self.template, decks)

    def without_deck(self, name: str) -> "BoardSettings":
        """Return the settings without the deck called `name`."""
        decks = tuple(deck for deck in self.decks if deck[0] != name)
        return BoardSettings(self.logo, self.template, decks)


def written(settings: BoardSettings) -> str:
    """Return the settings as JSON."""
    files = {"logo": settings.logo, "template": settings.template}
    encoded = {name: base64.b64encode(held).decode() for name, held in files.items() if held}
    decks = [{"name": name, "address": [*map(list, pairs)]} for name, pairs in settings.decks]
    return json.dumps({**encoded, "decks": decks}, ensure_ascii=False)


def read(text: str) -> BoardSettings:
    """Return the settings that a text of JSON holds; what of it is none is left out."""
    if len(text) > MOST_BYTES:
        return BoardSettings()
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return BoardSettings()
    if not isinstance(held, dict):
        return BoardSettings()
    settings = BoardSettings(_file(held.get("logo")), _file(held.get("template")))
    decks = held.get("decks")
    for deck in reversed(decks[:MOST_DECKS] if isinstance(decks, list) else []):
        match deck:
            case {"name": str(name), "address": list(address)} if name.strip():
                settings = settings.with_deck(name, _pairs(address))
    return settings


def _file(held: Any) -> bytes | None:
    try:
        return base64.b64decode(held, validate=True) or None if isinstance(held, str) else None
    except (binascii.Error, ValueError):
        return None


def _pairs(address: list[Any]) -> Pairs:
    pairs = []
    for pair in address:
        match pair:
            case [str(key), str(value)] if len(key) + len(value) <= MOST_ADDRESS:
                pairs.append((key, value))
    return tuple(pairs)


def load_settings(folder: Path) -> BoardSettings:
    """Return what is kept in a data folder; nothing where it cannot be read."""
    with suppress(OSError, UnicodeDecodeError):
        path = _path(folder)
        if path.stat().st_size <= MOST_BYTES:
            return read(path.read_text("utf-8"))
    return BoardSettings()


def save_settings(folder: Path, settings: BoardSettings) -> None:
    """Keep the settings in a data folder, whole or not at all.

    Raises:
        OSError: the folder cannot be written to.
    """
    path = _path(folder)
    path.parent.mkdir(exist_ok=True)
    write_whole(path, written(settings).encode(), folder)


def _path(folder: Path) -> Path:
    return folder / WORK / "board.json"
