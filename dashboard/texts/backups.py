"""Descriptions of backups: when and before which write they were made, whether complete."""

from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.texts.data_problems import refusal_text
from loaders.editing.backups import Backup
from loaders.editing.refusals import RefusedError


def made_text(backup: Backup, words: Words) -> str:
    """Return when a backup was made, as this machine's clock says it; empty where nobody knows."""
    if backup.made is None:
        return ""
    local = backup.made.astimezone()
    return f"{words.date(local.date())}, {local:%H:%M}"


def write_text(backup: Backup, words: Words) -> str:
    """Return what the write was that a backup was made before, and which files it changed."""
    if not backup.listed:
        return words.text("made by an earlier version, without a list of its files")
    writer = names_of("writer").get(backup.by.split(" ")[0])
    said = words.text(writer) if writer else words.text("another write")
    name = backup.by.partition(" ")[2]
    files = words.all_of(list(backup.changed))
    return words.text("{write} ({files})", write=f"{said} {name}".strip(), files=files)


def whole_text(fault: RefusedError | None, words: Words) -> str:
    """Return whether a backup is whole, or why it is not."""
    return words.text("whole") if fault is None else refusal_text(fault, words)
