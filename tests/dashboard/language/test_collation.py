"""Names stand where a reader looks for them, in every list."""

import pandas as pd

from dashboard.language.collation import by_name, in_order, labels_in_order
from dashboard.language.translation import Words
from dashboard.maps.links import COLUMNS, link_layer
from dashboard.measures.compared import Compared, most_first
from dashboard.measures.measure import Coverage
from dashboard.measures.sheets.subject import network_record, subject
from dashboard.selection.index import Index
from dashboard.style.scheme import LIGHT
from tests.packages import Package

_AS_A_REGISTER = ["3F", "Éclat", "ESH", "Île", "Œuvre", "Oise", "Zone"]
"""By their code points É, Î and Œ would come after Z."""


def test_accents_ligatures_and_case_do_not_move_a_name() -> None:
    assert in_order(reversed(_AS_A_REGISTER)) == _AS_A_REGISTER
    labels = {str(number): name for number, name in enumerate(reversed(_AS_A_REGISTER))}
    assert list(labels_in_order(labels).values()) == _AS_A_REGISTER


def test_a_frame_is_sorted_by_numbers_first_and_then_by_names() -> None:
    frame = pd.DataFrame({"count": [10, 9, 10], "name": ["Zone", "Aube", "Île"]})
    ordered = frame.sort_values(["count", "name"], ascending=[False, True], key=by_name)
    assert ordered["name"].tolist() == ["Île", "Zone", "Aube"]


def test_equal_rows_of_a_comparison_stand_by_name() -> None:
    frame = pd.DataFrame({"id": _AS_A_REGISTER, "label": _AS_A_REGISTER, "one": 1, "other": 1})
    coverage = Coverage(7, 7)
    turned = frame[::-1].reset_index(drop=True)
    assert most_first(Compared(turned, coverage, coverage)).frame["label"].tolist() == (
        _AS_A_REGISTER
    )


def test_who_shares_a_line_of_the_map_stands_by_name() -> None:
    names = _AS_A_REGISTER[::-1]
    links = pd.DataFrame([(name, 2.0, 48.0, 3.0, 49.0) for name in names], columns=COLUMNS)
    (line,) = link_layer(links, LIGHT, str).data
    assert line["detail"] == " · ".join(_AS_A_REGISTER)


def test_members_of_a_network_with_equal_counts_stand_by_name(package: Package) -> None:
    package.edit("landlords", "Un Habitat", "Zone")
    package.edit("landlords", "Deux Habitat", "Éclat")
    package.edit("landlord_networks", "two,group", "two,branch")
    package.edit("project_landlords", "garden-again,one,Un Habitat,\n", "")
    index = Index(package.load())
    about = subject(index, "network", "branch", Words("fr"))
    assert network_record(about, Words("fr")).members["name"].tolist() == ["Éclat", "Zone"]
