"""The commands `laureats check` and `summary`: what is wrong with the data, and its figures."""

import argparse
import datetime as dt
import sys

from dashboard.commands.terminal import print_json, shown
from dashboard.commands.where import add_where_option, selection_where
from dashboard.exports.projects_json import summary_members
from dashboard.language.translation import Words
from dashboard.selection.index import Index
from dashboard.selection.sentence import selection_sentence
from dashboard.texts.data_problems import tell
from dashboard.texts.overview import summary_lines
from loaders.package.load import load_portfolio


def check_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `check`, which takes nothing of its own."""
    parser.set_defaults(run=_check)


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


def summary_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `summary` takes."""
    parser.set_defaults(run=_summary)
    add_where_option(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


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
