"""What a page says when no project is selected."""

import streamlit as st

from dashboard.components.session.screen import Screen


def say_if_empty(screen: Screen) -> bool:
    """Say what to do where the filters keep no project; return whether they keep none."""
    if screen.selection.size:
        return False
    words = screen.words
    if screen.selection.total == 0:
        st.info(words.text("The data set holds no project yet. The Data page says what it lacks."))
    elif screen.embedded:  # where no filters stand
        st.info(words.text("No project has all that the filters ask for."))
    else:
        st.info(
            words.text(
                "No project has all that the filters ask for. Take one filter away, or clear them "
                "all, above; in each list, the number beside a choice says what it would keep."
            )
        )
    return True
