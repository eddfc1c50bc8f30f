"""The sheet of one project on paper: all that is known of it, its sources and a small map."""

import base64
from dataclasses import replace

from dashboard.exports.deck.canvas import own_canvas
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.model import PlaceMap, Section
from dashboard.exports.deck.slide_drawing import DeckContext
from dashboard.exports.deck.svg import map_svg
from dashboard.exports.single_page.project_sheets import project_facts, project_summary
from dashboard.language.grammar import capital
from dashboard.language.markup import Markup, clean, empty_tag, tag
from dashboard.language.translation import Words
from dashboard.measures.records import ProjectRecord
from dashboard.measures.whereabouts import Where
from dashboard.style.box import Box
from dashboard.style.scheme import LIGHT, custom_properties
from loaders.geography.geography import Geography


def project_paper(
    data: DeckData, record: ProjectRecord, where: Where, geography: Geography
) -> Markup:
    """Return a sheet of A4 with a project, which is `where`, as HTML; its style is `print.css`.

    A record that is too long for a sheet goes on to the next: nothing of it is left out.
    """
    return tag(
        "article",
        tag(
            "header",
            tag(
                "div",
                tag("p", data.source, class_="fund"),
                tag("h1", record.title),
                *project_summary(record, data.words),
            ),
            *sheet_map(_map(data, record, where), geography, data.words),
        ),
        project_facts(record, data, {}),
        tag("footer", tag("p", capital(data.state))),
        class_="a4 record",
        style=custom_properties(LIGHT),
        lang=data.words.language,
    )


def _map(data: DeckData, record: ProjectRecord, where: Where) -> Section | str:
    """Return the map of the one region that a project is in, else of the country."""
    if not where.spots and len(where.regions) != 1:
        return data.words.text("place not known")
    region = where.regions[0] if len(where.regions) == 1 else ""
    shown = PlaceMap(where.spots[:1], (), region, data.region_names.get(region, ""))
    said = ", ".join(where.named) or data.region_names.get(region, "")
    return Section("map", data.words.text("Where it is"), record.title, shown, alt=said)


MAP = Box(0, 0, 500, 440)
"""Points of the map on a slide; on paper it is a good half of that, its labels 9 points."""


def sheet_map(section: Section | str, geography: Geography, words: Words) -> list[Markup]:
    """Return the map of a section as a picture; nothing where there is a reason for none."""
    if isinstance(section, str):
        return []
    canvas = own_canvas()
    canvas = replace(canvas, mapped=replace(canvas.mapped, panel=MAP))
    (slide,) = draw(DeckContext(canvas, words, "", geography), section)
    drawn = base64.b64encode(map_svg(slide).encode()).decode()
    said = clean(f"{section.headline}. {section.described}")
    return [empty_tag("img", src=f"data:image/svg+xml;base64,{drawn}", alt=said)]
