"""How fast the dashboard loads and recomputes, printed: `python tests/benchmark.py`.

Recomputing is what a new filter costs the server before anything is drawn: the selection, every
measure of the overview and its figures. It is measured at the shipped portfolio and at synthetic
ones of its shape, beside a plain pandas recompute (merge, filter and group for every chart) that
draws the same figures. Sizes can be named: `python tests/benchmark.py 10000`.
The time of the processor stands beside that of the clock, as a busy machine makes others wait.
"""

import itertools
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from dashboard.charts.bars import bars
from dashboard.charts.committees import committee_columns
from dashboard.charts.figure import Figure
from dashboard.charts.heatmap import heatmap
from dashboard.charts.share_bars import share_bars
from dashboard.language.translation import Words
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.measures.key_figures import key_figures, reach
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.style.scheme import LIGHT
from dashboard.texts.themes import theme_parts
from loaders.package.load import load_portfolio
from loaders.package.portfolio import Portfolio
from tests.synthetic import synthetic_portfolio

RUNS = 20
WORDS = Words("fr")
SHIPPED_SIZE = len(load_portfolio().projects)

GOALS = {SHIPPED_SIZE: 15, 10_000: 25, 1_000_000: 150}
"""Milliseconds that a recompute is meant to take, by the number of projects."""

_LOAD = """
import time
from loaders.package.load import load_portfolio
clock, processor = time.perf_counter(), time.process_time()
load_portfolio()
print(time.perf_counter() - clock, time.process_time() - processor)
"""

Times = tuple[float, float]  # seconds by the clock and of the processor


def main(arguments: list[str]) -> None:
    """Print the table for the sizes named, or for all."""
    sizes = [int(argument) for argument in arguments] or list(GOALS)
    loads = [_in_a_new_process(_LOAD) for _ in range(5)]
    print(f"package loaded, first time in a process: {_spread(loads)}   goal 300 ms")
    for size in sizes:
        _report(size)


def _report(size: int) -> None:
    started = time.perf_counter()
    portfolio = load_portfolio() if size == SHIPPED_SIZE else synthetic_portfolio(size)
    built = time.perf_counter()
    index = Index(portfolio)
    print(f"\n{size:,} projects" + ("" if size == SHIPPED_SIZE else " (synthetic)"))
    print(f"  portfolio {built - started:.1f} s, index {time.perf_counter() - built:.1f} s")
    ours = _timed(lambda address: overview(index, address), _addresses(index))
    plain = Plain(portfolio)
    theirs = _timed(lambda address: plain.overview(index, address), _addresses(index))
    print(f"  new filter to figures   {_spread(ours)}   goal {GOALS.get(size, '-')} ms")
    print(f"  the same in plain pandas {_spread(theirs)}")
    ratio = _median(theirs) / _median(ours)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {ratio:.1f} times as fast; peak memory of the process so far {peak:,.0f} MB")


def _addresses(index: Index) -> Iterator[str]:
    """Yield filters that differ from one to the next, as a visitor clicks through them."""
    themes = index.link("theme").values[:-1]
    regions = index.link("region").values[:-1]
    networks = index.link("network").values[:-1]
    for theme, region, network in zip(
        itertools.cycle(themes), itertools.cycle(regions), itertools.cycle(networks), strict=False
    ):
        yield from (
            f"theme={theme}",
            f"region={region}",
            f"theme={theme}&region={region}",
            f"network={network}",
            "year=2018-2022",
        )


def overview(index: Index, address: str) -> list[Figure | str]:
    """Recompute all that the overview shows for one filter."""
    selection = Selection(index, read_address(address, index)[0])
    key_figures(selection)
    reach(selection, WORDS)
    both = selection.without("theme", "region")
    return _figures(
        projects_by(selection.without("theme"), "theme", WORDS).frame,
        ranked(projects_by(selection.without("region"), "region", WORDS)).frame,
        projects_by_committee(selection.without("committee"), WORDS).frame,
        projects_by_two(both, "theme", "region", WORDS).frame,
    )


def _figures(
    themes: pd.DataFrame,
    regions: pd.DataFrame,
    committees: pd.DataFrame,
    crossed: pd.DataFrame,
) -> list[Figure | str]:
    rows = list(zip(themes["id"], themes["label"], strict=True))
    columns = list(zip(regions["id"], regions["label"], strict=True))
    told = themes.assign(short=themes["label"], said=themes["label"])
    return [
        share_bars(told, "theme", LIGHT, parts=theme_parts(WORDS)),
        bars(regions, LIGHT, hover="projets"),
        committee_columns(committees, LIGHT, selected="projets", announced="annoncés"),
        heatmap(crossed, LIGHT, rows=rows, columns=columns, hover="projets"),
    ]  # fmt: skip


