"""Slides as text: the table behind a chart or a map, and the message beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.exports.deck.marks import Bar
from dashboard.exports.deck.sections import model
from dashboard.exports.deck.sections.context import DeckData
from dashboard.language.markup import Markup, defined, inner_link, joined, listed, table, tag
from dashboard.language.translation import Words


@dataclass(frozen=True)
class SlideWords:
    """Tells the slides of a deck; `anchors` are where each project's sheet stands, by its id."""

    data: DeckData
    anchors: Mapping[str, str]

    @property
    def words(self) -> Words:
        """The reader's language."""
        return self.data.words

    def told(self, section: model.Section) -> Markup:
        """Return all that a slide says, with the note and the method that hold for it."""
        told = [*self._content(section)]
        told += [tag("p", text) for text in (section.note, section.method) if text]
        return joined(told)

    def _content(self, section: model.Section) -> Iterator[Markup]:
        """Tell numbers in a table, and what stands beside them."""
        text, name = self.words.text, section.subject
        match section.content:
            case model.Cover() as held:
                parts = (held.fund, held.meeting, held.coverage)
                yield from (tag("p", said) for said in parts if said)
            case model.KeyFigures() as held:
                yield listed(map(_figure, (held.hero, *held.figures)))
            case model.Projects() as held:
                yield from map(self._project, held.sheets)
            case model.Sums() as held:
                yield listed(
                    f"{row.total} {row.unit} ({row.count}): {', '.join(row.names)}"
                    for row in held.rows
                )
            case model.Ranking() as held:
                yield tag("p", _figure(held.hero))
                yield self._bars(held.bars, (name, *held.series), name)
                yield _facts(held.facts)
            case model.RegionMap() as held:
                yield tag("p", _figure(held.hero))
                areas = ((code, said) for code, (said, _) in held.areas.items() if said)
                named = ((self.data.region_names[code], said) for code, said in areas)
                yield table((text("Region"), name), named, name)
                yield _facts(held.facts)
            case model.PlaceMap() as held:
                places = map(self._place, self.data.projects.index)
                yield table((text("Project"), text("Place")), places, name)
                yield listed(" ".join(row) for row in held.most)
            case model.Gaps() as held:
                yield self._bars(held.bars, (text("Region"), held.unit), name)
                yield _facts([held.fact])
            case model.Method() as held:
                yield _facts(held.facts)
                yield self._bars(held.bars, (text("Committee"), *held.series), name)
            case model.Laureates() as held:
                head = (text("Project"), text("Theme"), text("Landlords"), text("Places"))
                yield table(head, map(self._laureate, held.rows), name)
            case model.Table() as held:
                yield table(held.headings, held.rows, name)
                yield self._rest(held.total - len(held.rows))
            case model.Crossed() as held:
                yield table((text("Region"), text("Projects")), self._cells(held), name)

    def _rest(self, count: int) -> Markup:
        """Say where the rows are that a table has no room for."""
        said = self.words.plural(
            "and {count} more: see the project sheets", "and {count} more: see the project sheets",
            count,
        )  # fmt: skip
        return tag("p", said) if count > 0 else Markup()

    def _laureate(self, row: model.Laureate) -> tuple[str, str, str, str]:
        people = ", ".join(row.people) or self.words.text("landlord not stated")
        return self.sheet_link(row.project, row.title), row.theme, people, row.places[0]

    def _project(self, sheet: model.Sheet) -> Markup:
        text = self.words.text
        lines = [(line.label, line.text) for line in sheet.lines]
        about = [(text("Theme"), sheet.theme), (text("Place"), sheet.where), *lines]
        title = tag("p", tag("strong", self.sheet_link(sheet.project, sheet.title)))
        return joined([title, tag("p", sheet.promise), defined(about)])

    def sheet_link(self, project: str, title: str) -> Markup:
        """Return a link to the sheet of a project; its title where it has none here."""
        anchor = self.anchors.get(project)
        return inner_link(anchor, title) if anchor else joined([title])

    def _bars(self, bars: Sequence[Bar], head: Sequence[str], caption: str) -> Markup:
        number = self.words.number
        rows = [(bar.label, number(bar.value), number(bar.more))[: len(head)] for bar in bars]
        return table(head, rows, caption)

    def _place(self, project: str) -> tuple[Markup, str]:
        """Name the place at which a project stands on the map."""
        spots = self.data.where(project).spots
        place = spots[0].names[0] if spots else self.words.text("place not known")
        return self.sheet_link(project, str(self.data.projects.loc[project, "title"])), place

    def _cells(self, crossed: model.Crossed) -> Iterator[tuple[str, str]]:
        """Tell a row in one cell: twelve columns stand on no phone."""
        for region, counts in zip(crossed.rows, crossed.counts, strict=True):
            held = [
                self.words.text("{label}: {count}", label=theme, count=self.words.number(count))
                for theme, count in zip(crossed.columns, counts, strict=True)
                if count
            ]
            yield region, ", ".join(held) or self.words.text("none recorded")


def _figure(figure: model.LargeNumber) -> Markup:
    detail = f" ({figure.detail})" if figure.detail else ""
    return joined([tag("strong", figure.value), f" {figure.label}{detail}"])


def _facts(facts: Sequence[model.Fact]) -> Markup:
    return listed(joined([tag("strong", fact.lead), f" {fact.text}"]) for fact in facts)
