"""The guard: which names and which pages are answered, in plain calls of the middleware."""

import pytest

from dashboard.commands.server.guard import Guard
from dashboard.components.session.host_names import name_and_port, plain_name, public_names
from tests.coroutines import run


def _asked(headers, *, names=(), kind="http", query=b"", reached="127.0.0.1"):
    """Return the status and text of the answer, and the headers that went through the guard."""
    inside, sent = [], []

    async def application(scope, receive, send):
        inside.append(scope["headers"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"let in"})

    async def send(message):
        sent.append(message)

    scope = {
        "type": kind,
        "method": "GET",
        "path": "/",
        "query_string": query,
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers],
        "server": (reached, 8501),
    }
    run(Guard(application, names)(scope, None, send))
    return sent[0]["status"], sent[1]["body"].decode(), inside


@pytest.mark.parametrize(
    "host",
    ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST", "localhost.:8501", "127.0.0.1"],
)
def test_this_machines_own_names_are_answered(host):
    assert _asked([("host", host)])[0] == 200


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "hosts",
    [
        ["attacker.example:8501"],
        ["127.0.0.1.attacker.example"],
        ["127.attacker.example"],
        ["localhost.attacker.example:8501"],
        ["attacker.example@127.0.0.1:8501"],
        ["127.0.0.1:8501/attacker.example"],
        ["192.168.1.5:8501"],
        ["127.0.0.1:8501", "attacker.example"],
        [""],
        [],
    ],
)
def test_every_other_name_is_refused_before_streamlit_sees_it(hosts, kind):
    status, text, inside = _asked([("host", host) for host in hosts], kind=kind)
    assert (status, inside) == (403, [])
    assert "laureats --host" in text


def test_names_that_were_given_are_answered_and_the_address_that_was_reached():
    names = public_names("0.0.0.0", ["Projets.Example"])  # noqa: S104 - a name alone
    for host in ("projets.example:8501", "192.168.1.5:8501"):
        assert _asked([("host", host)], names=names, reached="::ffff:192.168.1.5")[0] == 200
    assert _asked([("host", "192.168.1.6")], names=names, reached="192.168.1.5")[0] == 403


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "origin",
    [
        "https://attacker.example",
        "null",
        "http://localhost:9999",
        "http://localhost",
        "http://127.0.0.1:1",
        "http://localhost:8501",
        "http://127.0.0.1:8501.attacker.example",
        "http://127.0.0.1:8501@attacker.example",
        "file://",
        "http://[",
    ],
)
def test_pages_of_another_origin_are_refused(origin, kind):
    status, text, inside = _asked([("host", "127.0.0.1:8501"), ("origin", origin)], kind=kind)
    assert (status, inside) == (403, [])
    assert origin in text


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1:8501", "http://127.0.0.1:8501"),
        ("[::1]:8501", "http://[::1]:8501"),
        ("projets.example", "https://projets.example"),
        ("projets.example:443", "https://projets.example"),
        ("projets.example:80", "http://projets.example"),
    ],
)
def test_its_own_pages_are_let_in_and_their_origin_is_left_at_the_door(host, origin):
    """So that Streamlit has nothing to look up."""
    headers = [("host", host), ("origin", origin), ("cookie", "a=b")]
    status, text, inside = _asked(headers, names=["projets.example"])
    assert (status, text) == (200, "let in")
    assert dict(inside[0]) == {b"host": host.encode(), b"cookie": b"a=b"}


@pytest.mark.parametrize(
    ("query", "browser", "words"),
    [
        (b"", "fr-FR,fr;q=0.9", "ne répond pas sous le nom"),
        (b"", "en-GB", "does not answer under the name"),
        (b"lang=en", "fr-FR", "does not answer under the name"),
        (b"lang=fr", "en-GB", "ne répond pas sous le nom"),
    ],
)
def test_a_refusal_is_told_in_the_readers_language(query, browser, words):
    headers = [("host", "attacker.example"), ("accept-language", browser)]
    assert words in _asked(headers, query=query)[1]


def test_names_of_others_are_known_without_asking_anybody():
    assert public_names("127.0.0.1", []) == []
    assert public_names("127.0.0.1", ["Projets.example", "localhost"]) == ["projets.example"]
    assert public_names("192.168.1.5", ["projets.example"]) == ["projets.example", "192.168.1.5"]


@pytest.mark.parametrize(
    ("host", "read"),
    [
        ("Fonds.Example:8600", ("fonds.example", 8600)),
        ("[::1]", ("::1", None)),
        ("a b", None),
        ("http://a", None),
        ("a:port", None),
    ],
)
def test_a_host_is_read_as_a_name_and_a_port(host, read):
    assert name_and_port(host) == read


def test_one_name_is_written_in_one_way():
    assert plain_name("[::FFFF:127.0.0.1]") == "127.0.0.1"
    assert plain_name("Fonds.Example.") == "fonds.example"
