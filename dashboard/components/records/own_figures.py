"""The fund's own figures on a project's sheet: shown, marked as internal, and entered there."""

import pandas as pd
import streamlit as st

from dashboard.components.editing.write_changes import review_and_write, say_written
from dashboard.components.figures.figure import section
from dashboard.components.records.sheets.correct_fields import fields_form
from dashboard.components.session.links import source_link
from dashboard.components.session.say import say, say_small
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped, harmless
from dashboard.measures.follow_up import OwnFigures, own_figures
from dashboard.texts.own_figures import own_lines, payment_lines, reached_text
from loaders.editing.changes import differences, with_rows
from loaders.text.plain_text import number_text


def show_own_figures(screen: Screen, project: str) -> None:
    """Draw what the fund knows of a project, and let it be entered; nothing where it is hidden."""
    words = screen.words
    if not screen.internal:
        return
    found = own_figures(screen.portfolio, project)
    if not found.known and not screen.editable:
        return
    section(words.text("Follow-up by the fund"))
    say_small(words, "Internal: no file, no slide and no other website gets this unless you ask.")
    if found.known:
        _shown(screen, found)
    elif screen.editable:
        say(words, "Nothing is entered yet.")
    if screen.editable:
        with st.expander(words.text("Enter or correct"), expanded=False):
            after = _entered(screen, project, found)
        package = screen.text()
        tables = {
            name: with_rows(
                package.tables[name],
                "project",
                [project],
                pd.DataFrame(rows, columns=package.tables[name].columns, dtype="str"),
            )
            for name, rows in after.items()
        }
        changes = differences(package.tables, tables, package.schema)
        key = f"own-{project}"
        if changes:
            review_and_write(screen, changes, key=key, by="follow-up")
        else:
            say_written(screen, key=key)


def _shown(screen: Screen, found: OwnFigures) -> None:
    words = screen.words
    lines = [f"- {escaped(line)}" for line in own_lines(screen.portfolio, found, words)]
    lines += [f"    - {escaped(line)}" for line in payment_lines(found, words)]
    st.markdown("\n".join(lines))
    if reached := reached_text(screen.portfolio, found, words):
        st.markdown(escaped(reached))
    if found.row is not None and pd.notna(found.row["evaluation_url"]):
        source_link(str(found.row["evaluation_url"]))


def _entered(screen: Screen, project: str, found: OwnFigures) -> dict[str, list[dict[str, str]]]:
    """Draw a widget for each column; return the rows of the project as they are then, by table."""
    package, words = screen.text(), screen.words
    key = f"own-{project}-{screen.portfolio.version[:8]}"
    table, rows = package.schema.tables["follow_up"], package.tables["follow_up"]
    held = rows[rows["project"] == project].to_dict("records")
    blank = {field.name: "" for field in table.fields} | {"project": project}
    row = fields_form(package, table, held[0] if held else blank, words, key)
    title = package.schema.tables["contacts"].field("contact").title[words.language]
    contact = st.text_input(
        words.text("{what} (in no file, no search and no backup)", what=harmless(title)),
        value=found.contact,
        key=f"{key}-contact",
    ).strip()
    payments = _payments(screen, found, f"{key}-payments")
    return {
        "follow_up": [row] if row != blank else [],
        "payments": [{"project": project, **one} for one in payments],
        "contacts": [{"project": project, "contact": contact}] if contact else [],
    }


def _payments(screen: Screen, found: OwnFigures, key: str) -> list[dict[str, str]]:
    """Draw the payments as a table that rows can be added to; return them, numbered."""
    words, table = screen.words, screen.portfolio.schema.tables["payments"]
    names = {name: table.field(name).title[words.language] for name in ("date", "amount_eur")}
    frame = found.payments[list(names)].reset_index(drop=True)
    frame = frame.assign(amount_eur=frame["amount_eur"].astype("float64"))
    edited = st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "date": st.column_config.DateColumn(names["date"], format="DD/MM/YYYY"),
            "amount_eur": st.column_config.NumberColumn(names["amount_eur"], min_value=0.0),
        },
        key=key,
    )
    stated = edited[edited["amount_eur"].notna()]
    return [
        {
            "position": str(place),
            "date": "" if pd.isna(day) else f"{pd.Timestamp(day):%Y-%m-%d}",
            "amount_eur": number_text(amount),
        }
        for place, (day, amount) in enumerate(
            zip(stated["date"], stated["amount_eur"], strict=True), start=1
        )
    ]
