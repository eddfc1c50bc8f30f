"""How long decks take, beside the summary of the same selection: run by hand, never a test.

    python tests/dashboard/exports/deck/speed_of_deck.py

Times are processor seconds, best of three. Aims: the slides of the default deck in 1 s, with a
slide for every two projects in 3 s, each file under 1 MB; the page to send in 2 s, under 1 MB.
"""

import datetime as dt
import io
import time
from collections.abc import Callable

from pptx import Presentation

from dashboard.exports.deck.build import build_deck
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.single_page.page import build_page
from dashboard.language.translation import Words
from dashboard.measures.key_figures import summary
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.geography.geography import load_geography
from loaders.package.load import SHIPPED, load_portfolio


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    index = Index(load_portfolio(SHIPPED))
    geography = load_geography(SHIPPED / "geography")
    words, today = Words("fr"), dt.date(2026, 1, 1)
    every = tuple(index.portfolio.projects["id"])
    unit = best(lambda: summary(Selection(index), words))
    print(f"summary            {unit:5.2f} s")
    for name, options in (
        ("default deck", DeckOptions(today=today)),
        ("with all projects", DeckOptions(projects=every, today=today)),
    ):
        made: list[bytes] = []

        def work(options: DeckOptions = options, made: list[bytes] = made) -> None:
            made.append(build_deck(Selection(index), options, words, geography=geography))

        spent = best(work)
        slides = len(Presentation(io.BytesIO(made[-1])).slides)
        print(
            f"{name:18} {spent:5.2f} s = {spent / unit:4.0f} summaries, "
            f"{slides} slides, {len(made[-1]) / 1e6:.2f} MB"
        )
    page = [b""]

    def send() -> None:
        page[0] = build_page(Selection(index), DeckOptions(today=today), words, geography=geography)

    spent = best(send)
    print(f"page to send       {spent:5.2f} s, {len(page[0]) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
