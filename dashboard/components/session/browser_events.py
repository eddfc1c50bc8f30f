"""Browser events, delivered to the server exactly once each.

Of two events sent while the page is still being drawn, the browser hands over the last alone. So a
component sends all that were not answered yet, each with a number that grows, and is answered with
the number of the last that was seen. It sends them as a state, not as a trigger: of the triggers
of two components whose requests meet before a run begins, Streamlit keeps one.
"""

import streamlit as st

_LAST_SEEN = "last-seen-{}"


def last_seen(key: str) -> int:
    """Return the number of the last event of the component `key`; 0 before the first."""
    return int(st.session_state.get(_LAST_SEEN.format(key), 0))


def unseen(key: str, sent: object) -> list[object]:
    """Return the new events in `sent`, which comes from the browser: pairs of a number and one."""
    events = []
    for pair in sent if isinstance(sent, list) else []:
        match pair:
            case [int(number), event] if number > last_seen(key):
                st.session_state[_LAST_SEEN.format(key)] = number
                events.append(event)
    return events
