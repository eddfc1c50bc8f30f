"""Measure the reader on announcements whose right drafts are known.

`python -m tests.loaders.announcement.evaluate [FOLDER…] [--misses]` reads every `<name>.txt` that
has a `<name>.json` beside it, once with the names of the data set and once without: the second
table says how well the reader does on landlords and associations nobody has told it about.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import Announcement
from loaders.announcement.output import to_json
from loaders.announcement.reader import read_announcement
from loaders.announcement.text_input import content_of, text_of_bytes
from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED, load_portfolio
from tests.loaders.announcement.scoring import FIELDS, Score

FIXTURES = Path(__file__).parent / "fixtures"
_SHOWN_PER_LAYOUT = (
    "projects",
    "title",
    "landlords",
    "carriers",
    "communes",
    "figures",
    "primary theme",
)


_READ: dict[tuple[Path, int], tuple[Knowledge, Announcement]] = {}
"""What was read of each file under the same knowledge, which stays so that no other has its id."""


def read_file(path: Path, knowledge: Knowledge) -> Announcement:
    """Return what the announcement in a file says; it is read once."""
    key = path, id(knowledge)
    if key not in _READ:
        text = text_of_bytes(content_of(path), path.name)
        _READ[key] = knowledge, read_announcement(text, knowledge)
    return _READ[key][1]


def shipped_knowledge(directory: Path = SHIPPED) -> Knowledge:
    """Return what the data package in `directory` lets the reader know."""
    communes = read_communes(directory / "geography" / "communes.parquet")
    return Knowledge.of(load_portfolio(directory).tables, communes)


def nameless(knowledge: Knowledge) -> Knowledge:
    """Return the same knowledge of France, with no landlord, organisation or known place."""
    return replace(
        knowledge, landlords={}, organisations={}, places={}, territories={}, well_known={}
    )


def evaluate(folders: Iterable[Path], knowledge: Knowledge) -> tuple[Score, dict[str, Score]]:
    """Return the score over all announcements of `folders`, and one score per layout."""
    total, by_layout = Score(), defaultdict[str, Score](Score)
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            wanted = path.with_suffix(".json")
            if wanted.is_file():
                expected = json.loads(wanted.read_text(encoding="utf-8"))
                drafts = to_json(read_file(path, knowledge))
                for score in (total, by_layout[expected.get("layout", folder.name)]):
                    score.compare(drafts, expected, path.stem)
    return total, dict(by_layout)


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; return 1 when no announcement was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.loaders.announcement.evaluate")
    parser.add_argument("folders", nargs="*", type=Path, default=[FIXTURES], metavar="FOLDER")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    options = parser.parse_args(arguments)
    known = shipped_knowledge()
    lines: list[str] = []
    for heading, knowledge in (
        ("names of the data set known", known), ("no name known", nameless(known)),
    ):  # fmt: skip
        total, by_layout = evaluate(options.folders, knowledge)
        if not total.tallies:
            return 1
        lines += [
            f"\n== {heading}",
            *_fields(total, misses=options.misses),
            "",
            *_layouts(by_layout),
        ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _fields(score: Score, *, misses: bool) -> list[str]:
    lines = [f"{'field':<16}{'precision':>10}{'recall':>8}{'F1':>6}{'expected':>10}"]
    for key in FIELDS:
        tally = score.tallies[key]
        lines.append(
            f"{key:<16}{tally.precision:>10.2f}{tally.recall:>8.2f}{tally.f1:>6.2f}{tally.expected:>10}"
        )
        lines += [f"    {miss}" for miss in tally.misses] if misses else []
    return lines


def _layouts(by_layout: dict[str, Score]) -> list[str]:
    lines = [f"{'F1 per layout':<22}" + "".join(f"{key:>14}" for key in _SHOWN_PER_LAYOUT)]
    for layout, score in sorted(by_layout.items()):
        cells = "".join(f"{score.tallies[key].f1:>14.2f}" for key in _SHOWN_PER_LAYOUT)
        lines.append(f"{layout:<22}{cells}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
