"""The command `laureats deck`: the board deck of a selection, as slides or as one page to send."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from dashboard.commands.terminal import not_done, write_whole
from dashboard.commands.where import add_where_option, selection_where
from dashboard.exports.deck.build import Progress, build_deck
from dashboard.exports.deck.errors import DeckError, tell_deck_error
from dashboard.exports.deck.options import DEFAULT_SLIDES, SLIDES, DeckOptions
from dashboard.exports.single_page.page import ENDING, build_page
from dashboard.language.translation import Words
from dashboard.selection.index import Index
from loaders.package.load import load_portfolio


def deck_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `deck` takes."""
    parser.set_defaults(run=_deck)
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help="the file to write: its ending .pptx or .html says what",
    )
    add_where_option(parser)
    parser.add_argument(
        "--slides",
        metavar="IDS",
        help='slides in their order, joined by commas, or "all": ' + ", ".join(SLIDES),
    )
    parser.add_argument("--title", help="title of the deck")
    parser.add_argument("--subtitle", default="", help="the meeting, which stands on each slide")
    parser.add_argument("--since", metavar="COMMITTEE", help="what is new is told from here")
    parser.add_argument(
        "--project", action="append", default=[], metavar="ID", help="a project that gets a slide"
    )
    parser.add_argument(
        "--internal", action="store_true", help="let it hold the fund's own figures"
    )
    parser.add_argument("--accent", metavar="#RRGGBB", help="colour of bars and headings")
    parser.add_argument("--logo", type=Path, metavar="FILE", help="a PNG or JPEG picture")
    parser.add_argument("--template", type=Path, metavar="FILE", help="the fund's own .pptx")


def _deck(options: argparse.Namespace, words: Words) -> int:
    """Write the deck; return 0, 1 where the file cannot be written, 2 on misuse."""
    index = Index(load_portfolio(options.data))
    selection = selection_where(options.where, index, words)
    try:
        if options.out.suffix.lower() in (ENDING, ".htm"):
            deck = build_page(selection, _deck_options(options), words)
            if options.template:
                said = words.text(
                    "The template is PowerPoint's alone: the page to send keeps its own look."
                )
                print(said, file=sys.stderr)
        else:
            progress = _progress(words) if sys.stderr.isatty() else None
            deck = build_deck(selection, _deck_options(options), words, progress=progress)
    except DeckError as error:
        return not_done(*tell_deck_error(error, words))
    except OSError as error:
        return not_done(words.text("The file {path} cannot be read: {reason}.",
                                   path=error.filename, reason=error.strerror))  # fmt: skip
    try:
        write_whole(options.out, deck)
    except OSError as error:
        said = words.text("The file {path} cannot be written: {reason}.",
                          path=options.out, reason=error.strerror)  # fmt: skip
        return not_done(said, code=1)
    size = words.number(round(len(deck) / 1000))
    print(words.text("The deck is in {path}: {size} kB.", path=options.out, size=size))
    return 0


def _progress(words: Words) -> Progress:
    """Return what writes how far a deck is into one line of the terminal, and clears it."""

    def told(done: int, total: int) -> None:
        said = words.text("Slide {done} of {total}", done=done, total=total)
        end = "\r" + " " * len(said) + "\r" if done == total else ""
        print(f"\r{said}{end}", end="", file=sys.stderr, flush=True)

    return told


def _deck_options(options: argparse.Namespace) -> DeckOptions:
    """Return the options of the command line; raises `OSError` where a file cannot be read."""
    slides = DEFAULT_SLIDES
    if options.slides and options.slides != "all":  # which they are anyhow
        slides = tuple(part.strip() for part in options.slides.split(",") if part.strip())
    return DeckOptions(
        slides=slides,
        title=options.title,
        subtitle=options.subtitle,
        accent=options.accent,
        new_since=options.since,
        projects=tuple(options.project),
        today=dt.date.today(),
        internal=options.internal,
        euros="measure=amounts" in options.where,
        logo=options.logo.read_bytes() if options.logo else None,
        template=options.template.read_bytes() if options.template else None,
    )
