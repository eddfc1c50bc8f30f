"""The files that other programs read: JSON by its schema, and the Atom feed."""

import datetime as dt
import json
import re

import jsonschema
import pytest
from defusedxml import ElementTree

from dashboard.exports.atom_feed import MOST_ENTRIES, atom_feed
from dashboard.exports.projects_json import (
    HEAD,
    projects_json,
    projects_schema,
    summary_json,
    summary_schema,
)
from dashboard.exports.selection_files import FILES, Taken
from dashboard.language.translation import Words
from tests.shipped import said, selected

FR, EN = Words("fr"), Words("en")
TODAY = dt.date(2021, 2, 4)
ADDRESSES = ["", "theme=culture&region=11", "region=04&theme=mobility&q=nowhere"]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("words", [FR, EN])
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_summary_keeps_to_its_schema_and_says_its_filter(address: str, words: Words) -> None:
    jsonschema.Draft202012Validator.check_schema(summary_schema())
    told = json.loads(summary_json(selected(address), words, TODAY))
    checker = jsonschema.FormatChecker()
    jsonschema.validate(told, summary_schema(), format_checker=checker)
    assert told["filter"]["address"] == selected(address).choices.address()
    assert told["filter"]["sentence"] == said(address, words.language)
    assert told["data"]["digest"] == selected().portfolio.version
    assert (told["date"], told["projects"]) == ("2021-02-04", selected(address).size)


def test_the_schema_of_the_summary_refuses_what_is_none() -> None:
    told = json.loads(summary_json(selected(), FR, TODAY))
    for broken in ({**told, "projects": -1}, {**told, "by_theme": [{"id": "x"}]}, {"projects": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, summary_schema())


@pytest.mark.parametrize("address", ADDRESSES)
def test_projects_hold_all_that_the_tables_say_by_the_tables_own_schema(address: str) -> None:
    selection = selected(address)
    told = json.loads(projects_json(selection, EN, TODAY))
    assert set(told) == {*HEAD, "projects"}
    schema = projects_schema(selection.outgoing().portfolio.schema)
    keeping = jsonschema.validators.validator_for(schema)
    keeping.check_schema(schema)
    for project in told["projects"]:
        keeping(schema).validate(project)
    ids = [project["id"] for project in told["projects"]]
    assert set(ids) == set(selection.portfolio.projects["id"][selection.mask])
    figures = selection.portfolio.figures
    expected = figures["project"].isin(ids).sum()
    assert sum(len(project["figures"]) for project in told["projects"]) == expected
    for project in told["projects"]:
        assert all(one["landlord"]["name"] for one in project["landlords"])
        assert project["committee"] is None or project["committee"]["id"]


def test_the_feed_has_the_latest_first_and_leads_to_sheets_where_it_is_served() -> None:
    feed = ElementTree.fromstring(atom_feed(selected(), FR, served=True))
    entries = feed.findall(f"{ATOM}entry")
    dates = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == dates[0]
    assert len(entries) <= MOST_ENTRIES
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)
    links = [
        {link.get("rel"): link.get("href") for link in entry.iter(f"{ATOM}link")}
        for entry in entries
    ]
    assert all((one["alternate"] or "").startswith("projects?project=") for one in links)
    assert all((one["via"] or "").startswith("http") for one in links)
    alone = ElementTree.fromstring(atom_feed(selected(), FR, served=False))
    hrefs = [link.get("href") or "" for link in alone.iter(f"{ATOM}link")]
    assert all(href.startswith("http") for href in hrefs)
    again = [entry.findtext(f"{ATOM}id") for entry in alone.findall(f"{ATOM}entry")]
    assert again == ids, "a reader would show each once more"


def test_the_feed_counts_out_loud_what_it_leaves_out() -> None:
    undated = selected("committee=unknown")
    days = undated.portfolio.project_moments[undated.mask]
    feed = ElementTree.fromstring(atom_feed(undated, EN, served=True))
    assert len(feed.findall(f"{ATOM}entry")) == days.notna().sum()
    if missing := int(days.isna().sum()):
        assert f"{missing} project" in (feed.findtext(f"{ATOM}subtitle") or "")


def test_hostile_words_stay_words_in_every_file() -> None:
    made = dt.datetime(2021, 2, 4, tzinfo=dt.UTC)
    selection = selected("q=%3Cscript%3E%26%22%00%1b%5D%5D%3E")
    for name, file in FILES.items():
        content = file.make(Taken(selection, FR, made, served=True))
        if name.endswith((".json", ".geojson")):
            assert json.loads(content)["filter"]["choices"]["q"]
        elif name.endswith(".atom"):
            assert ElementTree.fromstring(content) is not None
        elif name.endswith(".html"):
            assert b"<script" not in content
