"""The command `laureats`: start the dashboard, or do one thing from the command line."""

import argparse
import datetime as dt
import locale
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path

from dashboard.commands.announcement import add_announcement_parser, run_announcement
from dashboard.commands.data_folder import (
    add_data_parsers,
    run_init,
    run_restore,
    run_template,
    run_upgrade,
)
from dashboard.commands.deck import add_deck_parser, run_deck
from dashboard.commands.export import add_export_parser, run_export
from dashboard.commands.project_list import add_list_parser, run_list
from dashboard.commands.terminal import not_done, print_json, shown, write_under_any_encoding
from dashboard.commands.where import WhereError, add_where_option, selection_where
from dashboard.components.session.host_names import name_and_port
from dashboard.exports.projects_json import summary_members
from dashboard.language.translation import LANGUAGES, Words, language_for
from dashboard.selection.index import Index
from dashboard.selection.sentence import selection_sentence
from dashboard.texts.data_problems import refusal_text, tell
from dashboard.texts.overview import summary_lines
from loaders.editing.refusals import Refusal, RefusedError
from loaders.editing.writing import is_shipped
from loaders.package.load import SHIPPED, load_portfolio


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code: 1 where the data has problems, 2 on misuse."""
    write_under_any_encoding()
    options = _parser().parse_args(arguments)
    words = Words(options.lang or language_for(None, locale.getlocale()[0] or ""))
    if not options.data.is_dir():
        return not_done(words.text("There is no folder {folder}.", folder=options.data))
    try:
        return _COMMANDS[options.command](options, words)
    except WhereError as error:
        return not_done(*map(shown, error.lines), words.text("Nothing was written."))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="laureats",
        parents=[_shared()],
        description="The projects of a social-housing innovation fund, in charts and on a map. "
        "Without a command: starts the dashboard and opens the browser.",
    )
    parser.set_defaults(data=SHIPPED, lang=None)
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
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    shared = _shared()
    commands.add_parser("check", parents=[shared], help="say all that is wrong with the data")
    printed = commands.add_parser("summary", parents=[shared], help="print the overview's figures")
    add_where_option(printed)
    printed.add_argument("--json", action="store_true", help="print JSON")
    add_deck_parser(commands, shared)
    add_export_parser(commands, shared)
    read = commands.add_parser("import", help="read what others wrote into drafts")
    kinds = read.add_subparsers(dest="kind", required=True, metavar="{announcement,list}")
    add_announcement_parser(kinds, shared)
    add_list_parser(kinds, shared)
    add_data_parsers(commands, shared)
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


def _check(options: argparse.Namespace, words: Words) -> int:
    portfolio = load_portfolio(options.data)
    for problem in portfolio.problems:
        print(shown(tell(problem, words).line(words)))
    remarks = sum(problem.is_remark for problem in portfolio.problems)
    problems = len(portfolio.problems) - remarks
    counted = [words.plural("{count} problem", "{count} problems", problems)]
    if remarks:
        counted.append(words.plural("{count} remark", "{count} remarks", remarks))
    counted.append(words.plural("{count} project", "{count} projects", len(portfolio.projects)))
    print(" · ".join(counted))
    return 1 if problems else 0


def _summary(options: argparse.Namespace, words: Words) -> int:
    portfolio = load_portfolio(options.data)
    index = Index(portfolio)
    selection = selection_where(options.where, index, words)
    if problems := sum(not problem.is_remark for problem in portfolio.problems):
        said = words.plural(
            "The data has {count} problem: `laureats check` tells it.",
            "The data has {count} problems: `laureats check` tells them.",
            problems,
        )
        print(said, file=sys.stderr)
    if options.json:
        print_json(summary_members(selection, words, dt.date.today()))
    else:
        for line in (selection_sentence(selection, words), *summary_lines(selection, words)):
            print(shown(line))
    return 0


def _start(options: argparse.Namespace, words: Words) -> int:
    """Serve the dashboard from this process; it stops on Ctrl-C or a termination signal."""
    if options.edit and is_shipped(options.data):
        return not_done(refusal_text(RefusedError(Refusal.SHIPPED, options.data), words))
    from dashboard.commands.server.start import start  # noqa: PLC0415 - slow, only needed here

    return start(options, words)


def _import(options: argparse.Namespace, words: Words) -> int:
    return (run_list if options.kind == "list" else run_announcement)(options, words)


_COMMANDS: Mapping[str | None, Callable[[argparse.Namespace, Words], int]] = {
    None: _start,
    "check": _check,
    "summary": _summary,
    "deck": run_deck,
    "export": run_export,
    "import": _import,
    "init": run_init,
    "restore": run_restore,
    "template": run_template,
    "upgrade": run_upgrade,
}


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
