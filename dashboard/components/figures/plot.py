"""Pictures in the browser that tell what is clicked: charts of Plotly, and drawings of our own."""

from collections.abc import Callable

from plotly.io.json import to_json_plotly

from dashboard.charts.figure import Figure
from dashboard.components.session.browser_part import draw_part, plotly_library
from dashboard.components.session.screen import Screen
from dashboard.style.scheme import LIGHT, Scheme

Draw = Callable[[Scheme], Figure | str]
"""Gives a figure of Plotly, or a drawing of our own, in a colour scheme.

In a drawing every text is escaped. A part of it that can be chosen says of what kind it is as
`data-choose`, which one as `data-value`, and whether it is chosen as `data-chosen`. One that leads
to another page has its address as `data-href`, and tells nothing.
"""


def show_picture(
    screen: Screen,
    draw: Draw,
    *,
    key: str,
    alt: str,
    on_click: Callable[[object], None] | None,
) -> None:
    """Draw what `draw` gives, if it has a mark, on paper that of the light scheme.

    `alt` says in words what it shows; `on_click` is called with the custom data of a mark that is
    clicked, or with the kind and the value, a list of two, of a part of a drawing that is chosen.
    """
    made = draw(screen.scheme)
    light = None if screen.scheme == LIGHT else draw(LIGHT)
    if isinstance(made, str):
        given = {"screen": made, "paper": light, "alt": alt, "choosable": on_click is not None}
        html = '<div class="drawing" role="group"></div>'
        draw_part("drawing", html, given, key=key, event="chosen", answer=on_click)
    elif any(len(trace["x"]) for trace in made["data"]):
        given = {
            "figure": to_json_plotly(made),
            "paper": light and to_json_plotly(light),
            "alt": alt,
            "failed": screen.words.text("This chart could not be drawn: reload the page."),
            "height": made["layout"]["height"],
            "clickable": on_click is not None,
            "library": plotly_library(),
        }
        html = '<div class="plot-host" role="img"></div>'
        draw_part("plot", html, given, key=key, event="clicked", answer=on_click)
