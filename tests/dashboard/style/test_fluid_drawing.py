"""The legend of a drawing is whole on a phone too."""

import re

import pytest

from dashboard.language.translation import LANGUAGES, Words
from dashboard.maps.region_map import NARROW_WIDTH, WIDTH
from dashboard.style.fluid_drawing import SIZE, legend_row
from dashboard.style.scheme import LIGHT, euro_step_names, step_names
from dashboard.style.text_width import FONT_SIZE, width_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("steps", [step_names, euro_step_names])
def test_a_legend_draws_together_to_fit(language, steps):
    names = steps(Words(language))
    for width in (NARROW_WIDTH, WIDTH):
        row = legend_row([("#000", "", name) for name in names], LIGHT, 0, width)
        starts = [float(re.search(r' x="([\d.]+)"', str(text))[1]) for text in row[1::2]]
        ends = [at + width_of(name) * SIZE / FONT_SIZE for at, name in zip(starts, names)]  # noqa: B905
        assert ends[-1] <= width + 1
        swatches = [float(re.search(r' x="([\d.]+)"', str(one))[1]) for one in row[2::2]]
        assert all(end < swatch for end, swatch in zip(ends, swatches))  # noqa: B905 - one less
