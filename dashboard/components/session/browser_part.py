"""Parts of a page that a script of ours draws in the browser: how each of them is registered."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components.session.streamlit_internals import served_folder

SCRIPTS = Path(__file__).parents[1] / "browser"
"""The folder of the scripts, one a part, with their styles and what they import."""


@cache
def browser_part(name: str, html: str, *, isolated: bool = False) -> Callable[..., Any]:
    """Register a part of a page, once for the whole server; return what draws it.

    `SCRIPTS/NAME.js` exports the function that fills `html`; unless it is `isolated`, the style of
    the page holds in it, and `SCRIPTS/NAME.css`, if any, on the whole page. What Streamlit is given
    as text it sends again with all that the part is told, at each click; so it is given no more
    than the address of the script, which the browser fetches once.
    """
    style = SCRIPTS / f"{name}.css"
    address = f"{served_folder('scripts', SCRIPTS)}/{name}.js"
    mount: Callable[..., Any] = st.components.v2.component(
        f"laureats-{name.replace('_', '-')}",
        html=html,
        css=style.read_text("utf-8") if style.is_file() else None,
        # Text of one line would be taken for the name of a file.
        js=f'const here = new URL("{address}", document.baseURI);\n'
        "export default (await import(here)).default;",
        isolate_styles=isolated,
    )
    return mount