class Plain:
    """The usual way: frames merged once, then filtered and grouped anew for every chart."""

    def __init__(self, portfolio: Portfolio) -> None:
        self.projects = portfolio.projects[["id", "committee"]].rename(columns={"id": "project"})
        themes = portfolio.tables["project_themes"]
        self.themes = themes[["project", "theme"]]
        self.main = themes[themes["rank"] == 1][["project", "theme"]]
        self.places = portfolio.project_territories[["project", "region", "departement"]]
        self.networks = portfolio.project_networks[["project", "network"]]
        self.landlords = portfolio.tables["project_landlords"][["project", "landlord"]]
        self.carriers = portfolio.tables["project_organisations"][["project", "organisation"]]
        figures = portfolio.figures
        self.figures = figures[figures["role"] == "targeted"][["project", "unit", "value"]]
        self.years = portfolio.project_years.assign(project=self.projects["project"])

    def overview(self, index: Index, address: str) -> list[Figure | str]:
        """Recompute all that the overview shows for one filter."""
        kept = self._kept(read_address(address, index)[0].values)
        for frame, column in (
            (self.landlords, "landlord"),
            (self.carriers, "organisation"),
            (self.places, "departement"),
        ):
            frame.loc[frame["project"].isin(kept), column].nunique()
        reached = self.figures[self.figures["project"].isin(kept)]
        reached.groupby("unit", observed=True).agg({"value": "sum", "project": "nunique"})
        places = self.places[self.places["project"].isin(kept)][["project", "region"]]
        themes = self.themes[self.themes["project"].isin(kept)]
        crossed = themes.merge(places.drop_duplicates(), on="project")
        committees = self.projects[self.projects["project"].isin(kept)]
        counted = self._counted(index, committees, "committee").assign(short="", announced=None)
        pairs = crossed.groupby(["theme", "region"], observed=True)["project"].nunique()
        return _figures(
            self._by_theme(index, themes, kept),
            self._counted(index, places, "region").sort_values("projects", ascending=False),
            counted.assign(short=counted["label"], announced=float("nan")),
            pairs.reset_index().set_axis(["first", "second", "projects"], axis=1),
        )

    def _kept(self, chosen: Mapping[str, tuple[str, ...]]) -> pd.Series:
        kept = self.projects["project"]
        for frame, key in (
            (self.themes, "theme"),
            (self.places, "region"),
            (self.networks, "network"),
        ):
            if key in chosen:
                kept = kept[kept.isin(frame.loc[frame[key].isin(chosen[key]), "project"])]
        if "year" in chosen:
            first, last = map(int, chosen["year"][0].split("-"))
            inside = (self.years["first"] >= first) & (self.years["last"] <= last)
            kept = kept[kept.isin(self.years.loc[inside.fillna(value=False), "project"])]
        return kept

    def _by_theme(self, index: Index, themes: pd.DataFrame, kept: pd.Series) -> pd.DataFrame:
        main = self.main[self.main["project"].isin(kept)]
        first = main.groupby("theme", observed=True)["project"].nunique()
        counted = self._counted(index, themes, "theme")
        first = counted["id"].astype("object").map(first).fillna(0).astype(int)
        return counted.assign(projects_main=first)

    def _counted(self, index: Index, frame: pd.DataFrame, key: str) -> pd.DataFrame:
        counted = frame.groupby(key, observed=True)["project"].nunique().reset_index()
        counted.columns = pd.Index(["id", "projects"])
        return counted.assign(label=counted["id"].map(index.labels(key, WORDS)))


def _timed(run: Callable[[str], object], addresses: Iterator[str]) -> list[Times]:
    for address in itertools.islice(addresses, 5):
        run(address)
    times = []
    for address in itertools.islice(addresses, RUNS):
        clock, processor = time.perf_counter(), time.process_time()
        run(address)
        times.append((time.perf_counter() - clock, time.process_time() - processor))
    return times


def _spread(times: list[Times]) -> str:
    clock = sorted(clock for clock, _ in times)
    late = clock[max(0, round(0.95 * len(clock)) - 1)]
    processor = statistics.median(processor for _, processor in times)
    median = _median(times)
    return (
        f"median {median * 1000:7.1f} ms, p95 {late * 1000:7.1f} ms, "
        f"processor {processor * 1000:7.1f} ms"
    )


def _median(times: list[Times]) -> float:
    return statistics.median(clock for clock, _ in times)


def _in_a_new_process(program: str) -> Times:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", program]
    printed = subprocess.run(command, capture_output=True, check=True, cwd=root, text=True).stdout
    clock, processor = map(float, printed.split())
    return clock, processor


if __name__ == "__main__":
    main(sys.argv[1:])
