"""The server as it runs: what it answers, where it is open, and that it asks nobody anything."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urljoin, urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from dashboard.commands.cli import main
from tests.browser.server import serving
from tests.dashboard.commands.server.watched import watched
from tests.session import session

FOREIGN = "http://attacker.example:8501"


@pytest.fixture
def noted(tmp_path):
    return watched(tmp_path)


def _get(server, path, method="GET", **headers):
    """Return the answer with its body read; `headers` are named with `_` for `-`."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=b"x" if method == "PUT" else None, headers=named)
    answer = connection.getresponse()
    answer.text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer


def _live(server, **headers):
    """Return the status with which a live connection is refused, 101 where it comes about."""
    url = server.url.replace("http://", "ws://") + "/_stcore/stream"
    try:
        with connect(url, subprotocols=["streamlit"], **headers):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def _attack(server):
    """Ask as a foreign page does, under a foreign name and from a foreign origin, in every way."""
    port = urlsplit(server.url).port
    answers = []
    for origin in (FOREIGN, "null", "http://localhost:9999", f"http://localhost:{port}"):
        answers.append(_live(server, origin=origin))
        answers.append(_get(server, "/", Origin=origin).status)
        answers.append(_get(server, "/_stcore/upload_file/a/b", "PUT", Origin=origin).status)
    foreign = f"attacker.example:{port}"
    for path, method in (
        ("/", "GET"),
        ("/_stcore/health", "GET"),
        ("/_stcore/upload_file/a/b", "PUT"),
    ):
        answers.append(_get(server, path, method, Host=foreign).status)
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    key = {"Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    answers.append(_get(server, "/_stcore/stream", Host=foreign, **upgrade, **key).status)
    return set(answers)


def test_foreign_names_and_pages_are_refused_in_every_way(server):
    assert _attack(server) == {403}
    assert _live(server, origin=server.url) == 101
    assert _live(server, origin=None) == 101


@pytest.mark.exhaustive  # at the desk the server that all tests ask is watched, and ended likewise
@pytest.mark.parametrize(
    ("address", "end"),
    [
        ("127.0.0.1", signal.SIGINT),
        ("0.0.0.0", signal.SIGTERM),  # noqa: S104 - tried
    ],
)
def test_start_use_and_attack_ask_nobody_anything_and_it_ends_when_told(
    tmp_path, noted, address, end
):
    environment, asked = noted
    with serving(tmp_path / "log", env=environment, address=address) as server:
        with session(server.url) as visitor:
            visitor.rerun("theme=culture")
            name = f"{socket.gethostname().lower()}:{urlsplit(server.url).port}"
            own = _get(server, "/", Host=name, Origin=f"http://{name}").status
            assert own == (200 if address == "0.0.0.0" else 403)  # noqa: S104
            assert _attack(server) == {403}
            os.kill(server.process, end)  # with a page open
            assert server.ended(10) == 0
        assert server.url in server.printed().splitlines()[0]
        assert "Traceback" not in server.printed()
    assert asked.read_text("utf-8") == ""


def test_a_request_would_be_noted(noted):
    environment, asked = noted
    program = """
import socket
socket.socket(type=socket.SOCK_DGRAM).connect(("192.0.2.1", 1))
socket.getaddrinfo("a.invalid", 1)
"""
    subprocess.run(
        [sys.executable, "-c", program], env=environment, check=False, capture_output=True
    )
    assert asked.read_text("utf-8") == "socket.connect 192.0.2.1\nsocket.getaddrinfo a.invalid\n"


@pytest.mark.parametrize(
    ("query", "browser", "language"),
    [("", "fr-FR,fr;q=0.9", "fr"), ("", "en-GB,en", "en"), ("?lang=fr", "en", "fr"),
     ("?theme=culture&lang=en", "fr", "en"), ("", "de-DE", "fr")],
)  # fmt: skip
def test_the_page_says_its_language(server, query, browser, language):
    for path in ("/", "/map", "/figure"):
        answer = _get(server, path + query, Accept_Language=browser)
        assert f'<html lang="{language}">' in answer.text
        assert "<title>Lauréats</title>" in answer.text
        assert ("Cette page est dessinée par JavaScript" in answer.text) is (language == "fr")


WRONG_PATHS = {
    "/carte?theme=culture&lang=fr": "/?theme=culture&lang=fr&page=carte",
    "/Projects?region=11": "/projects?region=11",
    "/map/?region=11": "/map?region=11",
    "/a/b": "/?page=a%2Fb",
    "/projects/une-fiche?q=jardin": "/?q=jardin&page=projects%2Fune-fiche",
}


@pytest.mark.parametrize(("path", "leads_to"), WRONG_PATHS.items())
def test_a_wrong_path_leads_to_a_page_with_its_filters(server, path, leads_to):
    assert _led(server, path) == leads_to


@pytest.mark.exhaustive
def test_below_a_path_all_is_as_at_the_root(tmp_path, refused):
    base = "/fonds/laureats"
    environment = {**os.environ, "STREAMLIT_SERVER_BASE_URL_PATH": base.strip("/")}
    with serving(tmp_path / "log", env=environment, base=base) as below:
        assert f"{below.url} " in below.printed()
        for path, leads_to in WRONG_PATHS.items():
            assert _led(below, base + path) == base + leads_to
        assert _led(below, "/") == _led(below, base) == f"{base}/"
        assert _led(below, "/ailleurs?q=jardin") == f"{base}/?q=jardin&page=ailleurs"
        assert '<html lang="fr">' in _get(below, f"{base}/map?lang=fr").text
        assert _get(below, f"{base}/_stcore/health").text == "ok"
        assert _live(below, origin=below.url.removesuffix(base)) == 101
        assert _live(below, origin=FOREIGN) == 403
        port = urlsplit(below.url).port
        assert f"already open at {below.url}" in refused("--port", str(port), "--lang", "en")


def _led(server, path):
    """Return where the browser lands that asks for `path`."""
    answer = _get(server, path)
    assert answer.status == 307
    return urljoin(path, answer.getheader("Location"))


def test_files_and_streamlits_own_addresses_stay_as_they_are(server):
    assert _get(server, "/_stcore/health").text == "ok"
    assert _get(server, "/favicon.png").getheader("Content-Type") == "image/png"
    assert _get(server, "/map/_stcore/health").status == 404
    script = _get(server, "/").text.split('src="./static/js/')[1].split('"')[0]
    assert _get(server, f"/static/js/{script}").status == 200
    assert _get(server, "//attacker.example/%2e%2e").status in {307, 400}


def test_only_the_figure_alone_may_be_framed_elsewhere(server):
    frames = {
        path: _get(server, path).getheader("Content-Security-Policy")
        for path in ("/", "/map", "/import-workbook", "/figure?figure=themes&embed=true")
    }
    assert {*frames.values()} == {"frame-ancestors 'self'", "frame-ancestors *"}
    assert [path for path, said in frames.items() if said.endswith("*")] == [
        "/figure?figure=themes&embed=true"
    ]
    for path in ("/", "/_stcore/health", "/favicon.png"):
        answer = _get(server, path)
        assert answer.getheader("X-Content-Type-Options") == "nosniff"
        assert answer.getheader("Referrer-Policy") == "same-origin"


@pytest.fixture
def refused(monkeypatch, capsys):
    """Return what a start says that must come to nothing, made in this process."""
    monkeypatch.setattr("streamlit.App.run", lambda *_, **__: pytest.fail("it has started"))

    def said(*arguments):
        assert main([*arguments, "--no-browser"]) == 1
        out, errors = capsys.readouterr()
        assert out == ""
        return errors

    return said


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "est déjà ouvert à l’adresse"), ("en", "is already open at")]
)
def test_a_second_start_says_where_it_is_open_already(server, refused, language, words):
    port = urlsplit(server.url).port
    said = refused("--port", str(port), "--lang", language)
    assert f"{words} {server.url}" in said
    assert f"--port {port + 1}" in said


