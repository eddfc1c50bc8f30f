"""Browser events, delivered to the server exactly once each.

Of two things told while the page is still being drawn, the browser hands over the last alone. So a
component tells all that was not answered yet, each with a number that grows, and is answered with
the number of the last that was heard. It tells them as a state, not as a trigger: of the triggers
of two components whose requests meet before a run begins, Streamlit keeps one.
"""

import streamlit as st

_HEARD = "heard-{}"


def last_seen(key: str) -> int:
    """Return the number of the last thing that the component `key` told; 0 before the first."""
    return int(st.session_state.get(_HEARD.format(key), 0))


def unseen(key: str, told: object) -> list[object]:
    """Return what is new in `told`, which comes from the browser: pairs of a number and a thing."""
    things = []
    for pair in told if isinstance(told, list) else []:
        match pair:
            case [int(number), thing] if number > last_seen(key):
                st.session_state[_HEARD.format(key)] = number
                things.append(thing)
    return things
