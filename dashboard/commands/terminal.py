"""Output of commands: text for any terminal, and files that are whole or not there."""

import codecs
import io
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

_COMMANDING = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")

_READABLE = "laureats-readable"

_PLAINER = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‘": "'", "’": "'", "\u02bc": "'", "“": '"',
    "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
    "·": "-", "•": "-", "→": "->", "←": "<-", "≈": "~", "≥": ">=", "≤": "<=", "×": "x",
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "€": "EUR", "✕": "x", "\u2060": "",
}  # fmt: skip
"""What stands for a character that an encoding lacks, in ASCII."""


def shown(line: str) -> str:
    """Return one line with what would move, colour or break it replaced by a sign.

    Data and addresses come from anywhere: an escape sequence in a title must not clear a screen.
    """
    return _COMMANDING.sub("\N{REPLACEMENT CHARACTER}", line)


def write_under_any_encoding() -> None:
    """Have the output and the error output write what their encoding lacks in plainer letters.

    A French Windows writes files and pipes as cp1252 or cp850, which have no narrow blank.
    """
    codecs.register_error(_READABLE, _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_READABLE)


def print_json(value: Any) -> None:
    """Print `value` as JSON; letters that the encoding of the output lacks are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2)
    sys.stdout.write(text + "\n")


def not_done(*lines: str, code: int = 2) -> int:
    """Say on the error output why a command did not do what it was asked; return its exit code."""
    print(*lines, sep="\n", file=sys.stderr)
    return code


def write_whole(path: Path, content: bytes) -> None:
    """Write the whole file or none, so that a full disk leaves one that was there as it was."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe
        return
    work = path.with_name(f".{path.name}.part")
    try:
        work.write_bytes(content)
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Answer an encoder that lacks characters: what looks most like each of them, or `?`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return _PLAINER.get(letter, bare or "?")
