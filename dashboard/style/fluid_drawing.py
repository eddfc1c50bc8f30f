"""The frame of a drawing (SVG) that is as wide as its place, its texts, and its parts to choose."""

from dashboard.language.markup import Markup, tag


def fluid_drawing(width: float, height: float, *parts: Markup, **more: str) -> Markup:
    """Return the drawing of `parts`, drawn for so many pixels; `more` are further attributes."""
    return tag(
        "svg",
        *parts,
        **{
            "xmlns": "http://www.w3.org/2000/svg",
            "class_": "fluid",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "font_family": "inherit",
            **more,
        },
    )


def text_at(
    said: str | Markup,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    anchor: str = "middle",
    weight: int = 400,
) -> Markup:
    """Return a line of text, its foot at `y`, that lets the pointer through to what is under it."""
    return tag(
        "text",
        said,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        font_size=f"{size:g}",
        font_weight=str(weight),
        fill=colour,
        text_anchor=anchor,
        pointer_events="none",
    )


def part_to_choose(facet: str, value: str, said: str, *drawn: Markup, chosen: bool) -> Markup:
    """Return what is drawn of a value of a facet, which a click chooses, with what is `said`."""
    return tag(
        "g",
        tag("title", said),
        *drawn,
        data_choose=facet,
        data_value=value,
        data_toggles="true",
        data_chosen=str(chosen).lower(),
    )
