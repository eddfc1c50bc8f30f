"""Commands that make a folder of data to work in, bring back a backup, or write a template."""

import argparse
import shlex
import sys
from pathlib import Path
from typing import Any

from dashboard.backup_text import made_text, whole_text, write_text
from dashboard.exports.template_xlsx import template_xlsx
from dashboard.import_text import refusal_text
from dashboard.problem_text import tell
from dashboard.terminal import shown
from dashboard.words import Words
from loaders.backups import backups
from loaders.package import read_text_package
from loaders.writing import RefusedError, backup_fault, init_directory, restore


def add_data_parsers(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `init`, `restore` and `template` to the subparsers `commands`.

    `shared` holds the options that every command has (`--data`, `--lang`).
    """
    made = commands.add_parser("init", parents=[shared], help="copy the shipped data to a folder")
    made.add_argument("folder", type=Path, metavar="DIR", help="a new or an empty folder")
    back = commands.add_parser("restore", parents=[shared], help="bring back a backup")
    back.add_argument("folder", type=Path, metavar="DIR", help="the folder of the data")
    back.add_argument(
        "backup", nargs="?", help="its name (default: the latest that differs from the data)"
    )
    back.add_argument("--list", action="store_true", help="list the backups, the latest first")
    template = commands.add_parser(
        "template", parents=[shared], help="write a workbook to fill in, one sheet per table"
    )
    template.add_argument("output", type=Path, metavar="OUT.xlsx")
    template.add_argument("--filled", action="store_true", help="with the data in it")


def run_init(options: argparse.Namespace, words: Words) -> int:
    """Copy the shipped data to `options.folder`; return the exit code: 1 where it is refused."""
    try:
        init_directory(options.folder)
    except RefusedError as error:
        return _refused(error, words)
    print(words.text("The data is in {folder}.", folder=options.folder))
    print(
        words.text("Work on it with: {command}", command=f"laureats --data {options.folder} --edit")
    )
    return 0


def run_restore(options: argparse.Namespace, words: Words) -> int:
    """Bring back a backup of `options.folder`, or list them; return the exit code."""
    if options.list:
        for each in backups(options.folder):
            fault = backup_fault(options.folder, each)
            before = words.text("before: {write}", write=write_text(each, words))
            said = (made_text(each, words), before, whole_text(fault, words))
            print(shown(" · ".join(part for part in (each.name, *said) if part)))
        return 0
    try:
        name, written = restore(options.folder, options.backup)
    except RefusedError as error:
        return _refused(error, words)
    print(words.text("Brought back: {backup}.", backup=name))
    for path in written.changed:
        print(f"  {path}")
    if written.backup:
        command = f"laureats restore {shlex.quote(str(options.folder))} {written.backup}"
        print(words.text("To undo this: {command}", command=command))
    return 0


def run_template(options: argparse.Namespace, words: Words) -> int:
    """Write the template to `options.output`; with `--filled`, with the data of `--data`."""
    package = read_text_package(options.data)
    tables, version = (package.tables, package.version) if options.filled else (None, "")
    for problem in package.problems if options.filled else ():
        print(shown(tell(problem, words).line(words)), file=sys.stderr)
    try:
        options.output.write_bytes(template_xlsx(package.schema, words, tables, version))
    except OSError as error:
        said = words.text(
            "{file} cannot be written ({reason}).", file=options.output, reason=error.strerror
        )
        print(said, file=sys.stderr)
        return 1
    print(options.output)
    return 0


def _refused(error: RefusedError, words: Words) -> int:
    print(refusal_text(error, words), file=sys.stderr)
    for problem in error.problems:
        print(shown(tell(problem, words).line(words)), file=sys.stderr)
    return 1
