"""Drafts of a list that a test writes, beside the shipped data."""

from collections.abc import Mapping

from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED
from loaders.project_list.column_guess import proposed
from loaders.project_list.doubts import Answers
from loaders.project_list.drafts import ListDrafts, list_drafts
from loaders.project_list.reading import read_list
from tests.shipped import shipped_text

PACKAGE = shipped_text()
COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")
LOCATED = COMMUNES[COMMUNES["departement"] == "93"]
"""Few communes: to read the names of all takes longer than the rest."""


def drafts_of(
    content: str | bytes, given: Mapping[tuple[str, str, str], str] | None = None
) -> ListDrafts:
    """Return the drafts of a list by the columns that are guessed, with the answers `given`."""
    table = read_list(content.encode() if isinstance(content, str) else content)
    return list_drafts(
        table, proposed(table).mapping, PACKAGE.tables, PACKAGE.schema, LOCATED,
        answers=Answers(given=given or {}),
    )  # fmt: skip


def rows_of(drafts: ListDrafts) -> list[tuple[str, str]]:
    """Return the title and the amount of each project that is drafted ("" where none is)."""
    change = drafts.changes.get("projects")
    own = drafts.changes.get("follow_up")
    amounts = {row["project"]: row["granted_eur"] for row in own.added} if own else {}
    return [(row["title"], amounts.get(row["id"], "")) for row in change.added] if change else []
