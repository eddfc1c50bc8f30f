"""The addresses for other programs: what they give, to whom, and that no one can abuse them."""

import asyncio
import hashlib
import http.client
import io
import json
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import openpyxl
import pytest
from starlette.requests import Request

from dashboard.commands.server import files as served
from dashboard.commands.server.files import MOST_WAITING, file_routes
from dashboard.exports.selection_files import FILES, SelectionFile
from dashboard.selection.live_data import LiveData
from loaders.package.load import SHIPPED
from tests.browser.server import serving
from tests.coroutines import run
from tests.shipped import said, selected

CHOSEN = "theme=culture&lang=en"
EVERY = [*FILES, "openapi.json"]


def _get(server, path, method="GET", **headers):
    """Return the answer with its body; `headers` are named with `_` for `-`."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=b"x" if method == "POST" else None, headers=named)
    answer = connection.getresponse()
    answer.body = answer.read()
    connection.close()
    return answer


@pytest.mark.costly
@pytest.mark.parametrize("name", EVERY)
def test_each_file_is_given_under_the_filters_own_address(server, name):
    answer = _get(server, f"/{name}?{CHOSEN}")
    assert answer.status == 200
    assert answer.getheader("Access-Control-Allow-Origin") is None
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    if name in FILES:
        assert answer.getheader("Content-Type") == FILES[name].media_type
        assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
        assert "laureats-culture-2" in answer.getheader("Content-Disposition")


def test_all_of_them_speak_of_the_same_projects(server):
    kept = selected("theme=culture")
    names = set(FILES) - {"deck.pptx"}  # which many ask for below
    held = {name: _get(server, f"/{name}?{CHOSEN}").body for name in names}
    ids = set(kept.portfolio.projects["id"][kept.mask])
    projects = json.loads(held["projects.json"])["projects"]
    assert {one["id"] for one in projects} == ids
    features = json.loads(held["places.geojson"])["features"]
    assert {one["properties"]["project"] for one in features} == ids
    summary = json.loads(held["summary.json"])
    assert summary["projects"] == len(ids)
    assert summary["filter"]["sentence"] == said("theme=culture")
    sheet = openpyxl.load_workbook(io.BytesIO(held["selection.xlsx"])).worksheets[0]
    assert sheet.max_row == len(ids) + 1
    with zipfile.ZipFile(io.BytesIO(held["package.zip"])) as archive:
        lines = archive.read("projects.csv").decode().count("\n")
    assert lines >= len(ids) + 1
    assert held["selection.html"].startswith(b"<!DOCTYPE html>")


def test_what_means_nothing_is_refused_and_gives_nothing(server):
    for name in FILES:
        answer = _get(server, f"/{name}?theme=cultur&lang=en")
        assert answer.status == 400
        assert "culture" in answer.body.decode(), "what is near"
    assert _get(server, "/projects.json?comite=2021").status == 400


@pytest.mark.parametrize("name", EVERY)
def test_foreign_names_and_other_websites_are_refused(server, name):
    port = urlsplit(server.url).port
    assert _get(server, f"/{name}", Host=f"attacker.example:{port}").status == 403
    assert _get(server, f"/{name}", Origin="https://attacker.example").status == 403
    assert _get(server, f"/{name}", Sec_Fetch_Site="cross-site").status == 403
    assert _get(server, f"/{name}", Sec_Fetch_Site="Cross-Site").status == 403


def test_its_own_pages_and_the_address_bar_are_let_in(server):
    for site in ("same-origin", "none"):
        assert _get(server, f"/summary.json?{CHOSEN}", Sec_Fetch_Site=site).status == 200


@pytest.mark.parametrize(
    "path",
    ["/../projects.json", "/%2e%2e/projects.csv", "/map/projects.json", "/projects.json/..%2f..",
     "/projects.json%00", "//projects.json", "/projects.JSON", "/data/projects.csv",
     "/..%5cprojects.csv", "/projects.csv/", "/package.zip/datapackage.json"],
)  # fmt: skip
def test_no_other_path_gives_a_file(server, path):
    answer = _get(server, path)
    # Of what is no address of ours Streamlit shows its page.
    assert answer.status in {301, 307, 400, 404} or b"<html" in answer.body
    assert answer.getheader("Content-Disposition") is None
    assert b"selected_text" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written_there(server, method):
    assert _get(server, f"/projects.json?{CHOSEN}", method).status == 405


def test_a_head_says_what_a_get_would(server):
    asked, told = (_get(server, f"/projects.csv?{CHOSEN}", method) for method in ("GET", "HEAD"))
    assert told.status == 200
    assert told.body == b""
    for header in ("Content-Length", "Content-Type", "ETag"):
        assert told.getheader(header) == asked.getheader(header)


def test_huge_questions_are_refused_at_once(server):
    assert _get(server, "/projects.json?q=" + "a" * 30_000).status == 400
    assert _get(server, "/projects.json?" + "theme=culture&" * 2_000).status == 400
    assert _get(server, "/projects.json?" + "&" * 30_000).status in {200, 400}


def test_an_unchanged_file_is_not_sent_again(server):
    first = _get(server, f"/projects.json?{CHOSEN}")
    tag = first.getheader("ETag")
    again = _get(server, f"/projects.json?{CHOSEN}", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")
    other = _get(server, "/projects.json?theme=ecology&lang=en", If_None_Match=tag)
    assert other.status == 200
    french = _get(server, "/projects.json?theme=culture&lang=fr")
    assert french.getheader("ETag") != tag


def test_many_who_ask_at_once_get_the_same_file(server):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: _get(server, "/deck.pptx?theme=mobility"), range(8)))
    assert {answer.status for answer in answers} == {200}
    assert len({hashlib.sha256(answer.body).digest() for answer in answers}) == 1
    assert answers[0].body.startswith(b"PK")


@pytest.mark.exhaustive
def test_below_a_path_the_files_stand_there_alone(tmp_path):
    base = "/fonds/laureats"
    environment = {**os.environ, "STREAMLIT_SERVER_BASE_URL_PATH": base.strip("/")}
    with serving(tmp_path / "log", env=environment, base=base) as below:
        for name in ("projects.json", "selection.html", "openapi.json"):
            assert _get(below, f"{base}/{name}?{CHOSEN}").status == 200
            assert _get(below, f"/{name}?{CHOSEN}").status == 307
        description = json.loads(_get(below, f"{base}/openapi.json").body)
        assert description["servers"] == [{"url": "."}]
        page = _get(below, f"{base}/map?lang=fr").body.decode()
        assert 'type="application/atom+xml" href="./feed.atom' in page


def test_the_description_names_each_file_and_each_filter(server):
    description = json.loads(_get(server, "/openapi.json?lang=en").body)
    assert set(description["paths"]) == {f"/{name}" for name in FILES}
    for path in description["paths"].values():
        named = {one["name"] for one in path["get"]["parameters"]}
        assert named == {*selected().index.facets, "lang"}
        for content in path["get"]["responses"]["200"]["content"].values():
            if "schema" in content:
                member = content["schema"]["$ref"].rpartition("/")[2]
                assert member in description["components"]["schemas"]


@pytest.fixture
def counted(monkeypatch):
    """Return how many times the file `slow.bin` was made, and how many at once at most."""
    seen = {"made": 0, "now": 0, "most": 0}

    def make(taken):
        seen["made"] += 1
        seen["now"] += 1
        seen["most"] = max(seen["most"], seen["now"])
        seen["now"] -= 1
        return taken.selection.choices.address().encode()

    monkeypatch.setitem(served.FILES, "slow.bin", SelectionFile("slow", "a/b", make, heavy=True))
    return seen


def _asked(queries):
    """Ask for `slow.bin` with all `queries` at once; return the answers."""
    data = LiveData(SHIPPED)

    async def all_at_once():
        routes = file_routes("", lambda: data)
        answer = next(route for route in routes if route.path == "/slow.bin").endpoint
        return await asyncio.gather(*(answer(_request(query)) for query in queries))

    return run(all_at_once())


def _request(query):
    return Request({
        "type": "http", "method": "GET", "path": "/slow.bin", "headers": [],
        "query_string": query.encode(), "server": ("127.0.0.1", 80), "scheme": "http",
    })  # fmt: skip


def test_a_heavy_file_is_made_once_for_all_and_one_at_a_time(counted):
    answers = _asked(["theme=culture"] * 4 + ["theme=ecology"] * 4)
    assert [answer.status_code for answer in answers] == [200] * 8
    assert counted["made"] == 2
    assert counted["most"] == 1


def test_who_comes_too_late_is_told_to_come_again(counted):
    answers = _asked(["theme=culture"] * (MOST_WAITING + 5))
    refused = [answer for answer in answers if answer.status_code == 503]
    assert len(refused) == 5
    assert {answer.headers["retry-after"] for answer in refused} == {"60"}
    assert counted["made"] == 1


def test_what_is_kept_has_a_limit(counted, monkeypatch):
    monkeypatch.setattr(served, "KEPT_BYTES", 20)
    _asked(["theme=culture", "theme=ecology", "theme=culture"])
    assert counted["made"] == 3
