"""Key figures are one list; what they say is shown as it is written, markup included."""

import html
import re

from dashboard.components.figures.tiles import Tile, listed

HOSTILE = '<img src=x onerror="alert(1)">'


def test_each_figure_has_its_label_and_its_number():
    drawn = listed([Tile("Projets", "29"), Tile("Bailleurs", "39", "54 participations", "why")])
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", drawn) == [
        ("Projets", "29"),
        ("Bailleurs", "39"),
    ]
    assert '<dd class="added" title="why">54 participations</dd>' in drawn
    assert drawn.count("<div>") == 2


def test_markup_stays_text():
    drawn = listed([Tile(HOSTILE, HOSTILE, HOSTILE, HOSTILE)])
    assert drawn.count(html.escape(HOSTILE)) == 4
    assert "<img" not in drawn
    assert 'onerror="' not in drawn
