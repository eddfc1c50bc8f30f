"""A data package of three projects, small enough to break in every way and to count by hand.

`garden` and `garden-again` follow one another; the first is backed by two landlords of one group,
whose network belongs to a wider one. `bare` has a title, a committee and nothing else.
"""

import csv
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.package.load import SHIPPED, load_portfolio
from loaders.package.portfolio import Portfolio
from loaders.package.problems import Problem
from loaders.package.schema import read_schema

TABLES = {
    "committees": """\
id,date,season,announced,auditioned,source_url
2021-02-04,2021-02-04,,7,9,https://example.org/2021
saison-2018-2019,,2018-2019,,,https://example.org/season
""",
    "projects": """\
id,committee,round_up,title,subtitle,title_is_given,summary_fr,summary_en,duration_years,amount_eur,\
record_status,note_fr,note_en,source_url,selected,title_fr,subtitle_fr,title_en,subtitle_en,\
short_title_fr,short_title_en,promise_fr,promise_en,source_kind,certainty,amount_source_url
garden,2021-02-04,,Jardins d’Été,,true,Un jardin.,A garden.,1.5,12000,whole,,,https://example.org/1,,,,,,,,,,,,
garden-again,2021-02-04,saison-2018-2019,Jardins encore,,true,Suite.,Sequel.,,,partial,,,https://example.org/2,,,,,,,,,,,,
bare,saison-2018-2019,,Nu,,false,Rien de plus.,Nothing more.,,,partial,,,https://example.org/3,,,,,,,,,,,,
""",
    "themes": """\
id,position,name_fr,name_en,short_fr,short_en,asked_for
culture,1,Culture,Culture,Culture,Culture,true
ecology,2,Écologie,Ecology,Écologie,Ecology,true
""",
    "project_themes": """\
project,theme,rank
garden,ecology,1
garden,culture,2
garden-again,ecology,1
""",
    "networks": """\
id,name,kind,parent,owner,source_url
group,Groupe,group,,,https://example.org/group
branch,Branche,group,group,,https://example.org/branch
""",
    "landlords": """\
id,name,aliases,kind,kind_source_url,hq_insee,hq_source_url,homes,homes_year,homes_source_url
one,Un Habitat,UH,ESH,,,,1200,2020,
two,Deux Habitat,,,,,,,,
""",
    "landlord_networks": """\
landlord,network,first_year,last_year,confidence,source_url
one,branch,,,high,https://example.org/one
two,group,2020,,low,https://example.org/two
""",
    "project_landlords": """\
project,landlord,name_as_written,phase
garden,one,UH,
garden,two,Deux,
garden-again,one,Un Habitat,
""",
    "organisations": """\
id,name,aliases,kind
roots,Racines,,association
town,Ville,,public-body
""",
    "project_organisations": """\
project,organisation,role
garden,roots,carrier
garden,town,partner
""",
    "places": """\
id,name,kind,insee,departement,region,lon,lat,precision,qpv,basis
lens,Lens,commune,62498,62,32,2.83,50.43,commune,true,stated
paris,Paris,commune,75056,75,11,2.34,48.86,commune,,inferred
""",
    "project_places": """\
project,place
garden,lens
garden,paris
garden-again,paris
""",
    "figures": """\
project,position,value,unit,role,scope_fr,scope_en,approximate,as_written,source_url
garden,1,40,homes,targeted,,,false,40 logements,
garden,2,900,homes,stock,,,false,un parc de 900 logements,
garden-again,1,25,homes,targeted,,,true,environ 25 logements,
garden-again,2,12,people,targeted,,,false,12 personnes,
""",
    "lineage": """\
project,earlier_title,earlier_project,relation,as_written,earlier_title_en
garden-again,Jardins d’Été,garden,continues,prolonge les jardins,
""",
}


@dataclass(frozen=True)
class Package:
    """A folder with a data package that a test may break."""

    directory: Path

    def path(self, table: str) -> Path:
        return self.directory / f"{table}.csv"

    def text(self, table: str) -> str:
        return self.path(table).read_text("utf-8")

    def write(self, table: str, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        self.path(table).write_bytes(data)

    def edit(self, table: str, old: str, new: str) -> None:
        """Replace `old`, which must stand in the table."""
        text = self.text(table)
        assert old in text, old
        self.write(table, text.replace(old, new))

    def edit_descriptor(self, change: Callable[[dict[str, Any]], None]) -> None:
        path = self.directory / "datapackage.json"
        descriptor = json.loads(path.read_text("utf-8"))
        change(descriptor)
        path.write_text(json.dumps(descriptor), "utf-8")

    def load(self) -> Portfolio:
        return load_portfolio(self.directory)


def small_package(directory: Path) -> Package:
    """Write the three projects into `directory`, with the shipped descriptor and territories."""
    package = Package(directory)
    shutil.copy(SHIPPED / "datapackage.json", directory)
    (directory / "geography").mkdir()
    for table in read_schema(SHIPPED).tables.values():
        if table.path.startswith("geography/"):
            shutil.copy(SHIPPED / table.path, directory / "geography")
        else:
            names = [field.name for field in table.fields]
            package.write(table.name, _with_columns(TABLES.get(table.name, ""), names))
    return package


def _with_columns(text: str, names: list[str]) -> str:
    """Return a table with all columns of these names: those it lacks come last, and are empty."""
    rows, written = csv.DictReader(io.StringIO(text)), io.StringIO()
    headings = dict.fromkeys([*(rows.fieldnames or ()), *names])
    table = csv.DictWriter(written, list(headings), restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()


def told(problem: Problem) -> tuple[str, str, str, int | None, str | None, str | None]:
    """Return what a test compares of a problem, all but its parameters."""
    return (
        problem.file,
        problem.rule.value,
        problem.loss.value,
        problem.row,
        problem.column,
        problem.value,
    )
