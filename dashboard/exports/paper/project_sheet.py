"""The sheet of one project on paper: all that is known of it, its sources and a small map."""

from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.places import map_section
from dashboard.exports.paper.sheet_map import sheet_map
from dashboard.exports.single_page.project_sheets import project_facts, project_summary
from dashboard.language.grammar import capital
from dashboard.language.markup import Markup, tag
from dashboard.measures.records import ProjectRecord
from dashboard.style.scheme import LIGHT, custom_properties
from loaders.geography.geography import Geography


def project_paper(data: DeckData, record: ProjectRecord, geography: Geography) -> Markup:
    """Return a sheet of A4 with the one project of `data` as HTML; its style is `print.css`.

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
            *sheet_map(map_section(data), geography, data.words),
        ),
        project_facts(record, data, {}),
        tag("footer", tag("p", capital(data.state))),
        class_="a4 record",
        style=custom_properties(LIGHT),
        lang=data.words.language,
    )
