"""The command `laureats import announcement`: print the drafts that an announcement gives."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from dashboard.commands.terminal import not_done, print_json
from dashboard.language.markdown import shortened
from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.selection.facets import theme_labels
from dashboard.texts.announcement_doubts import doubt_text, refusal_text
from loaders.announcement.brought import announcement_apart
from loaders.announcement.errors import AnnouncementError
from loaders.announcement.model import Announcement, ProjectDraft
from loaders.announcement.output import to_json
from loaders.announcement.text_input import content_of
from loaders.package.load import load_portfolio
from loaders.package.portfolio import Portfolio


def announcement_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `import announcement` takes."""
    parser.set_defaults(run=_announcement)
    parser.add_argument("file", metavar="FILE", help="txt, md, docx, html or pdf")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _announcement(options: argparse.Namespace, words: Words) -> int:
    """Print the drafts of `options.file`, as JSON where asked; return the exit code.

    A file that is refused is said on standard error.
    """
    file = Path(options.file)
    try:
        announcement = announcement_apart(content_of(file), file.name, options.data)
    except AnnouncementError as error:
        return not_done(f"{options.file}: {refusal_text(error, words)}")
    if options.json:
        print_json(to_json(announcement))
    else:
        print("\n".join(_lines(announcement, load_portfolio(options.data), words)))
    return 0


def _lines(announcement: Announcement, portfolio: Portfolio, words: Words) -> Iterator[str]:
    committee = announcement.committee
    date = words.date(committee.date.value) if committee.date else words.text("date not found")
    yield words.text("Committee: {date}", date=date)
    drafts = len(announcement.projects)
    yield words.plural("{count} draft", "{count} drafts", drafts)
    for doubt in announcement.doubts:
        yield f"? {doubt_text(doubt.code, doubt.params, words)}"
    labels = theme_labels(portfolio, words)
    for draft in announcement.projects:
        yield ""
        yield from _draft_lines(draft, announcement.text, labels, words)


def _draft_lines(
    draft: ProjectDraft, text: str, labels: dict[str, str], words: Words
) -> Iterator[str]:
    title = draft.title.value if draft.title else words.text("(no title in the announcement)")
    yield f"{title} ({words.date(draft.date.value)})" if draft.date else title
    for attribute, label in names_of("draft").items():
        names = [name.name for name in getattr(draft, attribute)]
        if names:
            heading = words.text(label)
            yield f"  {heading}: {', '.join(names)}"
    for figure in draft.figures:
        number = ("≈ " if figure.approximate else "") + words.number(figure.value)
        yield f"  {number} {figure.unit} ({figure.role}) « {figure.as_written} »"
    if draft.themes:
        yield f"  {labels.get(draft.themes[0].theme, draft.themes[0].theme)}"
    for doubt in draft.doubts:
        quoted = shortened(" ".join(text[slice(*doubt.words or (0, 0))].split()), 60)
        yield f"  ? {doubt_text(doubt.code, doubt.params, words)} [{quoted}]"
