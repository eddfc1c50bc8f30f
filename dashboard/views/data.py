"""Data: the downloads, the ways to bring data in, what is recorded and missing, the sources."""

import datetime as dt
from collections.abc import Callable, Hashable, Mapping

import pandas as pd
import streamlit as st

from dashboard.components.editing.folder_version import folder_version
from dashboard.components.editing.last_writes import last_writes
from dashboard.components.figures.figure import show_table
from dashboard.components.frame.page_title import page_title
from dashboard.components.records.completeness import show_completeness
from dashboard.components.records.grant_lists import show_grant_lists
from dashboard.components.records.worklist import show_worklist
from dashboard.components.session.internal import ask_internal, outgoing_parts
from dashboard.components.session.links import linked
from dashboard.components.session.say import say
from dashboard.components.session.screen import Screen
from dashboard.exports.package_zip import package_zip
from dashboard.exports.selection_workbook import COUNTED
from dashboard.language.markdown import escaped
from dashboard.language.names import labels_of
from dashboard.language.translation import Words
from dashboard.measures.committees import recording
from dashboard.measures.completeness import fund_figures
from dashboard.measures.quality import dictionary, missing_by_column, source_addresses
from dashboard.texts.tables import headed

_SITE = r"^https?://(?:www\.)?([^/?#]+)"
_LAST_PART = r"([^/]+)/*$"
"""What a cell shows of an address: the part that names the page, as the whole is cut off."""


def page(screen: Screen) -> None:
    """Draw what there is to know of the data set as a whole, whatever is selected."""
    words = screen.words
    page_title(screen, screen.portfolio.schema.title[words.language])
    st.markdown(escaped(screen.portfolio.schema.description[words.language]))
    folder_version(screen)
    _download(screen)
    last_writes(screen)
    titles = labels_of("data-tab", words)
    tabs = st.tabs([*titles.values()], default=titles.get(st.query_params.get("part", "")))
    for tab, name in zip(tabs, titles, strict=True):
        with tab:
            _TABS[name](screen)


def _download(screen: Screen) -> None:
    """Let the reader take the whole package away, as it lies in its folder."""
    index, words = screen.selection.index, screen.words
    own = outgoing_parts(screen)
    internal = bool(own) and ask_internal(screen, "package", own)
    st.download_button(
        words.text("The whole data package (zip)"),
        data=lambda: package_zip(index, words, dt.datetime.now().astimezone(), internal=internal),
        file_name="laureats.zip",
        key="laureats.zip",
        on_click="ignore",
    )


def _coverage(screen: Screen) -> None:
    words = screen.words
    show_completeness(screen)
    source = labels_of("coverage", words)["source_url"]
    show_table(
        headed(recording(screen.selection, words), "coverage", words),
        words,
        {source: st.column_config.LinkColumn(display_text=words.text("Open"))},
    )


def _fund(screen: Screen) -> None:
    """Show what was published about the fund as a whole, with what does not agree."""
    words = screen.words
    say(
        words,
        "What public pages say of the whole fund. These figures overlap and some "
        "contradict each other: none is added to another.",
    )
    frame = fund_figures(screen.portfolio, words).fillna("")
    site = frame["source_url"].str.extract(_SITE, expand=False)
    remark = [_remark(row, words) for row in frame.to_dict("records")]
    source = [linked(name, url) for name, url in zip(site, frame["source_url"], strict=True)]
    whole = frame["value"] + " " + frame["measure"]
    period = frame["period"] + frame["region"].map(lambda name: f" · {name}" if name else "")
    if screen.narrow:
        lines = zip(whole, period, remark, source, strict=True)
        st.markdown(
            "\n".join(
                f"- **{escaped(what)}** ({escaped(when)})  \n  {escaped(said)} {link}"
                for what, when, said, link in lines
            )
        )
        return
    table = pd.DataFrame(
        {
            words.text("Period"): period.map(escaped),
            words.text("Figure"): whole.map(escaped),
            words.text("Remark"): [escaped(said) for said in remark],
            words.text("Source"): source,
        },
        dtype="str",
    )
    st.table(table, border="horizontal", hide_index=True)


def _remark(row: Mapping[Hashable, str], words: Words) -> str:
    parts = [row["note"]] if row["note"] else []
    if row["contradicts"] and not parts:  # else the note says it, and why
        parts.append(words.text("Does not agree with: {figure}.", figure=row["contradicts"]))
    if row["as_written"]:
        parts.append(words.text("As written: “{words}”.", words=row["as_written"]))
    return " ".join(parts)


def _missing(screen: Screen) -> None:
    words = screen.words
    say(words, "An empty cell is not zero: no source that was read states the value.")
    show_table(headed(missing_by_column(screen.portfolio, words), "missing", words), words)


def _sources(screen: Screen) -> None:
    words = screen.words
    tables = screen.portfolio.schema.tables
    frame = source_addresses(screen.portfolio)
    frame = frame.assign(
        site=frame["address"].str.extract(_SITE, expand=False),
        tables=[
            ", ".join(tables[name].title[words.language] for name in names.split(", "))
            for names in frame["tables"]
        ],
    )
    said = words.plural(
        "{count} address that facts are drawn from.",
        "{count} addresses that facts are drawn from.",
        len(frame),
    )
    st.markdown(escaped(said))
    show_table(
        headed(frame, "sources", words),
        words,
        {
            labels_of("sources", words)["address"]: st.column_config.LinkColumn(
                display_text=_LAST_PART
            )
        },
    )


def _dictionary(screen: Screen) -> None:
    words, tables = screen.words, screen.portfolio.schema.tables
    chosen = st.selectbox(
        words.text("Table"),
        list(tables),
        format_func=lambda name: f"{tables[name].title[words.language]} ({tables[name].path})",
        key="dictionary-table",
    )
    st.markdown(escaped(tables[chosen].description[words.language]))
    if tables[chosen].internal:
        st.badge(words.text("Internal"), color="red")
    frame = dictionary(screen.portfolio, chosen, words)
    frame["required"] = frame["required"].map({True: words.text("yes"), False: words.text("no")})
    frame = headed(frame, "dictionary", words)
    if screen.narrow:
        show_table(frame, words)
    else:  # descriptions are sentences: here there is room to read them whole
        st.table(frame.map(escaped), border="horizontal", hide_index=True)


def _rules(screen: Screen) -> None:
    st.markdown("\n".join(f"- {escaped(screen.words.text(rule))}" for rule in COUNTED))


_TABS: Mapping[str, Callable[[Screen], None]] = {
    "coverage": _coverage,
    "work": show_worklist,
    "fund": _fund,
    "missing": _missing,
    "sources": _sources,
    "rules": _rules,
    "dictionary": _dictionary,
    "grants": show_grant_lists,
}
"""The parts of the page; other pages lead to one by this name in their address."""
