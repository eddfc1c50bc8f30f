"""The frame of a drawing (SVG) that is as wide as its place, in the type of the page."""

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
