"""Colours of themes can be told apart, and text on them can be read."""

import tomllib
from dataclasses import fields
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import dashboard
from dashboard.style.palette import QUIET, STRONG, look_at, looks_of, theme_properties
from dashboard.style.scheme import (
    DARK,
    LIGHT,
    MARK_CONTRAST,
    TEXT_CONTRAST,
    contrast,
    custom_properties,
    rgb,
)

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", IEEE TVCG 15(6), 2009: matrices at severity 1.0, for linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}

# IEC 61966-2-1: linear sRGB to CIE XYZ (D65), divided by its white.
TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
) / np.array([[0.9505], [1.0], [1.089]])


def lab(colour, vision):
    """CIE L*a*b* of a colour as somebody with `vision` sees it."""
    parts = np.array(rgb(colour)) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(TO_XYZ @ np.clip(np.array(VISIONS[vision]) @ linear, 0.001, 1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one, other, vision):
    """CIE 1976 colour difference; 2.3 is just noticeable (Mahy et al., 1994)."""
    return float(np.linalg.norm(lab(one, vision) - lab(other, vision)))


def hues(row, scheme):
    """The colours of a row of the palette in a scheme."""
    return [colours[scheme is DARK] for colours in row]


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_the_five_differ_for_every_vision(scheme, vision):
    five = hues(STRONG, scheme)
    assert min(difference(one, other, vision) for one, other in combinations(five, 2)) > 19


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_quiet_colours_are_quieter_than_the_five(scheme):
    strong, quiet = (
        [np.hypot(*lab(colour, "normal")[1:]) for colour in hues(row, scheme)]
        for row in (STRONG, QUIET)
    )
    assert max(quiet) < min(strong)


@pytest.mark.parametrize(("vision", "least"), [(name, 10) for name in VISIONS] + [("normal", 16)])
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_any_two_themes_differ_for_every_vision(scheme, vision, least):
    colours = [look_at(None).under(scheme).colour, *hues(STRONG + QUIET, scheme)]
    assert min(difference(a, b, vision) for a, b in combinations(colours, 2)) > least


@pytest.mark.parametrize("position", [None, *range(1, 31)])
def test_marks_and_text_have_their_contrast(position):
    for scheme, least in ((LIGHT, MARK_CONTRAST), (DARK, 6)):
        look = look_at(position).under(scheme)
        assert contrast(look.colour, scheme.panel) >= least
        assert contrast(look.text, look.colour) >= TEXT_CONTRAST
        assert 1 <= len(look.glyph) <= 2


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("position", [None, 1, 12, 13])
def test_the_page_has_the_hue_of_a_theme_under_the_name_that_the_look_gives(position, scheme):
    look = look_at(position)
    said = theme_properties(scheme)
    for name, colour in zip(
        look.css, (look.under(scheme).colour, look.under(scheme).text), strict=True
    ):
        assert f"{name.removeprefix('var(').removesuffix(')')}: {colour};" in said


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_text_of_a_scheme_has_its_contrast(scheme):
    for ground in (scheme.ground, scheme.panel, scheme.sunk, scheme.shade_0):
        assert contrast(scheme.ink, ground) >= TEXT_CONTRAST
        assert contrast(scheme.grey, ground) >= TEXT_CONTRAST
        assert contrast(scheme.accent, ground) >= TEXT_CONTRAST
    assert contrast(scheme.on_accent, scheme.accent) >= TEXT_CONTRAST
    assert contrast(scheme.on_soft, scheme.accent_soft) >= TEXT_CONTRAST
    assert contrast(scheme.ink, scheme.bar_other) >= TEXT_CONTRAST
    for step in range(1, 5):
        text, shade = getattr(scheme, f"on_shade_{step}"), getattr(scheme, f"shade_{step}")
        assert contrast(text, shade) >= TEXT_CONTRAST
    # Numbers of grouped discs are written in the colour of what is behind them.
    assert contrast(scheme.panel, scheme.accent) >= TEXT_CONTRAST


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_edges_and_steps_of_shade_can_be_told_apart(scheme):
    for edge in (scheme.edge, scheme.bar_other_edge):
        assert contrast(edge, scheme.panel) >= MARK_CONTRAST
    assert contrast(scheme.accent, scheme.bar_other) >= MARK_CONTRAST
    steps = [scheme.shade_1, scheme.shade_2, scheme.shade_3, scheme.shade_4]
    assert min(contrast(one, other) for one, other in pairwise(steps)) >= 1.5


@pytest.mark.parametrize(("name", "scheme"), [("light", LIGHT), ("dark", DARK)])
def test_the_framework_is_given_the_colours_of_the_scheme(name, scheme):
    config = Path(dashboard.__file__).parent / ".streamlit" / "config.toml"
    given = tomllib.loads(config.read_text("utf-8"))["theme"][name]
    assert given == {
        "primaryColor": scheme.accent,
        "backgroundColor": scheme.ground,
        "secondaryBackgroundColor": scheme.panel,
        "textColor": scheme.ink,
        "linkColor": scheme.accent,
        "borderColor": scheme.edge,
        "dataframeBorderColor": scheme.hairline,
        "dataframeHeaderBackgroundColor": scheme.sunk,
    }


def test_the_page_has_each_colour_under_its_name():
    said = custom_properties(DARK)
    assert f"--accent-soft: {DARK.accent_soft};" in said
    assert said.count("--") == len(fields(DARK))


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colour", ["0365e5", "#fff", "white"])
def test_other_ways_to_write_a_colour_are_refused(colour):
    with pytest.raises(ValueError, match=colour):
        rgb(colour)


def test_glyphs_tell_the_first_ninety_themes_apart():
    glyphs = [look_at(position).glyph for position in range(1, 91)]
    assert len({*glyphs, look_at(None).glyph}) == 91


def test_position_before_the_first_is_refused():
    with pytest.raises(ValueError, match="0"):
        look_at(0)


def test_look_goes_by_position_not_by_id():
    looks = looks_of(pd.DataFrame({"id": ["b", "a"], "position": [2, 1]}))
    assert looks["a"] == look_at(1)
    assert looks["b"] == look_at(2)


def test_in_english_the_sign_of_a_theme_begins_a_word_of_its_name(shipped):
    looks = looks_of(shipped.portfolio.themes, "en")
    assert len({look.glyph for look in looks.values()}) == len(looks)
    names = shipped.portfolio.themes.set_index("id")[["name_en", "short_en"]]
    letters = {theme: look.glyph for theme, look in looks.items() if look.glyph.isalpha()}
    for theme, glyph in letters.items():
        words = " ".join(names.loc[theme]).casefold().split()
        assert any(word.startswith(glyph.casefold()) for word in words), (theme, glyph)
