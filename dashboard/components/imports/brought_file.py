"""File upload: the drop area, and the uploaded file."""

import streamlit as st

from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped, shortened
from loaders.spreadsheet.form import MAX_BYTES

UPLOAD_MB = MAX_BYTES // 2**20
"""The largest file that the browser sends; the server's configuration says the same."""


def place_of(key: str) -> str:
    """Return where in the session a file stands that was brought: its name and content."""
    return f"{key}-file"


def ask_for_file(key: str, label: str) -> None:
    """Draw the place to drop a file, which then stands in the session (`place_of`).

    In this widget it would be gone as soon as another page is opened.
    """
    turn = f"bring-turn-{key}"
    widget = f"bring-{key}-{st.session_state.setdefault(turn, 0)}"

    def take() -> None:
        file = st.session_state.get(widget)
        if file is not None:
            st.session_state[place_of(key)] = file.name, file.getvalue()
            st.session_state[turn] += 1

    # Whatever its name ends in: the reader tells what a file is, in the visitor's language.
    st.file_uploader(label, max_upload_size=UPLOAD_MB, key=widget, on_change=take)


def forget_file(key: str) -> None:
    """Forget the file, and whatever was made of it in its place."""
    st.session_state.pop(place_of(key), None)


def show_file(screen: Screen, key: str, name: str, size: int) -> None:
    """Say which file was brought, with the way to bring another one in its place."""
    words = screen.words
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        kilobytes = words.number(max(1, round(size / 1024)))
        said = words.text("{count} kB", count=kilobytes)
        st.markdown(f"**{escaped(shortened(name, 120))}** · {escaped(said)}", width="content")
        st.button(
            words.text("Bring another file"),
            key=f"another-{key}",
            on_click=forget_file,
            args=(key,),
        )
