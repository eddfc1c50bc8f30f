"""Pictures in the browser that tell what is clicked: charts of Plotly, and drawings of our own."""

from collections.abc import Callable

from plotly.io.json import to_json_plotly

from dashboard.charts.figure import Figure
from dashboard.components.session.browser_part import draw_part, plotly_library
from dashboard.components.session.screen import Screen
from dashboard.style.scheme import LIGHT, Scheme

Draw = Callable[[Scheme], Figure]
"""Gives a figure in a colour scheme."""


def plot(
    screen: Screen,
    draw: Draw,
    *,
    key: str,
    alt: str,
    on_click: Callable[[object], None] | None = None,
) -> None:
    """Draw the figure that `draw` gives, on paper that of the light scheme.

    `alt` says in words what it shows; `on_click` is called with the custom data of a mark that is
    clicked.
    """
    figure = draw(screen.scheme)
    given = {
        "figure": to_json_plotly(figure),
        "paper": None if screen.scheme == LIGHT else to_json_plotly(draw(LIGHT)),
        "alt": alt,
        "failed": screen.words.text("This chart could not be drawn: reload the page."),
        "height": figure["layout"]["height"],
        "clickable": on_click is not None,
        "library": plotly_library(),
    }
    html = '<div class="plot-host" role="img"></div>'
    draw_part("plot", html, given, key=key, event="clicked", answer=on_click)


Drawing = Callable[[Scheme], str]
"""Gives a drawing in a colour scheme, every text in it escaped.

A part that can be chosen says of what kind it is as `data-choose`, which one as `data-value`, and
whether it is chosen as `data-chosen`. One that leads to another page has its address as
`data-href`, and tells nothing.
"""


def show_drawing(
    screen: Screen,
    draw: Drawing,
    *,
    key: str,
    alt: str,
    on_choose: Callable[[object], None] | None = None,
) -> None:
    """Draw what `draw` gives, on paper that of the light scheme.

    `alt` says in words what it shows; `on_choose` is called with the kind and the value, a list of
    two, of a part that is clicked or chosen with the keyboard.
    """
    given = {
        "screen": draw(screen.scheme),
        "paper": None if screen.scheme == LIGHT else draw(LIGHT),
        "alt": alt,
        "choosable": on_choose is not None,
    }
    html = '<div class="drawing" role="group"></div>'
    draw_part("drawing", html, given, key=key, event="chosen", answer=on_choose)
