"""The data that all sections share: selection, options, language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.exports.deck.sections.model import Content, Section, rows_of
from dashboard.language.grammar import bound, capital
from dashboard.language.translation import Words
from dashboard.measures.amounts import has_amounts
from dashboard.measures.cards import Card, cards, newest
from dashboard.measures.committees import Recorded, projects_by_committee, recorded_of
from dashboard.measures.measure import Coverage
from dashboard.measures.records import project_list
from dashboard.measures.whereabouts import Where
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from dashboard.style.palette import ThemeLook, look_at, looks_of
from dashboard.texts.coverage import coverage_note, joined_note, recorded_share
from dashboard.texts.figures.figure_text import FigureText
from loaders.package.portfolio import Portfolio

MOST_SHORT = 24
"""Characters of a short title (the descriptor's own limit)."""


@dataclass(frozen=True)
class DeckData:
    """One deck's data. Nothing in it is drawn yet."""

    selection: Selection
    options: DeckOptions
    words: Words

    @property
    def in_euros(self) -> bool:
        """Whether slides say amounts in the place of counts."""
        return self.options.euros and has_amounts(self.selection.index)

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio behind the selection."""
        return self.selection.portfolio

    def section(
        self,
        slide: str,
        headline: str,
        content: Content,
        said: FigureText | None = None,
        *,
        subject: str = "",
        **more: Any,
    ) -> Section:
        """Return a section called as its `slide` is; `more` are further parts of a `Section`.

        Of a figure that a page shows too it has what is `said` there: how it is counted, the
        picture in words, and the first clause of the headline as its short form.
        """
        if said is not None:
            first = said.headline.partition(";")[0].rstrip()
            more = {
                "short": first,
                "method": joined_note(said.note, said.rule),
                "alt": said.described,
            } | more
        more = {"sources": self.addresses} | more
        more["short"] = bound(more.get("short", ""))
        return Section(
            slide, subject or self.words.text(SLIDES[slide]), bound(headline), content, **more
        )

    def look(self, theme: object) -> ThemeLook:
        """How a theme looks; one that is not stated is grey."""
        looks = looks_of(self.portfolio.themes, self.words.language)
        return looks[theme] if isinstance(theme, str) else look_at(None)

    @cached_property
    def theme_names(self) -> Mapping[str, str]:
        """What each theme is called in short, by its id."""
        return self.selection.index.labels("theme", self.words, short=True)

    def badge(self, theme: object) -> str:
        """What stands on the badge of a theme."""
        return self.theme_names[theme] if isinstance(theme, str) else self.words.text("not stated")

    @cached_property
    def projects(self) -> pd.DataFrame:
        """The selected projects, as `project_list` has them, by their id."""
        return project_list(self.selection, self.words).set_index("id", drop=False)

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """What the card of each selected project says, by its id."""
        found = cards(self.selection.index, newest(self.selection), self.words)
        return {card.project: card for card in found}

    def where(self, project: str) -> Where:
        """Where a selected project is."""
        return self.cards[project].where

    def listed(self, parts: Sequence[str]) -> str:
        """Join parts that have commas of their own."""
        return ("\u00a0; " if self.words.language == "fr" else "; ").join(parts)

    def pairs(self, pairs: Iterable[tuple[str, object]]) -> str:
        """Say what belongs to what, as the alternative text of a picture does."""
        text = self.words.text
        return self.listed([text("{label}: {count}", label=a, count=b) for a, b in pairs])

    def promise(self, project: str) -> str:
        """The promise of a project in one line; empty where it has none."""
        return str(self.projects.loc[project, "promise"])

    @cached_property
    def shorts(self) -> Mapping[str, str]:
        """The short title of each project, by its id; where it has none, the title as it begins."""
        projects = self.portfolio.projects
        titles = self.portfolio.project_titles(self.words.language)
        given = projects[f"short_title_{self.words.language}"].fillna(projects["short_title_fr"])
        return {
            str(project): str(short) if pd.notna(short) else _shortened(str(titles[project]))
            for project, short in zip(projects["id"], given, strict=True)
        }

    def quoted(self, project: str) -> str:
        """Return the short title of a project in quotation marks."""
        return self.words.text("“{words}”", words=self.shorts[project])

    @property
    def region_names(self) -> Mapping[str, str]:
        """The name of each region, by its code."""
        return self.selection.index.labels("region", self.words)

    @property
    def departement_names(self) -> Mapping[str, str]:
        """The name of each département, by its code."""
        return self.selection.index.labels("departement", self.words)

    @cached_property
    def sentence(self) -> str:
        """The selection in words."""
        return selection_sentence(self.selection, self.words)

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the facets that the selection is filtered by."""
        return frozenset(key for key, values in self.selection.choices.values.items() if values)

    @property
    def whole(self) -> bool:
        """Whether the selection is of whole committees: all of them, or chosen ones.

        A season's round-up is none: it announces again what its committees have announced.
        """
        committees = self.portfolio.committees
        dated = set(committees.loc[committees["date"].notna(), "id"])
        chosen = set(self.selection.choices.get("committee"))
        return self.selection.title is None and self.chosen <= {"committee"} and chosen <= dated

    @cached_property
    def recorded(self) -> Recorded:
        """How much of what its committees announced is recorded, for a selection of whole ones."""
        frame = projects_by_committee(self.selection, self.words, without_projects=True).frame
        chosen = self.selection.choices.get("committee")
        if chosen:
            frame = frame[frame["id"].isin(chosen)]
        known = int(frame.loc[frame["announced"].notna(), "recorded"].sum())
        return recorded_of(frame, max(self.selection.size, known))

    @cached_property
    def coverage(self) -> str:
        """How much of all there is the deck covers."""
        if not self.whole or not self.recorded.announced:
            return self.sentence
        said = recorded_share(self.recorded, self.words)
        if self.one_committee is None:
            return capital(said)
        return self.words.text("{label}: {count}", label=self.committee, count=said)

    @cached_property
    def one_committee(self) -> Any:
        """The row of the one committee that is chosen; None where that is not so."""
        chosen = self.selection.choices.get("committee")
        if not self.whole or len(chosen) != 1:
            return None
        rows = rows_of(self.portfolio.committees)
        return next((row for row in rows if row.id == chosen[0]), None)

    @property
    def committee(self) -> str:
        """What the one committee that is chosen is called, as the beginning of a sentence."""
        label = self.selection.index.labels("committee", self.words)[self.one_committee.id]
        return self.words.text("The committee of {date}", date=label)

    @cached_property
    def source(self) -> str:
        """Who announced the projects: the first source of the descriptor, else its title."""
        schema = self.portfolio.schema
        for one in schema.descriptor.get("sources", [])[:1]:
            return str(one.get("title", "")).split(",")[0]
        return schema.title[self.words.language] or schema.title["fr"]

    @cached_property
    def state(self) -> str:
        """Which state of the data this is: the day it stood so, and a short version of it."""
        words, version = self.words, self.portfolio.version[:7]
        if self.options.today:
            day = words.date(self.options.today, short=True)
            return words.text("data as of {date} ({version})", date=day, version=version)
        return words.text("data {version}", version=version)

    @cached_property
    def footer(self) -> str:
        """The line at the foot of every slide: whose, for what, how much of it, which data."""
        parts = [self.source, self.meeting, self.coverage, self.state]
        return " · ".join(part for part in parts if part)

    @cached_property
    def meeting(self) -> str:
        """The meeting that the deck is for, in the manager's words or by its day; else empty."""
        if self.options.subtitle or self.options.board is None:
            return self.options.subtitle
        return self.words.text("Board of {date}", date=self.words.date(self.options.board))

    def covered(self, coverage: Coverage) -> str:
        """Say how many projects a slide covers, and why the others are left out; empty: all."""
        if not coverage.left_out:
            return ""
        return coverage_note(replace(coverage, mentions=0), self.words)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The announcements behind the selected projects, each once, the earliest first."""
        committees = self.portfolio.committees.set_index("id")["source_url"]
        counted = committees[self.selection.counts("committee")[:-1] > 0]
        moments = self.portfolio.committee_moments.reindex(counted.index)
        urls = counted.iloc[moments.argsort(kind="stable")]
        projects = self.portfolio.projects["source_url"][self.selection.mask]
        return tuple(dict.fromkeys(str(url) for url in [*urls.dropna(), *projects.dropna()]))


def _shortened(title: str) -> str:
    for sign in (" : ", "\u00a0: ", ": ", " – ", " ("):
        title = title.split(sign, maxsplit=1)[0]
    if title.isupper():
        title = capital(title.lower())
    if len(title) <= MOST_SHORT:
        return title
    return title[: MOST_SHORT - 1].rsplit(" ", 1)[0].rstrip(" ,;–-") + "…"
