"""The projects of a selection in time, one by one where they are few enough."""

from collections.abc import Callable, Mapping

from dashboard.charts.committees import committee_columns
from dashboard.charts.figure import Figure
from dashboard.charts.timeline import timeline
from dashboard.components.figures.figure import show_figure
from dashboard.components.session.screen import Screen
from dashboard.style.scheme import Scheme
from dashboard.texts.figures.history import history_figure


def show_history(screen: Screen) -> None:
    """Draw when the selected projects were selected."""
    words = screen.words
    said = history_figure(screen.selection, words)

    def drawn(scheme: Scheme) -> Figure:
        if "announced" not in said.frame:  # projects, not committees
            return timeline(said.frame, scheme, screen.looks, narrow=screen.narrow)
        return committee_columns(
            said.frame,
            scheme,
            selected=words.text("projects"),
            announced=words.text("winning projects announced"),
            narrow=screen.narrow,
        )

    show_figure(screen, said, drawn)


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "time": show_history,
}
"""The figure of the sheets that can stand alone, by the name in its address."""
