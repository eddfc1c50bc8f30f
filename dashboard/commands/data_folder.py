"""Commands on a data folder: create, upgrade, restore, and export a template workbook."""

import argparse
import shlex
import sys
from pathlib import Path

from dashboard.commands.terminal import not_done, shown
from dashboard.exports.template_xlsx import template_xlsx
from dashboard.language.translation import Words
from dashboard.texts.backups import made_text, whole_text, write_text
from dashboard.texts.data_problems import refusal_text, tell
from loaders.editing.backups import backups
from loaders.editing.newer_records import newer_records
from loaders.editing.refusals import RefusedError
from loaders.editing.writing import Written, backup_fault, init_directory, restore, upgrade
from loaders.package.load import read_text_package


def init_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `init` takes."""
    parser.set_defaults(run=_init)
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or an empty folder")


def _init(options: argparse.Namespace, words: Words) -> int:
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


def upgrade_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `upgrade` takes."""
    parser.set_defaults(run=_upgrade)
    parser.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help="default: that of --data"
    )


def _upgrade(options: argparse.Namespace, words: Words) -> int:
    """Bring a folder of an earlier version up to date; return the exit code: 1 where refused."""
    folder = options.folder or options.data
    try:
        written = upgrade(folder)
    except RefusedError as error:
        return _refused(error, words)
    if written.changed:
        print(words.text("Brought up to date:"))
        _print_written(written, folder, words)
    else:
        print(words.text("The tables are up to date."))
    if count := len(newer_records(read_text_package(folder)).projects):
        said = words.plural(
            "{count} project that came with the program since is not in this folder. Look at it on "
            "the Data page, and take it in or not: {command}",
            "{count} projects that came with the program since are not in this folder. Look at "
            "them on the Data page, and take them in or not: {command}",
            count,
            command=f"laureats --data {shlex.quote(str(folder))} --edit",
        )
        print(said)
    return 0


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `restore` takes."""
    parser.set_defaults(run=_restore)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of the data")
    parser.add_argument(
        "backup", nargs="?", help="its name (default: the latest that differs from the data)"
    )
    parser.add_argument("--list", action="store_true", help="list the backups, the latest first")


def _restore(options: argparse.Namespace, words: Words) -> int:
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
    _print_written(written, options.folder, words)
    return 0


def _print_written(written: Written, folder: Path, words: Words) -> None:
    for path in written.changed:
        print(f"  {path}")
    if written.backup:
        command = f"laureats restore {shlex.quote(str(folder))} {written.backup}"
        print(words.text("To undo this: {command}", command=command))


def template_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `template` takes."""
    parser.set_defaults(run=_template)
    parser.add_argument("output", type=Path, metavar="OUT.xlsx")
    parser.add_argument("--filled", action="store_true", help="with the data in it")


def _template(options: argparse.Namespace, words: Words) -> int:
    """Write the template to `options.output`; with `--filled`, with the data of `--data`."""
    package = read_text_package(options.data)
    tables, version = (package.tables, package.version) if options.filled else (None, "")
    for problem in package.problems if options.filled else ():
        print(shown(tell(problem, words).line(words)), file=sys.stderr)
    try:
        options.output.write_bytes(template_xlsx(package.schema, words, tables, version))
    except OSError as error:
        return not_done(
            words.text(
                "{file} cannot be written ({reason}).", file=options.output, reason=error.strerror
            ),
            code=1,
        )
    print(options.output)
    return 0


def _refused(error: RefusedError, words: Words) -> int:
    problems = (shown(tell(problem, words).line(words)) for problem in error.problems)
    return not_done(refusal_text(error, words), *problems, code=1)
