"""Every value points at the words it was read from."""

from pathlib import Path

import pytest

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.reader import read_announcement
from tests.loaders.announcement.evaluate import FIXTURES, read_file
from tests.loaders.announcement.support import assert_supported


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_words_support_values(path: Path, knowledge: Knowledge) -> None:
    announcement = read_file(path, knowledge)
    assert announcement.text == path.read_text(encoding="utf-8")
    assert_supported(announcement)


def test_spans_count_in_the_text_as_pasted(nameless: Knowledge) -> None:
    text = (
        "![logo](a.png)\nLe Comité s&rsquo;est réuni le 4 mai 2021. 1 projet est lauréat.\n"
        "« UN JAR\u00adDIN »\nMoselle Habitat\u00a0sollicite l’asso\u00adciation Terre Vive à Metz."
    )
    project = read_announcement(text, nameless).projects[0]
    assert project.title is not None
    assert text[project.title.span.start : project.title.span.end] == "UN JAR\u00adDIN"
    assert project.title.value == "UN JARDIN"
    assert text[slice(*project.carriers[0].words)] == "Terre Vive"
    span = project.places[0].span
    assert text[span.start : span.end] == "Metz"
