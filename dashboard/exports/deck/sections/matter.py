"""What every section draws on: the selection, the options, the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.exports.deck.options import DeckOptions
from dashboard.measures.records import project_list
from dashboard.selection import Selection
from dashboard.sentence import selection_sentence
from dashboard.style.palette import ThemeLook, look_at, looks_of
from dashboard.words import Words
from loaders.portfolio import Portfolio


@dataclass(frozen=True)
class Matter:
    """One deck's data. Nothing in it is drawn yet."""

    selection: Selection
    options: DeckOptions
    words: Words

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio behind the selection."""
        return self.selection.portfolio

    @cached_property
    def looks(self) -> Mapping[str, ThemeLook]:
        """How each theme looks, by its id."""
        return looks_of(self.portfolio.themes, self.words.language)

    def look(self, theme: object) -> ThemeLook:
        """How a theme looks; one that is not stated is grey."""
        return self.looks[theme] if isinstance(theme, str) else look_at(None)

    @cached_property
    def projects(self) -> pd.DataFrame:
        """The selected projects, as `project_list` has them, by their id."""
        return project_list(self.selection, self.words).set_index("id", drop=False)

    @cached_property
    def sentence(self) -> str:
        """The selection in words."""
        return selection_sentence(self.selection, self.words)

    @cached_property
    def footer(self) -> str:
        """The line at the foot of every slide: filter, denominator, source, date."""
        words = self.words
        parts = [self.sentence, words.text("Source: {source}", source=self.source)]
        if self.options.today:
            made = words.text("Made on {date}", date=words.date(self.options.today))
            parts.append(made)
        return " · ".join(parts)

    @cached_property
    def source(self) -> str:
        """What the data is called, as its own descriptor says."""
        schema = self.portfolio.schema
        return schema.title[self.words.language] or schema.title["fr"]

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The announcements behind the selected projects, each once, the earliest first."""
        committees = self.portfolio.committees
        counts = self.selection.counts("committee")[:-1]
        chosen = committees[counts > 0]
        first = chosen["date"].fillna(pd.to_datetime(chosen["season"].str[:4] + "-12-31"))
        urls = chosen["source_url"].iloc[first.argsort(kind="stable")]
        projects = self.portfolio.projects["source_url"][self.selection.mask]
        every = [str(url) for url in [*urls.dropna(), *projects.dropna()]]
        return tuple(dict.fromkeys(every))
