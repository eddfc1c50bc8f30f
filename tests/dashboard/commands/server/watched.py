"""Notes what a process asks of others, through an audit hook that it starts with."""

import os
from pathlib import Path

_NOTE = """
import ipaddress, os, sys
LOG = os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

def inside(host):
    if host is None or isinstance(host, bytes) or host in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified

def note(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0]
    elif event == "socket.getnameinfo":
        host = arguments[0][0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        host = arguments[1][0] if isinstance(arguments[1], tuple) else None
    else:
        return
    if not inside(host):
        os.write(LOG, f"{{event}} {{host}}\\n".encode())

sys.addaudithook(note)
"""
"""Notes each name that the process looks up and each address that it speaks to, but its own."""


def watched(folder: Path) -> tuple[dict[str, str], Path]:
    """Return the environment of a process that is watched, and the file of what it asked for."""
    log, hook = folder / "asked.txt", folder / "watch"
    hook.mkdir()
    log.touch()
    (hook / "sitecustomize.py").write_text(_NOTE.format(log=str(log)), "utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(hook), str(Path.cwd())])}, log
