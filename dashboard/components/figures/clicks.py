"""A click on a mark chooses its value: the same as choosing it in its list."""

from collections.abc import Callable, Mapping, Sequence

from dashboard.components.session.address import choose, chosen


def toggle(facet: str, value: str) -> None:
    """Choose `value` of a facet of choices, or take it away where it is chosen."""
    _toggle_all({facet: value})


def _toggle_all(values: Mapping[str, str]) -> None:
    """Choose a value of each facet; take them away where all of them are chosen."""
    choices = chosen()
    undone = all(value in choices.get(facet) for facet, value in values.items())
    for facet, value in values.items():
        others = [other for other in choices.get(facet) if other != value]
        choices = choices.having(facet, others if undone else [*others, value])
    choose(choices)


def on_mark(facets: Sequence[str]) -> Callable[[object], None]:
    """Return what to do with the custom data of a mark that is clicked.

    A mark carries the value of the one facet, or a list with one value for each of `facets`; any
    other chooses nothing.
    """

    def clicked(customdata: object) -> None:
        values = customdata if isinstance(customdata, list) else [customdata]
        if len(values) == len(facets):
            _toggle_all(dict(zip(facets, map(str, values), strict=True)))

    return clicked


def on_part(facets: Sequence[str]) -> Callable[[object], None]:
    """Return what to do with the part of a drawing that is chosen: its facet, and its value."""

    def chosen(told: object) -> None:
        match told:
            case [str(facet), str(value)] if facet in facets:
                toggle(facet, value)

    return chosen
