"""The upgrade panel of an older data folder: what it lacks, and newer records.

Its tables are brought up to date by one button. What came with the program since is offered as a
change to look at, project by project; what somebody has changed in the folder is never touched.
"""

import shlex

import streamlit as st

from dashboard.components.editing.write_changes import review_and_write, say_written
from dashboard.components.figures.figure import section, show_table
from dashboard.components.session.say import say
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import Words
from dashboard.texts.changes import conflicts_frame
from dashboard.texts.data_problems import refusal_text, tell
from loaders.editing.newer_records import NewerRecords, newer_records
from loaders.editing.refusals import RefusedError
from loaders.editing.writing import upgrade
from loaders.package.load import TextPackage
from loaders.package.schema import PackageSchema
from loaders.package.versions import lacking_of
from loaders.text.folding import folded

KEY = "newer-records"
_REFUSED, _LEFT = "upgrade-refused", f"{KEY}-left-out"


def folder_version(screen: Screen) -> None:
    """Draw the section of the Data page on the folder's version; nothing where it is today's."""
    package = screen.data.text()
    if package.earlier:
        _bring_up_to_date(screen, package)
    else:
        _newer_records(screen, package)


def _bring_up_to_date(screen: Screen, package: TextPackage) -> None:
    words = screen.words
    section(words.text("Tables of an earlier version"))
    say(
        words,
        "This folder was made with version {found} of the tables; this program has "
        "version {current}. All that it holds is shown. Until it is up to date nothing is "
        "written to it. What is added is empty, what you have stays, and a backup is kept. "
        "It lacks:",
        found=package.earlier,
        current=str(package.schema.descriptor["version"]),
    )
    st.markdown("\n".join(f"- {escaped(line)}" for line in _lacking(package, words)))
    if (refused := st.session_state.get(_REFUSED)) is not None:
        st.error(escaped(refusal_text(refused, words)))
        for problem in refused.problems:
            st.markdown(f"- {escaped(tell(problem, words).line(words))}")
    if screen.editable:
        label = words.text("Bring the tables up to date")
        st.button(label, type="primary", key="upgrade", on_click=_upgrade, args=(package,))
    else:
        say(words, "This brings the tables up to date:")
        st.code(f"laureats upgrade {shlex.quote(str(package.directory))}", language=None)


def _lacking(package: TextPackage, words: Words) -> list[str]:
    """Return what the tables lack, a line for each table, as the reader knows them."""
    schema: PackageSchema = package.schema
    lines = []
    for name, columns in lacking_of(package.problems).items():
        table = schema.tables[name]
        title = table.title[words.language]
        if columns:
            titles = [table.field(column).title[words.language] for column in columns]
            lines.append(
                words.text("{table}, columns: {columns}", table=title, columns=", ".join(titles))
            )
        else:
            lines.append(words.text("the whole table: {table}", table=title))
    return lines


def _upgrade(package: TextPackage) -> None:
    st.session_state.pop(_REFUSED, None)
    try:
        upgrade(package.directory)
    except RefusedError as error:
        st.session_state[_REFUSED] = error


def _newer_records(screen: Screen, package: TextPackage) -> None:
    words = screen.words
    offer = _offer(package, ())
    if not offer.changes and not offer.kept:
        say_written(screen, key=KEY)
        return
    section(words.text("What came with the program since"))
    own = {folded(title) for title in package.tables["projects"]["title"]}
    names = {row["id"]: row["title_fr"] or row["title"] for row in offer.projects}
    alike = [row["id"] for row in offer.projects if folded(row["title"]) in own]
    said = words.plural(
        "{count} project, and corrections of those that came with it, are not in this folder. "
        "What you have changed stays; nothing is written before you say so.",
        "{count} projects, and corrections of those that came with it, are not in this folder. "
        "What you have changed stays; nothing is written before you say so.",
        len(names),
    )
    st.markdown(escaped(said))
    with st.expander(words.text("Look at it")):
        without: list[str] = []
        if names:
            without = st.multiselect(
                words.text("Leave these projects out"),
                list(names),
                default=alike,
                format_func=names.__getitem__,
                key=_LEFT,
                help=words.text("A project that has the title of one of yours is left out."),
                placeholder=words.text("none: take all"),
            )
        if offer.kept:
            _kept(screen, offer)
        review_and_write(screen, _offer(package, tuple(without)).changes, key=KEY)


def _kept(screen: Screen, offer: NewerRecords) -> None:
    """List what the program says otherwise and somebody has changed: it stays as it stands."""
    words = screen.words
    said = words.plural(
        "{count} value that you have changed stays as it is; the program says otherwise now:",
        "{count} values that you have changed stay as they are; the program says otherwise now:",
        len(offer.kept),
    )
    st.markdown(escaped(said))
    frame = conflicts_frame(offer.kept, screen.data.text().schema, words)
    *where, wanted, found = frame.columns
    headings = {wanted: words.text("Comes with the program"), found: words.text("Yours")}
    show_table(frame.rename(columns=headings)[[*where, *headings.values()]], words)


def _offer(package: TextPackage, without: tuple[str, ...]) -> NewerRecords:
    """Return what is offered, found once for each state of the folder and each choice."""
    asked = (str(package.directory), package.version, without)
    made, offer = st.session_state.get(f"{KEY}-{bool(without)}", (None, None))
    if made != asked or offer is None:
        offer = newer_records(package, without)
        st.session_state[f"{KEY}-{bool(without)}"] = asked, offer
    found: NewerRecords = offer
    return found
