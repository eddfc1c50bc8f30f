"""From a selection and a manager's choices to the bytes of a .pptx file."""

import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage
from pptx.oxml import parse_xml

from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.fit import clean
from dashboard.exports.deck.leaf import Book
from dashboard.exports.deck.options import PARTS, DeckOptions
from dashboard.exports.deck.page import Page
from dashboard.exports.deck.plan import Plan, plan_deck
from dashboard.exports.deck.stage import Stage, open_stage
from dashboard.selection import Selection
from dashboard.sentence import choices_sentence
from dashboard.words import Words
from loaders.folding import folded
from loaders.geography import Geography, load_geography
from loaders.package import SHIPPED

Progress = Callable[[int, int], None]
"""Called after each section with how many are done, and how many there are."""

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

UNDATED = dt.datetime(2000, 1, 1)
"""What the file says of its making where the options give no date."""

MOST_NAME = 60
"""Characters of the selection in the name of a file."""

_SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""What PowerPoint calls the extension that lists sections (MS-PPTX, 2.2.9)."""


def build_deck(
    selection: Selection,
    options: DeckOptions,
    words: Words,
    *,
    geography: Geography | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Return the deck of `selection` as a .pptx file.

    `geography`: boundaries that are loaded already; without, those of the shipped data are read.

    Raises:
        DeckError: template, logo, accent, committee or a slide's id cannot be used.
    """
    plan = plan_deck(selection, options, words)
    stage = open_stage(options, words)
    if geography is None:
        geography = load_geography(Path(SHIPPED) / "geography")
    book = Book(stage.canvas, words, plan.footer, geography)
    parts: list[str] = []
    for done, section in enumerate(plan.sections, start=1):
        leaves = draw(book, section)
        for leaf in leaves:
            Page(stage, leaf).write()
        parts += [PARTS.get(section.id, PARTS["projects"])] * len(leaves)
        if progress:
            progress(done, len(plan.sections))
    _name_parts(stage, parts, words)
    _describe(stage, plan, options, words, selection.portfolio.version)
    _drop_thumbnail(stage.slides.part.package)
    buffer = io.BytesIO()
    stage.slides.save(buffer)
    return buffer.getvalue()


def file_name(selection: Selection, options: DeckOptions, words: Words) -> str:
    """Return what the file is called: the selection in words, and the date."""
    said = selection.title or choices_sentence(selection.index, selection.choices, words)
    slug = re.sub(r"[^a-z0-9]+", "-", folded(said)).strip("-")[:MOST_NAME].rstrip("-")
    day = options.today.isoformat() if options.today else ""
    return "-".join(part for part in ("laureats", slug, day) if part) + ".pptx"


def _name_parts(stage: Stage, parts: Sequence[str], words: Words) -> None:
    """List the sections of the presentation, each with its slides, in the order of the slides."""
    ids = [one.get("id") for one in stage.slides.slides._sldIdLst]
    groups: list[tuple[str, list[str]]] = []
    for part, slide in zip(parts, ids, strict=True):
        if not groups or groups[-1][0] != part:
            groups.append((part, []))
        groups[-1][1].append(slide)
    listed = ""
    for number, (part, slides) in enumerate(groups):
        held = "".join(f'<p14:sldId id="{one}"/>' for one in slides)
        listed += (
            f'<p14:section name={quoteattr(words.text(part))} id="{_identifier(number)}">'
            f"<p14:sldIdLst>{held}</p14:sldIdLst></p14:section>"
        )
    root = stage.slides.part._element
    space = root.nsmap["p"]
    found = root.find(f"{{{space}}}extLst")
    extensions = found if found is not None else parse_xml(f'<p:extLst xmlns:p="{space}"/>')
    for old in [one for one in extensions if one.get("uri") == _SECTION_LIST]:
        extensions.remove(old)
    extensions.append(parse_xml(
        f'<p:ext xmlns:p="{space}" uri="{_SECTION_LIST}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{listed}'
        "</p14:sectionLst></p:ext>"
    ))  # fmt: skip
    if found is None:
        root.append(extensions)


def _identifier(number: int) -> str:
    return f"{{6B1F7A00-1D0C-4F5E-9A57-{number:012X}}}"


def _drop_thumbnail(package: OpcPackage) -> None:
    """Take out the small picture of the presentation that the deck was begun from."""
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)


def _describe(stage: Stage, plan: Plan, options: DeckOptions, words: Words, version: str) -> None:
    """Write what the file says of itself; without a date, so that equal decks are alike."""
    about = stage.slides.core_properties
    about.title = clean(plan.sections[0].headline if plan.sections else "")[:250]
    about.subject = clean(plan.footer)[:250]
    about.author = about.last_modified_by = "Lauréats"
    about.language = "fr-FR" if words.language == "fr" else "en-GB"
    about.version = version[:7]
    about.comments = ""
    made = dt.datetime.combine(options.today, dt.time()) if options.today else UNDATED
    about.created = about.modified = made
    about.revision = 1
