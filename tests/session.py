"""A visitor without a browser: asks a running dashboard for pages over its own connection."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


class Session:
    """One visitor's session of a server; each address is one rerun of the whole page."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    def rerun(self, query: str) -> float:
        """Ask for the overview with `query`; return the seconds until all of it has come."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        start = time.perf_counter()
        self._connection.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(bytes(self._connection.recv(timeout=60)))
            if told.WhichOneof("type") == "script_finished":
                return time.perf_counter() - start


@contextmanager
def session(url: str) -> Iterator[Session]:
    """Open a session with the dashboard at `url` (`http://…`, without a slash at the end)."""
    stream = url.replace("http://", "ws://") + "/_stcore/stream"
    with connect(stream, subprotocols=["streamlit"], origin=url, max_size=None) as connection:
        visitor = Session(connection)
        visitor.rerun("")
        yield visitor
