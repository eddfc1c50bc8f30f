"""What the selected projects do: the themes, main and other, each of which can be chosen."""

from dashboard.charts.share_bars import SAVED_WIDTH, share_bars
from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.figure import show_figure
from dashboard.components.figures.selection_figures import show_amounts
from dashboard.components.session.links import onward
from dashboard.components.session.screen import Screen
from dashboard.style.scheme import Scheme
from dashboard.texts.figures.counts import themes_figure
from dashboard.texts.themes import theme_parts


def show_themes(screen: Screen) -> None:
    """Draw the bars of the themes with their table and menu, and the way to what is behind them."""
    words = screen.words
    if screen.in_amounts:
        show_amounts(screen, "theme")
        return
    said = themes_figure(screen.selection, words)

    def drawn(scheme: Scheme, *, width: int | None = None) -> str:
        return share_bars(
            said.frame,
            "theme",
            scheme,
            parts=theme_parts(words),
            chosen=screen.chosen("theme"),
            narrow=screen.narrow and not width,
            width=width,
        )

    show_figure(
        screen,
        said,
        drawn,
        clicked=on_part(["theme"]),
        saved=lambda scheme: drawn(scheme, width=SAVED_WIDTH),
    )
    onward(screen, {"compare": words.text("Details")})
