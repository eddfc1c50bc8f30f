"""Scores drafts against the expected ones: precision and recall per field."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.announcement.evidence import key_of
from loaders.text.folding import folded

FIELDS = (
    "date", "announced", "auditioned", "projects", "title", "landlords", "carriers", "partners",
    "communes", "insee", "places", "figures", "figure roles", "duration", "primary theme",
)  # fmt: skip

Json = Mapping[str, Any]


@dataclass
class Tally:
    """Values found and expected, and how many of them agree."""

    right: int = 0
    found: int = 0
    expected: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was expected that was found; 1 when nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Score:
    """Tallies per field, to which announcement after announcement is added."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = defaultdict(Tally)

    def compare(self, drafts: Json, expected: Json, where: str) -> None:
        """Add one announcement: `drafts` as `output.to_json` gives it, `expected` alike.

        An expected name, place or figure needs no span; of the themes the first is compared.
        """
        for key in ("date", "announced", "auditioned"):
            self._one(key, drafts["committee"][key], expected["committee"][key], where)
        found, wanted = list(drafts["projects"]), list(expected["projects"])
        pairs = _paired(found, wanted)
        self._add("projects", range(len(pairs)), range(len(pairs)), where)
        self.tallies["projects"].found += len(found) - len(pairs)
        self.tallies["projects"].expected += len(wanted) - len(pairs)
        for draft, want in pairs:
            self._project(draft, want, f"{where}: {want['title'] or want['landlords']}")

    def _project(self, draft: Json, want: Json, where: str) -> None:
        self._one("title", _words(draft["title"]), _words(want["title"]), where)
        for key in ("landlords", "carriers", "partners"):
            found = [key_of(name["name"]) for name in draft[key]]
            self._add(key, found, [key_of(name) for name in want[key]], where)
        towns = [
            [p for p in places["places"] if p["kind"] == "commune"] for places in (draft, want)
        ]
        communes = [[folded(p["name"]) for p in side] for side in towns]
        self._add("communes", communes[0], communes[1], where)
        codes = [[p["insee"] for p in side if p["insee"]] for side in towns]
        self._add("insee", codes[0], codes[1], where)
        inner = [
            [p for p in places["places"] if p["kind"] != "commune"] for places in (draft, want)
        ]
        names = [[_place(p["name"]) for p in side] for side in inner]
        self._add("places", names[0], names[1], where)
        sides = (draft["figures"], want["figures"])
        values = [[(float(f["value"]), f["unit"]) for f in side] for side in sides]
        self._add("figures", values[0], values[1], where)
        self._roles(sides[0], sides[1], where)
        self._one("duration", draft["duration_years"], want["duration_years"], where)
        if want["themes"]:
            first = want["themes"][0]
            best = draft["themes"][0]["theme"] if draft["themes"] else None
            self._one("primary theme", best, first, where)

    def _roles(self, found: Iterable[Json], expected: Iterable[Json], where: str) -> None:
        """Compare roles among the figures that were found with the right value and unit."""
        wanted = {(float(f["value"]), f["unit"]): f["role"] for f in expected}
        for figure in found:
            key = (float(figure["value"]), figure["unit"])
            if key in wanted:
                self._one("figure roles", figure["role"], wanted[key], f"{where} {key}")

    def _one(self, key: str, found: Hashable, expected: Hashable, where: str) -> None:
        left = [] if found is None else [found]
        self._add(key, left, [] if expected is None else [expected], where)

    def _add(
        self, key: str, found: Iterable[Hashable], expected: Iterable[Hashable], where: str
    ) -> None:
        have, want = Counter(found), Counter(expected)
        tally = self.tallies[key]
        tally.right += (have & want).total()
        tally.found += have.total()
        tally.expected += want.total()
        if have != want:
            tally.misses.append(
                f"{where}\n      found {list(have - want)} missed {list(want - have)}"
            )


def _paired(found: list[Any], wanted: list[Any]) -> list[tuple[Json, Json]]:
    """Pair drafts and expectations by title where there is one, else by position."""
    titles = {_words(draft["title"]): draft for draft in found if draft["title"]}
    if len(found) == len(wanted):
        return list(zip(found, wanted, strict=True))
    return [
        (titles[_words(w["title"])], w)
        for w in wanted
        if w["title"] and _words(w["title"]) in titles
    ]


def _words(title: str | None) -> str | None:
    return " ".join(title.split()) if title else None


def _place(name: str) -> str:
    plain_name = folded(name)
    for noun in ("residence", "cite", "quartier", "tour"):
        plain_name = plain_name.removeprefix(f"{noun} ")
    for link in ("de la ", "des ", "du ", "de ", "les ", "la ", "le "):
        plain_name = plain_name.removeprefix(link)
    return plain_name
