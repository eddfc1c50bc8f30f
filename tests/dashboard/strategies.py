"""Choices that a visitor can make, at random."""

from types import MappingProxyType

from hypothesis import strategies as st

from dashboard.selection.choices import Choices
from dashboard.selection.index import Index


def choice_facets(index: Index) -> list[str]:
    """The facets whose values are chosen from a list."""
    return [key for key, facet in index.facets.items() if facet.kind == "choice"]


@st.composite
def some_choices(draw: st.DrawFn, index: Index) -> Choices:
    """Draw values of the facets that are chosen from lists or as years; no search."""
    values = {}
    for key, facet in index.facets.items():
        if facet.kind == "choice" and draw(st.integers(0, 3)) == 0:
            known = [
                value
                for value, count in zip(index.link(key).values, index.link(key).totals, strict=True)
                if count
            ]
            chosen = draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True))
            values[key] = tuple(chosen)
        elif facet.kind == "span" and draw(st.integers(0, 3)) == 0:
            first = draw(st.integers(2015, 2026))
            span = f"{first}-{draw(st.integers(first, 2026))}"
            values[key] = (draw(st.sampled_from([span, "unknown"])),)
    return Choices(MappingProxyType(values))
