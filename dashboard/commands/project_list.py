"""The command `laureats import list`: print what a list of projects would add, and its doubts.

It writes nothing. With `--json` it prints one object:

- `file`: the name of the file; `problems`: what is wrong with it as a whole, or was done to all of
  it, each with `rule`, `why`, `remedy`;
- `sheets`: `name`, `read`, `why` it is not, `rows`;
- `columns`: `heading`, `letter`, `holds` (empty where it is not read), `unit`, `hidden`, `filled`
  (rows with a value), `examples`; `ties`: headings of which each could hold a target, by target;
- `records`: one for each project: `sheet`, `row`, `id`, `title`, `title_en`, `subtitle`,
  `committee` (`id`, `date`, `season`, each empty where it is not known), `selected` (what else is
  known of the date), `landlords`, `carriers`, `partners` (each a list of `id`, `name`, `new`),
  `themes` (ids), `places` (`id`, `name`, `kind`, `insee`, `departement`, `region`), `amount_eur`,
  `duration_years` (numbers or null), `figures` (`value`, `unit`, `approximate`, `as_written`),
  `summary_fr`, `summary_en`, `source_url`, `note_fr`, and the fund's own: `follow_up` (by column),
  `payments`;
- `refused`: rows that give no project: `sheet`, `row`, `cells`, `reasons` (`rule`, `why`,
  `remedy`);
- `listed`: rows that are not read as projects: `sheet`, `row`, `why`, `text`;
- `doubts`: what is uncertain, for each row: `sheet`, `row`, `column`, `value`, `rule`, `why`,
  `remedy`, `left_out` (whether something is not taken), `asks`, `taken`, `choices` (each `answer`
  and `says`).

`FILE` of `--mapping` is a JSON object `{"columns": {heading: target}}`, as the dashboard keeps it;
an empty target says that a column is not read. Of headings that it does not name the guess holds.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.commands.terminal import not_done, print_json, shown
from dashboard.language.markdown import shortened
from dashboard.language.translation import Words
from dashboard.texts.data_problems import tell
from dashboard.texts.list_doubts import ChoiceTexts, followed_text, refused_texts
from dashboard.texts.list_reading import column_text, target_text, tie_text, why_text
from loaders.editing.changes import Row, TableChanges
from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED, Tables, read_text_package
from loaders.package.problems import Loss
from loaders.project_list.column_guess import ColumnMapping, Proposal, proposed
from loaders.project_list.doubts import Doubt, questions, remarks
from loaders.project_list.drafts import NO_DRAFTS, ListDrafts, drafts_apart
from loaders.project_list.name_cells import known_values
from loaders.project_list.reading import TOO_HEAVY, list_of
from loaders.project_list.table import ListRow, ListTable
from loaders.spreadsheet.problems import AnyProblem
from loaders.system.apart import TooHeavyError


def list_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `import list` takes."""
    parser.set_defaults(run=_list)
    parser.description, parser.formatter_class = __doc__, argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path, metavar="FILE", help="an Excel workbook, or CSV")
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE", help="what the columns hold, as JSON"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _list(options: argparse.Namespace, words: Words) -> int:
    """Print what `options.file` gives; return 2 where it or the mapping can't be opened, else 0."""
    try:
        content = options.file.read_bytes()
        mapping = (
            ColumnMapping.from_json(options.mapping.read_text("utf-8")) if options.mapping else None
        )
    except OSError as error:
        return not_done(words.text("{file} cannot be opened.", file=error.filename))
    except ValueError:
        return not_done(words.text("{file} says not what the columns hold.", file=options.mapping))
    table = list_of(content)
    package = read_text_package(options.data)
    proposal = proposed(table, known_values(package.tables))
    if mapping:
        proposal = proposal.corrected(mapping.fitted(table.headings))
    communes = read_communes(SHIPPED / "geography" / "communes.parquet")
    try:
        drafts = drafts_apart(table, proposal.mapping, options.data)
    except TooHeavyError:
        table, drafts = TOO_HEAVY, NO_DRAFTS
    choices = ChoiceTexts(package.tables, communes, package.schema, words)
    told = _ListReport(table, proposal, drafts, package.tables, choices, words)
    if options.json:
        print_json({"file": options.file.name, **told.as_json()})
    else:
        for line in told.lines():
            print(shown(line))
    return 0


_OWN = {
    "budget_eur": "budget_eur", "start_date": "start_date", "end_date": "end_date",
    "state": "state", "people_reached": "people_reached", "result": "result", "note": "own_note",
}  # fmt: skip
"""What is told of the fund's own columns beside the amount, and what a list calls it."""


