"""The command `laureats`: start the dashboard, or do one thing from the command line."""

import argparse
import locale
import os
import sys
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from dashboard.commands.terminal import not_done, shown, write_under_any_encoding
from dashboard.commands.where import WhereError
from dashboard.components.session.host_names import name_and_port
from dashboard.language.translation import LANGUAGES, Words, language_for
from dashboard.texts.data_problems import refusal_text
from loaders.editing.refusals import Refusal, RefusedError
from loaders.editing.writing import is_shipped
from loaders.package.load import SHIPPED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code: 1 where the data has problems, 2 on misuse."""
    write_under_any_encoding()
    options = _parser().parse_args(arguments)
    words = Words(options.lang or language_for(None, locale.getlocale()[0] or ""))
    if not options.data.is_dir():
        return not_done(words.text("There is no folder {folder}.", folder=options.data))
    try:
        return int(options.run(options, words))
    except WhereError as error:
        return not_done(*map(shown, error.lines), words.text("Nothing was written."))


class _Command(argparse.ArgumentParser):
    """The parser of a command, whose `module` is imported, and declares the rest, once given."""

    module = ""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse what follows the command."""
        if self.module:
            name = self.prog.split()[-1]
            resolve_name(f"dashboard.commands.{self.module}:{name}_arguments")(self)
        return super().parse_known_args(args, namespace)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="laureats",
        parents=[_shared()],
        description="The projects of a social-housing innovation fund, in charts and on a map. "
        "Without a command: starts the dashboard and opens the browser.",
    )
    parser.set_defaults(run=_start, data=SHIPPED, lang=None)
    parser.add_argument("--port", type=_port, default=8501, help="default: 8501")
    parser.add_argument(
        "--address",
        type=_address,
        default="127.0.0.1",
        help="address to listen on (default: 127.0.0.1, this machine alone; 0.0.0.0: its networks)",
    )
    parser.add_argument(
        "--host",
        type=_host,
        dest="hosts",
        action="append",
        default=[],
        metavar="NAME",
        help="a name or address that others open it under; can be given several times",
    )
    parser.add_argument(
        "--edit",
        action="store_true",
        help="let pages write to the folder of --data (never to the shipped data)",
    )
    parser.add_argument(
        "--internal",
        action="store_true",
        help="let others see the fund's own figures too (amounts, payments, results, contacts)",
    )
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="do not open the browser"
    )
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=_Command)
    shared = _shared()

    def add(to: Any, name: str, module: str, said: str) -> None:
        to.add_parser(name, parents=[shared], help=said).module = module

    add(commands, "check", "figures", "say all that is wrong with the data")
    add(commands, "summary", "figures", "print the overview's figures")
    made = "make the board deck of a selection (.pptx), or the same as one page to send (.html)"
    add(commands, "deck", "deck", made)
    add(commands, "export", "export", "write the files of a selection into a folder")
    read = commands.add_parser("import", help="read what others wrote into drafts")
    kinds = read.add_subparsers(required=True, metavar="{announcement,list}")
    add(kinds, "announcement", "announcement", "print the drafts that an announcement gives")
    listed = "print what a list of projects would add, and what is uncertain"
    add(kinds, "list", "project_list", listed)
    add(commands, "init", "data_folder", "copy the shipped data to a folder")
    add(commands, "upgrade", "data_folder", "bring a folder of an earlier version up to date")
    add(commands, "restore", "data_folder", "bring back a backup")
    add(commands, "template", "data_folder", "write a workbook to fill in, one sheet per table")
    return parser


def _shared() -> argparse.ArgumentParser:
    """Return the options that stand before or behind a command, without a default of their own."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="a folder with a data package (default: the shipped data)",
    )
    shared.add_argument("--lang", choices=[*LANGUAGES], help="language (default: the machine's)")
    return shared


def _port(given: str) -> int:
    if given.isdecimal() and 1 <= int(given) <= 65_535:
        return int(given)
    raise argparse.ArgumentTypeError(f"{given} is no port: a number from 1 to 65535")


def _address(given: str) -> str:
    """Take an address of a network; a name would have to be looked up, outside this machine."""
    try:
        return "127.0.0.1" if given == "localhost" else str(ip_address(given.strip("[]")))
    except ValueError:
        said = f"{given} is no address: 127.0.0.1 for this machine alone, 0.0.0.0 for its networks"
        raise argparse.ArgumentTypeError(said) from None


def _host(given: str) -> str:
    read = name_and_port(given)
    if read is not None and read[1] is None:
        return read[0]
    raise argparse.ArgumentTypeError(f"{given} is no name: as projects.example, no more")


def _start(options: argparse.Namespace, words: Words) -> int:
    """Serve the dashboard from this process; it stops on Ctrl-C or a termination signal."""
    if options.edit and is_shipped(options.data):
        return not_done(refusal_text(RefusedError(Refusal.SHIPPED, options.data), words))
    from dashboard.commands.server.start import start  # noqa: PLC0415 - slow, only needed here

    return start(options, words)


def run() -> None:
    """Run the command for a shell: a reader that closes the pipe early, as `head`, is no error."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


if __name__ == "__main__":
    run()
