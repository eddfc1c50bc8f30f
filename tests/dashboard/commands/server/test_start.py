"""What a start does before the first visitor comes."""

import asyncio
import signal
import sys
from argparse import Namespace
from threading import Event
from types import SimpleNamespace

from dashboard.commands.server import start as starting
from dashboard.language.translation import Words
from loaders.package.load import SHIPPED


class _App:
    """Stands for Streamlit's: it is started, and ended at once."""

    def __init__(self, *_, lifespan, **more):
        self._lifespan = lifespan

    def run(self, **_):
        async def lived():
            async with self._lifespan(self):
                pass

        asyncio.run(lived())


def test_the_data_is_read_from_the_start_on_not_when_the_first_visitor_waits(monkeypatch):
    read = Event()
    monkeypatch.setattr(starting.st, "App", _App)
    monkeypatch.setattr(starting, "shared_data", lambda _: SimpleNamespace(index=read.set))
    monkeypatch.setattr(starting, "_why_not", lambda *_: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(sys, "argv", [])
    how = Namespace(
        data=SHIPPED, edit=False, internal=False, address="127.0.0.1", port=8501, hosts=(),
        browser=False,
    )  # fmt: skip
    assert starting.start(how, Words("en")) == 0
    assert read.wait(timeout=10)