class _ListReport:
    """A list and its drafts, said as JSON or as lines of text."""

    def __init__(
        self,
        table: ListTable,
        proposal: Proposal,
        drafts: ListDrafts,
        tables: Tables,
        choices: ChoiceTexts,
        words: Words,
    ) -> None:
        self._table, self._mapping, self._drafts = table, proposal.mapping, drafts
        self._ties = proposal.ties
        self._choices, self._words = choices, words
        self._added = {name: change.added for name, change in drafts.changes.items()}
        self._rows: dict[str, dict[str, Mapping[str, str]]] = {}
        for name in ("landlords", "organisations", "places", "committees"):
            rows: list[Any] = [*tables[name].to_dict("records"), *self._added.get(name, ())]
            self._rows[name] = {row["id"]: row for row in rows}
        self._new = {row["id"] for name in self._rows for row in self._added.get(name, ())}

    def as_json(self) -> dict[str, Any]:
        """Return the object that the module describes, without the name of the file."""
        return {
            "problems": [self._problem(problem) for problem in self._table.problems],
            "sheets": [
                {
                    "name": sheet.name, "read": sheet.why is None,
                    "why": sheet.why.value if sheet.why else "", "rows": sheet.rows,
                }
                for sheet in self._table.sheets
            ],
            "columns": [
                {
                    "heading": column.heading, "letter": column.letter,
                    "holds": self._mapping.columns.get(column.heading, ""), "unit": column.unit,
                    "hidden": column.hidden, "filled": column.filled,
                    "examples": list(column.examples),
                }
                for column in self._table.columns
            ],
            "ties": {target: list(headings) for target, headings in self._ties.items()},
            "records": [
                *(self._record(project) for project in self._added.get("projects", ())),
                *(self._followed(row, project) for row, project in self._drafts.followed),
            ],
            "refused": [
                {
                    "sheet": one.row.sheet, "row": one.row.number, "cells": list(one.row.cells),
                    "reasons": [self._problem(problem) for problem in one.problems],
                }
                for one in self._drafts.refused
            ],
            "listed": [
                {"sheet": one.sheet, "row": one.number, "why": one.why.value, "text": one.text}
                for one in self._table.listed
            ],
            "doubts": [self._doubt(doubt) for doubt in self._drafts.doubts],
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """Yield the same as text in the reader's language."""
        words = self._words
        records = self._added.get("projects", ())
        yield words.plural("{count} new project", "{count} new projects", len(records))
        if self._drafts.followed:
            yield followed_text(self._drafts.followed_projects, words)
        yield from refused_texts(self._drafts.refused, words)
        yield words.plural(
            "{count} line left out", "{count} lines left out", len(self._table.listed)
        )
        for problem in self._table.problems:
            said = tell(problem, words)
            yield f"! {said.where + ': ' if said.where else ''}{said.what}. {said.remedy}"
        for heading, target in self._mapping.columns.items():
            yield f"  {heading} → {target_text(target, words)}"
        for column in self._table.columns:
            if column.heading not in self._mapping.columns and column.filled:
                mark = f", {words.text('hidden column')}" if column.hidden else ""
                values = " · ".join(shortened(" ".join(v.split()), 40) for v in column.examples)
                name, unread = column_text(column, words), words.text("(not read)")
                yield f"  {name} → {unread}{mark} [{values}]"
        for target, tied in self._ties.items():
            yield "? " + tie_text(tied, target, words)
        for project in records:
            yield ""
            yield from self._project_lines(project)
        for one in self._drafts.refused:
            reasons = "; ".join(tell(problem, words).what for problem in one.problems)
            text = shortened(" · ".join(cell for cell in one.row.cells if cell), 120)
            yield f"✗ {self._where(one.row.sheet, one.row.number)}: {reasons} [{text}]"
        for left in self._table.listed:
            why = why_text(left.why, words)
            where = self._where(left.sheet, left.number)
            yield f"– {where}: {why} [{shortened(left.text, 120)}]"
        yield from self._doubt_lines()

    def _doubt_lines(self) -> Iterator[str]:
        words = self._words
        for question in questions(self._drafts.doubts):
            doubt = question.doubt
            said = tell(doubt, words)
            mark = "?" if doubt.asks else "·"
            offered = [self._choices.said(doubt, choice) for choice in doubt.choices[:6]]
            choices = f" ({' | '.join(offered)})" if offered else ""
            lines = ", ".join(self._where(sheet, row) for sheet, row in question.lines[:6])
            value = f"« {doubt.value} » : " if doubt.value else ": " if doubt.column else ""
            value = f"{doubt.column or ''} {value}".lstrip()
            yield f"{mark} {lines}: {value}{said.what}.{choices}"
        for doubt, rows in remarks(self._drafts.doubts):
            said = tell(doubt, words)
            lines = ", ".join(self._where(sheet, row) for sheet, row in rows[:6] if row)
            value = f" « {doubt.value} »" if doubt.value else ""
            place = " ".join(filter(None, (lines and f"{lines}:", doubt.column or "")))
            yield f"· {place}{value} : {said.what}" if place else f"· {said.what}"

    def _where(self, sheet: str, row: int) -> str:
        line = self._words.text("line {row}", row=row)
        return f"{sheet}, {line}" if sheet and len(self._table.sheets) > 1 else line

    def _project_lines(self, project: Row) -> Iterator[str]:
        record = self._record(project)
        yield f"{record['title']} ({self._where(record['sheet'], record['row'])})"
        committee = record["committee"]
        when = committee["date"] or committee["season"] or record["selected"]
        yield from [f"  {self._words.text('Committee')}: {when}"] if when else []
        written, own = self._choices.written, record["follow_up"]
        held = {
            **{
                key: ", ".join(one["name"] + " (+)" * one["new"] for one in record[key])
                for key in ("landlords", "carriers", "partners")
            },
            "communes": ", ".join(place["name"] for place in record["places"]),
            "themes": ", ".join(map(written, record["themes"])),
            "amount_eur": record["amount_eur"],
            "duration_years": record["duration_years"],
            **{f["unit"]: "≈ " * f["approximate"] + str(f["value"]) for f in record["figures"]},
            **{target: written(own[name]) for name, target in _OWN.items() if own.get(name)},
        }
        for target, said in held.items():
            if said:
                yield f"  {target_text(target, self._words)}: {said}"

    def _followed(self, row: ListRow, project: str) -> dict[str, Any]:
        """Return a row that is no new project but the follow-up of a recorded one, marked so."""
        place = {"sheet": row.sheet, "row": row.number}
        return {**place, "id": project, "recorded": True, **self._own(project)}

    def _own(self, project: str) -> dict[str, Any]:
        """Return what is taken as the fund's own of a project."""
        change = self._drafts.changes.get("follow_up", TableChanges())
        added = self._tied("follow_up", project)
        changed = [cell for one in change.changed if one.key == (project,) for cell in one.cells]
        return {
            "follow_up": {
                **{name: value for row in added for name, value in row.items() if value},
                **{cell.column: cell.after for cell in changed},
            },
            "payments": [dict(payment) for payment in self._tied("payments", project)],
        }

    def _record(self, project: Row) -> dict[str, Any]:
        key = project["id"]
        row = self._drafts.lines[key]
        committee = self._rows["committees"].get(project["committee"], {})
        tied = self._tied("project_organisations", key)
        own = self._tied("follow_up", key)
        texts = ("title_en", "subtitle", "summary_fr", "summary_en", "source_url", "note_fr")
        return {
            "sheet": row.sheet,
            "row": row.number,
            "id": key,
            "title": project["title"],
            "committee": {name: committee.get(name, "") for name in ("id", "date", "season")},
            "selected": project.get("selected", ""),
            "landlords": self._named("landlord", self._tied("project_landlords", key)),
            **{
                f"{role}s": self._named(
                    "organisation", [one for one in tied if one["role"] == role]
                )
                for role in ("carrier", "partner")
            },
            "themes": [link["theme"] for link in self._tied("project_themes", key)],
            "places": [
                {
                    name: self._rows["places"][link["place"]].get(name, "")
                    for name in ("id", "name", "kind", "insee", "departement", "region")
                }
                for link in self._tied("project_places", key)
            ],
            "amount_eur": _number(own[0]["granted_eur"]) if own else None,
            "duration_years": _number(project["duration_years"]),
            "figures": [
                {
                    "value": _number(figure["value"]),
                    "unit": figure["unit"],
                    "approximate": figure["approximate"] == "true",
                    "as_written": figure["as_written"],
                }
                for figure in self._tied("figures", key)
            ],
            **{name: project[name] for name in texts},
            **self._own(key),
        }

    def _tied(self, table: str, project: str) -> list[Row]:
        return [row for row in self._added.get(table, ()) if row["project"] == project]

    def _named(self, kind: str, links: Sequence[Row]) -> list[dict[str, Any]]:
        rows = self._rows[f"{kind}s"]
        return [
            {"id": link[kind], "name": rows[link[kind]]["name"], "new": link[kind] in self._new}
            for link in links
        ]

    def _problem(self, problem: AnyProblem) -> dict[str, Any]:
        said = tell(problem, self._words)
        reason = {"rule": problem.rule.value, "why": said.what, "remedy": said.remedy}
        return {"where": said.where, "value": said.value, **reason}

    def _doubt(self, doubt: Doubt) -> dict[str, Any]:
        said = tell(doubt, self._words)
        return {
            "sheet": doubt.file,
            "row": doubt.row,
            "column": doubt.column or "",
            "value": doubt.value or "",
            "rule": doubt.rule.value,
            "why": said.what,
            "remedy": said.remedy,
            "left_out": doubt.loss is not Loss.NOTHING,
            "asks": doubt.asks,
            "taken": doubt.taken,
            "choices": [
                {"answer": choice, "says": self._choices.said(doubt, choice)}
                for choice in doubt.choices
            ],
        }


def _number(text: str) -> float | int | None:
    if not text:
        return None
    number = float(text)
    return int(number) if number.is_integer() else number
