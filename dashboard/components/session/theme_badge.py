"""Theme badges: a glyph on the theme's colour, as on charts, map and slides."""

import streamlit as st

from dashboard.style.palette import ThemeLook


def look_badge(look: ThemeLook) -> None:
    """Draw the sign. It holds nothing from the data: colours and glyphs are the palette's own."""
    colour, text = look.css
    st.html(
        f'<span style="display:inline-block;min-width:1.6em;text-align:center;'
        f"border-radius:1em;padding:.05em .4em;font-weight:600;"
        f'background:{colour};color:{text}">{look.glyph}</span>',
        width="content",
    )
