"""The sentences of a project's sheet."""

import pytest

from dashboard.language.translation import Words
from dashboard.measures.records import project_record
from dashboard.measures.sheets.close_projects import Close
from dashboard.texts.project_record import about_landlord
from dashboard.texts.project_sheet import close_reason, landlords_finding, leads_finding, not_said
from tests.shipped import shipped_index

FR, EN = Words("fr"), Words("en")
PORTFOLIO = shipped_index().portfolio


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ("les-gens-qui-sement",
         "Six landlords join forces, three of them of one network: Groupe Action Logement"),
        ("bien-plus-qu-un-logement",
         "Erigère and Seqens join forces, all of one network: Groupe Action Logement"),
        ("tohu-bahut", "Vivest is its landlord"),
    ],
)  # fmt: skip
def test_who_joins_forces(project: str, said: str) -> None:
    record = project_record(PORTFOLIO, project, EN)
    assert landlords_finding(PORTFOLIO, record, EN) == said


def test_who_leads_and_where_nobody_is_named() -> None:
    assert leads_finding(["A", "B"], FR) == "A et B portent le projet"
    assert leads_finding([], EN) == "Lead organisation not stated"


def test_what_no_source_says_is_what_the_record_lacks() -> None:
    record = project_record(PORTFOLIO, "les-gens-qui-sement", FR)
    assert not_said(record, FR) == "Le montant."


def test_why_a_project_is_close() -> None:
    assert close_reason(Close(0, True, 2, False), FR) == "Même ville, deux bailleurs communs"
    assert close_reason(Close(0, False, 1, True), EN) == "One landlord in common, same theme"


@pytest.mark.parametrize(
    ("kind", "said"),
    [("cooperative", "coopérative"), ("ESH", "(ESH)"), (None, "statut non")],
)
def test_the_kind_of_a_landlord_is_said_in_the_reader_s_words(kind: str | None, said: str) -> None:
    landlord = {"kind": kind, "networks": "", "phase": None}
    assert said in about_landlord(PORTFOLIO, landlord, FR)
