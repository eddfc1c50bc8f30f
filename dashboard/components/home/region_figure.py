"""Where the selected projects are: the regions with their numbers, each of which can be chosen."""

from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.figure import show_figure
from dashboard.components.session.links import onward
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.maps.region_map import region_map, regions_of
from dashboard.style.scheme import Scheme
from dashboard.style.shades import euro_step, euro_step_names, step_names, step_of
from dashboard.texts.figures.amounts import amounts_figure
from dashboard.texts.figures.counts import regions_figure


def show_regions(screen: Screen) -> None:
    """Draw the map of the regions with its table and its menu, and the way to the map page."""
    words = screen.words
    if screen.in_amounts:
        said = amounts_figure(screen.selection, "region", words)
        regions, steps = regions_of(said.frame, "euros", euro_step), euro_step_names(words)
    else:
        said = regions_figure(screen.selection, words)
        regions, steps = regions_of(said.frame, "projects", step_of), step_names(words)

    def drawn(scheme: Scheme) -> str:
        return region_map(
            shared_geography(),
            regions,
            scheme,
            steps=steps,
            chosen=screen.chosen("region"),
            narrow=screen.narrow,
        )

    show_figure(screen, said, drawn, clicked=on_part(["region"]), picture=words.text("Map"))
    if not screen.in_amounts:
        without = words.text("Territories without a project")
        onward(screen, {"gaps": without, "map": words.text("Open the map")})
