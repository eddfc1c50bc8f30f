"""The command `laureats export`: the files of a selection, as the server gives them."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from dashboard.commands.terminal import not_done, shown, write_whole
from dashboard.commands.where import add_where_option, selection_where
from dashboard.exports.selection_files import FILES, GRANT_LISTS, Taken
from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.measures.grants import grants
from dashboard.selection.index import Index
from loaders.package.load import load_portfolio
from loaders.package.schema import DESCRIPTOR


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `export` takes."""
    parser.set_defaults(run=_export)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where to write; made if need be")
    add_where_option(parser)
    parser.add_argument(
        "--only",
        action="append",
        choices=(*FILES, *GRANT_LISTS),
        metavar="NAME",
        help="this file alone; can be given several times: " + ", ".join((*FILES, *GRANT_LISTS)),
    )
    parser.add_argument(
        "--internal", action="store_true", help="with the fund's own figures, persons apart"
    )


def _export(options: argparse.Namespace, words: Words) -> int:
    """Write the files; return 0, 1 where one cannot be written, 2 on misuse."""
    index = Index(load_portfolio(options.data)).outgoing(internal=options.internal)
    selection = selection_where(options.where, index, words)
    folder: Path = options.folder
    if (folder / DESCRIPTOR).exists():
        said = words.text(
            "{folder} holds a data package, whose tables have the same names: choose another "
            "folder. Nothing was written.",
            folder=folder,
        )
        return not_done(said)
    now = dt.datetime.now().astimezone()
    taken = Taken(selection, words, now, internal=options.internal)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in options.only or (*FILES, *GRANT_LISTS):
            content = (FILES.get(name) or GRANT_LISTS[name]).make(taken)
            if content is None:
                told = _lacking(name, taken)
                print(*(told if options.only else told[:1]), sep="\n", file=sys.stderr)
                continue
            write_whole(folder / name, content)
            print(folder / name)
    except OSError as error:
        said = words.text(
            "{file} cannot be written ({reason}).", file=error.filename, reason=error.strerror
        )
        return not_done(said, code=1)
    return 0


def _lacking(name: str, taken: Taken) -> list[str]:
    """Say of a list that cannot be written what each project lacks for it."""
    words, required, names = taken.words, GRANT_LISTS[name].required, names_of("grant")
    said = words.text("{file} is not written: no project has all that it requires.", file=name)
    return [
        said,
        *(
            shown(f"  {one.title}: {', '.join(words.text(names[key]) for key in lacks)}")
            for one in grants(taken.selection, words)
            if (lacks := one.lacks(required))
        ),
    ]
