"""Lists of grants by 360Giving and SCDL: only what is known, and all that the standards require."""

import csv
import datetime as dt
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from frictionless import Resource, Schema

from dashboard.commands.cli import main
from dashboard.exports.grant_lists import giving_360, scdl_csv
from dashboard.language.names import names_of
from dashboard.language.translation import Words
from dashboard.measures.grants import GIVING_360, SCDL, grants
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.editing.writing import init_directory
from loaders.package.load import load_portfolio, read_text_package
from tests.own_figures import write_own
from tests.shipped import selected

FR = Words("fr")
TODAY = dt.date(2026, 11, 29)
SIRET = "38047555800058"
REQUIRED_360 = {
    "id", "title", "description", "currency", "amountAwarded", "awardDate",
    "fundingOrganization", "recipientOrganization",
}  # fmt: skip
"""What 360Giving 1.4 requires of a grant."""
PUBLISHED = Path(os.environ.get("LAUREATS_SCHEMAS", "published-schemas"))
"""The folder of the published schemas, which are no part of the project."""


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which two projects of three have an amount, and all else that is asked."""
    directory = tmp_path_factory.mktemp("grants") / "data"
    init_directory(directory)
    descriptor = json.loads((directory / "datapackage.json").read_text("utf-8"))
    descriptor["contributors"] = [
        {"title": "Fonds d’essai", "roles": ["funder"], "siret": "12345678200010"}
    ]
    (directory / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    ids = read_text_package(directory).tables["projects"]["id"].tolist()
    chosen = [one for at, one in enumerate(ids) if at % 3]
    own = {
        "state": "under-way", "granted_eur": "12000.5", "budget_eur": "48000",
        "start_date": "2021-03-01", "end_date": "2023-03-01", "beneficiary_siret": SIRET,
        "payment_terms": "=Moitié à la signature", "eu_notified": "false",
    }  # fmt: skip
    follow_up = [{"project": one, **own} for one in chosen]
    payments = [
        {"project": one, "position": str(at), "date": day, "amount_eur": "6000.25"}
        for one in chosen
        for at, day in enumerate(("2021-04-01", "2022-04-01"), start=1)
    ]
    write_own(directory, follow_up, payments)
    return directory


def _selection(directory: Path) -> Selection:
    return Selection(Index(load_portfolio(directory)))


def test_the_public_records_say_of_each_project_what_they_lack() -> None:
    every = grants(selected(), FR)
    assert len(every) == selected().size
    assert all("amount" in one.lacks(GIVING_360) for one in every)
    assert all({"funder_siret", "siret", "terms"} <= {*one.lacks(SCDL)} for one in every)
    assert {*GIVING_360, *SCDL} == {*names_of("grant")}
    assert giving_360(selected(), FR, TODAY) is None
    assert scdl_csv(selected(), FR) is None


def test_what_is_the_fund_s_own_is_written_only_when_asked(fund: Path) -> None:
    selection = _selection(fund)
    assert giving_360(selection, FR, TODAY) is None
    assert scdl_csv(selection, FR) is None


def test_a_package_of_360giving_has_all_complete_grants_and_no_other(fund: Path) -> None:
    selection = _selection(fund)
    told = json.loads(giving_360(selection, FR, TODAY, internal=True) or b"")
    every = grants(selection.outgoing(internal=True), FR)
    whole = [one for one in every if not one.lacks(GIVING_360)]
    assert 0 < len(whole) < len(every)
    assert len(told["grants"]) == len(whole)
    for grant in told["grants"]:
        assert set(grant) >= REQUIRED_360
        assert grant["amountAwarded"] == grant["amountDisbursed"] == 12000.5
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", grant["awardDate"])
        assert grant["currency"] == "EUR"
        for who in (*grant["fundingOrganization"], *grant["recipientOrganization"]):
            assert who["id"].startswith("360G-")
            assert who["name"]
    assert {grant["fundingOrganization"][0]["name"] for grant in told["grants"]} == {
        "Fonds d’essai"
    }


def test_a_list_by_scdl_has_one_line_for_each_complete_grant(fund: Path) -> None:
    selection = _selection(fund)
    content = scdl_csv(selection, FR, internal=True) or b""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    whole = [one for one in grants(selection, FR) if not one.lacks(SCDL)]
    assert len(rows) == len(whole) > 0
    for row in rows:
        assert (row["idAttribuant"], row["idBeneficiaire"]) == ("12345678200010", SIRET)
        assert (row["montant"], row["pourcentageSubvention"]) == ("12000.5", "0.25")
        assert row["datesPeriodeVersement"] == "2021-04-01/2022-04-01"
        assert (row["nature"], row["notificationUE"]) == ("aide en numéraire", "non")
        assert row["conditionsVersement"] == "'=Moitié à la signature", "no formula"
        assert len(row["objet"]) <= 256


def test_a_project_with_two_carriers_names_no_beneficiary(fund: Path) -> None:
    whole = next(one for one in grants(_selection(fund), FR) if not one.lacks(SCDL))
    joint = replace(whole, carriers=(*whole.carriers, ("other", "Autre")))
    assert joint.lacks(SCDL) == ["carrier"]
    assert joint.lacks(GIVING_360) == []


def test_the_command_writes_both_or_says_what_is_missing(
    fund: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["grants-360giving.json", "subventions-scdl.csv"]
    asked = [part for name in names for part in ("--only", name)]
    assert main(["export", str(tmp_path), *asked, "--data", str(fund), "--lang", "en"]) == 0
    assert list(tmp_path.iterdir()) == []
    said = capsys.readouterr().err
    assert said.count("is not written") == 2
    assert "amount granted" in said
    assert main(["export", str(tmp_path), *asked, "--data", str(fund), "--internal"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {*names}


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="LAUREATS_SCHEMAS names no folder of them")
def test_both_keep_to_the_published_schemas(fund: Path, tmp_path: Path) -> None:
    grant = json.loads((PUBLISHED / "360-giving-schema.json").read_text("utf-8"))
    package = json.loads((PUBLISHED / "360-giving-package-schema.json").read_text("utf-8"))
    package["properties"]["grants"]["items"] = True
    told = json.loads(giving_360(_selection(fund), FR, TODAY, internal=True) or b"")
    # Without a format of moments each day would be one too, and a day must be one of both.
    checker = jsonschema.FormatChecker()
    checker.checks("date-time")(lambda text: re.match(r"\d{4}-\d{2}-\d{2}T", str(text)) is not None)
    how = {"cls": jsonschema.Draft202012Validator, "format_checker": checker}
    jsonschema.validate(told, package, **how)
    for one in told["grants"]:
        jsonschema.validate(one, grant, **how)
    (tmp_path / "list.csv").write_bytes(scdl_csv(_selection(fund), FR, internal=True) or b"")
    described = json.loads((PUBLISHED / "scdl-subventions-2.1.1.json").read_text("utf-8"))
    schema = Schema.from_descriptor({"fields": described["fields"]})
    report = Resource(path="list.csv", basepath=str(tmp_path), schema=schema).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
