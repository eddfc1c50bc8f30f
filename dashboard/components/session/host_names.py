"""The host names under which the server is known."""

import re
import socket
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""This machine's names for itself."""

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, and asked for by the keeper alone
"""Addresses to listen on that stand for all networks of this machine."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:(?P<port>\d{1,5}))?", re.IGNORECASE)


def is_loopback(name: str) -> bool:
    """Return whether only this machine itself can mean `name` (as `plain_name` writes it)."""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def plain_name(name: str) -> str:
    """Return a name or an address as it is compared: small letters, no brackets, no last dot."""
    bare = name.strip().lower().rstrip(".").removeprefix("[").removesuffix("]")
    try:
        address = ip_address(bare)
    except ValueError:
        return bare
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(mapped or address)


def name_and_port(host: str) -> tuple[str, int | None] | None:
    """Return the name of a Host header as it is compared, and its port; None if it is not one."""
    read = _HOST.fullmatch(host.strip())
    if read is None:
        return None
    return plain_name(read["name"]), int(read["port"]) if read["port"] else None


def public_names(address: str, given: Sequence[str]) -> list[str]:
    """Return what other machines call this server, the best one first.

    That is what its keeper has `given`, and where it listens on every network (`address`) this
    machine's own name. Nobody is asked: the machine knows its name, and a look-up would leave it.
    """
    names = [plain_name(name) for name in given]
    if address in EVERYWHERE:
        names.append(plain_name(socket.gethostname()))
    elif not is_loopback(plain_name(address)):
        names.append(plain_name(address))
    return [name for name in dict.fromkeys(names) if name and not is_loopback(name)]


def in_an_address(name: str) -> str:
    """Return `name` as it stands in an address: IPv6 in brackets."""
    return f"[{name}]" if ":" in name else name
