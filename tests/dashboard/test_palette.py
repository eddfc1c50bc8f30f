"""Colours of themes can be told apart, and text on them can be read."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from dashboard.style.contrast import MARK_CONTRAST, TEXT_CONTRAST, contrast, rgb
from dashboard.style.palette import QUIET, STRONG, look_at, looks_of
from dashboard.style.scheme import DARK, LIGHT

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


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("one", "other"), list(combinations([colour for colour, _ in STRONG], 2)))
def test_the_five_differ_for_every_vision(one, other, vision):
    assert difference(one, other, vision) > 15


@pytest.mark.parametrize("colour", [colour for colour, _ in QUIET])
def test_quiet_colours_are_quieter_than_the_five(colour):
    chroma = np.hypot(*lab(colour, "normal")[1:])
    assert chroma < min(np.hypot(*lab(strong, "normal")[1:]) for strong, _ in STRONG)


def test_the_twelve_differ_from_each_other():
    colours = [colour for colour, _ in STRONG + QUIET]
    assert min(difference(a, b, "normal") for a, b in combinations(colours, 2)) > 12


@pytest.mark.parametrize("position", [None, *range(1, 31)])
def test_marks_and_text_have_their_contrast(position):
    look = look_at(position)
    for scheme in (LIGHT, DARK):
        assert contrast(look.colour, scheme.background) >= MARK_CONTRAST
    assert contrast(look.text, look.colour) >= TEXT_CONTRAST
    assert 1 <= len(look.glyph) <= 2


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_text_of_a_scheme_has_its_contrast(scheme):
    for ground in (scheme.background, scheme.land, scheme.shade):
        assert contrast(scheme.text, ground) >= TEXT_CONTRAST
    for ground in (scheme.background, scheme.land):
        assert contrast(scheme.quiet_text, ground) >= TEXT_CONTRAST
        assert contrast(scheme.accent, ground) >= MARK_CONTRAST
    # Numbers of grouped discs are written in the background's colour.
    assert contrast(scheme.background, scheme.accent) >= TEXT_CONTRAST


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
