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
    through: bool = False,
) -> Markup:
    """Return a line of text, its foot at `y`; the pointer may go `through` to what is under it."""
    return tag(
        "text",
        said,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        font_size=f"{size:g}",
        font_weight=str(weight),
        fill=colour,
        text_anchor=anchor,
        pointer_events="none" if through else "",
    )


def part_to_choose(
    facet: str, value: str, said: str, *drawn: Markup, chosen: bool | None, **more: str
) -> Markup:
    """Return what is drawn of a value of a facet, which a click chooses, with what is `said`.

    A second click takes it away, but for what is never `chosen` (None). `more` are attributes.
    """
    return tag(
        "g",
        tag("title", said),
        *drawn,
        data_choose=facet,
        data_value=value,
        data_toggles="" if chosen is None else "true",
        data_chosen="" if chosen is None else str(chosen).lower(),
        **more,
    )