def test_a_port_of_another_program_is_told(refused):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused("--port", str(port), "--lang", "fr")
    assert f"Le port {port} est pris par un autre programme" in said
    assert "déjà ouvert" not in said


def test_an_address_of_another_machine_is_told(refused):
    said = refused("--address", "192.0.2.1", "--lang", "fr")
    assert said == "Ce poste n’a pas d’adresse 192.0.2.1.\n"


@pytest.mark.exhaustive
def test_the_browser_opens_where_it_says(tmp_path):
    shown = tmp_path / "opened.txt"
    for name in ("xdg-open", "open"):
        command = tmp_path / name
        command.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{shown}"\n', "utf-8")
        command.chmod(0o755)
    port = _free_port()
    environment = {**os.environ, "PATH": os.pathsep.join([str(tmp_path), os.environ["PATH"]])}
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard.commands.cli", "--port", str(port), "--lang", "fr"],
        env=environment, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            said = process.stdout.readline()
            while not shown.exists() and process.poll() is None:
                time.sleep(0.05)
        finally:
            process.terminate()
    address = f"http://127.0.0.1:{port}"
    assert said == f"Lauréats est ouvert à l’adresse {address} (Ctrl-C l’arrête).\n"
    assert shown.read_text("utf-8") == f"{address}\n"


def _free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@pytest.mark.exhaustive
def test_whoever_opens_it_to_a_network_is_told_what_that_means(tmp_path, package):
    command = (
        sys.executable, "-m", "dashboard.commands.cli", "--data", str(package.directory), "--edit",
        "--host", "projets.example", "--lang", "fr",
    )  # fmt: skip
    with serving(tmp_path / "log", command) as server:
        port = urlsplit(server.url).port
        assert _get(server, "/", Host=f"projets.example:{port}").status == 200
        assert f"http://projets.example:{port}" in server.printed()
        assert f"peut écrire dans {package.directory}" in server.printed()
