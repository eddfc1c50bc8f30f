"""The address of a figure alone, which is copied onto another website."""

import pytest

from dashboard.components.figures.export_menu import is_local, public_address

PAGES = ["overview", "map"]


@pytest.mark.parametrize(
    ("page", "hosts", "address"),
    [
        ("http://127.0.0.1:8501", [], "http://127.0.0.1:8501/figure?q"),
        ("http://127.0.0.1:8501/map", [], "http://127.0.0.1:8501/figure?q"),
        ("http://127.0.0.1:8501/fonds/laureats", [], "http://127.0.0.1:8501/fonds/laureats/figure?q"),
        ("http://127.0.0.1:8501/fonds/laureats/", [], "http://127.0.0.1:8501/fonds/laureats/figure?q"),
        ("http://127.0.0.1:8501/fonds/map", [], "http://127.0.0.1:8501/fonds/figure?q"),
        ("http://localhost:8501/map", ["projets.example"], "http://projets.example:8501/figure?q"),
        ("http://[::1]:8501/a/map", ["fd00::1", "b"], "http://[fd00::1]:8501/a/figure?q"),
        ("https://fonds.example/laureats/map", ["b"], "https://fonds.example/laureats/figure?q"),
    ],
)  # fmt: skip
def test_it_keeps_the_path_and_takes_a_name_that_others_know(page, hosts, address):
    assert public_address(page, PAGES, hosts, "figure", "q") == address


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://127.0.0.1:8501/figure", True),
        ("http://localhost/figure", True),
        ("http://[::1]:8501/figure", True),
        ("https://fonds.example/figure", False),
        ("http://192.168.1.5:8501/figure", False),
    ],
)
def test_an_address_that_this_machine_alone_knows_is_told_apart(address, local):
    assert is_local(address) is local
